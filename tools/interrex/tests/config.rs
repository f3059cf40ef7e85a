//! `interrex config` as its users run it: files, screens, exit codes.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn directory() -> TempDir {
    tempfile::tempdir().expect("a directory can be made")
}

/// Runs `interrex config`, in that directory and without variables of this process.
fn config(directory: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_interrex"));
    command.env_clear().envs(variables.iter().copied()).current_dir(directory);
    command.arg("config").args(arguments).output().expect("the program can be started")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it prints text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it prints text")
}

const HOSTS: &str = "10.0.0.1,10.0.0.2,node-3.example.org";

fn init(directory: &Path, more: &[&str]) -> Output {
    let output = config(directory, &[&["init", "--hosts", HOSTS], more].concat(), &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    output
}

fn check(directory: &Path, file: &str) -> Output {
    config(directory, &["check", "--config", file], &[])
}

#[test]
fn files_of_init_pass_the_check_unchanged_and_without_a_warning() {
    for (language, more) in [("toml", &[][..]), ("yaml", &["--yaml"])] {
        let directory = directory();
        init(directory.path(), &[&["--dir", "conf"], more].concat());
        for number in 1..=3 {
            let output = check(directory.path(), &format!("conf/node-{number}.{language}"));
            assert!(output.status.success(), "{}", stderr(&output));
            assert_eq!(stderr(&output), "");
            assert!(stdout(&output).contains("node-3.example.org:7411"), "{}", stdout(&output));
        }
    }
}

/// Returns the text with its commented fields made effective, but for all kinds of checks save one,
/// and for what this program was built without.
fn uncommented(text: &str) -> String {
    let mut others = vec!["tcp", "http", "process", "pid_file", "file"];
    if cfg!(not(feature = "otlp")) {
        others.push("endpoint");
    }
    let line = |line: &str| match line.split_once("#: ") {
        Some((_, rest)) if others.iter().any(|kind| rest.trim_start().starts_with(kind)) => {
            String::new()
        }
        Some((indent, rest)) => format!("{indent}{rest}"),
        None => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_commented_field_of_a_file_is_valid_as_it_stands() {
    for (file, more) in [("node-1.toml", &[][..]), ("node-1.yaml", &["--yaml"])] {
        let directory = directory();
        init(directory.path(), more);
        let path = directory.path().join(file);
        let text = fs::read_to_string(&path).expect("it was written");
        fs::write(&path, uncommented(&text)).expect("it can be written");
        let output = check(directory.path(), file);
        assert!(output.status.success(), "{}", stderr(&output));
        let text = stdout(&output);
        assert!(text.contains("check[0].weight"), "{text}");
        let is_default = |line: &&str| line.ends_with("  default") || line.contains("  profile ");
        let defaults: Vec<_> = text.lines().filter(is_default).collect();
        // Members but the first are written without comments; a check has one of its kinds.
        let left_out = ["members[", "check[", "otlp.endpoint"];
        let is_expected = |line: &&str| left_out.iter().any(|start| line.starts_with(start));
        assert!(defaults.iter().all(is_expected), "{defaults:#?}");
    }
}

#[test]
fn init_makes_one_key_that_only_its_owner_may_read() {
    let directory = directory();
    init(directory.path(), &[]);
    let key = directory.path().join("cluster.key");
    let mode = key.metadata().expect("it was made").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    interrex::read_keys(&key).expect("it holds a key");
    assert_eq!(fs::read_dir(directory.path()).expect("it can be read").count(), 4);
}

#[test]
fn init_writes_over_nothing_and_makes_nothing_beside_it() {
    let directory = directory();
    fs::write(directory.path().join("node-2.toml"), "mine").expect("it can be written");
    let output = config(directory.path(), &["init", "--hosts", HOSTS], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("node-2.toml is there already"), "{}", stderr(&output));
    let left: Vec<_> = fs::read_dir(directory.path()).expect("it can be read").collect();
    assert_eq!(left.len(), 1);
    let text = fs::read_to_string(directory.path().join("node-2.toml"));
    assert_eq!(text.expect("it is there"), "mine");
}

#[test]
fn members_that_share_a_host_get_ports_and_sockets_of_their_own() {
    let directory = directory();
    let hosts = "127.0.0.1,127.0.0.1,127.0.0.2";
    let output = config(directory.path(), &["init", "--hosts", hosts], &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(!stdout(&output).contains("scp"), "{}", stdout(&output));
    let third = stdout(&check(directory.path(), "node-3.toml"));
    for word in ["127.0.0.1:7411", "127.0.0.1:7412", "127.0.0.2:7413", "9092", "node-3.sock"] {
        assert!(third.contains(word), "{word}: {third}");
    }
}

#[test]
fn a_host_that_is_none_is_refused_before_anything_is_made() {
    let directory = directory();
    for host in ["10.0.0.300", "a b", "", "host:0", "host:x"] {
        let output = config(directory.path(), &["init", "--hosts", host], &[]);
        assert!(!output.status.success(), "{host}");
        assert_eq!(fs::read_dir(directory.path()).expect("it can be read").count(), 0, "{host}");
    }
}

#[test]
fn the_greatest_cluster_number_passes_from_init_to_check() {
    for more in [&[][..], &["--yaml"]] {
        let directory = directory();
        let number = u64::MAX.to_string();
        init(directory.path(), &[&["--cluster", &number], more].concat());
        let file = if more.is_empty() { "node-1.toml" } else { "node-1.yaml" };
        let output = check(directory.path(), file);
        assert!(stdout(&output).contains(&number), "{}", stderr(&output));
    }
}

#[test]
fn next_steps_name_every_host_and_file_and_fit_the_screen() {
    let directory = directory();
    let text = stdout(&init(directory.path(), &[]));
    for word in [
        "scp -p ./node-3.toml root@node-3.example.org:/etc/interrex/node.toml",
        "scp -p ./cluster.key root@10.0.0.2:/etc/interrex/",
        "interrex config check",
        "mode\n     0600",
        "chown interrex: /etc/interrex/cluster.key",
        "systemctl enable --now interrex",
        "interrex run --config /etc/interrex/node.toml",
    ] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(text.lines().all(|line| line.len() <= 80), "{text}");
}

#[test]
fn all_faults_are_on_stderr_with_exit_code_1() {
    let directory = directory();
    let text = "[node]\nid = 1\nheartbeet = \"1ms\"\n\n[takeover]\ndelay = 5\n";
    fs::write(directory.path().join("node.toml"), text).expect("it can be written");
    let variables = [("INTERREX_LOG__LEVEL", "lots")];
    let output = config(directory.path(), &["check", "-c", "node.toml"], &variables);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "");
    let faults = stderr(&output);
    assert!(faults.starts_with("error: the configuration has 5 faults\n"), "{faults}");
    for word in [
        "node.toml:3: node.heartbeet",
        "did you mean `heartbeat_interval`?",
        "node.toml:6: takeover.delay = 5",
        "has no unit",
        "INTERREX_LOG__LEVEL: log.level = lots",
        "node.key_file",
        "members",
    ] {
        assert!(faults.contains(word), "{word}: {faults}");
    }
    assert!(faults.lines().all(|line| line.len() <= 80), "{faults}");
}

#[test]
fn json_has_every_field_with_value_and_origin() {
    let directory = directory();
    init(directory.path(), &["--cluster", "7"]);
    let arguments = ["check", "--config", "node-1.toml", "--json", "--listen", "off"];
    let output = config(directory.path(), &arguments, &[("INTERREX_NODE__CORE", "3")]);
    assert!(output.status.success(), "{}", stderr(&output));
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("it is JSON");
    let field = |name: &str| {
        let field = &json["fields"][name];
        (field["value"].clone(), field["origin"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(field("node.cluster"), (7.into(), "node-1.toml:8".into()));
    assert_eq!(field("node.core"), (3.into(), "INTERREX_NODE__CORE".into()));
    assert_eq!(field("http.listen"), ("off".into(), "--listen".into()));
    assert_eq!(field("node.promise"), ("50ms".into(), "profile lan".into()));
    assert_eq!(field("node.store"), (serde_json::Value::Null, "default".into()));
    assert_eq!(field("node.authentication").0, true);
    assert_eq!(json["file"], "node-1.toml");
}

#[test]
fn json_has_every_fault_with_its_origin() {
    let directory = directory();
    let arguments = ["check", "--json", "--id", "x", "--members", "1=a:1"];
    let output = config(directory.path(), &arguments, &[]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("it is JSON");
    assert_eq!(json["faults"][0]["field"], "node.key_file");
    assert_eq!(json["faults"][0]["origin"], serde_json::Value::Null);
    assert_eq!(json["faults"][1]["field"], "node.id = x");
    assert_eq!(json["faults"][1]["origin"], "--id");
    assert!(stderr(&output).contains("2 faults"), "{}", stderr(&output));
}

#[test]
fn a_key_is_shown_by_its_path_alone_and_one_that_others_may_read_is_a_warning() {
    let directory = directory();
    init(directory.path(), &[]);
    let key = directory.path().join("cluster.key");
    let secret = fs::read_to_string(&key).expect("it can be read");
    let secret = secret.split_whitespace().nth(1).expect("an id and a key").to_owned();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("it is ours");
    for more in [&[][..], &["--json"]] {
        let arguments = [&["check", "--config", "node-1.toml"], more].concat();
        let output = config(directory.path(), &arguments, &[]);
        assert!(output.status.success());
        assert!(stdout(&output).contains("cluster.key"), "{}", stdout(&output));
        assert!(stderr(&output).contains("chmod 600"), "{}", stderr(&output));
        assert!(!stdout(&output).contains(&secret) && !stderr(&output).contains(&secret));
    }
}

#[test]
fn the_file_may_be_named_by_a_variable() {
    let directory = directory();
    init(directory.path(), &[]);
    let output = config(directory.path(), &["check"], &[("INTERREX_CONFIG", "node-2.toml")]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("configuration of node-2.toml"), "{}", stdout(&output));
}

#[test]
fn a_file_that_is_not_there_says_how_to_write_one() {
    let directory = directory();
    let output = check(directory.path(), "none.toml");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("interrex config init"), "{}", stderr(&output));
}
