//! Owners live, end in order and die under a watch, which finds each death and tells it.

use std::fs::{self, File};
use std::mem;
use std::net::SocketAddr;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::thread;

use super::*;
use interrex::duty_cycle::Withdrawal;
use interrex::types::{BootId, ClusterId, NodeId, Position};
use interrex::wire::Record;

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

fn owner() -> PageOwner {
    PageOwner { cluster: ClusterId(7), node: node(3), boot: BootId(5), process: 1 }
}

/// Returns a notice that can be told from others by its tag.
fn notice(member: u8, to: SocketAddr, tag: u8) -> Notice {
    let record = Record { tag: [tag; 16], ..Record::default() };
    Notice::new(node(member), to, &record)
}

/// Returns the tag of the one datagram that has come here.
fn only_tag(socket: &UdpSocket) -> u8 {
    let mut room = [0; 200];
    assert_eq!(socket.recv(&mut room).expect("it was sent"), 128);
    let tag = room[112];
    assert_eq!(room[112..128], [tag; 16]);
    // Whatever was sent over loopback is here by now.
    socket.set_nonblocking(true).expect("it can be asked");
    assert!(socket.recv(&mut room).is_err(), "one is enough");
    tag
}

fn watch() -> Watch {
    let page = SharedPage::create().expect("the kernel has memory files");
    page.set_owner(&owner());
    Watch::new(Pages::of(page), owner(), stream(), VmGeneration::default())
}

/// Returns a stream to a node that has not hung up.
fn stream() -> Arc<UnixStream> {
    let (ours, theirs) = UnixStream::pair().expect("the system has sockets");
    mem::forget(theirs);
    Arc::new(ours)
}

fn sender() -> NoticeSender {
    NoticeSender::new().expect("the system has sockets")
}

/// Returns the same page as another guardian, or the node, has it.
fn second(watch: &Watch) -> Watch {
    let shared = watch.page().map_again().expect("it is a page");
    Watch::new(Pages::of(shared), owner(), stream(), watch.generation.clone())
}

fn peer() -> (UdpSocket, SocketAddr) {
    peer_at("127.0.0.1:0")
}

fn peer_at(any_port: &str) -> (UdpSocket, SocketAddr) {
    let socket = UdpSocket::bind(any_port).expect("loopback has ports");
    let address = socket.local_addr().expect("it is bound");
    (socket, address)
}

/// Takes the bell, which nobody holds.
fn acquire(watch: &Watch) -> HeldBell {
    match watch.page().try_lock().expect("it can be asked") {
        LockOutcome::Acquired(bell) => bell,
        other @ (LockOutcome::Held | LockOutcome::OwnerDied(_) | LockOutcome::Unrecoverable) => {
            panic!("{other:?}")
        }
    }
}

/// Runs a thread that takes the bell, does this, and ends.
fn life(watch: &Watch, acts: impl FnOnce(&SharedPage, HeldBell) + Send + 'static) {
    let node = second(watch);
    let life = thread::spawn(move || {
        acts(node.page(), acquire(&node));
    });
    // A panic may be what the test is about.
    let _ = life.join();
}

#[test]
fn a_leader_that_dies_is_void_when_its_followers_hear_of_it() {
    let (mut watch, (first, to_first), (second, to_second)) = (watch(), peer(), peer());
    life(&watch, move |page, bell| {
        page.arm(Term(9), [notice(1, to_first, 1), notice(2, to_second, 2)].into_iter());
        mem::forget(bell);
    });
    let End::Died(death) = watch.sleep(&sender()).expect("it can watch") else {
        panic!("it did not hear of the death");
    };
    assert_eq!((death.led, death.told, death.failed), (Some(Term(9)), 2, 0));
    assert_eq!(death.heir, None);
    assert!(watch.page().is_void());
    assert_eq!([only_tag(&first), only_tag(&second)], [1, 2]);
}

#[test]
fn followers_hear_of_a_death_over_ipv4_and_over_ipv6() {
    let (mut watch, (first, to_first), (second, to_second)) = (watch(), peer(), peer_at("[::1]:0"));
    life(&watch, move |page, bell| {
        page.arm(Term(9), [notice(1, to_first, 1), notice(2, to_second, 2)].into_iter());
        mem::forget(bell);
    });
    let End::Died(death) = watch.sleep(&sender()).expect("it can watch") else {
        panic!("it did not hear of the death");
    };
    assert_eq!((death.told, death.failed), (2, 0));
    assert_eq!([only_tag(&first), only_tag(&second)], [1, 2]);
}

