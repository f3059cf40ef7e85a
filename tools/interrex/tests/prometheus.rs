//! A Prometheus scrapes running daemons, with the rules and the dashboard of `deploy/`.
//!
//! Knows Prometheus' configuration and its HTTP API. Where it is not installed, the tests say so
//! and check nothing, unless the environment has `INTERREX_REQUIRE_PROMETHEUS=1`, as in CI.

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use support::{Cluster, eventually, free_port, path};
use tempfile::TempDir;

const TIMES: [&str; 4] = ["--set", "takeover.delay=100ms", "--set", "takeover.grace=100ms"];

/// Often, so that the tests need not wait for long.
const GLOBAL: &str =
    "global: {scrape_interval: 200ms, scrape_timeout: 200ms, evaluation_interval: 200ms}";

/// The variables of the dashboard, and what Grafana would put in their place.
const VARIABLES: [(&str, &str); 5] = [
    ("$__rate_interval", "1m"),
    ("$__interval", "15s"),
    ("$job", ".*"),
    ("$cluster", ".*"),
    ("$instance", ".*"),
];

/// A Prometheus that scrapes the daemons of a cluster.
struct Prometheus {
    child: Child,
    port: u16,
    _home: TempDir,
}

impl Prometheus {
    /// Starts it with these rules; `None` where it is not installed.
    ///
    /// # Panics
    /// If it is not installed and the environment demands it.
    fn start(cluster: &Cluster, rules: &str) -> Option<Self> {
        if !is_installed() {
            return None;
        }
        let home = TempDir::new().expect("the temporary folder takes folders");
        fs::write(home.path().join("interrex.rules.yml"), rules).expect("it can be written");
        let targets: Vec<_> =
            cluster.http.iter().map(|port| format!("'127.0.0.1:{port}'")).collect();
        let targets = targets.join(", ");
        let config = format!(
            "{GLOBAL}\nrule_files: [interrex.rules.yml]\nscrape_configs:\n  - job_name: interrex\n    \
             static_configs: [{{targets: [{targets}], labels: {{cluster: tested}}}}]\n"
        );
        let file = home.path().join("prometheus.yml");
        fs::write(&file, config).expect("it can be written");
        let port = free_port();
        let child = Command::new("prometheus")
            .arg(format!("--config.file={}", path(&file)))
            .arg(format!("--storage.tsdb.path={}", path(&home.path().join("data"))))
            .arg(format!("--web.listen-address=127.0.0.1:{port}"))
            .arg("--log.level=error")
            .stdin(Stdio::null())
            .spawn()
            .expect("it is installed");
        let started = Self { child, port, _home: home };
        eventually("Prometheus is ready", || started.get("/-/ready").map(drop));
        Some(started)
    }

    /// Returns the body of an answer; `None` where there is none, or it is an error.
    fn get(&self, of: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        // Of version 1.0, so that it comes in one piece.
        stream.write_all(format!("GET {of} HTTP/1.0\r\n\r\n").as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        head.split(' ').nth(1).filter(|code| *code == "200")?;
        Some(body.to_owned())
    }

    /// Returns the data of an answer of the API.
    fn api(&self, of: &str) -> Option<Value> {
        let answer: Value = serde_json::from_str(&self.get(of)?).ok()?;
        (answer["status"] == "success").then(|| answer["data"].clone())
    }

    /// Returns the values of a query by now; `None` where it is none.
    fn query(&self, of: &str) -> Option<Vec<String>> {
        let data = self.api(&format!("/api/v1/query?query={}", encoded(of)))?;
        let samples = data["result"].as_array()?.iter();
        samples.map(|sample| Some(sample["value"][1].as_str()?.to_owned())).collect()
    }

    /// Returns the names of the alerts that fire.
    fn firing(&self) -> BTreeSet<String> {
        let data = self.api("/api/v1/alerts").unwrap_or_default();
        let alerts = data["alerts"].as_array().cloned().unwrap_or_default().into_iter();
        let firing = alerts.filter(|alert| alert["state"] == "firing");
        firing.filter_map(|alert| Some(alert["labels"]["alertname"].as_str()?.to_owned())).collect()
    }

    /// Waits until every member was scraped.
    fn has_scraped_all(&self) {
        eventually("three members are up", || {
            self.query("up").filter(|up| *up == ["1"; 3]).map(drop)
        });
    }
}

impl Drop for Prometheus {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn is_installed() -> bool {
    let asked = Command::new("prometheus").arg("--version").output();
    if asked.is_ok_and(|asked| asked.status.success()) {
        return true;
    }
    let missing =
        "prometheus is not installed (apt-get install --no-install-recommends prometheus)";
    assert!(std::env::var_os("INTERREX_REQUIRE_PROMETHEUS").is_none(), "{missing}");
    // Not by a macro, whose words only a failed test shows.
    let _ = writeln!(io::stderr(), "{missing}: NOTHING WAS CHECKED");
    false
}

fn encoded(query: &str) -> String {
    query.bytes().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "%{byte:02X}");
        text
    })
}

