//! `interrex config init`: a commented file for each host, and one key.
//!
//! Knows the table of fields and the first values of a new cluster. Writes over nothing, and never
//! sees the key: the library writes it straight into its file.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write as _};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use interrex::Timing;
use interrex::runtime::create_key_file;
use interrex::types::MAX_MEMBERS;

use super::schema::{self, Default, Field, SECTIONS};
use super::tree::Tree;
use super::value::Kind;
use super::values::of_timing;

/// The port of the first member on a host.
const PORT: u16 = 7411;
/// The port of the HTTP server of the first member on a host.
const HTTP_PORT: u16 = 9090;
const KEY_FILE: &str = "cluster.key";

/// The wishes of whoever starts a cluster.
#[derive(Args, Clone, Debug)]
pub(crate) struct Asked {
    /// Hosts of the members, numbered from 1 in this order.
    ///
    /// Each is an IP address or a name, with a port or without. Members that share a host get
    /// ports of their own.
    #[arg(long, value_name = "HOST,...", value_delimiter = ',', required = true)]
    hosts: Vec<String>,
    /// Directory to write to; made if it is not there.
    #[arg(long, value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Number of the cluster; without it, one by chance.
    #[arg(long, value_name = "NUMBER")]
    cluster: Option<u64>,
    /// Write YAML instead of TOML.
    #[arg(long)]
    yaml: bool,
}

/// A member of the new cluster.
#[derive(Clone, PartialEq, Eq, Debug)]
struct NewMember {
    id: usize,
    host: String,
    address: String,
    /// The number of members before it that share its host.
    neighbours: u16,
    /// True for a member that only its own host reaches: a cluster to try things with.
    is_loopback: bool,
}

/// The way in which a file is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Language {
    Toml,
    Yaml,
}

