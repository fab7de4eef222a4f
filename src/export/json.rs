//! A plan as JSON, UTF-8 without a mark, indented, with a line end after the last bracket.

use super::document::Document;
use crate::plan::{Diagnostic, Plan};

/// The document; `with_source` adds the decoded text that its spans count in.
pub fn json(plan: &Plan, diagnostics: &[Diagnostic], with_source: bool) -> String {
    // Plain data under string keys: there is nothing in it that JSON could not hold.
    let mut text =
        serde_json::to_string_pretty(&Document::of(plan, diagnostics, with_source)).unwrap_or_default();
    text.push('\n');
    text
}
