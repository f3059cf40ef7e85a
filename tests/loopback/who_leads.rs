//! Over real sockets: nodes that stand by, an application that stalls, priorities that change, and
//! leadership that is given back.

use interrex::Priority;
use interrex::election::TransferRefusal;

use super::*;

/// Longer than any test takes on a busy host.
const LONG: Duration = Duration::from_millis(10_000);

fn outcome(thread: &NodeThread) -> Option<ResignOutcome> {
    let resignation = thread.handle().stand_by(Duration::ZERO).expect("the queue has room");
    resignation.wait(LONG)
}

#[test]
fn a_leader_that_stands_by_hands_over_and_no_transfer_brings_it_back_until_it_stands_again() {
    let threads = spawn_all(sockets("127.0.0.1", 3), WaitStrategy::Park, patient());
    let nodes = leaderships(&threads);
    let first = eventually("a leader", || agreed_leader(&nodes));
    let term = nodes[first].standing().term;
    assert_eq!(outcome(&threads[first]), Some(ResignOutcome::Resigned { term, guards_left: 0 }));
    assert!(!nodes[first].is_leader());
    let second = eventually("another leader", || agreed_leader(&nodes).filter(|&it| it != first));
    let again = outcome(&threads[first]);
    assert!(matches!(again, Some(ResignOutcome::NotLeading { .. })));
    assert!(threads[first].metrics().snapshot().standby);
    let transfer = || {
        let resignation =
            threads[second].handle().transfer(id(first), Duration::ZERO).expect("it has room");
        resignation.wait(LONG).expect("the polling thread runs")
    };
    eventually("a refusal that is no pause of a thread", || {
        (transfer() == ResignOutcome::Refused(TransferRefusal::NotStanding)).then_some(())
    });
    threads[first].handle().end_standby().expect("the queue has room");
    eventually("it is given leadership", || {
        matches!(transfer(), ResignOutcome::Resigned { .. }).then_some(())
    });
    eventually("it leads", || nodes[first].is_leader().then_some(()));
    assert!(!threads[first].metrics().snapshot().standby);
}

#[test]
fn a_node_that_is_started_in_standby_votes_and_is_not_elected() {
    let sockets = sockets("127.0.0.1", 2);
    let addresses = addresses(&sockets);
    let open = |(place, socket)| {
        let builder = sealed(config(place, &addresses, Timing::lan())).wait(WaitStrategy::Park);
        let builder = builder.socket(socket).standby(place == 0);
        builder.bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let threads: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    assert!(threads[0].metrics().snapshot().standby, "it shows before anything has happened");
    let nodes = leaderships(&threads);
    assert_eq!(eventually("a leader", || agreed_leader(&nodes)), 1, "by the vote of the other");
    threads[1].handle().stand_by(Duration::ZERO).expect("the queue has room").wait(LONG);
    threads[0].handle().end_standby().expect("the queue has room");
    eventually("the other leads", || nodes[0].is_leader().then_some(()));
    assert_eq!(threads[0].metrics().snapshot().stats.elections_won, 1);
}

/// A thread that beats until it is told to stop.
struct Application {
    stop: mpsc::Sender<()>,
    thread: thread::JoinHandle<()>,
}

impl Application {
    fn start(pulse: interrex::Pulse) -> Self {
        let (stop, stopped) = mpsc::channel();
        let every = time::Duration::from_millis(2);
        let work = move || {
            while stopped.recv_timeout(every) == Err(mpsc::RecvTimeoutError::Timeout) {
                pulse.beat();
            }
        };
        Self { stop, thread: thread::spawn(work) }
    }

    fn stop(self) {
        drop(self.stop);
        self.thread.join().expect("it only beats");
    }
}

#[test]
fn a_leader_whose_application_stops_is_replaced_though_its_polling_thread_lives() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let open = |(place, socket)| {
        let builder = sealed(config(place, &addresses, Timing::lan())).wait(WaitStrategy::Park);
        let builder = builder.socket(socket).fate_sharing(Duration::from_millis(500));
        builder.bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let threads: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let nodes = leaderships(&threads);
    assert!(threads.iter().all(|thread| thread.metrics().snapshot().stalled));
    let start = |thread: &NodeThread| Some(Application::start(thread.pulse().expect("it shares")));
    let mut applications: Vec<_> = threads.iter().map(start).collect();
    let first = eventually("a leader", || agreed_leader(&nodes));
    applications[first].take().expect("it runs").stop();
    eventually("another leader", || agreed_leader(&nodes).filter(|&it| it != first));
    eventually("the metrics say so", || threads[first].metrics().snapshot().stalled.then_some(()));
    assert!(!threads[first].is_finished(), "its polling thread lives");
    let won = threads[first].metrics().snapshot().stats.elections_won;
    for thread in &threads {
        drop(thread.handle().resign(Duration::ZERO));
    }
    eventually("a leader again", || agreed_leader(&nodes));
    assert_eq!(threads[first].metrics().snapshot().stats.elections_won, won);
    applications[first] = start(&threads[first]);
    eventually("it stands again", || (!threads[first].metrics().snapshot().stalled).then_some(()));
    applications.into_iter().flatten().for_each(Application::stop);
}

#[test]
fn a_priority_that_is_raised_takes_leadership_after_the_quiet_time() {
    let timing = Timing { failback_after: Some(Duration::from_millis(1_000)), ..Timing::lan() };
    let threads = spawn_all(sockets("127.0.0.1", 3), WaitStrategy::Park, timing);
    let nodes = leaderships(&threads);
    let first = eventually("a leader", || agreed_leader(&nodes));
    let preferred = (first + 1) % 3;
    threads[preferred].handle().set_priority(Priority(9)).expect("the queue has room");
    eventually("it leads", || agreed_leader(&nodes).filter(|&leader| leader == preferred));
    assert_eq!(threads[preferred].metrics().snapshot().priority, 9);
}

#[test]
fn a_bound_of_a_shared_fate_that_no_application_could_keep_is_an_error_that_says_so() {
    let address = SocketAddr::from(([127, 0, 0, 1], 7999));
    let ms = Duration::from_millis;
    for bound in [Duration::ZERO, ms(9), ms(3_600_001)] {
        let builder = NodeBuilder::new(config(0, &[address], Timing::lan()));
        let error = builder.fate_sharing(bound).bind().err().expect("it is an error");
        assert!(matches!(error, StartError::FateBound { .. }), "{error}");
        assert!(error.to_string().contains("heartbeat interval"), "{error}");
    }
    let socket = sockets("127.0.0.1", 1).remove(0);
    let own = addresses(std::slice::from_ref(&socket));
    let builder = NodeBuilder::new(config(0, &own, Timing::lan())).socket(socket);
    let node = builder.bind().expect("it shares no fate");
    assert!(node.pulse().is_none());
}
