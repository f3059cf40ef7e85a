//! The commands that ask a daemon, and its HTTP server.

mod support;

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;

use support::{Cluster, eventually, free_port, path, run, script};

const TIMES: [&str; 4] = ["--set", "takeover.delay=200ms", "--set", "takeover.grace=100ms"];

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn started(options: &[&str]) -> Cluster {
    let mut cluster = Cluster::new(3, &[&TIMES[..], options].concat(), &[]);
    cluster.start_all();
    cluster
}

#[test]
fn leadership_is_given_up_handed_on_and_kept_from_a_node() {
    let cluster = started(&[]);
    let first = cluster.in_charge();
    let is_leader = |place| cluster.ask(place, &["is-leader"]).status.code();
    assert_eq!(is_leader(first), Some(0));
    let other = (first + 1) % 3;
    assert_eq!(is_leader(other), Some(1));
    // Who does not lead says who does.
    let refused = cluster.ask(other, &["resign"]);
    assert_eq!(refused.status.code(), Some(1));
    let leader = (first + 1).to_string();
    assert!(text(&refused.stderr).contains(&leader), "{refused:?}");
    let given = cluster.ask(first, &["transfer", &(other + 1).to_string()]);
    assert!(given.status.success(), "{given:?}");
    eventually("the heir leads", || (cluster.in_charge() == other).then_some(()));
    let aside = cluster.ask(other, &["standby"]);
    assert!(aside.status.success(), "{aside:?}");
    eventually("another leads", || (cluster.in_charge() != other).then_some(()));
    assert_eq!(cluster.status(other).expect("it runs")["standby"], true);
    assert!(cluster.ask(other, &["standby", "--off"]).status.success());
    eventually("it stands again", || {
        (cluster.status(other).expect("it runs")["standby"] == false).then_some(())
    });
}

