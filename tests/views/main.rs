//! The views, each on the real plan: what stands in it, that it can be read, and what clicks and keys do.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod compare;
mod duties;
mod matrix;
mod matrix_window;
mod meeting;
mod network;
mod overview;
mod pages;
#[path = "../support/mod.rs"]
mod support;
