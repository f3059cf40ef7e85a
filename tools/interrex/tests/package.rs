//! The Debian package has all files that it should, and those that its units name.
//!
//! Knows `[package.metadata.deb]`. Builds no package: that needs cargo-deb.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use support::{path, run};
use tempfile::TempDir;

/// A file of the package.
struct Asset {
    source: String,
    /// Its whole path on a host.
    installed: PathBuf,
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns what cargo knows of this package, and of all others of the workspace.
fn metadata() -> (Value, Vec<Value>) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let told = cargo.current_dir(package()).output().expect("cargo runs this test");
    let told: Value = serde_json::from_slice(&told.stdout).expect("it is JSON");
    let all = told["packages"].as_array().expect("there are packages").clone();
    let own = all.iter().find(|of| of["name"] == env!("CARGO_PKG_NAME"));
    (own.expect("it is one of them").clone(), all)
}

fn assets() -> Vec<Asset> {
    let (own, _) = metadata();
    let assets = own["metadata"]["deb"]["assets"].as_array().expect("it has assets").clone();
    let asset = |row: &Value| {
        let text = |place: usize| row[place].as_str().expect("it is a text").to_owned();
        let (source, to) = (text(0), Path::new("/").join(text(1)));
        let name = Path::new(&source).file_name().expect("it is a file");
        let installed = if text(1).ends_with('/') { to.join(name) } else { to };
        Asset { source, installed }
    };
    assets.iter().map(asset).collect()
}

#[test]
fn every_file_of_the_package_is_there() {
    let (own, all) = metadata();
    let targets = all.iter().flat_map(|of| of["targets"].as_array().cloned().unwrap_or_default());
    let programs = targets.filter(|target| target["kind"][0] == "bin");
    let programs: Vec<_> = programs.map(|target| target["name"].clone()).collect();
    for Asset { source, .. } in assets() {
        match source.strip_prefix("target/release/") {
            Some(name) => assert!(programs.iter().any(|of| *of == name), "{source}: not built"),
            None => assert!(package().join(&source).is_file(), "{source} is missing"),
        }
    }
    let deb = &own["metadata"]["deb"];
    for folder in ["maintainer-scripts", "license-file"] {
        let of = deb[folder].as_str().expect("it is a text");
        assert!(package().join(of).exists(), "{of} is missing");
    }
}

#[test]
fn what_units_and_scripts_name_is_in_the_package() {
    let assets = assets();
    let installed: BTreeSet<_> = assets.iter().map(|asset| asset.installed.clone()).collect();
    let mut named = BTreeSet::new();
    let units = assets.iter().filter(|asset| asset.source.ends_with(".service"));
    for Asset { source, .. } in units {
        let unit = fs::read_to_string(package().join(source)).expect("it is there");
        let after = |start: &str| {
            let lines = unit.lines().filter_map(|line| line.strip_prefix(start));
            lines.filter_map(|rest| rest.split(' ').next()).map(PathBuf::from).collect::<Vec<_>>()
        };
        let (programs, documents) = (after("ExecStart="), after("Documentation=file://"));
        assert!(!programs.is_empty() && !documents.is_empty(), "{source}");
        named.extend(programs.into_iter().chain(documents));
    }
    let script = fs::read_to_string(package().join("../../deploy/debian/postinst"));
    let script = script.expect("it is there");
    let words = script.split_whitespace().filter(|word| word.starts_with("/usr/"));
    named.extend(words.map(PathBuf::from));
    assert!(named.len() >= 6, "{named:?}");
    let missing: Vec<_> = named.difference(&installed).collect();
    assert!(missing.is_empty(), "not in the package: {missing:?}");
}

#[test]
fn the_example_is_what_config_init_writes() {
    let home = TempDir::new().expect("the temporary folder takes folders");
    let hosts = "10.0.0.1,10.0.0.2,10.0.0.3";
    let command =
        ["config", "init", "--hosts", hosts, "--cluster", "1", "--dir", path(home.path())];
    assert!(run(&command).status.success());
    let written = fs::read_to_string(home.path().join("node-1.toml")).expect("it was written");
    let example = fs::read_to_string(package().join("../../deploy/node.example.toml"));
    assert_eq!(
        example.expect("it is there"),
        written,
        "copy the file of node 1 to deploy/node.example.toml: interrex config init --hosts {hosts} --cluster 1"
    );
}
