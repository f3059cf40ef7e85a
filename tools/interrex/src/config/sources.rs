//! The sources of a configuration: a file, environment variables, flags.
//!
//! Knows where a value may be written and under which name. Knows no meaning.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::faults::Faults;
use super::schema::{FIELDS, Place};
use super::takhin;
use super::tree::{Key, Node, Origin, Tree};
use super::value::nearest;
use super::values::{Values, variable_of};
use super::{toml_file, yaml_file};

/// The start of each variable's name.
const PREFIX: &str = "INTERREX_";

/// The most bytes of a file; a configuration of 128 members with all comments has 20 KiB.
const LONGEST: u64 = 1 << 20;

/// The greatest number of an item that a variable may name.
const LAST_INDEX: usize = 999;

/// The sources, each of which beats those before it.
#[derive(Clone, Default, Debug)]
pub(crate) struct Sources {
    pub(crate) file: Option<PathBuf>,
    pub(crate) variables: Vec<(OsString, OsString)>,
    /// A field, its value, and the flag as it is written.
    pub(crate) flags: Vec<(String, String, String)>,
}

/// Reads the file into a tree.
///
/// # Errors
/// All faults of the file that keep it from being read.
pub(crate) fn read_file(file: &Path) -> Result<Vec<(Key, Node)>, Faults> {
    let text = text_of(file)?;
    let parsed = match file.extension().and_then(OsStr::to_str) {
        Some("toml") => toml_file::parse(&text),
        Some("yaml" | "yml") => yaml_file::parse(&text),
        Some(_) | None => {
            let reason = "has no known ending; name it .toml, .yaml or .yml by its language";
            return Err(of_file(file, reason));
        }
    };
    match parsed {
        Ok(Node { tree: Tree::Table(rows), .. }) => Ok(rows),
        Ok(Node { tree: Tree::Nothing, .. }) => Ok(Vec::new()),
        Ok(Node { line, tree }) => {
            let mut faults = Faults::default();
            let reason = format!("the file is {}; write sections with fields", tree.type_name());
            faults.at(&Origin::Line { file: file.to_owned(), line }, "", reason);
            Err(faults)
        }
        Err(found) => {
            let mut faults = Faults::default();
            for (line, message) in found {
                faults.at(&Origin::Line { file: file.to_owned(), line }, "", message);
            }
            Err(faults)
        }
    }
}

fn of_file(file: &Path, reason: impl Into<String>) -> Faults {
    let mut faults = Faults::default();
    faults.missing(file.display().to_string(), reason);
    faults
}

fn text_of(file: &Path) -> Result<String, Faults> {
    let bytes = bytes_of(file).map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            return of_file(file, "is not there; `interrex config init` writes a first one");
        }
        of_file(file, format!("can't be read ({error}); let this user read it"))
    })?;
    if bytes.len() as u64 > LONGEST {
        return Err(of_file(file, "is longer than 1 MiB; name the file of the configuration"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        let mut faults = Faults::default();
        let reason = "is no UTF-8 text; save the file as UTF-8";
        faults.at(&Origin::Line { file: file.to_owned(), line }, "", reason);
        faults
    })
}

fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    // A pipe would keep the daemon waiting, and a directory's error names no cause.
    if !path.metadata()?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Takes the variables that begin with [`PREFIX`].
pub(crate) fn take_variables(values: &mut Values, variables: &[(OsString, OsString)]) {
    let mut ours: Vec<_> = variables
        .iter()
        .filter_map(|(name, value)| {
            let name = name.to_str()?;
            name.strip_prefix(PREFIX).map(|rest| (name, rest, value))
        })
        .collect();
    // All members at once come before single ones, and everything in one order on every host.
    ours.sort();
    for (name, rest, value) in ours {
        take_variable(values, name, rest, value);
    }
}

