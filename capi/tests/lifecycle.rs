//! A C program that opens and closes nodes, forks, and looks at what is left behind, and one in C++
//! whose objects end.

mod support;

use std::process::Command;

use support::{Dir, Link, addresses, compile, root};

fn run(link: Link, rounds: &str, under: &[&str]) {
    let dir = Dir::new();
    let program = compile(&root().join("tests/programs/lifecycle.c"), link, &dir);
    let mut command = match under {
        [] => Command::new(&program),
        [tool, arguments @ ..] => {
            let mut command = Command::new(tool);
            command.args(arguments).arg(&program);
            command
        }
    };
    command.args(addresses::<2>()).arg(rounds);
    if !under.is_empty() {
        // A forked child has the memory of threads that it has not: a leak, by what valgrind knows.
        command.arg("without-fork");
    }
    let output = command.output();
    let output = output.expect("the program can be run");
    let (printed, errors) = (output.stdout, String::from_utf8_lossy(&output.stderr).into_owned());
    assert!(output.status.success(), "{}: {errors}", output.status);
    assert_eq!(String::from_utf8_lossy(&printed).trim(), "ended");
}

#[test]
fn a_node_that_is_closed_leaves_nothing_open_and_a_forked_child_is_refused() {
    run(Link::Static, "100", &[]);
}

#[test]
fn the_same_holds_for_the_shared_library() {
    run(Link::Shared, "10", &[]);
}

#[test]
fn what_an_object_of_cpp_holds_is_given_back_at_the_end_of_its_life() {
    let dir = Dir::new();
    let program = compile(&root().join("tests/programs/objects.cpp"), Link::Static, &dir);
    let output = Command::new(program).args(addresses::<2>()).output();
    let output = output.expect("the program can be run");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {errors}", output.status);
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "ended");
}

/// Needs valgrind, and a library that asks the kernel for the time by system calls: the page of
/// code by which the kernel tells it (vDSO) is not readable under valgrind. capi/README.md has the
/// command.
#[test]
#[ignore = "needs valgrind"]
fn valgrind_finds_no_error_and_no_leak() {
    let options = [
        "valgrind",
        "--quiet",
        "--leak-check=full",
        "--show-leak-kinds=definite,indirect",
        "--errors-for-leak-kinds=definite,indirect",
        "--error-exitcode=9",
        "--fair-sched=yes",
    ];
    run(Link::Static, "100", &options);
}