/// Writes the files and prints what to do next.
///
/// # Errors
/// A host that is none, a file that is there already, or whatever keeps one from being written.
pub(crate) fn run(asked: &Asked) -> anyhow::Result<()> {
    let members = members_of(&asked.hosts)?;
    let language = if asked.yaml { Language::Yaml } else { Language::Toml };
    // Numbers that a TOML file can hold and people can tell apart.
    let by_chance = RandomState::new().hash_one(()) % 1_000_000;
    let cluster = asked.cluster.unwrap_or(by_chance.max(1));
    let files: Vec<_> =
        members.iter().map(|member| asked.dir.join(member.file(language))).collect();
    let key = asked.dir.join(KEY_FILE);
    if let Some(there) = files.iter().chain([&key]).find(|path| path.symlink_metadata().is_ok()) {
        anyhow::bail!("{} is there already; name another directory by --dir", there.display());
    }
    fs::create_dir_all(&asked.dir)
        .with_context(|| format!("the directory {} can't be made", asked.dir.display()))?;
    create_key_file(&key, 1)?;
    for (member, file) in members.iter().zip(&files) {
        write_new(file, &text_of(member, &members, cluster, language))?;
    }
    let text = next_steps(&members, &files, &key);
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn write_new(file: &Path, text: &str) -> anyhow::Result<()> {
    let opened = OpenOptions::new().write(true).create_new(true).open(file);
    opened
        .and_then(|mut opened| opened.write_all(text.as_bytes()))
        .with_context(|| format!("{} can't be written", file.display()))
}

/// Returns the members, each with an address.
fn members_of(hosts: &[String]) -> anyhow::Result<Vec<NewMember>> {
    if hosts.len() > MAX_MEMBERS - 1 {
        anyhow::bail!("{} hosts are too many; a cluster that starts at 1 has 127", hosts.len());
    }
    let mut neighbours: HashMap<String, u16> = HashMap::new();
    let mut members = Vec::new();
    for (place, text) in hosts.iter().enumerate() {
        let (host, port) = host_and_port(text.trim());
        let is_loopback =
            host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        let shared = if is_loopback { "loopback" } else { host.as_str() };
        let count = neighbours.entry(shared.to_owned()).or_default();
        let port = port.unwrap_or(PORT + *count);
        let shown = if host.contains(':') { format!("[{host}]") } else { host.clone() };
        let address = format!("{shown}:{port}");
        let read = Kind::HostAddress.read(&Tree::Untyped(address.clone()));
        read.map_err(|reason| anyhow::anyhow!("--hosts {text}: {reason}"))?;
        members.push(NewMember { id: place + 1, host, address, neighbours: *count, is_loopback });
        *count += 1;
    }
    Ok(members)
}

/// Returns the host and, if the text has one, its port.
fn host_and_port(text: &str) -> (String, Option<u16>) {
    if let Ok(ip) = text.trim_matches(['[', ']']).parse::<IpAddr>() {
        return (ip.to_string(), None);
    }
    match text.rsplit_once(':') {
        Some((host, port)) => match port.parse() {
            Ok(port) => (host.trim_matches(['[', ']']).to_owned(), Some(port)),
            Err(_) => (text.to_owned(), None),
        },
        None => (text.to_owned(), None),
    }
}

impl NewMember {
    fn file(&self, language: Language) -> String {
        let ending = match language {
            Language::Toml => "toml",
            Language::Yaml => "yaml",
        };
        format!("node-{}.{ending}", self.id)
    }

    /// Returns the value that its file gives a field, as both languages write it; `None` for a
    /// field that is left at its default.
    fn value(&self, field: &Field, cluster: u64) -> Option<String> {
        match (field.section, field.key) {
            ("node", "cluster") => Some(cluster.to_string()),
            ("node", "id") => Some(self.id.to_string()),
            ("node", "profile") => Some("\"lan\"".to_owned()),
            ("node", "key_file") => Some(format!("{KEY_FILE:?}")),
            // Beside its file, since only root may write to /run.
            ("control", "socket") if self.is_loopback => Some(format!("\"node-{}.sock\"", self.id)),
            ("control", "socket") if self.neighbours > 0 => {
                Some(format!("\"/run/interrex/interrex-{}.sock\"", self.id))
            }
            ("http", "listen") if self.neighbours > 0 => {
                Some(format!("\"127.0.0.1:{}\"", HTTP_PORT + self.neighbours))
            }
            _ => None,
        }
    }
}

/// Returns the file of one member.
fn text_of(member: &NewMember, members: &[NewMember], cluster: u64, language: Language) -> String {
    let mut text = format!(
        "# Node {} of {}, written by `interrex config init`.\n\
         # Lines that begin with #: are fields at their defaults, or examples where there is none.\n\
         # `interrex config check --config {}` says what is in effect.\n",
        member.id,
        members.len(),
        member.file(language),
    );
    for (section, help) in SECTIONS {
        let _ = write!(text, "\n# {help}.\n");
        match section {
            "members" => text.push_str(&members_text(members, language)),
            "check" => text.push_str(&check_text(language)),
            _ => text.push_str(&section_text(section, member, cluster, language)),
        }
    }
    text
}

fn section_text(section: &str, member: &NewMember, cluster: u64, language: Language) -> String {
    let (header, indent, assign) = match language {
        Language::Toml => (format!("[{section}]\n"), "", " = "),
        Language::Yaml => (format!("{section}:\n"), "  ", ": "),
    };
    let mut text = header;
    for field in schema::fields_of(section) {
        let _ = writeln!(text, "{indent}# {}.", field.help);
        let key = field.key;
        let _ = match member.value(field, cluster) {
            Some(value) => writeln!(text, "{indent}{key}{assign}{value}"),
            None => writeln!(text, "{indent}#: {key}{assign}{}", shown(field)),
        };
    }
    text
}

/// Returns the default of a field, or an example, as both languages write it.
fn shown(field: &Field) -> String {
    let text = match field.default {
        Default::Is(_) if !field.example.is_empty() => return field.example.to_owned(),
        Default::Is(text) => text.to_owned(),
        Default::Like(key) => {
            let other = schema::fields_of(field.section).find(|other| other.key == key);
            return other.map_or_else(String::new, shown);
        }
        Default::Profile => {
            of_timing(Timing::lan(), field.key).map_or_else(String::new, |value| value.to_string())
        }
        Default::Needed | Default::Unset => return field.example.to_owned(),
    };
    match field.kind {
        Kind::Number(..) | Kind::Flag => text,
        Kind::Text
        | Kind::Path(_)
        | Kind::Time(..)
        | Kind::TimeOrOff(..)
        | Kind::AddressOrOff
        | Kind::HostAddress
        | Kind::Url
        | Kind::Choice(_)
        | Kind::Command => format!("{text:?}"),
    }
}

fn members_text(members: &[NewMember], language: Language) -> String {
    let mut text = String::new();
    if language == Language::Yaml {
        text.push_str("members:\n");
    }
    for (place, NewMember { id, address, .. }) in members.iter().enumerate() {
        let _ = match language {
            Language::Toml => writeln!(text, "[[members]]\nid = {id}\naddress = \"{address}\""),
            Language::Yaml => writeln!(text, "  - id: {id}\n    address: \"{address}\""),
        };
        // The further fields are explained once.
        for field in schema::fields_of("members").skip(2).filter(|_| place == 0) {
            let (key, help, value) = (field.key, field.help, shown(field));
            let _ = match language {
                Language::Toml => writeln!(text, "# {help}.\n#: {key} = {value}"),
                Language::Yaml => writeln!(text, "    # {help}.\n    #: {key}: {value}"),
            };
        }
    }
    text
}

/// Returns a check in comments. It has each kind; whoever uses it leaves one.
fn check_text(language: Language) -> String {
    let mut text =
        String::from("# A check has one of command, tcp, http, process, pid_file and file.\n");
    text.push_str(match language {
        Language::Toml => "#: [[check]]\n",
        Language::Yaml => "#: check:\n",
    });
    for (place, field) in schema::fields_of("check").enumerate() {
        let (key, help, value) = (field.key, field.help, shown(field));
        let dash = if place == 0 { "- " } else { "  " };
        let _ = match language {
            Language::Toml => writeln!(text, "# {help}.\n#: {key} = {value}"),
            Language::Yaml => writeln!(text, "# {help}.\n#:   {dash}{key}: {value}"),
        };
    }
    text
}

fn next_steps(members: &[NewMember], files: &[PathBuf], key: &Path) -> String {
    let mut text = String::from("wrote\n");
    for (member, file) in members.iter().zip(files) {
        let _ = writeln!(text, "  {}   node {}, {}", file.display(), member.id, member.address);
    }
    let _ = writeln!(text, "  {}   the cluster's key, mode 0600", key.display());
    let _ = write!(
        text,
        "
next
  1. See what is in effect, and change what you like:
     interrex config check --config {}
",
        files[0].display()
    );
    text.push_str(&if members.iter().all(|member| member.is_loopback) {
        steps_on_one_host(files)
    } else {
        steps_on_many_hosts(members, files, key)
    });
    text
}

fn steps_on_one_host(files: &[PathBuf]) -> String {
    let mut text = String::from("  2. Start each node, in a terminal of its own:\n");
    for file in files {
        let _ = writeln!(text, "     interrex run --config {}", file.display());
    }
    text
}

fn steps_on_many_hosts(members: &[NewMember], files: &[PathBuf], key: &Path) -> String {
    let mut text = String::from(
        "  2. Copy each file and the key to /etc/interrex of their host, over a channel
     that nobody else can read. Whoever holds the key is a member.
",
    );
    let shares_a_host = members.iter().any(|member| member.neighbours > 0);
    let names = files.iter().map(|file| name_there(file, shares_a_host));
    let names: Vec<_> = names.collect();
    for ((NewMember { host, .. }, file), name) in members.iter().zip(files).zip(&names) {
        let (file, key) = (file.display(), key.display());
        let host = if host.contains(':') { format!("[{host}]") } else { host.clone() };
        let _ = writeln!(text, "     scp -p {file} root@{host}:/etc/interrex/{name}");
        let _ = writeln!(text, "     scp -p {key} root@{host}:/etc/interrex/");
    }
    let _ = write!(
        text,
        "  3. On each host give the key to the user that the daemon runs as, with mode
     0600; the daemon takes no other. That of the unit is interrex:
     chown interrex: /etc/interrex/{KEY_FILE}
  4. Start each node on its host, by `systemctl enable --now interrex` where the
     unit names its file, or by
"
    );
    let names: BTreeSet<_> = names.into_iter().collect();
    for name in names {
        let _ = writeln!(text, "     interrex run --config /etc/interrex/{name}");
    }
    text
}

/// Returns the name of a file on its host: that of the unit, unless others lie beside it.
fn name_there(file: &Path, shares_a_host: bool) -> String {
    let name = file.with_file_name("node").with_extension(file.extension().unwrap_or_default());
    let name = if shares_a_host { file } else { &name };
    name.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
