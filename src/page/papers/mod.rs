//! The papers themselves: pure functions from plan, graph and meeting to a [`super::Report`].

pub mod cover;
pub mod index;
pub mod manifest;
