//! The parts that the command-line tools share.
//!
//! | room | what it knows |
//! |---|---|
//! | [`figure`] | curves as SVG, on linear and logarithmic axes |
//! | [`table`] | rows and columns as text, as Markdown and as CSV; named lines of 80 columns |
//! | [`place`] | files and directories tried before a run; a closed pipe forgiven |
//! | [`interrupt`] | Ctrl-C and SIGTERM as a flag |
//!
//! Knows nothing of what the tools measure.

pub mod figure;
pub mod interrupt;
pub mod place;
pub mod table;
