//! What tests and benches share.

#![allow(dead_code, reason = "each test and bench uses its own part")]

pub mod cpu_renderer;
pub mod gen_plan;
pub mod quality;
pub mod window;
