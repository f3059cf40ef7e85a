//! The content of a file, a variable or a flag, before anybody asks what it means.
//!
//! Knows texts, numbers, lists and tables, each with its origin. Knows no field.

use std::fmt;
use std::path::PathBuf;

use serde::{Serialize, Serializer};

/// The place that a value comes from. A later one in this order beats an earlier one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Origin {
    /// No source says anything, so that the table of all fields does.
    Default,
    /// The profile of times does.
    Profile(&'static str),
    /// A line of the file, counted from 1.
    Line { file: PathBuf, line: usize },
    /// An environment variable.
    Variable(String),
    /// A flag of the command line, as it is written there.
    Flag(String),
}

impl Origin {
    /// Returns the origin in a few letters, with the file's name but not its folder.
    pub(crate) fn short(&self) -> String {
        match self {
            Self::Line { file, line } => {
                let name = file.file_name().unwrap_or(file.as_os_str());
                format!("{}:{line}", name.to_string_lossy())
            }
            Self::Default | Self::Profile(_) | Self::Variable(_) | Self::Flag(_) => {
                self.to_string()
            }
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::Profile(name) => write!(f, "profile {name}"),
            Self::Line { file, line } => write!(f, "{}:{line}", file.display()),
            Self::Variable(name) | Self::Flag(name) => f.write_str(name),
        }
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A value as it is written.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Tree {
    /// A text of a variable or a flag, which may stand for anything.
    Untyped(String),
    /// A text of a file.
    Text(String),
    /// A whole number, in decimal digits.
    Number(String),
    Flag(bool),
    /// Something of a type that no field has: the type with its article, and the text.
    Other(&'static str, String),
    /// A key without a value.
    Nothing,
    List(Vec<Node>),
    Table(Vec<(Key, Node)>),
}

/// A value and its line.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Node {
    pub(crate) line: usize,
    pub(crate) tree: Tree,
}

/// A key of a table and its line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Key {
    pub(crate) line: usize,
    pub(crate) name: String,
}

impl Tree {
    /// Returns the name of its type, with an article.
    pub(crate) const fn type_name(&self) -> &'static str {
        match self {
            Self::Untyped(_) | Self::Text(_) => "a text",
            Self::Number(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::Other(name, _) => name,
            Self::Nothing => "empty",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }

    /// Returns the value in one line, for an error message.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Untyped(text) | Self::Number(text) | Self::Other(_, text) => text.clone(),
            Self::Text(text) => format!("{text:?}"),
            Self::Flag(flag) => flag.to_string(),
            Self::Nothing => String::new(),
            Self::List(items) => {
                let items: Vec<_> = items.iter().map(|item| item.tree.shown()).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Table(_) => "{ ... }".to_owned(),
        }
    }

    /// Returns the number of values in it that are no lists or tables themselves.
    pub(crate) fn leaves(&self) -> usize {
        match self {
            Self::List(items) => items.iter().map(|item| item.tree.leaves()).sum::<usize>().max(1),
            Self::Table(rows) => rows.iter().map(|(_, node)| node.tree.leaves()).sum(),
            Self::Untyped(_)
            | Self::Text(_)
            | Self::Number(_)
            | Self::Flag(_)
            | Self::Other(..)
            | Self::Nothing => 1,
        }
    }
}
