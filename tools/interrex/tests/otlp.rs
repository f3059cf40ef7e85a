//! The export to a collector of OpenTelemetry, and a program that was built without it.
//!
//! Knows OTLP over HTTP: the collector here is a stand-in that keeps what it is sent.

mod support;

#[cfg(not(feature = "otlp"))]
#[test]
fn a_program_built_without_otlp_refuses_an_endpoint() {
    let cluster = support::Cluster::new(1, &[], &[]);
    let file = cluster.home.path().join("node-1.toml");
    let with = ["--set", "otlp.endpoint=http://127.0.0.1:4318"];
    let check = ["config", "check", "--config", support::path(&file)];
    let refused = support::run(&[&check[..], &with].concat());
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("otlp.endpoint") && said.contains("built without otlp"), "{said}");
    assert!(support::run(&check).status.success(), "without the key it is fine");
}

#[cfg(feature = "otlp")]
mod collector {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    use std::net::{TcpListener, TcpStream};
    use std::sync::{Arc, Mutex, PoisonError};
    use std::thread;

    use opentelemetry_proto::tonic::collector::metrics::v1::ExportMetricsServiceRequest;
    use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
    use opentelemetry_proto::tonic::common::v1::KeyValue;
    use opentelemetry_proto::tonic::common::v1::any_value::Value;
    use opentelemetry_proto::tonic::metrics::v1::metric::Data;
    use opentelemetry_proto::tonic::metrics::v1::number_data_point::Value as Number;
    use opentelemetry_proto::tonic::metrics::v1::{Metric, NumberDataPoint};
    use opentelemetry_proto::tonic::resource::v1::Resource;
    use opentelemetry_proto::tonic::trace::v1::Span;
    use prost::Message as _;

    /// Metrics and spans, each with the node that has sent it.
    #[derive(Default)]
    pub(super) struct Kept {
        pub(super) metrics: Vec<(i64, Metric)>,
        pub(super) spans: Vec<(i64, Span)>,
    }

    /// Keeps what daemons send to a port.
    pub(super) struct Collector(Arc<Mutex<Kept>>);

    impl Collector {
        pub(super) fn listen(port: u16) -> Self {
            let kept = Arc::<Mutex<Kept>>::default();
            let listener = TcpListener::bind(("127.0.0.1", port)).expect("the port is free");
            let keeps = Arc::clone(&kept);
            thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    let keeps = Arc::clone(&keeps);
                    thread::spawn(move || attend(&stream, &keeps));
                }
            });
            Self(kept)
        }

        /// Looks at what was kept.
        pub(super) fn look<T>(&self, at: impl FnOnce(&Kept) -> T) -> T {
            at(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
        }
    }

    /// Answers requests until there are no more; `None` says so.
    fn attend(mut stream: &TcpStream, kept: &Mutex<Kept>) -> Option<()> {
        let mut reader = BufReader::new(stream);
        loop {
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") {
                (reader.read_line(&mut head).ok()? > 0).then_some(())?;
            }
            let head = head.to_lowercase();
            let field = |name: &str| head.split(name).nth(1)?.split("\r\n").next();
            assert_eq!(field("content-type: "), Some("application/x-protobuf"), "{head}");
            let length = field("content-length: ").and_then(|length| length.parse().ok());
            let mut body = vec![0; length.expect("it is told")];
            reader.read_exact(&mut body).ok()?;
            keep(&head, &body, &mut kept.lock().unwrap_or_else(PoisonError::into_inner));
            let answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
            stream.write_all(answer.as_bytes()).ok()?;
        }
    }

    fn keep(head: &str, body: &[u8], kept: &mut Kept) {
        if head.starts_with("post /v1/metrics http/1.1\r\n") {
            let told = ExportMetricsServiceRequest::decode(body).expect("it is OTLP");
            for of in told.resource_metrics {
                let node = node(of.resource.as_ref());
                let metrics = of.scope_metrics.into_iter().flat_map(|scope| scope.metrics);
                kept.metrics.extend(metrics.map(|metric| (node, metric)));
            }
        } else if head.starts_with("post /v1/traces http/1.1\r\n") {
            let told = ExportTraceServiceRequest::decode(body).expect("it is OTLP");
            for of in told.resource_spans {
                let node = node(of.resource.as_ref());
                let spans = of.scope_spans.into_iter().flat_map(|scope| scope.spans);
                kept.spans.extend(spans.map(|span| (node, span)));
            }
        } else {
            panic!("nobody may ask for this: {head}");
        }
    }

    fn node(resource: Option<&Resource>) -> i64 {
        let attributes = &resource.expect("each has one").attributes;
        assert_eq!(text(attributes, "service.name"), "interrex");
        integer(attributes, "interrex.node")
    }

    fn value<'a>(attributes: &'a [KeyValue], key: &str) -> Option<&'a Value> {
        attributes.iter().find(|of| of.key == key)?.value.as_ref()?.value.as_ref()
    }

    pub(super) fn text<'a>(attributes: &'a [KeyValue], key: &str) -> &'a str {
        let Some(Value::StringValue(text)) = value(attributes, key) else { return "" };
        text
    }

    pub(super) fn integer(attributes: &[KeyValue], key: &str) -> i64 {
        let Some(Value::IntValue(integer)) = value(attributes, key) else { return -1 };
        *integer
    }

    /// Returns the points of a gauge or a counter.
    pub(super) fn points(metric: &Metric) -> &[NumberDataPoint] {
        if let Some(Data::Gauge(gauge)) = &metric.data {
            &gauge.data_points
        } else if let Some(Data::Sum(sum)) = &metric.data {
            &sum.data_points
        } else {
            &[]
        }
    }

    pub(super) fn number(point: &NumberDataPoint) -> f64 {
        match point.value {
            Some(Number::AsDouble(value)) => value,
            Some(Number::AsInt(value)) => value as f64,
            None => f64::NAN,
        }
    }
}

