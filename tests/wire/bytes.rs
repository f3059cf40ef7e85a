//! The bytes of every kind of message, and every reason to reject one.
//!
//! The golden bytes are the format: where a test here fails, datagrams of another release are no
//! longer understood, and `VERSION` must change.

use interrex::message::{
    BallotReply, BallotRequest, Body, Heartbeat, HeartbeatAck, Kind, Message, RecoveryReply,
    RecoveryRequest, Verdict,
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
fn each_kind() -> [Message; 10] {
    let ack = HeartbeatAck { round: Round(0x41), promise: Duration::from_micros(250) };
    [
        message(0, Body::Heartbeat(heartbeat())),
        message(0x32, Body::HeartbeatAck(ack)),
        message(0, Body::PreVoteRequest(request(None))),
        message(0x32, Body::PreVoteReply(reply())),
        message(0, Body::VoteRequest(request(Some(node(3))))),
        message(0x32, Body::VoteReply(reply())),
        message(0, Body::Resign),
        message(0, Body::RecoveryRequest(RecoveryRequest { nonce: Nonce(0x51) })),
        message(0x32, Body::RecoveryReply(recovery_reply(true))),
        message(0, Body::DeathNotice),
    ]
}

fn recovery_reply(recovering: bool) -> RecoveryReply {
    RecoveryReply { nonce: Nonce(0x51), requester_boot: BootId(0x52), recovering }
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

/// A datagram as the table in `wire/layout.rs` has it: eight bytes a word, from the kind, the
/// flags, the echo, the word at 72 and the body.
fn golden(kind: &str, flags: &str, echo: &str, details: &str, body: [&str; 4]) -> Vec<u8> {
    hex(&[
        "49525831 01",
        kind,
        flags,
        "00",
        "0000 01 02 03000000",
        "8877665544332211", // cluster
        "0500000000000000", // term
        "11100f0e0d0c0b0a", // boot
        "0900000000000000", // sequence
        "0400000000000000", // config_term
        "6400000000000000", // sent_at
        echo,
        details,
        &body.concat(),
        "0000000000000000 0000000000000000", // tag
    ])
}

const NONE: &str = "0000000000000000";
const ECHO: &str = "3200000000000000";

#[test]
fn the_bytes_of_a_heartbeat_are_fixed() {
    let words = ["4100000000000000", "90d0030000000000", "50c3000000000000", "4200000000000000"];
    let [heartbeat, ..] = each_kind();
    assert_eq!(encoded(&heartbeat).as_bytes()[..], golden("01", "00", NONE, NONE, words));
}

#[test]
fn the_bytes_of_a_heartbeat_ack_are_fixed() {
    let words = ["4100000000000000", "90d0030000000000", NONE, NONE];
    let [_, ack, ..] = each_kind();
    assert_eq!(encoded(&ack).as_bytes()[..], golden("02", "00", ECHO, NONE, words));
}

#[test]
fn the_bytes_of_a_ballot_request_are_fixed() {
    let words = ["2100000000000000", "0600000000000000", "2200000000000000", "2300000000000000"];
    let [_, _, pre_vote, _, vote, ..] = each_kind();
    let plain = golden("03", "00", NONE, "2400000000000000", words);
    assert_eq!(encoded(&pre_vote).as_bytes()[..], plain);
    let with_release = golden("05", "01", NONE, "2400030000000000", words);
    assert_eq!(encoded(&vote).as_bytes()[..], with_release);
}

#[test]
fn the_bytes_of_a_ballot_reply_are_fixed() {
    let words = ["2100000000000000", "0600000000000000", "3200000000000000", "3100000000000000"];
    let [_, _, _, pre_vote, _, vote, ..] = each_kind();
    let details = "0003000000000000";
    assert_eq!(encoded(&pre_vote).as_bytes()[..], golden("04", "00", ECHO, details, words));
    assert_eq!(encoded(&vote).as_bytes()[..], golden("06", "00", ECHO, details, words));
}

#[test]
fn the_bytes_of_a_resignation_are_fixed() {
    let [.., resign, _, _, _] = each_kind();
    assert_eq!(encoded(&resign).as_bytes()[..], golden("07", "00", NONE, NONE, [NONE; 4]));
}

#[test]
fn the_bytes_of_a_recovery_are_fixed() {
    let [.., request, reply, _] = each_kind();
    let words = ["5100000000000000", NONE, NONE, NONE];
    assert_eq!(encoded(&request).as_bytes()[..], golden("08", "00", NONE, NONE, words));
    let words = ["5100000000000000", "5200000000000000", "0100000000000000", NONE];
    assert_eq!(encoded(&reply).as_bytes()[..], golden("09", "00", ECHO, NONE, words));
}

#[test]
fn the_bytes_of_a_death_notice_are_fixed() {
    let [.., notice] = each_kind();
    assert_eq!(encoded(&notice).as_bytes()[..], golden("0c", "00", NONE, NONE, [NONE; 4]));
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
    each_kind_is_rejected(&[(4, 2)], Rejection::Version);
}

#[test]
fn other_clusters_and_groups_are_rejected() {
    for offset in 16..24 {
        each_kind_is_rejected(&[(offset, 0xee)], Rejection::Cluster);
    }
    each_kind_is_rejected(&[(8, 1)], Rejection::Group);
    each_kind_is_rejected(&[(9, 1)], Rejection::Group);
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
    for kind in [0, 10, 255] {
        each_kind_is_rejected(&[(5, kind)], Rejection::Kind);
    }
}

#[test]
fn a_flag_without_a_meaning_is_rejected() {
    for bit in 1..8 {
        each_kind_is_rejected(&[(6, 1 << bit)], Rejection::Flags);
    }
    for place in [0, 1, 3, 5, 6, 7, 8] {
        assert_eq!(tampered(place, &[(6, 1)]), Err(Rejection::Flags), "{:?}", Kind::ALL[place]);
    }
}

#[test]
fn reserved_bytes_that_are_set_are_rejected() {
    for offset in 75..80 {
        each_kind_is_rejected(&[(offset, 1)], Rejection::Reserved);
    }
    for offset in 96..112 {
        assert_eq!(tampered(1, &[(offset, 1)]), Err(Rejection::Reserved));
    }
    for offset in 80..112 {
        assert_eq!(tampered(6, &[(offset, 1)]), Err(Rejection::Reserved));
    }
    for offset in 88..112 {
        assert_eq!(tampered(7, &[(offset, 1)]), Err(Rejection::Reserved));
    }
    for offset in 97..112 {
        assert_eq!(tampered(8, &[(offset, 1)]), Err(Rejection::Reserved));
    }
    assert_eq!(tampered(8, &[(96, 2)]), Err(Rejection::Reserved), "recovering is 0 or 1");
}

#[test]
fn an_echo_in_what_answers_nothing_is_rejected() {
    for place in [0, 2, 4, 6, 7] {
        for offset in 64..72 {
            assert_eq!(tampered(place, &[(offset, 1)]), Err(Rejection::Echo));
        }
    }
}

#[test]
fn a_priority_in_what_asks_for_no_vote_is_rejected() {
    for place in [0, 1, 3, 5, 6, 7, 8] {
        assert_eq!(tampered(place, &[(72, 1)]), Err(Rejection::Priority));
    }
}

#[test]
fn a_verdict_that_is_unknown_or_judges_nothing_is_rejected() {
    for place in [0, 1, 2, 4, 6, 7, 8] {
        assert_eq!(tampered(place, &[(73, 1)]), Err(Rejection::Verdict));
    }
    for verdict in [9, 255] {
        assert_eq!(tampered(3, &[(73, verdict)]), Err(Rejection::Verdict));
        assert_eq!(tampered(5, &[(73, verdict)]), Err(Rejection::Verdict));
    }
}

#[test]
fn a_release_by_nobody_or_without_its_flag_is_rejected() {
    for place in [0, 1, 2, 3, 5, 6, 7, 8] {
        assert_eq!(tampered(place, &[(74, 1)]), Err(Rejection::Release));
    }
    assert_eq!(tampered(4, &[(6, 0)]), Err(Rejection::Release));
    assert_eq!(tampered(4, &[(74, 128)]), Err(Rejection::Release));
    assert!(tampered(4, &[(74, 0)]).is_ok(), "node 0 may resign");
}

#[test]
fn term_zero_is_rejected_where_somebody_leads() {
    for place in [0, 1, 6] {
        assert_eq!(tampered(place, &[(24, 0)]), Err(Rejection::Term));
    }
    for place in [3, 5, 7, 8] {
        assert!(tampered(place, &[(24, 0)]).is_ok(), "before the first election");
    }
}

#[test]
fn a_term_that_leaves_none_for_the_next_election_is_rejected() {
    each_kind_is_rejected(&[(31, 0x80)], Rejection::Term);
    each_kind_is_rejected(&[(31, 0x40)], Rejection::Term);
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

fn any_body() -> impl Strategy<Value = Body> {
    let ack = (1..=u64::MAX, any::<u64>()).prop_map(|(round, promise)| HeartbeatAck {
        round: Round(round),
        promise: Duration::from_nanos(promise),
    });
    prop_oneof![
        any_heartbeat().prop_map(Body::Heartbeat),
        ack.prop_map(Body::HeartbeatAck),
        any_request().prop_map(Body::PreVoteRequest),
        any_reply().prop_map(Body::PreVoteReply),
        any_request().prop_map(Body::VoteRequest),
        any_reply().prop_map(Body::VoteReply),
        Just(Body::Resign),
        Just(Body::DeathNotice),
        any::<u64>()
            .prop_map(|nonce| Body::RecoveryRequest(RecoveryRequest { nonce: Nonce(nonce) })),
        (any::<u64>(), any::<u64>(), any::<bool>()).prop_map(|(nonce, boot, recovering)| {
            let requester_boot = BootId(boot);
            Body::RecoveryReply(RecoveryReply { nonce: Nonce(nonce), requester_boot, recovering })
        }),
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
        );
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
