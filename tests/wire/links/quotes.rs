//! ICMP about a member is heeded only if it quotes a datagram that this node has just sent
//! there.

use super::*;

fn check(links: &Links, to: u8, quote: &[u8]) -> Result<(), Misquote> {
    links.check_quote(node(to), quote)
}

#[test]
fn a_quote_of_what_was_sent_since_the_member_was_last_heard_is_believed() {
    let (mut zero, mut one) = acquainted();
    let sent: Vec<_> = (1..=3).map(|term| send(&mut zero, &said(0, 10, term), 1)).collect();
    for record in &sent {
        assert_eq!(check(&zero, 1, record.as_bytes()), Ok(()));
    }
    // Node 1 is heard, so it was there when these were sent.
    let word = send(&mut one, &said(1, 11, 1), 0);
    assert!(hear(&mut zero, &word).is_ok());
    let next = send(&mut zero, &said(0, 10, 4), 1);
    for record in &sent {
        assert_eq!(check(&zero, 1, record.as_bytes()), Err(Misquote::Stale));
    }
    assert_eq!(check(&zero, 1, next.as_bytes()), Ok(()));
    // A repetition of what it said tells nothing of it.
    assert_eq!(hear(&mut zero, &word), Err(Rejection::Replay));
    assert_eq!(check(&zero, 1, next.as_bytes()), Ok(()));
}

/// A router may quote as little as 8 bytes of UDP.
#[test]
fn a_quote_that_ends_before_the_tag_proves_nothing() {
    let (mut zero, _) = acquainted();
    let sent = send(&mut zero, &said(0, 10, 1), 1);
    for length in 0..128 {
        assert_eq!(check(&zero, 1, &sent.as_bytes()[..length]), Err(Misquote::Short));
    }
    let mut padded = sent.as_bytes().to_vec();
    padded.extend([0; 40]);
    assert_eq!(check(&zero, 1, &padded), Ok(()), "what comes after it is the router's");
}

#[test]
fn a_quote_changed_in_any_bit_proves_nothing() {
    let (mut zero, _) = acquainted();
    let sent = send(&mut zero, &said(0, 10, 1), 1);
    for bit in 0..8 * 128 {
        let mut bytes = *sent.as_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let reason = check(&zero, 1, &bytes).expect_err("a changed datagram is not believed");
        assert!(matches!(reason, Misquote::Foreign | Misquote::Tag), "bit {bit}: {reason:?}");
    }
}

#[test]
fn a_quote_of_another_link_life_node_or_cluster_proves_nothing() {
    let (mut zero, mut one) = acquainted();
    let to_two = send(&mut zero, &said(0, 10, 1), 2);
    assert_eq!(check(&zero, 1, to_two.as_bytes()), Err(Misquote::Foreign));
    let of_one = send(&mut one, &said(1, 11, 1), 0);
    assert_eq!(check(&zero, 1, of_one.as_bytes()), Err(Misquote::Foreign));
    // A former life of this node has sent it, under the number that the present life comes to next.
    let mut former = links(0, 9);
    let mut recorded = send(&mut former, &said(0, 9, 1), 1);
    while recorded.sequence.value() <= to_two.sequence.value() {
        recorded = send(&mut former, &said(0, 9, 1), 1);
    }
    for term in 1..10 {
        send(&mut zero, &said(0, 10, term), 1);
    }
    assert_eq!(check(&zero, 1, recorded.as_bytes()), Err(Misquote::Foreign));
    let ring = Keyring::new(key(1));
    let mut elsewhere = links_in(ClusterId(78), 0, 10, Some(&ring));
    let theirs = challenge(&mut elsewhere, 1, at(0)).expect("who starts challenges all others");
    assert_eq!(check(&zero, 1, theirs.as_bytes()), Err(Misquote::Foreign));
}

#[test]
fn a_quote_of_what_was_not_sent_yet_proves_nothing() {
    let (zero, _) = acquainted();
    let mut ahead = zero.clone();
    let next = send(&mut ahead, &said(0, 10, 1), 1);
    assert_eq!(check(&zero, 1, next.as_bytes()), Err(Misquote::Stale));
}

#[test]
fn a_quote_under_a_key_that_seals_no_more_proves_nothing() {
    let (old, new) = (key(1), key(2));
    let both = Keyring::new(new).accepting(old).expect("two ids");
    let (mut zero, _) = acquainted();
    let sent = send(&mut zero, &said(0, 10, 1), 1);
    zero.set_keys(at(1), LinkKeys::new(&both, CLUSTER, node(0)));
    assert_eq!(check(&zero, 1, sent.as_bytes()), Err(Misquote::Tag));
    let sent = send(&mut zero, &said(0, 10, 2), 1);
    assert_eq!(check(&zero, 1, sent.as_bytes()), Ok(()));
}

/// There is no tag; but who has not seen the traffic knows neither the life nor the number.
#[test]
fn without_keys_a_quote_must_still_be_of_what_was_just_sent() {
    let (mut zero, mut one) = (links_in(CLUSTER, 0, 10, None), links_in(CLUSTER, 1, 11, None));
    let sent = send(&mut zero, &said(0, 10, 1), 1);
    assert_eq!(check(&zero, 1, sent.as_bytes()), Ok(()));
    let other_life = send(&mut links_in(CLUSTER, 0, 9, None), &said(0, 9, 1), 1);
    assert_eq!(check(&zero, 1, other_life.as_bytes()), Err(Misquote::Foreign));
    let sealed = send(&mut links(0, 10), &said(0, 10, 1), 1);
    assert_eq!(check(&zero, 1, sealed.as_bytes()), Err(Misquote::Tag));
    let word = send(&mut one, &said(1, 11, 1), 0);
    assert!(hear(&mut zero, &word).is_ok());
    assert_eq!(check(&zero, 1, sent.as_bytes()), Err(Misquote::Stale));
}

/// Whoever answers has lived after what was sent to it before.
#[test]
fn a_quote_of_what_was_sent_before_a_life_proved_itself_proves_nothing() {
    let (mut zero, _) = acquainted();
    let sent = send(&mut zero, &said(0, 10, 1), 1);
    let word = send(&mut links(1, 21), &said(1, 21, 1), 0);
    assert_eq!(hear(&mut zero, &word), Err(Rejection::Boot));
    assert_eq!(check(&zero, 1, sent.as_bytes()), Ok(()), "it is not known to live");
    let asked = challenge(&mut zero, 1, at(1)).expect("who is not known is challenged");
    let proof = answer(&mut links(1, 21), &asked);
    assert_eq!(hear(&mut zero, &proof), Ok(Incoming::Answer(node(1), None)));
    assert_eq!(check(&zero, 1, sent.as_bytes()), Err(Misquote::Stale));
}
