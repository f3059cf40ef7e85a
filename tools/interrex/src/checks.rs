//! Tries what is to be checked, each check on a thread of its own.
//!
//! Knows commands, addresses, processes and files. Knows nothing of what follows from a failure.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::sync::mpsc::channel;
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

use crate::program::{Order, Program};
use crate::settings::{CheckKind, CheckSettings, ProcessName};

/// The time from SIGTERM to SIGKILL of a command that takes too long.
const GRACE: Duration = Duration::from_millis(100);

/// The most bytes of an answer that are read: its first line.
const FIRST_LINE: usize = 256;

/// Tries a check again and again, until `tell` returns false. It is told whether each try has
/// succeeded.
///
/// # Errors
/// Whatever the kernel says of a thread that can't be had.
pub(crate) fn begin(
    check: CheckSettings,
    tell: impl Fn(Result<(), String>) -> bool + Send + 'static,
) -> io::Result<()> {
    let name = format!("check-{}", check.name);
    let tries = move || {
        loop {
            let began = Instant::now();
            if !tell(attempt(&check.what, check.timeout)) {
                return;
            }
            thread::sleep(check.interval.saturating_sub(began.elapsed()));
        }
    };
    // The kernel shows fifteen characters.
    Builder::new().name(name.chars().take(15).collect()).spawn(tries).map(drop)
}

/// Tries once. An error says what is wrong.
fn attempt(what: &CheckKind, timeout: Duration) -> Result<(), String> {
    match what {
        CheckKind::Command(command) => run(command, timeout),
        CheckKind::Tcp(address) => connect(address, timeout).map(drop),
        CheckKind::Http(url) => get(url, timeout),
        CheckKind::Process(process) => find(process),
        CheckKind::File(path) => {
            fs::metadata(path).map(drop).map_err(|error| format!("{}: {error}", path.display()))
        }
    }
}

fn run(command: &[String], timeout: Duration) -> Result<(), String> {
    let order = Order {
        command: command.to_vec(),
        environment: Vec::new(),
        user: None,
        grace: GRACE,
        limit: Some(timeout),
        lease: None,
    };
    let (ends, ended) = channel();
    let program = Program::start(&order, None, move |code| {
        // Nobody waits any more where it has taken far too long.
        let _ = ends.send(code);
    });
    let _program = program.map_err(|error| format!("{}: {error}", command[0]))?;
    match ended.recv_timeout(timeout + GRACE + GRACE) {
        Ok(Some(0)) => Ok(()),
        Ok(Some(code)) => Err(format!("{} ended with {code}", command[0])),
        Ok(None) | Err(_) => Err(format!("{} takes too long", command[0])),
    }
}

fn connect(address: &str, timeout: Duration) -> Result<TcpStream, String> {
    let failed = |error: io::Error| format!("{address}: {error}");
    let mut addresses = address.to_socket_addrs().map_err(failed)?;
    let first = addresses.next().ok_or_else(|| format!("{address}: it has no address"))?;
    TcpStream::connect_timeout(&first, timeout).map_err(failed)
}

/// Asks a server for a page by HTTP, and looks at the first line of its answer.
fn get(url: &str, timeout: Duration) -> Result<(), String> {
    let began = Instant::now();
    let rest = url.strip_prefix("http://").ok_or_else(|| format!("{url}: it is no http:// URL"))?;
    let (host, path) = rest.find('/').map_or((rest, "/"), |slash| rest.split_at(slash));
    let address = if host.contains(':') { host.to_owned() } else { format!("{host}:80") };
    let failed = |error: io::Error| format!("{url}: {error}");
    let mut stream = connect(&address, timeout)?;
    let left = timeout.saturating_sub(began.elapsed()).max(Duration::from_millis(1));
    stream.set_read_timeout(Some(left)).map_err(failed)?;
    stream.set_write_timeout(Some(left)).map_err(failed)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).map_err(failed)?;
    let mut line = Vec::new();
    while !line.contains(&b'\n') && line.len() < FIRST_LINE {
        let mut room = [0; FIRST_LINE];
        match stream.read(&mut room).map_err(failed)? {
            0 => break,
            length => line.extend(&room[..length]),
        }
        if began.elapsed() >= timeout {
            return Err(format!("{url}: it takes too long"));
        }
    }
    let line = String::from_utf8_lossy(&line);
    let status = line.split_ascii_whitespace().nth(1).and_then(|word| word.parse::<u16>().ok());
    match status {
        Some(200..=299) => Ok(()),
        Some(status) => Err(format!("{url}: it answers {status}")),
        None => Err(format!("{url}: its answer is no HTTP")),
    }
}

