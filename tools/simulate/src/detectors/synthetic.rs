//! Synthetic traces: a leader that sends a heartbeat each millisecond, from a host and over a link
//! of some kind.
//!
//! Knows what delays and loses heartbeats, and nothing of detectors. Equal seeds give equal traces.

use interrex::Duration;
use interrex_sim::Prng;

use super::chen::Beat;

/// The time between two heartbeats.
const INTERVAL: u64 = MS;

const US: u64 = 1_000;
const MS: u64 = 1_000_000;
const SECOND: u64 = 1_000 * MS;

/// The host and the link of a trace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// An isolated core and a link of its own.
    Quiet,
    /// A core that others use too, as it was seen on a virtual machine with two: a pause of over
    /// 1 ms two times in three seconds, of over 5 ms each ten, of 26 ms at worst.
    SharedHost,
    /// Every fiftieth heartbeat is lost, and now and then several in a row.
    Lossy,
    /// A link that becomes slower for ten minutes, up to 5 ms a way, and recovers in ten seconds.
    Slowing,
    /// A link that others fill with bursts in 30 s of each two minutes.
    Congested,
}

impl Kind {
    pub(super) const ALL: [Self; 5] =
        [Self::Quiet, Self::SharedHost, Self::Lossy, Self::Slowing, Self::Congested];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::SharedHost => "shared-host",
            Self::Lossy => "lossy",
            Self::Slowing => "slowing",
            Self::Congested => "congested",
        }
    }

    pub(super) const fn about(self) -> &'static str {
        match self {
            Self::Quiet => "isolated cores: a pause of 50-300 us a minute",
            Self::SharedHost => {
                "shared cores: a pause over 1 ms in 1.5 s, over 5 ms in 10 s, 26 ms at worst"
            }
            Self::Lossy => "2 % of heartbeats lost, and some eight in a row each minute",
            Self::Slowing => "a link that slows to 5 ms a way in ten minutes, and recovers",
            Self::Congested => "a link full of bursts for 30 s of each two minutes",
        }
    }
}

/// A leader, its host and the link, while time goes on. All times in ns.
pub(super) struct Road {
    kind: Kind,
    chance: Prng,
    /// The times at which the last heartbeat was sent, and the last came.
    sent: u64,
    heard: u64,
    pause: Pause,
    /// True while the link loses a burst.
    is_down: bool,
    /// The queue in front of the next heartbeat, as time.
    backlog: u64,
    end: u64,
}

#[derive(Clone, Copy, Default)]
struct Pause {
    from: u64,
    until: u64,
}

impl Road {
    pub(super) fn new(kind: Kind, seed: u64, hours: u64) -> Self {
        Self {
            kind,
            chance: Prng::new(seed),
            sent: 0,
            heard: 0,
            pause: Pause::default(),
            is_down: false,
            backlog: 0,
            end: hours * 3_600 * SECOND,
        }
    }

    /// Draws a number from 0 to 1, neither included.
    fn part(&mut self) -> f64 {
        (self.chance.below(1 << 53) + 1) as f64 / ((1_u64 << 53) + 2) as f64
    }

    fn exponential(&mut self, mean: u64) -> u64 {
        (-self.part().ln() * mean as f64) as u64
    }

    /// Returns the time at which a thread that wants to send at `due` does.
    fn when_awake(&mut self, due: u64) -> u64 {
        while self.pause.until <= due {
            let (mean, length) = self.draw_pause();
            self.pause.from = self.pause.until + self.exponential(mean);
            self.pause.until = self.pause.from + length;
        }
        if self.pause.from <= due { self.pause.until } else { due }
    }

