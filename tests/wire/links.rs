//! The datagrams that the links of a node believe: tags, lives, sequence numbers, challenges. No
//! sockets, no elections.

mod last_words;
mod quotes;
mod replayed_challenges;
mod twins;

use interrex::message::{Body, Message, Resign};
use interrex::types::{BootId, ClusterId, ConfigId, Duration, Instant, NodeId, NodeSet, Term};
use interrex::wire::{
    Envelope, Incoming, Key, KeyError, Keyring, LinkKeys, LinkSetup, Links, Misquote, Receiver,
    Record, Rejection, encode,
};

const CLUSTER: ClusterId = ClusterId(77);
const PAUSE: Duration = Duration::from_millis(1);
const PATIENCE: Duration = Duration::from_millis(100);

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

fn key(id: u8) -> Key {
    Key::new(id, &[id; 32]).expect("no test uses id 0")
}

fn at(ms: u64) -> Instant {
    Instant::from_nanos(ms * 1_000_000)
}

fn links_in(cluster: ClusterId, me: u8, boot: u64, keyring: Option<&Keyring>) -> Links {
    let members = (0..3).map(node).collect();
    let setup = LinkSetup {
        receiver: Receiver { cluster, node: node(me), members },
        boot: BootId(boot),
        keys: keyring.map(|keyring| LinkKeys::new(keyring, cluster, node(me))),
        challenge_pause: PAUSE,
        answer_timeout: PATIENCE,
    };
    Links::new(setup, at(0))
}

fn links(me: u8, boot: u64) -> Links {
    links_in(CLUSTER, me, boot, Some(&Keyring::new(key(1))))
}

/// A message that says who sent it, in which life, and a number to tell it from others.
fn said(from: u8, boot: u64, term: u64) -> Message {
    Message {
        from: node(from),
        term: Term(term),
        boot: BootId(boot),
        config: ConfigId::default(),
        sent_at: at(0),
        echo: Instant::ZERO,
        body: Body::Resign(Resign { heir: None, work_stopped: false }),
    }
}

fn send(links: &mut Links, message: &Message, to: u8) -> Record {
    let mut record = Record::default();
    encode(message, node(to), &Envelope { cluster: CLUSTER, sequence: 0 }, &mut record);
    links.seal(&mut record, node(to));
    record
}

fn hear(links: &mut Links, record: &Record) -> Result<Incoming, Rejection> {
    links.receive(at(1), record.as_bytes())
}

/// The challenge that `from` has for `to` now.
fn challenge(from: &mut Links, to: u8, now: Instant) -> Option<Record> {
    let mut found = None;
    while let Some((peer, record)) = from.poll_challenge(now) {
        if peer == node(to) {
            found = Some(record);
        }
    }
    found
}

/// The answer to a challenge by a node that knows nobody, or knows the one that asks.
fn answer(from: &mut Links, challenge: &Record) -> Record {
    match hear(from, challenge) {
        Ok(Incoming::Challenge(_, Some(answer))) => answer,
        other => panic!("a challenge is answered, not {other:?}"),
    }
}

/// Nodes 0 and 1, in their lives 10 and 11, which know each other.
fn acquainted() -> (Links, Links) {
    let (mut zero, mut one) = (links(0, 10), links(1, 11));
    introduce((&mut zero, 0), (&mut one, 1), at(0));
    (zero, one)
}

/// Lets the first, and then both, ask what they want to know at `now`, until both know each other.
fn introduce(first: (&mut Links, u8), second: (&mut Links, u8), now: Instant) {
    let ((first, first_id), (second, second_id)) = (first, second);
    let asked = challenge(first, second_id, now).expect("who starts challenges all others");
    let mut to_second = vec![asked];
    while !to_second.is_empty() {
        let deliver = |to: &mut Links, record: &Record| match to.receive(now, record.as_bytes()) {
            Ok(Incoming::Challenge(_, reply) | Incoming::Answer(_, reply)) => reply,
            other => panic!("a challenge or an answer, not {other:?}"),
        };
        let mut to_first: Vec<_> =
            to_second.drain(..).filter_map(|record| deliver(second, &record)).collect();
        to_first.extend(challenge(second, first_id, now));
        to_second.extend(to_first.iter().filter_map(|record| deliver(first, record)));
        to_second.extend(challenge(first, second_id, now));
    }
    assert!(!first.unknown().contains(node(second_id)), "the first knows the second");
    assert!(!second.unknown().contains(node(first_id)), "the second knows the first");
}

