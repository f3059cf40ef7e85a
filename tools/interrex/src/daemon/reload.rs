//! SIGHUP: the configuration is read anew, and what a running daemon can take takes effect.
//!
//! Knows which part of a daemon goes by which setting. Which fields can change at all is in the
//! table of fields.

use interrex::{Keyring, read_keys};
use tracing::{error, info, warn};

use super::orders::trust_programs;
use super::{Daemon, plan};
use crate::config::{self, Change, Loaded, Sources};
use crate::users;

/// All that a configuration names, read before any of it takes effect.
struct Fresh {
    loaded: Loaded,
    keys: Option<Keyring>,
    hook_user: Option<(u32, u32)>,
}

impl Daemon {
    /// Reads the configuration anew. One that can't be used changes nothing.
    pub(super) fn reload(&mut self) {
        match read(&self.sources) {
            Ok(fresh) => self.take(fresh),
            Err(faults) => error!("the configuration stays as it was: {faults}"),
        }
    }

    fn take(&mut self, Fresh { loaded, keys, hook_user }: Fresh) {
        let Loaded { settings, effective, warnings } = loaded;
        for warning in warnings {
            warn!("{warning}");
        }
        let changes = self.effective.changes(&effective);
        for Change { field, .. } in &changes.at_restart {
            warn!("{field} takes effect at the next start");
        }
        let names: Vec<_> = changes.at_once.iter().map(|change| change.field.as_str()).collect();
        let has_changed = |section: &str| names.iter().any(|name| name.starts_with(section));
        self.settings.hooks = settings.hooks;
        self.hook_user = hook_user;
        for (own, new) in self.settings.members.iter_mut().zip(&settings.members) {
            own.priority = new.priority;
        }
        self.work.set_plan(plan(&self.settings, self.command.is_some()));
        self.set_keys(keys);
        if let Err(error) = self.log.set(&settings.log) {
            error!("{error:#}");
        }
        if has_changed("check") {
            self.settings.checks = settings.checks;
            self.reload_checks();
        }
        self.heed_checks();
        info!(changed = names.join(", "), "the configuration was read anew");
        self.effective = effective;
    }

    /// Takes the keys of the file, which may be others under the same name.
    fn set_keys(&self, keys: Option<Keyring>) {
        // Authentication can't be turned on or off in a node that runs.
        let Some(keys) = keys.filter(|_| self.settings.node.key_file.is_some()) else { return };
        if let Err(error) = self.handle.set_keys(&keys) {
            error!("the keys stay as they were: {error}");
        }
    }
}

/// Reads the configuration, and the files that it names.
///
/// # Errors
/// Words that say all that is wrong with it.
fn read(sources: &Sources) -> Result<Fresh, String> {
    let loaded = config::load(sources).map_err(|faults| faults.to_string())?;
    let keys = loaded.settings.node.key_file.as_deref().map(read_keys).transpose();
    let keys = keys.map_err(|error| format!("node.key_file: {error}"))?;
    let hook_user = users::of_hooks(loaded.settings.hooks.user.as_deref())?;
    trust_programs(&loaded.settings, None)?;
    Ok(Fresh { loaded, keys, hook_user })
}
