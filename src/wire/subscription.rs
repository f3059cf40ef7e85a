//! The datagrams between members and subscribers: a request to be told who leads, and the answer.
//!
//! Knows the bytes of both, and which of them no encoder writes. Others decide what a request may
//! do once its tag holds, and what an announcement changes. Never panics on bytes.

use crate::types::{BootId, ClusterId, NodeId, SubscriberId, Term};

use super::codec::{LAST_TERM, check_unsealed, require};
use super::layout::{
    A_SUBSCRIBER, AnnouncementBody, FLAG_NAMED, FLAG_SUBSCRIBED, KIND_ANNOUNCEMENT, KIND_SUBSCRIBE,
    MAGIC, Record, SubscribeBody, U32, U64, VERSION,
};
use super::rejection::Rejection;
use super::seal::Keyring;
use super::subscriber_key::SubscriptionKey;

/// A subscriber's request: "tell me who leads, now and at each change". It is one datagram, and
/// gets one datagram in answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Subscribe {
    /// The member that is asked.
    pub to: NodeId,
    /// The subscriber.
    pub subscriber: SubscriberId,
    /// The subscriber's life. Later lives have higher numbers.
    pub life: BootId,
    /// The number of this request among those of the life, from 1 on.
    pub counter: u64,
    /// The last cookie that this member has sent, which proves that the subscriber receives what is
    /// sent to where it is; 0 before the first.
    pub cookie: u64,
}

/// A member's word about who leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Announcement {
    /// The member.
    pub from: NodeId,
    /// The member's life.
    pub boot: BootId,
    /// The member's term.
    pub term: Term,
    /// The leader of that term, if the member has heard of one.
    pub leader: Option<NodeId>,
    /// The subscriber that is told.
    pub subscriber: SubscriberId,
    /// The subscriber's life.
    pub life: BootId,
    /// The number of the request that the member has heard last.
    pub counter: u64,
    /// The cookie that the next request is to echo; 0 where it is to echo none.
    pub cookie: u64,
    /// True if changes come by themselves from now on.
    pub is_subscribed: bool,
}

/// Writes what a subscriber asks, sealed if it has a key.
pub fn write_subscribe(
    request: &Subscribe,
    cluster: ClusterId,
    key: Option<&SubscriptionKey>,
    record: &mut Record,
) {
    *record = Record {
        magic: MAGIC,
        version: VERSION,
        kind: KIND_SUBSCRIBE,
        from: A_SUBSCRIBER,
        to: request.to.number(),
        cluster: U64::new(cluster.0),
        boot: U64::new(request.life.0),
        sequence: U64::new(request.counter),
        body: bytemuck::cast(SubscribeBody {
            subscriber: U32::new(request.subscriber.0),
            reserved: [0; 4],
            cookie: U64::new(request.cookie),
            reserved_too: [0; 16],
        }),
        ..Record::default()
    };
    if let Some(key) = key {
        key.seal(record);
    }
}

/// Reads what a subscriber asks of `node`. With a keyring it must be sealed with a key derived from
/// one of the ring, which is returned along with it; without, it must not be sealed.
///
/// # Errors
/// The first [`Rejection`] that applies, in the order: length, magic, version, cluster, group,
/// kind, recipient, sender, key and tag, fields.
pub fn open_subscribe(
    bytes: &[u8],
    cluster: ClusterId,
    node: NodeId,
    keyring: Option<&Keyring>,
) -> Result<(Subscribe, Option<SubscriptionKey>), Rejection> {
    let record = check_header(bytes, cluster, KIND_SUBSCRIBE)?;
    require(record.to == node.number(), Rejection::Recipient)?;
    require(record.from == A_SUBSCRIBER, Rejection::Sender)?;
    let body: &SubscribeBody = bytemuck::cast_ref(&record.body);
    let subscriber = SubscriberId(body.subscriber.value());
    let key = keyring
        .map(|ring| {
            let key = SubscriptionKey::of(ring, record.key_id, cluster, subscriber);
            key.ok_or(Rejection::Key)
        })
        .transpose()?;
    check_seal(record, key.as_ref())?;
    check_unused(record, 0)?;
    require(record.term == U64::new(0), Rejection::Term)?;
    require(body.reserved == [0; 4] && body.reserved_too == [0; 16], Rejection::Reserved)?;
    require(record.boot != U64::new(0), Rejection::Boot)?;
    require(record.sequence != U64::new(0), Rejection::Replay)?;
    let request = Subscribe {
        to: node,
        subscriber,
        life: BootId(record.boot.value()),
        counter: record.sequence.value(),
        cookie: body.cookie.value(),
    };
    Ok((request, key))
}

/// Writes announcements of one member's life, which differ in little.
#[derive(Clone, Copy, Debug)]
pub struct Announcer {
    /// The cluster.
    pub cluster: ClusterId,
    /// The member.
    pub from: NodeId,
    /// The member's life.
    pub boot: BootId,
}

impl Announcer {
    /// Writes that `leader` leads `term`, to nobody yet.
    pub fn write(&self, term: Term, leader: Option<NodeId>) -> Record {
        Record {
            magic: MAGIC,
            version: VERSION,
            kind: KIND_ANNOUNCEMENT,
            flags: if leader.is_some() { FLAG_NAMED } else { 0 },
            from: self.from.number(),
            to: A_SUBSCRIBER,
            cluster: U64::new(self.cluster.0),
            term: U64::new(term.0),
            boot: U64::new(self.boot.0),
            named: leader.map_or(0, NodeId::number),
            ..Record::default()
        }
    }

