//! YAML as a tree.
//!
//! Knows the language and its lines. Knows no field. Aliases, tags and a second document are
//! faults: a configuration has no use for them, and an alias can make a small file huge.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::tree::{Key, Node, Tree};

/// The most lists and tables that may lie within each other: three times what any file has.
const DEEPEST: usize = 32;

/// Returns the tree, or the line and the message of the first fault of the language.
pub(crate) fn parse(text: &str) -> Result<Node, Vec<(usize, String)>> {
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| vec![(error.marker().line().max(1), error.info().to_owned())])?;
        builder.take(event, span.start.line()).map_err(|fault| vec![fault])?;
    }
    Ok(builder.done.unwrap_or(Node { line: 1, tree: Tree::Table(Vec::new()) }))
}

/// A list or a table that has begun.
enum Open {
    List(Vec<Node>),
    /// The rows, and the key whose value comes next.
    Table(Vec<(Key, Node)>, Option<Key>),
}

#[derive(Default)]
struct Builder {
    open: Vec<(usize, Open)>,
    done: Option<Node>,
}

type Taken = Result<(), (usize, String)>;

impl Builder {
    fn take(&mut self, event: Event<'_>, line: usize) -> Taken {
        match event {
            Event::Scalar(_, _, _, Some(_))
            | Event::SequenceStart(_, Some(_))
            | Event::MappingStart(_, Some(_)) => {
                Err((line, "a tag (`!name`) has no meaning here; leave it out".to_owned()))
            }
            Event::Alias(_) => {
                Err((line, "an alias (`*name`) has no meaning here; write the value".to_owned()))
            }
            Event::Scalar(text, style, _, None) => self.scalar(text.into_owned(), style, line),
            Event::SequenceStart(..) => self.begin(line, Open::List(Vec::new())),
            Event::MappingStart(..) => self.begin(line, Open::Table(Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::DocumentStart(_) if self.done.is_some() => {
                Err((line, "a second document begins; write one in a file".to_owned()))
            }
            Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::StreamStart
            | Event::StreamEnd
            | Event::Nothing => Ok(()),
        }
    }

    fn begin(&mut self, line: usize, open: Open) -> Taken {
        if self.open.len() == DEEPEST {
            return Err((line, format!("more than {DEEPEST} lists and tables in each other")));
        }
        self.open.push((line, open));
        Ok(())
    }

    fn end(&mut self) -> Taken {
        let Some((line, open)) = self.open.pop() else { return Ok(()) };
        let tree = match open {
            Open::List(items) => Tree::List(items),
            Open::Table(rows, _) => Tree::Table(rows),
        };
        self.put(Node { line, tree })
    }

    fn scalar(&mut self, text: String, style: ScalarStyle, line: usize) -> Taken {
        if let Some((_, Open::Table(rows, key @ None))) = self.open.last_mut() {
            if let Some((first, _)) = rows.iter().find(|(known, _)| known.name == text) {
                return Err((line, format!("`{text}` stands in line {} already", first.line)));
            }
            *key = Some(Key { line, name: text });
            return Ok(());
        }
        let tree = if style == ScalarStyle::Plain { plain(text) } else { Tree::Text(text) };
        self.put(Node { line, tree })
    }

    fn put(&mut self, node: Node) -> Taken {
        match self.open.last_mut() {
            None => self.done = Some(node),
            Some((_, Open::List(items))) => items.push(node),
            Some((_, Open::Table(rows, key))) => match key.take() {
                Some(key) => rows.push((key, node)),
                None => return Err((node.line, "a key must be a word".to_owned())),
            },
        }
        Ok(())
    }
}

/// Returns the meaning of a scalar without quotes, by the core schema of YAML 1.2.
fn plain(text: String) -> Tree {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match text.as_str() {
        "" | "~" | "null" | "Null" | "NULL" => Tree::Nothing,
        "true" | "True" | "TRUE" => Tree::Flag(true),
        "false" | "False" | "FALSE" => Tree::Flag(false),
        _ if is_number => Tree::Number(text),
        _ if digits.starts_with(|c: char| c.is_ascii_digit()) && text.parse::<f64>().is_ok() => {
            Tree::Other("a fraction", text)
        }
        _ => Tree::Text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(Key, Node)> {
        let Tree::Table(rows) = parse(text).expect("valid").tree else { panic!("a table") };
        rows
    }

    #[test]
    fn every_key_and_value_knows_its_line() {
        let rows = rows("# a comment\na: 1\nb:\n  - x: y\n    z: \"7\"\n  - 0.5\nc:\n");
        let lines: Vec<_> = rows.iter().map(|(key, _)| (key.name.as_str(), key.line)).collect();
        assert_eq!(lines, [("a", 2), ("b", 3), ("c", 7)]);
        let Tree::List(items) = &rows[1].1.tree else { panic!("a list") };
        let Tree::Table(first) = &items[0].tree else { panic!("a table") };
        assert_eq!(first[1].1, Node { line: 5, tree: Tree::Text("7".into()) });
        assert_eq!(items[1], Node { line: 6, tree: Tree::Other("a fraction", "0.5".into()) });
        assert_eq!(rows[2].1.tree, Tree::Nothing);
    }

    #[test]
    fn off_is_a_word_and_true_is_a_flag() {
        let rows = rows("a: off\nb: true\nc: -3\nd: 10ms\n");
        let trees: Vec<_> = rows.iter().map(|(_, node)| node.tree.clone()).collect();
        assert_eq!(trees[0], Tree::Text("off".into()));
        assert_eq!(trees[1], Tree::Flag(true));
        assert_eq!(trees[2], Tree::Number("-3".into()));
        assert_eq!(trees[3], Tree::Text("10ms".into()));
    }

    #[test]
    fn what_a_configuration_has_no_use_for_is_a_fault_with_its_line() {
        for (text, line, word) in [
            ("a: &x 1\nb: *x\n", 2, "alias"),
            ("a: 1\nb: !!str 2\n", 2, "tag"),
            ("a: 1\n---\nb: 2\n", 2, "second document"),
            ("a: 1\nb: 2\na: 3\n", 3, "line 1 already"),
            ("? [a]\n: 1\n", 1, "must be a word"),
            ("a: [1\nb: 2\n", 2, ""),
        ] {
            let faults = parse(text).expect_err(text);
            assert_eq!(faults[0].0, line, "{text:?}: {faults:?}");
            assert!(faults[0].1.contains(word), "{text:?}: {faults:?}");
        }
    }

    #[test]
    fn lists_in_lists_without_end_are_a_fault_and_no_overflow() {
        for text in ["[".repeat(33), "- ".repeat(33)] {
            let faults = parse(&text).expect_err("too deep");
            assert!(faults[0].1.contains("more than 32"), "{faults:?}");
        }
        // The parser has a limit of its own, for what it reads ahead.
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert!(parse(&"- ".repeat(100_000)).is_err());
        assert!(parse(&("[".repeat(32) + &"]".repeat(32))).is_ok());
    }

    #[test]
    fn an_empty_file_says_nothing() {
        assert_eq!(rows(""), []);
        assert_eq!(rows("# nothing\n"), []);
    }
}
