//! Errors: each names option and value, and comes before anything is measured.

use std::time::Instant;

use crate::rig::{Home, PATIENCE, assert_fails};

#[test]
fn an_error_names_option_and_value_and_comes_before_any_measurement() {
    let begun = Instant::now();
    let home = Home::new();
    let real_time = ["elections", "--nodes", "128", "--wait", "spin", "--realtime", "50"];
    let nowhere = home.join("absent/results.json");
    for (arguments, code, parts) in [
        (&["--nodes", "200"][..], 2, &["--nodes", "200", "1..=128"][..]),
        (&["failover", "--nodes", "2"], 2, &["--nodes", "'2'", "3 to 128"]),
        (&["flood", "--nodes", "1"], 2, &["--nodes", "'1'", "2 to 128"]),
        (&["elections", "--nodes", "1"], 2, &["--nodes", "'1'", "2 to 128"]),
        (&["tune", "--nodes", "1"], 2, &["--nodes", "'1'", "2 to 128"]),
        (&["--wait", "doze"], 2, &["--wait", "doze", "spin"]),
        (&["dance"], 2, &["dance"]),
        (&["steady", "--heartbeat", "25001"], 2, &["--heartbeat", "1..=25000"]),
        (&["failover", "--ballast", "900000GiB"], 2, &["'900000GiB'", "available", "at most"]),
        (&["failover", "--apart", "--pin", "0"], 2, &["'--apart'", "'--pin <CORE>'"]),
        (&["steady", "--load", "0"], 2, &["--load", "'0'", "1..=1024"]),
        (&["steady", "--load-memory", "900000GiB"], 2, &["'900000GiB'", "at most"]),
        (&["steady", "--rounds", "5"], 2, &["--rounds", "unexpected argument"]),
        (&real_time, 2, &["'50'", "--realtime", "usable core", "--wait park"]),
        (&["--json", &nowhere], 1, &["--json", &nowhere]),
        (&["--svg", "/proc/no"], 1, &["--svg", "/proc/no"]),
        (&["--svg", "/proc"], 1, &["--svg", "/proc"]),
        (&["--hgrm", "/proc/self"], 1, &["--hgrm", "/proc/self"]),
        (&["--store", "/no/where"], 1, &["--store", "/no/where", "name a directory"]),
        (&["steady", "--store", "/proc"], 1, &["--store", "/proc", "--store none"]),
        (&["steady", "--record", "/proc/none/x"], 1, &["--record /proc/none/x"]),
    ] {
        assert_fails(arguments, code, parts);
    }
    assert!(begun.elapsed() < PATIENCE, "an error measures nothing");
}

#[test]
fn a_run_that_fails_later_leaves_the_store_directory_as_it_was() {
    let home = Home::new();
    assert_fails(&["--store", home.path(), "--json", "/proc/no"], 1, &["--json"]);
    home.assert_untouched();
}

/// Neither a minute nor a file is spent on a run whose results could not be written.
#[test]
fn a_path_that_cannot_be_written_is_told_before_the_run_and_by_its_option() {
    let home = Home::new();
    let (missing, taken) = (home.join("missing/file"), home.join("theirs/file"));
    for path in [&*missing, &*taken] {
        for (option, stage) in [
            ("--json", &["floor", "--rounds", "50"][..]),
            ("--record", &["steady", "--secs", "1"]),
            ("--record", &["--rounds", "1", "--secs", "1", "--steady-secs", "0"]),
            ("--store", &["elections", "--rounds", "50"]),
        ] {
            assert_fails(&[stage, &[option, path]].concat(), 1, &[option, path]);
        }
    }
    for option in ["--svg", "--hgrm"] {
        assert_fails(&["floor", "--rounds", "50", option, &taken], 1, &[option]);
    }
    home.assert_untouched();
}

/// A file that is there already is not emptied by the look at it.
#[test]
fn a_record_of_an_earlier_run_is_left_alone_where_nothing_is_recorded() {
    let home = Home::new();
    let record = home.join("theirs");
    assert_fails(&["--nodes", "1", "--record", &record, "--json", "/proc/no"], 1, &["--json"]);
    home.assert_untouched();
}
