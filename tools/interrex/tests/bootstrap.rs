//! `interrex bootstrap`: the word of an operator that members are lost for good.

mod support;

use support::{Cluster, eventually};

const TIMES: [&str; 4] = ["--set", "takeover.delay=0s", "--set", "takeover.grace=0s"];

fn waits_for(cluster: &Cluster, place: usize) -> Option<String> {
    Some(cluster.status(place)?["waits_for"].to_string())
}

#[test]
fn nodes_that_wait_for_a_lost_member_take_part_once_an_operator_names_it() {
    let mut cluster = Cluster::new(3, &TIMES, &[]);
    cluster.start(0);
    cluster.start(1);
    let bootstrap = |place: usize, lost: &str| {
        let answer = cluster.ask(place, &["bootstrap", "--lost", lost]);
        let words = [answer.stdout, answer.stderr].concat();
        (answer.status.code(), String::from_utf8(words).expect("it is text"))
    };
    for place in 0..2 {
        eventually("only the third is missing", || {
            (waits_for(&cluster, place)? == "[3]").then_some(())
        });
        // Nobody vouches for a member that he has not thought of.
        for wrong in ["2", "2,3", "1,2,3"] {
            let (code, words) = bootstrap(place, wrong);
            assert_eq!(code, Some(1), "{words}");
            assert!(words.contains("waits for 3") && words.contains("nothing was done"), "{words}");
        }
        assert_eq!(bootstrap(place, "200").0, Some(1));
        assert_eq!(waits_for(&cluster, place).as_deref(), Some("[3]"));
        let (code, words) = bootstrap(place, "3");
        assert_eq!((code, words.as_str()), (Some(0), "this node takes part without 3\n"));
        eventually("it takes part", || (waits_for(&cluster, place)? == "[]").then_some(()));
        let (code, words) = bootstrap(place, "3");
        assert_eq!(code, Some(1));
        assert!(words.contains("waits for nobody"), "{words}");
    }
    assert!(cluster.in_charge() < 2);
}

#[test]
fn an_operator_who_names_some_of_those_that_are_missing_vouches_for_none() {
    let mut cluster = Cluster::new(3, &TIMES, &[]);
    cluster.start(0);
    let both = "[2,3]";
    eventually("both others are missing", || (waits_for(&cluster, 0)? == both).then_some(()));
    assert!(cluster.get(0, "/readiness").starts_with("HTTP/1.1 503"));
    for some in ["2", "3"] {
        let answer = cluster.ask(0, &["bootstrap", "--lost", some]);
        assert_eq!(answer.status.code(), Some(1), "{answer:?}");
    }
    assert_eq!(waits_for(&cluster, 0).as_deref(), Some(both));
    let answer = cluster.ask(0, &["bootstrap", "--lost", "2,3"]);
    assert!(answer.status.success(), "{answer:?}");
}
