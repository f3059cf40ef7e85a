//! Control groups: one for each node, in which it can be frozen, throttled or left without memory,
//! with its guardian.
//!
//! Knows both versions. Where a controller is not there, or may not be written to, the faults that
//! need it can't be made.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::thread;
use std::time::Duration;

use anyhow::Context as _;

use super::{PREFIX, is_leftover, names_in};

/// A hundred milliseconds, the period of which a throttled group has a part.
const PERIOD_US: u32 = 100_000;

/// The bytes of memory that a group without any has left.
const SPARE_MEMORY: u64 = 64 * 1_024;

/// The files by which a group is frozen, throttled and left without memory.
#[derive(Clone, Debug)]
enum Version {
    /// A hierarchy for each controller.
    One { freezer: Option<PathBuf>, cpu: Option<PathBuf>, memory: Option<PathBuf> },
    /// One hierarchy.
    Two(PathBuf),
}

/// The groups of a run. Dropping it removes them.
#[derive(Debug)]
pub(crate) struct Groups {
    version: Version,
    count: u8,
}

impl Groups {
    /// Makes a group for each of `count` nodes, in each hierarchy that can be had.
    pub(crate) fn create(count: u8) -> Self {
        let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
        let groups = Self { version: version_of(&mounts), count };
        for folder in groups.hierarchies() {
            for name in names_in(&folder).unwrap_or_default() {
                if is_leftover(&name) {
                    remove(&folder.join(name));
                }
            }
            for place in 0..count {
                // Where it can't be made, the faults that need it say so.
                let _ = fs::create_dir(folder.join(name_of(place)));
            }
        }
        groups
    }

    fn hierarchies(&self) -> Vec<PathBuf> {
        match &self.version {
            Version::One { freezer, cpu, memory } => {
                [freezer, cpu, memory].into_iter().flatten().cloned().collect()
            }
            Version::Two(root) => vec![root.clone()],
        }
    }

    /// Returns the files by which a process enters the groups of a node.
    pub(crate) fn procs_files(&self, place: u8) -> Vec<PathBuf> {
        let files = self.hierarchies().into_iter();
        let files = files.map(|folder| folder.join(name_of(place)).join("cgroup.procs"));
        files.filter(|file| file.exists()).collect()
    }

    /// Stops all threads of a node and its guardian at once, or lets them go on.
    ///
    /// # Errors
    /// If this host has no freezer that may be used.
    pub(crate) fn freeze(&self, place: u8, frozen: bool) -> anyhow::Result<()> {
        let (folder, file, words) = match &self.version {
            Version::One { freezer, .. } => {
                (freezer.as_ref(), "freezer.state", ["THAWED", "FROZEN"])
            }
            Version::Two(root) => (Some(root), "cgroup.freeze", ["0", "1"]),
        };
        let folder = folder.context("this host has no freezer")?;
        write(&folder.join(name_of(place)).join(file), words[usize::from(frozen)])
    }

    /// Gives a node a part of one core, in percent; `None` for as much as there is.
    ///
    /// # Errors
    /// If this host can't throttle, or may not be asked to.
    pub(crate) fn throttle(&self, place: u8, percent: Option<u32>) -> anyhow::Result<()> {
        let quota = percent.map(|percent| (PERIOD_US / 100 * percent).to_string());
        match &self.version {
            Version::One { cpu, .. } => {
                let folder = cpu.as_ref().context("this host has no cpu controller")?;
                let quota = quota.unwrap_or_else(|| "-1".to_owned());
                write(&folder.join(name_of(place)).join("cpu.cfs_quota_us"), &quota)
            }
            Version::Two(root) => {
                let quota = quota.unwrap_or_else(|| "max".to_owned());
                let line = format!("{quota} {PERIOD_US}");
                write(&root.join(name_of(place)).join("cpu.max"), &line)
            }
        }
    }

    /// Lets a node, its guardian, and this further process have no more memory than the first two
    /// have by now, and a little.
    ///
    /// Nobody is killed for it. By version 1, whoever needs another page waits for it until the
    /// limit is gone. By version 2, the kernel lets it wait for longer and longer.
    ///
    /// # Errors
    /// If this host can't limit memory, or may not be asked to.
    pub(crate) fn limit_memory(&self, place: u8, eater: u32) -> anyhow::Result<()> {
        let group = self.memory_group(place)?;
        let [used, limit] = self.memory_files();
        if let Some(killer) = self.killer() {
            // Before the limit, beyond which it kills at once.
            write(&group.join(killer), "1")?;
        }
        let used = fs::read_to_string(group.join(used)).context("its memory")?;
        let used: u64 = used.trim().parse().context("its memory")?;
        write(&group.join(limit), &(used + SPARE_MEMORY).to_string())?;
        write(&group.join("cgroup.procs"), &eater.to_string())
    }

    /// Lets a node and its guardian have as much memory as there is.
    ///
    /// # Errors
    /// As [`limit_memory`](Self::limit_memory).
    pub(crate) fn lift_memory_limit(&self, place: u8) -> anyhow::Result<()> {
        let group = self.memory_group(place)?;
        let [_, limit] = self.memory_files();
        match self.killer() {
            Some(killer) => {
                write(&group.join(limit), "-1")?;
                write(&group.join(killer), "0")
            }
            None => write(&group.join(limit), "max"),
        }
    }

