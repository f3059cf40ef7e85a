//! Tests of this room as a whole.