/// A leader of two followers, who has left its vote to the second and is then in this position.
fn leave(page: &SharedPage, addresses: [SocketAddr; 2], then: Position) {
    let [to_first, to_second] = addresses;
    page.arm(Term(9), [notice(1, to_first, 1), notice(2, to_second, 2)].into_iter());
    assert!(page.bequeath(&notice(2, to_second, 3), Position::default()));
    page.set_position(then);
}

#[test]
fn the_heir_gets_the_bequest_alone_and_the_others_a_notice() {
    let (mut watch, (first, to_first), (second, to_second)) = (watch(), peer(), peer());
    life(&watch, move |page, bell| {
        leave(page, [to_first, to_second], Position::default());
        mem::forget(bell);
    });
    let End::Died(death) = watch.sleep(&sender()).expect("it can watch") else {
        panic!("it did not hear of the death");
    };
    assert_eq!((death.led, death.heir, death.told), (Some(Term(9)), Some(node(2)), 2));
    assert_eq!([only_tag(&first), only_tag(&second)], [1, 3]);
}

#[test]
fn a_bequest_of_another_position_or_withdrawn_is_a_notice_like_the_others() {
    for is_withdrawn in [false, true] {
        let (mut watch, (first, to_first), (second, to_second)) = (watch(), peer(), peer());
        life(&watch, move |page, bell| {
            let then = Position { log_term: 0, index: u64::from(!is_withdrawn) };
            leave(page, [to_first, to_second], then);
            assert!(!is_withdrawn || page.withdraw() == Withdrawal::Done);
            mem::forget(bell);
        });
        let End::Died(death) = watch.sleep(&sender()).expect("it can watch") else {
            panic!("it did not hear of the death");
        };
        assert_eq!((death.heir, death.told), (None, 2));
        assert_eq!([only_tag(&first), only_tag(&second)], [1, 2]);
    }
}

#[test]
fn where_the_bequest_does_not_leave_its_heir_gets_a_notice_like_the_others() {
    let (mut watch, (first, to_first), (second, to_second)) = (watch(), peer(), peer());
    life(&watch, move |page, bell| {
        leave(page, [to_first, to_second], Position::default());
        // The system sends nothing to port 0.
        let nowhere = SocketAddr::new(to_second.ip(), 0);
        assert!(page.bequeath(&notice(2, nowhere, 3), Position::default()));
        mem::forget(bell);
    });
    let End::Died(death) = watch.sleep(&sender()).expect("it can watch") else {
        panic!("it did not hear of the death");
    };
    assert_eq!((death.heir, death.told, death.failed), (None, 2, 0));
    assert_eq!([only_tag(&first), only_tag(&second)], [1, 2]);
}

/// The file of a page that other processes read.
struct PublicPage {
    path: PathBuf,
    file: File,
}

impl PublicPage {
    fn new(name: &str) -> Self {
        let path = format!("/dev/shm/interrex-watch-{name}-{}", std::process::id());
        let mut words = [0_u64; 512];
        let PageOwner { cluster, node, boot, .. } = owner();
        words[0] = u64::from_be_bytes(*b"IRXPUBLC");
        words[3..6].copy_from_slice(&[cluster.0, u64::from(node.number()), boot.0]);
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_ne_bytes()).collect();
        fs::write(&path, bytes).expect("/dev/shm can be written to");
        let path = PathBuf::from(path);
        let file = File::options().read(true).write(true).open(&path);
        Self { file: file.expect("it is there"), path }
    }

    fn is_void(&self) -> bool {
        let mut word = [0; 8];
        self.file.read_exact_at(&mut word, 128).expect("it has that word");
        word != [0; 8]
    }
}

