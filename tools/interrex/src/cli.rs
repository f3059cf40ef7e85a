//! The command line: subcommands and options.
//!
//! Knows names and help texts. The values of fields go to `config` as they are written, which
//! checks them beside those of other sources.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::Sources;
use crate::config::init::Asked;

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
    /// Write a first configuration, or check one.
    Config {
        #[command(subcommand)]
        task: ConfigTask,
    },
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
