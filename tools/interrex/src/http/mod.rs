//! The HTTP server: reads alone, for load balancers, Prometheus and people.
//!
//! | file | what it knows |
//! |---|---|
//! | `server` | a thread of its own, connections and how long they may last |
//! | `routes` | which path says what |
//! | `metrics` | the metrics by name, in Prometheus' text format |

mod metrics;
mod routes;
mod server;

pub(crate) use server::listen;
