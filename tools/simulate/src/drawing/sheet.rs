//! Rows and columns: shown as a table, written as CSV.

use std::fs;
use std::path::Path;

use anyhow::Context;
use comfy_table::{CellAlignment, LineStyle, Table, TableStyle};

use crate::report::say;

/// A table with a title.
pub(crate) struct Sheet {
    title: String,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    pub(crate) fn new(title: &str, header: &[&str]) -> Self {
        let header = header.iter().map(|&name| name.to_owned()).collect();
        Self { title: title.to_owned(), header, rows: Vec::new() }
    }

    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Prints it, and writes it as `name.csv` into a directory.
    pub(crate) fn write(&self, directory: &Path, name: &str) -> anyhow::Result<()> {
        self.show()?;
        let path = directory.join(name).with_extension("csv");
        fs::write(&path, self.csv()).with_context(|| format!("{}", path.display()))
    }

    /// Prints it.
    pub(crate) fn show(&self) -> anyhow::Result<()> {
        let mut table = Table::new();
        table.load_style(
            TableStyle::new().header_separator(LineStyle::none().fill('-').junction('-')),
        );
        table.set_header(&self.header);
        self.rows.iter().for_each(|row| {
            table.add_row(row);
        });
        for column in table.column_iter_mut() {
            column.set_cell_alignment(CellAlignment::Right);
        }
        say(&format!("{}\n{table}\n", self.title))
    }

    fn csv(&self) -> String {
        let line = |cells: &Vec<String>| cells.join(",").replace(' ', "_") + "\n";
        std::iter::once(&self.header).chain(&self.rows).map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_as_csv_has_its_header_first_and_no_blanks() {
        let mut sheet = Sheet::new("title", &["nodes", "p50 us"]);
        sheet.row(vec!["3".to_owned(), "51".to_owned()]);
        assert_eq!(sheet.csv(), "nodes,p50_us\n3,51\n");
    }
}
