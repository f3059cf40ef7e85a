//! The bytes of every kind of message, and every reason to reject one.
//!
//! The golden bytes are the format: where a test here fails, datagrams of another release are no
//! longer understood, and `VERSION` must change.

use interrex::message::{
    BallotReply, BallotRequest, Bequest, Body, Heartbeat, HeartbeatAck, Kind, Message,
    RecoveryReply, RecoveryRequest, Resign, Verdict,
};
use interrex::types::{
    BootId, ClusterId, ConfigId, Duration, Instant, NodeId, NodeSet, Nonce, Position, Priority,
    Round, Term,
};
use interrex::wire::{Envelope, LAST_TERM, Receiver, Record, Rejection, decode, encode, readdress};
use proptest::prelude::*;

const CLUSTER: ClusterId = ClusterId(0x1122_3344_5566_7788);
const ENVELOPE: Envelope = Envelope { cluster: CLUSTER, sequence: 9 };

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

/// Node 2 of the members 1, 2 and 3.
fn receiver() -> Receiver {
    let members = [1, 2, 3].into_iter().map(node).collect();
    Receiver { cluster: CLUSTER, node: node(2), members }
}

fn message(echo_ns: u64, body: Body) -> Message {
    Message {
        from: node(1),
        term: Term(5),
        boot: BootId(0x0a0b_0c0d_0e0f_1011),
        config: ConfigId { term: Term(4), version: 3 },
        sent_at: Instant::from_nanos(100),
        echo: Instant::from_nanos(echo_ns),
        body,
    }
}

fn request(release: Option<NodeId>) -> BallotRequest {
    BallotRequest {
        nonce: Nonce(0x21),
        proposed: Term(6),
        position: Position { log_term: 0x22, index: 0x23 },
        priority: Priority(0x24),
        release,
    }
}

fn reply() -> BallotReply {
    BallotReply {
        nonce: Nonce(0x21),
        candidate_boot: BootId(0x31),
        proposed: Term(6),
        verdict: Verdict::Promised,
        promise: Duration::from_nanos(0x32),
    }
}

fn heartbeat() -> Heartbeat {
    Heartbeat {
        round: Round(0x41),
        promise: Duration::from_micros(250),
        interval: Duration::from_micros(50),
        mean_rtt: Duration::from_nanos(0x42),
    }
}

/// One message of each kind, in the order of the kinds.
fn each_kind() -> [Message; 11] {
    [
        message(0, Body::Heartbeat(heartbeat())),
        message(0x32, Body::HeartbeatAck(ack(true))),
        message(0, Body::PreVoteRequest(request(None))),
        message(0x32, Body::PreVoteReply(reply())),
        message(0, Body::VoteRequest(request(Some(node(3))))),
        message(0x32, Body::VoteReply(reply())),
        message(0, Body::Resign(Resign { heir: Some(node(2)), work_stopped: true })),
        message(0, Body::RecoveryRequest(RecoveryRequest { nonce: Nonce(0x51) })),
        message(0x32, Body::RecoveryReply(recovery_reply(true))),
        message(0, Body::DeathNotice),
        message(0x32, Body::Bequest(bequest(true, false))),
    ]
}

fn ack(electable: bool) -> HeartbeatAck {
    HeartbeatAck {
        round: Round(0x41),
        promise: Duration::from_micros(250),
        position: Position { log_term: 0x43, index: 0x44 },
        priority: Priority(0x45),
        electable,
    }
}

fn bequest(died: bool, work_stopped: bool) -> Bequest {
    Bequest {
        heir_boot: BootId(0x61),
        promise: Duration::from_micros(250),
        position: Position { log_term: 0x62, index: 0x63 },
        died,
        work_stopped,
    }
}

fn recovery_reply(recovering: bool) -> RecoveryReply {
    let floor = Term(if recovering { 0x53 } else { 0 });
    RecoveryReply { nonce: Nonce(0x51), requester_boot: BootId(0x52), recovering, floor }
}

fn encoded(message: &Message) -> Record {
    let mut record = Record::default();
    encode(message, node(2), &ENVELOPE, &mut record);
    record
}

/// The bytes that stand in hexadecimal in `rows`, white space left out.
fn hex(rows: &[&str]) -> Vec<u8> {
    let digits: String = rows.concat().split_whitespace().collect();
    let pairs = digits.as_bytes().chunks(2);
    let text = pairs.map(|pair| std::str::from_utf8(pair).expect("digits are ASCII"));
    text.map(|pair| u8::from_str_radix(pair, 16).expect("two digits")).collect()
}

