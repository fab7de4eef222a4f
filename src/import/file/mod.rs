//! Files to text: every kind of file that an office has becomes one text and what is known of its form.
//!
//! Here lives what knows about containers: which kind a file is (`kind`, from its content alone), how text is
//! encoded (`text`, `mixed`), and a reader for each kind (`docx`, `workbook`, `ods`, `csv`, `html`, `mhtml`). `grid` gives the
//! cells of a workbook that was a form, as they are.
//! All of them write into a `draft`, so tables look the same wherever they come from. `archive` and
//! `xml` are what several need, and where the limits are kept.
//!
//! What the text means is not known here, nothing is written anywhere, and no file can make its reader use
//! more than it is allowed: bytes are counted while they are inflated, nothing recurses over what a file
//! nests, no grid is laid out that a file only claims. The same file always gives the same text.

mod archive;
mod csv;
mod docx;
mod draft;
mod grid;
mod html;
mod kind;
mod mhtml;
mod mixed;
mod ods;
mod text;
mod workbook;
mod xml;

pub use grid::{Grid, grids};
pub use kind::FileKind;

use super::{Progress, Unreadable, fold};
use crate::plan::{Form, Span};
use archive::Archive;
use encoding_rs::{Encoding, UTF_8};
use kind::Found;
use std::borrow::Cow;

/// A file of more bytes is refused: a plan of 128 MiB has 180,000 measures.
pub const MAX_BYTES: usize = 128 << 20;

/// What was taken out of a file.
pub(super) struct Extract<'a> {
    /// Its text: of a plain text file what the bytes say, without byte order mark.
    pub text: Cow<'a, str>,
    /// Its tables and places.
    pub form: Form,
    /// What kind of file it is.
    pub kind: FileKind,
    /// The encoding's name as the Encoding Standard spells it.
    pub encoding: &'static str,
    /// Some bytes did not fit and stand as U+FFFD.
    pub lossy: bool,
    /// Pieces that were in another encoding than the rest.
    pub mixed: Vec<Span>,
}

/// Takes the text out of a file.
pub(super) fn extract<'a>(
    bytes: &'a [u8],
    name: &str,
    progress: &Progress<'_>,
) -> Result<Extract<'a>, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge { name: name.to_owned(), bytes: bytes.len(), limit: MAX_BYTES });
    }
    let name_of = || name.to_owned();
    let (kind, (text, form)) = match kind::of(bytes) {
        Found::Bytes => return extract_text(bytes, name, progress),
        Found::Zip => zipped(bytes, name, progress)?,
        Found::Xls => (FileKind::Xls, guarded(name, || workbook::xls(bytes, name, progress))?),
        Found::Pdf => return Err(Unreadable::Pdf { name: name_of() }),
        Found::Doc => return Err(Unreadable::OldDocument { name: name_of() }),
        Found::Encrypted => return Err(Unreadable::Encrypted { name: name_of() }),
        Found::Rtf => return Err(Unreadable::Rtf { name: name_of() }),
        Found::Image => return Err(Unreadable::Image { name: name_of() }),
        Found::Ole => return Err(Unreadable::Binary { name: name_of() }),
    };
    if text.chars().all(fold::is_gap) {
        return Err(Unreadable::Empty { name: name_of() });
    }
    Ok(Extract {
        text: Cow::Owned(text),
        form,
        kind,
        encoding: UTF_8.name(),
        lossy: false,
        mixed: Vec::new(),
    })
}

fn zipped(
    bytes: &[u8],
    name: &str,
    progress: &Progress<'_>,
) -> Result<(FileKind, (String, Form)), Unreadable> {
    let mut archive = Archive::open(bytes, name)?;
    let has = |start: &str, end: &str| archive.find(start, end).is_some();
    if has("word/document", ".xml") {
        return Ok((FileKind::Docx, docx::read(&mut archive, name, progress)?));
    }
    if has("xl/workbook", ".xml") {
        let read = guarded(name, || workbook::xlsx(bytes, &mut archive, name, progress))?;
        return Ok((FileKind::Xlsx, read));
    }
    if has("OFD.xml", "OFD.xml") {
        return Err(Unreadable::Ofd { name: name.to_owned() });
    }
    if has("content.xml", "content.xml") {
        let sheets = "application/vnd.oasis.opendocument.spreadsheet";
        return if archive.starts("mimetype", sheets) {
            Ok((FileKind::Ods, ods::read(&mut archive, name, progress)?))
        } else {
            Err(Unreadable::OpenDocument { name: name.to_owned() })
        };
    }
    Err(Unreadable::Archive { name: name.to_owned() })
}

/// Text without a container, or text that is one: a web page, a table.
fn extract_text<'a>(bytes: &'a [u8], name: &str, progress: &Progress<'_>) -> Result<Extract<'a>, Unreadable> {
    if kind::is_mhtml(bytes)
        && let Some((page, charset)) = mhtml::page(bytes)
    {
        let stated = charset.and_then(|charset| Encoding::for_label(charset.as_bytes()));
        let stated = stated.or_else(|| html::stated_encoding(&page));
        let decoded = text::decode(&page, stated, name)?;
        return of_page(&decoded, FileKind::Mhtml, name, progress);
    }
    let decoded = text::decode(bytes, html::stated_encoding(bytes), name)?;
    if kind::is_html(&decoded.text) {
        return of_page(&decoded, FileKind::Html, name, progress);
    }
    if let Some(separator) = kind::separator(&decoded.text) {
        let read = csv::read(&decoded.text, separator, name, progress)?;
        return Ok(rewritten(read, FileKind::Csv, &decoded));
    }
    let text::Decoded { text, encoding, lossy, mixed } = decoded;
    Ok(Extract { text, form: Form::default(), kind: FileKind::Text, encoding, lossy, mixed })
}

fn of_page(
    decoded: &text::Decoded<'_>,
    kind: FileKind,
    name: &str,
    progress: &Progress<'_>,
) -> Result<Extract<'static>, Unreadable> {
    let read = html::read(&decoded.text, name, progress)?;
    if read.0.chars().all(fold::is_gap) {
        return Err(Unreadable::Empty { name: name.to_owned() });
    }
    Ok(rewritten(read, kind, decoded))
}

/// What was taken out of decoded text. Pieces in another encoding are found again by their words; where they
/// were left out, nothing has to be told about them.
fn rewritten((text, form): (String, Form), kind: FileKind, decoded: &text::Decoded<'_>) -> Extract<'static> {
    let mut from = 0;
    let mut mixed = Vec::new();
    for span in &decoded.mixed {
        let words = span.of(&decoded.text);
        let apart = |c: char| c.is_ascii() || !c.is_alphanumeric();
        let word = words.split(apart).find(|word| !word.is_empty()).unwrap_or(words);
        // Looking ahead without bound for each would take quadratic time.
        if let Some(at) = ahead(&text, from).find(word) {
            mixed.push(Span::new(from + at, from + at + word.len()));
            from += at + word.len();
        }
    }
    let lossy = decoded.lossy && text.contains('\u{FFFD}');
    Extract { text: Cow::Owned(text), form, kind, encoding: decoded.encoding, lossy, mixed }
}

fn ahead(text: &str, from: usize) -> &str {
    let mut end = text.len().min(from + (1 << 16));
    while !text.is_char_boundary(end) {
        end += 1;
    }
    &text[from..end]
}

/// A library's reader of a complicated format may stop with a panic on a broken file: that is a damaged file.
fn guarded<T>(name: &str, read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(Unreadable::Damaged { name: name.to_owned() }))
}
