//! `interrex config check`: the configuration in effect with the origin of each value, or all that
//! is wrong with it.
//!
//! Knows screens and JSON.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};

use interrex::runtime::read_keys;

use super::effective::Effective;
use super::schema::Place;
use super::values::Entry;
use super::{Loaded, Sources, load};

/// Prints the configuration; as JSON, also all faults.
///
/// # Errors
/// All faults of the configuration, or the output's.
pub(crate) fn run(sources: &Sources, is_json: bool) -> anyhow::Result<()> {
    let mut loaded = match load(sources) {
        Ok(loaded) => loaded,
        Err(faults) => {
            if is_json {
                print(&(serde_json::to_string_pretty(&faults)? + "\n"))?;
            }
            return Err(faults.into());
        }
    };
    warn_of_unusable_keys(&mut loaded);
    for warning in &loaded.warnings {
        eprintln!("{}", wrapped("warning: ", warning));
    }
    let text = if is_json {
        serde_json::to_string_pretty(&loaded.effective)? + "\n"
    } else {
        table(&loaded.effective, width())
    };
    Ok(print(&text)?)
}

fn print(text: &str) -> io::Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        // Whoever reads it, such as `head`, has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Adds a warning if this user can't read the keys on this host. That is no fault of the
/// configuration: it may be checked elsewhere.
fn warn_of_unusable_keys(loaded: &mut Loaded) {
    if let Some(path) = &loaded.settings.node.key_file
        && let Err(error) = read_keys(path)
    {
        loaded.warnings.push(format!("node.key_file: {error}"));
    }
}

fn wrapped(start: &str, text: &str) -> String {
    let options = textwrap::Options::new(80).initial_indent(start).subsequent_indent("    ");
    textwrap::fill(text, options.break_words(false))
}

/// Returns the width of the terminal; `None` where the output is no terminal, and each value has
/// its line.
fn width() -> Option<usize> {
    let stdout = io::stdout();
    let size = stdout.is_terminal().then(|| rustix::termios::tcgetwinsize(&stdout).ok()).flatten();
    size.map(|size| usize::from(size.ws_col)).filter(|&columns| columns > 0)
}

/// The columns that every value has, however long origins are.
const NARROWEST_VALUE: usize = 24;
/// The columns after which a value's origin no longer stands below the others.
const WIDEST_VALUE: usize = 40;

/// Returns all fields as lines, a blank one between sections.
fn table(effective: &Effective, width: Option<usize>) -> String {
    let cells = |(place, entry): &(Place, Entry)| {
        [place.to_string(), entry.value.to_string(), entry.origin.short()]
    };
    let rows: Vec<[String; 3]> = effective.entries.iter().map(cells).collect();
    let widest = |column: usize| rows.iter().map(|row| columns(&row[column])).max().unwrap_or(0);
    let (first, last) = (widest(0), widest(2));
    let left = width.map_or(WIDEST_VALUE, |width| width.saturating_sub(first + 2 + 2 + last));
    let second = widest(1).min(left.clamp(NARROWEST_VALUE, WIDEST_VALUE));
    let mut text = String::new();
    if let Some(file) = &effective.file {
        let _ = writeln!(text, "configuration of {}\n", file.display());
    }
    text.push_str(&row(["FIELD", "VALUE", "ORIGIN"], first, second, width));
    let mut section = "node";
    for ((place, _), [field, value, origin]) in effective.entries.iter().zip(&rows) {
        if place.field().section != section {
            section = place.field().section;
            text.push('\n');
        }
        text.push_str(&row([field, value, origin], first, second, width));
    }
    text
}

fn columns(text: &str) -> usize {
    text.chars().count()
}

/// Returns a row; on two lines where it would be wider than the terminal.
fn row(cells: [&str; 3], first: usize, second: usize, width: Option<usize>) -> String {
    let [field, value, origin] = cells;
    let mut line = format!("{field:<first$}  {value:<second$}");
    let length = columns(&line) + 2 + columns(origin);
    if width.is_some_and(|width| length > width) {
        let indent = first + 2 + second + 2;
        let indent =
            width.map_or(indent, |width| indent.min(width.saturating_sub(columns(origin))));
        line.truncate(line.trim_end().len());
        let _ = write!(line, "\n{:indent$}{origin}", "");
    } else {
        let _ = write!(line, "  {origin}");
    }
    line + "\n"
}
