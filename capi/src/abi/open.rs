//! Opens and closes nodes.

use std::ffi::c_char;

use super::{answer, handles, memory};
use crate::entry::Entry;
use crate::settings::{Kind, MemberSettings, Settings, Wait};
use crate::status::Failure;
use crate::status::interrex_status::{
    self, INTERREX_INVALID_ARGUMENT, INTERREX_INVALID_CONFIG, INTERREX_INVALID_VERSION,
};
use crate::types::{
    INTERREX_ABI, INTERREX_NO_NODE, interrex_config, interrex_member, interrex_node,
};

/// The most members that a cluster may have.
const MOST_MEMBERS: usize = 128;

/// Opens a node: checks the configuration, binds its socket, and reads its store. It takes no part
/// until it is polled (`interrex_poll`) or put on a thread of its own (`interrex_spawn`). Close it
/// with `interrex_close`.
///
/// @param config  What the node is made of; nothing of it has to outlive the call.
/// @param node    Receives the handle, or `INTERREX_NO_NODE` if the call fails.
///
/// May be called from any thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_open(
    config: *const interrex_config,
    node: *mut interrex_node,
) -> interrex_status {
    answer(|| {
        // SAFETY: the caller keeps to the header.
        unsafe { memory::put("node", node, INTERREX_NO_NODE) }?;
        // SAFETY: as above.
        let settings = unsafe { settings(config) }?;
        open(&settings, node)
    })
}

/// Opens a node as `interrex_open` does, from a file in TOML, and writes its handle to `*node`. The
/// keys of the file are the fields of `interrex_config` and `interrex_member`, but for
/// `struct_size`, `abi`, `member_count` and `pinned`; kinds and wait strategies are written
/// `"voter"`, `"backoff"` and so on. An unknown key or a value of the wrong type is an error that
/// names the file and the line.
///
///     cluster = 7
///     node = 1
///     key_file = "/etc/exchange/interrex.key"
///     members = [
///         { id = 1, address = "10.0.0.1:7411" },
///         { id = 2, address = "10.0.0.2:7411" },
///         { id = 3, address = "10.0.0.3:7411", kind = "witness" },
///     ]
///
/// May be called from any thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn interrex_open_file(
    path: *const c_char,
    node: *mut interrex_node,
) -> interrex_status {
    answer(|| {
        // SAFETY: the caller keeps to the header.
        unsafe { memory::put("node", node, INTERREX_NO_NODE) }?;
        // SAFETY: as above.
        let path = unsafe { memory::path(path) };
        let path = path.ok_or_else(|| Failure::new(INTERREX_INVALID_ARGUMENT, "path is NULL"))?;
        open(&Settings::read(&path)?, node)
    })
}

/// Asks a node to end, and waits for nothing. A node on its own thread carries out the commands
/// that were sent before, resigns if it leads, and ends. One that its owner polls does so in the
/// next `interrex_poll`, which answers `INTERREX_NODE_GONE`. May be called any number of times,
/// from any thread. The handle must still be closed.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_shutdown(node: interrex_node) -> interrex_status {
    answer(|| {
        handles::find(node)?.shutdown();
        Ok(())
    })
}

/// Ends a node and gives its handle back. A leader has resigned and sent word to the others when
/// this returns, so the process may exit at once. It waits for guards that are held, up to
/// `drain_limit_ns`: release those of the calling thread first.
///
/// The handle is closed whatever the answer is, unless it named no open node before:
/// `INTERREX_PANICKED` says that a panic had ended the node's thread. From now on every call with
/// this handle answers `INTERREX_CLOSED`, and `interrex_is_leader` answers false. May be called
/// from any thread, while other threads are in other calls with the same handle. Must not be called
/// by a signal handler.
#[unsafe(no_mangle)]
pub extern "C" fn interrex_close(node: interrex_node) -> interrex_status {
    answer(|| handles::close(node)?.close())
}

