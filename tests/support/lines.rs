//! Reads the lines of a child process.

use std::io::{BufRead as _, BufReader};
use std::process::Child;

/// Returns the lines of a child that begin with `word`, without it.
pub fn lines(child: &mut Child, word: &'static str) -> impl Iterator<Item = String> + use<> {
    let output = child.stdout.take().expect("it is a pipe");
    // A kill may cut the last line; a whole one has its end mark.
    let line = move |line: String| {
        let text = line.split(word).nth(1)?.strip_suffix(" .")?;
        Some(text.trim().to_owned())
    };
    BufReader::new(output).lines().map_while(Result::ok).filter_map(line)
}
