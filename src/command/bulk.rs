//! Work of many pieces: made side by side on as many threads as the machine has, handed over in order.
//!
//! Each piece is a pure function of its number, so what comes out is the same with any number of threads. How far
//! the work is, and whether it is still wanted, is told and asked between pieces; what is handed over is handed over
//! on the caller's thread.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

/// How a long work tells where it is, and learns that it is no longer wanted.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Called with pieces done and pieces in all.
    pub report: &'a (dyn Fn(usize, usize) + Sync),
    /// Whether the work is no longer wanted.
    pub stopped: &'a (dyn Fn() -> bool + Sync),
}

impl Watch<'_> {
    /// Tells nobody and is never stopped.
    pub const SILENT: Watch<'static> = Watch { report: &|_, _| {}, stopped: &|| false };
}

/// The work was no longer wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stopped")]
pub struct Stopped;

/// At most so many pieces wait to be handed over for each thread.
const AHEAD: usize = 4;

/// Makes `count` pieces and hands them over in order, until `take` wants no more of them.
pub fn in_order<T: Send, B>(
    count: usize,
    watch: Watch,
    make: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(usize, T) -> ControlFlow<B>,
) -> Result<ControlFlow<B>, Stopped> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(count.max(1));
    let next = AtomicUsize::new(0);
    let enough = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(threads * AHEAD);
        for _ in 0..threads {
            let (sender, next, enough, make) = (sender.clone(), &next, &enough, &make);
            scope.spawn(move || {
                while !enough.load(Ordering::Relaxed) && !(watch.stopped)() {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    // Nobody listens any more once enough was taken.
                    if at >= count || sender.send((at, make(at))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        (watch.report)(0, count);
        for (at, piece) in receiver {
            waiting.insert(at, piece);
            while let Some(piece) = waiting.remove(&due) {
                if (watch.stopped)() {
                    enough.store(true, Ordering::Relaxed);
                    return Err(Stopped);
                }
                let taken = take(due, piece);
                if taken.is_break() {
                    enough.store(true, Ordering::Relaxed);
                    return Ok(taken);
                }
                due += 1;
                (watch.report)(due, count);
            }
        }
        // Threads that saw that it is no longer wanted hand over nothing.
        if due < count { Err(Stopped) } else { Ok(ControlFlow::Continue(())) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_in_order_and_once() {
        let mut taken = Vec::new();
        let done = in_order(
            100,
            Watch::SILENT,
            |at| at * at,
            |at, piece| {
                assert_eq!(piece, at * at);
                taken.push(at);
                ControlFlow::<()>::Continue(())
            },
        );
        assert_eq!(done, Ok(ControlFlow::Continue(())));
        assert_eq!(taken, (0..100).collect::<Vec<_>>());
        assert_eq!(
            in_order(0, Watch::SILENT, |at| at, |_, _| ControlFlow::Break(())),
            Ok(ControlFlow::Continue(()))
        );
    }

    #[test]
    fn enough_is_enough() {
        let done = in_order(
            1000,
            Watch::SILENT,
            |at| at,
            |at, _| {
                if at == 7 { ControlFlow::Break("seven") } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(done, Ok(ControlFlow::Break("seven")));
    }

    #[test]
    fn what_is_no_longer_wanted_stops() {
        let seen = AtomicUsize::new(0);
        let report = |done: usize, _: usize| seen.store(done, Ordering::Relaxed);
        let stopped = || seen.load(Ordering::Relaxed) >= 3;
        let watch = Watch { report: &report, stopped: &stopped };
        let done = in_order(1000, watch, |at| at, |_, _| ControlFlow::<()>::Continue(()));
        assert_eq!(done, Err(Stopped));
        assert_eq!(seen.load(Ordering::Relaxed), 3);
    }
}
