//! HdrHistogram's text format: percentiles, finer towards 100 %, for its plotters.
//!
//! Column widths, the order of columns and the footer are those of `outputPercentileDistribution`
//! in HdrHistogram for Java. Values are microseconds with three decimals, that is nanoseconds.

use std::fmt::Write as _;

use hdrhistogram::Histogram;

use crate::records::Distribution;

/// Steps per halving of the distance to 100 %, as Java's tools take it.
const TICKS_PER_HALF_DISTANCE: u32 = 5;

/// Decimal digits that the buckets keep of each value: below 32 us every nanosecond.
const SIGNIFICANT_DIGITS: u8 = 4;

const NANOS_PER_MICRO: f64 = 1_000.0;

/// Returns the distribution in that format; `None` for values that no histogram holds.
pub(super) fn text_of(distribution: &Distribution) -> Option<String> {
    let mut histogram = Histogram::<u64>::new(SIGNIFICANT_DIGITS).ok()?;
    for (value, count) in distribution.steps() {
        histogram.record_n(value, count).ok()?;
    }
    let mut text = String::new();
    write_text(&histogram, &mut text).ok()?;
    Some(text)
}

fn write_text(histogram: &Histogram<u64>, out: &mut String) -> std::fmt::Result {
    writeln!(out, "{:>12} {:>14} {:>10} {:>14}", "Value", "Percentile", "TotalCount", COLUMN_4)?;
    writeln!(out)?;
    let mut reached = 0;
    for step in histogram.iter_quantiles(TICKS_PER_HALF_DISTANCE) {
        reached += step.count_since_last_iteration();
        let value = step.value_iterated_to() as f64 / NANOS_PER_MICRO;
        let quantile = step.quantile_iterated_to();
        write!(out, "{value:12.3} {quantile:.12} {reached:10}")?;
        if quantile < 1.0 {
            write!(out, " {:14.2}", 1.0 / (1.0 - quantile))?;
        }
        writeln!(out)?;
    }
    write_footer(histogram, out)
}

const COLUMN_4: &str = "1/(1-Percentile)";

fn write_footer(histogram: &Histogram<u64>, out: &mut String) -> std::fmt::Result {
    let mean = histogram.mean() / NANOS_PER_MICRO;
    let deviation = histogram.stdev() / NANOS_PER_MICRO;
    let max = histogram.max() as f64 / NANOS_PER_MICRO;
    let buckets = usize::from(histogram.buckets());
    // Every bucket but the first shares half of its sub-buckets with the one below.
    let sub_buckets = 2 * histogram.distinct_values() / (buckets + 1);
    writeln!(out, "#[Mean    = {mean:12.3}, StdDeviation   = {deviation:12.3}]")?;
    writeln!(out, "#[Max     = {max:12.3}, Total count    = {:12}]", histogram.len())?;
    writeln!(out, "#[Buckets = {buckets:12}, SubBuckets     = {sub_buckets:12}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_what_hdr_histogram_writes() {
        // A prime number of samples: no rank falls on a tick, where rounding would decide.
        let samples: Vec<u64> = (1..=7).map(|tens| tens * 10_000).collect();
        let text = text_of(&Distribution::from_samples(&samples)).expect("values are in range");
        let expected = include_str!("golden.hgrm");
        assert_eq!(text, expected, "\n{text}");
    }
}
