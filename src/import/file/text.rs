//! Bytes to text: UTF-8 and UTF-16 with or without a mark, GB18030 and Big5 by guess.
//!
//! The text is what the bytes say and nothing else: no line end is changed, only the byte order mark is
//! left out. Where pieces of a file are UTF-8 and others GB18030 (somebody pasted), each is read in its own
//! (`mixed`) and told. Bytes that are invalid in an otherwise good text become U+FFFD and are told; what is
//! no text at all is refused. Guessing is by `chardetng`, decoding by `encoding_rs` (WHATWG Encoding Standard).

use super::mixed;
use crate::import::{Unreadable, fold};
use crate::plan::Span;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Text and how it was encoded.
pub(super) struct Decoded<'a> {
    /// Without byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding's name as the standard spells it.
    pub encoding: &'static str,
    /// Some bytes did not fit and stand as U+FFFD.
    pub lossy: bool,
    /// Pieces that are in another encoding than the rest.
    pub mixed: Vec<Span>,
}

/// Decodes `bytes`, or says why they are no text. `stated` is an encoding that the file itself names, which
/// is followed where the bytes do not say otherwise.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    stated: Option<&'static Encoding>,
    name: &str,
) -> Result<Decoded<'a>, Unreadable> {
    let binary = || Unreadable::Binary { name: name.to_owned() };
    let decoded = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = &bytes[mark..];
        if encoding == UTF_8 && std::str::from_utf8(rest).is_err() {
            guessed(rest, None)
        } else {
            with(encoding, rest)
        }
    } else if let Ok(text) = simdutf8::basic::from_utf8(bytes)
        && memchr::memchr(0, bytes).is_none()
    {
        Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), lossy: false, mixed: Vec::new() }
    } else if let Some(encoding) = utf16(bytes) {
        with(encoding, bytes)
    } else if is_binary(bytes) {
        return Err(binary());
    } else {
        guessed(bytes, stated)
    };
    if decoded.text.chars().all(fold::is_gap) {
        return Err(Unreadable::Empty { name: name.to_owned() });
    }
    // A UTF-8 file can be a picture of control characters as well.
    let broken = if decoded.lossy { decoded.text.matches('\u{FFFD}').count() } else { 0 };
    if is_binary(decoded.text.as_bytes()) || broken > decoded.text.len() / 20 + 1 {
        return Err(binary());
    }
    Ok(decoded)
}

/// Text that is not all UTF-8.
fn guessed<'a>(bytes: &'a [u8], stated: Option<&'static Encoding>) -> Decoded<'a> {
    match mixed::read(bytes) {
        mixed::Text::Utf8 => with(UTF_8, bytes),
        mixed::Text::Mixed(read) => Decoded {
            text: Cow::Owned(read.text),
            encoding: if read.mainly_utf8 { UTF_8 } else { GB18030 }.name(),
            lossy: read.lossy,
            mixed: read.other,
        },
        mixed::Text::Other => {
            // A page may say gb2312 and mean all of it.
            let stated = stated.filter(|encoding| *encoding != UTF_8 && encoding.is_ascii_compatible());
            let stated = stated.map(|encoding| if encoding == GBK { GB18030 } else { encoding });
            with(stated.unwrap_or_else(|| guess(bytes)), bytes)
        }
    }
}

const SAMPLE: usize = 8192;

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, encoding: encoding.name(), lossy, mixed: Vec::new() }
}

/// The encoding that statistics suggest among those that offices here use.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if guessed == BIG5 { BIG5 } else { GB18030 }
}

/// UTF-16 without a mark: nearly all of the first code units are common characters in one byte order.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let share = |read: fn([u8; 2]) -> u16| {
        let units = sample.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
        let common = units.filter(|unit| {
            matches!(unit, 9 | 10 | 13 | 0x20..=0x7E | 0x2010..=0x203F | 0x3000..=0x301F | 0x4E00..=0x9FFF | 0xFF00..=0xFF5E)
        });
        common.count() * 100 / (sample.len() / 2)
    };
    let (little, big) = (share(u16::from_le_bytes), share(u16::from_be_bytes));
    if little >= 95 && little > big {
        Some(UTF_16LE)
    } else if big >= 95 && big > little {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Control characters that no text has.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let odd = sample.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    odd * 50 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "一、总体要求\n牵头单位:省司法厅、省教育厅\n责任单位:省财政厅\n";

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, None, "x").unwrap();
        (decoded.text.into_owned(), decoded.encoding)
    }

    #[test]
    fn every_encoding_of_an_office_gives_the_same_text() {
        let wide = |order: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
        let gb = GB18030.encode(TEXT).0.into_owned();
        let cases = [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xEF\xBB\xBF", TEXT.into()), "UTF-8"),
            (marked(b"\xFF\xFE", wide(u16::to_le_bytes)), "UTF-16LE"),
            (marked(b"\xFE\xFF", wide(u16::to_be_bytes)), "UTF-16BE"),
            (wide(u16::to_le_bytes), "UTF-16LE"),
            (wide(u16::to_be_bytes), "UTF-16BE"),
            (gb, "gb18030"),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(read(&bytes), (TEXT.to_owned(), encoding));
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_reason() {
        let key = |bytes: &[u8]| decode(bytes, None, "x").err().map(|error| error.key());
        assert_eq!(key(b""), Some("empty"));
        assert_eq!(key("\u{FEFF} \r\n　".as_bytes()), Some("empty"));
        assert_eq!(key(&[0, 1, 2, 3, 0, 0, 7, 8]), Some("binary"));
    }

    #[test]
    fn one_bad_byte_does_not_lose_the_rest() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.insert("一、总体要求\n".len(), 0xFF);
        let (text, encoding) = read(&bytes);
        assert_eq!(encoding, "UTF-8");
        assert_eq!(text.replace('\u{FFFD}', ""), TEXT);
    }
}
