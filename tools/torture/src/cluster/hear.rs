//! The words of a run's processes, and how each life is noted once it is over.

use std::process::ExitStatus;
use std::time::{Duration, Instant};

use interrex::NodeId;

use super::said::{Said, of};
use super::{Cluster, END_LIMIT, Past, Running, Spoken, place};
use crate::history::{Claim, ClaimSource, LifeEnd, Record};
use crate::node::claims;

impl Cluster {
    /// Hears what is said until `deadline`.
    ///
    /// # Errors
    /// If the history can't be written.
    pub(crate) fn hear_until(&mut self, deadline: Instant) -> anyhow::Result<()> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(spoken) = self.lines.recv_timeout(left) else { break };
            self.hear(spoken)?;
        }
        self.reap()
    }

    /// Hears what is said until `condition` holds. Returns whether it did within `limit`.
    ///
    /// # Errors
    /// As [`hear_until`](Self::hear_until).
    pub(crate) fn hear_while(
        &mut self,
        limit: Duration,
        mut condition: impl FnMut(&Self) -> bool,
    ) -> anyhow::Result<bool> {
        let deadline = Instant::now() + limit;
        while !condition(self) {
            if Instant::now() >= deadline {
                return Ok(false);
            }
            self.hear_until(Instant::now() + Duration::from_millis(2))?;
        }
        Ok(true)
    }

    /// Waits until a node that was killed or told to end is gone. Kills it if it is not in time.
    ///
    /// # Errors
    /// If it is not gone even then.
    pub(crate) fn wait_for_end(&mut self, node: NodeId) -> anyhow::Result<()> {
        let is_gone = |cluster: &Self| cluster.running[place(node)].is_none();
        if self.hear_while(END_LIMIT, is_gone)? {
            return Ok(());
        }
        self.note(Some(node), "it did not end in time and is killed".to_owned())?;
        self.kill(node)?;
        let gone = self.hear_while(END_LIMIT, is_gone)?;
        anyhow::ensure!(gone, "node {node} is not gone after SIGKILL");
        Ok(())
    }

    fn hear(&mut self, spoken: Spoken) -> anyhow::Result<()> {
        let Spoken { node, life, said } = spoken;
        let running = self.running[place(node)].as_mut().filter(|running| running.life == life);
        match (said, running) {
            (Some(Said::Guardian(process)), Some(running)) => running.guardian = Some(process),
            (Some(Said::Record(record)), running) => {
                if let Some(running) = running {
                    running.note(&record);
                }
                self.history.add(&record)?;
            }
            (None, Some(running)) => running.is_silent = true,
            (Some(Said::Guardian(_)) | None, None) => {}
        }
        Ok(())
    }

    /// Notes the end of each life that is over.
    fn reap(&mut self) -> anyhow::Result<()> {
        for node in self.nodes() {
            let Some(running) = &mut self.running[place(node)] else { continue };
            let Some(status) = running.is_over()? else { continue };
            if let Some(running) = self.running[place(node)].take() {
                self.bury(node, running, status)?;
            }
        }
        Ok(())
    }

    fn bury(&mut self, node: NodeId, running: Running, status: ExitStatus) -> anyhow::Result<()> {
        let record = running.over(node, status);
        let life = record.life;
        let (process, begin_ns) = (u64::from(record.process), record.begin_ns);
        self.past.push(Past { node, life, process, begin_ns });
        if matches!(record.end, LifeEnd::Declined(_)) {
            self.declined.insert(node, Instant::now());
        }
        for claim in claims::read(&self.claims_of(life)) {
            self.history.add(&Record::Claim(of(claim, node, life, ClaimSource::Thread)))?;
        }
        // It is not there if the node has not come so far.
        let _ = std::fs::remove_file(self.claims_of(life));
        Ok(self.history.add(&Record::Life(record))?)
    }

    /// Returns the claim about the page of `node`, if its life is known. The system gives the
    /// number of a process away again, so that it is the last one that had begun by then.
    pub(super) fn of_page(&self, node: NodeId, claim: claims::RawClaim) -> Option<Claim> {
        let past = self.past.iter().rev().find(|past| {
            (past.node, past.process) == (node, claim.process) && past.begin_ns <= claim.first_ns
        })?;
        Some(of(claim, node, past.life, ClaimSource::Page))
    }
}

#[cfg(test)]
mod tests {
    use interrex::Term;
    use interrex_testbed::Member;

    use super::super::{Common, NodeSetup};
    use super::*;
    use crate::history::{HistoryWriter, Life};
    use crate::node::claims::RawClaim;

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("it is below 128")
    }

    #[test]
    fn what_a_page_says_is_of_its_own_node_and_of_the_last_life_with_that_process() {
        let home = tempfile::tempdir().expect("the system has a place for such things");
        let path = |name: &str| home.path().join(name);
        let (directory, register, log) = (home.path().to_owned(), path("register"), path("log"));
        let common = Common { contender: None, directory, register, log };
        let member = |number| Member::new(node(number), &[]);
        let setup =
            |number| NodeSetup { member: member(number), network: None, groups: Vec::new() };
        let history = HistoryWriter::create(&path("history")).expect("the place was just made");
        let mut cluster = Cluster::new(common, vec![setup(0), setup(1)], history);
        let past = |number, life, begin_ns| {
            let (node, life, process) = (node(number), Life(life), 7);
            Past { node, life, process, begin_ns }
        };
        // The system has given one number to three lives.
        cluster.past.extend([past(1, 1, 100), past(0, 2, 200), past(0, 3, 300)]);
        let life_at = |number, process, first_ns| {
            let (term, last_ns, until_ns) = (Term(1), first_ns, first_ns);
            let claim = RawClaim { term, first_ns, last_ns, until_ns, process };
            cluster.of_page(node(number), claim).map(|claim| (claim.node, claim.life))
        };
        assert_eq!(life_at(0, 7, 250), Some((node(0), Life(2))));
        assert_eq!(life_at(0, 7, 350), Some((node(0), Life(3))));
        assert_eq!(life_at(1, 7, 350), Some((node(1), Life(1))));
        assert_eq!(life_at(0, 7, 150), None, "it was the other node's then");
        assert_eq!(life_at(0, 8, 350), None, "nobody had that number");
    }
}
