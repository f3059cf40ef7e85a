//! What the studies show: curves as SVG, and rows and columns as a table and as CSV.

mod figure;
mod sheet;

pub(crate) use figure::{Curve, Figure, Scale};
pub(crate) use sheet::Sheet;
