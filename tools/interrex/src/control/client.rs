//! The commands that ask a daemon of this host.
//!
//! Knows the socket, and how an answer is printed for people and for scripts.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, bail};

use super::protocol::{LONGEST, Reply, Request};
use crate::view::{Status, Told, What};

/// The time that a daemon has to say who leads.
const STATUS_LIMIT: Duration = Duration::from_secs(2);

/// The connection to a daemon.
struct Connection(BufReader<UnixStream>);

impl Connection {
    fn open(path: &Path, request: &Request, limit: Option<Duration>) -> anyhow::Result<Self> {
        let stream = UnixStream::connect(path).with_context(|| {
            format!(
                "no daemon answers at {}: start `interrex run`, or say --socket",
                path.display()
            )
        })?;
        stream.set_read_timeout(limit)?;
        let mut line = serde_json::to_vec(request)?;
        line.push(b'\n');
        (&stream).write_all(&line)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Returns the next answer; `None` once the daemon has ended.
    fn next(&mut self) -> anyhow::Result<Option<Reply>> {
        let mut line = String::new();
        let length = self.0.by_ref().take(LONGEST).read_line(&mut line);
        match length {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(
                serde_json::from_str(&line)
                    .context("the daemon's answer can't be read: it may be of another release")?,
            )),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                bail!("the daemon does not answer")
            }
            Err(error) => Err(error.into()),
        }
    }

    fn only(&mut self) -> anyhow::Result<Reply> {
        self.next()?.context("the daemon has ended before it answered")
    }
}

/// Asks for something once, and returns the answer.
///
/// # Errors
/// If no daemon answers in time.
pub(crate) fn once(socket: &Path, request: &Request) -> anyhow::Result<Reply> {
    Connection::open(socket, request, Some(STATUS_LIMIT))?.only()
}

/// Asks for something and prints the answer. The exit code is 1 if it was refused, or is no.
///
/// # Errors
/// If no daemon answers.
pub(crate) fn ask(socket: &Path, request: &Request, json: bool) -> anyhow::Result<ExitCode> {
    if let Request::Watch { .. } = request {
        return watch(socket, request, json);
    }
    // An order waits for what runs to stop, and that may take its time.
    let is_question = matches!(request, Request::Status | Request::IsLeader);
    let limit = is_question.then_some(STATUS_LIMIT);
    let reply = Connection::open(socket, request, limit)?.only()?;
    let is_yes = !matches!(reply, Reply::Refused(_) | Reply::IsLeader(false));
    if json {
        println!("{}", serde_json::to_string(&reply)?);
    } else {
        print(&reply);
    }
    Ok(if is_yes { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(reply: &Reply) {
    match reply {
        Reply::Status(status) => print!("{}", table(status)),
        Reply::IsLeader(true) => println!("yes"),
        Reply::IsLeader(false) => println!("no"),
        Reply::Event(told) => println!("{}", line(told)),
        Reply::Done(words) => println!("{words}"),
        Reply::Refused(words) => eprintln!("error: {words}"),
    }
}

fn watch(socket: &Path, request: &Request, json: bool) -> anyhow::Result<ExitCode> {
    let mut connection = Connection::open(socket, request, None)?;
    while let Some(reply) = connection.next()? {
        let text = match &reply {
            Reply::Event(told) if !json => line(told),
            Reply::Refused(words) if !json => bail!("{words}"),
            Reply::Event(_)
            | Reply::Refused(_)
            | Reply::Status(_)
            | Reply::IsLeader(_)
            | Reply::Done(_) => serde_json::to_string(&reply)?,
        };
        // Whoever has read enough closes the pipe.
        if writeln!(io::stdout(), "{text}").is_err() {
            return Ok(ExitCode::SUCCESS);
        }
    }
    eprintln!("the daemon has ended");
    Ok(ExitCode::FAILURE)
}

/// Returns one event as a line: the time of day in UTC, the number, what has happened.
fn line(told: &Told) -> String {
    let of_day = told.unix_us % 86_400_000_000;
    let (seconds, us) = (of_day / 1_000_000, of_day % 1_000_000);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let time = format!("{hours:02}:{minutes:02}:{seconds:02}.{us:06}");
    format!("{time} {:>5}  {}", told.seq, words(&told.what))
}

fn words(what: &What) -> String {
    match what {
        What::Node(event) => serde_json::to_string(event).unwrap_or_default(),
        What::Started { program, term } => format!("{program} of term {term} was started"),
        What::Ended { program, term, exit_code: Some(code) } => {
            format!("{program} of term {term} has ended with {code}")
        }
        What::Ended { program, term, exit_code: None } => {
            format!("{program} of term {term} was ended by force, or because the lease was lost")
        }
        What::Check { name, passes: true, .. } => format!("check {name} passes"),
        What::Check { name, passes: false, why } => {
            let why = why.as_deref().unwrap_or("it has not passed yet");
            format!("check {name} fails: {why}")
        }
        What::InCharge { term } => format!("in charge of term {term}"),
        What::NotInCharge { term } => format!("no more in charge of term {term}"),
    }
}

/// Returns a status as lines for people.
fn table(status: &Status) -> String {
    let mut lines = Vec::new();
    let mut row = |name: &str, value: String| lines.push(format!("{name:<12}{value}\n"));
    let leader = status.leader.map_or_else(
        || "not known".to_owned(),
        |leader| match status {
            Status { node, is_leader: true, .. } if *node == leader => {
                format!("{leader} (this node)")
            }
            Status { .. } => leader.to_string(),
        },
    );
    row("node", format!("{} of cluster {}", status.node, status.cluster));
    row("role", status.role.replace('_', "-"));
    row("term", status.term.to_string());
    row("leader", leader);
    let charge = match (status.is_leader, status.in_charge) {
        (_, true) => "yes",
        (true, false) => "no: it leads, and waits for the takeover delay, a hook or the gate",
        (false, false) => "no",
    };
    row("in charge", charge.to_owned());
    if let Some(left) = status.lease_remaining {
        row("lease", format!("{:.3} ms left", left * 1_000.0));
    }
    if status.standby {
        row("standby", "yes: it votes, and is not elected".to_owned());
    }
    if !status.waits_for.is_empty() {
        let members: Vec<_> = status.waits_for.iter().map(ToString::to_string).collect();
        row("waits for", format!("members {} to take part", members.join(", ")));
    }
    row("priority", status.priority.to_string());
    row("guardian", status.guardian.clone());
    for member in &status.members {
        let own = if member.id == status.node { ", this node" } else { "" };
        row("member", format!("{} at {}, {}{own}", member.id, member.address, member.kind));
    }
    for check in &status.checks {
        let state = if check.passes { "passes" } else { "fails" };
        let why = check.why.as_ref().map_or_else(String::new, |why| format!(": {why}"));
        row("check", format!("{} {state}{why}", check.name));
    }
    let uptime = Duration::from_secs(status.uptime as u64);
    row("uptime", humantime::format_duration(uptime).to_string());
    lines.concat()
}

/// Returns the seconds since 1970, for tests.
#[cfg(test)]
fn at(hours: u64, minutes: u64, seconds: u64, us: u64) -> u64 {
    let day = 20_000 * 86_400;
    ((day + hours * 3_600 + minutes * 60 + seconds) * 1_000_000) + us
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_line_with_its_time_and_number() {
        let told = Told { seq: 12, unix_us: at(7, 5, 9, 42), what: What::InCharge { term: 3 } };
        assert_eq!(line(&told), "07:05:09.000042    12  in charge of term 3");
    }
}