#[test]
fn what_a_known_life_says_is_believed_once() {
    let (mut zero, mut one) = acquainted();
    let message = said(0, 10, 1);
    let record = send(&mut zero, &message, 1);
    assert_eq!(hear(&mut one, &record), Ok(Incoming::Message(message)));
    assert_eq!(hear(&mut one, &record), Err(Rejection::Replay));
}

#[test]
fn datagrams_that_overtake_each_other_are_believed() {
    let (mut zero, mut one) = acquainted();
    let first = send(&mut zero, &said(0, 10, 1), 1);
    let second = send(&mut zero, &said(0, 10, 2), 1);
    assert!(hear(&mut one, &second).is_ok());
    assert!(hear(&mut one, &first).is_ok());
}

#[test]
fn a_datagram_changed_in_any_bit_is_rejected_and_moves_no_window() {
    let (mut zero, mut one) = acquainted();
    let record = send(&mut zero, &said(0, 10, 1), 1);
    for bit in 0..8 * 128 {
        let mut bytes = *record.as_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let heard = one.receive(at(1), &bytes);
        let rejection = heard.expect_err("a changed datagram is not believed");
        // The header is looked at before the tag, and nothing else is.
        let early = [
            Rejection::Magic,
            Rejection::Version,
            Rejection::Cluster,
            Rejection::Group,
            Rejection::Recipient,
            Rejection::Sender,
            Rejection::Key,
            Rejection::Tag,
        ];
        assert!(early.contains(&rejection), "bit {bit}: {rejection:?}");
    }
    assert!(hear(&mut one, &record).is_ok());
}

#[test]
fn a_datagram_of_any_other_length_is_rejected() {
    let (mut zero, mut one) = acquainted();
    let record = send(&mut zero, &said(0, 10, 1), 1);
    let mut long = record.as_bytes().to_vec();
    long.push(0);
    for length in (0..128).chain([129]) {
        assert_eq!(one.receive(at(1), &long[..length]), Err(Rejection::Length));
    }
}

#[test]
fn what_one_link_says_can_not_be_said_on_another() {
    let (mut zero, _) = acquainted();
    let mut two = links(2, 12);
    introduce_again(&mut zero, &mut two);
    let mut record = send(&mut zero, &said(0, 10, 1), 1);
    record.to = 2;
    assert_eq!(hear(&mut two, &record), Err(Rejection::Tag));
    let mut record = send(&mut zero, &said(0, 10, 1), 2);
    record.from = 1;
    assert_eq!(hear(&mut two, &record), Err(Rejection::Tag));
}

/// Node 2 starts while node 0 runs.
fn introduce_again(zero: &mut Links, two: &mut Links) {
    introduce((two, 2), (zero, 0), at(500));
}

#[test]
fn a_cluster_with_the_same_key_is_another_cluster() {
    let ring = Keyring::new(key(1));
    let mut ours = links(1, 11);
    let mut theirs = links_in(ClusterId(78), 0, 10, Some(&ring));
    let mut record = challenge(&mut theirs, 1, at(0)).expect("a challenge");
    assert_eq!(hear(&mut ours, &record), Err(Rejection::Cluster));
    record.cluster = interrex::wire::layout::U64::new(CLUSTER.0);
    assert_eq!(hear(&mut ours, &record), Err(Rejection::Tag));
}

#[test]
fn a_node_that_starts_challenges_all_others_until_they_answer() {
    let mut zero = links(0, 10);
    let challenged = |links: &mut Links, now| -> NodeSet {
        std::iter::from_fn(|| links.poll_challenge(now)).map(|(peer, _)| peer).collect()
    };
    let others = NodeSet::only(node(1)).with(node(2));
    assert_eq!(zero.unknown(), others);
    assert_eq!(challenged(&mut zero, at(0)), others);
    // One datagram may be lost; a peer that is away is asked with patience.
    for ms in [1, 3, 7, 15, 31, 63, 127, 227, 327] {
        assert_eq!(zero.next_deadline(), at(ms));
        assert_eq!(challenged(&mut zero, at(ms) - Duration::from_nanos(1)), NodeSet::EMPTY);
        assert_eq!(challenged(&mut zero, at(ms)), others);
    }
    let mut one = links(1, 11);
    let asked = challenge(&mut zero, 1, at(427)).expect("it asks again");
    let answered = answer(&mut one, &asked);
    let heard = zero.receive(at(428), answered.as_bytes());
    assert_eq!(heard, Ok(Incoming::Answer(node(1), None)));
    assert_eq!(zero.unknown(), NodeSet::only(node(2)));
    assert_eq!(challenged(&mut zero, at(527)), NodeSet::only(node(2)));
}

