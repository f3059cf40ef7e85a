//! Tests of the rules between fields.

use super::*;

#[test]
fn a_delay_below_the_grace_is_a_fault_where_it_was_made() {
    let setup = Setup::toml("[takeover]\ndelay = \"2s\"\n");
    setup.has_fault("node.toml:11", "takeover.delay = 2s", "below takeover.grace = 3s (default)");
    let setup = Setup::toml("[takeover]\ndelay = \"4s\"\n").flag("takeover.grace", "5s", "--set");
    setup.has_fault("--set", "takeover.grace = 5s", "above takeover.delay = 4s (node.toml:11)");
    let zero = Setup::toml("[takeover]\ndelay = \"0s\"\ngrace = \"0s\"\n");
    assert_eq!(zero.loaded().settings.takeover.delay, Duration::ZERO);
}

#[test]
fn a_checks_timeout_is_at_most_its_interval() {
    let more = "[[check]]\nname = \"a\"\nfile = \"x\"\ninterval = \"1s\"\ntimeout = \"1001ms\"\n";
    Setup::toml(more).has_fault(
        "node.toml:14",
        "check[0].timeout = 1s 1ms",
        "above check[0].interval = 1s (node.toml:13)",
    );
}

#[test]
fn a_check_has_one_kind_and_a_name_of_its_own() {
    let setup = Setup::toml("[[check]]\nname = \"a\"\n");
    setup.has_fault("node.toml:10", "check[0]", "checks nothing; give it one of command, tcp");
    let setup = Setup::toml("[[check]]\nname = \"a\"\nfile = \"x\"\ntcp = \"a:1\"\n");
    setup.has_fault("node.toml:10", "check[0]", "has tcp and file; make a check of each");
    let one = "[[check]]\nname = \"a\"\nfile = \"x\"\n";
    let setup = Setup::toml(&format!("{one}{one}"));
    setup.has_fault("node.toml:14", "check[1].name = a", "check[0] has this name");
    Setup::toml("[[check]]\nfile = \"x\"\n").has_fault("node.toml:10", "check[0].name", "missing");
}

#[test]
fn a_member_has_its_own_id_and_address_and_this_node_is_one() {
    let third = |id: u8, address: &str| {
        Setup::toml(&format!("[[members]]\nid = {id}\naddress = \"{address}\"\n"))
    };
    third(2, "10.0.0.3:7411").has_fault("node.toml:11", "members[2].id = 2", "earlier member");
    let setup = third(3, "10.0.0.2:7411");
    setup.has_fault("node.toml:12", "members[2].address = 10.0.0.2:7411", "earlier member");
    let twice = "[[members]]\nid = 3\naddress = \"a:1\"\n[[members]]\nid = 4\naddress = \"A:1\"\n";
    let setup = Setup::toml(twice);
    setup.has_fault("node.toml:15", "members[3].address = a:1", "members[2] has this address");
    let setup = Setup::toml("").flag("node.id", "7", "--id");
    setup.has_fault("--id", "node.id = 7", "write one of 1, 2");
    let setup = Setup::new("node.toml", "[node]\nid = 1\nauthentication = false\n");
    setup.has_fault("", "members", "there are none");
}

#[test]
fn this_nodes_name_is_looked_up_at_its_start_and_no_fault() {
    let setup = Setup::toml("").variable("INTERREX_MEMBERS__0__ADDRESS", "node-1:7411");
    assert_eq!(setup.loaded().settings.members[0].address, "node-1:7411");
}

#[test]
fn what_the_library_demands_of_times_is_reported_with_all_that_it_compares() {
    let setup = Setup::toml("").flag("node.heartbeat_interval", "60ms", "--set");
    let (origin, subject, reason) = setup.fault();
    assert_eq!((origin.as_str(), subject.as_str()), ("--set", "node.heartbeat_interval = 60ms"));
    assert!(reason.contains("must be below node.promise less clock skew"), "{reason}");
    assert!(reason.contains("node.promise is 50ms (profile lan)"), "{reason}");
}

#[test]
fn a_time_that_only_the_profile_says_is_reported_where_the_other_was_said() {
    let setup = Setup::toml("").flag("node.promise_max", "250ms", "--set");
    let (origin, subject, reason) = setup.fault();
    let expected = ("--set", "node.campaign_limit = 200ms (profile lan)");
    assert_eq!((origin.as_str(), subject.as_str()), expected);
    assert!(reason.contains("node.promise_max is 250ms (--set)"), "{reason}");
}

#[test]
fn a_value_that_cannot_be_used_hides_no_fault_of_others() {
    let setup = Setup::toml("[[members]]\nid = 2\naddress = \"nowhere\"\n")
        .flag("node.promise", "never", "--set")
        .flag("node.id", "7", "--id")
        .flag("members[0].priority", "-1", "--set");
    let faults = setup.faults();
    let subjects: Vec<_> = faults.iter().map(|fault| fault.subject.as_str()).collect();
    let expected = [
        "members[2].id = 2",
        "members[2].address = \"nowhere\"",
        "node.id = 7",
        "members[0].priority = -1",
        "node.promise = never",
    ];
    assert_eq!(subjects, expected);
}

#[test]
fn a_member_without_a_usable_id_shifts_no_fault_to_another() {
    let setup = Setup::toml("[[members]]\nid = 3\naddress = \"10.0.0.2:7411\"\n");
    let setup = setup.flag("members[0].id", "x", "--set");
    let faults = setup.faults();
    let subjects: Vec<_> = faults.iter().map(|fault| fault.subject.as_str()).collect();
    assert_eq!(subjects, ["members[2].address = 10.0.0.2:7411", "members[0].id = x"]);
}

#[test]
fn an_item_that_leaves_a_gap_is_a_fault() {
    let mut setup = Setup::toml("");
    for (key, value) in [("ID", "5"), ("ADDRESS", "10.0.0.5:7411")] {
        setup = setup.variable(&format!("INTERREX_MEMBERS__4__{key}"), value);
    }
    setup.has_fault("INTERREX_MEMBERS__4__ADDRESS", "members[4]", "write members[2]");
}

#[test]
fn a_key_is_needed_unless_authentication_is_off() {
    let text = NODE.replace("authentication = false\n", "");
    let setup = Setup::new("node.toml", &text);
    setup.has_fault("", "node.key_file", "`interrex config init` makes a key");
    let setup = setup.flag("node.key_file", "/k", "--key-file");
    assert_eq!(setup.loaded().settings.node.key_file, Some("/k".into()));
    let setup = setup.flag("node.authentication", "false", "--set");
    assert_eq!(setup.loaded().settings.node.key_file, None);
}

#[test]
fn a_level_of_the_log_is_a_known_one() {
    for level in ["info", "interrex=debug,warn", "off", "a::b=TRACE"] {
        let setup = Setup::toml("").flag("log.level", level, "--log-level");
        assert_eq!(setup.loaded().settings.log.level, level);
    }
    let setup = Setup::toml("").flag("log.level", "x=wran", "--log-level");
    setup.has_fault("--log-level", "log.level = x=wran", "did you mean `warn`?");
}

#[test]
fn the_path_of_a_socket_is_short() {
    let path = |length: usize| format!("/{}", "x".repeat(length - 1));
    let long = path(108);
    for field in ["control.socket", "node.guardian"] {
        assert!(load(&Setup::toml("").flag(field, &path(107), "--set").sources).is_ok());
        let setup = Setup::toml("").flag(field, &long, "--set");
        setup.has_fault("--set", &format!("{field} = {long}"), "at most 107");
    }
}
