//! What a docx's named styles say about numbering and about hidden text (`word/styles.xml`).

use super::super::xml::{Node, Xml, attribute};
use crate::import::Unreadable;
use std::collections::HashMap;
use std::io::BufRead;

/// No chain of styles that are based on one another is followed further.
const CHAIN: usize = 32;

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    numbering: Option<i64>,
    level: Option<usize>,
    hidden: Option<bool>,
}

/// The styles by their id.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// What a paragraph has that names none.
    default: Option<String>,
}

impl Styles {
    /// Reads them.
    pub(super) fn read<R: BufRead>(xml: &mut Xml<'_, R>) -> Result<Self, Unreadable> {
        let mut all = Self::default();
        let mut open: Option<(String, Style)> = None;
        loop {
            match xml.next()? {
                Node::Open(start) => {
                    let value = || attribute(&start, "val");
                    match (start.local_name().as_ref(), &mut open) {
                        ("style", _) => {
                            let id = attribute(&start, "styleId").unwrap_or_default();
                            let is_default = attribute(&start, "default").is_some_and(|on| is_on(Some(&on)));
                            if is_default && attribute(&start, "type").as_deref() == Some("paragraph") {
                                all.default = Some(id.clone());
                            }
                            open = Some((id, Style::default()));
                        }
                        ("basedOn", Some((_, style))) => style.based_on = value(),
                        ("numId", Some((_, style))) => {
                            style.numbering = value().and_then(|v| v.parse().ok());
                        }
                        ("ilvl", Some((_, style))) => style.level = value().and_then(|v| v.parse().ok()),
                        ("vanish", Some((_, style))) => style.hidden = Some(is_on(value().as_deref())),
                        _ => {}
                    }
                }
                Node::Close(end) if end.local_name().as_ref() == "style" => {
                    if let Some((id, style)) = open.take() {
                        all.styles.insert(id, style);
                    }
                }
                Node::End => return Ok(all),
                Node::Close(_) | Node::Text(_) => {}
            }
        }
    }

    /// A style and what it is based on, from the nearest.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let find = |id: &'s str| self.styles.get(id).map(|style| (id, style));
        std::iter::successors(id.and_then(find), move |(_, style)| style.based_on.as_deref().and_then(find))
            .take(CHAIN)
    }

    fn or_default<'s>(&'s self, id: Option<&'s str>) -> Option<&'s str> {
        id.or(self.default.as_deref())
    }

    /// The numbering that a paragraph of this style has: its number, its level where the style says one, and
    /// the style that says it.
    pub(super) fn numbering<'s>(&'s self, id: Option<&'s str>) -> Option<(i64, Option<usize>, &'s str)> {
        let mut level = None;
        for (id, style) in self.chain(self.or_default(id)) {
            level = level.or(style.level);
            if let Some(number) = style.numbering {
                return Some((number, level, id));
            }
        }
        None
    }

    /// The numbering that a numbering style stands for.
    pub(super) fn linked(&self, id: &str) -> Option<i64> {
        self.styles.get(id)?.numbering
    }

    /// Whether text of this character or paragraph style is hidden, where it says so.
    pub(super) fn hidden(&self, id: Option<&str>, paragraph: bool) -> Option<bool> {
        let id = if paragraph { self.or_default(id) } else { id };
        self.chain(id).find_map(|(_, style)| style.hidden)
    }
}

/// A switch of `WordprocessingML`: on, unless its value says no.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}
