//! The configuration: where values come from, what they may be, and what is wrong with them.
//!
//! | room | what it knows |
//! |---|---|
//! | `schema` | all fields: names, kinds, defaults, words |
//! | `value` | how a value of each kind is written |
//! | `tree`, `toml_file`, `yaml_file` | what a file says, with lines |
//! | `sources` | files, variables, flags |
//! | `takhin` | Takhin's file and variables |
//! | `values` | the values of all fields, from one source after the other |
//! | `rules` | what must hold between fields |
//! | `assemble` | which setting a field is |
//! | `effective` | every value with its origin; what a reload can change |
//! | `faults` | all that is wrong, in order |
//! | `check`, `init` | the two commands |
//!
//! Knows nothing of nodes that run.

mod assemble;
pub(crate) mod check;
mod effective;
mod faults;
pub(crate) mod init;
mod rules;
mod schema;
mod sources;
mod takhin;
mod toml_file;
mod tree;
mod value;
mod values;
mod yaml_file;

#[cfg(test)]
mod tests;

pub(crate) use effective::{Change, Effective};
pub(crate) use faults::Faults;
pub(crate) use sources::Sources;

use crate::settings::Settings;

/// A configuration without a fault.
#[derive(Clone, Debug)]
pub(crate) struct Loaded {
    pub(crate) settings: Settings,
    pub(crate) effective: Effective,
    /// Sentences about what was read and has no effect.
    pub(crate) warnings: Vec<String>,
}

/// Reads all sources, each over the one before it: defaults, file, variables, flags.
///
/// # Errors
/// All [`Faults`] together.
pub(crate) fn load(sources: &Sources) -> Result<Loaded, Faults> {
    let mut values = sources::gather(sources)?;
    rules::check(&mut values);
    let faults = std::mem::take(&mut values.faults);
    let settings = assemble::settings_of(&values);
    let (true, Some(settings)) = (faults.is_empty(), settings) else {
        return Err(faults.sorted());
    };
    let warnings = std::mem::take(&mut values.warnings);
    let effective = Effective { file: sources.file.clone(), entries: values.into_entries() };
    Ok(Loaded { settings, effective, warnings })
}
