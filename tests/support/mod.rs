//! What tests and benches share.

pub mod gen_plan;
