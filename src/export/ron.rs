//! A plan as RON: the same structure and names as the JSON.

use super::document::Document;
use crate::plan::{Diagnostic, Plan};

/// The document; `with_source` adds the decoded text that its spans count in.
pub fn ron(plan: &Plan, diagnostics: &[Diagnostic], with_source: bool) -> String {
    let pretty = ::ron::ser::PrettyConfig::new().depth_limit(4).new_line("\n");
    let document = Document::of(plan, diagnostics, with_source);
    // Plain data: there is nothing in it that RON could not hold.
    let mut text = ::ron::ser::to_string_pretty(&document, pretty).unwrap_or_default();
    text.push('\n');
    text
}
