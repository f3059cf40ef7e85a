//! Paths, and what each says.
//!
//! | path | 200 where | else |
//! |---|---|---|
//! | `/leader`, `/primary` | this node leads, after takeover delay and gate | 503 |
//! | `/replica` | another node is known to lead | 503 |
//! | `/liveness` | the polling thread has made a pass of late | 503 |
//! | `/readiness` | this node takes part in elections | 503 |
//! | `/status`, `/cluster`, `/metrics` | always | |
//!
//! `/readiness` says nothing of leadership: a rolling update that waits for each node to be ready
//! would wait for ever.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use axum::{Json, Router};
use serde_json::json;

use super::text::text;
use crate::view::View;

/// The state that all routes read.
#[derive(Clone)]
struct Shared {
    view: View,
    takhin_names: bool,
}

/// Returns all routes of a daemon.
pub(super) fn routes(view: View, takhin_names: bool) -> Router {
    let yes_or_no = |answer: fn(&View) -> bool| {
        reads(get(move |State(shared): State<Arc<Shared>>| async move {
            let is_so = answer(&shared.view);
            let code = if is_so { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
            (code, if is_so { "yes\n" } else { "no\n" })
        }))
    };
    Router::new()
        .route("/leader", yes_or_no(View::is_in_charge))
        .route("/primary", yes_or_no(View::is_in_charge))
        .route("/replica", yes_or_no(View::is_replica))
        .route("/liveness", yes_or_no(View::is_alive))
        .route("/readiness", yes_or_no(View::is_ready))
        .route("/status", reads(get(status)))
        .route("/cluster", reads(get(cluster)))
        .route("/metrics", reads(get(exported)))
        .fallback(unknown)
        .with_state(Arc::new(Shared { view, takhin_names }))
}

/// Adds the answer to OPTIONS. HEAD is answered as GET is, without a body.
fn reads(route: MethodRouter<Arc<Shared>>) -> MethodRouter<Arc<Shared>> {
    let allow = || async { (StatusCode::NO_CONTENT, [(header::ALLOW, "GET, HEAD, OPTIONS")]) };
    route.options(allow)
}

async fn status(State(shared): State<Arc<Shared>>) -> Response {
    Json(shared.view.status()).into_response()
}

/// Says of the cluster what this node knows: its members, and who leads.
async fn cluster(State(shared): State<Arc<Shared>>) -> Response {
    let status = shared.view.status();
    let members: Vec<_> = status
        .members
        .iter()
        .map(|member| {
            json!({
                "id": member.id,
                "address": member.address,
                "kind": member.kind,
                "leads": status.leader == Some(member.id),
            })
        })
        .collect();
    let said = json!({
        "cluster": status.cluster,
        "term": status.term,
        "leader": status.leader,
        "members": members,
    });
    Json(said).into_response()
}

async fn exported(State(shared): State<Arc<Shared>>) -> Response {
    let text = text(&shared.view, shared.takhin_names);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}

async fn unknown() -> (StatusCode, &'static str) {
    const PATHS: &str = "there are /leader, /primary, /replica, /liveness, /readiness, /status, \
                         /cluster and /metrics\n";
    (StatusCode::NOT_FOUND, PATHS)
}