/// A datagram as the table in `wire/layout.rs` has it: eight bytes a word, from the kind and the
/// flags, priority and verdict, the node named, the echo and the body.
fn golden(
    [kind, flags]: [&str; 2],
    judgement: &str,
    named: &str,
    echo: &str,
    body: [&str; 4],
) -> Vec<u8> {
    hex(&[
        "49525831 02",
        kind,
        flags,
        "00",
        judgement,
        "01 02 00000000",   // from, to, group
        "8877665544332211", // cluster
        "0500000000000000", // term
        "11100f0e0d0c0b0a", // boot
        "0900000000000000", // sequence
        "6400000000000000", // sent_at
        echo,
        "0400000000000000", // config_term
        "03000000",         // config_version
        named,
        "000000", // reserved
        &body.concat(),
        "0000000000000000 0000000000000000", // tag
    ])
}

const ZERO: &str = "0000000000000000";
const ECHO: &str = "3200000000000000";

/// The bytes of `message`, and asserts that it is read from them again.
fn bytes_of(message: &Message) -> Vec<u8> {
    let record = encoded(message);
    assert_eq!(decode(record.as_bytes(), &receiver()), Ok(*message));
    record.as_bytes().to_vec()
}

#[test]
fn the_bytes_of_a_heartbeat_are_fixed() {
    let words = ["4100000000000000", "90d0030000000000", "50c3000000000000", "4200000000000000"];
    let beat = message(0, Body::Heartbeat(heartbeat()));
    assert_eq!(bytes_of(&beat), golden(["01", "00"], "0000", "00", ZERO, words));
}

#[test]
fn the_bytes_of_a_heartbeat_ack_are_fixed() {
    let words = ["4100000000000000", "90d0030000000000", "4300000000000000", "4400000000000000"];
    for (electable, flags) in [(false, "00"), (true, "02")] {
        let ack = message(0x32, Body::HeartbeatAck(ack(electable)));
        assert_eq!(bytes_of(&ack), golden(["02", flags], "4500", "00", ECHO, words));
    }
}

#[test]
fn the_bytes_of_a_ballot_request_are_fixed() {
    let words = ["2100000000000000", "0600000000000000", "2200000000000000", "2300000000000000"];
    for (release, flags, named) in [(None, "00", "00"), (Some(node(3)), "01", "03")] {
        let pre_vote = message(0, Body::PreVoteRequest(request(release)));
        assert_eq!(bytes_of(&pre_vote), golden(["03", flags], "2400", named, ZERO, words));
        let vote = message(0, Body::VoteRequest(request(release)));
        assert_eq!(bytes_of(&vote), golden(["05", flags], "2400", named, ZERO, words));
    }
}

#[test]
fn the_bytes_of_a_ballot_reply_are_fixed() {
    let words = ["2100000000000000", "0600000000000000", "3200000000000000", "3100000000000000"];
    let pre_vote = message(0x32, Body::PreVoteReply(reply()));
    assert_eq!(bytes_of(&pre_vote), golden(["04", "00"], "0003", "00", ECHO, words));
    let vote = message(0x32, Body::VoteReply(reply()));
    assert_eq!(bytes_of(&vote), golden(["06", "00"], "0003", "00", ECHO, words));
}

#[test]
fn the_bytes_of_a_resignation_are_fixed() {
    for (heir, work_stopped, flags, named) in [
        (None, false, "00", "00"),
        (Some(node(2)), false, "01", "02"),
        (None, true, "20", "00"),
        (Some(node(2)), true, "21", "02"),
    ] {
        let resign = message(0, Body::Resign(Resign { heir, work_stopped }));
        assert_eq!(bytes_of(&resign), golden(["07", flags], "0000", named, ZERO, [ZERO; 4]));
    }
}

#[test]
fn the_bytes_of_a_recovery_are_fixed() {
    let nonce = "5100000000000000";
    let request = message(0, Body::RecoveryRequest(RecoveryRequest { nonce: Nonce(0x51) }));
    let words = [nonce, ZERO, ZERO, ZERO];
    assert_eq!(bytes_of(&request), golden(["08", "00"], "0000", "00", ZERO, words));
    for (recovering, flags, floor) in [(false, "00", ZERO), (true, "04", "5300000000000000")] {
        let reply = message(0x32, Body::RecoveryReply(recovery_reply(recovering)));
        let words = [nonce, "5200000000000000", floor, ZERO];
        assert_eq!(bytes_of(&reply), golden(["09", flags], "0000", "00", ECHO, words));
    }
}

