//! The notice or bequest that a guardian sends when its node is dead: one of them is believed,
//! once, and nothing of that life after it.

use super::*;
use interrex::message::Bequest;
use interrex::types::Position;

/// The datagram that node 0 leaves to its guardian for node 1.
fn last_words(links: &Links, message: &Message) -> Record {
    let mut record = Record::default();
    encode(message, node(1), &Envelope { cluster: CLUSTER, sequence: 0 }, &mut record);
    links.seal_last(&mut record, node(1));
    record
}

fn death(boot: u64) -> Message {
    Message { body: Body::DeathNotice, ..said(0, boot, 1) }
}

fn bequest(boot: u64, died: bool) -> Message {
    let promise = Duration::from_millis(10);
    let position = Position::default();
    let (heir_boot, work_stopped) = (BootId(11), false);
    let body = Body::Bequest(Bequest { heir_boot, promise, position, died, work_stopped });
    Message { body, echo: at(1), ..said(0, boot, 1) }
}

#[test]
fn the_last_words_of_a_life_are_believed_once_and_nothing_of_it_after_them() {
    for (told, other) in [(death(10), bequest(10, true)), (bequest(10, true), death(10))] {
        let (mut zero, mut one) = acquainted();
        let words = last_words(&zero, &told);
        assert_eq!(words.sequence.value(), u64::MAX);
        let later: Vec<_> =
            (0..300).map(|term| send(&mut zero, &said(0, 10, term + 1), 1)).collect();
        assert!(hear(&mut one, &later[299]).is_ok());
        assert_eq!(hear(&mut one, &words), Ok(Incoming::Message(told)));
        assert_eq!(hear(&mut one, &words), Err(Rejection::Replay));
        for record in &later {
            assert_eq!(hear(&mut one, record), Err(Rejection::Replay));
        }
        // Nor what this life would say now, or has kept with the same number.
        let next = send(&mut zero, &said(0, 10, 400), 1);
        let same_number = [&said(0, 10, 401), &other].map(|message| last_words(&zero, message));
        for record in [next].iter().chain(&same_number) {
            assert_eq!(hear(&mut one, record), Err(Rejection::Replay));
        }
    }
}

#[test]
fn a_bequest_of_a_life_that_resigns_is_an_ordinary_message() {
    for last in [death(10), bequest(10, true)] {
        let (mut zero, mut one) = acquainted();
        let before = send(&mut zero, &said(0, 10, 1), 1);
        let left = send(&mut zero, &bequest(10, false), 1);
        let after = send(&mut zero, &said(0, 10, 2), 1);
        let words = last_words(&zero, &last);
        assert_eq!(left.sequence.value(), before.sequence.value() + 1);
        assert_eq!(hear(&mut one, &left), Ok(Incoming::Message(bequest(10, false))));
        assert_eq!(hear(&mut one, &left), Err(Rejection::Replay));
        for record in [&before, &after] {
            assert!(hear(&mut one, record).is_ok(), "it ends nothing");
        }
        assert_eq!(hear(&mut one, &words), Ok(Incoming::Message(last)));
    }
}

#[test]
fn last_words_use_up_no_number() {
    let (mut zero, mut one) = acquainted();
    let before = send(&mut zero, &said(0, 10, 1), 1);
    for _ in 0..3 {
        last_words(&zero, &death(10));
    }
    let after = send(&mut zero, &said(0, 10, 2), 1);
    assert_eq!(after.sequence.value(), before.sequence.value() + 1);
    for record in [&before, &after] {
        assert!(hear(&mut one, record).is_ok());
    }
}

#[test]
fn last_words_of_a_former_life_are_rejected_once_the_next_has_proven_itself() {
    let (old, mut one) = acquainted();
    let words = last_words(&old, &death(10));
    let mut reborn = links(0, 20);
    introduce((&mut reborn, 0), (&mut one, 1), at(500));
    assert_eq!(hear(&mut one, &words), Err(Rejection::Boot));
    let now = send(&mut reborn, &said(0, 20, 1), 1);
    assert!(hear(&mut one, &now).is_ok());
}

#[test]
fn last_words_do_not_keep_the_next_life_from_being_believed() {
    let (old, mut one) = acquainted();
    assert!(hear(&mut one, &last_words(&old, &death(10))).is_ok());
    let mut reborn = links(0, 20);
    introduce((&mut reborn, 0), (&mut one, 1), at(500));
    let now = send(&mut reborn, &said(0, 20, 1), 1);
    assert!(hear(&mut one, &now).is_ok());
}

#[test]
fn last_words_reach_only_the_one_they_are_addressed_to_and_only_unchanged() {
    let (zero, mut one) = acquainted();
    let mut two = links(2, 12);
    introduce((&mut links(0, 10), 0), (&mut two, 2), at(0));
    let words = last_words(&zero, &death(10));
    assert_eq!(hear(&mut two, &words), Err(Rejection::Recipient));
    for place in [5, 24, 32, 40] {
        let mut bytes = *words.as_bytes();
        bytes[place] ^= 1;
        assert_eq!(one.receive(at(1), &bytes), Err(Rejection::Tag), "byte {place}");
    }
    assert!(hear(&mut one, &words).is_ok());
}

/// They were sealed before: whoever changes keys has to write them anew.
#[test]
fn last_words_under_a_key_that_was_taken_away_are_rejected() {
    let (old, new) = (key(1), key(2));
    let both = Keyring::new(old).accepting(new.clone()).expect("two ids");
    let mut zero = links_in(CLUSTER, 0, 10, Some(&both));
    let mut one = links_in(CLUSTER, 1, 11, Some(&both));
    introduce((&mut zero, 0), (&mut one, 1), at(0));
    let words = last_words(&zero, &death(10));
    let alone = Keyring::new(new);
    for (me, changed) in [(0, &mut zero), (1, &mut one)] {
        changed.set_keys(at(1), LinkKeys::new(&alone, CLUSTER, node(me)));
    }
    introduce((&mut zero, 0), (&mut one, 1), at(1));
    assert_eq!(hear(&mut one, &words), Err(Rejection::Key));
    assert!(hear(&mut one, &last_words(&zero, &death(10))).is_ok());
}
