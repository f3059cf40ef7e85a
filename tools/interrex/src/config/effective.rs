//! The configuration that a daemon goes by, field by field, with the origin of each value; and the
//! difference between two.
//!
//! Knows fields and values. Whether a running daemon can take a change is in the table of fields.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::schema::Place;
use super::value::Value;
use super::values::Entry;

/// Every field with its value and origin, in the order of the table.
#[derive(Clone, Debug)]
pub(crate) struct Effective {
    pub(crate) file: Option<PathBuf>,
    pub(super) entries: Vec<(Place, Entry)>,
}

/// The fields that differ between two configurations.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Changes {
    /// Those that a running daemon can take.
    pub(crate) at_once: Vec<Change>,
    /// Those that wait for its next start.
    pub(crate) at_restart: Vec<Change>,
}

/// A field that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Change {
    /// The field, as in `members[0].priority`.
    pub(crate) field: String,
    /// The value before; `None` where the item of a list is new.
    pub(crate) old: Option<Value>,
    /// The value after; `None` where the item of a list is gone.
    pub(crate) new: Option<Value>,
}

impl Effective {
    /// Returns the fields whose value is another in `newer`. Origins don't count.
    pub(crate) fn changes(&self, newer: &Self) -> Changes {
        let mut both: BTreeMap<Place, (Option<&Value>, Option<&Value>)> = BTreeMap::new();
        for (place, entry) in &self.entries {
            both.entry(*place).or_default().0 = Some(&entry.value);
        }
        for (place, entry) in &newer.entries {
            both.entry(*place).or_default().1 = Some(&entry.value);
        }
        let mut changes = Changes::default();
        for (place, (old, new)) in both.into_iter().filter(|(_, (old, new))| old != new) {
            let fitting = match place.field().reloads {
                true => &mut changes.at_once,
                false => &mut changes.at_restart,
            };
            let (old, new) = (old.cloned(), new.cloned());
            fitting.push(Change { field: place.to_string(), old, new });
        }
        changes
    }
}

/// The fields as they are written in JSON: each by its path.
struct Fields<'a>(&'a [(Place, Entry)]);

#[derive(Serialize)]
struct Shown<'a> {
    value: &'a Value,
    origin: String,
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (place, Entry { value, origin }) in self.0 {
            map.serialize_entry(&place.to_string(), &Shown { value, origin: origin.to_string() })?;
        }
        map.end()
    }
}

impl Serialize for Effective {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("file", &self.file)?;
        map.serialize_entry("fields", &Fields(&self.entries))?;
        map.end()
    }
}
