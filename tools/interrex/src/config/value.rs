//! The kinds of values: how each is written, its limits, and what to write instead.
//!
//! Knows no field and no source.

use std::fmt;
use std::net::{Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use serde::{Serialize, Serializer};

use super::toml_file;
use super::tree::{Node, Tree};

/// The way in which a value is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Text,
    /// A file; or one of these words in its place.
    Path(&'static [&'static str]),
    /// A whole number within these limits.
    Number(i64, u64),
    Flag,
    /// A length of time with a unit, within these limits.
    Time(Duration, Duration),
    /// A length of time within these limits, or `off`.
    TimeOrOff(Duration, Duration),
    /// An IP address and a port, or `off`.
    AddressOrOff,
    /// An IP address or a host's name, and a port.
    HostAddress,
    /// `http://HOST:PORT/PATH`.
    Url,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A program and its arguments.
    Command,
}

/// A value of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Value {
    /// There is none, and none is needed.
    Unset,
    Text(String),
    Path(PathBuf),
    Number(i128),
    Flag(bool),
    Time(Duration),
    Command(Vec<String>),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unset => f.write_str("-"),
            Self::Text(text) => f.write_str(text),
            Self::Path(path) => path.display().fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
            Self::Time(time) => f.write_str(&in_units(*time)),
            Self::Command(words) => write!(f, "{words:?}"),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unset => serializer.serialize_none(),
            Self::Text(_) | Self::Path(_) | Self::Time(_) => serializer.collect_str(self),
            Self::Number(number) => serializer.serialize_i128(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Command(words) => serializer.collect_seq(words),
        }
    }
}

/// Returns the time as it can be written in a file: `1s 500ms`, or `0s`.
pub(crate) fn in_units(time: Duration) -> String {
    humantime::format_duration(time).to_string()
}

impl Kind {
    /// Reads a value.
    ///
    /// # Errors
    /// The reason why it is none of this kind, and what to write.
    pub(crate) fn read(&self, tree: &Tree) -> Result<Value, String> {
        match (self, tree) {
            (Self::Command, tree) => command(tree),
            (_, Tree::Untyped(text)) => self.read_untyped(text),
            (Self::Flag, Tree::Flag(flag)) => Ok(Value::Flag(*flag)),
            (Self::Number(min, max), Tree::Number(digits)) => number(*min, *max, digits),
            (Self::Time(..) | Self::TimeOrOff(..), Tree::Number(digits)) => {
                Err(without_unit(digits))
            }
            (Self::Number(..) | Self::Flag, Tree::Text(text))
                if self.read_untyped(text).is_ok() =>
            {
                Err(format!("is a text; write {text} without quotes"))
            }
            (Self::Number(..) | Self::Flag, Tree::Text(_)) => Err(self.not_a(tree)),
            (_, Tree::Text(text)) => self.read_untyped(text),
            (
                _,
                Tree::Number(_)
                | Tree::Flag(_)
                | Tree::Other(..)
                | Tree::Nothing
                | Tree::List(_)
                | Tree::Table(_),
            ) => Err(self.not_a(tree)),
        }
    }

    fn not_a(&self, tree: &Tree) -> String {
        format!("is {}; write {}", tree.type_name(), self.wanted())
    }

    fn read_untyped(&self, text: &str) -> Result<Value, String> {
        if text.is_empty() {
            return Err(format!("is empty; write {}", self.wanted()));
        }
        match *self {
            Self::Text => Ok(Value::Text(text.to_owned())),
            Self::Path(words) if words.contains(&text) => Ok(Value::Text(text.to_owned())),
            Self::Path(_) => Ok(Value::Path(PathBuf::from(text))),
            Self::Number(min, max) => number(min, max, text),
            Self::Flag => match text {
                "true" => Ok(Value::Flag(true)),
                "false" => Ok(Value::Flag(false)),
                _ => Err(format!("is neither; write {}", self.wanted())),
            },
            Self::TimeOrOff(..) if text == "off" => Ok(Value::Text(text.to_owned())),
            Self::Time(min, max) | Self::TimeOrOff(min, max) => time(min, max, text),
            Self::AddressOrOff if text == "off" => Ok(Value::Text(text.to_owned())),
            Self::AddressOrOff => match text.parse::<SocketAddr>() {
                Ok(address) => Ok(Value::Text(address.to_string())),
                Err(_) => Err(format!("is no address; write {}", self.wanted())),
            },
            Self::HostAddress => host_address(text)
                .map(|()| Value::Text(text.to_owned()))
                .ok_or_else(|| format!("is no address; write {}", self.wanted())),
            Self::Url => url(text),
            Self::Choice(words) if words.contains(&text) => Ok(Value::Text(text.to_owned())),
            Self::Choice(words) => Err(not_a_choice(text, words)),
            Self::Command => command(&Tree::Untyped(text.to_owned())),
        }
    }

