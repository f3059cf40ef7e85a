//! A node whose virtual machine is restored from a snapshot: a file stands in for the device by
//! which the hypervisor says so.

use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::PathBuf;

use interrex::election::Role;
use interrex::runtime::NodeEnded;
use interrex::types::SubscriberId;
use interrex::{FileStore, MemberKind, SubscriberBuilder};

use super::*;

/// A file with what the kernel's `vmclock` device shows, and the folder that it lies in.
struct Machine {
    folder: PathBuf,
}

/// The place of the generation counter in the kernel's `vmclock_abi`.
const GENERATION_AT: usize = 104;

impl Machine {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("interrex-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("the temporary folder takes folders");
        let machine = Self { folder };
        let mut page = [0; 4096];
        page[..4].copy_from_slice(b"VCLK");
        page[4..8].copy_from_slice(&4096_u32.to_le_bytes());
        page[8] = 1;
        // The counter is there.
        page[25] = 1;
        page[GENERATION_AT] = 7;
        fs::write(machine.device(), page).expect("the folder takes files");
        machine
    }

    fn device(&self) -> PathBuf {
        self.folder.join("vmclock")
    }

    fn store(&self) -> PathBuf {
        self.folder.join("store")
    }

    fn restore(&self) {
        let device = OpenOptions::new().write(true).open(self.device()).expect("it is there");
        device.write_all_at(&[8], GENERATION_AT as u64).expect("it takes what is written");
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn a_leader_whose_machine_is_restored_leads_no_more_and_its_store_says_that_it_may_have_forgotten()
{
    let machine = Machine::new("restored");
    let sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let (cluster, me) = (config.cluster, config.node);
    let new = FileStore::create_in(machine.store(), cluster, me, Term(1));
    let told = Arc::new(Mutex::new(Vec::new()));
    let events = Arc::clone(&told);
    let builder = NodeBuilder::new(config)
        .store(Box::new(new.expect("the folder takes files")))
        .overrides(Overrides { vm_clock: Some(machine.device()), ..Overrides::default() })
        .observer(Arc::new(move |told: &NumberedEvent| {
            events.lock().expect("unshared").push(told.event);
        }));
    let socket = sockets.into_iter().next().expect("one was bound");
    let mut node = builder.socket(socket).bind().expect("the socket is bound already");
    assert!(node.metrics().snapshot().detects_restores);
    let leadership = node.leadership();
    eventually("it leads", || {
        node.poll();
        leadership.is_leader().then_some(())
    });

    machine.restore();
    // Before its polling thread knows.
    assert!(!leadership.is_leader() && leadership.token().is_none());
    let resignation = node.handle().resign(Duration::ZERO).expect("there is room");
    assert!(!node.is_over());
    node.poll();
    assert!(node.is_over(), "a loop of one's own sees it");
    assert_eq!(resignation.outcome(), Some(ResignOutcome::NodeGone));
    let lost = told
        .lock()
        .expect("unshared")
        .iter()
        .filter(|event| matches!(event, Event::SteppedDown { reason: StepDown::Restored, .. }))
        .count();
    assert_eq!(lost, 1, "its loss is told, once");
    assert_eq!(leadership.standing().role, Role::Follower, "and published");
    (0..100).for_each(|_| assert_eq!(node.poll(), 0, "this life is over"));
    drop(node);

    let mut store = FileStore::open(machine.store(), cluster, me).expect("nobody holds it");
    assert!(store.load().expect("it is whole").must_ask, "the next life asks first (R14)");
}

#[test]
fn the_thread_of_a_node_ends_when_its_machine_is_restored() {
    let machine = Machine::new("thread");
    let sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let socket = sockets.into_iter().next().expect("one was bound");
    let overrides = Overrides { vm_clock: Some(machine.device()), ..Overrides::default() };
    let builder = NodeBuilder::new(config).overrides(overrides).socket(socket);
    let thread = builder.bind().and_then(Node::spawn).expect("the socket is bound already");
    eventually("it leads", || thread.leadership().is_leader().then_some(()));
    machine.restore();
    eventually("it ends", || thread.is_finished().then_some(()));
    assert!(thread.stop().is_ok(), "that is no panic");
}

#[test]
fn whoever_waits_for_a_node_whose_machine_is_restored_is_told_that_it_has_ended() {
    let machine = Machine::new("waits");
    let sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let socket = sockets.into_iter().next().expect("one was bound");
    let overrides = Overrides { vm_clock: Some(machine.device()), ..Overrides::default() };
    let builder = NodeBuilder::new(config).overrides(overrides).socket(socket).standby(true);
    let thread = builder.bind().and_then(Node::spawn).expect("the socket is bound already");
    let (handle, later) = (thread.handle(), thread.handle());
    let waiter = thread::spawn(move || handle.lead(|_, _| ()).map(|led| led.value));
    machine.restore();
    eventually("the waiter to be told", || waiter.is_finished().then_some(()));
    assert_eq!(waiter.join().expect("it asserts nothing"), Err(NodeEnded));
    eventually("it ends", || thread.is_finished().then_some(()));
    // The node is there still: nobody has stopped the thread, or dropped it.
    let gone = Some(CommandError::NodeGone);
    assert_eq!(later.resign(Duration::ZERO).err(), gone);
    assert_eq!(later.end_standby().err(), gone);
}

/// Nobody polls, and the time stands still: a lease that has run out could be renewed for ever.
#[test]
fn work_is_to_end_where_its_machine_is_restored_though_nobody_polls() {
    let machine = Machine::new("works");
    let sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let socket = sockets.into_iter().next().expect("one was bound");
    let (clock, hand) = Clock::mock();
    let vm_clock = Some(machine.device());
    let overrides = Overrides { vm_clock, ..Overrides::clock(clock) };
    let builder = NodeBuilder::new(config).overrides(overrides).socket(socket);
    let mut node = builder.bind().expect("the socket is bound already");
    let (handle, (tell, told)) = (node.handle(), mpsc::channel());
    let worker = thread::spawn(move || {
        handle.lead(|_, stop| {
            tell.send("begun").expect("it is waited for");
            while !stop.wait(Duration::from_millis(1)) {}
            tell.send("ended").expect("it is waited for");
        })
    });
    let begun = eventually("the work to begin", || {
        hand.advance(Duration::from_millis(1));
        node.poll();
        told.try_recv().ok()
    });
    assert_eq!(begun, "begun");
    machine.restore();
    assert_eq!(eventually("the work to end", || told.try_recv().ok()), "ended");
    drop(node);
    assert!(worker.join().expect("it asserts nothing").is_ok());
}

#[test]
fn a_device_that_is_named_and_can_not_be_read_is_an_error_with_its_name() {
    let sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let device = PathBuf::from("/dev/interrex-has-no-such-device");
    let overrides = Overrides { vm_clock: Some(device), ..Overrides::default() };
    let socket = sockets.into_iter().next().expect("one was bound");
    let error = NodeBuilder::new(config).overrides(overrides).socket(socket).bind().err();
    let error = error.expect("it is missing");
    assert!(error.to_string().contains("interrex-has-no-such-device"), "{error}");
}

/// A store in whose write of a vote the machine is put back to an earlier state.
struct RestoringStore(Arc<Machine>);

impl Store for RestoringStore {
    fn load(&mut self) -> Result<HardState, StoreError> {
        Ok(HardState::default())
    }

    fn persist(&mut self, state: &HardState) -> Result<(), StoreError> {
        if state.voted_for.is_some() {
            self.0.restore();
        }
        Ok(())
    }
}

/// R4: after the snapshot it may have given its vote to another.
#[test]
fn a_vote_leaves_no_more_where_its_machine_is_restored_in_the_middle_of_the_pass() {
    let machine = Arc::new(Machine::new("midway"));
    let sockets = sockets("127.0.0.1", 2);
    let addresses = addresses(&sockets);
    let open = |(place, socket)| {
        let mut config = config(place, &addresses, Timing::lan());
        config.members[1].kind = MemberKind::Witness;
        let builder = NodeBuilder::new(config).wait(WaitStrategy::Park).socket(socket);
        let builder = match place {
            0 => builder.store(Box::new(PatientStore)),
            _ => {
                let vm_clock = Some(machine.device());
                let overrides = Overrides { vm_clock, ..Overrides::default() };
                builder.overrides(overrides).store(Box::new(RestoringStore(Arc::clone(&machine))))
            }
        };
        builder.bind().expect("the socket is bound already")
    };
    let mut nodes: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let mut voter = nodes.remove(1);
    let candidate = nodes.remove(0).spawn().expect("a thread can be started");
    eventually("its life is over", || {
        voter.poll();
        voter.is_over().then_some(())
    });
    assert!(voter.metrics().snapshot().sent(Kind::VoteReply) > 0, "its vote was about to leave");
    // What has left is there by now: loopback keeps nothing back.
    let asked = candidate.metrics().snapshot().sent(Kind::VoteRequest);
    eventually("it is asked again", || {
        voter.poll();
        (candidate.metrics().snapshot().sent(Kind::VoteRequest) > asked).then_some(())
    });
    assert_eq!(candidate.metrics().snapshot().received(Kind::VoteReply), 0);
    assert!(!candidate.leadership().is_leader());
}

#[test]
fn a_node_whose_machine_is_restored_tells_subscribers_nothing_more() {
    let machine = Machine::new("subscribers");
    let sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let cluster = config.cluster;
    let socket = sockets.into_iter().next().expect("one was bound");
    let any = "127.0.0.1:0".parse().expect("it is an address");
    let builder = NodeBuilder::new(config).socket(socket).subscribers(any);
    let overrides = Overrides { vm_clock: Some(machine.device()), ..Overrides::default() };
    let mut node = builder.overrides(overrides).bind().expect("the socket is bound already");
    let address = node.subscribers_addr().expect("it hears subscribers");
    let builder = SubscriberBuilder::unauthenticated(cluster, SubscriberId(7), [(id(0), address)]);
    let mut subscriber = builder.start().expect("loopback has free ports");
    eventually("it is told", || {
        node.poll();
        subscriber.try_recv()
    });

    machine.restore();
    // Nobody polls: the thread that answers finds it by itself.
    let (before, asked) = (subscriber.counts().accepted, subscriber.counts().requests);
    eventually("it has asked again and again", || {
        subscriber.renew();
        subscriber.recv(time::Duration::from_millis(10));
        (subscriber.counts().requests > asked + 20).then_some(())
    });
    assert_eq!(subscriber.counts().accepted, before);
}
