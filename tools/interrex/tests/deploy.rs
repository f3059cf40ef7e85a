//! The alert rules and the dashboard ask only for metrics that a daemon exports.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use support::Cluster;

const PREFIX: &str = "interrex_";

/// Returns the names of metrics in a text.
fn names(text: &str) -> BTreeSet<String> {
    let of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let words = text.split(|c: char| !of_name(c)).filter(|word| word.starts_with(PREFIX));
    words.map(ToOwned::to_owned).collect()
}

/// Returns the names of the samples that a daemon exports, and those of its histograms.
fn exported(metrics: &str) -> BTreeSet<String> {
    let samples = metrics.lines().filter(|line| line.starts_with(PREFIX));
    let of_sample = |line: &str| line.split(['{', ' ']).next().map(ToOwned::to_owned);
    let mut names: BTreeSet<_> = samples.filter_map(of_sample).collect();
    let histograms: Vec<_> =
        names.iter().filter_map(|name| name.strip_suffix("_bucket")).map(Into::into).collect();
    names.extend(histograms);
    names
}

#[test]
fn alerts_and_dashboard_ask_for_metrics_that_there_are() {
    // With a check, since metrics by check have no samples without one.
    let check = ["--set", "check.0.name=self", "--set", "check.0.file=/"];
    let mut cluster = Cluster::new(1, &check, &[]);
    cluster.start(0);
    cluster.in_charge();
    let known = exported(&cluster.get(0, "/metrics"));
    let deploy = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy");
    for file in ["prometheus/interrex.rules.yml", "grafana/interrex.json"] {
        let text = fs::read_to_string(deploy.join(file)).expect("it is part of the source");
        let asked = names(&text);
        assert!(asked.len() > 5, "{file} asks for something");
        let missing: Vec<_> = asked.difference(&known).collect();
        assert_eq!(missing, [""; 0], "{file} asks for what no daemon exports");
    }
}