#[cfg(feature = "otlp")]
mod exports {
    use std::net::TcpListener;
    use std::thread;

    use opentelemetry_proto::tonic::metrics::v1::metric::Data;
    use rustix::process::{Pid, Signal, kill_process};

    use super::collector::{Collector, integer, number, points, text};
    use super::support::{Cluster, eventually, free_port};

    /// Prepares daemons that export to this port of loopback.
    fn cluster(count: usize, port: u16) -> Cluster {
        let endpoint = format!("otlp.endpoint=http://127.0.0.1:{port}");
        let options = [
            "--set",
            "takeover.delay=100ms",
            "--set",
            "takeover.grace=100ms",
            "--set",
            "otlp.interval=100ms",
            "--set",
            &endpoint,
        ];
        Cluster::new(count, &options, &[])
    }

    /// Waits for the span of the leadership of a node in a term, and returns its reason.
    fn reason_of(collector: &Collector, place: usize, term: u64) -> String {
        let node = i64::try_from(place + 1).expect("it is small");
        eventually("its leadership", || {
            collector.look(|kept| {
                let found = kept.spans.iter().find(|(from, span)| {
                    *from == node
                        && integer(&span.attributes, "interrex.node") == node
                        && integer(&span.attributes, "interrex.term").cast_unsigned() == term
                });
                let (_, span) = found?;
                assert_eq!(span.name, "leadership");
                assert_eq!((span.trace_id.len(), span.span_id.len()), (16, 8));
                assert!(span.start_time_unix_nano < span.end_time_unix_nano);
                assert!(span.events.iter().any(|event| event.name == "in charge"), "{span:?}");
                Some(text(&span.attributes, "interrex.reason").to_owned())
            })
        })
    }

    fn term_of(cluster: &Cluster, place: usize) -> u64 {
        cluster.status(place).expect("it runs")["term"].as_u64().expect("it is a number")
    }

    fn end(cluster: &mut Cluster, place: usize) -> Option<i32> {
        let pid = Pid::from_raw(cluster.id(place)).expect("it has an id");
        kill_process(pid, Signal::TERM).expect("it runs");
        cluster.ended(place)
    }

