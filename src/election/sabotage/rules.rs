//! The rules that can be broken, each once: the list of all of them can't forget one.

/// Defines the enum and, from the same lines, the list of its variants.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident,)*) => {
        /// One rule, and how it is broken.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Sabotage {
            $($(#[$doc])* $rule,)*
        }

        impl Sabotage {
            /// All of them.
            pub const ALL: [Sabotage; [$(stringify!($rule)),*].len()] = [$(Sabotage::$rule,)*];
        }
    };
}

rules! {
    /// R4: a second vote in one term is given to another candidate.
    VoteTwice,
    /// R4: a reply leaves before the vote in it is durable.
    ReplyBeforePersist,
    /// R5: a repeated grant counts as the vote of one more node.
    CountRepeatedGrants,
    /// R5: a grant for an earlier campaign counts for this one.
    IgnoreNonce,
    /// R5: the own vote is cast although it was given to another.
    CastOwnVoteTwice,
    /// R6: the yes of a pre-vote counts as a vote.
    PreVoteAsVote,
    /// R1: a lower term is adopted as well.
    TermFalls,
    /// R1: a leader that hears a higher term goes on leading its own.
    LeadOnDespiteHigherTerm,
    /// R4: a promise to another does not keep from voting.
    IgnorePromise,
    /// R4: a vote starts no promise.
    VoteWithoutPromise,
    /// R5: a candidate does not ask its own promise.
    IgnoreOwnPromise,
    /// R8: a leader that hears a higher term votes at once, and keeps no promise to itself.
    DeposedVotesAtOnce,
    /// R8: the lease is counted from the receipt of the ack instead of the heartbeat's sending.
    LeaseFromReceipt,
    /// R8: the lease counts what was asked for, not what was promised.
    LeaseFromAskedPromise,
    /// R8: a heartbeat does not put suspicion off.
    SuspectDespiteHeartbeat,
    /// R10: the resignation is told before it is published.
    ResignBeforePublishing,
    /// R4: the word that nobody listens at the leader's address frees from the promise to that
    /// leader.
    UnreachableFreesFromPromise,
    /// R13: a started node votes and promises at once.
    NoRestartSilence,
    /// R4: a candidate that is behind gets the vote (S10).
    IgnorePosition,
    /// R4: a vote leaves though the application has gone on since its position was read. The
    /// core's part is right; whoever carries outputs out breaks this.
    VoteOfAnyPosition,
    /// R14: a life goes on although its machine was restored from a snapshot. Whoever runs the core
    /// breaks this.
    GoOnRestored,
    /// R10: leadership is given up by request at once, though a guard is held. The duty cycle's
    /// part is right; whoever counts guards breaks this.
    IgnoreGuards,
    /// R10: guards are granted while a drain goes on. The duty cycle's part is right; whoever
    /// grants guards breaks this.
    GuardInDrain,
    /// A leader says that all work has stopped though its application does not. The duty cycle's
    /// part is right; whoever asks the application breaks this.
    DeclareUnasked,
    /// A leader is told that all work has stopped since a leader long before has said so.
    HeedStoppedLongAgo,
    /// R4: a write that failed counts as durable.
    IgnoreFailedWrite,
    /// R5: an own vote that was prepared counts as durable, even after a later write has failed.
    /// The core's part is right; the simulator's and the model's disks break this.
    TrustPrepared,
    /// R5: grants that come after the campaign's time limit count.
    CountLateGrants,
    /// R8: the lease is not shortened by what clocks may differ by.
    LeaseIgnoresDrift,
    /// R10: a resignation in an earlier term voids the promise to the same node in this one.
    HeedLateResignation,
    /// R10: candidates carry and voters take a release from whatever term it is.
    ReleaseForAnyTerm,
    /// R10: a death notice is heeded whichever life of the leader it is about.
    NoticeOfAnyLife,
    /// 4.2: the guardian sends the notice before it voids the page. The core's part is right; the
    /// simulator's and the model's guardians break this.
    NoticeBeforeVoid,
    /// R15: a bequest stays in the page when its leader stops leading.
    KeepBequest,
    /// R15: a bequest stays in the page when it was delivered alive.
    BequeathTwice,
    /// R15: a bequest is withdrawn where the next term begins, but not where a later one does.
    WithdrawForNextTermOnly,
    /// R15: a bequest is withdrawn after all else that follows from its input.
    WithdrawLast,
    /// R15: a bequest is left to each follower that could take over. The core's part is right; the
    /// simulator's and the model's pages break this.
    BequeathToMany,
    /// R15: a life whose page is void delivers its outputs all the same. The core's part is right;
    /// whoever carries them out breaks this.
    DeliverThoughVoid,
    /// R15: the guardian does not compare the position in the page. The core's part is right; the
    /// simulator's and the model's guardians break this.
    BequestOfAnyPosition,
    /// R15: a start finds the vote in the next term free.
    ForgetBequest,
    /// R15: a leader that has left its vote goes on as if it had it.
    KeepLeftVote,
    /// R15: a leader that has left its vote promises nothing to its heir.
    ResignWithoutPromise,
    /// R15: a bequest is used after its end.
    UseBequestLate,
    /// R15: a campaign by bequest lasts for as long as any other.
    LimitFromBequest,
    /// R15: a bequest joins a campaign whose limit has passed.
    MergeExpiredCampaign,
    /// R15: a bequest to an earlier life of the heir is used.
    BequestToAnyLife,
    /// R15: a bequest of a life of the leader that was not heard to lead that term is used.
    BequestOfAnyLife,
    /// R15: a bequest for any term is used for the next one.
    BequestForAnyTerm,
    /// R15: a bequest is used for a term in which this node has led and resigned.
    LeadAgainByBequest,
    /// R15: a bequest is used by a node that is silent or recovering.
    InheritInSilence,
    /// R15: a bequest is used by a node that is behind its leader.
    InheritBehind,
    /// R15: the leader's vote counts from the receipt of the bequest.
    LeaseFromBequest,
    /// R15: the leader's vote lasts for as long as the heir's own promises do.
    InheritForOwnPromise,
    /// R15: a bequest is used that rests on an ack of a later moment.
    InheritFromFuture,
    /// R15: a bequest is used that rests on an ack by a clock that has lied.
    InheritByOldClock,
    /// R13: a node whose clock has lied votes and promises at once.
    NoSilenceAfterClockFault,
    /// R14: a node that has forgotten its vote takes part after the silence, whoever answers.
    RejoinUnasked,
    /// R14: one answer of a node that has forgotten nothing is enough.
    RejoinOnOneAnswer,
    /// R14: the answers of nodes that are recovering count to the majority.
    CountRecovering,
    /// R14: the vote in the term learned counts as free.
    VoteAgainInTermLearned,
    /// R14: after too many restarts at once the wall clock gives no floor of the term.
    NoTermFloor,
    /// R14: a store that was created is taken for one that remembers. The core's part is right;
    /// the simulator's and the model's stores break this.
    TrustCreatedStore,
    /// R14: no silence before the others are asked.
    AskAtOnce,
    /// R14: the silence outlasts promises, as with durable state, but not campaigns.
    SilentForPromisesAlone,
    /// R14: answers to the questions of an earlier life count.
    HeedEarlierAnswers,
    /// R2: a request with a lower term is dropped in silence. Breaks no safety.
    DropStaleRequests,
    /// R3: who suspects takes the next term and votes for itself at once. Breaks no safety.
    CampaignTakesTerm,
    /// R5: a campaign has no time limit. Breaks no safety while late grants don't count.
    CampaignWithoutEnd,
    /// R9: a leader without a lease asks for promises all the same. Breaks no safety.
    LapsedLeaderBinds,
    /// R7: the pre-vote is skipped among more than three voters too. Breaks no safety.
    FastPathAmongAny,
    /// A node campaigns though it stands by, or its application has stalled. Breaks no safety.
    CampaignInStandby,
    /// A node says that it may be elected, and takes what is left to it (R15), though it stands by
    /// or its application has stalled. Breaks no safety.
    InheritInStandby,
    /// R4: a voter of higher priority denies its vote to any candidate below it. Breaks no safety.
    PriorityVetoes,
}
