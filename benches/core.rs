//! Times of the small parts: the core without input or output, the bytes, the clock, the loop.
//!
//! `cargo bench` measures; `cargo test --benches` runs each once. Closed loop: each step starts
//! when the one before has ended.

use std::hint::black_box;
use std::net::{SocketAddr, UdpSocket};

use criterion::{BatchSize, Criterion, criterion_group};
use interrex::election::{Command, Durability, Election, HardState, Output, Role, Setup};
use interrex::message::{Body, Heartbeat, Message};
use interrex::runtime::{Clock, PageReader, WaitStrategy};
use interrex::types::{BootId, ClusterId, ConfigId, Instant, NodeSet, Position, Round};
use interrex::wire::{
    self, Envelope, Incoming, KEY_LENGTH, Key, Keyring, LinkKeys, LinkSetup, Links, Receiver,
    Record,
};
use interrex::{
    Authentication, Config, Duration, Member, MemberKind, Node, NodeBuilder, NodeId, Term,
};
use siphasher::sip128::SipHasher24;

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a benchmark's node id is below 128")
}

fn config(me: u8, voters: u8) -> Config {
    let address = |id: u8| ([127, 0, 0, 1], 7000 + u16::from(id)).into();
    let members = (0..voters).map(|id| Member::voter(node(id), address(id)));
    Config::new(ClusterId(7), node(me), members).authentication(Authentication::Off)
}

fn core(me: u8, voters: u8) -> Election {
    let config = config(me, voters);
    let hard_state = HardState::default();
    let durability = Durability::Durable;
    let setup = Setup {
        config: &config,
        hard_state,
        durability,
        term_floor: interrex::types::Term::ZERO,
        position: Position::default(),
        boot: BootId(1 + u64::from(me)),
        seed: 1,
    };
    Election::new(setup, Instant::from_nanos(1)).expect("the configuration is valid")
}

fn drain(core: &mut Election) -> Option<(NodeSet, Message)> {
    let mut sent = None;
    while let Some(output) = core.poll_output() {
        if let Output::Send { to, message } = output {
            sent.get_or_insert((to, message));
        }
    }
    sent
}

fn heartbeat(config: ConfigId, round: u64, sent_at: Instant) -> Message {
    Message {
        from: node(1),
        term: Term(1),
        boot: BootId(2),
        config,
        sent_at,
        echo: Instant::ZERO,
        body: Body::Heartbeat(Heartbeat {
            round: Round(round),
            promise: Duration::from_millis(50),
            interval: Duration::from_millis(10),
            mean_rtt: Duration::from_micros(20),
        }),
    }
}

/// Measures a follower that hears a heartbeat, promises and hands out its ack.
fn heartbeat_step(c: &mut Criterion) {
    for voters in [3, 99] {
        let mut follower = core(0, voters);
        let config = follower.config_id();
        let mut round = 0;
        let mut now = Instant::from_nanos(1_000_000_000);
        c.bench_function(&format!("core/heartbeat_step/{voters}_nodes"), |bencher| {
            bencher.iter(|| {
                round += 1;
                now = now + Duration::from_nanos(1_000);
                follower.handle_message(now, &heartbeat(config, round, now));
                black_box(drain(&mut follower))
            });
        });
    }
}

/// Measures all from the suspicion to the new leader with its lease: the candidate's deadline, two
/// voters that judge its request, the first grant counted, the second ignored, heartbeats handed
/// out.
fn election(c: &mut Criterion) {
    let start = Instant::from_nanos(1_000_000_000);
    let mut cores = [core(0, 3), core(1, 3), core(2, 3)];
    // A leader has been heard, at 20 us, and is lost: the fast path is open.
    for (place, round) in [(0, 1), (2, 1)] {
        let config = cores[place].config_id();
        cores[place].handle_message(start, &heartbeat(config, round, start));
        drain(&mut cores[place]);
    }
    let deadline = suspicion_of(&mut cores[0]);
    c.bench_function("core/whole_election/3_nodes", |bencher| {
        bencher.iter_batched_ref(
            || cores.clone(),
            |cores| elect(cores, deadline),
            BatchSize::SmallInput,
        );
    });
}

/// Returns the time at which the follower campaigns; it has probed its leader until then.
fn suspicion_of(follower: &mut Election) -> Instant {
    loop {
        let deadline = follower.next_deadline();
        let mut ahead = follower.clone();
        ahead.handle_timeout(deadline);
        drain(&mut ahead);
        if ahead.standing().role == Role::Candidate {
            return deadline;
        }
        *follower = ahead;
    }
}

/// Returns the first heartbeat.
fn elect(cores: &mut [Election; 3], now: Instant) -> Message {
    let mut beat = None;
    cores[0].handle_timeout(now);
    let (to, request) = drain(&mut cores[0]).expect("the candidate asks");
    for voter in to.iter() {
        let voter = &mut cores[usize::from(voter.number())];
        voter.handle_message(now, &request);
        let (_, reply) = drain(voter).expect("the voter answers");
        cores[0].handle_message(now, &reply);
        beat = beat.or(black_box(drain(&mut cores[0])));
    }
    assert!(cores[0].standing().role == Role::Leader && cores[0].standing().holds_lease(now));
    beat.expect("whoever leads says so").1
}

