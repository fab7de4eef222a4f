//! What kind of file the bytes are, found from what they contain: a name says what somebody called a file.

use crate::import::roles;
use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A kind of file that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum FileKind {
    /// Plain text.
    #[default]
    Text,
    /// A table as text, its columns separated by commas, tabs or semicolons.
    Csv,
    /// A saved web page.
    Html,
    /// A saved web page in one file (mht).
    Mhtml,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
    /// An Excel workbook as before 2007; 金山表格 (et) too.
    Xls,
    /// An `OpenDocument` spreadsheet.
    Ods,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 8] =
        [Self::Text, Self::Csv, Self::Html, Self::Mhtml, Self::Docx, Self::Xlsx, Self::Xls, Self::Ods];

    /// The name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Mhtml => "mhtml",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
        }
    }

    /// The key of its name for people in `words/`.
    pub fn words(self) -> String {
        format!("file-kind.{}", self.key())
    }
}

/// What the bytes are: something to read, or something that is known and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// No container: text, csv, html or mhtml, which only the decoded text tells apart.
    Bytes,
    Zip,
    Pdf,
    Xls,
    Doc,
    Encrypted,
    /// An OLE file of another kind.
    Ole,
    Rtf,
    Image,
}

/// Looks at the first bytes, and for OLE files at the names in their directory.
pub(super) fn of(bytes: &[u8]) -> Found {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let head = &bytes[..bytes.len().min(1024)];
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return Found::Zip;
    }
    // A PDF may have some bytes before its header.
    if memchr::memmem::find(head, b"%PDF-").is_some_and(|at| at < 8 || !head.is_ascii()) {
        return Found::Pdf;
    }
    if starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return ole(bytes);
    }
    if starts(b"{\\rtf") {
        return Found::Rtf;
    }
    let images: [&[u8]; 7] =
        [b"\x89PNG\r\n", b"\xFF\xD8\xFF", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"BM"];
    let bitmap = |magic: &[u8]| magic != b"BM" || bytes.get(6..10) == Some(&[0; 4]);
    if images.iter().any(|magic| starts(magic) && bitmap(magic))
        || starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
    {
        return Found::Image;
    }
    Found::Bytes
}

/// By the streams that an OLE file's directory names, in UTF-16. An old workbook may hold documents, and a
/// document workbooks; what is named first is the file itself.
fn ole(bytes: &[u8]) -> Found {
    let find = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &[name.as_slice(), &[0, 0]].concat())
    };
    if find("EncryptedPackage").is_some() || find("EncryptionInfo").is_some() {
        return Found::Encrypted;
    }
    let document = find("WordDocument");
    match (document, find("Workbook").or_else(|| find("Book"))) {
        (Some(document), Some(book)) if book < document => Found::Xls,
        (Some(_), _) => Found::Doc,
        (None, Some(_)) => Found::Xls,
        (None, None) => Found::Ole,
    }
}

/// Whether text is a web page: it starts like one, or has its tags.
pub(super) fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n', '\u{3000}']);
    if memchr::memchr(b'<', start.as_bytes()).is_none() {
        return false;
    }
    let mut head = start;
    // Comments and an XML declaration may stand before the first tag.
    for _ in 0..16 {
        let end = if head.starts_with("<!--") {
            "-->"
        } else if head.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        let Some(at) = head.find(end) else { break };
        head = head[at + end.len()..].trim_start();
    }
    let tags =
        ["!doctype html", "html", "head", "body", "table", "p", "div", "meta", "title", "article", "span"];
    let is_tag = |at: usize| {
        let rest = &head.as_bytes()[at + 1..];
        tags.iter().any(|tag| {
            rest.len() > tag.len()
                && rest[..tag.len()].eq_ignore_ascii_case(tag.as_bytes())
                && matches!(rest[tag.len()], b'>' | b' ' | b'\t' | b'\r' | b'\n' | b'/')
        })
    };
    if head.starts_with('<') && is_tag(0) {
        return true;
    }
    // Text in front of the first tag: a piece of a page, where tags open and close.
    let sample = &head.as_bytes()[..head.len().min(1 << 16)];
    let opened = memchr::memchr_iter(b'<', sample).filter(|at| is_tag(*at)).take(3).count();
    let closed = ["</p>", "</html>", "</body>", "</table>", "</div>", "</td>"];
    opened >= 3 && closed.iter().any(|tag| memchr::memmem::find(sample, tag.as_bytes()).is_some())
}

/// Whether text is a web page in a mail (MHTML).
pub(super) fn is_mhtml(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let has = |start: &str| {
        head.lines().any(|line| line.get(..start.len()).is_some_and(|l| l.eq_ignore_ascii_case(start)))
    };
    let first = head.split(':').next().unwrap_or_default();
    has("MIME-Version:")
        && has("Content-Type:")
        && !first.is_empty()
        && first.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// What separates a csv's columns, if the text is one: a header among the first rows that names a role, and
/// nearly all rows as wide as it.
pub(super) fn separator(text: &str) -> Option<u8> {
    // Enough rows to judge by; a cut-off last row is left out.
    let mut end = text.len().min(1 << 16);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let whole = end == text.len();
    let head = &text[..end];
    if !head.contains([',', '\t', ';']) {
        return None;
    }
    [b',', b'\t', b';'].into_iter().find(|separator| fits(head, *separator, whole))
}

/// The header is one of so many rows.
const HEADER: usize = 6;

/// Whether a row is of short words, one of which names a role.
fn is_header<'r>(row: impl Iterator<Item = &'r str> + Clone) -> bool {
    let words = row.map(str::trim).filter(|word| !word.is_empty());
    words.clone().nth(1).is_some()
        && words.clone().all(|word| word.chars().count() <= 24)
        && words.clone().any(is_role)
}

/// Whether the first rows have a header, looked at as lines: no field of them is quoted.
fn lines_have_header(head: &str, separator: u8) -> bool {
    let lines = head.split(['\r', '\n']).filter(|line| !line.is_empty()).take(HEADER);
    lines.clone().any(|line| line.contains('"') || is_header(line.split(char::from(separator))))
}

fn fits(head: &str, separator: u8, whole: bool) -> bool {
    // Most texts are no csv, and their first rows show it.
    if !lines_have_header(head, separator) {
        return false;
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(head.as_bytes());
    let mut rows: Vec<csv::StringRecord> = reader.records().take(200).map_while(Result::ok).collect();
    if !whole && rows.len() < 200 {
        rows.pop();
    }
    let Some(header) = rows.iter().take(HEADER).position(|row| is_header(row.iter())) else { return false };
    let width = rows[header].len();
    let below = &rows[header + 1..];
    let fit = below.iter().filter(|row| row.len() == width).count();
    !below.is_empty() && fit * 10 >= below.len() * 9
}

/// Whether a heading of a column names a role: 牵头单位, 责任单位（部门）, 配合部门.
pub(super) fn is_role(heading: &str) -> bool {
    let heading: Cow<'_, str> = heading.split_whitespace().collect::<String>().into();
    let label = roles::words().label_at_start(&heading);
    let short = heading.chars().count() <= 16;
    short
        && (label.is_some()
            || ["单位", "部门"].iter().any(|word| heading.ends_with(word))
                && heading.contains(['责', '牵', '配', '协', '参', '办']))
}
