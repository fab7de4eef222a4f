//! Ctrl+C while files are made: the work stops between two files, what was begun is taken away, and the command
//! ends as one that could not be done. A second Ctrl+C ends the program at once.

use super::output;
use crate::command::bulk::Watch;
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The signals that ask a program to end.
const SIGNALS: [i32; 2] = [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM];

/// Does long work with a line on the terminal that says how far it is, until Ctrl+C.
pub(super) fn watched<T>(work: impl FnOnce(Watch) -> T) -> T {
    let stopped = Arc::new(AtomicBool::new(false));
    for signal in SIGNALS {
        // The order matters: only the second signal finds the flag set. Where there is no such signal the work
        // cannot be stopped, and is done all the same.
        let _ = signal_hook::flag::register_conditional_shutdown(signal, 2, Arc::clone(&stopped));
        let _ = signal_hook::flag::register(signal, Arc::clone(&stopped));
    }
    let seen = std::io::stderr().is_terminal();
    let report = |done: usize, all: usize| {
        if seen {
            let _ = output::over(&format!("{done}/{all}"));
        }
    };
    let done = work(Watch { report: &report, stopped: &|| stopped.load(Ordering::Relaxed) });
    if seen {
        let _ = output::over("");
    }
    done
}