#[test]
fn a_life_never_heard_of_is_not_believed_before_it_has_answered() {
    let (_, mut one) = acquainted();
    let mut reborn = links(0, 20);
    let early = send(&mut reborn, &said(0, 20, 1), 1);
    assert_eq!(hear(&mut one, &early), Err(Rejection::Boot));
    let asked = challenge(&mut one, 0, at(1)).expect("who is not known is challenged");
    let answered = answer(&mut reborn, &asked);
    assert_eq!(hear(&mut one, &answered), Ok(Incoming::Answer(node(0), None)));
    assert_eq!(hear(&mut one, &early), Err(Rejection::Replay), "said before the answer");
    let late = send(&mut reborn, &said(0, 20, 1), 1);
    assert!(hear(&mut one, &late).is_ok());
}

#[test]
fn a_former_life_replayed_is_never_believed_again() {
    let (mut old, mut one) = acquainted();
    let heard = send(&mut old, &said(0, 10, 1), 1);
    let held_back = send(&mut old, &said(0, 10, 2), 1);
    assert!(hear(&mut one, &heard).is_ok());
    let mut reborn = links(0, 20);
    introduce((&mut reborn, 0), (&mut one, 1), at(500));
    for record in [&heard, &held_back] {
        assert_eq!(hear(&mut one, record), Err(Rejection::Boot));
    }
    // It may have been right, so it is asked about; the present life answers for itself.
    let asked = challenge(&mut one, 0, at(600)).expect("who is not known is challenged");
    let answered = answer(&mut reborn, &asked);
    assert_eq!(hear(&mut one, &answered), Ok(Incoming::Answer(node(0), None)));
    assert_eq!(hear(&mut one, &held_back), Err(Rejection::Boot));
    let now = send(&mut reborn, &said(0, 20, 3), 1);
    assert!(hear(&mut one, &now).is_ok());
}

#[test]
fn what_was_said_to_a_former_life_of_this_node_is_not_believed() {
    let (mut zero, _) = acquainted();
    let before = send(&mut zero, &said(0, 10, 1), 1);
    let mut reborn = links(1, 21);
    introduce((&mut reborn, 1), (&mut zero, 0), at(500));
    assert_eq!(hear(&mut reborn, &before), Err(Rejection::Replay));
}

#[test]
fn an_answer_counts_once_and_for_the_challenge_of_this_life_only() {
    let mut one = links(1, 11);
    let mut zero = links(0, 10);
    let asked = challenge(&mut one, 0, at(0)).expect("a challenge");
    let answered = answer(&mut zero, &asked);
    // Another life of node 1 has asked with the same number.
    let mut reborn = links(1, 21);
    challenge(&mut reborn, 0, at(0)).expect("a challenge");
    assert_eq!(hear(&mut reborn, &answered), Err(Rejection::Answer));
    assert_eq!(hear(&mut one, &answered), Ok(Incoming::Answer(node(0), None)));
    assert_eq!(hear(&mut one, &answered), Err(Rejection::Answer));
}

/// A thread that was late finds several challenges, which are one question, and answers each.
#[test]
fn an_answer_more_of_the_present_life_is_heard_once_and_proves_nothing() {
    let (mut zero, mut one) = (links(0, 10), links(1, 11));
    let asked = [0, 1, 3].map(|ms| challenge(&mut one, 0, at(ms)).expect("it is repeated"));
    let answers = asked.map(|asked| answer(&mut zero, &asked));
    for answered in &answers {
        assert_eq!(hear(&mut one, answered), Ok(Incoming::Answer(node(0), None)));
        assert_eq!(hear(&mut one, answered), Err(Rejection::Answer));
    }
    // Another life proves itself; the former one's answer to what is over is rejected.
    let more =
        challenge(&mut links(1, 11), 0, at(0)).map(|asked| answer(&mut links(0, 10), &asked));
    let mut reborn = links(0, 20);
    introduce((&mut reborn, 0), (&mut one, 1), at(500));
    assert_eq!(hear(&mut one, &more.expect("an answer")), Err(Rejection::Answer));
    assert_eq!(hear(&mut one, &answers[0]), Err(Rejection::Answer));
}

