//! The papers that an office hands out, each as a [`Report`](super::Report): pure functions of plan and meeting.

pub mod meeting;
