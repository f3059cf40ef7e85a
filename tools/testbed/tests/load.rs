//! Loads as real processes: they work, and they end.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use interrex_testbed::{LoadOrders, LoadProcess, Program};

const PATIENCE: Duration = Duration::from_secs(60);

fn start(orders: &LoadOrders) -> LoadProcess {
    let program = Program::at(env!("CARGO_BIN_EXE_interrex-testbed"));
    LoadProcess::start(&program, orders).expect("the program was built with this test")
}

fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !condition() {
        assert!(Instant::now() < deadline, "{what}: waited for {PATIENCE:?}");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_load_takes_time_on_cores_and_ends_when_it_is_dropped() {
    let mut load = start(&LoadOrders { busy_loops: 2, memory: 0, seconds: 600 });
    let cpu = |load: &LoadProcess| load.cpu_time().expect("it runs");
    wait_until("its loops", || cpu(&load) > Duration::from_millis(50));
    assert!(!load.has_ended());
    let path = format!("/proc/{}", load.id());
    assert!(Path::new(&path).exists());
    drop(load);
    assert!(!Path::new(&path).exists(), "it is reaped");
}

#[test]
fn a_load_of_memory_maps_it_touches_it_and_gives_it_back() {
    let load = start(&LoadOrders { busy_loops: 0, memory: 256 << 20, seconds: 600 });
    let resident = || {
        let statm = std::fs::read_to_string(format!("/proc/{}/statm", load.id()));
        let pages = statm.expect("it runs").split(' ').nth(1).and_then(|text| text.parse().ok());
        pages.map_or(0, |pages: u64| pages / 256)
    };
    for _ in 0..2 {
        wait_until("much of it resident", || resident() > 64);
        wait_until("all of it back", || resident() < 32);
    }
}

#[test]
fn a_load_ends_by_itself_after_its_time() {
    let mut load = start(&LoadOrders { busy_loops: 1, memory: 0, seconds: 1 });
    wait_until("its end", || load.has_ended());
}

#[test]
fn a_load_that_cannot_be_held_does_not_begin() {
    let program = Program::at(env!("CARGO_BIN_EXE_interrex-testbed"));
    let orders = LoadOrders { busy_loops: 0, memory: 1 << 62, seconds: 600 };
    assert!(LoadProcess::start(&program, &orders).is_err());
}