fn take_variable(values: &mut Values, name: &str, rest: &str, value: &OsStr) {
    let origin = Origin::Variable(name.to_owned());
    if rest != "MEMBERS" && !rest.contains("__") {
        return warn_of_single_underscores(values, name, rest);
    }
    let Some(value) = value.to_str() else {
        return values.faults.at(&origin, "", "is no UTF-8 text; write its value as UTF-8");
    };
    if rest == "MEMBERS" {
        return values.put_members(value, &origin);
    }
    let lower = rest.to_lowercase();
    let parts: Vec<&str> = lower.split("__").collect();
    match place_of(&parts) {
        Some(place) => values.put(place, &Tree::Untyped(value.to_owned()), origin),
        None => {
            let index = parts.get(1).and_then(|part| part.parse().ok()).unwrap_or(0);
            let names: Vec<_> = all_places(index).map(variable_of).collect();
            let lower: Vec<_> = names.iter().map(|name| name.to_lowercase()).collect();
            let near = nearest(name, lower.iter().map(String::as_str));
            let hint = near.map_or_else(
                || "its name is INTERREX_SECTION__FIELD with those of a file".to_owned(),
                |near| format!("did you mean {}?", near.to_uppercase()),
            );
            values.faults.at(&origin, "", format!("names no field; {hint}"));
        }
    }
}

/// Says what was probably meant by a variable such as `INTERREX_NODE_ID`. Others without two
/// underscores belong to other programs.
fn warn_of_single_underscores(values: &mut Values, name: &str, rest: &str) {
    let lower = rest.to_lowercase();
    let meant = all_places(0).find(|place| {
        let field = place.field();
        !field.is_in_list() && format!("{}_{}", field.section, field.key) == lower
    });
    if let Some(meant) = meant {
        let meant = variable_of(meant);
        values.warnings.push(format!("{name} is not read; {meant} has two underscores"));
    }
}

/// Takes the flags, in their order.
pub(crate) fn take_flags(values: &mut Values, flags: &[(String, String, String)]) {
    for (path, value, flag) in flags {
        let origin = Origin::Flag(flag.clone());
        if path == "members" {
            values.put_members(value, &origin);
            continue;
        }
        let parts: Vec<&str> =
            path.split(['.', '[', ']']).filter(|part| !part.is_empty()).collect();
        match place_of(&parts) {
            Some(place) => values.put(place, &Tree::Untyped(value.clone()), origin),
            None => {
                let index = parts.get(1).and_then(|part| part.parse().ok()).unwrap_or(0);
                let names: Vec<_> = all_places(index).map(|place| place.to_string()).collect();
                let near = nearest(path, names.iter().map(String::as_str));
                let hint = near
                    .map_or("write SECTION.FIELD with the names of a file".to_owned(), {
                        |near| format!("did you mean `{near}`?")
                    });
                values.faults.at(&origin, path.as_str(), format!("is no field; {hint}"));
            }
        }
    }
}

/// Returns the place of `section, key` or `list, index, key`.
fn place_of(parts: &[&str]) -> Option<Place> {
    let (section, index, key) = match *parts {
        [section, key] => (section, None, key),
        [list, index, key] => {
            let index = index.parse().ok().filter(|index| *index <= LAST_INDEX)?;
            (list, Some(index), key)
        }
        _ => return None,
    };
    Place::find(section, index, key).filter(|place| place.field().is_in_list() == index.is_some())
}

fn all_places(index: usize) -> impl Iterator<Item = Place> {
    FIELDS.iter().filter_map(move |field| {
        Place::find(field.section, field.is_in_list().then_some(index), field.key)
    })
}

/// Takes everything, each source over the one before it.
///
/// # Errors
/// The faults of a file that can't be read or understood; others are in the values.
pub(crate) fn gather(sources: &Sources) -> Result<Values, Faults> {
    let file = sources.file.as_deref();
    let folder = file.and_then(Path::parent).unwrap_or(Path::new("")).to_owned();
    let mut values = Values::new(std::path::absolute(&folder).unwrap_or(folder));
    let mut is_takhins = file.is_none();
    if let Some(file) = file {
        let rows = read_file(file)?;
        is_takhins = takhin::is_theirs(&rows);
        if is_takhins {
            takhin::take_file(&mut values, file, &rows);
        } else {
            values.take_file(file, &rows);
        }
    }
    takhin::take_variables(&mut values, &sources.variables, is_takhins);
    take_variables(&mut values, &sources.variables);
    take_flags(&mut values, &sources.flags);
    values.fill(file);
    Ok(values)
}
