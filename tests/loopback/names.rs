//! Members that are known by name: a name that does not resolve keeps nobody from starting.

use super::*;
use interrex::runtime::{NameChange, Names};
use std::collections::HashMap;
use std::io;

/// The addresses that names stand for, as a test says.
#[derive(Clone, Default)]
struct Book {
    pages: Arc<Mutex<HashMap<String, Vec<SocketAddr>>>>,
    news: Arc<Mutex<Vec<NameChange>>>,
}

impl Book {
    fn write(&self, name: &str, addresses: &[SocketAddr]) {
        self.pages.lock().expect("no panic holds it").insert(name.to_owned(), addresses.to_vec());
    }

    /// Looks names up here, a hundred times a second.
    fn names(&self, names: &[(usize, &str)]) -> Names {
        let (pages, news) = (Arc::clone(&self.pages), Arc::clone(&self.news));
        let pause = Duration::from_millis(10);
        Names::new(names.iter().map(|(place, name)| (id(*place), *name)))
            .resolver(move |name| {
                let pages = pages.lock().expect("no panic holds it");
                pages.get(name).cloned().ok_or_else(|| io::Error::other("no such page"))
            })
            .again_after(pause, pause)
            .on_change(move |told| news.lock().expect("no panic holds it").push(told.clone()))
    }

    fn news(&self) -> Vec<NameChange> {
        self.news.lock().expect("no panic holds it").clone()
    }
}

/// The configuration of one of three, of whom these are known by name only.
fn nameless(place: usize, addresses: &[SocketAddr], nameless: &[usize]) -> Config {
    let mut config = config(place, addresses, Timing::lan());
    nameless.iter().for_each(|place| config.members[*place].address = None);
    config
}

fn start(config: Config, socket: UdpSocket, names: Option<Names>) -> NodeThread {
    let builder = sealed(config).wait(WaitStrategy::Park).socket(socket);
    let builder = match names {
        Some(names) => builder.names(names),
        None => builder,
    };
    builder.bind().and_then(Node::spawn).expect("the socket is bound already")
}

const LATE: &str = "late.example:7411";

#[test]
fn a_member_whose_name_does_not_resolve_keeps_nobody_from_starting_and_is_found_later() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let [zero, one, two] = <[UdpSocket; 3]>::try_from(sockets).expect("three were bound");
    let book = Book::default();
    let by_name = |place, socket| {
        let config = nameless(place, &addresses, &[2]);
        start(config, socket, Some(book.names(&[(2, LATE)])))
    };
    let mut threads = vec![by_name(0, zero), by_name(1, one)];
    // The third may have voted, for all that they know.
    threads.iter().for_each(|thread| thread.handle().bootstrap().expect("the queue is empty"));
    eventually("a leader of the two", || agreed_leader(&leaderships(&threads)));
    for thread in &threads {
        let lost: Vec<_> = thread.metrics().snapshot().no_address.iter().collect();
        assert_eq!(lost, [id(2)]);
    }
    let news = book.news();
    let is_not_found = |news: &NameChange| matches!(news, NameChange::NotFound { reason, .. } if reason == "no such page");
    assert!(news.len() == 2 && news.iter().all(is_not_found), "once each: {news:?}");

    threads.push(start(config(2, &addresses, Timing::lan()), two, None));
    book.write(LATE, &[addresses[2]]);
    eventually("all three to agree", || agreed_leader(&leaderships(&threads)));
    for thread in &threads[..2] {
        assert!(thread.metrics().snapshot().no_address.is_empty());
    }
    let found = NameChange::Found { member: id(2), name: LATE.to_owned(), address: addresses[2] };
    let told = book.news().iter().filter(|news| **news == found).count();
    assert_eq!(told, 2, "once each");
}

#[test]
fn a_member_that_has_moved_is_found_where_its_name_leads_now() {
    let sockets = sockets("127.0.0.1", 4);
    let addresses = addresses(&sockets);
    let [zero, one, two, elsewhere] = <[UdpSocket; 4]>::try_from(sockets).expect("four were bound");
    let book = Book::default();
    book.write(LATE, &[addresses[2]]);
    let by_name = |place, socket| {
        let config = nameless(place, &addresses[..3], &[2]);
        start(config, socket, Some(book.names(&[(2, LATE)])))
    };
    let mut threads = vec![by_name(0, zero), by_name(1, one)];
    let at = |address, socket| {
        let place = [addresses[0], addresses[1], address];
        start(config(2, &place, Timing::lan()), socket, None)
    };
    threads.push(at(addresses[2], two));
    eventually("all three to agree", || agreed_leader(&leaderships(&threads)));
    drop(threads.pop());
    threads.push(at(addresses[3], elsewhere));
    // The order of the answers means nothing, so the old address must be gone from them.
    book.write(LATE, &[addresses[3]]);
    eventually("all three to agree again", || agreed_leader(&leaderships(&threads)));
}

