//! The model, set as a page.

use super::Model;
use crate::graph::PlanGraph;
use crate::plan::Plan;
use crate::scene::Target;
use crate::view::flow::{self, Page, Said, Style};
use crate::words::Language;

/// The page, for a width in pixels.
pub fn page(plan: &Plan, graph: &PlanGraph, _: &Model, width: f32, language: Language) -> Page {
    let said = Said { plan, graph, language };
    flow::page(width, |pen| pen.text(&said.text("view.meeting"), Style::TITLE, Target::WORDS))
}
