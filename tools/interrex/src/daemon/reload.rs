//! SIGHUP: the configuration is read anew, and what a running daemon can take takes effect.
//!
//! Knows which part of a daemon goes by which setting. Which fields can change at all is in the
//! table of fields.

use interrex::read_keys;
use tracing::{error, info, warn};

use super::{Daemon, plan};
use crate::config::{self, Change, Loaded};

impl Daemon {
    /// Reads the configuration anew. One that can't be used changes nothing.
    pub(super) fn reload(&mut self) {
        let Loaded { settings, effective, warnings } = match config::load(&self.sources) {
            Ok(loaded) => loaded,
            Err(faults) => {
                error!("the configuration stays as it was: {faults}");
                return;
            }
        };
        for warning in warnings {
            warn!("{warning}");
        }
        let changes = self.effective.changes(&effective);
        for Change { field, .. } in &changes.at_restart {
            warn!("{field} takes effect at the next start");
        }
        let names: Vec<_> = changes.at_once.iter().map(|change| change.field.as_str()).collect();
        info!(changed = names.join(", "), "the configuration was read anew");
        let has_changed = |section: &str| names.iter().any(|name| name.starts_with(section));
        self.settings.takeover = settings.takeover;
        self.settings.hooks = settings.hooks;
        self.settings.node.key_file = settings.node.key_file;
        for (own, new) in self.settings.members.iter_mut().zip(&settings.members) {
            own.priority = new.priority;
        }
        self.work.set_plan(plan(&self.settings, self.command.is_some()));
        self.reload_keys();
        if let Err(error) = self.log.set(&settings.log) {
            error!("{error:#}");
        }
        if has_changed("check") {
            self.settings.checks = settings.checks;
            self.reloads.count();
            self.checks.clear();
            self.view.clear_checks();
            if let Err(error) = self.begin_checks() {
                error!("{error:#}");
            }
        }
        self.heed_checks();
        self.effective = effective;
    }

    /// Takes the keys of the file, which may be others under the same name.
    fn reload_keys(&self) {
        let Some(path) = &self.settings.node.key_file else { return };
        let set = read_keys(path)
            .map_err(|error| error.to_string())
            .and_then(|keys| self.handle.set_keys(&keys).map_err(|error| error.to_string()));
        if let Err(error) = set {
            error!("the keys stay as they were: {error}");
        }
    }
}
