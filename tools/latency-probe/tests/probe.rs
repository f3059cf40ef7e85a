//! The program as a user runs it: results, refusals, and no child left behind.
//!
//! No time is tested, for that would test the machine.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

/// Far beyond what anything here takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Lengths of time that no pause of a busy machine reaches: leaders change when they are asked to
/// or killed, and winners come in time to hold a lease.
const PATIENT: [&str; 8] = [
    "--heartbeat",
    "20000",
    "--promise",
    "300000",
    "--silence-min",
    "900000",
    "--silence-max",
    "1200000",
];

fn probe(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latency-probe"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    probe(arguments).output().expect("the program was built with this test")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A directory of this test's own, empty.
fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    path
}

fn assert_quantiles(object: &Value, pointer: &str) {
    let quantiles = object.pointer(pointer).unwrap_or_else(|| panic!("{pointer} is missing"));
    let values: Vec<u64> = ["min", "p50", "p90", "p99", "p999", "max"]
        .iter()
        .map(|key| {
            quantiles[key].as_u64().unwrap_or_else(|| panic!("{pointer}/{key}: {quantiles}"))
        })
        .collect();
    assert!(quantiles["n"].as_u64().is_some_and(|n| n > 0), "{pointer}: {quantiles}");
    assert!(values.is_sorted(), "{pointer}: {quantiles}");
}

#[test]
fn a_run_of_all_stages_gives_json_table_figures_and_histograms() {
    let (svg, hgrm) = (directory("svg"), directory("hgrm"));
    let directories = [svg.to_str().expect("UTF-8"), hgrm.to_str().expect("UTF-8")];
    let [svg_argument, hgrm_argument] = directories;
    let lengths = ["--rounds", "3", "--secs", "1", "--steady-secs", "1", "--seed", "7"];
    let written = ["--json", "-", "--svg", svg_argument, "--hgrm", hgrm_argument];
    let output = run(&[&lengths[..], &written, &PATIENT].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let results: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    assert_results(&results);
    let table = text(&output.stderr);
    for row in [
        "raw UDP round trip",
        "resigned: election",
        "resigned: total",
        "kill: total",
        "kill: detection",
        "kill: drain",
        "kill: election",
        "kill: publication",
        "undisturbed",
        "heartbeat lateness",
        "false elections",
        "false campaigns",
        "leases lapsed",
        "refused datagrams",
        "diskless",
    ] {
        assert!(table.contains(row), "{row} is not in:\n{table}");
    }
    assert!(table.lines().all(|line| line.chars().count() <= 80), "{table}");
    for file in ["election", "failover", "heartbeat-lateness"] {
        let figure = fs::read_to_string(svg.join(file).with_extension("svg")).expect(file);
        assert!(figure.starts_with("<svg") && figure.contains("percentile"), "{file}");
    }
    for file in ["floor-rtt", "election", "failover-total", "heartbeat-lateness"] {
        let histogram = fs::read_to_string(hgrm.join(file).with_extension("hgrm")).expect(file);
        assert!(histogram.contains("#[Mean "), "{file}");
    }
}

fn assert_results(results: &Value) {
    assert_eq!(results["schema"], 1);
    assert_eq!(results["interrupted"], false);
    assert_eq!(results["settings"]["seed"], 7);
    assert_eq!(results["settings"]["nodes"], 3);
    assert_eq!(results["settings"]["durability"]["kind"], "diskless");
    assert!(results.get("disk").is_none() && results["elections"].get("ratio_to_disk").is_none());
    for key in ["cpu", "cores", "kernel", "clocksource", "hypervisor"] {
        assert!(!results["machine"][key].is_null(), "machine.{key} is missing");
    }
    for pointer in [
        "/floor/rtt_ns",
        "/elections/election_ns",
        "/failover/0/total_ns",
        "/failover/0/detection_ns",
        "/failover/0/drain_ns",
        "/failover/0/election_ns",
        "/failover/0/publication_ns",
        "/failover/0/steady/lateness_ns",
        "/steady/heartbeat_lateness_ns",
    ] {
        assert_quantiles(results, pointer);
    }
    assert_eq!(results["elections"]["nodes"], 3);
    assert_eq!(results["elections"]["rounds"], 3);
    assert!(results["elections"]["messages_per_election"].is_number());
    assert_ratio_or_reason(&results["elections"]);
    assert_eq!(results["failover"][0]["fault"], "kill");
    assert_eq!(results["failover"][0]["rounds"], 3);
    for key in ["seconds", "false_elections", "campaigns", "leader_changes", "lapses"] {
        assert!(results["steady"][key].is_number(), "steady.{key} is missing");
    }
    assert_nothing_strange(&results["steady"]["refused"], "nobody else sends to the members");
    assert!(results["failover"][0]["refused"].is_object());
    for stage in [&results["elections"], &results["failover"][0]] {
        assert!(stage["false_elections"].is_number() && stage["campaigns"].is_number(), "{stage}");
    }
    assert!(results["host"]["findings"].as_array().is_some_and(|findings| !findings.is_empty()));
}

/// The words of late members while they come to know each other are no sign of anybody else.
fn assert_nothing_strange(refused: &Value, why: &str) {
    let reasons = refused.as_object().expect("counts by reason");
    assert!(reasons.keys().all(|reason| ["boot", "answer"].contains(&reason.as_str())), "{why}");
}

/// A directory of this test's own that holds one file of the user's.
fn directory_in_use(name: &str) -> PathBuf {
    let path = directory(name);
    fs::create_dir_all(&path).expect("the test's directory is writable");
    fs::write(path.join("theirs"), "kept").expect("it was just made");
    path
}

fn names_in(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).expect("it is there");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    entries.map(|entry| name(entry.expect("its entries can be read"))).collect()
}

