//! The consequences of checks: standby, or another priority.
//!
//! Knows the checks of a daemon. How each is tried is `checks`'.

use anyhow::Context as _;
use interrex::Priority;
use tracing::{error, info, warn};

use super::{Daemon, Message};
use crate::checks;
use crate::health::Health;
use crate::node;
use crate::settings::{CheckEffect, CheckSettings};
use crate::view::{CheckView, What};

/// The pause between two looks whether this node stands by as it should.
const STANDBY_PAUSE: std::time::Duration = std::time::Duration::from_millis(200);

/// A check as the daemon knows it.
pub(super) struct Check {
    name: String,
    effect: CheckEffect,
    health: Health,
    why: Option<String>,
}

impl Daemon {
    /// Begins all checks. None of them passes before it has succeeded.
    ///
    /// # Errors
    /// Whatever the kernel says of a thread that can't be had.
    pub(super) fn begin_checks(&mut self) -> anyhow::Result<()> {
        for (place, check) in self.settings.checks.clone().into_iter().enumerate() {
            self.begin_check(place, check, false)?;
        }
        self.heed_checks();
        Ok(())
    }

    /// Begins all checks anew after a reload. Nobody has asked for another leader by that. So a
    /// check that was there goes on as it was, and a new one passes until it has failed.
    pub(super) fn reload_checks(&mut self) {
        self.reloads.count();
        let old = std::mem::take(&mut self.checks);
        self.view.clear_checks();
        for (place, check) in self.settings.checks.clone().into_iter().enumerate() {
            let known = old.iter().find(|known| known.name == check.name);
            let passes = known.is_none_or(|known| known.health.passes());
            if let Err(error) = self.begin_check(place, check, passes) {
                error!("{error:#}");
            }
        }
    }

    fn begin_check(
        &mut self,
        place: usize,
        check: CheckSettings,
        passes: bool,
    ) -> anyhow::Result<()> {
        self.checks.push(Check {
            name: check.name.clone(),
            effect: check.effect,
            health: Health::new(check.rise, check.fall, passes),
            why: None,
        });
        self.show_check(place);
        let (tells, reloads) = (self.tells.clone(), self.reloads.clone());
        let began = reloads.get();
        let tell = move |tried| {
            reloads.get() == began && tells.send(Message::Tried(place, began, tried)).is_ok()
        };
        checks::begin(check, tell).context("a check can't have a thread")
    }

    pub(super) fn on_try(&mut self, place: usize, tried: Result<(), String>) {
        let check = &mut self.checks[place];
        let has_changed = check.health.on_try(tried.is_ok());
        check.why = tried.err();
        let (name, passes, why) = (check.name.clone(), check.health.passes(), check.why.clone());
        self.show_check(place);
        if has_changed {
            info!(check = name, passes, why, "a check has changed");
            self.view.tell(What::Check { name, passes, why });
            self.heed_checks();
        }
    }

    fn show_check(&self, place: usize) {
        let Check { name, health, why, .. } = &self.checks[place];
        self.view.set_check(
            place,
            CheckView {
                name: name.clone(),
                passes: health.passes(),
                why: why.clone(),
                changes: health.changes(),
            },
        );
    }

    /// Does what the checks ask for: standby, or another priority.
    pub(super) fn heed_checks(&mut self) {
        let fails = |check: &&Check| !check.health.passes();
        let failing = || self.checks.iter().filter(fails);
        let is_unhealthy = failing().any(|check| check.effect == CheckEffect::Standby);
        let change: i32 = failing()
            .map(|check| match check.effect {
                CheckEffect::Standby => 0,
                CheckEffect::Priority(change) => change.into(),
            })
            .sum();
        let own = self.settings.members.iter().find(|member| member.id == self.settings.node.id);
        let base = own.map_or(0, |member| i32::from(member.priority.0));
        let priority = u8::try_from((base + change).clamp(0, 255)).unwrap_or(0);
        // It fails only where the queue is full or the node is gone; the next change asks again.
        let _ = self.handle.set_priority(Priority(priority));
        if is_unhealthy != self.is_unhealthy {
            (self.is_unhealthy, self.standby_asked) = (is_unhealthy, None);
        }
        self.settle_standby();
    }

    /// Asks for standby, or for its end, where the node is not as it should be. An order that finds
    /// no room is given again.
    pub(super) fn settle_standby(&mut self) {
        let wanted = self.is_unhealthy || self.is_put_aside;
        let now = self.now();
        if self.standby_asked.is_some_and(|asked| now < asked + STANDBY_PAUSE) {
            return;
        }
        self.standby_asked = Some(now);
        if self.view.metrics().standby == wanted {
            return;
        }
        let asked = if wanted {
            self.handle.stand_by(node::drain_limit(&self.settings)).map(drop)
        } else {
            self.handle.end_standby()
        };
        if let Err(error) = asked {
            warn!("standby can't be asked for: {error}");
        }
    }
}
