//! The examples in C and C++, compiled, linked and run: three processes on loopback, whose leader
//! is killed.

mod support;

use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use support::{Dir, Link, PATIENCE, Running, addresses, compile, config_file, key_file, root};

/// The ways in which the three members are linked.
const LINKS: [Link; 3] = [Link::Static, Link::Shared, Link::Static];

/// Starts three members of one program, by the arguments that it expects.
fn start(dir: &Dir, example: &str) -> Vec<Running> {
    let source = root().join("examples").join(example);
    let (addresses, keys) = (addresses::<3>(), key_file(dir));
    let is_c = example.ends_with(".c");
    let programs: Vec<PathBuf> = LINKS.map(|link| compile(&source, link, dir)).into();
    let members = programs.iter().zip(1..).map(|(program, number)| {
        let mut command = Command::new(program);
        if is_c {
            command.arg(number.to_string()).arg(&keys).args(&addresses);
        } else {
            command.arg(config_file(dir, number, &addresses, &keys));
        }
        Running::start(&mut command)
    });
    members.collect()
}

/// Waits until each has heard of all that it has forgotten: before that, the others can't do
/// without one that is killed (R14).
fn recover(members: &mut [Running]) {
    members.iter_mut().for_each(|member| member.expect("recovered"));
}

/// Waits until one of them leads, and takes it out of the list. Returns it with its term.
fn leader(members: &mut Vec<Running>) -> (Running, u64) {
    let began = Instant::now();
    loop {
        for place in 0..members.len() {
            if let Some(term) = members[place].leads() {
                return (members.remove(place), term);
            }
        }
        let seen: Vec<_> = members.iter().map(|member| &member.seen).collect();
        assert!(began.elapsed() < PATIENCE, "nobody leads: {seen:?}");
        thread::sleep(Duration::from_millis(1));
    }
}

fn leadership_is_won_and_lost(example: &str) {
    let dir = Dir::new();
    let mut members = start(&dir, example);
    recover(&mut members);
    let (mut first, first_term) = leader(&mut members);
    first.kill();
    let (mut second, second_term) = leader(&mut members);
    assert!(second_term > first_term, "{second_term} after {first_term}");
    // The last of the others: without it the leader has no quorum.
    members[0].kill();
    second.expect(&format!("lost {second_term}"));
}

#[test]
fn a_c_program_with_its_own_epoll_sees_leadership_won_and_lost_by_sigkill() {
    leadership_is_won_and_lost("epoll_node.c");
}

#[test]
fn a_cpp_program_sees_leadership_won_and_lost_by_sigkill() {
    leadership_is_won_and_lost("service.cpp");
}

fn a_leader_that_is_told_to_end_resigns(example: &str) {
    let dir = Dir::new();
    let mut members = start(&dir, example);
    recover(&mut members);
    let (mut first, first_term) = leader(&mut members);
    first.terminate();
    first.expect("ended");
    assert!(first.wait().success());
    let (_second, second_term) = leader(&mut members);
    assert!(second_term > first_term);
}

#[test]
fn a_cpp_program_that_gets_sigterm_resigns_and_another_leads() {
    a_leader_that_is_told_to_end_resigns("service.cpp");
}

#[test]
fn a_c_program_that_gets_sigterm_resigns_and_another_leads() {
    a_leader_that_is_told_to_end_resigns("epoll_node.c");
}
