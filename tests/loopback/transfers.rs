//! Leadership that is handed to one member (R11): who gets it, and who is refused and why.

use interrex::MemberKind;
use interrex::election::TransferRefusal;

use super::*;

/// Longer than any test takes on a busy host.
const LONG: Duration = Duration::from_millis(10_000);

fn transfer(from: &NodeThread, to: usize) -> Option<ResignOutcome> {
    from.handle().transfer(id(to), Duration::ZERO).expect("the queue has room").wait(LONG)
}

/// The same, again and again while the member was not heard in time: a busy host may pause it.
fn transfer_to_one_that_is_heard(from: &NodeThread, to: usize) -> ResignOutcome {
    eventually("an outcome that is no pause of a thread", || {
        let outcome = transfer(from, to).expect("the polling thread runs");
        let passes = [TransferRefusal::NotHeard, TransferRefusal::NotStanding];
        (!passes.map(ResignOutcome::Refused).contains(&outcome)).then_some(outcome)
    })
}

/// The same, while its acks don't say that it has caught up either.
fn transfer_to_one_that_catches_up(from: &NodeThread, to: usize) -> ResignOutcome {
    eventually("its acks say that it has caught up", || {
        let outcome = transfer(from, to).expect("the polling thread runs");
        (!matches!(outcome, ResignOutcome::Refused(_))).then_some(outcome)
    })
}

fn bequests_sent(thread: &NodeThread) -> u64 {
    thread.metrics().snapshot().sent(Kind::Bequest)
}

#[test]
fn a_leader_hands_over_to_each_member_that_is_named_and_follows_it() {
    let threads = spawn_all(sockets("127.0.0.1", 3), WaitStrategy::Park, patient());
    let nodes = leaderships(&threads);
    let mut leader = eventually("a leader", || agreed_leader(&nodes));
    for step in [1, 1, 1, 2, 2, 2] {
        let (old, next) = (leader, (leader + step) % 3);
        let term = nodes[old].standing().term;
        let (sent, lost) = (bequests_sent(&threads[old]), &nodes[old]);
        let outcome = transfer_to_one_that_is_heard(&threads[old], next);
        assert_eq!(outcome, ResignOutcome::Resigned { term, guards_left: 0 });
        assert_ne!(lost.token().map(|token| token.term), Some(term));
        assert_eq!(bequests_sent(&threads[old]), sent + 1);
        // Nobody is to win by silence here: that takes seconds.
        leader = eventually("the one that is named leads", || agreed_leader(&nodes));
        assert_eq!((leader, nodes[next].standing().term), (next, term.next()));
        assert_eq!(nodes[old].leader(), Some(id(next)), "the old leader follows");
    }
}

#[test]
fn a_transfer_is_refused_with_the_reason_and_the_leader_leads_on() {
    let sockets = sockets("127.0.0.1", 4);
    let addresses = addresses(&sockets);
    let open = |(place, socket)| {
        let mut config = config(place, &addresses, patient());
        config.members[2].kind = MemberKind::Witness;
        // Node 3 does not run: nobody has heard it.
        let builder = sealed(config).wait(WaitStrategy::Park).store(Box::new(PatientStore));
        builder.socket(socket).bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let threads: Vec<_> = sockets.into_iter().take(3).enumerate().map(open).collect();
    let nodes = leaderships(&threads);
    let leader = eventually("a leader", || agreed_leader(&nodes));
    let (term, other) = (nodes[leader].standing().term, 1 - leader);
    let refused = |to, reason| {
        let outcome = transfer_of(&threads[leader], to, reason);
        assert_eq!(outcome, Some(ResignOutcome::Refused(reason)), "to {to}");
    };
    refused(leader, TransferRefusal::NotElectable);
    refused(2, TransferRefusal::NotElectable);
    refused(77, TransferRefusal::NotElectable);
    refused(3, TransferRefusal::NotHeard);
    let ahead = Position { log_term: 1, index: 1 };
    let mut writers: Vec<_> = threads.iter().filter_map(NodeThread::position_writer).collect();
    writers[leader].set(ahead).expect("the node is there");
    refused(other, TransferRefusal::Behind);
    assert_eq!(transfer(&threads[other], leader), Some(not_leading(leader)));
    assert_eq!(threads[leader].metrics().snapshot().sent(Kind::Resign), 0);
    assert_eq!(nodes[leader].token().map(|token| token.term), Some(term), "it leads on");

    writers[other].set(ahead).expect("the node is there");
    let outcome = transfer_to_one_that_catches_up(&threads[leader], other);
    assert_eq!(outcome, ResignOutcome::Resigned { term, guards_left: 0 });
    eventually("the one that is named leads", || {
        nodes[other].token().filter(|token| token.term > term).map(drop)
    });
}

/// R15: a bequest of any other position than the present one goes out as a resignation.
#[test]
fn a_leader_that_has_set_positions_leaves_its_vote_to_one_that_has_come_as_far() {
    let threads = spawn_all(sockets("127.0.0.1", 3), WaitStrategy::Park, patient());
    let nodes = leaderships(&threads);
    let leader = eventually("a leader", || agreed_leader(&nodes));
    let term = nodes[leader].standing().term;
    let mut writers: Vec<_> = threads.iter().filter_map(NodeThread::position_writer).collect();
    for position in [1, 2].map(|index| Position { log_term: 1, index }) {
        for writer in &mut writers {
            writer.set(position).expect("the node is there");
        }
    }
    let outcome = transfer_to_one_that_catches_up(&threads[leader], (leader + 1) % 3);
    assert_eq!(outcome, ResignOutcome::Resigned { term, guards_left: 0 });
    assert_eq!(bequests_sent(&threads[leader]), 1);
}

fn not_leading(leader: usize) -> ResignOutcome {
    ResignOutcome::NotLeading { leader: Some(id(leader)) }
}

/// A pause of a thread may come between. Then nobody was heard of late, whatever else is wrong.
fn transfer_of(from: &NodeThread, to: usize, reason: TransferRefusal) -> Option<ResignOutcome> {
    match reason {
        TransferRefusal::NotHeard | TransferRefusal::NotStanding | TransferRefusal::NotLeading => {
            transfer(from, to)
        }
        TransferRefusal::NotElectable | TransferRefusal::Behind => {
            Some(transfer_to_one_that_is_heard(from, to))
        }
    }
}