/// The bytes of a process' name that the kernel keeps.
const COMM: usize = 15;

fn find(process: &ProcessName) -> Result<(), String> {
    match process {
        ProcessName::Name(name) => {
            let known = name.get(..COMM).unwrap_or(name);
            let mut entries = fs::read_dir("/proc").into_iter().flatten().flatten();
            let runs = entries.any(|entry| {
                let comm = fs::read_to_string(entry.path().join("comm"));
                comm.is_ok_and(|comm| comm.trim_end() == known)
            });
            if runs { Ok(()) } else { Err(format!("no process is called {name}")) }
        }
        ProcessName::PidFile(path) => {
            let text = fs::read_to_string(path);
            let text = text.map_err(|error| format!("{}: {error}", path.display()))?;
            let id: u32 = text
                .trim()
                .parse()
                .map_err(|_| format!("{}: it holds no process id", path.display()))?;
            let runs = fs::metadata(format!("/proc/{id}")).is_ok();
            if runs { Ok(()) } else { Err(format!("process {id} of {} is gone", path.display())) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    const SOON: Duration = Duration::from_secs(30);

    /// Answers one connection with these bytes, and returns the address.
    fn answers(bytes: &'static [u8]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
        let address = listener.local_addr().expect("it is bound").to_string();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("somebody connects");
            let mut request = [0; 512];
            let _ = stream.read(&mut request);
            let _ = stream.write_all(bytes);
        });
        address
    }

    #[test]
    fn http_passes_by_the_first_line_of_the_answer() {
        for (answer, passes) in [
            (&b"HTTP/1.1 200 OK\r\n\r\n"[..], true),
            (b"HTTP/1.1 204 No Content\r\n\r\n", true),
            (b"HTTP/1.1 503 Service Unavailable\r\n\r\n", false),
            (b"220 mail.example.org ESMTP\r\n", false),
            (b"", false),
        ] {
            let url = format!("http://{}/health", answers(answer));
            assert_eq!(get(&url, SOON).is_ok(), passes, "{answer:?}");
        }
        assert!(get("https://127.0.0.1/", SOON).is_err());
    }

    #[test]
    fn tcp_passes_where_somebody_listens() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
        let address = listener.local_addr().expect("it is bound").to_string();
        assert!(connect(&address, SOON).is_ok());
        drop(listener);
        assert!(connect(&address, SOON).is_err_and(|error| error.contains(&address)));
    }

    #[test]
    fn processes_are_found_by_name_and_by_file() {
        let own = fs::read_to_string("/proc/self/comm").expect("this process has a name");
        assert_eq!(find(&ProcessName::Name(own.trim_end().to_owned())), Ok(()));
        assert!(find(&ProcessName::Name("no such process".to_owned())).is_err());
        let file = std::env::temp_dir().join(format!("interrex-pid-{}", std::process::id()));
        for (text, runs) in [(std::process::id().to_string(), true), ("x".to_owned(), false)] {
            fs::write(&file, text).expect("the temporary folder takes files");
            assert_eq!(find(&ProcessName::PidFile(file.clone())).is_ok(), runs);
        }
        fs::remove_file(&file).expect("it was written");
        assert!(find(&ProcessName::PidFile(file)).is_err());
    }
}