#[test]
fn replays_do_not_replace_an_open_challenge() {
    let (mut old, mut one) = acquainted();
    let replayed: Vec<_> = (0..5).map(|term| send(&mut old, &said(0, 10, term + 1), 1)).collect();
    let mut reborn = links(0, 20);
    let hello = send(&mut reborn, &said(0, 20, 9), 1);
    assert_eq!(hear(&mut one, &hello), Err(Rejection::Boot));
    let asked = challenge(&mut one, 0, at(1)).expect("a challenge");
    let answered = answer(&mut reborn, &asked);
    // The attacker makes it ask again and again before the answer is there.
    for (round, record) in replayed.iter().enumerate() {
        let _ = one.receive(at(2 + round as u64), record.as_bytes());
        challenge(&mut one, 0, at(2 + round as u64));
    }
    assert_eq!(hear(&mut one, &answered), Ok(Incoming::Answer(node(0), None)));
}

#[test]
fn a_flood_of_the_past_brings_forth_one_challenge_a_pause() {
    let (mut old, mut one) = acquainted();
    let records: Vec<_> = (0..10).map(|term| send(&mut old, &said(0, 10, term + 1), 1)).collect();
    let mut reborn = links(0, 20);
    introduce((&mut reborn, 0), (&mut one, 1), at(500));
    let mut challenges = 0;
    for us in 0..10_000 {
        let now = at(600) + Duration::from_micros(us);
        let heard = one.receive(now, records[us as usize % 10].as_bytes());
        assert_eq!(heard, Err(Rejection::Boot));
        challenges += usize::from(challenge(&mut one, 0, now).is_some());
    }
    assert_eq!(challenges, 10, "one a millisecond, in 10 ms");
}

#[test]
fn a_challenge_repeated_by_a_known_life_is_answered_once() {
    let (mut zero, mut one) = acquainted();
    // Node 0 doubts node 1 once more.
    let stranger = send(&mut links(1, 99), &said(1, 99, 1), 0);
    assert_eq!(hear(&mut zero, &stranger), Err(Rejection::Boot));
    let asked = challenge(&mut zero, 1, at(5)).expect("a challenge");
    answer(&mut one, &asked);
    assert_eq!(hear(&mut one, &asked), Err(Rejection::Replay));
}

#[test]
fn fields_are_looked_at_after_the_tag_and_the_window() {
    let (mut zero, mut one) = acquainted();
    let mut record = Record::default();
    let envelope = Envelope { cluster: CLUSTER, sequence: 0 };
    encode(&said(0, 10, 1), node(1), &envelope, &mut record);
    record.kind = 99;
    zero.seal(&mut record, node(1));
    assert_eq!(hear(&mut one, &record), Err(Rejection::Kind));
    assert_eq!(hear(&mut one, &record), Err(Rejection::Replay));
}

#[test]
fn a_challenge_with_bytes_that_mean_nothing_is_rejected() {
    let (mut zero, mut one) = acquainted();
    let asked = challenge(&mut links(0, 30), 1, at(0)).expect("a challenge");
    for place in (24..32).chain(72..80).chain(88..112) {
        let mut bytes = *asked.as_bytes();
        bytes[place] = 1;
        let mut record: Record = bytemuck_record(&bytes);
        zero.seal(&mut record, node(1));
        assert_eq!(hear(&mut one, &record), Err(Rejection::Reserved), "byte {place}");
    }
}

fn bytemuck_record(bytes: &[u8; 128]) -> Record {
    *bytemuck::from_bytes(bytes)
}

/// Says something in each direction, and whether both were believed.
fn understand_each_other(zero: &mut Links, one: &mut Links, term: u64) -> bool {
    let there = send(zero, &said(0, 10, term), 1);
    let back = send(one, &said(1, 11, term), 0);
    hear(one, &there).is_ok() && hear(zero, &back).is_ok()
}

