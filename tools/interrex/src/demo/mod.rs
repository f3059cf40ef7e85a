//! `interrex demo`: three nodes on loopback, and what happens to them.
//!
//! | file | what it knows |
//! |---|---|
//! | `cluster` | three daemons as processes |
//! | `ports` | ports that nobody else is given |
//! | `lines` | a story that is told in lines, and ends by itself |
//! | `screen` | a live view, with keys |

mod cluster;
mod lines;
mod ports;
mod screen;

use std::io::{self, IsTerminal as _};

use cluster::Cluster;

/// Runs the demo: live in a terminal, in lines elsewhere.
///
/// # Errors
/// If nodes can't be started, or do not do what they should.
pub(crate) fn run(in_lines: bool) -> anyhow::Result<()> {
    let cluster = Cluster::start()?;
    let is_terminal = io::stdout().is_terminal() && io::stdin().is_terminal();
    if is_terminal && !in_lines { screen::show(cluster) } else { lines::tell(cluster) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::net::{TcpListener, UdpSocket};

    use super::ports::free_port;

    #[test]
    fn ports_differ_and_are_not_among_those_that_the_kernel_gives() {
        let ports: BTreeSet<u16> = (0..50).map(|_| free_port().expect("there are many")).collect();
        assert_eq!(ports.len(), 50);
        assert!(ports.iter().all(|port| (1_024..32_768).contains(port)), "{ports:?}");
    }

    #[test]
    fn a_port_that_somebody_has_is_not_given() {
        let next = free_port().expect("there are many") + 1;
        let udp = UdpSocket::bind(("127.0.0.1", next));
        let tcp = TcpListener::bind(("127.0.0.1", next + 1));
        let given: Vec<u16> = (0..5).map(|_| free_port().expect("there are many")).collect();
        assert!(udp.is_err() || !given.contains(&next), "{given:?}");
        assert!(tcp.is_err() || !given.contains(&(next + 1)), "{given:?}");
    }
}
