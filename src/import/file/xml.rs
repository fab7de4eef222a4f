//! XML as a stream of openings, closings and text: nothing is held but the names of what is open, so depth
//! costs no stack. Entities of a document type are never expanded: `&x;` stays as it is printed.

use super::archive;
use crate::import::progress::STRIDE;
use crate::import::{Progress, Unreadable};
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Error, Reader};
use std::borrow::Cow;
use std::io::BufRead;

/// XML being read.
pub(super) struct Xml<'a, R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    name: &'a str,
    progress: &'a Progress<'a>,
    size: u64,
    reported: u64,
}

/// What comes next. An empty element is opened and closed.
pub(super) enum Node<'b> {
    Open(BytesStart<'b>),
    Close(BytesEnd<'b>),
    Text(Cow<'b, str>),
    End,
}

impl<'a, R: BufRead> Xml<'a, R> {
    /// `size` is only for telling how far it is.
    pub(super) fn new(input: R, size: u64, name: &'a str, progress: &'a Progress<'a>) -> Self {
        let mut reader = Reader::from_reader(input);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), name, progress, size, reported: 0 }
    }

    /// The next opening, closing or text.
    pub(super) fn next(&mut self) -> Result<Node<'_>, Unreadable> {
        let at = self.reader.buffer_position();
        if at >= self.reported + STRIDE as u64 {
            self.reported = at;
            self.progress.step(self.name, at as usize, self.size.max(at) as usize)?;
        }
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer);
        Ok(match event.map_err(|error| failed(&error, self.name))? {
            Event::Start(start) | Event::Empty(start) => Node::Open(start),
            Event::End(end) => Node::Close(end),
            Event::Text(text) => Node::Text(text.xml10_content()),
            Event::CData(text) => Node::Text(text.xml10_content()),
            Event::GeneralRef(reference) => {
                let named = || quick_xml::escape::resolve_xml_entity(&reference).map(Cow::Borrowed);
                let character = reference.resolve_char_ref().ok().flatten();
                let text = character.map(|c| Cow::Owned(c.to_string())).or_else(named);
                Node::Text(text.unwrap_or_else(|| Cow::Owned(format!("&{};", &*reference))))
            }
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {
                Node::Text(Cow::Borrowed(""))
            }
            Event::Eof => Node::End,
        })
    }
}

/// An attribute by its local name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        start.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| String::from_utf8_lossy(found.value.as_bytes()).into_owned(), Cow::into_owned))
}

fn failed(error: &Error, name: &str) -> Unreadable {
    match error {
        Error::Io(error) => archive::failed(error, name),
        _ => Unreadable::Damaged { name: name.to_owned() },
    }
}