#[test]
fn the_bytes_of_a_death_notice_are_fixed() {
    let notice = message(0, Body::DeathNotice);
    assert_eq!(bytes_of(&notice), golden(["0c", "00"], "0000", "00", ZERO, [ZERO; 4]));
}

#[test]
fn the_bytes_of_a_bequest_are_fixed() {
    let words = ["6100000000000000", "90d0030000000000", "6200000000000000", "6300000000000000"];
    for (died, work_stopped, flags) in
        [(false, false, "00"), (true, false, "08"), (false, true, "20")]
    {
        let bequest = message(0x32, Body::Bequest(bequest(died, work_stopped)));
        assert_eq!(bytes_of(&bequest), golden(["0d", flags], "0000", "00", ECHO, words));
    }
}

#[test]
fn every_kind_is_read_as_it_was_written() {
    for (message, kind) in each_kind().into_iter().zip(Kind::ALL) {
        assert_eq!(message.body.kind(), kind);
        assert_eq!(decode(encoded(&message).as_bytes(), &receiver()), Ok(message));
    }
}

#[test]
fn a_readdressed_record_is_the_same_message_to_another() {
    for message in each_kind() {
        let mut record = encoded(&message);
        readdress(&mut record, node(3), 10);
        let mut anew = Record::default();
        encode(&message, node(3), &Envelope { cluster: CLUSTER, sequence: 10 }, &mut anew);
        assert_eq!(record, anew);
        let other = Receiver { node: node(3), ..receiver() };
        assert_eq!(decode(record.as_bytes(), &other), Ok(message));
    }
}

/// Decodes the message at `place` of [`each_kind`] with these bytes written over it.
fn tampered(place: usize, patches: &[(usize, u8)]) -> Result<Message, Rejection> {
    let mut bytes = *encoded(&each_kind()[place]).as_bytes();
    for (offset, byte) in patches {
        bytes[*offset] = *byte;
    }
    decode(&bytes, &receiver())
}

/// Asserts that each kind, with these bytes written over it, is rejected for `reason`.
fn each_kind_is_rejected(patches: &[(usize, u8)], reason: Rejection) {
    for place in 0..Kind::ALL.len() {
        assert_eq!(tampered(place, patches), Err(reason), "{:?} {patches:?}", Kind::ALL[place]);
    }
}

#[test]
fn any_other_length_is_rejected() {
    let bytes = [0; 300];
    for length in (0..300).filter(|length| *length != 128) {
        assert_eq!(decode(&bytes[..length], &receiver()), Err(Rejection::Length));
    }
}

#[test]
fn other_protocols_and_versions_are_rejected() {
    for offset in 0..4 {
        each_kind_is_rejected(&[(offset, b'?')], Rejection::Magic);
    }
    each_kind_is_rejected(&[(4, 0)], Rejection::Version);
    each_kind_is_rejected(&[(4, 1)], Rejection::Version);
    each_kind_is_rejected(&[(4, 3)], Rejection::Version);
}

#[test]
fn other_clusters_and_groups_are_rejected() {
    for offset in 16..24 {
        each_kind_is_rejected(&[(offset, 0xee)], Rejection::Cluster);
    }
    for offset in 12..16 {
        each_kind_is_rejected(&[(offset, 1)], Rejection::Group);
    }
}

#[test]
fn what_is_meant_for_another_is_rejected() {
    for to in [0, 1, 3, 127, 128, 255] {
        each_kind_is_rejected(&[(11, to)], Rejection::Recipient);
    }
}

#[test]
fn strangers_and_oneself_are_rejected_as_senders() {
    for from in [0, 2, 4, 127, 128, 255] {
        each_kind_is_rejected(&[(10, from)], Rejection::Sender);
    }
}

#[test]
fn a_seal_that_nobody_can_check_is_rejected() {
    each_kind_is_rejected(&[(7, 1)], Rejection::Key);
    for offset in 112..128 {
        each_kind_is_rejected(&[(offset, 1)], Rejection::Tag);
    }
}

#[test]
fn an_unknown_kind_is_rejected() {
    for kind in [0, 10, 11, 14, 255] {
        each_kind_is_rejected(&[(5, kind)], Rejection::Kind);
    }
}

