//! The command line: subcommands and options.
//!
//! Knows names and help texts. The values of fields go to `config` as they are written, which
//! checks them beside those of other sources.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::Sources;
use crate::config::init::Asked;
use crate::keeper::Keeper;

/// Runs a node of a leader election: exactly one of N hosts leads, and a dead one is replaced
/// fast.
#[derive(Parser, Debug)]
#[command(name = "interrex", version, about, max_term_width = 80)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) task: Task,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Task {
    /// Run a node until SIGTERM or Ctrl-C.
    Run {
        #[command(flatten)]
        config: ConfigArgs,
    },
    /// Run a node, and a command while it leads.
    ///
    /// The command starts on the new leader after takeover.delay. When this node leads no more it
    /// gets SIGTERM, and SIGKILL after takeover.grace. It never outlives the daemon. When it ends
    /// by itself, leadership is given up, and its exit code is that of this command.
    Exec {
        #[command(flatten)]
        config: ConfigArgs,
        /// The command and its arguments, after --.
        #[arg(last = true, required = true, value_name = "COMMAND")]
        command: Vec<String>,
    },
    /// Show three nodes on this host, and what happens when you disturb them.
    Demo {
        /// Tell a story in lines and end, as where there is no terminal.
        #[arg(long)]
        lines: bool,
    },
    /// Show who leads, and how this node is.
    Status(Place),
    /// Show events as they come, one line each, with their number.
    Watch {
        #[command(flatten)]
        place: Place,
        /// Show those after this number first; the last 1024 are kept.
        #[arg(long, value_name = "NUMBER")]
        after: Option<u64>,
    },
    /// Give leadership up, once what this node runs as leader has stopped.
    Resign(Place),
    /// Give leadership to another member.
    Transfer {
        /// Number of the member.
        to: u8,
        #[command(flatten)]
        place: Place,
    },
    /// Stand by: vote, and be elected no more; a leader hands over first. For maintenance.
    Standby {
        #[command(flatten)]
        place: Place,
        /// Stand for election again.
        #[arg(long)]
        off: bool,
    },
    /// Let this node take part without the members that it waits for: they are lost for good.
    ///
    /// It waits for them because each may hold a vote that this node has given and forgotten. If
    /// one of them still runs anywhere, or comes back with what it knows, two nodes may lead at the
    /// same time. `interrex status` names the members.
    Bootstrap {
        /// Numbers of all members that it waits for, as in 2,3.
        #[arg(long, value_name = "NUMBER,...", value_delimiter = ',', required = true)]
        lost: Vec<u8>,
        #[command(flatten)]
        place: Place,
    },
    /// Say whether this node is in charge: yes and exit code 0, or no and exit code 1.
    IsLeader(Place),
    /// Write a first configuration, or check one.
    Config {
        #[command(subcommand)]
        task: ConfigTask,
    },
    /// Watch over the node that has started this process.
    #[command(hide = true, name = crate::node::GUARDIAN)]
    Guard,
    /// Start a program and see to its end.
    #[command(hide = true)]
    Keep(Keeper),
    /// Become a program that ends with its keeper.
    #[command(hide = true)]
    Launch { parent: i32 },
}

#[derive(Subcommand, Debug)]
pub(crate) enum ConfigTask {
    /// Print the configuration in effect with the origin of each value, or all that is wrong
    /// with it.
    #[command(
        after_help = "Exit codes: 0 if it can be used, 1 if not, 2 for a wrong command line."
    )]
    Check {
        /// Print JSON.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        config: ConfigArgs,
    },
    /// Write a commented file for each host, and the cluster's key.
    Init(Asked),
}

/// The daemon that is asked.
#[derive(Args, Clone, Debug)]
pub(crate) struct Place {
    /// Socket of the daemon.
    #[arg(
        short,
        long,
        value_name = "PATH",
        env = "INTERREX_CONTROL__SOCKET",
        default_value = "/run/interrex/interrex.sock"
    )]
    pub(crate) socket: PathBuf,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// The sources of a configuration.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Configuration")]
pub(crate) struct ConfigArgs {
    /// File of the configuration, TOML or YAML by its ending.
    ///
    /// Variables beat it, and flags beat those: INTERREX_SECTION__FIELD sets a field, as in
    /// INTERREX_NODE__ID=2 or INTERREX_MEMBERS__0__ADDRESS=10.0.0.1:7411.
    #[arg(short, long, value_name = "FILE", env = "INTERREX_CONFIG")]
    config: Option<PathBuf>,
    /// Number of this node [node.id].
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Profile of times: lan, wan, colo, fast or guarded [node.profile].
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// All members, as in 1=10.0.0.1:7411,2=10.0.0.2:7411 [members].
    #[arg(long, value_name = "ID=ADDRESS,...")]
    members: Option<String>,
    /// File of the cluster's key [node.key_file].
    #[arg(long, value_name = "FILE")]
    key_file: Option<String>,
    /// Address of the HTTP server, or off [http.listen].
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Level of the log [log.level].
    #[arg(long, value_name = "LEVEL")]
    log_level: Option<String>,
    /// Set any field, as in --set node.promise=60ms; may be repeated.
    #[arg(long, value_name = "FIELD=VALUE", value_parser = field_and_value)]
    set: Vec<(String, String)>,
}

impl ConfigArgs {
    /// Returns the sources: the file, the variables of this process, the flags.
    pub(crate) fn sources(&self) -> Sources {
        let common = [
            ("node.id", "--id", &self.id),
            ("node.profile", "--profile", &self.profile),
            ("members", "--members", &self.members),
            ("node.key_file", "--key-file", &self.key_file),
            ("http.listen", "--listen", &self.listen),
            ("log.level", "--log-level", &self.log_level),
        ];
        let common = common.into_iter().filter_map(|(field, flag, value)| {
            value.as_ref().map(|value| (field.to_owned(), value.clone(), flag.to_owned()))
        });
        let set = self.set.iter().cloned().map(|(field, value)| (field, value, "--set".to_owned()));
        Sources {
            file: self.config.clone(),
            variables: std::env::vars_os().collect(),
            flags: common.chain(set).collect(),
        }
    }
}

fn field_and_value(text: &str) -> Result<(String, String), &'static str> {
    let (field, value) = text.split_once('=').ok_or("write FIELD=VALUE")?;
    Ok((field.trim().to_owned(), value.to_owned()))
}
