//! The values of all fields, gathered from one source after the other.
//!
//! Knows the table of fields, relative paths and unknown names. Knows no file and no rule between
//! two fields.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use interrex::{Duration, Timing};

use super::faults::Faults;
use super::schema::{self, Default, FIELDS, LISTS, Place, SECTIONS};
use super::tree::{Key, Node, Origin, Tree};
use super::value::{Value, nearest};

/// A value and its origin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    pub(crate) value: Value,
    pub(crate) origin: Origin,
}

/// The values so far, and what is wrong with them.
#[derive(Debug)]
pub(crate) struct Values {
    known: BTreeMap<Place, Entry>,
    /// Fields whose value can't be used. Rules that need them are left out.
    broken: BTreeSet<Place>,
    /// The first mention of each item of a list.
    items: BTreeMap<(&'static str, usize), Origin>,
    /// The folder that relative paths of the file start at.
    folder: PathBuf,
    pub(crate) faults: Faults,
    pub(crate) warnings: Vec<String>,
}

impl Values {
    /// Creates an empty set; relative paths in a file start at `folder`.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            known: BTreeMap::new(),
            broken: BTreeSet::new(),
            items: BTreeMap::new(),
            folder,
            faults: Faults::default(),
            warnings: Vec::new(),
        }
    }

    /// Takes a value in place of an earlier source's.
    pub(crate) fn put(&mut self, place: Place, tree: &Tree, origin: Origin) {
        let section = place.field().section;
        if let Some(index) = place.index {
            self.items.entry((section, index)).or_insert_with(|| origin.clone());
        }
        self.known.remove(&place);
        self.broken.remove(&place);
        match place.field().kind.read(tree) {
            Ok(value) => {
                let value = self.resolved(value, &origin);
                self.known.insert(place, Entry { value, origin });
            }
            Err(reason) => {
                self.faults.at(&origin, format!("{place} = {}", tree.shown()), reason);
                self.broken.insert(place);
            }
        }
    }

    /// Returns the value with relative paths that start at the file's folder, if a file says it. A
    /// program without a slash is looked for in `PATH` and stays as it is.
    fn resolved(&self, value: Value, origin: &Origin) -> Value {
        let Origin::Line { .. } = origin else { return value };
        match value {
            Value::Path(path) => Value::Path(self.folder.join(path)),
            Value::Command(mut words) => {
                // A text joined with a folder whose name is no text stays relative.
                let path = words.first().filter(|word| word.contains('/'));
                let path = path.and_then(|word| self.folder.join(word).to_str().map(String::from));
                if let (Some(path), Some(first)) = (path, words.first_mut()) {
                    *first = path;
                }
                Value::Command(words)
            }
            Value::Unset | Value::Text(_) | Value::Number(_) | Value::Flag(_) | Value::Time(_) => {
                value
            }
        }
    }

    /// Takes what a file says: sections with their fields.
    pub(crate) fn take_file(&mut self, file: &Path, rows: &[(Key, Node)]) {
        for (key, node) in rows {
            let origin = |line| Origin::Line { file: file.to_owned(), line };
            let list = LISTS.iter().find(|&&list| list == key.name).copied();
            let section = SECTIONS.iter().find(|(section, _)| *section == key.name);
            match (list, section, &node.tree) {
                (Some(list), _, Tree::List(items)) => {
                    for (index, item) in items.iter().enumerate() {
                        self.take_item(list, index, item, &origin);
                    }
                }
                (None, Some((section, _)), Tree::Table(rows)) => {
                    self.take_section(section, None, rows, &origin);
                }
                (_, Some(_), Tree::Nothing) => {}
                (Some(list), _, other) => {
                    let reason = format!("is {}; write a list of tables", other.type_name());
                    self.faults.at(&origin(key.line), list, reason);
                }
                (None, Some((section, _)), other) => {
                    let reason = format!("is {}; write a table of fields", other.type_name());
                    self.faults.at(&origin(key.line), *section, reason);
                }
                (None, None, _) => {
                    self.faults.at(&origin(key.line), key.name.as_str(), no_section(&key.name));
                }
            }
        }
    }

    fn take_item(
        &mut self,
        list: &'static str,
        index: usize,
        item: &Node,
        origin: &impl Fn(usize) -> Origin,
    ) {
        let Tree::Table(rows) = &item.tree else {
            let reason = format!("is {}; write a table of fields", item.tree.type_name());
            return self.faults.at(&origin(item.line), format!("{list}[{index}]"), reason);
        };
        self.items.insert((list, index), origin(item.line));
        self.take_section(list, Some(index), rows, origin);
    }

    fn take_section(
        &mut self,
        section: &str,
        index: Option<usize>,
        rows: &[(Key, Node)],
        origin: &impl Fn(usize) -> Origin,
    ) {
        for (key, node) in rows {
            match Place::find(section, index, &key.name) {
                Some(place) => self.put(place, &node.tree, origin(node.line)),
                None => {
                    let item = index.map(|index| format!("[{index}]")).unwrap_or_default();
                    let subject = format!("{section}{item}.{}", key.name);
                    self.faults.at(&origin(key.line), subject, no_key(section, &key.name));
                }
            }
        }
    }

    /// Takes all members from a text such as `1=10.0.0.1:7411,2=10.0.0.2:7411`, in place of every
    /// earlier source's.
    pub(crate) fn put_members(&mut self, text: &str, origin: &Origin) {
        let is_member = |place: &Place| place.field().section == "members";
        self.known.retain(|place, _| !is_member(place));
        self.broken.retain(|place| !is_member(place));
        self.items.retain(|(list, _), _| *list != "members");
        for (index, part) in text.split(',').enumerate() {
            let subject = format!("members = {part}");
            let Some((id, address)) = part.trim().split_once('=') else {
                let reason =
                    "is no member; write ID=ADDRESS, as in 1=10.0.0.1:7411,2=10.0.0.2:7411";
                self.faults.at(origin, subject, reason);
                continue;
            };
            for (key, text) in [("id", id), ("address", address)] {
                let place = Place::find("members", Some(index), key).expect("members have both");
                self.put(place, &Tree::Untyped(text.trim().to_owned()), origin.clone());
            }
        }
    }

    /// Gives every field that no source has named its default, and reports those that have none.
    pub(crate) fn fill(&mut self, file: Option<&Path>) {
        self.check_indices();
        let items: Vec<_> = self.items.keys().copied().collect();
        let of_items = items.iter().flat_map(|&(list, index)| {
            schema::keys_of(list).filter_map(move |key| Place::find(list, Some(index), key))
        });
        let single = FIELDS.iter().filter(|field| !field.is_in_list());
        let single = single.filter_map(|field| Place::find(field.section, None, field.key));
        let mut places: Vec<_> = single.chain(of_items).collect();
        // Those that are like another field come last.
        places.sort_by_key(|place| matches!(place.field().default, Default::Like(_)));
        for place in places {
            if !self.known.contains_key(&place) && !self.broken.contains(&place) {
                self.fill_one(place, file);
            }
        }
    }

    fn fill_one(&mut self, place: Place, file: Option<&Path>) {
        let field = place.field();
        let (value, origin) = match field.default {
            Default::Unset => (Some(Value::Unset), Origin::Default),
            Default::Is(text) => {
                (field.kind.read(&Tree::Untyped(text.to_owned())).ok(), Origin::Default)
            }
            Default::Like(key) => {
                let other = Place::find(field.section, place.index, key);
                (other.and_then(|other| self.value(other)).cloned(), Origin::Default)
            }
            Default::Profile => match self.profile() {
                Some((name, timing)) => (of_timing(timing, field.key), Origin::Profile(name)),
                None => (None, Origin::Default),
            },
            Default::Needed => {
                self.report_missing(place, file);
                (None, Origin::Default)
            }
        };
        match value {
            Some(value) => drop(self.known.insert(place, Entry { value, origin })),
            None => drop(self.broken.insert(place)),
        }
    }

    fn report_missing(&mut self, place: Place, file: Option<&Path>) {
        let wanted = place.field().kind.wanted();
        let item = place.index.and_then(|index| self.items.get(&(place.field().section, index)));
        if let Some(origin) = item {
            let origin = origin.clone();
            let reason = format!("is missing; write {wanted}, or set {}", variable_of(place));
            return self.faults.at(&origin, place.to_string(), reason);
        }
        let source = file.map_or("name a file by --config, or".to_owned(), |file| {
            format!("write {wanted} in {}, or", file.display())
        });
        let reason = format!("is missing; {source} set {}", variable_of(place));
        self.faults.missing(place.to_string(), reason);
    }

    /// Reports items whose number leaves a gap, as a variable's may.
    fn check_indices(&mut self) {
        for list in LISTS {
            let items = self.items.iter().filter(|((name, _), _)| *name == list);
            let gap = items.enumerate().find(|(count, ((_, index), _))| count != index);
            if let Some((count, ((_, index), origin))) = gap {
                let reason = format!(
                    "leaves a gap: {count} come before it, and they are counted from 0; write \
                     {list}[{count}]"
                );
                self.faults.at(&origin.clone(), format!("{list}[{index}]"), reason);
            }
        }
    }

    fn profile(&self) -> Option<(&'static str, Timing)> {
        let name = self.text("node", None, "profile")?;
        Timing::PROFILES.into_iter().find(|(known, _)| *known == name)
    }

    /// Returns the value of a field, unless it can't be used.
    pub(crate) fn value(&self, place: Place) -> Option<&Value> {
        self.known.get(&place).map(|entry| &entry.value)
    }

    /// Returns the value of a field and its origin, unless it can't be used.
    pub(crate) fn entry(&self, section: &str, index: Option<usize>, key: &str) -> Option<&Entry> {
        self.known.get(&Place::find(section, index, key)?)
    }

    /// Returns the text of a field that has one.
    pub(crate) fn text(&self, section: &str, index: Option<usize>, key: &str) -> Option<&str> {
        match &self.entry(section, index, key)?.value {
            Value::Text(text) => Some(text),
            Value::Unset
            | Value::Path(_)
            | Value::Number(_)
            | Value::Flag(_)
            | Value::Time(_)
            | Value::Command(_) => None,
        }
    }

    /// Returns the time of a field that has one.
    pub(crate) fn time(
        &self,
        section: &str,
        index: Option<usize>,
        key: &str,
    ) -> Option<std::time::Duration> {
        match self.entry(section, index, key)?.value {
            Value::Time(time) => Some(time),
            Value::Unset
            | Value::Text(_)
            | Value::Path(_)
            | Value::Number(_)
            | Value::Flag(_)
            | Value::Command(_) => None,
        }
    }

    /// Returns the number of a field that has one.
    pub(crate) fn number(&self, section: &str, index: Option<usize>, key: &str) -> Option<i128> {
        match self.entry(section, index, key)?.value {
            Value::Number(number) => Some(number),
            Value::Unset
            | Value::Text(_)
            | Value::Path(_)
            | Value::Flag(_)
            | Value::Time(_)
            | Value::Command(_) => None,
        }
    }

    /// Returns the flag of a field that has one.
    pub(crate) fn flag(&self, section: &str, index: Option<usize>, key: &str) -> Option<bool> {
        match self.entry(section, index, key)?.value {
            Value::Flag(flag) => Some(flag),
            Value::Unset
            | Value::Text(_)
            | Value::Path(_)
            | Value::Number(_)
            | Value::Time(_)
            | Value::Command(_) => None,
        }
    }

    /// Returns the path of a field that has one.
    pub(crate) fn path(&self, section: &str, index: Option<usize>, key: &str) -> Option<PathBuf> {
        match &self.entry(section, index, key)?.value {
            Value::Path(path) => Some(path.clone()),
            Value::Unset
            | Value::Text(_)
            | Value::Number(_)
            | Value::Flag(_)
            | Value::Time(_)
            | Value::Command(_) => None,
        }
    }

    /// Returns the command of a field that has one.
    pub(crate) fn command(
        &self,
        section: &str,
        index: Option<usize>,
        key: &str,
    ) -> Option<Vec<String>> {
        match &self.entry(section, index, key)?.value {
            Value::Command(words) => Some(words.clone()),
            Value::Unset
            | Value::Text(_)
            | Value::Path(_)
            | Value::Number(_)
            | Value::Flag(_)
            | Value::Time(_) => None,
        }
    }

    /// Returns the numbers of a list's items.
    pub(crate) fn indices(&self, list: &str) -> Vec<usize> {
        self.items.keys().filter(|(name, _)| *name == list).map(|(_, index)| *index).collect()
    }

    /// Returns the first mention of an item.
    pub(crate) fn item(&self, list: &'static str, index: usize) -> Option<&Origin> {
        self.items.get(&(list, index))
    }

    /// Returns all values in the order of the table.
    pub(crate) fn into_entries(self) -> Vec<(Place, Entry)> {
        self.known.into_iter().collect()
    }
}

