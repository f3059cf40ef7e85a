//! The messages of OTLP: metrics and spans as bytes.
//!
//! Knows the format. Sends nothing.

use opentelemetry_proto::tonic::collector::metrics::v1::ExportMetricsServiceRequest;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::common::v1::{AnyValue, InstrumentationScope, KeyValue};
use opentelemetry_proto::tonic::metrics::v1::metric::Data;
use opentelemetry_proto::tonic::metrics::v1::number_data_point::Value as Number;
use opentelemetry_proto::tonic::metrics::v1::{
    AggregationTemporality, Gauge, Histogram, HistogramDataPoint, Metric as Message,
    NumberDataPoint, ResourceMetrics, ScopeMetrics, Sum,
};
use opentelemetry_proto::tonic::resource::v1::Resource;
use opentelemetry_proto::tonic::trace::v1::span::{Event, SpanKind};
use opentelemetry_proto::tonic::trace::v1::{ResourceSpans, ScopeSpans, Span};
use prost::Message as _;

use super::leaderships::Leadership;
use crate::metrics::{self, Label, Metric, Values};

/// The node that metrics and spans are about.
pub(super) struct Origin {
    pub(super) cluster: u64,
    pub(super) node: u8,
    /// The start of the daemon, at which counters were 0: nanoseconds since 1970.
    pub(super) began_ns: u64,
}

/// Returns metrics of this moment, in nanoseconds since 1970.
pub(super) fn metrics(origin: &Origin, metrics: Vec<Metric>, now: u64) -> Vec<u8> {
    let metrics = metrics.into_iter().map(|metric| message(metric, (origin.began_ns, now)));
    let scope = ScopeMetrics {
        scope: Some(scope()),
        metrics: metrics.collect(),
        ..ScopeMetrics::default()
    };
    let resource = ResourceMetrics {
        resource: Some(resource(origin)),
        scope_metrics: vec![scope],
        ..ResourceMetrics::default()
    };
    ExportMetricsServiceRequest { resource_metrics: vec![resource] }.encode_to_vec()
}

/// Returns a span for each leadership.
pub(super) fn spans<'l>(
    origin: &Origin,
    ended: impl IntoIterator<Item = &'l Leadership>,
) -> Vec<u8> {
    let spans = ended.into_iter().map(|leadership| span(origin, leadership));
    let scope =
        ScopeSpans { scope: Some(scope()), spans: spans.collect(), ..ScopeSpans::default() };
    let resource = ResourceSpans {
        resource: Some(resource(origin)),
        scope_spans: vec![scope],
        ..ResourceSpans::default()
    };
    ExportTraceServiceRequest { resource_spans: vec![resource] }.encode_to_vec()
}

fn resource(origin: &Origin) -> Resource {
    let instance = format!("{}/{}", origin.cluster, origin.node);
    let attributes = vec![
        attribute("service.name", Value::StringValue("interrex".into())),
        attribute("service.version", Value::StringValue(env!("CARGO_PKG_VERSION").into())),
        attribute("service.instance.id", Value::StringValue(instance)),
        attribute("interrex.cluster", integer(origin.cluster)),
        attribute("interrex.node", integer(origin.node.into())),
    ];
    Resource { attributes, ..Resource::default() }
}

fn scope() -> InstrumentationScope {
    InstrumentationScope { name: "interrex".into(), ..InstrumentationScope::default() }
}

fn attribute(key: &str, value: Value) -> KeyValue {
    let value = Some(AnyValue { value: Some(value) });
    KeyValue { key: key.to_owned(), value, ..KeyValue::default() }
}

/// OTLP has no unsigned integers. Terms and clusters stay far below the highest signed one.
fn integer(number: u64) -> Value {
    Value::IntValue(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Returns a metric; counters have counted from the first of the two moments to the second.
fn message(metric: Metric, times: (u64, u64)) -> Message {
    let Metric { name, help, values } = metric;
    let cumulative = AggregationTemporality::Cumulative.into();
    let data = match values {
        Values::Gauges(gauges) => {
            let points = gauges.into_iter();
            let points = points.map(|(label, value)| point(label, Number::AsDouble(value), times));
            Data::Gauge(Gauge { data_points: points.collect() })
        }
        Values::Counters(counters) => {
            let points = counters.into_iter().map(|(label, value)| {
                let value = i64::try_from(value).unwrap_or(i64::MAX);
                point(label, Number::AsInt(value), times)
            });
            let data_points = points.collect();
            Data::Sum(Sum { data_points, aggregation_temporality: cumulative, is_monotonic: true })
        }
        Values::Histogram(of) => Data::Histogram(Histogram {
            data_points: vec![histogram(of, times)],
            aggregation_temporality: cumulative,
        }),
    };
    let unit = if name.ends_with("_seconds") { "s" } else { "" };
    Message {
        name: name.to_owned(),
        description: help.to_owned(),
        unit: unit.to_owned(),
        data: Some(data),
        ..Message::default()
    }
}

fn point(label: Label, value: Number, (began_ns, now): (u64, u64)) -> NumberDataPoint {
    let label = label.map(|(key, value)| attribute(key, Value::StringValue(value)));
    NumberDataPoint {
        attributes: label.into_iter().collect(),
        start_time_unix_nano: began_ns,
        time_unix_nano: now,
        value: Some(value),
        ..NumberDataPoint::default()
    }
}

fn histogram(of: metrics::Histogram, (began_ns, now): (u64, u64)) -> HistogramDataPoint {
    HistogramDataPoint {
        start_time_unix_nano: began_ns,
        time_unix_nano: now,
        count: of.counts.iter().sum(),
        sum: Some(of.sum),
        bucket_counts: of.counts,
        explicit_bounds: of.bounds.to_vec(),
        ..HistogramDataPoint::default()
    }
}

fn span(origin: &Origin, leadership: &Leadership) -> Span {
    let Leadership { term, began_ns, ended_ns, reason, events } = leadership;
    let events = events.iter().map(|(at, name)| Event {
        time_unix_nano: *at,
        name: (*name).to_owned(),
        ..Event::default()
    });
    Span {
        // A term has one leader, so cluster and term name a leadership, and one sent twice is one.
        trace_id: [origin.cluster.to_be_bytes(), term.to_be_bytes()].concat(),
        span_id: term.to_be_bytes().to_vec(),
        name: "leadership".into(),
        kind: SpanKind::Internal.into(),
        start_time_unix_nano: *began_ns,
        end_time_unix_nano: *ended_ns,
        attributes: vec![
            attribute("interrex.term", integer(*term)),
            attribute("interrex.node", integer(origin.node.into())),
            attribute("interrex.reason", Value::StringValue(reason.clone())),
        ],
        events: events.collect(),
        ..Span::default()
    }
}
