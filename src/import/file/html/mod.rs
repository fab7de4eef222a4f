//! Saved web pages: what a browser shows, block by block, one line each.
//!
//! The tags are found by `html5ever`'s tokenizer (HTML Living Standard, 13.2.5). No tree is built: `walk`
//! keeps a list of what is open, so a page of a hundred thousand nested elements is read like any other, and
//! no element has to be asked for its ancestors. `shown` says which elements are not shown, `trim` leaves out
//! what stands around the article. Scripts are never run and style sheets never read: only what an element's
//! own `style` says is followed, and numbers that a browser puts in front of `<li>` are not written.

mod shown;
mod trim;
mod walk;

use crate::import::progress::STRIDE;
use crate::import::{Progress, Unreadable};
use crate::plan::Form;
use encoding_rs::Encoding;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use walk::{Page, Sink};

/// A tag with more is no tag. (Every attribute is compared with all before it.)
const MAX_ATTRIBUTES: usize = 10_000;

/// Reads the text of a page and its form.
pub(super) fn read(html: &str, name: &str, progress: &Progress<'_>) -> Result<(String, Form), Unreadable> {
    if is_crowded(html) {
        return Err(Unreadable::Damaged { name: name.to_owned() });
    }
    let mut page = walk(html, true, name, progress)?;
    if page.is_empty() {
        // Hidden until a script shows it.
        page = walk(html, false, name, progress)?;
    }
    Ok(trim::trim(&page))
}

fn walk(html: &str, hides: bool, name: &str, progress: &Progress<'_>) -> Result<Page, Unreadable> {
    let tokenizer = Tokenizer::new(Sink::new(hides), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut at = 0;
    while at < html.len() {
        progress.step(name, at, html.len())?;
        let mut end = html.len().min(at + STRIDE / 4);
        while !html.is_char_boundary(end) {
            end += 1;
        }
        queue.push_back(StrTendril::from_slice(&html[at..end]));
        // Nothing is scripted here, so it never asks to wait.
        let _ = tokenizer.feed(&queue);
        at = end;
    }
    tokenizer.end();
    Ok(tokenizer.sink.finish())
}

/// The encoding that a page names in its head.
pub(super) fn stated_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    if !head.contains(&b'<') {
        return None;
    }
    let lower = head.to_ascii_lowercase();
    let at = memchr::memmem::find(&lower, b"charset")? + "charset".len();
    let rest = lower[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:".contains(b)))?;
    Encoding::for_label(&rest[..end])
}

/// Whether a tag has more than [`MAX_ATTRIBUTES`].
fn is_crowded(html: &str) -> bool {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &bytes[at..]) {
        at += open + 1;
        if !bytes.get(at).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/') {
            continue;
        }
        let mut gaps = 0;
        let mut after_equals = false;
        while let Some(byte) = bytes.get(at) {
            at += 1;
            match byte {
                b'>' => break,
                quote @ (b'"' | b'\'') if after_equals => {
                    at += memchr::memchr(*quote, &bytes[at..]).map_or(bytes.len() - at, |end| end + 1);
                    gaps += 1;
                }
                b'/' => gaps += 1,
                byte if byte.is_ascii_whitespace() => {
                    gaps += 1;
                    continue;
                }
                _ => {}
            }
            after_equals = *byte == b'=';
            if gaps > MAX_ATTRIBUTES * 2 {
                return true;
            }
        }
    }
    false
}