/// Measures all from the resignation to the heir with its lease: the leader's vote handed out, that
/// counted, and heartbeats handed out. No vote is asked for (R15).
fn hand_over(c: &mut Criterion) {
    let start = Instant::from_nanos(1_000_000_000);
    let mut cores = [core(0, 3), core(1, 3), core(2, 3)];
    let config = cores[0].config_id();
    for place in [0, 2] {
        cores[place].handle_message(start, &heartbeat(config, 1, start));
        drain(&mut cores[place]);
    }
    let deadline = suspicion_of(&mut cores[0]);
    let beat = elect(&mut cores, deadline);
    let now = deadline + Duration::from_nanos(20_000);
    for heir in [1, 2] {
        cores[heir].handle_message(now, &beat);
        let (_, ack) = drain(&mut cores[heir]).expect("it acknowledges");
        cores[0].handle_message(now, &ack);
        drain(&mut cores[0]);
    }
    c.bench_function("core/hand_over/3_nodes", |bencher| {
        bencher.iter_batched_ref(
            || cores.clone(),
            |cores| resign(cores, now),
            BatchSize::SmallInput,
        );
    });
}

fn resign(cores: &mut [Election; 3], now: Instant) {
    cores[0].handle_command(now, Command::Resign);
    let (to, bequest) = drain(&mut cores[0]).expect("it has an heir");
    let heir = to.iter().next().expect("one datagram, to one");
    let heir = &mut cores[usize::from(heir.number())];
    heir.handle_message(now, &bequest);
    black_box(drain(heir));
    assert!(heir.standing().role == Role::Leader && heir.standing().holds_lease(now));
}

fn bytes(c: &mut Criterion) {
    let message = heartbeat(ConfigId::default(), 3, Instant::from_nanos(5));
    let envelope = Envelope { cluster: ClusterId(7), sequence: 9 };
    let mut record = Record::default();
    c.bench_function("wire/encode", |bencher| {
        bencher.iter(|| {
            wire::encode(black_box(&message), node(0), &envelope, &mut record);
            black_box(&record);
        });
    });
    wire::encode(&message, node(0), &envelope, &mut record);
    let members = (0..3).map(node).collect();
    let receiver = Receiver { cluster: ClusterId(7), node: node(0), members };
    let bytes = record.as_bytes();
    assert_eq!(wire::decode(bytes, &receiver), Ok(message));
    c.bench_function("wire/decode", |bencher| {
        bencher.iter(|| wire::decode(black_box(bytes), &receiver));
    });
}

/// Returns the links of a node with the key of the cluster.
fn links(me: u8) -> Links {
    let (cluster, me) = (ClusterId(7), node(me));
    let keyring = Keyring::new(Key::new(1, &[7; KEY_LENGTH]).expect("the id is not 0"));
    let setup = LinkSetup {
        receiver: Receiver { cluster, node: me, members: (0..3).map(node).collect() },
        boot: BootId(1 + u64::from(me.number())),
        keys: Some(LinkKeys::new(&keyring, cluster, me)),
        challenge_pause: Duration::from_millis(1),
        answer_timeout: Duration::from_millis(100),
    };
    Links::new(setup, Instant::from_nanos(1))
}

/// Returns the links of node 1 and of node 0, which knows the life of node 1.
fn acquainted() -> (Links, Links) {
    let (mut speaker, mut hearer) = (links(1), links(0));
    let now = Instant::from_nanos(1);
    while let Some((to, challenge)) = hearer.poll_challenge(now) {
        if to == node(1) {
            let heard = speaker.receive(now, challenge.as_bytes());
            let Ok(Incoming::Challenge(_, Some(answer))) = heard else { panic!("{heard:?}") };
            assert_eq!(hearer.receive(now, answer.as_bytes()), Ok(Incoming::Answer(node(1), None)));
        }
    }
    (speaker, hearer)
}

/// Measures authentication. Each datagram is a new one, or the window would reject it.
fn sealed_bytes(c: &mut Criterion) {
    let (mut speaker, mut hearer) = acquainted();
    let message = heartbeat(ConfigId::default(), 3, Instant::from_nanos(5));
    let envelope = Envelope { cluster: ClusterId(7), sequence: 0 };
    let mut record = Record::default();
    wire::encode(&message, node(0), &envelope, &mut record);
    c.bench_function("wire/seal", |bencher| {
        bencher.iter(|| {
            speaker.seal(black_box(&mut record), node(0));
            black_box(&record);
        });
    });
    let now = Instant::from_nanos(2);
    c.bench_function("wire/receive_sealed", |bencher| {
        bencher.iter_batched_ref(
            || {
                speaker.seal(&mut record, node(0));
                record
            },
            |record| {
                let heard = hearer.receive(now, black_box(record.as_bytes()));
                assert!(heard.is_ok());
            },
            BatchSize::SmallInput,
        );
    });
    let mut forged = record;
    forged.tag[0] ^= 1;
    c.bench_function("wire/reject_forged", |bencher| {
        bencher.iter(|| hearer.receive(now, black_box(forged.as_bytes())));
    });
}

