//! The demo in a terminal: who leads, how each node is, what has happened; keys to disturb them.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Color, Modifier, Style, Stylize as _};
use ratatui::text::Line;
use ratatui::widgets::{Block, Cell, Paragraph, Row, Table};
use ratatui::{DefaultTerminal, Frame};

use super::cluster::{Cluster, NODES, State};
use crate::control::{Reply, Request};
use crate::view::Status;

/// The time between two pictures.
const PICTURE: Duration = Duration::from_millis(50);

/// The events that are remembered.
const REMEMBERED: usize = 200;

const KEYS: &str =
    "1-3 choose   k kill/start   s stop/go on   r resign   t transfer to it   q quit";

struct Screen {
    cluster: Cluster,
    began: Instant,
    /// The node that keys are about.
    chosen: usize,
    statuses: Vec<Option<Status>>,
    told: VecDeque<String>,
    /// The leader and its term, as they were last.
    led: Option<(usize, u64)>,
    /// The time at which the last leader was disturbed.
    disturbed: Option<Instant>,
}

/// Shows the cluster until `q` or Ctrl-C.
pub(super) fn show(cluster: Cluster) -> anyhow::Result<()> {
    let mut terminal = ratatui::try_init()?;
    let screen = Screen {
        cluster,
        began: Instant::now(),
        chosen: 0,
        statuses: vec![None; NODES],
        told: VecDeque::new(),
        led: None,
        disturbed: None,
    };
    let shown = screen.run(&mut terminal);
    ratatui::try_restore()?;
    shown
}

