//! Datagrams on their way: how long they take, which are lost, which come twice or late, and which
//! links carry nothing.
//!
//! Knows bytes in slots and numbers of hosts; knows nothing of what the bytes say.

use interrex::types::Duration;
use interrex::wire::Record;

use super::attacker::Origin;
use super::clock::Time;
use super::prng::Prng;

/// The behaviour of the network on all its links.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Weather {
    /// The least delay of a datagram.
    pub delay: Duration,
    /// The delay added at random; one datagram in 64 gets a multiple of it, each doubling half as
    /// likely as the one before.
    pub jitter: Duration,
    /// The number of datagrams in a million that are lost, each by itself.
    pub loss_ppm: u32,
    /// The number in a million that begin a burst, in which their link loses everything.
    pub burst_ppm: u32,
    /// The longest time of a burst.
    pub burst: Duration,
    /// The number in a million that come twice.
    pub repeat_ppm: u32,
    /// The number in a million that later datagrams overtake.
    pub late_ppm: u32,
    /// The longest delay of those, and of the copies of those that come twice.
    pub late: Duration,
}

/// One direction between two hosts.
#[derive(Clone, Copy, Debug, Default)]
struct Link {
    /// The number of faults that cut it at the moment.
    cuts: u16,
    burst_until: Time,
}

/// A link that comes and goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Flap {
    pub(super) ends: (u8, u8),
    pub(super) since: Time,
    pub(super) period: Duration,
}

impl Flap {
    fn is_down(&self, now: Time, from: u8, to: u8) -> bool {
        let concerns = self.ends == (from, to) || self.ends == (to, from);
        concerns && {
            (now.since(self.since).as_nanos() / self.period.as_nanos().max(1)).is_multiple_of(2)
        }
    }
}

/// The network between the hosts.
#[derive(Debug)]
pub(super) struct Network {
    pub(super) weather: Weather,
    pub(super) flaps: Vec<Flap>,
    /// By how much longer than others what each node sends takes.
    detours: Vec<Duration>,
    hosts: usize,
    links: Vec<Link>,
    prng: Prng,
    records: Vec<(Record, Origin)>,
    free: Vec<u32>,
}

/// Returns the times at which the copies of one datagram arrive; none if it is lost.
pub(super) type Arrivals = [Option<Time>; 2];

impl Network {
    pub(super) fn new(hosts: usize, weather: Weather, prng: Prng) -> Self {
        let links = vec![Link::default(); hosts * hosts];
        let (flaps, records, free) = (Vec::new(), Vec::new(), Vec::new());
        let detours = vec![Duration::ZERO; hosts];
        Self { weather, flaps, detours, hosts, links, prng, records, free }
    }

    fn link(&mut self, from: u8, to: u8) -> &mut Link {
        &mut self.links[usize::from(from) * self.hosts + usize::from(to)]
    }

    /// Keeps the bytes of a datagram until [`Network::take`].
    pub(super) fn keep(&mut self, record: &Record, origin: Origin) -> u32 {
        if let Some(slot) = self.free.pop() {
            self.records[slot as usize] = (*record, origin);
            return slot;
        }
        self.records.push((*record, origin));
        self.records.len() as u32 - 1
    }

    /// Returns the bytes of a datagram, which keeps its slot.
    pub(super) fn look(&self, slot: u32) -> (&Record, Origin) {
        let (record, origin) = &self.records[slot as usize];
        (record, *origin)
    }

    /// Returns the bytes of a datagram, whose slot is free from now on.
    pub(super) fn take(&mut self, slot: u32) -> (&Record, Origin) {
        self.free.push(slot);
        let (record, origin) = &self.records[slot as usize];
        (record, *origin)
    }

    /// Decides the fate of a datagram that leaves now.
    pub(super) fn send(&mut self, now: Time, from: u8, to: u8) -> Arrivals {
        if self.loses(now, from, to) {
            return [None, None];
        }
        let weather = self.weather;
        let first = now + self.draw_delay() + self.detours[usize::from(from)];
        let first = if self.prng.chance(weather.late_ppm) { self.later(first) } else { first };
        let again = self.prng.chance(weather.repeat_ppm).then(|| self.later(now));
        [Some(first), again]
    }

