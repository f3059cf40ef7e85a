//! keepalived: one instance of VRRP, whose master leads.
//!
//! The settings are the fastest that its manual allows. VRRP 3 has intervals of 10 ms. All
//! priorities differ, as the manual asks, so that no two backups take over at once, and nobody
//! takes over from a live master of a lower one (`nopreempt`). Peers are reached by unicast.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::thread;

use interrex::Term;
use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::part::{Part, command};
use super::standing::Standings;
use super::{Orders, Programs};

/// The token of a system that has none.
const NO_TOKEN: Term = Term(0);

/// The highest priority, and the step to the next: about a millisecond of skew at this interval.
const HIGHEST_PRIORITY: usize = 250;
const PRIORITY_STEP: usize = 25;

/// The address that the master has.
const VIRTUAL: &str = "10.77.0.200/32";

/// keepalived on one host.
pub(super) struct Keepalived {
    command: Command,
    part: Part,
    standings: Standings,
}

impl Keepalived {
    pub(super) fn start(orders: &Orders, standings: &Standings) -> io::Result<Self> {
        let (node, life) = (orders.host.member.node, orders.host.life.0);
        let path = |name: &str| orders.directory.join(format!("keepalived-{life}-{name}"));
        let (fifo, settings) = (path("fifo"), path("conf"));
        let addresses = &orders.host.member.addresses;
        fs::write(&settings, text(addresses, usize::from(node.number()), &fifo))?;
        hear(&fifo, standings.clone())?;
        let mut command = command("keepalived")?;
        command.args(["--dont-fork", "--log-console", "--vrrp"]);
        command.arg("--use-file").arg(settings);
        command.arg("--pid").arg(path("pid")).arg("--vrrp_pid").arg(path("vrrp-pid"));
        let part = Part::start(&mut command)?;
        Ok(Self { command, part, standings: standings.clone() })
    }
}

impl Programs for Keepalived {
    fn tend(&mut self) -> io::Result<()> {
        if let Some(status) = self.part.ended()? {
            self.standings.take(None);
            self.standings.note(format!("keepalived has ended and is started again: {status}"));
            self.part = Part::start(&mut self.command)?;
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.part.end()
    }
}

/// Makes the FIFO, and takes each word that comes out of it.
fn hear(fifo: &Path, standings: Standings) -> io::Result<()> {
    mknodat(CWD, fifo, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0)?;
    // With an end to write to, it does not end where keepalived does.
    let open = File::options().read(true).write(true).open(fifo)?;
    let lines = BufReader::new(open).lines().map_while(Result::ok);
    let listen = move || {
        for word in lines.filter_map(|line| understand(&line)) {
            standings.take(word.then_some(NO_TOKEN));
        }
    };
    thread::Builder::new().name("fifo".into()).spawn(listen).map(drop)
}

/// Returns whether this host is master, by a line of the FIFO; `None` where the line is about
/// something else. A line is `INSTANCE "name" STATE priority`.
fn understand(line: &str) -> Option<bool> {
    let mut words = line.split_whitespace();
    if words.next() != Some("INSTANCE") {
        return None;
    }
    match words.nth(1)? {
        "MASTER" => Some(true),
        "BACKUP" | "FAULT" | "STOP" | "DELETED" => Some(false),
        _ => None,
    }
}

/// Returns the settings of the host at this place among these addresses.
fn text(addresses: &[SocketAddr], place: usize, fifo: &Path) -> String {
    let priority = HIGHEST_PRIORITY.saturating_sub(PRIORITY_STEP * place).max(1);
    let own = addresses.get(place).map(|own| own.ip().to_string()).unwrap_or_default();
    let peers = addresses.iter().enumerate().filter(|(peer, _)| *peer != place);
    let peers: String = peers.map(|(_, peer)| format!("    {}\n", peer.ip())).collect();
    format!(
        "global_defs {{\n  vrrp_version 3\n  max_auto_priority 99\n  vrrp_notify_fifo {}\n}}\n\
         vrrp_instance torture {{\n  state BACKUP\n  nopreempt\n  interface eth0\n  \
         virtual_router_id 77\n  priority {priority}\n  advert_int 0.01\n  \
         unicast_src_ip {own}\n  unicast_peer {{\n{peers}  }}\n  \
         virtual_ipaddress {{\n    {VIRTUAL} dev eth0\n  }}\n}}\n",
        fifo.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_fifo_say_who_is_master() {
        assert_eq!(understand("INSTANCE \"torture\" MASTER 250"), Some(true));
        for state in ["BACKUP", "FAULT", "STOP"] {
            let line = format!("INSTANCE \"torture\" {state} 250");
            assert_eq!(understand(&line), Some(false), "{line}");
        }
        let others = ["", "GROUP \"all\" MASTER 250", "INSTANCE", "INSTANCE \"torture\""];
        let lower = "INSTANCE \"torture\" MASTER_RX_LOWER_PRI 250";
        assert!(others.iter().chain([&lower]).all(|line| understand(line).is_none()));
    }

    #[test]
    fn each_host_has_a_priority_of_its_own_and_all_others_as_peers() {
        let addresses: Vec<SocketAddr> =
            (1..=9).map(|it| SocketAddr::from(([10, 77, 0, it], 7_411))).collect();
        let texts: Vec<_> =
            (0..9).map(|place| text(&addresses, place, Path::new("/run/fifo"))).collect();
        for (place, text) in texts.iter().enumerate() {
            assert!(text.contains(&format!("priority {}\n", 250 - 25 * place)), "{text}");
            assert!(text.contains(&format!("unicast_src_ip 10.77.0.{}\n", place + 1)), "{text}");
            assert_eq!(text.matches("\n    10.77.0.").count(), 9, "eight peers and the address");
            assert!(text.contains("vrrp_notify_fifo /run/fifo\n"), "{text}");
            let fastest =
                ["vrrp_version 3\n", "advert_int 0.01\n", "state BACKUP\n", "nopreempt\n"];
            assert!(fastest.iter().all(|line| text.contains(line)), "{text}");
        }
    }
}
