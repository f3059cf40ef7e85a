//! The bytes between members and subscribers, every reason to reject some, and whose key opens
//! what.

use interrex::message::Message;
use interrex::types::{BootId, ClusterId, NodeId, NodeSet, SubscriberId, Term};
use interrex::wire::{
    Announcement, Key, KeyError, Keyring, LAST_TERM, Receiver, Record, Rejection, Subscribe,
    SubscriberKey, SubscriptionKey, decode, open_announcement, open_subscribe, write_subscribe,
};
use proptest::prelude::*;

const CLUSTER: ClusterId = ClusterId(0x1122_3344_5566_7788);
const SUBSCRIBER: SubscriberId = SubscriberId(0x0102_0304);

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

fn request() -> Subscribe {
    Subscribe {
        to: node(2),
        subscriber: SUBSCRIBER,
        life: BootId(0x0a0b_0c0d_0e0f_1011),
        counter: 9,
        cookie: 0x21,
    }
}

fn announcement(leader: Option<NodeId>, is_subscribed: bool) -> Announcement {
    Announcement {
        from: node(2),
        boot: BootId(0x31),
        term: Term(5),
        leader,
        subscriber: SUBSCRIBER,
        life: BootId(0x0a0b_0c0d_0e0f_1011),
        counter: 9,
        cookie: 0x21,
        is_subscribed,
    }
}

fn key(id: u8) -> Key {
    Key::new(id, &[id; 32]).expect("no test uses id 0")
}

fn subscription_key(id: u8, subscriber: u32) -> SubscriptionKey {
    SubscriberKey::derive(&key(id), CLUSTER, SubscriberId(subscriber)).subscription_key()
}

fn asked(request: &Subscribe, key: Option<&SubscriptionKey>) -> Record {
    let mut record = Record::default();
    write_subscribe(request, CLUSTER, key, &mut record);
    record
}

fn told(announcement: &Announcement, key: Option<&SubscriptionKey>) -> Record {
    let mut record = Record::default();
    announcement.write(CLUSTER, key, &mut record);
    record
}

/// Reads a request to node 2 that is not sealed.
fn read_request(bytes: &[u8]) -> Result<Subscribe, Rejection> {
    open_subscribe(bytes, CLUSTER, node(2), None).map(|(request, _)| request)
}

