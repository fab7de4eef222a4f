//! PDFs, checked by programs that read them, and the sheets that they are made of.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails here has a reason to")]

mod cli;
mod reports;
mod tools;
mod views;
