//! All that is wrong with a configuration, in the order in which its author would look for it.
//!
//! Knows places and words, and nothing of the rules that were broken.

use std::fmt;

use serde::Serialize;
use textwrap::Options;

use super::tree::Origin;

/// The width of a line on a screen.
const WIDTH: usize = 80;

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Debug)]
pub(crate) struct Fault {
    /// The place of the value; `None` where there is nothing to point at.
    pub(crate) origin: Option<Origin>,
    /// The field, with its value where it has one.
    #[serde(rename = "field")]
    pub(crate) subject: String,
    /// The reason why it is wrong, and what to do.
    pub(crate) reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.origin.as_ref().map(Origin::to_string).into_iter();
        let parts = parts.chain((!self.subject.is_empty()).then(|| self.subject.clone()));
        write!(f, "{}", parts.collect::<Vec<_>>().join(": "))?;
        let indented = Options::new(WIDTH).initial_indent("    ").subsequent_indent("    ");
        let indented = indented.break_words(false);
        textwrap::wrap(&self.reason, indented).iter().try_for_each(|line| write!(f, "\n{line}"))
    }
}

/// Everything that is wrong; never empty once it is returned as an error.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Debug)]
pub(crate) struct Faults {
    #[serde(rename = "faults")]
    all: Vec<Fault>,
}

impl Faults {
    /// Adds a fault of a value that was written somewhere.
    pub(crate) fn at(
        &mut self,
        origin: &Origin,
        subject: impl Into<String>,
        reason: impl Into<String>,
    ) {
        let origin = Some(origin.clone());
        self.all.push(Fault { origin, subject: subject.into(), reason: reason.into() });
    }

    /// Adds a fault of something that was written nowhere.
    pub(crate) fn missing(&mut self, subject: impl Into<String>, reason: impl Into<String>) {
        self.all.push(Fault { origin: None, subject: subject.into(), reason: reason.into() });
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Returns the faults: first what is missing, then lines of the file, variables, flags.
    pub(crate) fn sorted(mut self) -> Self {
        self.all.sort();
        self.all.dedup();
        self
    }

    #[cfg(test)]
    pub(crate) fn all(&self) -> &[Fault] {
        &self.all
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.all.len();
        write!(f, "the configuration has {count} fault{}", if count == 1 { "" } else { "s" })?;
        self.all.iter().try_for_each(|fault| write!(f, "\n\n{fault}"))
    }
}

impl std::error::Error for Faults {}