/// Returns the variable that sets a field.
pub(crate) fn variable_of(place: Place) -> String {
    let (section, key) = (place.field().section, place.field().key);
    let index = place.index.map(|index| format!("{index}__")).unwrap_or_default();
    format!("INTERREX_{section}__{index}{key}").to_uppercase()
}

/// Returns the place in a timing of the time that a field sets.
pub(crate) fn time_in<'a>(timing: &'a mut Timing, key: &str) -> Option<&'a mut Duration> {
    match key {
        "heartbeat_interval" => Some(&mut timing.heartbeat_interval),
        "election_timeout_min" => Some(&mut timing.election_timeout_min),
        "election_timeout_max" => Some(&mut timing.election_timeout_max),
        "promise" => Some(&mut timing.promise),
        "promise_max" => Some(&mut timing.promise_max),
        "rank_slot" => Some(&mut timing.rank_slot),
        "campaign_limit" => Some(&mut timing.campaign_limit),
        "request_interval" => Some(&mut timing.request_interval),
        "probe_after" => Some(&mut timing.probe_after),
        "lapse_limit" => Some(&mut timing.lapse_limit),
        _ => None,
    }
}

/// Returns the value that a profile has for a field.
pub(crate) fn of_timing(mut timing: Timing, key: &str) -> Option<Value> {
    match key {
        "pre_vote" => Some(Value::Flag(timing.pre_vote)),
        "fast_election" => Some(Value::Flag(timing.fast_election)),
        _ => time_in(&mut timing, key).map(|time| Value::Time((*time).into())),
    }
}

/// Returns the reason why a name is none of a section.
fn no_section(name: &str) -> String {
    let sections = SECTIONS.iter().map(|(section, _)| *section);
    let home = FIELDS.iter().find(|field| field.key == name).map(|field| field.section);
    match (nearest(name, sections.clone()), home) {
        (Some(near), _) => format!("is no section; did you mean `{near}`?"),
        (None, Some(home)) => format!("is no section; `{name}` stands in [{home}]"),
        (None, None) => {
            format!("is no section; there are {}", sections.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Returns the reason why a key is none of its section's.
fn no_key(section: &str, key: &str) -> String {
    let home = FIELDS.iter().find(|field| field.key == key).map(|field| field.section);
    match (home, nearest(key, schema::keys_of(section))) {
        (Some(home), _) => format!("is no field of [{section}]; `{key}` stands in [{home}]"),
        (None, Some(near)) => format!("is no field of [{section}]; did you mean `{near}`?"),
        (None, None) => {
            let keys: Vec<_> = schema::keys_of(section).collect();
            format!("is no field; [{section}] has {}", keys.join(", "))
        }
    }
}
