//! Where an arrow key leads: from a cell to the next assignment in its row or column, and out to the heads.

use super::layout::{Layout, Line};
use crate::scene::{Target, TargetSet};

/// Which arrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// ↑
    Up,
    /// ↓
    Down,
    /// ←
    Left,
    /// →
    Right,
}

/// What an arrow leads to from what is selected; none where there is nothing further. From a head one walks
/// along the heads, or into its row or column; from a cell up or left at last to its head. With nothing
/// selected, to the first assignment there is.
pub fn next(layout: &Layout, from: Option<Target>, way: Way, shown: &TargetSet) -> Option<Target> {
    let first = || layout.lines.iter().find_map(|line| entry(line, None, shown));
    match from {
        Some(Target::Link(_)) => match layout.find(from?) {
            Some((line, cell)) => from_cell(layout, line, cell, way, shown),
            None => first(),
        },
        Some(Target::Unit(id)) => {
            let at = layout.columns.iter().position(|column| column.unit.0 == id)?;
            match way {
                Way::Up => None,
                Way::Down => in_column(layout.lines.iter(), at, shown),
                Way::Left | Way::Right => {
                    let heads = layout.columns.iter().map(|column| Target::Unit(column.unit.0));
                    beside(heads.collect(), at, way == Way::Right, shown)
                }
            }
        }
        Some(Target::Measure(_) | Target::Section(_)) => {
            let at = layout.lines.iter().position(|line| Some(line.target()) == from)?;
            match way {
                Way::Left => None,
                Way::Right => entry(&layout.lines[at], None, shown),
                Way::Up | Way::Down => {
                    let heads = layout.lines.iter().map(Line::target);
                    beside(heads.collect(), at, way == Way::Down, shown)
                }
            }
        }
        Some(Target::Tie(..) | Target::Entry(_)) | None => first(),
    }
}

fn from_cell(layout: &Layout, line: usize, cell: usize, way: Way, shown: &TargetSet) -> Option<Target> {
    let here = &layout.lines[line];
    let column = here.cells[cell].column as usize;
    let is_shown = |target: &Target| shown.has(*target);
    match way {
        Way::Left => {
            let before = here.cells[..cell].iter().rev().map(|cell| cell.target());
            before.chain([here.target()]).find(is_shown)
        }
        Way::Right => here.cells[cell + 1..].iter().map(|cell| cell.target()).find(is_shown),
        Way::Up => {
            let head = Target::Unit(layout.columns[column].unit.0);
            in_column(layout.lines[..line].iter().rev(), column, shown).or(Some(head))
        }
        Way::Down => in_column(layout.lines[line + 1..].iter(), column, shown),
    }
}

/// The first assignment of a column in these rows.
fn in_column<'a>(
    mut lines: impl Iterator<Item = &'a Line>,
    column: usize,
    shown: &TargetSet,
) -> Option<Target> {
    lines.find_map(|line| entry(line, Some(column), shown))
}

/// The first assignment of a row, or of one column in it. Those of a folded heading have no cell of their own.
fn entry(line: &Line, column: Option<usize>, shown: &TargetSet) -> Option<Target> {
    if line.is_folded() {
        return None;
    }
    let cells = match column {
        Some(at) => line.within(&(at..at + 1)),
        None => &line.cells,
    };
    cells.iter().map(|cell| cell.target()).find(|target| shown.has(*target))
}

/// The next of these heads that is shown.
fn beside(heads: Vec<Target>, at: usize, forward: bool, shown: &TargetSet) -> Option<Target> {
    if forward {
        heads.into_iter().skip(at + 1).find(|head| shown.has(*head))
    } else {
        heads.into_iter().take(at).rev().find(|head| shown.has(*head))
    }
}