#[test]
fn with_a_store_votes_are_durable_and_the_directory_is_left_as_it_was() {
    let store = directory_in_use("store");
    let path = store.to_str().expect("UTF-8");
    let lengths = ["--rounds", "3", "--secs", "1", "--steady-secs", "0"];
    let output = run(&[&lengths[..], &["--json", "-", "--store", path], &PATIENT].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(names_in(&store), ["theirs"]);
    let results: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    let durability = &results["settings"]["durability"];
    assert_eq!(
        (&durability["kind"], &durability["directory"]),
        (&"file_store".into(), &path.into())
    );
    assert!(durability["file_system"].is_string(), "{durability}");
    for pointer in [
        "/elections/persist_ns",
        "/disk/write_ns",
        "/disk/before_ns",
        "/disk/after_ns",
        "/failover/0/drain_ns",
    ] {
        assert_quantiles(&results, pointer);
    }
    assert_eq!(results["disk"]["bytes"], 512);
    let elections = &results["elections"];
    assert_eq!(elections["rounds"], 3);
    // On a busy machine three elections may be faster than the raw writes.
    let ratio = &elections["ratio_to_disk"]["p50"];
    assert!(ratio.is_number() || elections["no_disk_ratio"].is_string(), "{elections}");
    let restarts = results["failover"][0]["durable_restarts"].as_u64();
    assert!(restarts.is_some_and(|restarts| restarts >= 2), "{}", results["failover"]);
    assert!(results["steady"]["lapses"].is_number());
    let table = text(&output.stderr);
    for row in [
        "raw 512-byte write",
        "election / raw write",
        "before the elections",
        "kill: drain",
        "durable restarts",
        "leases lapsed",
        "durable: FileStore",
        "resigned: persist",
    ] {
        assert!(table.contains(row), "{row} is not in:\n{table}");
    }
    assert!(table.lines().all(|line| line.chars().count() <= 80 || line.contains(path)), "{table}");
}

#[test]
fn the_floor_alone_writes_as_often_as_it_asks() {
    let store = directory_in_use("store-floor");
    let path = store.to_str().expect("UTF-8");
    let output = run(&["floor", "--rounds", "50", "--json", "-", "--store", path]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let results: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    assert_eq!(
        (&results["floor"]["rtt_ns"]["n"], &results["disk"]["write_ns"]["n"]),
        (&50.into(), &50.into())
    );
    assert!(results["disk"].get("after_ns").is_none(), "there were no elections");
    assert_eq!(names_in(&store), ["theirs"]);
}

#[test]
fn a_run_that_is_refused_later_leaves_the_store_directory_as_it_was() {
    let store = directory_in_use("store-refused");
    let path = store.to_str().expect("UTF-8");
    let output = run(&["--store", path, "--json", "/proc/no"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(names_in(&store), ["theirs"]);
}

/// A flood of one second; `further` arguments besides.
fn flooded(further: &[&str]) -> (Value, String) {
    let output = run(&[&["flood", "--secs", "2", "--json", "-"], further, &PATIENT].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let results = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    (results, text(&output.stderr))
}

/// Whether it is survived is the machine's business; that it comes, and what becomes of it, is not.
#[test]
fn a_flood_of_every_sort_reaches_the_members_and_is_refused() {
    let (svg, hgrm) = (directory("svg-flood"), directory("hgrm-flood"));
    let paths = [svg.to_str().expect("UTF-8"), hgrm.to_str().expect("UTF-8")];
    let (results, table) = flooded(&["--svg", paths[0], "--hgrm", paths[1]]);
    let flood = &results["flood"];
    for pointer in [
        "/sent/wrong_tag",
        "/sent/replay",
        "/sent/wrong_magic",
        "/sent/wrong_length",
        "/sent_per_second",
        "/during/refused/tag",
        "/during/refused/replay",
        "/during/kernel_drops",
        "/during/accepted",
        "/during/heartbeat_lateness_ns/n",
        "/before/heartbeat_lateness_ns/n",
        "/before/accepted",
    ] {
        let count = flood.pointer(pointer).and_then(Value::as_u64);
        assert!(count.is_some_and(|count| count > 0), "{pointer} of {flood}");
    }
    assert_eq!(flood["survived"], flood["during"]["leader_changes"] == 0);
    assert_nothing_strange(&flood["before"]["refused"], "before it nobody else sends");
    assert!(results.get("steady").is_none(), "it runs alone");
    for row in
        ["calm: lateness", "flood: lateness", "datagrams/s", "sent by sort", "polling pauses"]
    {
        assert!(table.contains(row), "{row} is not in:\n{table}");
    }
    assert!(table.lines().all(|line| line.chars().count() <= 80), "{table}");
    assert!(svg.join("flood.svg").exists());
    assert!(names_in(&hgrm).contains(&"lateness-in-flood.hgrm".to_owned()));
}

#[test]
fn a_flood_of_members_without_authentication_is_said_to_be_one() {
    let (results, table) = flooded(&["--authentication", "off"]);
    assert_eq!(results["settings"]["authentication"], "off");
    assert!(table.contains("authentication is off"), "{table}");
}

#[test]
fn ctrl_c_ends_a_flood_and_prints_what_it_did() {
    let (mut probe, flooder) = endless_flood();
    // A tenth of a second on a core, however long it has to wait for one.
    wait_until("the flood", || ticks_of(flooder).is_some_and(|ticks| ticks >= 10));
    send(Signal::INT, &probe.0);
    let mut printed = String::new();
    let mut stdout = probe.0.stdout.take().expect("stdout is a pipe");
    stdout.read_to_string(&mut printed).expect("the results are UTF-8");
    let status = probe.0.wait().expect("the probe is our child");
    assert_eq!(status.code(), Some(130), "128 + SIGINT");
    let results: Value = serde_json::from_str(&printed).expect("the results are JSON");
    assert_eq!(results["interrupted"], true);
    assert!(results["flood"]["sent"]["wrong_tag"].as_u64().is_some_and(|sent| sent > 0));
    assert_eq!(state_and_parent(flooder), None, "it was reaped");
}

#[test]
fn a_flood_ends_with_a_parent_that_was_killed() {
    let (mut probe, flooder) = endless_flood();
    send(Signal::KILL, &probe.0);
    probe.0.wait().expect("the probe is our child");
    wait_until("the flooder gone", || !is_running(flooder));
}

#[test]
fn a_flood_of_another_host_is_refused() {
    let orders = r#"{"cluster":1,"targets":[{"address":"192.0.2.1:7411","heard":[]}]}"#;
    let mut flooder = probe(&["flooder"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built with this test");
    let mut stdin = flooder.stdin.take().expect("stdin is a pipe");
    writeln!(stdin, "{orders}").expect("it reads its orders");
    // Its stdin stays open: it ends by itself.
    let output = flooder.wait_with_output().expect("it is our child");
    let message = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains("192.0.2.1:7411 is not on loopback"), "{message}");
    assert!(output.stdout.is_empty());
    drop(stdin);
}

/// On a busy machine three elections may be faster than the round trips.
fn assert_ratio_or_reason(elections: &Value) {
    let ratio = &elections["ratio_to_floor"];
    if ratio.is_null() {
        assert!(elections["no_ratio"].is_string(), "{elections}");
    } else {
        assert!(ratio["p50"].as_f64().is_some_and(|p50| p50 >= 1.0), "{elections}");
        assert!(ratio["p99"].is_number(), "{elections}");
    }
}

#[test]
fn the_floor_alone_is_a_figure_of_its_own() {
    let svg = directory("svg-floor");
    let output = run(&["floor", "--rounds", "50", "--svg", svg.to_str().expect("UTF-8")]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let figure = fs::read_to_string(svg.join("floor.svg")).expect("a figure of the floor");
    assert!(figure.contains("Raw UDP round trip") && !figure.contains("Leader election"));
    assert!(!svg.join("election.svg").exists());
}

#[test]
fn a_figure_that_cannot_be_written_costs_nothing_else() {
    let (svg, hgrm) = (directory("svg-blocked"), directory("hgrm-kept"));
    // Only the write itself finds out: a directory stands where the figure is to be.
    fs::create_dir_all(svg.join("floor.svg")).expect("the test's directory is writable");
    let paths = [svg.to_str().expect("UTF-8"), hgrm.to_str().expect("UTF-8")];
    let rounds = ["floor", "--rounds", "50", "--json", "-"];
    let output = run(&[&rounds[..], &["--svg", paths[0], "--hgrm", paths[1]]].concat());
    assert_eq!(output.status.code(), Some(1));
    let results: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    assert_eq!(results["floor"]["rtt_ns"]["n"], 50);
    let printed = text(&output.stderr);
    assert!(
        printed.contains("error: --svg") && printed.contains("raw UDP round trip"),
        "{printed}"
    );
    assert!(hgrm.join("floor-rtt.hgrm").exists());
}

#[test]
fn where_there_is_nothing_to_draw_nothing_is_made_and_the_table_says_so() {
    let (svg, hgrm) = (directory("svg-host"), directory("hgrm-host").join("deep"));
    let paths = [svg.to_str().expect("UTF-8"), hgrm.to_str().expect("UTF-8")];
    let output = run(&["host", "--secs", "1", "--svg", paths[0], "--hgrm", paths[1]]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let table = text(&output.stdout);
    for option in ["--svg has no effect", "--hgrm has no effect"] {
        assert!(table.contains(option), "{option} is not in:\n{table}");
    }
    assert!(!svg.exists() && !directory("hgrm-host").exists());
}

#[test]
fn a_cluster_of_one_is_watched_and_the_rest_is_left_out_with_a_reason() {
    let output = run(&["--nodes", "1", "--secs", "1", "--json", "-"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let results: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    let skipped = results["skipped"].to_string();
    for stage in ["floor", "elections", "failover"] {
        assert!(skipped.contains(stage), "{stage} is not in: {skipped}");
        assert!(results.get(stage).is_none(), "{stage}");
    }
    assert!(results["steady"]["false_elections"].is_number());
}

#[test]
fn an_option_without_effect_is_named_below_the_results() {
    let output = run(&["steady", "--secs", "1", "--rounds", "5"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let table = text(&output.stdout);
    assert!(table.contains("--rounds has no effect"), "{table}");
}

#[test]
fn heartbeats_are_recorded_with_where_they_come_from() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("arrivals.txt");
    let file = path.to_str().expect("UTF-8");
    let stage = ["steady", "--secs", "1", "--heartbeat", "2000", "--json", "-"];
    let output = run(&[&stage[..], &["--record", file]].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let results: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    let seconds = results["steady"]["seconds"].as_f64().expect("for how long it was watched");
    let recorded = fs::read_to_string(&path).expect("it was written");
    let (head, lines): (Vec<_>, Vec<_>) = recorded.lines().partition(|line| line.starts_with('#'));
    assert_eq!(head[0], "# interrex arrivals, format 1");
    assert!(head[2].contains("heartbeat 2000 us") && head[4].starts_with("# dropped"), "{head:?}");
    let heard = |line: &&str| -> u64 {
        let numbers: Vec<u64> =
            line.split(' ').map(|word| word.parse().expect("a number")).collect();
        assert_eq!((numbers.len(), numbers[2]), (6, 2_000_000), "{line}");
        numbers[5]
    };
    let arrivals: u64 = lines.iter().map(heard).sum();
    let most = (seconds * 1_000.0) as u64 + 20;
    assert!((1..=most).contains(&arrivals), "two followers, 500 a second at most: {arrivals}");
    for (arguments, part) in [
        (["steady", "--record", "/proc/none/x"], "--record /proc/none/x"),
        (["steady", "--heartbeat", "25001"], "1..=25000"),
    ] {
        let output = run(&arguments);
        assert!(!output.status.success() && text(&output.stderr).contains(part), "{arguments:?}");
    }
}

#[test]
fn one_stage_alone_leaves_the_others_out() {
    let output = run(&["floor", "--rounds", "50", "--nodes", "2", "--wait", "park", "--json", "-"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let results: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    assert_eq!(results["floor"]["rtt_ns"]["n"], 50);
    for absent in ["elections", "failover", "steady", "host"] {
        assert!(results.get(absent).is_none(), "{absent}");
    }
}

#[test]
fn a_refusal_names_option_and_value_and_comes_before_any_measurement() {
    let begun = Instant::now();
    let nowhere = directory("absent").join("results.json");
    let nowhere = nowhere.to_str().expect("UTF-8");
    for (arguments, code, parts) in [
        (vec!["--nodes", "200"], 2, vec!["--nodes", "200", "1..=128"]),
        (vec!["failover", "--nodes", "2"], 2, vec!["--nodes", "'2'", "3 to 128"]),
        (vec!["--wait", "doze"], 2, vec!["--wait", "doze", "spin"]),
        (vec!["dance"], 2, vec!["dance"]),
        (vec!["--json", nowhere], 1, vec!["--json", nowhere]),
        (vec!["flood", "--nodes", "1"], 2, vec!["--nodes", "'1'", "2 to 128"]),
        (vec!["elections", "--nodes", "1"], 2, vec!["--nodes", "'1'", "2 to 128"]),
        (vec!["--svg", "/proc/no"], 1, vec!["--svg", "/proc/no"]),
        (vec!["--svg", "/proc"], 1, vec!["--svg", "/proc"]),
        (vec!["--hgrm", "/proc/self"], 1, vec!["--hgrm", "/proc/self"]),
        (vec!["--store", "/no/where"], 1, vec!["--store", "/no/where", "name a directory"]),
        (vec!["steady", "--store", "/proc"], 1, vec!["--store", "/proc", "--store none"]),
    ] {
        let output = run(&arguments);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {message}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        for part in parts {
            assert!(message.contains(part), "{part} is not in: {message}");
        }
    }
    assert!(begun.elapsed() < PATIENCE, "a refusal measures nothing");
}

/// The state letter and the parent of a process; `None` if there is none of that number.
fn state_and_parent(pid: u32) -> Option<(char, u32)> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name before it may hold anything, and ends with the last bracket.
    let mut fields = stat.rsplit_once(") ")?.1.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

fn children_of(parent: u32) -> Vec<u32> {
    let entries = fs::read_dir("/proc").expect("this is Linux");
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names
        .filter_map(|name| name.parse().ok())
        .filter(|pid| state_and_parent(*pid).is_some_and(|(_, of)| of == parent))
        .collect()
}

/// The time that it has spent on a core, in hundredths of a second.
fn ticks_of(pid: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // Behind the name, which may hold anything: the state first.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
}

/// Dead and not reaped counts as gone: whoever adopts orphans here may never reap.
fn is_running(pid: u32) -> bool {
    state_and_parent(pid).is_some_and(|(state, _)| state != 'Z')
}

fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !condition() {
        assert!(Instant::now() < deadline, "{what}: waited for {PATIENCE:?}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// A probe that kills leaders without end. Ends with the test, also when that fails.
struct Endless(Child);

impl Drop for Endless {
    fn drop(&mut self) {
        // It has ended already if the test went well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The probe with its children.
fn endless_failover(further: &[&str]) -> (Endless, Vec<u32>) {
    let endless = ["failover", "--rounds", "1000000", "--wait", "park", "--json", "-"];
    let probe = probe(&[&endless, further].concat())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program was built with this test");
    let probe = Endless(probe);
    let mut children = Vec::new();
    wait_until("three children", || {
        children = children_of(probe.0.id());
        children.len() == 3
    });
    (probe, children)
}

/// A probe in the middle of a flood, with the process that sends it.
fn endless_flood() -> (Endless, u32) {
    let probe = probe(&["flood", "--secs", "80000", "--json", "-"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program was built with this test");
    let probe = Endless(probe);
    let mut flooder = None;
    wait_until("the flooder", || {
        flooder = children_of(probe.0.id()).first().copied();
        flooder.is_some()
    });
    (probe, flooder.expect("it was waited for"))
}

fn send(signal: Signal, child: &Child) {
    let pid = Pid::from_child(child);
    kill_process(pid, signal).expect("the probe still runs");
}

#[test]
fn ctrl_c_prints_what_was_measured_and_leaves_no_child() {
    let (mut probe, mut children) = endless_failover(&[]);
    // Some rounds on, with other children.
    thread::sleep(Duration::from_secs(2));
    children.extend(children_of(probe.0.id()));
    send(Signal::INT, &probe.0);
    let mut printed = String::new();
    let mut stdout = probe.0.stdout.take().expect("stdout is a pipe");
    stdout.read_to_string(&mut printed).expect("the results are UTF-8");
    let status = probe.0.wait().expect("the probe is our child");
    assert_eq!(status.code(), Some(130), "128 + SIGINT");
    let results: Value = serde_json::from_str(&printed).expect("the results are JSON");
    assert_eq!(results["interrupted"], true);
    assert!(results["failover"][0]["total_ns"]["n"].is_number());
    assert!(children.len() >= 3);
    wait_until("every child gone", || !children.iter().any(|child| is_running(*child)));
}

#[test]
fn children_end_with_a_parent_that_was_killed() {
    let (mut probe, children) = endless_failover(&[]);
    send(Signal::KILL, &probe.0);
    probe.0.wait().expect("the probe is our child");
    wait_until("every child gone", || !children.iter().any(|child| is_running(*child)));
}

/// It sees no end of its stdin.
#[test]
fn a_child_that_is_stopped_ends_with_its_parent_too() {
    let (mut probe, children) = endless_failover(&["--fault", "stop"]);
    let is_stopped = |child: &u32| state_and_parent(*child).is_some_and(|(state, _)| state == 'T');
    // Stopped for as long as silence is borne, again and again: seen before that is over.
    let deadline = Instant::now() + PATIENCE;
    while !children.iter().any(is_stopped) {
        assert!(Instant::now() < deadline, "no child is ever stopped");
    }
    send(Signal::KILL, &probe.0);
    probe.0.wait().expect("the probe is our child");
    wait_until("every child gone", || !children.iter().any(|child| is_running(*child)));
}

#[test]
fn ctrl_c_leaves_the_store_directory_as_it_was_once_or_twice() {
    for (name, signals) in [("store-ctrl-c", 1), ("store-ctrl-c-twice", 2)] {
        let store = directory_in_use(name);
        let path = store.to_str().expect("UTF-8");
        let (mut probe, _) = endless_failover(&["--store", path]);
        assert_eq!(names_in(&store).len(), 2, "the run has a directory of its own");
        send(Signal::INT, &probe.0);
        // Far less than the stage takes to end.
        thread::sleep(Duration::from_millis(1));
        if signals == 2 {
            send(Signal::INT, &probe.0);
        }
        let status = probe.0.wait().expect("the probe is our child");
        assert_eq!(status.code(), Some(130), "128 + SIGINT");
        assert_eq!(names_in(&store), ["theirs"]);
    }
}

#[test]
fn a_key_is_made_for_its_owner_alone_and_never_shown() {
    let home = directory_in_use("key");
    let path = home.join("cluster.key");
    let path = path.to_str().expect("UTF-8");
    let output = run(&["key", path, "--id", "7"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let file = fs::read_to_string(path).expect("it was just made");
    let mode = fs::metadata(path).expect("it was just made").permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
    let (id, digits) = file.trim_end().split_once(' ').expect("an id and a key");
    assert_eq!((id, digits.len()), ("7", 64));
    let words = text(&output.stdout);
    assert!(words.contains(path) && words.contains("id 7") && words.contains("0600"), "{words}");
    assert!(!words.contains(digits) && output.stderr.is_empty(), "{words}");
}

#[test]
fn a_key_that_cannot_be_made_is_a_refusal_that_says_why_and_leaves_all_as_it_was() {
    let home = directory_in_use("key-refused");
    let taken = home.join("theirs");
    let (taken, nowhere) = (taken.to_str().expect("UTF-8"), "/proc/no/cluster.key");
    let new = home.join("new.key");
    let new = new.to_str().expect("UTF-8");
    for (arguments, code, parts) in [
        (vec!["key", taken], 1, vec![taken, "exists", "name another"]),
        (vec!["key", nowhere], 1, vec![nowhere, "can't write", "directory"]),
        (vec!["key", new, "--id", "0"], 2, vec!["--id", "'0'", "1..=255"]),
        (vec!["key"], 2, vec!["<FILE>"]),
        (vec!["key", new, "--nodes", "3"], 2, vec!["--nodes", "option of stages"]),
    ] {
        let output = run(&arguments);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {message}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        for part in parts {
            assert!(message.contains(part), "{part} is not in: {message}");
        }
    }
    assert_eq!(names_in(&home), ["theirs"]);
    assert_eq!(fs::read_to_string(taken).expect("it is theirs"), "kept");
}

#[test]
fn members_can_be_measured_with_and_without_authentication() {
    let stage = ["failover", "--rounds", "2", "--steady-secs", "0", "--json", "-"];
    for (further, said) in [(&[][..], "on"), (&["--authentication", "off"][..], "off")] {
        let output = run(&[&stage[..], further].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        let results: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
        assert_eq!(results["settings"]["authentication"], said);
        assert_eq!(results["failover"][0]["rounds"], 2);
        let table = text(&output.stderr);
        assert!(table.contains(&format!("--authentication {said}")), "{table}");
    }
}

/// Neither a minute nor a file is spent on a run whose results could not be written.
#[test]
fn a_path_that_cannot_be_written_is_refused_before_the_run_and_by_its_option() {
    let home = directory_in_use("paths");
    let missing = home.join("missing").join("file");
    let taken = home.join("theirs").join("file");
    for path in [missing.to_str().expect("UTF-8"), taken.to_str().expect("UTF-8")] {
        for (option, stage) in [
            ("--json", &["floor", "--rounds", "50"][..]),
            ("--record", &["steady", "--secs", "1"]),
            ("--record", &["--rounds", "1", "--secs", "1", "--steady-secs", "0"]),
            ("--store", &["elections", "--rounds", "50"]),
        ] {
            let output = run(&[stage, &[option, path]].concat());
            let message = text(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{option} {path}: {message}");
            assert!(message.contains(option) && message.contains(path), "{message}");
            assert!(output.stdout.is_empty(), "nothing was measured");
        }
    }
    let taken = taken.to_str().expect("UTF-8");
    for option in ["--svg", "--hgrm"] {
        let output = run(&["floor", "--rounds", "50", option, taken]);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{option}: {message}");
        assert!(message.contains(option) && output.stdout.is_empty(), "{message}");
    }
    assert_eq!(names_in(&home), ["theirs"]);
}

/// A file that is there already is not emptied by the look at it.
#[test]
fn a_record_of_an_earlier_run_is_left_alone_where_nothing_is_recorded() {
    let home = directory_in_use("record");
    let path = home.join("theirs");
    let path = path.to_str().expect("UTF-8");
    let output = run(&["--nodes", "1", "--record", path, "--json", "/proc/no"]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert_eq!(fs::read_to_string(path).expect("it is theirs"), "kept");
}

#[test]
fn real_time_pollers_that_nobody_could_end_are_refused() {
    let refused = run(&["elections", "--nodes", "128", "--wait", "spin", "--realtime", "50"]);
    let message = text(&refused.stderr);
    assert_eq!(refused.status.code(), Some(2), "{message}");
    for part in ["'50'", "--realtime", "usable core", "--wait park"] {
        assert!(message.contains(part), "{part} is not in: {message}");
    }
}

#[test]
fn the_floor_says_that_it_pins_nobody_and_that_the_core_is_not_there() {
    let output = run(&["floor", "--rounds", "10", "--pin", "7777"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let table = text(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["--pin has no effect", "has no core 7777"] {
        assert!(table.contains(part), "{part} is not in:\n{table}");
    }
}

/// The end of a run is the user's, whatever is being measured.
#[test]
fn sigterm_ends_every_stage_prints_what_it_has_and_leaves_no_child() {
    for stage in [
        &["host"][..],
        &["floor"],
        &["elections"],
        &["failover"],
        &["failover", "--fault", "notice"],
        &["failover", "--fault", "stop"],
        &["failover", "--fault", "isolate"],
        &["failover", "--ballast", "64MiB"],
        &["steady"],
        &["flood"],
        &["tune"],
        &["report"],
        &[],
    ] {
        let endless = ["--rounds", "10000000", "--secs", "80000", "--steady-secs", "80000"];
        let mut probe = probe(&[stage, &endless, &["--json", "-"]].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map(Endless)
            .expect("the program was built with this test");
        // Into the stage, on most machines; before it is as good.
        thread::sleep(Duration::from_millis(400));
        let children = children_of(probe.0.id());
        send(Signal::TERM, &probe.0);
        let told = Instant::now();
        let mut printed = String::new();
        let mut stdout = probe.0.stdout.take().expect("stdout is a pipe");
        stdout.read_to_string(&mut printed).expect("the results are UTF-8");
        let status = probe.0.wait().expect("the probe is our child");
        assert_eq!(status.code(), Some(130), "{stage:?}");
        assert!(told.elapsed() < PATIENCE, "{stage:?} took {:?} to end", told.elapsed());
        let results: Value = serde_json::from_str(&printed).expect("the results are JSON");
        assert_eq!(results["interrupted"], true, "{stage:?}");
        wait_until("every child gone", || !children.iter().any(|child| is_running(*child)));
    }
}

#[test]
fn a_kill_that_waits_for_promises_says_so_and_what_shows_less() {
    let printed = |further: &[&str]| {
        let stage = ["failover", "--rounds", "1", "--steady-secs", "0"];
        let output = run(&[&stage[..], further].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // Promises so long that no machine shows anything else.
    let long = ["--heartbeat", "20000", "--promise", "1500000", "--silence-min", "2000000"];
    let table = printed(&[&long[..], &["--silence-max", "2500000"]].concat());
    for part in ["why not sooner", "1.5s in this timing", "--profile fast", "--fault notice"] {
        assert!(table.contains(part), "{part} is not in:\n{table}");
    }
    assert!(!printed(&["--fault", "resign"]).contains("why not sooner"));
}

/// Here it waits for somebody to read what it writes, and nobody does.
#[test]
fn a_run_that_hangs_ends_too_once_it_was_told_to() {
    let home = directory("fifo");
    fs::create_dir_all(&home).expect("the test's directory is writable");
    let fifo = home.join("fifo");
    let made = Command::new("mkfifo").arg(&fifo).status();
    assert!(made.is_ok_and(|status| status.success()), "every system has mkfifo");
    let mut probe = probe(&["floor", "--json", fifo.to_str().expect("UTF-8")])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map(Endless)
        .expect("the program was built with this test");
    // It catches signals before it opens anything.
    let catches = |status: &str| {
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"))?;
        let caught = u64::from_str_radix(caught.trim(), 16).ok()?;
        Some(caught & (1 << (Signal::TERM.as_raw() - 1)) != 0)
    };
    let status = format!("/proc/{}/status", probe.0.id());
    wait_until("the probe catches signals", || {
        fs::read_to_string(&status).ok().and_then(|status| catches(&status)) == Some(true)
    });
    send(Signal::TERM, &probe.0);
    wait_until("its end", || probe.0.try_wait().expect("it is our child").is_some());
    let status = probe.0.wait().expect("the probe is our child");
    assert_eq!(status.code(), Some(130));
    let mut said = String::new();
    let mut stderr = probe.0.stderr.take().expect("stderr is a pipe");
    stderr.read_to_string(&mut said).expect("UTF-8");
    assert!(said.contains("did not end in time"), "{said}");
}