impl Drop for PublicPage {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Has a leader die whose page other processes read, and whose guardian has this file of it.
fn death_with(file: File) -> (Death, Watch, UdpSocket) {
    let (first, to_first) = peer();
    let watch = watch();
    let pages = watch.pages.clone().with_public(file.into(), &owner());
    let mut watch = Watch::new(pages.expect("it is a page"), owner(), stream(), watch.generation);
    life(&watch, move |page, bell| {
        page.arm(Term(9), [notice(1, to_first, 1)].into_iter());
        assert!(page.bequeath(&notice(1, to_first, 3), Position::default()));
        mem::forget(bell);
    });
    let End::Died(death) = watch.sleep(&sender()).expect("it can watch") else {
        panic!("it did not hear of the death");
    };
    (death, watch, first)
}

#[test]
fn the_page_that_other_processes_read_is_void_when_followers_hear_of_a_death() {
    let public = PublicPage::new("void");
    let file = public.file.try_clone().expect("there is room");
    let (death, watch, follower) = death_with(file);
    assert_eq!((death.told, death.unvoided), (1, None));
    assert!(watch.page().is_void() && public.is_void());
    assert_eq!(only_tag(&follower), 3);
}

#[test]
fn nobody_is_told_where_the_page_that_other_processes_read_cant_be_voided() {
    let public = PublicPage::new("kept");
    let unwritable = File::open(&public.path).expect("it is there");
    let (death, watch, follower) = death_with(unwritable);
    assert_eq!((death.led, death.told, death.failed), (None, 0, 0));
    assert!(death.unvoided.is_some() && !public.is_void());
    assert!(watch.page().is_void(), "the node's own threads lead no more all the same");
    follower.set_nonblocking(true).expect("it can be asked");
    assert!(follower.recv(&mut [0; 200]).is_err(), "neither bequest nor notice");
    let report = crate::Report::Died(death).to_string();
    assert!(report.contains("nobody is told"), "{report}");
}

/// A file with what the kernel's `vmclock` device shows.
struct Machine {
    path: PathBuf,
}

impl Machine {
    fn new(name: &str) -> Self {
        let mut page = [0; 4096];
        page[..4].copy_from_slice(b"VCLK");
        page[4..8].copy_from_slice(&4096_u32.to_le_bytes());
        page[8] = 1;
        // The counter of generations is there.
        page[25] = 1;
        let name = format!("interrex-watch-vmclock-{}-{name}", std::process::id());
        let machine = Self { path: std::env::temp_dir().join(name) };
        fs::write(&machine.path, page).expect("the temporary folder takes files");
        machine.clone_it(7);
        machine
    }

    fn clone_it(&self, generation: u64) {
        let file = File::options().write(true).open(&self.path).expect("it was written");
        file.write_all_at(&generation.to_le_bytes(), 104).expect("it takes what is written");
    }

