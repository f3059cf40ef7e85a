//! Says whether the virtual machine was restored from a snapshot, or cloned, since the node was
//! built.
//!
//! Both clocks of such a machine were stopped and go on as if no time had passed, so a comparison
//! of clocks shows nothing. The hypervisor has to say it: by the generation counter of the kernel's
//! vmclock device, which Linux has had since 7.0, and Firecracker since 1.17. Knows a number that
//! changes, and nothing of what a node does about it.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::sys::vm_clock::VmClock;

/// The device of the machine that the process runs in.
const DEVICE: &str = "/dev/vmclock0";

/// The generation of the virtual machine that the process runs in, as it was at one moment. A node
/// notes it when it is built, and its guardian when it admits the node.
#[derive(Clone, Debug, Default)]
pub struct VmGeneration(Option<Arc<Watched>>);

#[derive(Debug)]
struct Watched {
    clock: Arc<VmClock>,
    /// The generation in which the node was built.
    built_in: u64,
}

impl VmGeneration {
    /// Returns the present generation of the machine; that of no machine where nothing tells of it.
    /// A `device` is a file that shows it as the kernel's `vmclock` device does. `None` is
    /// `/dev/vmclock0`.
    ///
    /// # Errors
    /// Whatever the kernel says of a `device` that was named. That the machine has none of its own
    /// is no error.
    pub fn now(device: Option<&Path>) -> io::Result<Self> {
        let clock = match device {
            Some(device) => VmClock::open(device)?,
            None => VmClock::open(Path::new(DEVICE)).unwrap_or_default(),
        };
        let noted = |clock: VmClock| Watched { built_in: clock.generation(), clock: clock.into() };
        Ok(Self(clock.map(|clock| Arc::new(noted(clock)))))
    }

    /// Returns this as if it had been noted in the generation with that number, where there is one.
    #[must_use]
    pub fn noted_in(self, generation: Option<u64>) -> Self {
        let (Some(watched), Some(built_in)) = (&self.0, generation) else { return self };
        let Watched { clock, .. } = &**watched;
        Self(Some(Arc::new(Watched { clock: Arc::clone(clock), built_in })))
    }

    /// Returns the number of the generation that was noted; `None` where nothing tells of it.
    pub fn number(&self) -> Option<u64> {
        self.0.as_ref().map(|watched| watched.built_in)
    }

    /// Returns whether the hypervisor would say that the machine was restored.
    pub(super) const fn is_watched(&self) -> bool {
        self.0.is_some()
    }

    /// Returns whether the machine was restored, or cloned, since this was noted. Costs one load.
    #[inline]
    pub fn is_over(&self) -> bool {
        self.0.as_ref().is_some_and(|watched| watched.clock.generation() != watched.built_in)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::FileExt;
    use std::path::PathBuf;

    /// A file with what the device shows.
    struct Device {
        path: PathBuf,
    }

    impl Device {
        fn new(name: &str, change: impl FnOnce(&mut [u8; 4096])) -> Self {
            let mut page = [0; 4096];
            page[..4].copy_from_slice(b"VCLK");
            page[4..8].copy_from_slice(&4096_u32.to_le_bytes());
            page[8] = 1;
            page[25] = 1;
            page[104..112].copy_from_slice(&7_u64.to_le_bytes());
            change(&mut page);
            let name = format!("interrex-vmclock-{}-{name}", std::process::id());
            let path = std::env::temp_dir().join(name);
            fs::write(&path, page).expect("the temporary folder takes files");
            Self { path }
        }

        fn restore(&self) {
            self.show(8);
        }

        fn show(&self, generation: u64) {
            let file = fs::OpenOptions::new().write(true).open(&self.path);
            let file = file.expect("it was written");
            file.write_all_at(&generation.to_le_bytes(), 104).expect("it takes what is written");
        }

        fn generation(&self) -> VmGeneration {
            VmGeneration::now(Some(&self.path)).expect("it can be mapped")
        }
    }

    impl Drop for Device {
        fn drop(&mut self) {
            let _ = fs::remove_file(&self.path);
        }
    }

    #[test]
    fn a_machine_that_was_restored_is_of_another_generation_and_a_node_built_then_is_of_that() {
        let device = Device::new("restored", |_| {});
        let before = device.generation();
        let copy = before.clone();
        assert!(before.is_watched() && !before.is_over());
        device.restore();
        assert!(before.is_over() && copy.is_over());
        assert!(!device.generation().is_over(), "it was built after the restore");
    }

    #[test]
    fn a_generation_is_over_whatever_the_number_of_the_next() {
        let device = Device::new("number-of-the-next", |_| {});
        let generation = device.generation();
        for next in [0, 6, 8, u64::MAX] {
            device.show(next);
            assert!(generation.is_over(), "{next}");
        }
        device.show(7);
        assert!(!generation.is_over());
    }

    #[test]
    fn a_generation_is_over_for_whoever_noted_an_earlier_one_by_its_number() {
        let device = Device::new("number", |_| {});
        let node = device.generation();
        device.restore();
        let guardian = device.generation();
        assert_eq!((node.number(), guardian.number()), (Some(7), Some(8)));
        assert!(!guardian.clone().noted_in(None).is_over());
        assert!(guardian.noted_in(node.number()).is_over());
        assert_eq!(VmGeneration::default().noted_in(Some(7)).number(), None);
    }

    #[test]
    fn a_device_that_says_nothing_of_generations_is_not_watched() {
        // The flag, the magic, the version, and the second byte of the size.
        for (name, place, byte) in
            [("flag", 25, 0), ("magic", 0, 0), ("version", 8, 2), ("size", 5, 0)]
        {
            let device = Device::new(name, |page| page[place] = byte);
            assert!(!device.generation().is_watched(), "{name}");
            device.restore();
            assert!(!device.generation().is_over(), "{name}");
        }
    }

    #[test]
    fn a_file_that_is_too_short_is_an_error() {
        let device = Device::new("short", |_| {});
        fs::write(&device.path, b"VCLK").expect("it takes what is written");
        assert!(VmGeneration::now(Some(&device.path)).is_err());
        assert!(VmGeneration::now(Some(&std::env::temp_dir())).is_err(), "a folder");
    }

    #[test]
    fn a_device_that_was_named_and_is_not_there_is_an_error_and_one_that_was_not_named_is_none() {
        let missing = Path::new("/dev/interrex-has-no-such-device");
        assert!(VmGeneration::now(Some(missing)).is_err());
        assert!(VmGeneration::now(None).is_ok());
    }
}
