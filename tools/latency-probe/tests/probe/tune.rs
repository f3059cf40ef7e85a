//! The timing that is proposed for this host, and members that run with it.
//!
//! No time is tested against a bound that a machine could miss: only what must hold on any.

use serde_json::Value;

use crate::rig::{Home, assert_contains, assert_fits, count, flowing, measured};

/// As a user would: what tune prints is given to another run.
#[test]
fn what_is_proposed_is_what_members_run_with() {
    let home = Home::new();
    let (results, table) = measured(&["tune", "--secs", "2", "--svg", &home.join("svg")]);
    let tune = &results["tune"];
    assert_proposal(tune, &table);
    assert_contains(&home.read("svg/tune.svg"), &["rule of three", "proposed"]);
    let proposal = &tune["proposal"];
    let us = |key: &str| proposal[key].as_u64().expect("a length of time").to_string();
    let given = ["heartbeat_us", "promise_us", "silence_min_us", "silence_max_us"].map(us);
    let options = ["--heartbeat", "--promise", "--silence-min", "--silence-max"];
    let mut arguments = vec!["failover", "--fault", "stop", "--profile", "fast", "--rounds", "2"];
    arguments.extend(["--steady-secs", "0"]);
    arguments.extend(options.iter().zip(&given).flat_map(|(option, us)| [*option, us.as_str()]));
    let (stopped, _) = measured(&arguments);
    assert_eq!(stopped["failover"][0]["rounds"], 2, "{stopped}");
    assert_eq!(stopped["settings"]["silence_min_us"], proposal["silence_min_us"]);
}

fn assert_proposal(tune: &Value, table: &str) {
    let at = |pointer: &str| count(tune, pointer);
    let greatest = at("/watched/lateness_ns/max");
    let silence_ns = at("/proposal/silence_min_us") * 1_000;
    assert!(silence_ns > greatest, "what was seen is borne: {tune}");
    assert_eq!(at("/proposal/expected/mistakes/seen"), 0, "{tune}");
    assert!(at("/proposal/replaced_within_ns") > at("/proposal/noticed_within_ns"), "{tune}");
    let points = tune["points"].as_array().expect("a curve");
    assert!(points.iter().any(|point| point["silence_ns"] == silence_ns), "{tune}");
    assert_fits(table);
    let parts = [
        "a stopped leader is replaced within",
        "rule of three",
        "..Timing::fast()",
        "election_timeout_min: Duration::from_micros(",
        "--silence-min ",
        "% of a core per node",
        "--secs 10800",
    ];
    assert_contains(&flowing(table), &parts);
}