/// The places of [`each_kind`] but these.
fn all_but(places: &[usize]) -> impl Iterator<Item = usize> {
    (0..Kind::ALL.len()).filter(|place| !places.contains(place))
}

const ACK: usize = 1;
const BALLOT_REQUESTS: [usize; 2] = [2, 4];
const BALLOT_REPLIES: [usize; 2] = [3, 5];
const RESIGN: usize = 6;
const RECOVERY_REQUEST: usize = 7;
const RECOVERY_REPLY: usize = 8;
const DEATH_NOTICE: usize = 9;
const BEQUEST: usize = 10;

#[test]
fn a_flag_without_a_meaning_is_rejected() {
    for bit in [4, 6, 7] {
        each_kind_is_rejected(&[(6, 1 << bit)], Rejection::Flags);
    }
    let used: [(u8, &[usize]); 5] = [
        (0, &[2, 4, RESIGN]),
        (1, &[ACK]),
        (2, &[RECOVERY_REPLY]),
        (3, &[BEQUEST]),
        (5, &[RESIGN, BEQUEST]),
    ];
    for (bit, users) in used {
        for place in all_but(users) {
            assert_eq!(tampered(place, &[(6, 1 << bit)]), Err(Rejection::Flags), "{place} {bit}");
        }
        // Without the name of a node, which only its own flag goes with.
        let alone = [(6, 1 << bit), (76, 0)];
        users.iter().for_each(|&place| assert!(tampered(place, &alone).is_ok(), "{place} {bit}"));
    }
}

#[test]
fn reserved_bytes_that_are_set_are_rejected() {
    for offset in 77..80 {
        each_kind_is_rejected(&[(offset, 1)], Rejection::Reserved);
    }
    let used = [(RESIGN, 80), (RECOVERY_REQUEST, 88), (RECOVERY_REPLY, 104), (DEATH_NOTICE, 80)];
    for (place, first) in used {
        for offset in first..112 {
            assert_eq!(tampered(place, &[(offset, 1)]), Err(Rejection::Reserved));
        }
    }
}

#[test]
fn an_echo_in_what_answers_nothing_is_rejected() {
    for place in [0, 2, 4, RESIGN, RECOVERY_REQUEST, DEATH_NOTICE] {
        for offset in 56..64 {
            assert_eq!(tampered(place, &[(offset, 1)]), Err(Rejection::Echo));
        }
    }
}

#[test]
fn a_priority_in_what_is_neither_a_ballot_request_nor_an_ack_is_rejected() {
    for place in all_but(&[&BALLOT_REQUESTS[..], &[ACK]].concat()) {
        assert_eq!(tampered(place, &[(8, 1)]), Err(Rejection::Priority));
    }
}

#[test]
fn a_verdict_that_is_unknown_or_judges_nothing_is_rejected() {
    for place in all_but(&BALLOT_REPLIES) {
        assert_eq!(tampered(place, &[(9, 1)]), Err(Rejection::Verdict));
    }
    for place in BALLOT_REPLIES {
        for verdict in [9, 255] {
            assert_eq!(tampered(place, &[(9, verdict)]), Err(Rejection::Verdict));
        }
    }
}

/// The one that has resigned, or the heir.
#[test]
fn a_name_of_nobody_or_without_its_flag_is_rejected() {
    for place in all_but(&[4, RESIGN]) {
        assert_eq!(tampered(place, &[(76, 1)]), Err(Rejection::Named));
    }
    for place in [4, RESIGN] {
        assert_eq!(tampered(place, &[(6, 0)]), Err(Rejection::Named));
        assert_eq!(tampered(place, &[(76, 128)]), Err(Rejection::Named));
        assert!(tampered(place, &[(76, 0)]).is_ok(), "node 0 may be named");
    }
}

#[test]
fn a_floor_of_a_member_that_remembers_or_above_the_last_term_is_rejected() {
    assert_eq!(tampered(RECOVERY_REPLY, &[(6, 0)]), Err(Rejection::Floor));
    assert_eq!(tampered(RECOVERY_REPLY, &[(103, 0x40)]), Err(Rejection::Floor));
    assert!(tampered(RECOVERY_REPLY, &[(96, 0), (103, 0x40)]).is_ok(), "2^62 is a term");
    assert!(tampered(RECOVERY_REPLY, &[(6, 0), (96, 0)]).is_ok());
}