    /// Returns the announcement that answers `request` with the standing of this member.
    pub const fn answer(
        &self,
        request: &Subscribe,
        (term, leader): (Term, Option<NodeId>),
        cookie: u64,
        is_subscribed: bool,
    ) -> Announcement {
        Announcement {
            from: self.from,
            boot: self.boot,
            term,
            leader,
            subscriber: request.subscriber,
            life: request.life,
            counter: request.counter,
            cookie,
            is_subscribed,
        }
    }
}

impl Announcement {
    /// Writes all of it, sealed if there is a key.
    pub fn write(&self, cluster: ClusterId, key: Option<&SubscriptionKey>, record: &mut Record) {
        let announcer = Announcer { cluster, from: self.from, boot: self.boot };
        *record = announcer.write(self.term, self.leader);
        self.address(key, record);
    }

    /// Addresses a record of [`Announcer::write`] to the subscriber, and seals it if there is a
    /// key. So what many are told is encoded once.
    pub fn address(&self, key: Option<&SubscriptionKey>, record: &mut Record) {
        record.flags =
            record.flags & !FLAG_SUBSCRIBED | if self.is_subscribed { FLAG_SUBSCRIBED } else { 0 };
        record.body = bytemuck::cast(AnnouncementBody {
            subscriber: U32::new(self.subscriber.0),
            reserved: [0; 4],
            subscriber_life: U64::new(self.life.0),
            counter: U64::new(self.counter),
            cookie: U64::new(self.cookie),
        });
        match key {
            Some(key) => key.seal(record),
            None => (record.key_id, record.tag) = (0, [0; 16]),
        }
    }
}

/// Reads what a member tells `subscriber`, which has this key or none.
///
/// # Errors
/// The first [`Rejection`] that applies, in the order: length, magic, version, cluster, group,
/// kind, recipient, sender, key and tag, fields.
pub fn open_announcement(
    bytes: &[u8],
    cluster: ClusterId,
    subscriber: SubscriberId,
    key: Option<&SubscriptionKey>,
) -> Result<Announcement, Rejection> {
    let record = check_header(bytes, cluster, KIND_ANNOUNCEMENT)?;
    let body: &AnnouncementBody = bytemuck::cast_ref(&record.body);
    let is_to_it = record.to == A_SUBSCRIBER && body.subscriber.value() == subscriber.0;
    require(is_to_it, Rejection::Recipient)?;
    let from = NodeId::new(record.from).ok_or(Rejection::Sender)?;
    check_seal(record, key)?;
    check_unused(record, FLAG_NAMED | FLAG_SUBSCRIBED)?;
    let is_named = record.flags & FLAG_NAMED != 0;
    require(is_named || record.named == 0, Rejection::Named)?;
    // A leader has a term from 1 on.
    let least = u64::from(is_named);
    require((least..=LAST_TERM).contains(&record.term.value()), Rejection::Term)?;
    require(body.reserved == [0; 4], Rejection::Reserved)?;
    require(record.sequence == U64::new(0), Rejection::Reserved)?;
    require(body.subscriber_life != U64::new(0), Rejection::Boot)?;
    let leader = is_named.then(|| NodeId::new(record.named).ok_or(Rejection::Named)).transpose()?;
    Ok(Announcement {
        from,
        boot: BootId(record.boot.value()),
        term: Term(record.term.value()),
        leader,
        subscriber,
        life: BootId(body.subscriber_life.value()),
        counter: body.counter.value(),
        cookie: body.cookie.value(),
        is_subscribed: record.flags & FLAG_SUBSCRIBED != 0,
    })
}

/// Checks that the datagram is this protocol's, this cluster's, and of this kind.
fn check_header(bytes: &[u8], cluster: ClusterId, kind: u8) -> Result<&Record, Rejection> {
    // A record is aligned to one byte, so the cast can fail by length only.
    let record: &Record = bytemuck::try_from_bytes(bytes).map_err(|_| Rejection::Length)?;
    require(record.magic == MAGIC, Rejection::Magic)?;
    require(record.version == VERSION, Rejection::Version)?;
    require(record.cluster.value() == cluster.0, Rejection::Cluster)?;
    require(record.group.value() == 0, Rejection::Group)?;
    require(record.kind == kind, Rejection::Kind)?;
    Ok(record)
}

fn check_seal(record: &Record, key: Option<&SubscriptionKey>) -> Result<(), Rejection> {
    key.map_or_else(|| check_unsealed(record), |key| key.verify(record))
}

/// Checks that the header fields which neither kind uses are zero, and all other flags.
fn check_unused(record: &Record, flags: u8) -> Result<(), Rejection> {
    require(record.flags & !flags == 0, Rejection::Flags)?;
    require(record.reserved == [0; 3], Rejection::Reserved)?;
    require(flags & FLAG_NAMED != 0 || record.named == 0, Rejection::Named)?;
    require(record.echo == U64::new(0), Rejection::Echo)?;
    require(record.priority == 0, Rejection::Priority)?;
    require(record.verdict == 0, Rejection::Verdict)?;
    let times = [record.sent_at, record.config_term];
    let is_bare = times == [U64::new(0); 2] && record.config_version == U32::new(0);
    require(is_bare, Rejection::Reserved)
}
