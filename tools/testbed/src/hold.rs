//! Memory that a process holds for nothing, so that it takes as long to die as a large one.

use std::thread;

use rustix::process::setpriority_process;

/// The bytes of the smallest page.
const PAGE: usize = 4_096;

/// Pages that are resident. Held until the process ends.
#[derive(Debug)]
pub(crate) struct Hold {
    _pages: Vec<u8>,
}

impl Hold {
    /// Takes that much memory and writes to each page of it, behind everybody else: other members
    /// are being watched. Returns when that is done.
    pub(crate) fn take(ballast: u64) -> Result<Self, String> {
        let bytes = usize::try_from(ballast).map_err(|error| error.to_string())?;
        let mut pages = Vec::new();
        let unheld =
            |reason: String| format!("the ballast of {ballast} bytes can't be held: {reason}");
        pages.try_reserve_exact(bytes).map_err(|error| unheld(error.to_string()))?;
        if bytes == 0 {
            return Ok(Self { _pages: pages });
        }
        let touching = thread::Builder::new().name("ballast".into()).spawn(move || {
            // Of this thread alone; that it may be refused costs the others a little calm.
            let _ = setpriority_process(None, 19);
            touch(pages, bytes)
        });
        let pages = touching.map_err(|error| unheld(error.to_string()))?.join();
        pages.map(|pages| Self { _pages: pages }).map_err(|_| unheld("no such memory".to_owned()))
    }
}

fn touch(mut pages: Vec<u8>, bytes: usize) -> Vec<u8> {
    // Zeroes might be one page of zeroes for the kernel, so no page is left at that.
    pages.resize(bytes, 0);
    pages.iter_mut().step_by(PAGE).for_each(|byte| *byte = 1);
    std::hint::black_box(pages)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn resident_kib() -> u64 {
        let status = fs::read_to_string("/proc/self/status").expect("this is Linux");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("it says");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    #[test]
    fn what_is_held_is_resident() {
        let before = resident_kib();
        let hold = Hold::take(64 << 20).expect("64 MiB can be had");
        // Other tests of this process may free meanwhile, but not so much.
        assert!(resident_kib() > before + (48 << 10));
        drop(hold);
    }

    #[test]
    fn more_than_there_is_is_an_error_that_names_it() {
        let error = Hold::take(1 << 62).expect_err("nobody has that");
        assert!(error.contains("ballast of 4611686018427387904 bytes"), "{error}");
    }
}
