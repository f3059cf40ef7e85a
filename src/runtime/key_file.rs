//! Keys from a file, and a file with a new key.
//!
//! Knows files, their permissions and the system's randomness. What a line says is read by
//! [`Keyring::parse`] and [`SubscriberKey::parse`].

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rand::TryRng;
use rand::rngs::SysRng;
use rustix::fs::OFlags;
use zeroize::Zeroizing;

use crate::types::{ClusterId, SubscriberId};
use crate::wire::{KEY_LENGTH, Key, KeyError, Keyring, SubscriberKey};

/// The most bytes that are read: more than two keys and a page of comments need.
const LONGEST: u64 = 16 * 1024;

/// The permissions of everybody but the file's owner.
const OTHERS: u32 = 0o077;

/// The reason why there are no keys from a file.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file can't be read.
    #[error(
        "can't read the keys in {}: copy the file from another member, owned by this user, or make \
         the first with `latency-probe key FILE`", path.display()
    )]
    Read {
        /// The file.
        path: PathBuf,
        /// The kernel's error.
        source: io::Error,
    },
    /// Something else bears the name.
    #[error("{} is no file: name the file with the keys", path.display())]
    NotAFile {
        /// The path that was named.
        path: PathBuf,
    },
    /// Others may read or write it.
    #[error("{} has mode {mode:04o}, so others may have seen the keys: `chmod 600` it, and make new keys if they may", path.display())]
    Permissions {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// Another user owns it, and may write what they like to it.
    #[error(
        "{} belongs to user {owner}, who may change the keys: `chown` it to the user of this process",
        path.display()
    )]
    Owner {
        /// The file.
        path: PathBuf,
        /// Its owner's number.
        owner: u32,
    },
    /// Far longer than two keys.
    #[error("{} is longer than 16 KiB: name the file with the keys", path.display())]
    Length {
        /// The file.
        path: PathBuf,
    },
    /// The file is no text.
    #[error("{} is no text: write one or two lines `ID KEY`", path.display())]
    Text {
        /// The file.
        path: PathBuf,
    },
    /// The file holds something that is no key.
    #[error("{}: {source}", path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// The line, and what is wrong with it.
        source: KeyError,
    },
    /// A file of that name exists.
    #[error("{} exists, and its keys may be in use: name another file, or remove it first", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file can't be written.
    #[error("can't write a key to {}: name a file in a directory that this user may write", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// The kernel's error.
        source: io::Error,
    },
    /// The key can't have that id.
    #[error(transparent)]
    Invalid(#[from] KeyError),
    /// The system has no random numbers.
    #[error(
        "the system gives no random numbers ({reason}), and a key that can be guessed is none: see \
         that getrandom(2) works"
    )]
    Entropy {
        /// The system's error.
        reason: String,
    },
}

/// Reads the keys in a file that belongs to this user or to root and that nobody but its owner may
/// read or write (mode 0600 or less). What stands in it is said at [`Keyring::parse`].
///
/// # Errors
/// [`KeyFileError`], which names the file and what to do, and never shows a key.
pub fn read_keys(path: impl AsRef<Path>) -> Result<Keyring, KeyFileError> {
    read(path.as_ref(), Keyring::parse)
}

/// Reads the key of a subscriber, from a file that belongs to this user or to root and that nobody
/// but its owner may read or write (mode 0600 or less). What stands in it is said at
/// [`SubscriberKey::parse`].
///
/// # Errors
/// [`KeyFileError`], which names the file and what to do, and never shows a key.
pub fn read_subscriber_key(path: impl AsRef<Path>) -> Result<SubscriberKey, KeyFileError> {
    read(path.as_ref(), SubscriberKey::parse)
}

/// Reads a file that nobody else may read or write by `parse`.
fn read<T>(
    path: &Path,
    parse: impl FnOnce(&str) -> Result<T, KeyError>,
) -> Result<T, KeyFileError> {
    let named = || path.to_owned();
    let failed = |source| KeyFileError::Read { path: named(), source };
    let file =
        OpenOptions::new().read(true).custom_flags(OFlags::NONBLOCK.bits() as i32).open(path);
    let file = file.map_err(failed)?;
    // Of what is open, not of the name: that may be another file's by now.
    let found = file.metadata().map_err(failed)?;
    if !found.is_file() {
        return Err(KeyFileError::NotAFile { path: named() });
    }
    let mode = found.mode() & 0o7777;
    if mode & OTHERS != 0 {
        return Err(KeyFileError::Permissions { path: named(), mode });
    }
    let owner = found.uid();
    if owner != 0 && owner != rustix::process::geteuid().as_raw() {
        return Err(KeyFileError::Owner { path: named(), owner });
    }
    let bytes = contents(file).map_err(failed)?;
    if bytes.len() as u64 > LONGEST {
        return Err(KeyFileError::Length { path: named() });
    }
    let text = str::from_utf8(&bytes).map_err(|_| KeyFileError::Text { path: named() })?;
    parse(text).map_err(|source| KeyFileError::Key { path: named(), source })
}

/// Returns the content of the file, as far as it is not too long. Wiped when dropped.
fn contents(file: File) -> io::Result<Zeroizing<Vec<u8>>> {
    // Room for all of it at once: a vector that grows leaves copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(2 * LONGEST as usize));
    file.take(LONGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a new key from the system's randomness to a new file that only its owner may read.
///
/// # Errors
/// [`KeyFileError`]; a file that exists is left as it is.
pub fn create_key_file(path: impl AsRef<Path>, id: u8) -> Result<(), KeyFileError> {
    create(path.as_ref(), &random_key(id)?.to_line())
}

/// Writes the key of a subscriber of `cluster`, derived from the key that the ring seals with, to a
/// new file that only its owner may read. Subscribers must not hold the cluster's key: whoever does
/// is a member.
///
/// # Errors
/// [`KeyFileError`]; a file that exists is left as it is.
pub fn create_subscriber_key_file(
    path: impl AsRef<Path>,
    keys: &Keyring,
    cluster: ClusterId,
    subscriber: SubscriberId,
) -> Result<(), KeyFileError> {
    let key = SubscriberKey::derive(keys.sealing(), cluster, subscriber);
    create(path.as_ref(), &key.to_line())
}

/// Writes a line to a new file that only its owner may read.
fn create(path: &Path, line: &str) -> Result<(), KeyFileError> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = file.map_err(|source| match source.kind() == io::ErrorKind::AlreadyExists {
        true => KeyFileError::Exists { path: path.to_owned() },
        false => KeyFileError::Write { path: path.to_owned(), source },
    })?;
    let written = file.write_all(line.as_bytes()).and_then(|()| file.sync_all());
    written.map_err(|source| {
        // Half a key is none. If it can't be removed either, reading it will say what is wrong.
        let _ = fs::remove_file(path);
        KeyFileError::Write { path: path.to_owned(), source }
    })
}

/// Returns a new key from the system's randomness.
///
/// # Errors
/// [`KeyFileError::Invalid`] if the id is 0, and [`KeyFileError::Entropy`].
pub fn random_key(id: u8) -> Result<Key, KeyFileError> {
    let mut bytes = Zeroizing::new([0; KEY_LENGTH]);
    let filled = SysRng.try_fill_bytes(&mut *bytes);
    filled.map_err(|error| KeyFileError::Entropy { reason: error.to_string() })?;
    Ok(Key::new(id, &bytes)?)
}