    /// Returns what to write, as the end of a sentence.
    pub(crate) fn wanted(&self) -> String {
        match *self {
            Self::Text => "a text".to_owned(),
            Self::Path([]) => "the path of a file".to_owned(),
            Self::Path(words) => format!("{}, or the path of a file", any_of(words)),
            Self::Number(min, u64::MAX) => format!("a number of at least {min}"),
            Self::Number(min, max) => format!("a number from {min} to {max}"),
            Self::Flag => "true or false".to_owned(),
            Self::Time(min, max) => format!("{}, as in \"500ms\"", range_of(min, max)),
            Self::TimeOrOff(min, max) => {
                format!("\"off\", or {}, as in \"500ms\"", range_of(min, max))
            }
            Self::AddressOrOff => {
                "an IP address and a port, as in \"127.0.0.1:9090\", or \"off\"".to_owned()
            }
            Self::HostAddress => {
                "an IP address or a host's name, and a port, as in \"10.0.0.1:7411\"".to_owned()
            }
            Self::Url => "a URL, as in \"http://127.0.0.1:8080/health\"".to_owned(),
            Self::Choice(words) => any_of(words),
            Self::Command => "a list, as in [\"/usr/local/bin/on-leader\", \"--fast\"]".to_owned(),
        }
    }
}

/// Returns the name that is nearest to `word`, if any is near.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let scored = known.into_iter().map(|name| (strsim::jaro_winkler(&word, name), name));
    let best = scored.max_by(|(one, _), (other, _)| one.total_cmp(other));
    // Two letters in the wrong order, one too many or one too few score above 0.9 in words of this
    // length; two words without relation below 0.7.
    best.filter(|(score, _)| *score > 0.8).map(|(_, name)| name)
}

fn any_of(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

fn range_of(min: Duration, max: Duration) -> String {
    format!("a time from {} to {}", in_units(min), in_units(max))
}

fn not_a_choice(text: &str, words: &'static [&'static str]) -> String {
    match nearest(text, words.iter().copied()) {
        Some(near) => format!("is not known; did you mean \"{near}\"? Write {}", any_of(words)),
        None => format!("is not known; write {}", any_of(words)),
    }
}

fn without_unit(digits: &str) -> String {
    format!("has no unit; write \"{digits}ms\", \"{digits}s\" or whatever was meant")
}

fn number(min: i64, max: u64, digits: &str) -> Result<Value, String> {
    let wanted = Kind::Number(min, max).wanted();
    let is_digits = digits.strip_prefix(['-', '+']).unwrap_or(digits);
    if is_digits.is_empty() || !is_digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("is no whole number; write {wanted}"));
    }
    let fits = |number: &i128| i128::from(min) <= *number && *number <= i128::from(max);
    // Digits that do not fit in 128 bits fit in no field.
    let number = digits.parse::<i128>().ok().filter(fits);
    number.map(Value::Number).ok_or_else(|| format!("is out of range; write {wanted}"))
}

fn time(min: Duration, max: Duration, text: &str) -> Result<Value, String> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(without_unit(text));
    }
    match humantime::parse_duration(text) {
        Ok(time) if (min..=max).contains(&time) => Ok(Value::Time(time)),
        Ok(_) => Err(format!("is out of range; write {}", range_of(min, max))),
        Err(_) => Err("is no length of time; write numbers with a unit (ns, us, ms, s, m, \
                       h), as in \"500ms\" or \"1s 500ms\""
            .to_owned()),
    }
}

/// Returns something if the text is an IP address or a host's name, and a port.
fn host_address(text: &str) -> Option<()> {
    if let Ok(address) = text.parse::<SocketAddr>() {
        return (address.port() > 0).then_some(());
    }
    let (host, port) = text.rsplit_once(':')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    // A name of digits and dots alone is an IP address with a fault.
    let has_letter = host.contains(|c: char| c.is_ascii_alphabetic());
    let is_fit = has_letter && host.chars().all(is_name) && !host.starts_with(['.', '-']);
    (is_fit && port.parse::<u16>().ok()? > 0).then_some(())
}

