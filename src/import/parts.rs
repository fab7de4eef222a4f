//! A long document is read in parts, on as many threads as there are; the parts are then put together in
//! their order.
//!
//! Where the parts begin follows from the text alone, so that the result is the same on every machine: at a
//! numbered line, where no list can run on.

use super::block::{Block, Said, Scan};
use super::scan::scan;
use super::terms::Terms;
use super::{Progress, Unreadable, numeral};
use crate::plan::{Code, UnitId};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// In bytes: a part is no smaller. What reads it must meet every name anew, which takes longer than to know it
/// again.
const PART: usize = 1 << 20;
/// There are no more parts: enough for the threads of a desktop to end at about the same time.
const MOST_PARTS: usize = 24;

/// Reads the lines of `extent`.
pub(super) fn read<'s>(
    source: &'s str,
    extent: Range<usize>,
    terms: &'s Terms<'s>,
    name: &str,
    progress: &Progress<'_>,
) -> Result<Scan<'s>, Unreadable> {
    let parts = parts(source, extent, terms);
    let mut whole: Option<Scan<'s>> = None;
    if let [part] = &*parts {
        let mut report = |done| progress.step(name, done, source.len());
        return scan(source, part.clone(), terms, &mut report);
    }
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(16);
    // Each thread takes the next part that nobody has. Only this one reports: who is told need not be safe to
    // share.
    let next = AtomicUsize::new(0);
    let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < parts.len());
    let scan_of = |at: usize| scan(source, parts[at].clone(), terms, &mut |_| Ok(()));
    std::thread::scope(|scope| {
        let (sender, done) = mpsc::channel();
        for _ in 1..threads.min(parts.len()) {
            let sender = sender.clone();
            scope.spawn(move || {
                // Nobody listens any more where reading was cancelled.
                while let Some(at) = take()
                    && sender.send((at, scan_of(at))).is_ok()
                {}
            });
        }
        // Where a thread stops, the wait for it ends.
        drop(sender);
        let mut waiting = BTreeMap::new();
        for at in 0..parts.len() {
            // In their order, and while one is awaited others are read.
            let scan = loop {
                waiting.extend(done.try_iter());
                if let Some(scan) = waiting.remove(&at) {
                    break scan?;
                }
                if let Some(at) = take() {
                    waiting.insert(at, scan_of(at));
                } else if let Ok((at, scan)) = done.recv() {
                    waiting.insert(at, scan);
                } else {
                    // A thread has panicked, and so does the scope.
                    return Ok(());
                }
            };
            match &mut whole {
                Some(whole) => append(whole, scan),
                None => whole = Some(with_room(scan, parts.len())),
            }
            progress.step(name, parts[at].end, source.len())?;
        }
        Ok(())
    })?;
    let mut whole = match whole {
        Some(whole) => whole,
        None => scan(source, 0..0, terms, &mut |_| Ok(()))?,
    };
    // A name's full form is offered once.
    let mut told = HashSet::new();
    whole.diagnostics.retain(|each| each.code != Code::DroppedPrefix || told.insert(each.args[0].clone()));
    Ok(whole)
}

/// The first part with room for all of them: growing would copy what was read again and again.
fn with_room(mut first: Scan<'_>, parts: usize) -> Scan<'_> {
    let more = |length: usize| length * (parts - 1) + length * parts / 16;
    first.blocks.reserve(more(first.blocks.len()));
    first.said.reserve(more(first.said.len()));
    first
}

/// Where the parts begin and end.
fn parts(source: &str, extent: Range<usize>, terms: &Terms<'_>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = extent.start;
    let part = PART.max(extent.len() / MOST_PARTS);
    while extent.end - start > part + part / 2 && terms.tables.is_empty() && terms.lines.are_plain() {
        let Some(cut) = numbered_line(source, start + part, extent.end) else { break };
        parts.push(start..cut);
        start = cut;
    }
    parts.push(start..extent.end);
    parts
}

/// The start of the first numbered line after `from`.
fn numbered_line(source: &str, from: usize, end: usize) -> Option<usize> {
    let mut at = from + memchr::memchr(b'\n', &source.as_bytes()[from..end])? + 1;
    loop {
        let (line, next) = super::lines::next_line(source, at, end)?;
        let words = line.start + super::lines::decoration(&source[line.clone()]);
        if numeral::at_start(&source[words..line.end], words).is_some() {
            return Some(line.start);
        }
        at = next;
    }
}

/// Puts what was read next behind what was read before.
fn append<'s>(whole: &mut Scan<'s>, next: Scan<'s>) {
    let units: Vec<UnitId> = whole.registry.adopt(next.registry);
    let (said, dues) = (whole.said.len() as u32, whole.deadlines.len() as u32);
    let moved = |range: Range<u32>, by: u32| range.start + by..range.end + by;
    whole.blocks.extend(next.blocks.into_iter().map(|block| Block {
        said: moved(block.said.clone(), said),
        dues: moved(block.dues.clone(), dues),
        ..block
    }));
    whole.said.extend(
        next.said
            .into_iter()
            .map(|word| Said { what: word.what.map(|(role, unit)| (role, units[unit.index()])), ..word }),
    );
    whole.deadlines.extend(next.deadlines);
    whole.diagnostics.extend(next.diagnostics);
    for (sum, count) in whole.manners.iter_mut().zip(next.manners) {
        *sum += count;
    }
}
