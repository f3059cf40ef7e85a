//! TOML as a tree.
//!
//! Knows the language and its lines. Knows no field.

use toml::de::{DeInteger, DeTable, DeValue};

use super::tree::{Key, Node, Tree};

/// Returns the tree, or the line and the message of each fault of the language.
pub(crate) fn parse(text: &str) -> Result<Node, Vec<(usize, String)>> {
    let lines = Lines::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(Node { line: 1, tree: lines.table(table.get_ref()) });
    }
    let fault = |error: &toml::de::Error| {
        (error.span().map_or(1, |span| lines.of_byte(span.start)), error.message().to_owned())
    };
    let mut faults: Vec<_> = errors.iter().map(fault).collect();
    faults.sort();
    Err(faults)
}

/// The bytes at which lines end.
struct Lines {
    ends: Vec<usize>,
}

impl Lines {
    fn of(text: &str) -> Self {
        Self { ends: text.match_indices('\n').map(|(place, _)| place).collect() }
    }

    /// Returns the line of a byte, counted from 1.
    fn of_byte(&self, byte: usize) -> usize {
        self.ends.partition_point(|&end| end < byte) + 1
    }

    fn table(&self, table: &DeTable<'_>) -> Tree {
        let row = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
            let name: &std::borrow::Cow<'_, str> = key.get_ref();
            (Key { line: self.of_byte(key.span().start), name: name.to_string() }, self.node(value))
        };
        let mut rows: Vec<_> = table.iter().map(row).collect();
        rows.sort_by_key(|(key, _)| key.line);
        Tree::Table(rows)
    }

    fn node(&self, value: &toml::Spanned<DeValue<'_>>) -> Node {
        let tree = match value.get_ref() {
            DeValue::String(text) => Tree::Text(text.to_string()),
            DeValue::Integer(number) => Tree::Number(decimal(number)),
            DeValue::Float(number) => Tree::Other("a fraction", number.as_str().to_owned()),
            DeValue::Boolean(flag) => Tree::Flag(*flag),
            DeValue::Datetime(date) => Tree::Other("a date", date.to_string()),
            DeValue::Array(items) => Tree::List(items.iter().map(|item| self.node(item)).collect()),
            DeValue::Table(table) => self.table(table),
        };
        Node { line: self.of_byte(value.span().start), tree }
    }
}

/// Returns the number in decimal digits; one that is too long for any field as it is written.
fn decimal(number: &DeInteger<'_>) -> String {
    let parsed = i128::from_str_radix(number.as_str(), number.radix());
    parsed.map_or_else(|_| number.as_str().to_owned(), |number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_and_value_knows_its_line() {
        let tree =
            parse("a = 1\n\n[b]\nc = [\n  \"x\",\n  true,\n]\n[[d]]\ne = 0x10\n").expect("valid");
        let Tree::Table(rows) = tree.tree else { panic!("a table") };
        let lines: Vec<_> = rows.iter().map(|(key, _)| (key.name.as_str(), key.line)).collect();
        assert_eq!(lines, [("a", 1), ("b", 3), ("d", 8)]);
        let Tree::Table(b) = &rows[1].1.tree else { panic!("a table") };
        let Tree::List(items) = &b[0].1.tree else { panic!("a list") };
        assert_eq!(items[1], Node { line: 6, tree: Tree::Flag(true) });
        let Tree::List(d) = &rows[2].1.tree else { panic!("a list") };
        let Tree::Table(d) = &d[0].tree else { panic!("a table") };
        assert_eq!(d[0].1.tree, Tree::Number("16".into()));
    }

    #[test]
    fn all_faults_of_the_language_are_reported_with_their_lines() {
        let faults = parse("a = 1\nb = \nc = 2\nd = [1\n").expect_err("invalid");
        assert_eq!(faults[0].0, 2, "{faults:?}");
        assert!(faults.len() >= 2, "{faults:?}");
    }
}