    fn loses(&mut self, now: Time, from: u8, to: u8) -> bool {
        let weather = self.weather;
        if self.link(from, to).cuts > 0 || self.flaps.iter().any(|flap| flap.is_down(now, from, to))
        {
            return true;
        }
        if self.prng.chance(weather.burst_ppm) {
            let length = self.prng.below(weather.burst.as_nanos());
            self.link(from, to).burst_until = now + Duration::from_nanos(length);
        }
        now < self.link(from, to).burst_until || self.prng.chance(weather.loss_ppm)
    }

    fn draw_delay(&mut self) -> Duration {
        const TAIL: u64 = 64;
        const LONGEST_TAIL: u32 = 10;
        let jitter = self.weather.jitter.as_nanos();
        let bits = self.prng.next();
        let extra = if bits.is_multiple_of(TAIL) {
            jitter << (bits >> 32).trailing_ones().min(LONGEST_TAIL)
        } else {
            jitter
        };
        self.weather.delay + Duration::from_nanos(self.prng.below(extra))
    }

    fn later(&mut self, than: Time) -> Time {
        let late = self.prng.magnitude(1, self.weather.late.as_nanos().max(1));
        than + self.draw_delay() + Duration::from_nanos(late)
    }

    /// Cuts every link of which `concerns` is true, or takes that cut back.
    pub(super) fn cut_where(&mut self, cut: bool, concerns: impl Fn(u8, u8) -> bool) {
        let hosts = self.hosts as u8;
        for from in 0..hosts {
            for to in 0..hosts {
                if from != to && concerns(from, to) {
                    let cuts = &mut self.link(from, to).cuts;
                    *cuts = if cut { *cuts + 1 } else { cuts.saturating_sub(1) };
                }
            }
        }
    }

    /// Delays what `from` sends by `by` from now on, or ends that delay.
    pub(super) fn detour(&mut self, from: u8, by: Duration, on: bool) {
        let detour = &mut self.detours[usize::from(from)];
        *detour = if on { *detour + by } else { detour.saturating_sub(by) };
    }

    /// Lets all links carry again, in the weather `calm`.
    pub(super) fn heal(&mut self, calm: Weather) {
        self.weather = calm;
        self.flaps.clear();
        self.detours.fill(Duration::ZERO);
        self.links.fill(Link::default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALM: Weather = Weather {
        delay: Duration::from_micros(10),
        jitter: Duration::from_micros(5),
        loss_ppm: 0,
        burst_ppm: 0,
        burst: Duration::from_millis(5),
        repeat_ppm: 0,
        late_ppm: 0,
        late: Duration::from_millis(1),
    };

    fn arrived(weather: Weather) -> Vec<Arrivals> {
        let mut network = Network::new(2, weather, Prng::new(1));
        let at = |us| Time::after(Duration::from_micros(us));
        (0..10_000).map(|us| network.send(at(us), 0, 1)).collect()
    }

    #[test]
    fn calm_weather_delivers_each_datagram_once() {
        let fates = arrived(CALM);
        assert!(fates.iter().all(|fate| fate[0].is_some() && fate[1].is_none()));
    }

    #[test]
    fn losses_come_singly_or_in_bursts() {
        let lost = |weather| arrived(weather).iter().filter(|fate| fate[0].is_none()).count();
        assert!((1_700..2_300).contains(&lost(Weather { loss_ppm: 200_000, ..CALM })));
        assert!(lost(Weather { burst_ppm: 1_000, ..CALM }) > 1_000, "ten bursts of 2.5 ms");
    }

    #[test]
    fn datagrams_come_twice_and_out_of_order() {
        let fates = arrived(Weather { repeat_ppm: 100_000, late_ppm: 100_000, ..CALM });
        let twice = fates.iter().filter(|fate| fate[1].is_some()).count();
        assert!((800..1_200).contains(&twice));
        assert!(fates.windows(2).any(|pair| pair[0][0] > pair[1][0]));
    }

    #[test]
    fn overlapping_cuts_heal_when_the_last_one_is_taken_back() {
        let mut network = Network::new(3, CALM, Prng::new(1));
        let from_0 = |from, _| from == 0;
        let to_1 = |_, to| to == 1;
        network.cut_where(true, from_0);
        network.cut_where(true, to_1);
        network.cut_where(false, from_0);
        assert_eq!(network.send(Time::ZERO, 0, 1), [None, None]);
        assert!(network.send(Time::ZERO, 0, 2)[0].is_some());
        network.cut_where(false, to_1);
        assert!(network.send(Time::ZERO, 0, 1)[0].is_some());
    }
}