    fn generation(&self) -> VmGeneration {
        VmGeneration::now(Some(&self.path)).expect("it can be mapped")
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Has a leader die that has left its vote to its one follower.
fn death_in(mut watch: Watch) -> (Death, UdpSocket) {
    let (follower, to) = peer();
    life(&watch, move |page, bell| {
        page.arm(Term(9), [notice(1, to, 1)].into_iter());
        assert!(page.bequeath(&notice(1, to, 3), Position::default()));
        mem::forget(bell);
    });
    let End::Died(death) = watch.sleep(&sender()).expect("it can watch") else {
        panic!("it did not hear of the death");
    };
    assert!(watch.page().is_void());
    (death, follower)
}

#[test]
fn the_guardian_of_a_clone_voids_its_page_and_tells_nobody_whenever_it_was_admitted() {
    for is_late in [false, true] {
        let machine = Machine::new(if is_late { "late" } else { "cloned" });
        let page = SharedPage::create().expect("the kernel has memory files");
        let mut admitted_in = machine.generation();
        if is_late {
            page.set_generation(admitted_in.number());
        }
        machine.clone_it(8);
        if is_late {
            admitted_in = machine.generation();
        }
        let watch = Watch::new(Pages::of(page), owner(), stream(), admitted_in);
        let (death, follower) = death_in(watch);
        assert!(death.is_restored, "late: {is_late}");
        assert_eq!((death.led, death.heir, death.told, death.failed), (None, None, 0, 0));
        follower.set_nonblocking(true).expect("it can be asked");
        assert!(follower.recv(&mut [0; 200]).is_err(), "neither bequest nor notice");
        let report = crate::Report::Died(death).to_string();
        assert!(report.contains("nobody is told") && report.contains("cloned"), "{report}");
    }
}

#[test]
fn a_death_in_the_machine_that_the_node_was_built_in_is_told() {
    let machine = Machine::new("same");
    let page = SharedPage::create().expect("the kernel has memory files");
    page.set_generation(machine.generation().number());
    let watch = Watch::new(Pages::of(page), owner(), stream(), machine.generation());
    assert!(!watch.is_blind_to_restores());
    let (death, follower) = death_in(watch);
    assert_eq!((death.is_restored, death.told), (false, 1));
    assert_eq!(only_tag(&follower), 3);
}

#[test]
fn a_guardian_that_can_not_read_the_device_of_its_node_says_so() {
    let page = SharedPage::create().expect("the kernel has memory files");
    page.set_generation(Some(0));
    assert_eq!(page.generation(), Some(0));
    let pages = Pages::of(page);
    let watch = Watch::new(pages, owner(), stream(), VmGeneration::default());
    assert!(watch.is_blind_to_restores());
}

#[test]
fn a_follower_that_dies_is_void_and_nobody_is_told() {
    let mut watch = watch();
    life(&watch, |page, bell| {
        page.disarm();
        mem::forget(bell);
    });
    let End::Died(death) = watch.sleep(&sender()).expect("it can watch") else {
        panic!("it did not hear of the death");
    };
    assert_eq!((death.led, death.told), (None, 0));
    assert!(watch.page().is_void());
}

#[test]
fn a_node_that_lives_is_let_alone() {
    let watch = watch();
    let bell = acquire(&watch);
    let looking = second(&watch);
    let seen = thread::spawn(move || looking.look(&sender()).expect("it can look"));
    assert_eq!(seen.join().expect("it asserts nothing"), None);
    assert!(!watch.page().is_void());
    drop(bell);
}

#[test]
fn a_node_that_retires_has_not_died() {
    let mut watch = watch();
    life(&watch, |page, _bell| page.set_retired(true));
    assert_eq!(watch.sleep(&sender()).expect("it can watch"), End::Retired);
    assert!(!watch.page().is_void());
}

#[test]
fn a_thread_that_lets_go_without_a_word_has_died() {
    let watch = watch();
    life(&watch, |_, bell| drop(bell));
    let end = watch.look(&sender()).expect("it can look");
    assert!(matches!(end, Some(End::Died(_))), "{end:?}");
    assert!(watch.page().is_void());
}

#[test]
fn a_guardian_that_dies_with_a_retired_bell_in_its_hand_harms_nobody() {
    let mut watch = watch();
    life(&watch, |page, bell| {
        page.set_retired(true);
        mem::forget(bell);
    });
    assert_eq!(watch.sleep(&sender()).expect("it can watch"), End::Retired);
    assert!(!watch.page().is_void());
    // For the next run.
    drop(acquire(&watch));
}

#[test]
fn a_bell_that_nobody_holds_is_no_death_to_begin_with() {
    let watch = watch();
    assert!(watch.begin(&sender()).is_err());
    assert!(!watch.page().is_void());
    life(&watch, |_, bell| mem::forget(bell));
    let begun = watch.begin(&sender());
    assert!(matches!(begun, Ok(Some(End::Died(_)))), "{begun:?}");
}

#[test]
fn a_node_that_has_hung_up_is_noticed() {
    let (ours, theirs) = UnixStream::pair().expect("the system has sockets");
    let page = SharedPage::create().expect("the kernel has memory files");
    let mut watch = Watch::new(Pages::of(page), owner(), Arc::new(ours), VmGeneration::default());
    assert_eq!(watch.silence(), None);
    assert!(watch.since_hung_up.is_none());
    drop(theirs);
    assert_eq!(watch.silence(), None, "it has just hung up");
    assert!(watch.since_hung_up.is_some());
    watch.since_hung_up = Instant::now().checked_sub(NAP * NAPS);
    assert_eq!(watch.silence(), Some(End::Silent));
}

#[test]
fn of_two_guardians_one_tells_and_the_other_knows() {
    let mut watch = watch();
    let mut other = second(&watch);
    life(&watch, |_, bell| mem::forget(bell));
    let first = watch.sleep(&sender()).expect("it can watch");
    assert!(matches!(first, End::Died(_)), "{first:?}");
    assert_eq!(other.sleep(&sender()).expect("it can watch"), End::ToldByAnother);
}

#[test]
fn a_page_whose_bell_has_rung_out_is_void_whoever_was_told() {
    let watch = watch();
    life(&watch, |_, bell| mem::forget(bell));
    // Somebody is told, does nothing about it, and gives the bell back.
    drop(watch.page().try_lock());
    assert!(!watch.page().is_void());
    let end = watch.look(&sender()).expect("it can look");
    assert_eq!(end, Some(End::ToldByAnother));
    assert!(watch.page().is_void());
}

#[test]
fn where_a_guardian_dies_over_its_task_the_other_takes_it_up() {
    // Before its exchange, and between that and its sending.
    for voids in [false, true] {
        let (watch, (first, to_first), (heir, to_heir)) = (watch(), peer(), peer());
        life(&watch, move |page, bell| {
            leave(page, [to_first, to_heir], Position::default());
            mem::forget(bell);
        });
        let dying = second(&watch);
        // It takes the bell, and dies before it has told anybody.
        let dies = thread::spawn(move || {
            let outcome = dying.page().try_lock().expect("it can be asked");
            let rings = matches!(outcome, LockOutcome::OwnerDied(_));
            if voids {
                dying.pages.void().expect("there is one page");
            }
            mem::forget(outcome);
            rings
        });
        assert!(dies.join().expect("it asserts nothing"));
        // The other has slept in the lock since before.
        let other = second(&watch);
        let outcome = other.page().lock_for(NAP).expect("it can be asked");
        let Some(End::Died(death)) = other.answer(outcome, &sender()) else {
            panic!("it did not hear of the death");
        };
        assert_eq!((death.heir, death.told), (Some(node(2)), 2));
        assert_eq!([only_tag(&first), only_tag(&heir)], [1, 3]);
    }
}
