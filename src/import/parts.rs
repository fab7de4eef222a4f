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
use std::collections::HashSet;
use std::ops::Range;

/// In bytes: a part, and a document that is not worth dividing.
const PART: usize = 2 << 20;

/// Reads the lines of `extent`.
pub(super) fn read<'s>(
    source: &'s str,
    extent: Range<usize>,
    terms: &'s Terms<'s>,
    name: &str,
    progress: &Progress<'_>,
) -> Result<Scan<'s>, Unreadable> {
    let parts = parts(source, extent, terms);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(16);
    let mut whole: Option<Scan<'s>> = None;
    // Only this thread reports: who is told need not be safe to share.
    for wave in parts.chunks(threads) {
        let read = std::thread::scope(|scope| {
            let others: Vec<_> = wave[1..]
                .iter()
                .map(|part| scope.spawn(|| scan(source, part.clone(), terms, &mut |_| Ok(()))))
                .collect();
            let mut report = |done| progress.step(name, done, source.len());
            let mut scans = vec![scan(source, wave[0].clone(), terms, &mut report)];
            for other in others {
                match other.join() {
                    Ok(scan) => scans.push(scan),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            scans
        });
        for scan in read {
            let scan = scan?;
            match &mut whole {
                Some(whole) => append(whole, scan),
                None => whole = Some(scan),
            }
        }
        let done = wave.last().map_or(0, |part| part.end);
        progress.step(name, done, source.len())?;
    }
    let mut whole = match whole {
        Some(whole) => whole,
        None => scan(source, 0..0, terms, &mut |_| Ok(()))?,
    };
    if parts.len() > 1 {
        // A name's full form is offered once.
        let mut told = HashSet::new();
        whole
            .diagnostics
            .retain(|each| each.code != Code::DroppedPrefix || told.insert(each.args[0].clone()));
    }
    Ok(whole)
}

/// Where the parts begin and end.
fn parts(source: &str, extent: Range<usize>, terms: &Terms<'_>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = extent.start;
    while extent.end - start > 2 * PART && terms.tables.is_empty() && terms.lines.are_plain() {
        let Some(cut) = numbered_line(source, start + PART, extent.end) else { break };
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
