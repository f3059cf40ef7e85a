//! Metrics in Prometheus' text format.
//!
//! Knows the format. The metrics are those of [`metrics`](crate::metrics).

use std::fmt;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Registry;

use crate::metrics::{self, Histogram, Label, Metric, Values};
use crate::view::View;

/// Returns all metrics as text.
pub(super) fn text(view: &View, takhin_names: bool) -> String {
    let mut registry = Registry::default();
    registry.register_collector(Box::new(Scrape { view: view.clone(), takhin_names }));
    let mut text = String::new();
    match encode(&mut text, &registry) {
        Ok(()) => text,
        // A String takes whatever is written.
        Err(fmt::Error) => String::new(),
    }
}

struct Scrape {
    view: View,
    takhin_names: bool,
}

impl fmt::Debug for Scrape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scrape").finish_non_exhaustive()
    }
}

impl Collector for Scrape {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let metrics = metrics::all(&self.view, self.takhin_names);
        metrics.into_iter().try_for_each(|metric| write(&mut encoder, metric))
    }
}

fn write(encoder: &mut DescriptorEncoder<'_>, metric: Metric) -> fmt::Result {
    let Metric { name, help, values } = metric;
    match values {
        Values::Gauges(gauges) => {
            let gauges = gauges.into_iter().map(|(label, value)| (label, ConstGauge::new(value)));
            each(encoder, (name, help), MetricType::Gauge, gauges)
        }
        Values::Counters(counters) => {
            let counters = counters.into_iter();
            let counters = counters.map(|(label, value)| (label, ConstCounter::new(value)));
            each(encoder, (name, help), MetricType::Counter, counters)
        }
        Values::Histogram(Histogram { bounds, counts, sum }) => {
            let bounds = bounds.iter().copied().chain([f64::MAX]);
            let all = counts.iter().sum();
            let buckets: Vec<_> = bounds.zip(counts).collect();
            let mut metric = encoder.encode_descriptor(name, help, None, MetricType::Histogram)?;
            metric.encode_histogram::<[(&str, &str); 0]>(sum, all, &buckets, None)
        }
    }
}

fn each(
    encoder: &mut DescriptorEncoder<'_>,
    (name, help): (&str, &str),
    kind: MetricType,
    values: impl Iterator<Item = (Label, impl EncodeMetric)>,
) -> fmt::Result {
    let mut metric = encoder.encode_descriptor(name, help, None, kind)?;
    for (label, value) in values {
        match label {
            Some(label) => value.encode(metric.encode_family(&[label])?)?,
            // It has no other value then.
            None => return value.encode(metric),
        }
    }
    Ok(())
}