    #[test]
    fn metrics_and_leaderships_reach_a_collector() {
        let port = free_port();
        let collector = Collector::listen(port);
        let mut cluster = cluster(3, port);
        cluster.start_all();
        let first = cluster.in_charge();
        let node = i64::try_from(first + 1).expect("it is small");
        eventually("all say who leads", || {
            collector.look(|kept| {
                let last = |of: i64| {
                    let mut all = kept.metrics.iter().rev();
                    let (_, metric) = all.find(|(from, metric)| {
                        *from == of && metric.name == "interrex_is_leader"
                    })?;
                    Some(number(points(metric).first()?))
                };
                let values = [last(1)?, last(2)?, last(3)?];
                let expected = [1, 2, 3].map(|of| if of == node { 1.0 } else { 0.0 });
                (values == expected).then_some(())
            })
        });
        collector.look(|kept| {
            let named = |name: &str| {
                let mut all = kept.metrics.iter().rev();
                &all.find(|(from, metric)| *from == node && metric.name == name)
                    .expect("it is sent")
                    .1
            };
            let roles = points(named("interrex_role"));
            let leads = roles.iter().find(|point| text(&point.attributes, "role") == "leader");
            assert!((number(leads.expect("there is this role")) - 1.0).abs() < f64::EPSILON);
            let Some(Data::Sum(won)) = &named("interrex_elections_won").data else {
                panic!("it is no counter")
            };
            assert!(won.is_monotonic && won.data_points[0].start_time_unix_nano > 0);
            let durations = named("interrex_election_duration_seconds");
            assert_eq!(durations.unit, "s");
            let Some(Data::Histogram(durations)) = &durations.data else {
                panic!("it is no histogram")
            };
            let point = &durations.data_points[0];
            assert_eq!(point.count, 1);
            assert_eq!(point.bucket_counts.len(), point.explicit_bounds.len() + 1);
            assert_eq!(point.bucket_counts.iter().sum::<u64>(), 1);
        });
        let term = term_of(&cluster, first);
        assert!(cluster.ask(first, &["resign"]).status.success());
        assert_eq!(reason_of(&collector, first, term), "Resigned");
    }

    #[test]
    fn a_daemon_at_its_end_sends_its_last_leadership() {
        let port = free_port();
        let collector = Collector::listen(port);
        let mut cluster = cluster(1, port);
        cluster.start(0);
        cluster.in_charge();
        let term = term_of(&cluster, 0);
        assert_eq!(end(&mut cluster, 0), Some(0));
        // It was sent before the end, so nobody has to wait.
        assert_eq!(reason_of(&collector, 0, term), "Resigned");
    }

    #[test]
    fn a_collector_that_is_away_is_counted_logged_once_and_told_later() {
        let port = free_port();
        let mut cluster = cluster(3, port);
        cluster.start_all();
        let first = cluster.in_charge();
        let term = term_of(&cluster, first);
        assert!(cluster.ask(first, &["resign"]).status.success());
        eventually("failures are counted", || {
            let metrics = cluster.get(first, "/metrics");
            let mut lines = metrics.lines();
            let name = "interrex_otlp_exports_failed_total ";
            let failed: u64 = lines.find_map(|line| line.strip_prefix(name)?.parse().ok())?;
            (failed > 3).then_some(())
        });
        let log = std::fs::read_to_string(cluster.log(first)).expect("it is there");
        assert_eq!(log.matches("takes no export").count(), 1, "{log}");
        let collector = Collector::listen(port);
        assert_eq!(reason_of(&collector, first, term), "Resigned");
        eventually("the log says so", || {
            let log = std::fs::read_to_string(cluster.log(first)).expect("it is there");
            log.contains("takes exports again").then_some(())
        });
    }

    #[test]
    fn a_collector_that_never_answers_holds_nobody() {
        let port = free_port();
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("the port is free");
        let holds = thread::spawn(move || listener.incoming().take(3).collect::<Vec<_>>());
        let mut cluster = cluster(3, port);
        cluster.start_all();
        let first = cluster.in_charge();
        // Each daemon waits for an answer by now.
        let held = holds.join().expect("it only waits");
        assert!(cluster.ask(first, &["resign"]).status.success());
        eventually("another leads", || (cluster.in_charge() != first).then_some(()));
        assert_eq!(end(&mut cluster, first), Some(0));
        drop(held);
    }
}
