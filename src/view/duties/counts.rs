//! How much a unit has to do, and how much of it the filter hides: at the head of every sheet, long or short.

use super::model::Sheet;
use crate::graph::Filter;
use crate::plan::{Role, RoleSet};
use crate::scene::{Ink, Target};
use crate::view::Offer;
use crate::view::flow::{Pen, Run, Said, Style};
use crate::view::role::ink;

/// How many duties in each role: a click shows only those.
pub(super) fn counts(pen: &mut Pen, said: Said, sheet: &Sheet) {
    let mut runs = Vec::new();
    for role in Role::ALL {
        let (shown, all) = (sheet.shown.of(role), sheet.load.of(role));
        let roles = RoleSet::NONE.with(role, true);
        let filter = Filter { unit: Some(sheet.unit), roles, ..Filter::default() };
        let target = if all == 0 { Target::WORDS } else { pen.offer(Offer::Filter(filter)) };
        let number = if shown == all { all.to_string() } else { format!("{shown}/{all}") };
        let name = said.text(&format!("role.{}", role.key()));
        runs.extend([
            Run::Sign(role, target),
            Run::text(
                said.fill("duties.count", &[&name, &number]),
                Style::BODY.bold().ink(ink(role)),
                target,
            ),
            Run::Gap(18.0),
        ]);
    }
    pen.row(&runs, 0.0);
}

/// What the filter hides is never silent: a click shows all again.
pub(super) fn hidden(pen: &mut Pen, said: Said, sheet: &Sheet) {
    if sheet.hidden() > 0 {
        let target = pen.offer(Offer::Filter(Filter::default()));
        let text = said.fill("duties.hidden", &[&sheet.hidden().to_string()]);
        pen.text(&text, Style::BODY.ink(Ink::Warning), target);
    }
}