    fn memory_group(&self, place: u8) -> anyhow::Result<PathBuf> {
        let folder = match &self.version {
            Version::One { memory, .. } => memory.as_ref(),
            Version::Two(root) => Some(root),
        };
        Ok(folder.context("this host has no memory controller")?.join(name_of(place)))
    }

    /// Returns the files that have the memory in use, and the limit.
    const fn memory_files(&self) -> [&str; 2] {
        match &self.version {
            Version::One { .. } => ["memory.usage_in_bytes", "memory.limit_in_bytes"],
            Version::Two(_) => ["memory.current", "memory.high"],
        }
    }

    /// Returns the file by which a group's processes are not killed, where they would be.
    const fn killer(&self) -> Option<&str> {
        match &self.version {
            Version::One { .. } => Some("memory.oom_control"),
            Version::Two(_) => None,
        }
    }
}

impl Drop for Groups {
    fn drop(&mut self) {
        let rooms = self.hierarchies();
        let rooms =
            rooms.iter().flat_map(|folder| (0..self.count).map(|it| folder.join(name_of(it))));
        rooms.for_each(|room| remove(&room));
    }
}

/// Removes a group, whose processes have been killed. Those that are frozen die once they are not,
/// and the kernel needs a moment to take them out.
fn remove(room: &Path) {
    for (file, word) in [("freezer.state", "THAWED"), ("cgroup.freeze", "0")] {
        if room.join(file).exists() {
            // What can't be removed now is found by the next run.
            let _ = fs::write(room.join(file), word);
        }
    }
    for _ in 0..50 {
        if fs::remove_dir(room).is_ok() || !room.exists() {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
}

fn name_of(place: u8) -> String {
    format!("{PREFIX}{}-{place}", process::id())
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(path, text).with_context(|| path.display().to_string())
}

/// Returns the hierarchies that these mounts have.
fn version_of(mounts: &str) -> Version {
    let fields = |line: &str| -> Vec<String> { line.split(' ').map(str::to_owned).collect() };
    let mounts: Vec<_> = mounts.lines().map(fields).filter(|fields| fields.len() > 3).collect();
    let with = |option: &str| {
        let has = |fields: &&Vec<String>| {
            fields[2] == "cgroup" && fields[3].split(',').any(|found| found == option)
        };
        mounts.iter().find(has).map(|fields| PathBuf::from(&fields[1]))
    };
    let [freezer, cpu, memory] = ["freezer", "cpu", "memory"].map(with);
    let is_one = freezer.is_some() || cpu.is_some() || memory.is_some();
    match mounts.iter().find(|fields| fields[2] == "cgroup2") {
        Some(fields) if !is_one => Version::Two((&fields[1]).into()),
        Some(_) | None => Version::One { freezer, cpu, memory },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_versions_of_control_groups_are_found_where_they_are_mounted() {
        let one = "cgroup /g/cpu cgroup rw,relatime,cpu 0 0\ncgroup /g/fr cgroup rw,freezer 0 0\n\
                   cgroup /g/set cgroup rw,cpuset 0 0\ncgroup /g/mem cgroup rw,memory 0 0\n\
                   cgroup2 /g/unified cgroup2 rw 0 0";
        match version_of(one) {
            Version::One { freezer, cpu, memory } => {
                let found = [freezer, cpu, memory];
                assert_eq!(found, ["/g/fr", "/g/cpu", "/g/mem"].map(|path| Some(path.into())));
            }
            Version::Two(root) => panic!("{root:?} has no controllers"),
        }
        assert!(
            matches!(version_of("cgroup2 /g cgroup2 rw 0 0"), Version::Two(root) if root == Path::new("/g"))
        );
        assert!(matches!(version_of(""), Version::One { freezer: None, .. }));
    }

    #[test]
    fn a_group_without_memory_has_a_little_left_and_is_given_all_of_it_back() {
        let home = tempfile::tempdir().expect("the system has a place for such things");
        let root = home.path().to_owned();
        let group = root.join(name_of(0));
        fs::create_dir(&group).expect("the place was just made");
        let read = |file: &str| fs::read_to_string(group.join(file)).expect("it was written");
        let uses = |file: &str, bytes: &str| {
            fs::write(group.join(file), bytes).expect("the folder takes files");
        };
        // Without a node it has nothing to remove.
        let groups = |version| Groups { version, count: 0 };
        let memory = Some(root.clone());
        let one = groups(Version::One { freezer: None, cpu: None, memory });
        uses("memory.usage_in_bytes", "1000000\n");
        one.limit_memory(0, 42).expect("the group is there");
        let files = ["memory.limit_in_bytes", "memory.oom_control", "cgroup.procs"];
        assert_eq!(files.map(read), ["1065536", "1", "42"]);
        one.lift_memory_limit(0).expect("the group is there");
        assert_eq!(files.map(read), ["-1", "0", "42"]);
        let two = groups(Version::Two(root.clone()));
        uses("memory.current", "2000000\n");
        two.limit_memory(0, 43).expect("the group is there");
        assert_eq!(["memory.high", "cgroup.procs"].map(read), ["2065536", "43"]);
        two.lift_memory_limit(0).expect("the group is there");
        assert_eq!(read("memory.high"), "max");
    }
}
