//! How a long reading tells where it is, and learns that it is no longer wanted.
//!
//! Two callbacks and nothing else: no clock and no threads live here. Who reads in the background gives
//! callbacks that look at an atomic or send on a channel.

use super::Unreadable;

/// Callbacks of the caller.
pub struct Progress<'a> {
    report: &'a dyn Fn(usize, usize),
    cancelled: &'a dyn Fn() -> bool,
}

/// Bytes between two reports: small enough to stop within a millisecond or two.
pub(super) const STRIDE: usize = 1 << 20;

impl<'a> Progress<'a> {
    /// `report(done, total)` is called now and then with bytes read of bytes in all; reading stops soon
    /// after `cancelled()` says so.
    pub fn new(report: &'a dyn Fn(usize, usize), cancelled: &'a dyn Fn() -> bool) -> Self {
        Self { report, cancelled }
    }

    /// Tells nobody and is never cancelled.
    pub fn silent() -> Progress<'static> {
        Progress { report: &|_, _| {}, cancelled: &|| false }
    }

    /// Reports, and fails where the caller has cancelled.
    pub(super) fn step(&self, name: &str, done: usize, total: usize) -> Result<(), Unreadable> {
        if (self.cancelled)() {
            return Err(Unreadable::Cancelled { name: name.to_owned() });
        }
        (self.report)(done, total);
        Ok(())
    }
}
