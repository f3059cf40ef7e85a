//! SIGHUP: a daemon takes what can change, names what can't, and leads on.

mod support;

use std::fs;
use std::path::Path;

use rustix::process::Signal;
use support::{Cluster, eventually, path, script};

const TIMES: [&str; 6] = [
    "--set",
    "takeover.delay=0s",
    "--set",
    "takeover.grace=0s",
    // A loaded host deposes nobody.
    "--set",
    "node.profile=wan",
];

/// The text that a daemon logs once it has taken a configuration.
const TAKEN: &str = "the configuration was read anew";

/// The text that it logs where it has refused one.
const REFUSED: &str = "the configuration stays as it was";

/// Returns a cluster that has a leader, and the place of that.
fn led() -> (Cluster, usize) {
    let mut cluster = Cluster::new(3, &TIMES, &[]);
    cluster.start_all();
    let leader = cluster.in_charge();
    (cluster, leader)
}

/// Puts other words into the file of a daemon.
fn change(cluster: &Cluster, place: usize, from: &str, to: &str) {
    let text = fs::read_to_string(cluster.file(place)).expect("it is there");
    assert!(text.contains(from), "{from} in {text}");
    fs::write(cluster.file(place), text.replace(from, to)).expect("it can be written");
}

/// Lets a daemon read its configuration anew, and waits until it has logged these words once more.
fn reload(cluster: &Cluster, place: usize, words: &str) {
    let count = || cluster.logged(place).matches(words).count();
    let before = count();
    cluster.signal(place, Signal::HUP);
    eventually(words, || (count() > before).then_some(()));
}

/// Returns the term in which a daemon is in charge.
fn term(cluster: &Cluster, place: usize) -> u64 {
    let status = cluster.status(place).expect("it answers");
    assert_eq!(status["in_charge"], true, "{status}");
    status["term"].as_u64().expect("it is a number")
}

fn said(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

#[test]
fn a_reload_takes_what_can_change_and_names_what_can_not() {
    let (cluster, leader) = led();
    let before = term(&cluster, leader);
    let home = cluster.home.path().to_owned();
    let there = home.join("there");
    fs::write(&there, "").expect("it can be written");
    let told = home.join("told");
    let hook =
        script(&home, "hook", &format!("#!/bin/sh\necho \"$INTERREX_EVENT\" >> {}\n", path(&told)));
    assert!(!cluster.logged(leader).contains("DEBUG"), "{}", cluster.logged(leader));
    change(&cluster, leader, "#: level = \"info\"", "level = \"debug\"");
    change(&cluster, leader, "#: lapse_limit = \"500ms\"", "lapse_limit = \"400ms\"");
    let lost = format!("[hooks]\nlost_leadership = [\"{}\"]\n", path(&hook));
    change(&cluster, leader, "[hooks]\n", &lost);
    cluster.append(leader, &format!("[[check]]\nname = \"new\"\nfile = \"{}\"\n", path(&there)));
    reload(&cluster, leader, TAKEN);
    let log = cluster.logged(leader);
    for words in [
        "node.lapse_limit takes effect at the next start",
        "hooks.lost_leadership",
        "check[0].file",
        "log.level",
    ] {
        assert!(log.contains(words), "{words}: {log}");
    }
    assert!(!log.contains("log.level takes effect at the next start"), "{log}");
    eventually("the new check is shown", || {
        let status = cluster.status(leader)?;
        (status["checks"][0]["name"] == "new" && status["checks"][0]["passes"] == true)
            .then_some(())
    });
    assert_eq!(term(&cluster, leader), before, "nobody has asked for another leader");
    assert!(cluster.ask(leader, &["resign"]).status.success());
    assert_eq!(said(&told), "lost_leadership\n");
    eventually("it logs what info hides", || {
        cluster.logged(leader).contains("DEBUG").then_some(())
    });
}

#[test]
fn a_check_that_a_reload_keeps_goes_on_as_it_was_and_the_leader_leads_on() {
    let (cluster, leader) = led();
    let before = term(&cluster, leader);
    let there = cluster.home.path().join("there");
    fs::write(&there, "").expect("it can be written");
    let check =
        format!("[[check]]\nname = \"app\"\nfile = \"{}\"\ninterval = \"20ms\"\n", path(&there));
    cluster.append(leader, &check);
    reload(&cluster, leader, TAKEN);
    change(&cluster, leader, "interval = \"20ms\"\n", "interval = \"30ms\"\nrise = 3\n");
    reload(&cluster, leader, TAKEN);
    assert_eq!(term(&cluster, leader), before);
    assert_eq!(cluster.status(leader).expect("it answers")["standby"], false);
    fs::remove_file(&there).expect("it is there");
    eventually("it fails", || (cluster.status(leader)?["standby"] == true).then_some(()));
}

#[test]
fn a_configuration_with_a_fault_is_refused_whole_and_the_leader_leads_on() {
    let (cluster, leader) = led();
    let before = term(&cluster, leader);
    let good = fs::read_to_string(cluster.file(leader)).expect("it is there");
    let louder = good.replace("#: level = \"info\"", "level = \"debug\"");
    assert_ne!(louder, good);
    let key = cluster.home.path().join("cluster.key");
    let away = cluster.home.path().join("away.key");
    for (fault, words) in [
        ("[takeover", "node-"),
        ("[nothing]\n", "nothing"),
        ("[[check]]\nname = \"a\"\nfile = \"/x\"\nrise = 0\n", "check[0].rise"),
    ] {
        fs::write(cluster.file(leader), format!("{louder}\n{fault}")).expect("it can be written");
        reload(&cluster, leader, REFUSED);
        assert!(cluster.logged(leader).contains(words), "{words}: {}", cluster.logged(leader));
    }
    // What the file names must be usable too.
    let user = louder.replace("[hooks]\n", "[hooks]\nuser = \"nobody-of-that-name\"\n");
    fs::write(cluster.file(leader), user).expect("it can be written");
    reload(&cluster, leader, "nobody-of-that-name");
    fs::write(cluster.file(leader), &louder).expect("it can be written");
    fs::rename(&key, &away).expect("it is there");
    reload(&cluster, leader, "node.key_file");
    assert_eq!(term(&cluster, leader), before);
    assert!(!cluster.logged(leader).contains("DEBUG"), "{}", cluster.logged(leader));
    assert!(!cluster.logged(leader).contains(TAKEN), "{}", cluster.logged(leader));
    fs::rename(&away, &key).expect("it is there");
    reload(&cluster, leader, TAKEN);
    assert_eq!(term(&cluster, leader), before);
}
