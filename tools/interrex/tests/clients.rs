//! Clients of HTTP that are slow or send garbage, and addresses that others have.

mod support;

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream, UdpSocket};

use support::{Cluster, eventually, free_port};

/// More than the server keeps open.
const MANY: usize = 300;

/// Returns a connection over which these bytes were sent.
fn sent(port: u16, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    // The server may have closed it by now.
    let _ = stream.write_all(bytes);
    stream
}

/// Returns a cluster whose leader nobody deposes for being slow, and the place of that.
fn led() -> (Cluster, usize) {
    let times = ["--set", "takeover.delay=0s", "--set", "takeover.grace=0s"];
    let options = [&times[..], &["--set", "node.profile=wan"]].concat();
    let mut cluster = Cluster::new(3, &options, &[]);
    cluster.start_all();
    let leader = cluster.in_charge();
    (cluster, leader)
}

fn term(cluster: &Cluster, place: usize) -> u64 {
    let status = cluster.status(place).expect("it answers");
    assert_eq!(status["in_charge"], true, "{status}");
    status["term"].as_u64().expect("it is a number")
}

#[test]
fn whoever_holds_many_connections_keeps_nobody_from_being_served() {
    let (cluster, leader) = led();
    let before = term(&cluster, leader);
    let port = cluster.http[leader];
    let held: Vec<_> = [
        &b""[..],
        b"GET /lea",
        b"GET /leader HTTP/1.1\r\nHost: a\r\nX-",
        b"GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n",
        b"POST /leader HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nx",
    ]
    .into_iter()
    .cycle()
    .take(MANY)
    .map(|bytes| sent(port, bytes))
    .collect();
    for of in ["/leader", "/liveness", "/metrics"] {
        assert!(cluster.get(leader, of).starts_with("HTTP/1.1 200"), "{of}");
    }
    assert_eq!(term(&cluster, leader), before, "nobody was deposed");
    // The oldest, which has asked for nothing, had to go.
    let mut oldest = held.into_iter().next().expect("there are many");
    assert_eq!(oldest.read(&mut [0; 8]).unwrap_or(0), 0);
}

#[test]
fn heads_without_end_and_garbage_are_answered_by_an_error_or_not_at_all() {
    let (cluster, leader) = led();
    let before = term(&cluster, leader);
    let long = |start: &str| {
        let mut bytes = start.as_bytes().to_vec();
        bytes.resize(4 << 20, b'a');
        bytes
    };
    let many = (0..10_000).map(|number| format!("X-{number}: y\r\n")).collect::<String>();
    let requests = [
        long("GET /"),
        long("GET /leader HTTP/1.1\r\nHost: "),
        format!("GET /leader HTTP/1.1\r\n{many}\r\n").into_bytes(),
        vec![0; 1 << 16],
        b"GET\r\n\r\n".to_vec(),
        b"GET /leader HTTP/9.9\r\n\r\n".to_vec(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        b"GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n".to_vec(),
        b"GET /leader HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\nContent-Length: -1\r\n\r\n"
            .to_vec(),
    ];
    for request in &requests {
        let mut stream = sent(cluster.http[leader], request);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        let is_error = answer.is_empty() || answer.starts_with("HTTP/1.1 4");
        assert!(is_error, "{:?}: {answer}", &request[..request.len().min(60)]);
    }
    eventually("a served client", || {
        cluster.get(leader, "/leader").starts_with("HTTP/1.1 200").then_some(())
    });
    assert_eq!(term(&cluster, leader), before, "nobody was deposed");
    assert!(!cluster.logged(leader).contains("panicked"), "{}", cluster.logged(leader));
}

#[test]
fn an_address_that_is_in_use_is_named_at_the_start() {
    let mut cluster = Cluster::new(1, &[], &[]);
    let http = TcpListener::bind(("127.0.0.1", cluster.http[0])).expect("it is free");
    cluster.start(0);
    assert_eq!(cluster.ended(0), Some(1));
    let address = format!("127.0.0.1:{}", cluster.http[0]);
    let log = cluster.logged(0);
    assert!(log.contains(&address) && log.contains("set http.listen to another"), "{log}");
    drop(http);
    let port = free_port();
    let _udp = UdpSocket::bind(("127.0.0.1", port)).expect("it is free");
    cluster.set_last(&format!("members.0.address=127.0.0.1:{port}"));
    cluster.start(0);
    assert_eq!(cluster.ended(0), Some(1));
    let log = cluster.logged(0);
    assert!(log.contains(&format!("127.0.0.1:{port}")), "{log}");
    assert!(log.to_lowercase().contains("in use"), "{log}");
}
