//! The systems that stand beside interrex in control runs: their names, their programs, and whether
//! they have tokens.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

/// The directories of programs for root, which a user's path may not have.
const FOR_ROOT: [&str; 2] = ["/usr/sbin", "/sbin"];

/// A system that a control run is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Contender {
    /// VRRP by keepalived: the master leads.
    Keepalived,
    /// A lock by a lease of etcd: its holder leads.
    Etcd,
}

/// A program, and the Debian package that has it.
type Packaged = (&'static str, &'static str);

impl Contender {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::Keepalived, Self::Etcd];

    /// Returns its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Keepalived => "keepalived",
            Self::Etcd => "etcd",
        }
    }

    /// Returns whether a leader is given a token. Where there is none, terms are 0, and no rule
    /// about them is asked.
    pub(crate) const fn has_tokens(self) -> bool {
        match self {
            Self::Keepalived => false,
            Self::Etcd => true,
        }
    }

    const fn programs(self) -> &'static [Packaged] {
        match self {
            Self::Keepalived => &[("keepalived", "keepalived"), ("setpriv", "util-linux")],
            Self::Etcd => {
                &[("etcd", "etcd-server"), ("etcdctl", "etcd-client"), ("setpriv", "util-linux")]
            }
        }
    }

    /// Checks that its programs are installed.
    ///
    /// # Errors
    /// If one is not; the error names the package of it.
    pub(crate) fn check_installed(self) -> Result<()> {
        self.check(|program| find(program).is_some())
    }

    fn check(self, is_installed: impl Fn(&str) -> bool) -> Result<()> {
        match self.programs().iter().find(|(program, _)| !is_installed(program)) {
            Some((program, package)) => bail!(
                "a control run of {} needs the program {program}, which is not installed; Debian \
                 has it in the package {package}",
                self.name()
            ),
            None => Ok(()),
        }
    }
}

/// Returns the path of a program, if it is installed.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&paths).chain(FOR_ROOT.map(PathBuf::from));
    folders.map(|folder| folder.join(program)).find(|path| Path::is_file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_by_their_names_alone() {
        assert!(find("sh").is_some_and(|path| path.is_absolute()));
        assert_eq!(find("no-such-program-anywhere"), None);
    }

    #[test]
    fn a_program_that_is_missing_is_named_with_its_package() {
        assert!(Contender::Etcd.check(|_| true).is_ok());
        let error = Contender::Etcd.check(|program| program != "etcdctl");
        let text = error.expect_err("one is missing").to_string();
        assert!(text.contains("etcdctl") && text.contains("etcd-client"), "{text}");
    }
}