fn open(settings: &Settings, node: *mut interrex_node) -> Result<(), Failure> {
    let id = handles::open(Entry::open(settings)?)?;
    // SAFETY: it was written to before.
    unsafe { memory::put("node", node, id) }
}

/// Returns the settings of a struct.
///
/// # Safety
/// As the header says of the struct.
unsafe fn settings(config: *const interrex_config) -> Result<Settings, Failure> {
    // SAFETY: the caller keeps to the header.
    let config = unsafe { memory::read(config) }?;
    if config.abi != INTERREX_ABI {
        return Err(Failure::new(
            INTERREX_INVALID_VERSION,
            format_args!(
                "interrex_config.abi = {}: set it to INTERREX_ABI of the header, which is {INTERREX_ABI} \
                 for this library; compile anew where it differs",
                config.abi
            ),
        ));
    }
    // SAFETY: as above.
    let members = unsafe { memory::read_array(config.members, config.member_count, MOST_MEMBERS) }?;
    // SAFETY: as above.
    let members = members.iter().map(|member| unsafe { member_settings(member) });
    Ok(Settings {
        cluster: config.cluster,
        node: config.node,
        members: members.collect::<Result<_, _>>()?,
        // SAFETY: as above.
        profile: unsafe { memory::text("profile", config.profile) }?,
        // SAFETY: as above.
        key_file: unsafe { memory::path(config.key_file) },
        unauthenticated: flag("unauthenticated", config.unauthenticated)?,
        // SAFETY: as above.
        store: unsafe { memory::path(config.store) },
        // SAFETY: as above.
        guardian: unsafe { memory::path(config.guardian) },
        // SAFETY: as above.
        public_page: unsafe { memory::path(config.public_page) },
        // SAFETY: as above.
        subscribers: unsafe { memory::text("subscribers", config.subscribers) }?,
        wait: wait(config.wait)?,
        core: flag("pinned", config.pinned)?.then_some(config.core),
        realtime: Some(config.realtime),
        lock_memory: flag("lock_memory", config.lock_memory)?,
        position_log_term: config.position_log_term,
        position_index: config.position_index,
        drain_limit_ns: config.drain_limit_ns,
        beat_timeout_ns: config.beat_timeout_ns,
        failback_after_ns: config.failback_after_ns,
        standby: flag("standby", config.standby)?,
        // Lossless on every target of this library.
        event_capacity: config.event_capacity as usize,
    })
}

/// Returns the settings of a member.
///
/// # Safety
/// As the header says of the struct.
unsafe fn member_settings(member: &interrex_member) -> Result<MemberSettings, Failure> {
    // SAFETY: the caller keeps to the header.
    let address = unsafe { memory::text("interrex_member.address", member.address) }?;
    let address = address.ok_or_else(|| {
        Failure::new(
            INTERREX_INVALID_CONFIG,
            format_args!("member {} has no address: write one with a port", member.id),
        )
    })?;
    let kind = match member.kind {
        0 => Kind::Voter,
        1 => Kind::Witness,
        2 => Kind::Observer,
        kind => {
            return Err(Failure::new(
                INTERREX_INVALID_CONFIG,
                format_args!("member {}: kind {kind} is none of interrex_member_kind", member.id),
            ));
        }
    };
    Ok(MemberSettings { id: member.id, address, kind, priority: member.priority })
}

fn wait(number: i32) -> Result<Wait, Failure> {
    match number {
        0 => Ok(Wait::Backoff),
        1 => Ok(Wait::Spin),
        2 => Ok(Wait::Yield),
        3 => Ok(Wait::Park),
        _ => Err(Failure::new(
            INTERREX_INVALID_CONFIG,
            format_args!("interrex_config.wait = {number}: it is none of interrex_wait"),
        )),
    }
}

fn flag(field: &str, value: u8) -> Result<bool, Failure> {
    match value {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Failure::new(
            INTERREX_INVALID_CONFIG,
            format_args!("interrex_config.{field} = {value}: write 0 or 1"),
        )),
    }
}