/// Measures the tag that is used and the other candidate, over as many bytes as a tag covers.
fn tags(c: &mut Criterion) {
    let sealed = [7_u8; 112];
    let (short, long) = ([5; 16], [5; 32]);
    c.bench_function("tag/siphash_2_4_128", |bencher| {
        bencher.iter(|| SipHasher24::new_with_key(&short).hash(black_box(&sealed)).as_bytes());
    });
    c.bench_function("tag/blake3_keyed", |bencher| {
        bencher.iter(|| blake3::keyed_hash(&long, black_box(&sealed)));
    });
}

fn clock(c: &mut Criterion) {
    let clock = Clock::new();
    let os = Clock::os();
    c.bench_function(&format!("clock/now/{}", clock.source()), |b| b.iter(|| clock.now()));
    c.bench_function("clock/now/os", |bencher| bencher.iter(|| os.now()));
}

/// Returns an observer whose only peer is silent: no datagrams, no timers, one empty receive a
/// pass.
fn idle_node() -> Node {
    let loopback = SocketAddr::from(([127, 0, 0, 1], 0));
    let sockets = [loopback; 2].map(|any| UdpSocket::bind(any).expect("loopback has ports"));
    let address =
        |place: usize| sockets[place].local_addr().expect("a bound socket has an address");
    let observer = Member { kind: MemberKind::Observer, ..Member::voter(node(0), address(0)) };
    let members = vec![observer, Member::voter(node(1), address(1))];
    let config = Config { members, ..config(0, 2) };
    let [own, _] = sockets;
    NodeBuilder::new(config).socket(own).bind().expect("the socket is bound already")
}

/// Returns a node that leads itself, and goes on to do so for long without being polled.
fn leading_node() -> Node {
    let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
    let own = socket.local_addr().expect("a bound socket has an address");
    let config = Config { members: vec![Member::voter(node(0), own)], ..config(0, 1) };
    let mut node = NodeBuilder::new(config).socket(socket).bind().expect("it is bound already");
    while !node.leadership().is_leader() {
        node.poll();
    }
    node
}

/// Measures what an application does for each message.
fn application(c: &mut Criterion) {
    let node = leading_node();
    let leadership = node.leadership();
    c.bench_function("runtime/is_leader/leading", |b| b.iter(|| leadership.is_leader()));
    c.bench_function("runtime/guard", |b| {
        b.iter(|| leadership.guard().expect("it leads alone"));
    });
    let mut writer = node.position_writer().expect("nobody has taken it");
    let mut index = 0;
    c.bench_function("runtime/position", |b| {
        b.iter(|| {
            index += 1;
            writer.set(Position { log_term: 1, index }).expect("the node is there");
        });
    });
}

fn idle_duty_cycle(c: &mut Criterion) {
    let mut node = idle_node();
    c.bench_function("runtime/duty_cycle/idle", |bencher| bencher.iter(|| node.poll()));
    let leadership = node.leadership();
    c.bench_function("runtime/is_leader", |bencher| bencher.iter(|| leadership.is_leader()));
}

/// Measures what a leader's own threads ask, and what another process asks of its page.
fn pages(c: &mut Criterion) {
    let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
    let own = socket.local_addr().expect("a bound socket has an address");
    let config = Config { members: vec![Member::voter(node(0), own)], ..config(0, 1) };
    let path = format!("/dev/shm/interrex-bench-{}", std::process::id());
    let builder = NodeBuilder::new(config).wait(WaitStrategy::Park).socket(socket);
    let built = builder.public_page(&path).bind().expect("the socket is bound already");
    let thread = built.spawn().expect("there are threads");
    let (leadership, page) = (thread.leadership(), PageReader::open(&path));
    let page = page.expect("the node has made it");
    while !leadership.is_leader() || !page.is_leader() {
        std::thread::yield_now();
    }
    c.bench_function("page/own_is_leader", |bencher| bencher.iter(|| leadership.is_leader()));
    c.bench_function("page/is_leader", |bencher| bencher.iter(|| page.is_leader()));
    c.bench_function("page/token", |bencher| bencher.iter(|| page.token()));
}

criterion_group!(
    benches,
    heartbeat_step,
    election,
    hand_over,
    bytes,
    sealed_bytes,
    tags,
    clock,
    idle_duty_cycle,
    pages,
    application
);

fn main() {
    println!("{}", machine());
    benches();
    Criterion::default().configure_from_args().final_summary();
}

/// Returns the machine that the figures are measured on.
fn machine() -> String {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("unknown");
    let kernel = read("/proc/sys/kernel/osrelease");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let (model, kernel) = (model.trim_start_matches(['\t', ' ', ':']), kernel.trim());
    format!("machine: {model}, {cores} cores, Linux {kernel}, clock {}", Clock::new().source())
}
