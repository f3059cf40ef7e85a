//! Nodes at free ports of loopback, what they are told by a test, and waits that end.
//!
//! Knows how a test node is built. Knows nothing of what is asked of it.

use super::*;

pub(super) const CLUSTER: ClusterId = ClusterId(0x7e57);

pub(super) fn id(place: usize) -> NodeId {
    NodeId::new(place as u8).expect("a test's node id is below 128")
}

/// Sockets at free ports of `host`, which stay taken, so that tests can run side by side.
pub(super) fn sockets(host: &str, count: usize) -> Vec<UdpSocket> {
    let bind = |_| UdpSocket::bind((host, 0)).expect("loopback has free ports");
    (0..count).map(bind).collect()
}

pub(super) fn addresses(sockets: &[UdpSocket]) -> Vec<SocketAddr> {
    let address = |socket: &UdpSocket| socket.local_addr().expect("a bound socket has an address");
    sockets.iter().map(address).collect()
}

/// Without authentication, so that a test can say anything to the node.
pub(super) fn config(place: usize, addresses: &[SocketAddr], timing: Timing) -> Config {
    let members = addresses.iter().enumerate();
    let members = members.map(|(place, address)| Member::voter(id(place), *address));
    Config::new(CLUSTER, id(place), members).authentication(Authentication::Off).timing(timing)
}

/// Observes rejected datagrams.
pub(super) struct OnRejected<F: Fn(&Rejected)>(pub(super) F);

impl<F: Fn(&Rejected) + Send + Sync> Observer for OnRejected<F> {
    fn on_rejected(&self, rejected: &Rejected) {
        (self.0)(rejected);
    }
}

/// Observes heartbeats.
pub(super) struct OnHeartbeat<F: Fn(&HeardHeartbeat)>(pub(super) F);

impl<F: Fn(&HeardHeartbeat) + Send + Sync> Observer for OnHeartbeat<F> {
    fn on_heartbeat(&self, heartbeat: &HeardHeartbeat) {
        (self.0)(heartbeat);
    }
}

/// Observes a store that fails.
pub(super) struct OnStoreError<F: Fn(&StoreFailure<'_>)>(pub(super) F);

impl<F: Fn(&StoreFailure<'_>) + Send + Sync> Observer for OnStoreError<F> {
    fn on_store_error(&self, failure: &StoreFailure<'_>) {
        (self.0)(failure);
    }
}

/// A node as it is meant to be run: with the key of the cluster.
pub(super) fn sealed(config: Config) -> NodeBuilder {
    NodeBuilder::new(config.authentication(Authentication::Required)).keys(Keyring::new(key(1)))
}

pub(super) fn key(id: u8) -> Key {
    Key::new(id, &[id; KEY_LENGTH]).expect("no test uses id 0")
}

/// The LAN profile with timeouts that no pause of a test machine reaches, busy as it may be.
pub(super) fn patient() -> Timing {
    Timing {
        election_timeout_min: Duration::from_millis(2_000),
        election_timeout_max: Duration::from_millis(3_000),
        promise: Duration::from_millis(500),
        promise_max: Duration::from_millis(500),
        campaign_limit: Duration::from_millis(900),
        lapse_limit: Duration::from_millis(9_000),
        ..Timing::lan()
    }
}

/// Bound nodes, one for each socket, of one cluster.
pub(super) fn bind_all(sockets: Vec<UdpSocket>, wait: WaitStrategy, timing: Timing) -> Vec<Node> {
    let addresses = addresses(&sockets);
    let bind = |(place, socket)| {
        let builder = sealed(config(place, &addresses, timing)).wait(wait);
        builder.socket(socket).bind().expect("the socket is bound already")
    };
    sockets.into_iter().enumerate().map(bind).collect()
}

pub(super) fn spawn_all(
    sockets: Vec<UdpSocket>,
    wait: WaitStrategy,
    timing: Timing,
) -> Vec<NodeThread> {
    let nodes = bind_all(sockets, wait, timing);
    nodes.into_iter().map(|node| node.spawn().expect("a thread can be started")).collect()
}

pub(super) fn leaderships(threads: &[NodeThread]) -> Vec<Leadership> {
    threads.iter().map(NodeThread::leadership).collect()
}

/// The one node that leads and that all of these know, if there is one.
pub(super) fn agreed_leader(nodes: &[Leadership]) -> Option<usize> {
    let leading = nodes.iter().position(Leadership::is_leader)?;
    let is_known = |node: &Leadership| node.leader() == nodes[leading].leader();
    nodes.iter().all(is_known).then_some(leading)
}

/// A time that only a fault exceeds, also on a host that is busy otherwise.
pub(super) const PATIENCE: time::Duration = time::Duration::from_secs(30);

/// Asks again and again until there is an answer.
pub(super) fn eventually<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let deadline = time::Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(time::Instant::now() < deadline, "not within {PATIENCE:?}: {what}");
        thread::sleep(time::Duration::from_millis(1));
    }
}

/// A datagram that node 1 might send to node 0, but for these bytes.
pub(super) fn tampered(patches: &[(usize, u8)]) -> Vec<u8> {
    let message = Message {
        from: id(1),
        term: Term(1),
        boot: BootId(1),
        config: ConfigId::default(),
        sent_at: Instant::ZERO,
        echo: Instant::ZERO,
        body: Body::Resign(Resign { heir: None, work_stopped: false }),
    };
    let mut record = Record::default();
    encode(&message, id(0), &Envelope { cluster: CLUSTER, sequence: 1 }, &mut record);
    let mut bytes = record.as_bytes().to_vec();
    patches.iter().for_each(|(offset, byte)| bytes[*offset] = *byte);
    bytes
}

/// A disk that is believed.
pub(super) struct PatientStore;

impl Store for PatientStore {
    fn load(&mut self) -> Result<HardState, StoreError> {
        Ok(HardState::default())
    }

    fn persist(&mut self, _: &HardState) -> Result<(), StoreError> {
        Ok(())
    }
}

/// The bytes of a heartbeat from member 1 to member 0 of a cluster of this configuration.
pub(super) fn heartbeat_bytes(config: &Config, round: u64) -> Vec<u8> {
    let setup = Setup {
        config,
        hard_state: HardState::default(),
        durability: Durability::Durable,
        term_floor: Term::ZERO,
        position: Position::default(),
        boot: BootId(1),
        seed: 1,
    };
    let core = Election::new(setup, Instant::ZERO).expect("the configuration is valid");
    let heartbeat = Heartbeat {
        round: Round(round),
        promise: config.timing.promise,
        interval: config.timing.heartbeat_interval,
        mean_rtt: Duration::ZERO,
    };
    let message = Message {
        from: id(1),
        term: Term(1),
        boot: BootId(1),
        config: core.config_id(),
        sent_at: Instant::ZERO,
        echo: Instant::ZERO,
        body: Body::Heartbeat(heartbeat),
    };
    let mut record = Record::default();
    encode(&message, id(0), &Envelope { cluster: CLUSTER, sequence: round }, &mut record);
    record.as_bytes().to_vec()
}