#[test]
fn nobody_answers_where_no_daemon_runs_and_the_socket_is_its_users_alone() {
    let mut cluster = Cluster::new(1, &TIMES, &[]);
    let refused = cluster.ask(0, &["is-leader"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("no daemon answers"), "{refused:?}");
    cluster.start(0);
    cluster.in_charge();
    let mode = fs::metadata(cluster.socket(0)).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // A second daemon does not take the socket of the first.
    let file = cluster.home.path().join("node-1.toml");
    let socket = format!("control.socket={}", path(&cluster.socket(0)));
    let members = format!("1=127.0.0.1:{}", free_port());
    let second = run(&[
        "run",
        "--config",
        path(&file),
        "--set",
        &socket,
        "--members",
        &members,
        "--set",
        "node.guardian=off",
        "--set",
        "node.public_page=off",
        "--set",
        "http.listen=off",
    ]);
    assert_eq!(second.status.code(), Some(1));
    assert!(text(&second.stderr).contains("another daemon listens"), "{second:?}");
    assert!(cluster.ask(0, &["is-leader"]).status.success(), "the first still answers");
}

/// A path of that length is the longest that the kernel takes.
#[test]
fn the_longest_path_of_a_socket_is_served() {
    let mut cluster = Cluster::new(1, &TIMES, &[]);
    let home = path(cluster.home.path()).to_owned();
    let socket = format!("{home}/{}", "x".repeat(107 - home.len() - 1));
    cluster.set_last(&format!("control.socket={socket}"));
    cluster.start(0);
    eventually("an answer", || {
        run(&["is-leader", "--socket", &socket]).status.success().then_some(())
    });
}

#[test]
fn events_are_watched_by_number_as_lines_of_json() {
    let cluster = started(&[]);
    let first = cluster.in_charge();
    let mut watch = std::process::Command::new(env!("CARGO_BIN_EXE_interrex"))
        .args(["watch", "--json", "--after", "0", "--socket", path(&cluster.socket(first))])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("it was built");
    cluster.ask(first, &["resign"]);
    let mut lines =
        std::io::BufRead::lines(std::io::BufReader::new(watch.stdout.take().expect("it is piped")));
    let mut seen = Vec::new();
    while !seen.iter().any(|line: &String| line.contains("stepped_down")) {
        seen.push(lines.next().expect("it goes on").expect("it is text"));
    }
    watch.kill().expect("it runs");
    watch.wait().expect("it was killed");
    for (place, line) in seen.iter().enumerate() {
        let told: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
        assert_eq!(told["event"]["seq"], place + 1, "{line}");
    }
    let all = seen.concat();
    assert!(all.contains("became_leader") && all.contains("in_charge"), "{all}");
}

#[test]
fn http_says_who_leads_to_load_balancers_and_prometheus() {
    let cluster = started(&["--set", "metrics.compat=takhin"]);
    let first = cluster.in_charge();
    let other = (first + 1) % 3;
    let code = |place, of: &str| cluster.get(place, of)[9..12].to_owned();
    for of in ["/leader", "/primary"] {
        assert_eq!((code(first, of), code(other, of)), ("200".into(), "503".into()), "{of}");
    }
    eventually("the others know it", || (code(other, "/replica") == "200").then_some(()));
    assert_eq!(code(first, "/replica"), "503");
    for of in ["/liveness", "/readiness", "/status", "/cluster", "/metrics"] {
        assert_eq!(code(other, of), "200", "{of}");
    }
    assert_eq!(code(first, "/nothing"), "404");
    let ask = |method: &str| {
        cluster.http(
            first,
            &format!("{method} /leader HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
        )
    };
    let head = ask("HEAD");
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(ask("OPTIONS").to_lowercase().contains("allow: get, head, options"));
    assert!(ask("POST").starts_with("HTTP/1.1 405"));
    let metrics = cluster.get(first, "/metrics");
    for line in [
        "interrex_is_leader 1",
        "interrex_in_charge 1",
        "interrex_role{role=\"leader\"} 1",
        "interrex_elections_won_total 1",
        "interrex_election_duration_seconds_count 1",
        "takhin_raft_state 2",
        "takhin_raft_election_duration_seconds_bucket{le=\"0.1\"} 1",
    ] {
        assert!(metrics.lines().any(|found| found.starts_with(line)), "{line} in {metrics}");
    }
}

#[test]
fn garbage_and_slow_clients_disturb_nobody() {
    let cluster = started(&[]);
    let first = cluster.in_charge();
    let slow: Vec<_> = (0..200)
        .filter_map(|_| {
            let mut stream = TcpStream::connect(("127.0.0.1", cluster.http[first])).ok()?;
            stream.write_all(b"GET /lea").ok()?;
            Some(stream)
        })
        .collect();
    for garbage in ["\0\0\0\0\r\n\r\n", "GET\r\n\r\n", "PUT / HTTP/9.9\r\n\r\n"] {
        let mut stream =
            TcpStream::connect(("127.0.0.1", cluster.http[first])).expect("it listens");
        stream.write_all(garbage.as_bytes()).expect("the kernel takes it");
    }
    drop(slow);
    assert!(cluster.get(first, "/leader").starts_with("HTTP/1.1 200"));
    let mut control =
        std::os::unix::net::UnixStream::connect(cluster.socket(first)).expect("it listens");
    control.write_all(b"what?\n{\"command\":\"is_leader\"}\n").expect("it takes it");
    control.shutdown(std::net::Shutdown::Write).expect("it is open");
    let mut answers = String::new();
    control.read_to_string(&mut answers).expect("it is text");
    let lines: Vec<_> = answers.lines().collect();
    assert_eq!(lines.len(), 2, "{answers}");
    assert!(lines[0].contains("no request") && lines[1].contains("true"), "{answers}");
    assert_eq!(cluster.in_charge(), first, "nobody was deposed");
}

#[test]
fn hooks_run_in_order_and_a_gate_that_stays_shut_ends_the_leadership() {
    let home = tempfile::TempDir::new().expect("the temporary folder takes folders");
    let said = home.path().join("said");
    let hook = script(
        home.path(),
        "hook",
        &format!("#!/bin/sh\necho \"$INTERREX_EVENT $INTERREX_TERM\" >> {}\n", path(&said)),
    );
    let shut = home.path().join("shut");
    let gate = script(
        home.path(),
        "gate",
        &format!("#!/bin/sh\ntest ! -e {}-$INTERREX_NODE\n", path(&shut)),
    );
    let options: Vec<String> =
        [("became_leader", &hook), ("lost_leadership", &hook), ("gate", &gate)]
            .into_iter()
            .flat_map(|(name, file)| {
                ["--set".to_owned(), format!("hooks.{name}=[\"{}\"]", path(file))]
            })
            .collect();
    let options: Vec<_> = options.iter().map(String::as_str).collect();
    fs::write(format!("{}-1", path(&shut)), "").expect("it can be written");
    let cluster = started(&options);
    // Node 1 may be elected first; its gate is shut, so it does not stay.
    let first = eventually("one whose gate is open", || {
        Some(cluster.in_charge()).filter(|place| *place != 0)
    });
    let term = cluster.status(first).expect("it runs")["term"].clone();
    assert!(cluster.ask(first, &["resign"]).status.success());
    // The answer comes once the hooks have run.
    let lines = fs::read_to_string(&said).expect("hooks have run");
    let of_term: Vec<_> = lines.lines().filter(|line| line.ends_with(&term.to_string())).collect();
    let expected = [format!("became_leader {term}"), format!("lost_leadership {term}")];
    assert_eq!(of_term, expected, "{lines}");
}

#[test]
fn a_check_that_fails_keeps_the_node_from_leading() {
    let home = tempfile::TempDir::new().expect("the temporary folder takes folders");
    let healthy = home.path().join("healthy");
    fs::write(&healthy, "").expect("it can be written");
    let file = format!("check.0.file={}", path(&healthy));
    let options = [
        "--set",
        "check.0.name=app",
        "--set",
        &file,
        "--set",
        "check.0.interval=50ms",
        "--set",
        "check.0.rise=1",
        "--set",
        "check.0.fall=2",
    ];
    let mut cluster = Cluster::new(2, &[&TIMES[..], &options].concat(), &[]);
    cluster.start_all();
    cluster.in_charge();
    fs::remove_file(&healthy).expect("it is there");
    eventually("nobody leads", || {
        (0..2)
            .all(|place| {
                let status = cluster.status(place).expect("it runs");
                status["is_leader"] == false && status["standby"] == true
            })
            .then_some(())
    });
    let why = cluster.status(0).expect("it runs")["checks"][0]["why"].to_string();
    assert!(why.contains("healthy"), "{why}");
    fs::write(&healthy, "").expect("it can be written");
    cluster.in_charge();
}

/// Scripts and load balancers act on the answer, and the work of the leader before may still run.
#[test]
fn nobody_is_told_that_a_leader_leads_that_waits_for_the_takeover_delay() {
    let mut cluster = Cluster::new(1, &["--set", "takeover.delay=30m"], &[]);
    cluster.start(0);
    let status = eventually("it holds a lease", || {
        cluster.status(0).filter(|status| status["is_leader"] == true)
    });
    assert_eq!(status["in_charge"], false, "{status}");
    assert_eq!(cluster.ask(0, &["is-leader"]).status.code(), Some(1));
    for of in ["/leader", "/primary"] {
        let answer = cluster.get(0, of);
        assert!(answer.starts_with("HTTP/1.1 503"), "{of}: {answer}");
    }
}

/// Nothing is known of the application yet.
#[test]
fn a_check_that_has_never_succeeded_keeps_the_node_from_leading() {
    let mut cluster = Cluster::new(1, &TIMES, &[]);
    let healthy = cluster.home.path().join("healthy");
    let file = format!("file={}", path(&healthy));
    for field in ["name=app", &file, "interval=50ms", "fall=1000"] {
        cluster.set_last(&format!("check.0.{field}"));
    }
    cluster.start(0);
    let check = eventually("a try", || {
        let check = cluster.status(0)?["checks"][0].clone();
        (!check["why"].is_null()).then_some(check)
    });
    assert_eq!(check["passes"], false, "{check}");
    eventually("it stands by", || (cluster.status(0)?["standby"] == true).then_some(()));
    fs::write(&healthy, "").expect("it can be written");
    cluster.in_charge();
}