impl Screen {
    fn run(mut self, terminal: &mut DefaultTerminal) -> anyhow::Result<()> {
        self.tell("three nodes start on loopback, each a process with a guardian of its own");
        loop {
            self.look();
            terminal.draw(|frame| self.draw(frame))?;
            if event::poll(PICTURE)?
                && let Event::Key(key) = event::read()?
                && key.kind == KeyEventKind::Press
            {
                let is_ctrl_c =
                    key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL);
                if is_ctrl_c || matches!(key.code, KeyCode::Char('q') | KeyCode::Esc) {
                    return Ok(());
                }
                if let KeyCode::Char(key) = key.code {
                    self.on_key(key)?;
                }
            }
        }
    }

    fn tell(&mut self, words: impl AsRef<str>) {
        let at = self.began.elapsed().as_secs_f64();
        if self.told.len() == REMEMBERED {
            self.told.pop_front();
        }
        self.told.push_back(format!("{at:8.3} s  {}", words.as_ref()));
    }

    fn look(&mut self) {
        self.statuses = self.cluster.statuses();
        let leaders = self.statuses.iter().enumerate();
        let led = leaders
            .filter_map(|(place, status)| Some((place, status.as_ref()?)))
            .find(|(_, status)| status.is_leader)
            .map(|(place, status)| (place, status.term));
        if let Some((place, term)) = led
            && self.led != led
        {
            let after = self.disturbed.take().map_or_else(String::new, |disturbed| {
                let ms = disturbed.elapsed().as_secs_f64() * 1_000.0;
                format!(", within {ms:.0} ms as seen from here")
            });
            self.tell(format!("node {} leads term {term}{after}", place + 1));
            self.led = led;
        }
    }

    fn on_key(&mut self, key: char) -> anyhow::Result<()> {
        let chosen = self.chosen;
        let name = format!("node {}", chosen + 1);
        match (key, self.cluster.state(chosen)) {
            ('1'..='3', _) => self.chosen = key as usize - '1' as usize,
            ('k', State::Dead) => {
                self.cluster.run(chosen)?;
                self.tell(format!("{name} is started"));
            }
            ('k', State::Runs | State::Stopped) => {
                self.disturb(chosen);
                self.cluster.kill(chosen);
                self.tell(format!("{name} is killed (SIGKILL)"));
            }
            ('s', State::Runs) => {
                self.disturb(chosen);
                self.cluster.stop(chosen, true);
                self.tell(format!("{name} is stopped (SIGSTOP)"));
            }
            ('s', State::Stopped) => {
                self.cluster.stop(chosen, false);
                self.tell(format!("{name} goes on"));
            }
            ('r', State::Runs) => self.order(chosen, &Request::Resign),
            ('t', State::Runs) => {
                if let Some((leader, _)) = self.led {
                    let to = u8::try_from(chosen + 1).unwrap_or(u8::MAX);
                    self.order(leader, &Request::Transfer { to });
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Notes that a node is about to be disturbed: if it leads, another should soon.
    fn disturb(&mut self, place: usize) {
        if self.led.is_some_and(|(leader, _)| leader == place) {
            self.disturbed = Some(Instant::now());
        }
    }

    fn order(&mut self, place: usize, request: &Request) {
        self.disturb(place);
        match self.cluster.ask(place, request) {
            Some(Reply::Done(words) | Reply::Refused(words)) => {
                self.tell(format!("node {} says: {words}", place + 1));
            }
            Some(Reply::Status(_) | Reply::IsLeader(_) | Reply::Event(_)) | None => {
                self.tell(format!("node {} does not answer", place + 1));
            }
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let rows = Constraint::Length(u16::try_from(NODES).unwrap_or(3) + 3);
        let [title, nodes, told, keys] = Layout::vertical([
            Constraint::Length(1),
            rows,
            Constraint::Min(3),
            Constraint::Length(1),
        ])
        .areas(frame.area());
        let leader = self.led.filter(|(place, term)| {
            let status = self.statuses[*place].as_ref();
            status.is_some_and(|status| status.is_leader && status.term == *term)
        });
        let words = leader.map_or_else(
            || " interrex: nobody leads".to_owned(),
            |(place, term)| format!(" interrex: node {} leads term {term}", place + 1),
        );
        frame.render_widget(Line::from(words).bold(), title);
        frame.render_widget(self.table(), nodes);
        let height = usize::from(told.height.saturating_sub(2));
        let newest = self.told.iter().rev().take(height).rev();
        let lines: Vec<_> = newest.map(|line| Line::from(line.as_str())).collect();
        frame.render_widget(Paragraph::new(lines).block(Block::bordered().title(" events ")), told);
        frame.render_widget(Line::from(KEYS).style(Style::new().fg(Color::DarkGray)), keys);
    }

    fn table(&self) -> Table<'_> {
        let header = Row::new([
            "",
            "node",
            "role",
            "term",
            "lease left",
            "round trip",
            "voters",
            "guardian",
        ]);
        let rows = (0..NODES).map(|place| self.row(place));
        let widths = [2, 6, 14, 18, 12, 12, 7, 10].map(Constraint::Length);
        Table::new(rows, widths)
            .header(header.style(Style::new().add_modifier(Modifier::BOLD)))
            .block(Block::bordered())
    }

    /// Returns the round trip of the leader with that node, as words.
    fn round_trip(&self, place: usize) -> String {
        let leader = self.led.and_then(|(leader, _)| self.statuses[leader].as_ref());
        let measured = leader.and_then(|status| status.members.get(place)?.round_trip);
        measured.map_or_else(String::new, |seconds| format!("{:.0} us", seconds * 1e6))
    }

    fn row(&self, place: usize) -> Row<'_> {
        let chosen = if place == self.chosen { ">" } else { " " };
        let mut cells = vec![chosen.to_owned(), (place + 1).to_string()];
        let style = match (self.cluster.state(place), &self.statuses[place]) {
            (State::Dead, _) => {
                cells.push("killed".to_owned());
                Style::new().fg(Color::DarkGray)
            }
            (State::Stopped, _) => {
                cells.push("stopped".to_owned());
                Style::new().fg(Color::Yellow)
            }
            (State::Runs, None) => {
                cells.push("starts".to_owned());
                Style::new()
            }
            (State::Runs, Some(status)) => {
                let left = status.lease_remaining;
                let left = left.map_or_else(String::new, |left| format!("{:.1} ms", left * 1e3));
                cells.extend([
                    status.role.clone(),
                    status.term.to_string(),
                    left,
                    self.round_trip(place),
                    if status.is_leader { status.voters_heard.to_string() } else { String::new() },
                    status.guardian.clone(),
                ]);
                if status.is_leader { Style::new().fg(Color::Green) } else { Style::new() }
            }
        };
        Row::new(cells.into_iter().map(Cell::from)).style(style)
    }
}
