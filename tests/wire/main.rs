//! The bytes of datagrams, and the links that tell whose they are and whether they are new.

mod bytes;
mod links;