#[test]
fn keys_change_without_a_moment_in_which_members_do_not_understand_each_other() {
    let (old, new) = (key(1), key(2));
    let both = |sealing: &Key, other: &Key| {
        Keyring::new(sealing.clone()).accepting(other.clone()).expect("two ids")
    };
    let (mut zero, mut one) = acquainted();
    let mut term = 0;
    for step in [both(&old, &new), both(&new, &old)] {
        // Node 0 is always a step ahead, and then node 1 follows.
        for (is_zero, me) in [(true, 0), (false, 1)] {
            let changed = if is_zero { &mut zero } else { &mut one };
            changed.set_keys(at(1), LinkKeys::new(&step, CLUSTER, node(me)));
            term += 1;
            assert!(understand_each_other(&mut zero, &mut one, term));
        }
    }
}

#[test]
fn where_a_key_is_taken_away_lives_prove_themselves_anew_within_a_round_trip() {
    let (old, new) = (key(1), key(2));
    let both = Keyring::new(new.clone()).accepting(old).expect("two ids");
    let alone = Keyring::new(new);
    let mut zero = links_in(CLUSTER, 0, 10, Some(&both));
    let mut one = links_in(CLUSTER, 1, 11, Some(&both));
    introduce((&mut zero, 0), (&mut one, 1), at(0));
    for (is_zero, me) in [(true, 0), (false, 1)] {
        let changed = if is_zero { &mut zero } else { &mut one };
        let taken = changed.set_keys(at(1), LinkKeys::new(&alone, CLUSTER, node(me)));
        assert!(taken.is_some(), "the old keys come back, to be freed elsewhere");
        assert_eq!(changed.key_ids(), [2, 0]);
        let (first, second) =
            if is_zero { ((&mut zero, 0), (&mut one, 1)) } else { ((&mut one, 1), (&mut zero, 0)) };
        introduce(first, second, at(1));
        assert!(understand_each_other(&mut zero, &mut one, u64::from(me) + 1));
    }
}

#[test]
fn what_a_thief_has_said_does_not_outlast_the_key_he_stole() {
    let (old, new) = (key(1), key(2));
    let both = Keyring::new(new.clone()).accepting(old).expect("two ids");
    let mut zero = links_in(CLUSTER, 0, 10, Some(&both));
    let mut one = links_in(CLUSTER, 1, 11, Some(&both));
    introduce((&mut zero, 0), (&mut one, 1), at(0));
    // In the name of node 0's present life, with a number far ahead: all that node 0 says itself
    // is older.
    let mut record = Record::default();
    let envelope = Envelope { cluster: CLUSTER, sequence: 0 };
    encode(&said(0, 10, 1), node(1), &envelope, &mut record);
    let mut thief = links(0, 99);
    (0..1_000).for_each(|_| thief.seal(&mut record, node(1)));
    assert!(hear(&mut one, &record).is_ok(), "while the key is accepted, he is a member");
    let unheard = send(&mut zero, &said(0, 10, 2), 1);
    assert_eq!(hear(&mut one, &unheard), Err(Rejection::Replay));

    let alone = Keyring::new(new);
    one.set_keys(at(1), LinkKeys::new(&alone, CLUSTER, node(1)));
    introduce((&mut one, 1), (&mut zero, 0), at(1));
    let heard = send(&mut zero, &said(0, 10, 3), 1);
    assert!(hear(&mut one, &heard).is_ok());
    assert_eq!(hear(&mut one, &record), Err(Rejection::Key));
}

#[test]
fn a_challenge_of_the_past_is_not_answered_where_the_present_is_known() {
    let mut old = links(0, 10);
    let recorded = challenge(&mut old, 1, at(0)).expect("a challenge");
    let mut one = links(1, 11);
    let mut reborn = links(0, 20);
    introduce((&mut reborn, 0), (&mut one, 1), at(500));
    for _ in 0..1_000 {
        assert_eq!(hear(&mut one, &recorded), Ok(Incoming::Challenge(node(0), None)));
    }
}

#[test]
fn a_life_that_asks_where_another_is_known_is_answered_once_it_has_proven_itself() {
    let (_, mut one) = acquainted();
    let mut reborn = links(0, 20);
    let asked = challenge(&mut reborn, 1, at(0)).expect("a challenge");
    assert_eq!(hear(&mut one, &asked), Ok(Incoming::Challenge(node(0), None)));
    let back = challenge(&mut one, 0, at(1)).expect("it is challenged first");
    let proof = answer(&mut reborn, &back);
    let Ok(Incoming::Answer(_, Some(answered))) = hear(&mut one, &proof) else {
        panic!("what it has asked is answered now");
    };
    assert_eq!(hear(&mut reborn, &answered), Ok(Incoming::Answer(node(1), None)));
}

