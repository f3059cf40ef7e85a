//! Histories that were forged.