fn deployed(file: &str) -> String {
    let deploy = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy");
    fs::read_to_string(deploy.join(file)).expect("it is part of the source")
}

fn rules() -> String {
    deployed("prometheus/interrex.rules.yml")
}

/// Adds each query of the dashboard.
fn queries(of: &Value, to: &mut Vec<String>) {
    match of {
        Value::Object(fields) => {
            to.extend(fields.get("expr").and_then(Value::as_str).map(ToOwned::to_owned));
            fields.values().for_each(|field| queries(field, to));
        }
        Value::Array(items) => items.iter().for_each(|item| queries(item, to)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn prometheus_sees_three_members_of_whom_one_leads() {
    let mut cluster = Cluster::new(3, &TIMES, &[]);
    let Some(prometheus) = Prometheus::start(&cluster, &rules()) else { return };
    cluster.start_all();
    cluster.in_charge();
    prometheus.has_scraped_all();
    // Each was scraped at a moment of its own, so a scrape of before the election may still count.
    for metric in ["interrex_is_leader", "interrex_in_charge"] {
        eventually("one leader", || {
            let mut leads = prometheus.query(metric)?;
            leads.sort();
            (leads == ["0", "0", "1"]).then_some(())
        });
    }
    let count = rules().matches("- alert:").count();
    eventually("every rule was evaluated", || {
        let groups = prometheus.api("/api/v1/rules")?;
        let healthy = groups["groups"][0]["rules"].as_array()?.iter();
        (healthy.filter(|rule| rule["health"] == "ok").count() == count).then_some(())
    });
    assert_eq!(prometheus.firing(), BTreeSet::new(), "nothing is wrong");
}

#[test]
fn prometheus_answers_every_query_of_the_dashboard() {
    let dashboard: Value =
        serde_json::from_str(&deployed("grafana/interrex.json")).expect("it is JSON");
    let mut asked = Vec::new();
    queries(&dashboard, &mut asked);
    assert!(asked.len() > 30, "{}", asked.len());
    // With a check, since metrics by check have no samples without one.
    let check = ["--set", "check.0.name=self", "--set", "check.0.file=/"];
    let mut cluster = Cluster::new(3, &[&TIMES[..], &check].concat(), &[]);
    let Some(prometheus) = Prometheus::start(&cluster, &rules()) else { return };
    cluster.start_all();
    cluster.in_charge();
    prometheus.has_scraped_all();
    for query in asked {
        let filled =
            VARIABLES.iter().fold(query, |query, (name, value)| query.replace(name, value));
        assert!(!filled.contains('$'), "{filled}: a variable that nobody knows");
        assert!(prometheus.query(&filled).is_some(), "{filled}");
        // A threshold may rightly be crossed by nothing; without it there is something.
        let whole = filled.trim_end_matches(" == 1").trim_end_matches(" > 0");
        eventually(whole, || prometheus.query(whole).filter(|found| !found.is_empty()));
    }
}

#[test]
fn a_cluster_without_a_leader_is_an_alert() {
    let sooner = rules().replace("for: 30s", "for: 500ms");
    assert_ne!(sooner, rules(), "the alert waits for 30 s");
    let mut cluster = Cluster::new(3, &TIMES, &[]);
    let Some(prometheus) = Prometheus::start(&cluster, &sooner) else { return };
    cluster.start_all();
    let first = cluster.in_charge();
    prometheus.has_scraped_all();
    assert!(!prometheus.firing().contains("InterrexNoLeader"));
    // One member alone elects nobody.
    let others = [first, (first + 1) % 3];
    others.iter().for_each(|place| cluster.kill(*place));
    eventually("the alert fires", || {
        prometheus.firing().contains("InterrexNoLeader").then_some(())
    });
    others.iter().for_each(|place| cluster.start(*place));
    eventually("the alert is over", || {
        (!prometheus.firing().contains("InterrexNoLeader")).then_some(())
    });
}