#[test]
fn an_address_that_can_not_be_that_members_is_told_and_not_used() {
    let sockets = sockets("127.0.0.1", 2);
    let addresses = addresses(&sockets);
    let [zero, _one] = <[UdpSocket; 2]>::try_from(sockets).expect("two were bound");
    let cases: [(SocketAddr, &str); 5] = [
        (addresses[1], "another member has this address"),
        (addresses[0], "another member has this address"),
        (SocketAddr::from(([0, 0, 0, 0, 0, 0, 0, 1], 7411)), "the other family"),
        (SocketAddr::from(([192, 0, 2, 1], 7411)), "a loopback address and another"),
        (SocketAddr::from(([127, 0, 0, 1], 0)), "port 0"),
    ];
    for (address, expected) in cases {
        let book = Book::default();
        book.write(LATE, &[address]);
        let mut config = config(0, &addresses, Timing::lan());
        config.members.push(Member::voter_by_name(id(2)));
        let socket = zero.try_clone().expect("descriptors are left");
        let node = sealed(config).socket(socket).names(book.names(&[(2, LATE)])).bind();
        let node = node.expect("it is no reason not to start");
        let told = book.news();
        let [NameChange::Unfit { rule, .. }] = &told[..] else { panic!("{address}: {told:?}") };
        assert!(rule.contains(expected), "{address}: {rule}");
        assert!(told[0].to_string().contains(LATE), "{}", told[0]);
        assert!(node.metrics().snapshot().no_address.contains(id(2)));
    }
}

/// A resolver may take half a minute to find out that it is cut off.
#[test]
fn two_members_that_have_taken_each_others_place_are_found_there() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let book = Book::default();
    let names = [(1, "one.example:7411"), (2, "two.example:7411")];
    let lead_to = |[one, two]: [usize; 2]| {
        let mut pages = book.pages.lock().expect("no panic holds it");
        pages.insert(names[0].1.to_owned(), vec![addresses[one]]);
        pages.insert(names[1].1.to_owned(), vec![addresses[two]]);
    };
    lead_to([1, 2]);
    let own = sockets.into_iter().next().expect("three were bound");
    let _node = start(nameless(0, &addresses, &[1, 2]), own, Some(book.names(&names)));
    let are_found = |[one, two]: [usize; 2]| {
        let is_found = |place: usize, at: usize| {
            let last = book
                .news()
                .into_iter()
                .rev()
                .find(|news| news.to_string().contains(names[place].1));
            matches!(last, Some(NameChange::Found { address, .. }) if address == addresses[at])
        };
        eventually("both are found", || (is_found(0, one) && is_found(1, two)).then_some(()));
    };
    are_found([1, 2]);
    lead_to([2, 1]);
    are_found([2, 1]);
}

#[test]
fn a_name_whose_resolver_does_not_answer_holds_nobody_up() {
    let sockets = sockets("127.0.0.1", 2);
    let addresses = addresses(&sockets);
    let socket = sockets.into_iter().next().expect("two were bound");
    let (release, released) = mpsc::channel::<()>();
    let (released, there) = (Mutex::new(released), addresses[1]);
    let names = [(id(1), "quick.example:7411"), (id(2), LATE)];
    let names = Names::new(names).resolver(move |name| {
        if name == LATE {
            // Until the test is over.
            let _ = released.lock().expect("one thread waits here").recv();
        }
        Ok(vec![there])
    });
    let mut config = nameless(0, &addresses, &[1]);
    config.members.push(Member::voter_by_name(id(2)));
    let mut node = sealed(config).socket(socket).names(names).bind().expect("it waits for no name");
    node.poll();
    let lost: Vec<_> = node.metrics().snapshot().no_address.iter().collect();
    assert_eq!(lost, [id(2)], "the other name was found in time");
    // Nor does the end of the node wait for it.
    drop(node);
    drop(release);
}

#[test]
fn a_name_that_can_not_be_used_is_an_error_that_names_the_member() {
    let sockets = sockets("127.0.0.1", 2);
    let addresses = addresses(&sockets);
    let cases: [(&[(usize, &str)], &str); 6] = [
        (&[], "member 1: it has neither"),
        (&[(1, LATE), (0, LATE)], "member 0: this node's own"),
        (&[(1, LATE), (7, LATE)], "member 7: it has a name and is no member"),
        (&[(1, LATE), (1, LATE)], "member 1: it has two names"),
        (&[(1, "no-port.example")], "member 1: its name has no port"),
        (&[(1, "port.example:0")], "member 1: its name has no port"),
    ];
    for (names, expected) in cases {
        let config = nameless(0, &addresses, &[1]);
        let error = sealed(config).names(Book::default().names(names)).bind().err();
        let error = error.expect("it is wrong").to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}