#[test]
fn an_answer_that_was_kept_is_worth_nothing_three_patiences_later() {
    let mut one = links(1, 11);
    let asked = challenge(&mut one, 0, at(0)).expect("a challenge");
    let kept = answer(&mut links(0, 10), &asked);
    // Node 0 dies. Node 1 asks again and again.
    for ms in 1..300 {
        challenge(&mut one, 0, at(ms));
    }
    assert_eq!(one.receive(at(300), kept.as_bytes()), Err(Rejection::Answer));
    assert!(one.unknown().contains(node(0)));
}

/// Where a thread was away no challenge was repeated meanwhile, and none has grown younger by that.
#[test]
fn an_answer_that_was_kept_is_worth_nothing_to_a_node_that_was_away() {
    for (renewed_at, heard_at) in [(None, 250), (Some(150), 260), (Some(250), 251)] {
        let mut one = links(1, 11);
        let asked = challenge(&mut one, 0, at(0)).expect("a challenge");
        let kept = answer(&mut links(0, 10), &asked);
        if let Some(ms) = renewed_at {
            challenge(&mut one, 0, at(ms)).expect("it is long due");
        }
        let heard = one.receive(at(heard_at), kept.as_bytes());
        assert_eq!(heard, Err(Rejection::Answer), "renewed at {renewed_at:?}, heard at {heard_at}");
    }
}

#[test]
fn a_question_of_the_past_is_not_answered_when_the_present_has_proven_itself() {
    let recorded = challenge(&mut links(0, 5), 1, at(0)).expect("a challenge");
    let (_, mut one) = acquainted();
    let mut reborn = links(0, 20);
    let hello = send(&mut reborn, &said(0, 20, 1), 1);
    assert_eq!(hear(&mut one, &hello), Err(Rejection::Boot));
    assert_eq!(hear(&mut one, &recorded), Ok(Incoming::Challenge(node(0), None)));
    let back = challenge(&mut one, 0, at(1)).expect("it is challenged");
    let proof = answer(&mut reborn, &back);
    assert_eq!(hear(&mut one, &proof), Ok(Incoming::Answer(node(0), None)));
}

#[test]
fn after_a_clock_fault_a_new_life_is_challenged_at_once() {
    let late = Instant::from_nanos(u64::MAX / 2);
    let (mut zero, mut one) = (links(0, 10), links(1, 11));
    introduce((&mut zero, 0), (&mut one, 1), late);
    one.handle_clock_fault(at(3));
    let hello = send(&mut links(0, 20), &said(0, 20, 1), 1);
    assert_eq!(one.receive(at(3), hello.as_bytes()), Err(Rejection::Boot));
    assert!(challenge(&mut one, 0, at(3)).is_some(), "no pause of another clock is waited for");
}

#[test]
fn an_answer_to_the_challenge_before_the_last_one_counts() {
    let mut one = links(1, 11);
    let asked = challenge(&mut one, 0, at(0)).expect("a challenge");
    let slow = answer(&mut links(0, 10), &asked);
    let anew = challenge(&mut one, 0, at(150)).expect("another");
    assert_ne!(asked.body, anew.body, "it has grown old");
    assert_eq!(one.receive(at(160), slow.as_bytes()), Ok(Incoming::Answer(node(0), None)));
}

#[test]
fn a_former_member_with_a_key_that_was_taken_away_is_rejected() {
    let mut one = links_in(CLUSTER, 1, 11, Some(&Keyring::new(key(2))));
    let mut former = links(0, 10);
    let record = challenge(&mut former, 1, at(0)).expect("a challenge");
    assert_eq!(hear(&mut one, &record), Err(Rejection::Key));
    // The id alone opens nothing.
    let mut renamed = record;
    renamed.key_id = 2;
    assert_eq!(hear(&mut one, &renamed), Err(Rejection::Tag));
}

