//! Two processes with one node id: each proves in turn that it lives.

use super::*;

/// Node 0 of that life speaks to node 1, is challenged and proves that it lives.
fn prove(life: &mut Links, boot: u64, one: &mut Links, now: Instant) {
    let word = send(life, &said(0, boot, 1), 1);
    assert_eq!(one.receive(now, word.as_bytes()), Err(Rejection::Boot));
    let asked = challenge(one, 0, now).expect("who is not known is challenged");
    let Ok(Incoming::Challenge(_, Some(proof))) = life.receive(now, asked.as_bytes()) else {
        panic!("it knows node 1, or nobody");
    };
    let heard = one.receive(now, proof.as_bytes());
    assert!(matches!(heard, Ok(Incoming::Answer(_, None))), "{heard:?}");
}

#[test]
fn a_life_that_was_replaced_and_proves_itself_again_is_told_once_in_a_while() {
    let (mut first, mut one) = acquainted();
    let mut second = links(0, 20);
    let mut told = Vec::new();
    for second_ms in (100..60_000).step_by(200) {
        prove(&mut second, 20, &mut one, at(second_ms));
        told.extend(one.take_twin(at(second_ms), node(0)).then_some(second_ms));
        prove(&mut first, 10, &mut one, at(second_ms + 100));
        told.extend(one.take_twin(at(second_ms + 100), node(0)).then_some(second_ms + 100));
    }
    // The second life is a restart like any other, until the first comes back.
    assert_eq!(told, [200, 10_200, 20_200, 30_200, 40_200, 50_200]);
}

#[test]
fn a_node_that_restarts_again_and_again_is_no_twin() {
    let (_, mut one) = acquainted();
    for boot in 20..200 {
        let now = at(boot * 100);
        prove(&mut links(0, boot), boot, &mut one, now);
        assert!(!one.take_twin(now, node(0)));
        assert!(!one.take_twin(now, node(2)));
    }
}

#[test]
fn a_host_that_was_cloned_twice_is_told() {
    let (_, mut one) = acquainted();
    let mut clones = [links(0, 20), links(0, 30), links(0, 40)];
    let mut told = 0;
    for round in 0..2 {
        for (place, clone) in clones.iter_mut().enumerate() {
            let now = at(100 + 300 * round + 100 * place as u64);
            prove(clone, 20 + 10 * place as u64, &mut one, now);
            told += u32::from(one.take_twin(now, node(0)));
        }
    }
    assert_eq!(told, 1);
}

/// A thief might have made up lives.
#[test]
fn where_a_key_is_taken_away_nobody_is_a_twin_by_what_was_heard_before() {
    let (old, new) = (key(1), key(2));
    let both = Keyring::new(new.clone()).accepting(old).expect("two ids");
    let in_life = |boot| links_in(CLUSTER, 0, boot, Some(&both));
    let mut one = links_in(CLUSTER, 1, 11, Some(&both));
    let (mut first, mut second) = (in_life(10), in_life(20));
    prove(&mut first, 10, &mut one, at(100));
    prove(&mut second, 20, &mut one, at(200));
    let alone = Keyring::new(new);
    one.set_keys(at(300), LinkKeys::new(&alone, CLUSTER, node(1)));
    first.set_keys(at(300), LinkKeys::new(&alone, CLUSTER, node(0)));
    prove(&mut first, 10, &mut one, at(300));
    assert!(!one.take_twin(at(300), node(0)));
}
