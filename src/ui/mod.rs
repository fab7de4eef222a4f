//! The window: the only user of egui. Panels read the state and queue commands; nothing here decides.
//!
//! pointer or key → `pick` → [`Command`](crate::command::Command), queued → `apply` → effects, which
//! `jobs` carries out (the one place here with dialogs, files and threads) and reports as commands.

mod app;
mod banner;
mod canvas;
mod chosen;
mod corrections;
mod desk;
mod dialogs;
mod filters;
mod findings;
mod forms;
mod frames;
mod inspector;
mod jobs;
mod kept;
mod keys;
mod look;
mod meeting;
mod menu;
mod notices;
mod packs;
mod palette;
mod panes;
mod pins;
mod preview;
mod quote;
mod reader;
mod reading;
mod search;
mod start;
mod status;
mod strip;
mod toolbar;
mod typed;
mod units;

pub use app::{App, Opening};
pub use frames::{Drawn, Frames};
pub use start::{Refused, Window, run};
