//! Rows and columns as text, as Markdown and as CSV; and lines that have a name.
//!
//! Text is 80 columns wide, whatever the terminal: a result is pasted elsewhere more often than it
//! is read where it was made.

use comfy_table::{CellAlignment, LineStyle, TableStyle};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// The width of text.
pub const WIDTH: usize = 80;

/// The column at which the text of a named line begins.
pub const INDENT: usize = 22;

/// Rows below a header. The first column is aligned to the left, all others to the right.
#[derive(Clone, Debug)]
pub struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Creates a table without rows.
    #[must_use]
    pub fn new(header: &[&str]) -> Self {
        Self { header: header.iter().map(|&name| name.to_owned()).collect(), rows: Vec::new() }
    }

    /// Adds a row at the end.
    pub fn push(&mut self, row: impl IntoIterator<Item = String>) {
        self.rows.push(row.into_iter().collect());
    }

    /// Returns true if there is nothing but the header.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns the table as text: two spaces between columns, or one where it would be too wide.
    #[must_use]
    pub fn text(&self) -> String {
        let text = self.padded(1);
        let is_too_wide = text.lines().any(|line| line.chars().count() > WIDTH);
        if is_too_wide { self.padded(0) } else { text }
    }

    /// Returns the text with that padding; the library adds one space between two columns.
    fn padded(&self, padding: u16) -> String {
        let mut table = comfy_table::Table::new();
        let rule = LineStyle::none().fill('-').junction('-');
        table.load_style(TableStyle::new().header_separator(rule));
        if self.header.iter().any(|name| !name.is_empty()) {
            table.set_header(&self.header);
        }
        for row in &self.rows {
            table.add_row(row);
        }
        for (place, column) in table.column_iter_mut().enumerate() {
            column.set_padding(if place == 0 { (0, 0) } else { (padding, 0) });
            if place > 0 {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.trim_fmt()
    }

    /// Returns the table as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let line = |cells: &Vec<String>| format!("| {} |\n", cells.join(" | "));
        let rules = (0..self.header.len()).map(|place| if place == 0 { "---" } else { "---:" });
        let rule = format!("|{}|\n", rules.collect::<Vec<_>>().join("|"));
        let rows: String = self.rows.iter().map(line).collect();
        line(&self.header) + &rule + &rows
    }

    /// Returns the table as CSV, with underscores for blanks.
    #[must_use]
    pub fn csv(&self) -> String {
        let line = |cells: &Vec<String>| cells.join(",").replace(' ', "_") + "\n";
        std::iter::once(&self.header).chain(&self.rows).map(line).collect()
    }
}

/// Returns a line with a name before it, broken between words before the 81st column.
#[must_use]
pub fn named_line(name: &str, value: &str) -> String {
    let (first, further) = (format!("{name:<INDENT$}"), " ".repeat(INDENT));
    let options = between_words(WIDTH).initial_indent(&first).subsequent_indent(&further);
    textwrap::fill(value, options) + "\n"
}

/// Returns a text as lines of at most 80 columns.
#[must_use]
pub fn paragraph(text: &str) -> String {
    textwrap::fill(text, between_words(WIDTH)) + "\n"
}

/// Returns the lines of `text`, each ended between words and no longer than `width` characters,
/// but for a word that is.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    textwrap::wrap(text, between_words(width)).into_iter().map(Into::into).collect()
}

/// Returns options that break lines between words only: paths and options stay whole.
fn between_words(width: usize) -> Options<'static> {
    Options::new(width)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&["nodes", "p50 us"]);
        table.push(["3", "51"].map(str::to_owned));
        table
    }

    #[test]
    fn one_table_has_three_forms() {
        assert_eq!(table().text(), "nodes  p50 us\n-------------\n3          51");
        assert_eq!(table().markdown(), "| nodes | p50 us |\n|---|---:|\n| 3 | 51 |\n");
        assert_eq!(table().csv(), "nodes,p50_us\n3,51\n");
    }

    #[test]
    fn columns_stand_closer_where_the_table_would_be_too_wide() {
        let mut wide = Table::new(&["name", "value"]);
        wide.push(["x".repeat(39), "y".repeat(40)]);
        assert_eq!(wide.text().lines().next_back().map(str::len), Some(80));
    }

    #[test]
    fn lines_break_between_words_before_the_eightieth_column() {
        let text = named_line("name", &"word ".repeat(40));
        assert!(text.lines().count() > 2 && text.ends_with('\n'));
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert!(text.lines().skip(1).all(|line| line.starts_with(&" ".repeat(INDENT))));
        let path = format!("/{}", "long-name/".repeat(12));
        assert!(named_line("name", &format!("in {path}")).contains(&path), "it can be copied");
    }
}
