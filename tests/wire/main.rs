//! The bytes of datagrams, the links that tell whose they are and whether they are new, and what
//! passes between members and subscribers.

mod bytes;
mod links;
mod subscriptions;
