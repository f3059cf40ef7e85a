//! Memory that a process holds so that it takes as long to die as a large one.

use std::thread;

use rustix::process::setpriority_process;

/// The bytes of the smallest page.
const PAGE: usize = 4_096;

/// Pages that are resident. Held until the process ends.
#[derive(Debug)]
pub struct Ballast {
    _pages: Vec<u8>,
}

impl Ballast {
    /// Allocates that many bytes and writes to each page, at the lowest priority: other members are
    /// being watched. Returns when that is done.
    ///
    /// # Errors
    /// The reason why it can't be held, in words.
    pub fn allocate(size: u64) -> Result<Self, String> {
        let bytes = usize::try_from(size).map_err(|error| error.to_string())?;
        let mut pages = Vec::new();
        let unheld =
            |reason: String| format!("the ballast of {size} bytes can't be held: {reason}");
        pages.try_reserve_exact(bytes).map_err(|error| unheld(error.to_string()))?;
        if bytes == 0 {
            return Ok(Self { _pages: pages });
        }
        let touching = thread::Builder::new().name("ballast".into()).spawn(move || {
            // Of this thread alone. Without it the others have a little less calm.
            let _ = setpriority_process(None, 19);
            touch(pages, bytes)
        });
        let pages = touching.map_err(|error| unheld(error.to_string()))?.join();
        pages.map(|pages| Self { _pages: pages }).map_err(|_| unheld("no such memory".to_owned()))
    }
}

/// Makes so many bytes of it resident.
pub(crate) fn touch(mut pages: Vec<u8>, bytes: usize) -> Vec<u8> {
    // The kernel may hold all zeroes in one page, so each page gets a byte that is none.
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
        let ballast = Ballast::allocate(64 << 20).expect("64 MiB can be had");
        // Other tests of this process may free meanwhile, but not so much.
        assert!(resident_kib() > before + (48 << 10));
        drop(ballast);
    }

    #[test]
    fn more_than_there_is_is_an_error_that_names_it() {
        let error = Ballast::allocate(1 << 62).expect_err("nobody has that");
        assert!(error.contains("ballast of 4611686018427387904 bytes"), "{error}");
    }
}