    /// Draws the length of the next pause; returns the mean time until it, and its length.
    fn draw_pause(&mut self) -> (u64, u64) {
        if self.kind != Kind::SharedHost {
            return (60 * SECOND, self.chance.between(50 * US, 300 * US));
        }
        // A tail that falls like a power: P(over x ms) = x^-1.18 makes one in 6.7 longer than 5 ms.
        let ms = self.part().powf(-1.0 / 1.18);
        let worst = 26 * MS;
        let length =
            if ms < 26.0 { (ms * 1e6) as u64 } else { self.chance.between(worst / 2, worst) };
        (1_500 * MS, length)
    }

    fn is_lost(&mut self) -> bool {
        if self.kind != Kind::Lossy {
            return false;
        }
        let turns =
            if self.is_down { self.chance.below(8) == 0 } else { self.chance.below(60_000) == 0 };
        self.is_down ^= turns;
        self.chance.below(50) == 0 || (self.is_down && self.chance.below(10) != 0)
    }

    /// Returns the time that a heartbeat sent at `now` is on its way.
    fn delay(&mut self, now: u64) -> u64 {
        let usual = 20 * US + self.exponential(5 * US);
        match self.kind {
            Kind::Quiet | Kind::SharedHost | Kind::Lossy => usual,
            Kind::Slowing => {
                let phase = now % (610 * SECOND);
                let slow = if phase < 600 * SECOND {
                    5 * MS * (phase / MS) / 600_000
                } else {
                    5 * MS * ((610 * SECOND - phase) / MS) / 10_000
                };
                usual + slow + self.exponential(slow / 10)
            }
            Kind::Congested => {
                let is_full = now % (120 * SECOND) < 30 * SECOND;
                if is_full && self.chance.below(200) == 0 {
                    self.backlog += self.exponential(3 * MS);
                }
                // A millisecond of the link's time serves that much.
                self.backlog = self.backlog.saturating_sub(MS / 2);
                usual + self.backlog
            }
        }
    }
}

impl Iterator for Road {
    type Item = Beat;

    fn next(&mut self) -> Option<Beat> {
        loop {
            self.sent = self.when_awake(self.sent + INTERVAL);
            if self.sent > self.end {
                return None;
            }
            let arrival = (self.sent + self.delay(self.sent)).max(self.heard);
            if self.is_lost() {
                continue;
            }
            let gap = Duration::from_nanos(arrival - self.heard);
            self.heard = arrival;
            let interval = Duration::from_nanos(INTERVAL);
            return Some(Beat { gap, interval, away: Duration::ZERO });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the number of an hour's heartbeats that are later than each of these, in us.
    fn later<const N: usize>(kind: Kind, than: [u64; N]) -> [usize; N] {
        let beats: Vec<Beat> = Road::new(kind, 7, 1).collect();
        let late = |beat: &Beat| beat.gap.saturating_sub(beat.interval).as_nanos();
        than.map(|us| beats.iter().filter(|beat| late(beat) > us * US).count())
    }

    #[test]
    fn a_shared_host_pauses_as_the_one_that_was_measured() {
        let [over_1, over_5, over_26] = later(Kind::SharedHost, [1_000, 5_000, 26_100]);
        // A pause shows as lateness less the part of an interval in which nothing was due.
        assert!((1_200..2_700).contains(&over_1), "two in three seconds: {over_1}");
        assert!((250..420).contains(&over_5), "one in ten seconds: {over_5}");
        assert_eq!(over_26, 0);
    }

    #[test]
    fn a_quiet_host_is_never_late_by_a_millisecond_and_a_lossy_link_is_each_50_ms() {
        assert_eq!(later(Kind::Quiet, [400]), [0]);
        let [once, often] = later(Kind::Lossy, [900, 3_900]);
        assert!((60_000..80_000).contains(&once), "{once}");
        assert!((20..120).contains(&often), "bursts: {often}");
    }

    #[test]
    fn equal_seeds_make_equal_traces() {
        for kind in Kind::ALL {
            let trace = || Road::new(kind, 3, 1).take(10_000).collect::<Vec<_>>();
            assert!(trace() == trace());
        }
    }
}
