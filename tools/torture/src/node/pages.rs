//! The reader of the shared pages: a process that is no member, and asks each page who leads.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use interrex::PageReader;
use rustix::process::{Signal, set_parent_process_death_signal};
use serde::{Deserialize, Serialize};

use super::claims::ClaimFile;

/// The pauses between two rounds over all pages, and between two tries to open one.
const ASK_EVERY: Duration = Duration::from_micros(200);
const OPEN_EVERY: Duration = Duration::from_millis(20);

/// The orders of the reader: each page, and the file that the claims in it go to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PageOrders(pub(crate) Vec<(PathBuf, PathBuf)>);

/// A page, and what was read in it.
struct Watched {
    path: PathBuf,
    claims: ClaimFile,
    reader: Option<PageReader>,
    next_try: Instant,
}

/// Lives as the reader until stdin ends.
///
/// # Errors
/// If the orders can't be read, or what was read can't be kept.
pub(crate) fn read_pages() -> io::Result<ExitCode> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let PageOrders(pages) = serde_json::from_str(&line)?;
    let watched = pages.into_iter().map(|(path, claims)| {
        let claims = ClaimFile::create(&claims)?;
        Ok(Watched { path, claims, reader: None, next_try: Instant::now() })
    });
    let mut watched = watched.collect::<io::Result<Vec<_>>>()?;
    thread::Builder::new().name("stdin".into()).spawn(|| {
        // Whatever comes, and the end of it, is the end of this process.
        let _ = io::stdin().read_line(&mut String::new());
        std::process::exit(0);
    })?;
    loop {
        watched.iter_mut().try_for_each(Watched::ask)?;
        thread::sleep(ASK_EVERY);
    }
}

impl Watched {
    fn ask(&mut self) -> io::Result<()> {
        let Some(reader) = &self.reader else {
            if self.next_try <= Instant::now() {
                self.reader = PageReader::open(&self.path).ok();
                self.next_try = Instant::now() + OPEN_EVERY;
            }
            return Ok(());
        };
        let process = reader.process();
        // The page may be another life's after the question, so an answer counts only where both
        // looks find the same one.
        let ask = || reader.token().filter(|_| reader.process() == process);
        self.claims.ask(process, ask).map(drop)
    }
}