fn read_announcement(bytes: &[u8]) -> Result<Announcement, Rejection> {
    open_announcement(bytes, CLUSTER, SUBSCRIBER, None)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A datagram from its kind to its body, which is followed by an empty tag.
fn golden(kind_to_named: &str, body: &str) -> String {
    let text = format!("49525831 02 {kind_to_named} 000000 {body} {}", "0".repeat(32));
    text.split_whitespace().collect()
}

#[test]
fn the_bytes_of_a_subscribe_are_fixed() {
    let header = "0e 00 00 0000 ff 02 00000000 8877665544332211 0000000000000000 \
                  11100f0e0d0c0b0a 0900000000000000 0000000000000000 0000000000000000 \
                  0000000000000000 00000000 00";
    let body = "04030201 00000000 2100000000000000 0000000000000000 0000000000000000";
    let record = asked(&request(), None);
    assert_eq!(hex(record.as_bytes()), golden(header, body));
    assert_eq!(read_request(record.as_bytes()), Ok(request()));
}

#[test]
fn the_bytes_of_an_announcement_are_fixed() {
    let body = "04030201 00000000 11100f0e0d0c0b0a 0900000000000000 2100000000000000";
    for (leader, is_subscribed, flags, named) in
        [(None, false, "00", "00"), (Some(node(3)), false, "01", "03"), (None, true, "10", "00")]
    {
        let header = format!(
            "0f {flags} 00 0000 02 ff 00000000 8877665544332211 0500000000000000 \
             3100000000000000 0000000000000000 0000000000000000 0000000000000000 \
             0000000000000000 00000000 {named}"
        );
        let said = announcement(leader, is_subscribed);
        let record = told(&said, None);
        assert_eq!(hex(record.as_bytes()), golden(&header, body));
        assert_eq!(read_announcement(record.as_bytes()), Ok(said));
    }
}

/// The derived keys are part of the format: a subscriber's file outlives a release.
#[test]
fn the_line_of_a_subscribers_key_and_its_tag_are_fixed() {
    let key = SubscriberKey::derive(&key(1), CLUSTER, SUBSCRIBER);
    assert_eq!(key.to_line().as_str(), LINE);
    let record = asked(&request(), Some(&key.subscription_key()));
    assert_eq!(hex(&record.tag), TAG);
}

const LINE: &str = "subscriber 16909060 of 1234605616436508552 1 \
                    0f1766781d95cb6c5068dc96d5c901e1f1845ff6c2c75fca06c2cff33ecdf615\n";
const TAG: &str = "36ec7f2bf39b5f7f015716394aa9cc39";

/// Reads `record` with these bytes written over it.
fn patched<T>(
    record: &Record,
    patches: &[(usize, u8)],
    read: impl Fn(&[u8]) -> Result<T, Rejection>,
) -> Option<Rejection> {
    let mut bytes = *record.as_bytes();
    for (offset, byte) in patches {
        bytes[*offset] = *byte;
    }
    read(&bytes).err()
}

/// The bytes that are rejected in either kind.
const IN_BOTH: [(usize, u8, Rejection); 14] = [
    (0, b'?', Rejection::Magic),
    (4, 1, Rejection::Version),
    (16, 9, Rejection::Cluster),
    (12, 1, Rejection::Group),
    (5, 1, Rejection::Kind),
    (5, 13, Rejection::Kind),
    (7, 1, Rejection::Key),
    (112, 1, Rejection::Tag),
    (77, 1, Rejection::Reserved),
    (84, 1, Rejection::Reserved),
    (56, 1, Rejection::Echo),
    (8, 1, Rejection::Priority),
    (9, 1, Rejection::Verdict),
    (72, 1, Rejection::Reserved),
];

#[test]
fn a_request_that_no_encoder_writes_is_rejected_for_its_reason() {
    let record = asked(&request(), None);
    let own = [
        (10, 2, Rejection::Sender),
        (11, 3, Rejection::Recipient),
        (6, 1, Rejection::Flags),
        (6, 16, Rejection::Flags),
        (24, 1, Rejection::Term),
        (76, 1, Rejection::Named),
        (96, 1, Rejection::Reserved),
        (111, 1, Rejection::Reserved),
        (48, 1, Rejection::Reserved),
    ];
    for (offset, byte, reason) in IN_BOTH.into_iter().chain(own) {
        assert_eq!(patched(&record, &[(offset, byte)], read_request), Some(reason), "{offset}");
    }
    let lifeless = Subscribe { life: BootId(0), ..request() };
    assert_eq!(read_request(asked(&lifeless, None).as_bytes()), Err(Rejection::Boot));
    let uncounted = Subscribe { counter: 0, ..request() };
    assert_eq!(read_request(asked(&uncounted, None).as_bytes()), Err(Rejection::Replay));
}

#[test]
fn an_announcement_that_no_encoder_writes_is_rejected_for_its_reason() {
    let record = told(&announcement(Some(node(3)), true), None);
    let own = [
        (10, 128, Rejection::Sender),
        (10, 255, Rejection::Sender),
        (11, 2, Rejection::Recipient),
        (80, 9, Rejection::Recipient),
        (6, 2 | 1, Rejection::Flags),
        (76, 128, Rejection::Named),
        (6, 16, Rejection::Named),
        (40, 1, Rejection::Reserved),
        (31, 0x80, Rejection::Term),
        (24, 0, Rejection::Term),
    ];
    for (offset, byte, reason) in IN_BOTH.into_iter().chain(own) {
        let found = patched(&record, &[(offset, byte)], read_announcement);
        assert_eq!(found, Some(reason), "{offset}");
    }
    let lifeless = Announcement { life: BootId(0), ..announcement(None, false) };
    assert_eq!(read_announcement(told(&lifeless, None).as_bytes()), Err(Rejection::Boot));
    let last = Announcement { term: Term(LAST_TERM), ..announcement(None, false) };
    assert_eq!(read_announcement(told(&last, None).as_bytes()), Ok(last));
    let beyond = Announcement { term: Term(LAST_TERM + 1), ..last };
    assert_eq!(read_announcement(told(&beyond, None).as_bytes()), Err(Rejection::Term));
}

#[test]
fn any_other_length_is_rejected() {
    let bytes = [0; 300];
    for length in (0..300).filter(|length| *length != 128) {
        assert_eq!(read_request(&bytes[..length]), Err(Rejection::Length));
        assert_eq!(read_announcement(&bytes[..length]), Err(Rejection::Length));
    }
}

/// Unsealed, so that nothing but the numbers of sender and recipient keeps them apart.
#[test]
fn a_member_hears_neither_kind_on_the_members_socket() {
    let members: NodeSet = (0..128).filter_map(NodeId::new).collect();
    let receiver = Receiver { cluster: CLUSTER, node: node(2), members };
    let read = |record: &Record| -> Result<Message, _> { decode(record.as_bytes(), &receiver) };
    assert_eq!(read(&asked(&request(), None)), Err(Rejection::Sender));
    assert_eq!(read(&told(&announcement(None, true), None)), Err(Rejection::Recipient));
}

#[test]
fn what_one_subscriber_seals_is_not_anothers_and_an_announcement_not_a_members() {
    let ring = Keyring::new(key(1));
    let open = |record: &Record| open_subscribe(record.as_bytes(), CLUSTER, node(2), Some(&ring));
    let own = subscription_key(1, SUBSCRIBER.0);
    let (heard, answers_with) = open(&asked(&request(), Some(&own))).expect("it is its own");
    assert_eq!(heard, request());
    let others = subscription_key(1, 7);
    assert_eq!(open(&asked(&request(), Some(&others))).err(), Some(Rejection::Tag));
    assert_eq!(open(&asked(&request(), None)).err(), Some(Rejection::Key), "it is not sealed");
    let stranger = subscription_key(2, SUBSCRIBER.0);
    assert_eq!(open(&asked(&request(), Some(&stranger))).err(), Some(Rejection::Key));

    let said = announcement(Some(node(3)), true);
    let read = |record: &Record, key: &SubscriptionKey| {
        open_announcement(record.as_bytes(), CLUSTER, SUBSCRIBER, Some(key))
    };
    assert_eq!(read(&told(&said, answers_with.as_ref()), &own), Ok(said));
    assert_eq!(read(&told(&said, Some(&others)), &own), Err(Rejection::Tag));
    assert_eq!(read(&told(&said, None), &own), Err(Rejection::Key));
}

#[test]
fn while_keys_change_a_subscriber_is_heard_by_either() {
    let ring = Keyring::new(key(2)).accepting(key(1)).expect("two keys of two ids");
    for id in [1, 2] {
        let own = subscription_key(id, SUBSCRIBER.0);
        let record = asked(&request(), Some(&own));
        let opened = open_subscribe(record.as_bytes(), CLUSTER, node(2), Some(&ring));
        let (_, answers_with) = opened.expect("the ring has both");
        let answer = told(&announcement(None, false), answers_with.as_ref());
        assert_eq!(answer.key_id, id, "it is answered by its own");
    }
}

#[test]
fn a_subscribers_key_depends_on_key_cluster_and_subscriber() {
    let line = |id, cluster, subscriber| {
        let key = SubscriberKey::derive(&key(id), ClusterId(cluster), SubscriberId(subscriber));
        key.to_line().split_whitespace().last().expect("a line has words").to_owned()
    };
    let lines = [line(1, 1, 1), line(2, 1, 1), line(1, 2, 1), line(1, 1, 2)];
    for (place, one) in lines.iter().enumerate() {
        assert!(lines[..place].iter().all(|other| one != other));
        let cluster_key = key(1).to_line();
        assert!(!cluster_key.contains(one.as_str()));
    }
}

#[test]
fn a_line_is_read_as_it_was_written_and_neither_file_is_taken_for_the_other() {
    let written = SubscriberKey::derive(&key(3), CLUSTER, SUBSCRIBER);
    let text = format!("# for the gateway\n\n{}", written.to_line().as_str());
    let read = SubscriberKey::parse(&text).expect("it is one line");
    assert_eq!(read.to_line().as_str(), written.to_line().as_str());
    let named = (read.cluster(), read.subscriber(), read.id());
    assert_eq!(named, (CLUSTER, SUBSCRIBER, 3));

    assert_eq!(Keyring::parse(&text).err(), Some(KeyError::Line { line: 3 }));
    let cluster = key(3).to_line();
    let wrong = |line| Some(KeyError::SubscriberLine { line });
    assert_eq!(SubscriberKey::parse(&cluster).err(), wrong(1));
    assert_eq!(SubscriberKey::parse("").err(), wrong(1));
    assert_eq!(SubscriberKey::parse(&format!("{text}{}", &*written.to_line())).err(), wrong(4));
    for (from, to) in [("of", "off"), ("subscriber", "member"), ("16909060", "4294967296")] {
        assert_eq!(SubscriberKey::parse(&text.replace(from, to)).err(), wrong(3), "{to}");
    }
    let short = text.trim_end().trim_end_matches(|digit: char| digit.is_ascii_hexdigit());
    assert!(SubscriberKey::parse(short).is_err());
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_rejected(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_request(&bytes);
        let _ = read_announcement(&bytes);
    }

    #[test]
    fn what_is_read_is_written_in_the_same_bytes(
        patches in prop::collection::vec((0..128_usize, any::<u8>()), 0..4),
        leader in prop::option::of(0..128_u8),
    ) {
        let mut bytes = *asked(&request(), None).as_bytes();
        patches.iter().for_each(|(offset, byte)| bytes[*offset] = *byte);
        if let Ok(read) = read_request(&bytes) {
            prop_assert_eq!(hex(asked(&read, None).as_bytes()), hex(&bytes));
        }
        let said = announcement(leader.and_then(NodeId::new), true);
        let mut bytes = *told(&said, None).as_bytes();
        patches.iter().for_each(|(offset, byte)| bytes[*offset] = *byte);
        if let Ok(read) = read_announcement(&bytes) {
            prop_assert_eq!(hex(told(&read, None).as_bytes()), hex(&bytes));
        }
    }
}
