//! Nodes, hosts of control runs, and the reader of pages, started as processes.

use std::fs::File;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context as _;
use interrex::NodeId;
use interrex::runtime::monotonic_nanos;
use interrex_testbed::{Member, Process};

use super::said::understand;
use super::{Cluster, NodeSetup, Running, Spoken, place};
use crate::contender;
use crate::history::Life;
use crate::node::{Orders, PageOrders};

impl Cluster {
    /// Starts a node, unless it runs.
    ///
    /// # Errors
    /// If its process can't be started or spoken to.
    pub(crate) fn start(&mut self, node: NodeId) -> anyhow::Result<()> {
        if self.running[place(node)].is_some() {
            return Ok(());
        }
        self.declined.remove(&node);
        self.lives += 1;
        let life = Life(self.lives);
        let NodeSetup { member, network, groups } = self.setups[place(node)].clone();
        let seed = member.seed.wrapping_add(life.0);
        let orders = Orders {
            member: Member { seed, ..member },
            life,
            network,
            groups,
            register: self.common.register.clone(),
            claims: self.claims_of(life),
        };
        let begin_ns = monotonic_nanos();
        let process = match self.common.contender {
            None => self.spawn("node", &orders, node, life)?,
            Some(contender) => {
                let directory = self.common.directory.clone();
                let orders = contender::Orders { contender, directory, host: orders };
                self.spawn("contender", &orders, node, life)?.with_group()
            }
        };
        self.running[place(node)] = Some(Running::new(process, life, begin_ns));
        Ok(())
    }

    fn spawn(
        &self,
        subcommand: &str,
        orders: &impl serde::Serialize,
        node: NodeId,
        life: Life,
    ) -> anyhow::Result<Process> {
        let log = File::options().create(true).append(true).open(&self.common.log)?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(subcommand).stderr(log);
        let speaker = self.speaker.clone();
        let heard = move |said| {
            // Nobody listens any more once the run is over.
            let _ = speaker.send(Spoken { node, life, said });
        };
        let process = Process::start_heard(&mut command, orders, understand, heard);
        process.with_context(|| format!("the process of node {node} could not be started"))
    }

    /// Starts the process that reads all pages.
    ///
    /// # Errors
    /// If it can't be started.
    pub(crate) fn start_reader(&mut self) -> anyhow::Result<()> {
        let pages = self.setups.iter().map(|setup| setup.member.public_page.clone());
        let pages = pages.zip(&self.pages);
        let pages = pages.filter_map(|(page, claims)| Some((page?, claims.clone())));
        let orders = PageOrders(pages.collect());
        let nobody = NodeId::new(0).context("0 is a node id")?;
        self.reader = Some(self.spawn("pages", &orders, nobody, Life(0))?);
        Ok(())
    }

    pub(super) fn claims_of(&self, life: Life) -> PathBuf {
        self.common.directory.join(format!("claims-{}", life.0))
    }
}
