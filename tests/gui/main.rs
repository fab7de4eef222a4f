//! The window, clicked and typed through as a person would, read back through the accessibility tree.
//! Needs neither a display nor a GPU.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod commands;
mod compare;
mod corrections;
mod files;
mod findings;
mod journey;
mod keyboard;
mod panes;
mod preview;
mod reader;
#[path = "../support/mod.rs"]
mod support;
mod view;