#[test]
fn what_is_not_sealed_is_rejected_where_there_are_keys_and_the_other_way_round() {
    let mut open = links_in(CLUSTER, 0, 10, None);
    let mut sealed = links(1, 11);
    let record = send(&mut open, &said(0, 10, 1), 1);
    assert_eq!(hear(&mut sealed, &record), Err(Rejection::Key));
    let mut open_one = links_in(CLUSTER, 1, 11, None);
    let record = send(&mut links(0, 10), &said(0, 10, 1), 1);
    assert_eq!(hear(&mut open_one, &record), Err(Rejection::Key));
}

#[test]
fn without_keys_everything_is_believed_and_nobody_challenged() {
    let (mut zero, mut one) = (links_in(CLUSTER, 0, 10, None), links_in(CLUSTER, 1, 11, None));
    assert_eq!(zero.poll_challenge(at(1_000)), None);
    assert_eq!(zero.next_deadline(), Instant::NEVER);
    assert_eq!(zero.unknown(), NodeSet::EMPTY);
    let record = send(&mut zero, &said(0, 10, 1), 1);
    assert!(hear(&mut one, &record).is_ok());
    assert!(hear(&mut one, &record).is_ok());
}

#[test]
fn after_a_clock_fault_challenges_go_on_by_the_new_clock() {
    let mut zero = links(0, 10);
    let late = Instant::from_nanos(u64::MAX / 2);
    assert!(challenge(&mut zero, 1, late).is_some());
    zero.handle_clock_fault(at(3));
    assert!(challenge(&mut zero, 1, at(3)).is_some());
}

#[test]
fn the_tag_of_a_datagram_is_the_format() {
    // Made once from this code and compared with SipHash-2-4-128 and BLAKE3 of other hands (see
    // docs/PROTOCOL.md, Datagrams): where this fails, releases no longer understand each other.
    let (mut zero, _) = acquainted();
    let record = send(&mut zero, &said(0, 10, 1), 1);
    let hex: String = record.tag.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((record.sequence.value(), hex.as_str()), (3, "ef20fa4a2136352fe5b146b436ed2e41"));
}

#[test]
fn a_key_file_says_which_key_seals_and_which_is_accepted() {
    let line = |id: u8| key(id).to_line().to_string();
    let ring = Keyring::parse(&format!("# keys\n\n{}{}", line(7), line(9))).expect("two keys");
    assert_eq!(ring.sealing_id(), 7);
    assert_eq!(Keyring::parse(&line(9)).expect("one key").sealing_id(), 9);
}

#[test]
fn what_is_no_key_is_an_error_that_names_the_line_and_shows_no_key() {
    let good = key(1).to_line().to_string();
    let digits = &good[2..66];
    let cases = [
        (String::new(), KeyError::Missing),
        ("# nothing\n".to_owned(), KeyError::Missing),
        ("1\n".to_owned(), KeyError::Line { line: 1 }),
        (format!("\n256 {digits}"), KeyError::Line { line: 2 }),
        (format!("0 {digits}"), KeyError::Id),
        (format!("1 {digits} 3"), KeyError::Line { line: 1 }),
        (format!("1 {}", &digits[1..]), KeyError::Length { line: 1, digits: 63 }),
        (format!("1 {digits}0"), KeyError::Length { line: 1, digits: 65 }),
        (format!("1 {}g", &digits[1..]), KeyError::Digit { line: 1, place: 64 }),
        (format!("1 {}ä", &digits[1..]), KeyError::Digit { line: 1, place: 64 }),
        (format!("1 {}", "0".repeat(64)), KeyError::Zero),
        (format!("{good}{good}"), KeyError::SameId { id: 1 }),
        (format!("{good}2 {digits}\n3 {digits}"), KeyError::TooMany),
    ];
    for (text, expected) in cases {
        let error = Keyring::parse(&text).expect_err("no key");
        assert_eq!(error, expected, "{text:?}");
        assert!(!error.to_string().contains("0101"), "{error}");
    }
}

#[test]
fn nothing_that_is_printed_shows_a_key() {
    let ring = Keyring::new(key(1)).accepting(key(2)).expect("two ids");
    let keys = LinkKeys::new(&ring, CLUSTER, node(0));
    for text in [format!("{ring:?}"), format!("{:?}", key(1)), format!("{keys:?}")] {
        assert!(!text.contains("1, 1") && !text.contains("0101") && text.contains(".."), "{text}");
    }
    let links = format!("{:?}", links(0, 10));
    assert!(links.contains("LinkKeys { sealing_id: 1, .. }"), "{links}");
}
