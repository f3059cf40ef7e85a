//! The HTTP server: reads alone, for load balancers, Prometheus and people.
//!
//! | file | what it knows |
//! |---|---|
//! | `server` | a thread of its own, connections and how long they may last |
//! | `routes` | which path says what |
//! | `text` | metrics in Prometheus' text format |

mod routes;
mod server;
mod text;

pub(crate) use server::listen;