#[test]
fn term_zero_is_rejected_where_somebody_leads() {
    for place in [0, ACK, RESIGN, DEATH_NOTICE, BEQUEST] {
        assert_eq!(tampered(place, &[(24, 0)]), Err(Rejection::Term));
    }
    for place in [3, 5, RECOVERY_REQUEST, RECOVERY_REPLY] {
        assert!(tampered(place, &[(24, 0)]).is_ok(), "before the first election");
    }
}

#[test]
fn a_term_that_leaves_none_for_the_next_election_is_rejected() {
    each_kind_is_rejected(&[(31, 0x80)], Rejection::Term);
    each_kind_is_rejected(&[(31, 0x40)], Rejection::Term);
}

#[test]
fn a_dead_leader_that_says_its_work_has_stopped_is_rejected() {
    let both = message(0x32, Body::Bequest(bequest(true, true)));
    assert_eq!(decode(encoded(&both).as_bytes(), &receiver()), Err(Rejection::Flags));
}

#[test]
fn a_bequest_in_the_last_term_is_rejected() {
    let in_term =
        |term| Message { term: Term(term), ..message(0, Body::Bequest(bequest(false, false))) };
    let read = |term| decode(encoded(&in_term(term)).as_bytes(), &receiver());
    assert_eq!(read(LAST_TERM), Err(Rejection::Term));
    assert_eq!(read(LAST_TERM - 1), Ok(in_term(LAST_TERM - 1)));
}

#[test]
fn a_campaign_for_any_but_the_own_or_the_next_term_is_rejected() {
    for place in [2, 4] {
        for proposed in [4, 7, 255] {
            assert_eq!(tampered(place, &[(88, proposed)]), Err(Rejection::Proposed));
        }
        assert!(tampered(place, &[(88, 5)]).is_ok());
        assert_eq!(tampered(place, &[(95, 0xff)]), Err(Rejection::Proposed));
    }
}

#[test]
fn round_zero_is_rejected() {
    for place in [0, 1] {
        assert_eq!(tampered(place, &[(80, 0)]), Err(Rejection::Round));
    }
}

#[test]
fn a_campaign_for_term_zero_is_rejected() {
    for place in [2, 3, 4, 5] {
        assert_eq!(tampered(place, &[(88, 0)]), Err(Rejection::Proposed));
    }
}

#[test]
fn every_rejection_has_a_name_of_its_own_and_says_what_is_wrong() {
    for rejection in Rejection::ALL {
        let same_name = Rejection::ALL.iter().filter(|other| other.name() == rejection.name());
        assert_eq!(same_name.count(), 1, "{rejection:?}");
        assert!(rejection.to_string().len() > 20, "{rejection}");
    }
}

prop_compose! {
    fn any_request()(
        nonce: u64,
        log_term: u64,
        index: u64,
        priority: u8,
        release in prop::option::of(0..128_u8),
    ) -> BallotRequest {
        BallotRequest {
            nonce: Nonce(nonce),
            proposed: Term(1),
            position: Position { log_term, index },
            priority: Priority(priority),
            release: release.map(node),
        }
    }
}

prop_compose! {
    fn any_reply()(
        nonce: u64,
        proposed in 1..=u64::MAX,
        boot: u64,
        promise: u64,
        verdict in prop::sample::select(&Verdict::ALL[..]),
    ) -> BallotReply {
        BallotReply {
            nonce: Nonce(nonce),
            candidate_boot: BootId(boot),
            proposed: Term(proposed),
            verdict,
            promise: Duration::from_nanos(promise),
        }
    }
}

prop_compose! {
    fn any_heartbeat()(
        round in 1..=u64::MAX,
        promise: u64,
        interval: u64,
        mean_rtt: u64,
    ) -> Heartbeat {
        Heartbeat {
            round: Round(round),
            promise: Duration::from_nanos(promise),
            interval: Duration::from_nanos(interval),
            mean_rtt: Duration::from_nanos(mean_rtt),
        }
    }
}

fn any_position() -> impl Strategy<Value = Position> {
    any::<(u64, u64)>().prop_map(|(log_term, index)| Position { log_term, index })
}

prop_compose! {
    fn any_ack()(
        round in 1..=u64::MAX,
        promise: u64,
        position in any_position(),
        priority: u8,
        electable: bool,
    ) -> HeartbeatAck {
        let (promise, priority) = (Duration::from_nanos(promise), Priority(priority));
        HeartbeatAck { round: Round(round), promise, position, priority, electable }
    }
}