fn url(text: &str) -> Result<Value, String> {
    let wanted = Kind::Url.wanted();
    if text.starts_with("https://") {
        return Err(format!("would need TLS, which is not spoken here; write {wanted}"));
    }
    let is_fit = text.strip_prefix("http://").and_then(|rest| {
        let host = rest.split('/').next().unwrap_or_default();
        let is_bracketed = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let is_plain = is_bracketed.is_some_and(|ip| ip.parse::<Ipv6Addr>().is_ok());
        let has_blank = rest.contains(|c: char| c.is_whitespace() || c.is_control());
        (!has_blank && (is_plain || host_address(host).is_some() || is_host(host))).then_some(())
    });
    is_fit.map(|()| Value::Text(text.to_owned())).ok_or(format!("is no such URL; write {wanted}"))
}

/// Returns whether the text is a host without a port, which is then 80.
fn is_host(host: &str) -> bool {
    host.parse::<std::net::Ipv4Addr>().is_ok() || host_address(&format!("{host}:80")).is_some()
}

/// Returns the value that a variable or a flag holds, as TOML and JSON write lists.
fn list_in(text: &str) -> Option<Tree> {
    let Tree::Table(rows) = toml_file::parse(&format!("list = {text}")).ok()?.tree else {
        return None;
    };
    let [(_, node)] = rows.as_slice() else { return None };
    Some(node.tree.clone())
}

