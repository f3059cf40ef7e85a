//! Tests of the difference between two configurations.

use super::super::effective::Change;
use super::super::effective::Changes;
use super::*;

fn names(changes: &[Change]) -> Vec<&str> {
    changes.iter().map(|change| change.field.as_str()).collect()
}

#[test]
fn a_reload_tells_what_can_change_from_what_waits_for_a_restart() {
    let old = Setup::toml("").loaded().effective;
    assert_eq!(old.changes(&old), Changes::default());
    let newer = Setup::toml("[[check]]\nname = \"a\"\nfile = \"/x\"\n[log]\nlevel = \"warn\"\n")
        .flag("http.listen", "off", "--listen")
        .flag("members[1].priority", "3", "--set")
        .flag("node.promise", "49ms", "--set")
        .flag("takeover.grace", "1s", "--set");
    let newer = newer.loaded().effective;
    let changes = old.changes(&newer);
    let (at_once, at_restart) = (names(&changes.at_once), names(&changes.at_restart));
    let waiting = ["node.promise", "http.listen", "takeover.delay", "takeover.grace"];
    assert_eq!(at_restart, waiting);
    assert_eq!(at_once[0], "members[1].priority");
    assert!(at_once.contains(&"check[0].file") && at_once.contains(&"log.level"), "{at_once:?}");
    let level = changes.at_once.iter().find(|change| change.field == "log.level");
    let level = level.expect("it has changed");
    let shown =
        |value: &Option<super::super::value::Value>| value.as_ref().map(ToString::to_string);
    assert_eq!((shown(&level.old), shown(&level.new)), (Some("info".into()), Some("warn".into())));
    let back = newer.changes(&old);
    assert!(back.at_once.iter().any(|gone| gone.field == "check[0].file" && gone.new.is_none()));
}

#[test]
fn where_a_value_comes_from_is_no_change() {
    let old = Setup::toml("").loaded().effective;
    let newer = Setup::toml("[log]\nlevel = \"info\"\n").loaded().effective;
    assert_eq!(old.changes(&newer), Changes::default());
}