prop_compose! {
    fn any_recovery_reply()(
        nonce: u64,
        boot: u64,
        recovering: bool,
        floor in 0..=LAST_TERM,
    ) -> RecoveryReply {
        let floor = Term(if recovering { floor } else { 0 });
        RecoveryReply { nonce: Nonce(nonce), requester_boot: BootId(boot), recovering, floor }
    }
}

prop_compose! {
    fn any_bequest()(
        boot: u64,
        promise: u64,
        position in any_position(),
        died: bool,
        stopped: bool,
    ) -> Bequest {
        let promise = Duration::from_nanos(promise);
        let work_stopped = stopped && !died;
        Bequest { heir_boot: BootId(boot), promise, position, died, work_stopped }
    }
}

fn any_body() -> impl Strategy<Value = Body> {
    let heir = prop::option::of((0..128_u8).prop_map(node));
    prop_oneof![
        any_heartbeat().prop_map(Body::Heartbeat),
        any_ack().prop_map(Body::HeartbeatAck),
        any_request().prop_map(Body::PreVoteRequest),
        any_reply().prop_map(Body::PreVoteReply),
        any_request().prop_map(Body::VoteRequest),
        any_reply().prop_map(Body::VoteReply),
        (heir, any::<bool>())
            .prop_map(|(heir, work_stopped)| Body::Resign(Resign { heir, work_stopped })),
        any::<u64>()
            .prop_map(|nonce| Body::RecoveryRequest(RecoveryRequest { nonce: Nonce(nonce) })),
        any_recovery_reply().prop_map(Body::RecoveryReply),
        Just(Body::DeathNotice),
        any_bequest().prop_map(Body::Bequest),
    ]
}

prop_compose! {
    fn any_message()(
        from in 0..127_u8,
        term in 1..=LAST_TERM,
        campaigns_on: bool,
        boot: u64,
        config_term: u64,
        version: u32,
        sent_at: u64,
        echo: u64,
        mut body in any_body(),
    ) -> Message {
        if let Body::PreVoteRequest(request) | Body::VoteRequest(request) = &mut body {
            // R3: the own term, or the one after it.
            request.proposed = Term(term + u64::from(!campaigns_on));
        }
        let answers = matches!(
            body.kind(),
            Kind::HeartbeatAck | Kind::PreVoteReply | Kind::VoteReply | Kind::RecoveryReply
                | Kind::Bequest
        );
        // A bequest is for the term after.
        let term = if matches!(body, Body::Bequest(_)) { term.min(LAST_TERM - 1) } else { term };
        Message {
            from: node(from),
            term: Term(term),
            boot: BootId(boot),
            config: ConfigId { term: Term(config_term), version },
            sent_at: Instant::from_nanos(sent_at),
            echo: Instant::from_nanos(if answers { echo } else { 0 }),
            body,
        }
    }
}

/// Node 127 of all members that there can be.
fn last_receiver() -> Receiver {
    let members: NodeSet = (0..128).map(node).collect();
    Receiver { cluster: CLUSTER, node: node(127), members }
}

proptest! {
    #[test]
    fn any_message_is_read_as_it_was_written(message in any_message(), sequence: u64) {
        let mut record = Record::default();
        encode(&message, node(127), &Envelope { cluster: CLUSTER, sequence }, &mut record);
        prop_assert_eq!(decode(record.as_bytes(), &last_receiver()), Ok(message));
    }

    #[test]
    fn no_bytes_cause_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = decode(&bytes, &receiver());
    }

    /// Damage is either rejected or is another message that is written in exactly these bytes: no
    /// datagram has two readings, and no byte of it goes unread but the sequence.
    #[test]
    fn what_is_accepted_is_written_the_same_way(
        message in any_message(),
        patches in prop::collection::vec((0..128_usize, any::<u8>()), 1..4),
    ) {
        let mut record = Record::default();
        encode(&message, node(127), &ENVELOPE, &mut record);
        let mut bytes = *record.as_bytes();
        for (offset, byte) in patches {
            bytes[offset] = byte;
        }
        if let Ok(read) = decode(&bytes, &last_receiver()) {
            let sequence = u64::from_le_bytes(bytes[40..48].try_into().expect("eight bytes"));
            encode(&read, node(127), &Envelope { cluster: CLUSTER, sequence }, &mut record);
            prop_assert_eq!(&record.as_bytes()[..], &bytes[..]);
        }
    }
}
