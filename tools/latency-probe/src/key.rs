//! `latency-probe key FILE`: a file with a new key or with a subscriber's, and what its owner does
//! next.
//!
//! Knows words, and never sees the key: the library writes it straight into the file.

use std::io::{self, Write};
use std::path::Path;

use anyhow::Context as _;
use interrex::runtime::{create_key_file, create_subscriber_key_file, read_keys};
use interrex::{ClusterId, SubscriberId};
use interrex_console::place::forgive_closed_pipe;

use crate::cli::KeyFile;

/// Makes the file and says what to do with it.
pub(crate) fn make(asked: &KeyFile) -> anyhow::Result<()> {
    let file = asked.file.as_path();
    let text = match (asked.subscriber, &asked.of, asked.cluster) {
        (Some(subscriber), Some(of), Some(cluster)) => {
            let keys = read_keys(of)?;
            let (cluster, subscriber) = (ClusterId(cluster), SubscriberId(subscriber));
            create_subscriber_key_file(file, &keys, cluster, subscriber)?;
            subscribers_next_steps(file, cluster, subscriber, keys.sealing_id())
        }
        // The command line demands all three or none.
        (_, _, _) => {
            create_key_file(file, asked.id)?;
            next_steps(file, asked.id)
        }
    };
    let printed = io::stdout().write_all(text.as_bytes()).or_else(forgive_closed_pipe);
    printed.context("the key is made, but what to do next can't be printed")
}

fn subscribers_next_steps(
    file: &Path,
    cluster: ClusterId,
    subscriber: SubscriberId,
    id: u8,
) -> String {
    let file = file.display();
    format!(
        "\
made {file}
  the key of subscriber {subscriber} of cluster {cluster},
  derived from the cluster's key {id}; mode 0600

next
  1. Move it to the subscriber's host over a channel that nobody else can read.
     It lets its holder be told who leads, and nothing else. Never give a
     subscriber the cluster's key: whoever holds that is a member.
  2. Start the subscriber with it:
     SubscriberBuilder::new(read_subscriber_key(\"{file}\")?, members)
  3. Give each subscriber a number of its own: of two that run under one number,
     members hear the later one.
  When the cluster's key changes, make this file anew once all members accept
  the new key, and before they give up the old one.
"
    )
}

fn next_steps(file: &Path, id: u8) -> String {
    // Any other will do; ids end at 255.
    let (file, next) = (file.display(), id.checked_add(1).unwrap_or(1));
    format!(
        "\
made {file}
  a new key with id {id}, from the system's randomness; mode 0600

next
  1. Copy it to every member over a channel that nobody else can read (scp, not
     mail). Whoever holds the key is a member: keep the mode 0600, and keep the
     file out of repositories and images.
  2. Start every member with it:
     NodeBuilder::keys(read_keys(\"{file}\")?)

to change the key of a running cluster, each step at all members
  1. Make a key with `latency-probe key OTHER --id {next}`, and add its line as the
     second one of the file: it is accepted from then on.
  2. Swap the two lines: members seal with the first.
  3. Remove the line of key {id}.
  A member takes a changed file when it is started again, or at once through
  Handle::set_keys. SECURITY.md says more.
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subscribers_words_name_file_subscriber_cluster_and_key_and_fit_the_screen() {
        let (cluster, subscriber) = (ClusterId(u64::MAX), SubscriberId(u32::MAX));
        let text = subscribers_next_steps(Path::new("gateway.key"), cluster, subscriber, 255);
        for part in ["made gateway.key", "4294967295", "18446744073709551615", "key 255", "0600"] {
            assert!(text.contains(part), "{part} is not in: {text}");
        }
        assert!(text.lines().all(|line| line.len() <= 80), "{text}");
    }

    #[test]
    fn the_words_name_file_id_and_another_id_and_fit_the_screen() {
        for (id, next) in [(1, "--id 2`"), (255, "--id 1`")] {
            let text = next_steps(Path::new("here/cluster.key"), id);
            for part in ["made here/cluster.key", &format!("id {id},"), next, "0600", "SECURITY.md"]
            {
                assert!(text.contains(part), "{part} is not in: {text}");
            }
            assert!(text.lines().all(|line| line.len() <= 80), "{text}");
        }
    }
}