fn command(tree: &Tree) -> Result<Value, String> {
    let wanted = Kind::Command.wanted();
    let read;
    let tree = if let Tree::Untyped(text) = tree {
        read = list_in(text).ok_or_else(|| format!("is no list; write {wanted}"))?;
        &read
    } else {
        tree
    };
    let Tree::List(items) = tree else {
        return Err(format!("is {}; write {wanted}", tree.type_name()));
    };
    let word = |item: &Node| match &item.tree {
        Tree::Text(word) => Ok(word.clone()),
        Tree::Untyped(_)
        | Tree::Number(_)
        | Tree::Flag(_)
        | Tree::Other(..)
        | Tree::Nothing
        | Tree::List(_)
        | Tree::Table(_) => {
            let name = item.tree.type_name();
            Err(format!("holds {name}; write a list of texts in quotes"))
        }
    };
    let words = items.iter().map(word).collect::<Result<Vec<_>, _>>()?;
    if words.first().is_none_or(String::is_empty) {
        return Err(format!("names no program; write {wanted}"));
    }
    if words.iter().any(|word| word.contains('\0')) {
        return Err("holds a zero byte, which no argument may; leave it out".to_owned());
    }
    Ok(Value::Command(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const TIME: Kind = Kind::Time(Duration::from_millis(1), SECOND);

    fn reason(kind: Kind, tree: &Tree) -> String {
        kind.read(tree).expect_err("it is none of that kind")
    }

    fn untyped(text: &str) -> Tree {
        Tree::Untyped(text.to_owned())
    }

    fn text(text: &str) -> Tree {
        Tree::Text(text.to_owned())
    }

    #[test]
    fn a_time_needs_its_unit_and_stays_within_its_limits() {
        assert_eq!(TIME.read(&text("1ms")), Ok(Value::Time(Duration::from_millis(1))));
        assert_eq!(TIME.read(&untyped("1s")), Ok(Value::Time(SECOND)));
        for (tree, word) in [
            (Tree::Number("5".into()), "no unit; write \"5ms\""),
            (untyped("5"), "no unit"),
            (text("999us"), "out of range; write a time from 1ms to 1s"),
            (text("1s 1ns"), "out of range"),
            (text("1.5s"), "out of range"),
            (text("1 ms 2"), "no length of time"),
            (text("soon"), "no length of time"),
            (text("-1s"), "no length of time"),
            (text(""), "is empty"),
            (text("99999999999999999999999s"), "no length of time"),
        ] {
            assert!(reason(TIME, &tree).contains(word), "{tree:?}: {}", reason(TIME, &tree));
        }
        let or_off = Kind::TimeOrOff(SECOND, SECOND);
        assert_eq!(or_off.read(&text("off")), Ok(text_value("off")));
        assert!(TIME.read(&text("off")).is_err());
    }

    fn text_value(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn a_number_is_whole_within_its_limits_and_without_quotes() {
        let kind = Kind::Number(-2, 7);
        assert_eq!(kind.read(&Tree::Number("-2".into())), Ok(Value::Number(-2)));
        assert_eq!(kind.read(&untyped("7")), Ok(Value::Number(7)));
        let huge = "9".repeat(60);
        for (tree, word) in [
            (Tree::Number("8".into()), "out of range; write a number from -2 to 7"),
            (Tree::Number("-3".into()), "out of range"),
            (Tree::Number(huge), "out of range"),
            (text("7"), "write 7 without quotes"),
            (text("x"), "is a text; write a number"),
            (untyped("x"), "no whole number"),
            (untyped("0x7"), "no whole number"),
            (Tree::Other("a fraction", "0.5".into()), "is a fraction"),
            (Tree::Nothing, "is empty"),
            (Tree::Flag(true), "is true or false"),
        ] {
            assert!(reason(kind, &tree).contains(word), "{tree:?}: {}", reason(kind, &tree));
        }
    }

    #[test]
    fn an_address_has_a_host_and_a_port() {
        for fit in ["10.0.0.1:7411", "[::1]:7411", "node-1.example.org:7411", "db_1:1"] {
            assert!(Kind::HostAddress.read(&text(fit)).is_ok(), "{fit}");
        }
        for unfit in ["10.0.0.1", "node-1", ":7411", "node:0", "10.0.0.1:0", "10.0.0:1", "a b:1"] {
            assert!(Kind::HostAddress.read(&text(unfit)).is_err(), "{unfit}");
        }
        assert!(reason(Kind::AddressOrOff, &text("localhost:9090")).contains("an IP address"));
        assert_eq!(Kind::AddressOrOff.read(&text("off")), Ok(text_value("off")));
    }

    #[test]
    fn a_url_is_plain_http_with_a_host() {
        for fit in
            ["http://127.0.0.1:8080/health", "http://app/", "http://[::1]:80", "http://[::1]/"]
        {
            assert!(Kind::Url.read(&text(fit)).is_ok(), "{fit}");
        }
        assert!(reason(Kind::Url, &text("https://app/")).contains("TLS"));
        for unfit in ["app/health", "http://", "http:///x", "http://a b/", "http://app/ x"] {
            assert!(reason(Kind::Url, &text(unfit)).contains("no such URL"), "{unfit}");
        }
    }

    #[test]
    fn a_command_is_a_list_of_texts_wherever_it_is_written() {
        let item = |tree| Node { line: 1, tree };
        let list = Tree::List(vec![item(text("/bin/x")), item(text("a b"))]);
        let command = Value::Command(vec!["/bin/x".into(), "a b".into()]);
        assert_eq!(Kind::Command.read(&list), Ok(command.clone()));
        assert_eq!(Kind::Command.read(&untyped(r#"["/bin/x", "a b"]"#)), Ok(command));
        for (tree, word) in [
            (text("/bin/x -v"), "is a text; write a list"),
            (untyped("/bin/x -v"), "is no list"),
            (untyped("7"), "is a number; write a list"),
            (untyped("[]\nother = 1"), "is no list"),
            (Tree::List(vec![]), "names no program"),
            (Tree::List(vec![item(text(""))]), "names no program"),
            (Tree::List(vec![item(text("x")), item(Tree::Flag(true))]), "holds true or false"),
            (Tree::List(vec![item(text("x\0y"))]), "zero byte"),
        ] {
            let reason = reason(Kind::Command, &tree);
            assert!(reason.contains(word), "{tree:?}: {reason}");
        }
    }

    #[test]
    fn a_word_that_is_none_of_the_choices_is_met_with_the_nearest() {
        let kind = Kind::Choice(&["lan", "guarded"]);
        assert_eq!(kind.read(&text("lan")), Ok(text_value("lan")));
        assert!(reason(kind, &text("gaurded")).contains("did you mean \"guarded\"?"));
        assert!(!reason(kind, &text("xyz")).contains("did you mean"));
        assert!(reason(kind, &text("xyz")).contains("\"lan\" or \"guarded\""));
    }

    #[test]
    fn a_time_is_shown_as_it_can_be_written() {
        for time in [Duration::ZERO, Duration::from_micros(1_500), Duration::from_secs(90)] {
            let shown = in_units(time);
            assert_eq!(humantime::parse_duration(&shown), Ok(time), "{shown}");
        }
    }
}
