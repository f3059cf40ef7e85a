//! Starts that fail, or succeed with less than was asked: a node says what it can't have, and why.

use super::*;

#[test]
fn a_floor_that_leaves_no_term_for_an_election_is_an_error_that_says_so() {
    let address = SocketAddr::from(([127, 0, 0, 1], 7999));
    for floor in [1 << 62, u64::MAX] {
        let builder = NodeBuilder::new(config(0, &[address], Timing::lan()));
        let error = builder.term_floor(Term(floor)).bind().err().expect("it is an error");
        assert!(matches!(error, StartError::TermFloor { .. }), "{error}");
        assert!(error.to_string().contains("2^62"), "{error}");
    }
}

#[test]
fn an_address_in_use_is_an_error_that_names_it() {
    let sockets = sockets("127.0.0.1", 1);
    let addresses = addresses(&sockets);
    let error = NodeBuilder::new(config(0, &addresses, Timing::lan())).bind().err();
    let error = error.expect("the port is taken");
    assert!(matches!(error, StartError::AddressInUse { address, .. } if address == addresses[0]));
    assert!(error.to_string().contains(&addresses[0].to_string()), "{error}");
}

#[test]
fn an_address_of_another_host_is_an_error_that_names_it() {
    // TEST-NET-1 of RFC 5737: no host has it.
    let address = SocketAddr::from(([192, 0, 2, 1], 7411));
    let error = NodeBuilder::new(config(0, &[address], Timing::lan())).bind().err();
    let error = error.expect("the address is no host's");
    assert!(matches!(error, StartError::AddressNotAvailable { .. }), "{error:?}");
    assert!(error.to_string().contains("192.0.2.1:7411"), "{error}");
}

#[test]
fn a_socket_of_the_other_address_family_is_an_error() {
    let address = SocketAddr::from(([127, 0, 0, 1], 7411));
    let socket = UdpSocket::bind("[::1]:0").expect("loopback has free ports");
    let builder = NodeBuilder::new(config(0, &[address], Timing::lan())).socket(socket);
    let error = builder.bind().err().expect("IPv6 can't reach IPv4");
    assert!(matches!(error, StartError::AddressFamily { member, .. } if member == address));
}

#[test]
fn a_host_that_does_not_resolve_is_named_in_the_error() {
    // RFC 6761 reserves `invalid` for names that never resolve.
    for host in ["no-such-host.invalid:7411", "localhost", "127.0.0.1:port"] {
        let error = resolve(host).expect_err("it is no address");
        assert!(error.to_string().contains(host), "{error}");
        assert!(error.source().is_some(), "it says what the resolver said");
    }
    let address: SocketAddr = "[::1]:7411".parse().expect("it is an address");
    assert_eq!(resolve("[::1]:7411").expect("it is an address"), address);
}

#[test]
fn a_configuration_that_is_wrong_is_an_error_before_anything_is_bound() {
    let error = NodeBuilder::new(config(0, &[], Timing::lan())).bind().err();
    assert!(matches!(error, Some(StartError::Config(_))), "{error:?}");
}

#[test]
fn a_core_that_does_not_exist_is_a_warning_that_names_it_and_the_node_runs() {
    let mut sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let builder = NodeBuilder::new(config)
        .socket(sockets.remove(0))
        .scheduling(Scheduling { core: Some(9_999), ..Scheduling::default() });
    let thread = builder.bind().and_then(Node::spawn).expect("it is no reason not to run");
    let mut warnings = thread.warnings().iter();
    let warning = warnings.find(|warning| matches!(warning, HostWarning::Pin { core: 9_999, .. }));
    let warning = warning.expect("it is told");
    assert!(warning.to_string().contains("9999"), "{warning}");
    let leadership = thread.leadership();
    eventually("a leader", || leadership.is_leader().then_some(()));
}

#[test]
fn a_pinned_node_runs_on_its_core_alone() {
    let sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let (sender, seen) = mpsc::channel();
    let socket = sockets.into_iter().next().expect("one was bound");
    let core_0 = Scheduling { core: Some(0), ..Scheduling::default() };
    let builder = NodeBuilder::new(config).socket(socket).scheduling(core_0);
    let builder = builder.observer(Arc::new(move |_: &NumberedEvent| {
        let status = std::fs::read_to_string("/proc/thread-self/status").unwrap_or_default();
        let allowed = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"));
        let _ = sender.send(allowed.map(|list| list.trim().to_owned()));
    }));
    let _thread = builder.bind().and_then(Node::spawn).expect("core 0 exists");
    let allowed = seen.recv_timeout(PATIENCE).expect("it leads some time");
    assert_eq!(allowed.as_deref(), Some("0"));
}
