//! The views, each on the real plan: what they count, where they put it, and what clicks and keys do.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod network;
#[path = "../support/mod.rs"]
mod support;
