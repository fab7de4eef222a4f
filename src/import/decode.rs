//! Bytes to text: UTF-8 and UTF-16 with or without a mark, GB18030 and Big5 by guess.
//!
//! The text is what the bytes say and nothing else: no line end is changed, only the byte order mark is
//! left out. Bytes that are invalid in an otherwise good text become U+FFFD and are told; what is no text
//! at all is refused. Guessing is by `chardetng`, decoding by `encoding_rs` (WHATWG Encoding Standard).

use super::Unreadable;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// A file of more bytes is refused: a plan of 128 MiB has 180,000 measures.
pub const MAX_BYTES: usize = 128 << 20;

/// Text and how it was encoded.
pub(super) struct Decoded<'a> {
    /// Without byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding's name as the standard spells it.
    pub encoding: &'static str,
    /// Some bytes did not fit and stand as U+FFFD.
    pub lossy: bool,
}

/// Decodes `bytes`, or says why they are no text.
pub(super) fn decode<'a>(bytes: &'a [u8], name: &str) -> Result<Decoded<'a>, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge { name: name.to_owned(), bytes: bytes.len(), limit: MAX_BYTES });
    }
    let binary = || Unreadable::Binary { name: name.to_owned() };
    let decoded = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        with(encoding, &bytes[mark..])
    } else if let Ok(text) = simdutf8::basic::from_utf8(bytes)
        && memchr::memchr(0, bytes).is_none()
    {
        Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), lossy: false }
    } else if let Some(encoding) = utf16(bytes) {
        with(encoding, bytes)
    } else if is_binary(bytes) {
        return Err(binary());
    } else if mostly_utf8(bytes) {
        with(UTF_8, bytes)
    } else {
        with(guess(bytes), bytes)
    };
    if decoded.text.chars().all(super::fold::is_gap) {
        return Err(Unreadable::Empty { name: name.to_owned() });
    }
    // A UTF-8 file can be a picture of control characters as well.
    let broken = if decoded.lossy { decoded.text.matches('\u{FFFD}').count() } else { 0 };
    if is_binary(decoded.text.as_bytes()) || broken > decoded.text.len() / 20 + 1 {
        return Err(binary());
    }
    Ok(decoded)
}

const SAMPLE: usize = 8192;

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, encoding: encoding.name(), lossy }
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

/// Control characters that no text has, or the first bytes of an archive, a PDF or an old Office file.
fn is_binary(bytes: &[u8]) -> bool {
    let magic: [&[u8]; 4] = [b"PK\x03\x04", b"%PDF-", b"\xD0\xCF\x11\xE0", b"\x89PNG"];
    if magic.iter().any(|magic| bytes.starts_with(magic)) {
        return true;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let odd = sample.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    odd * 50 > sample.len()
}

/// Whether the text is UTF-8 but for a few bytes: one bad place in a thousand bytes, beside valid Chinese.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let mut bad = 0;
    let mut chinese = 0;
    for chunk in bytes.utf8_chunks() {
        bad += usize::from(!chunk.invalid().is_empty());
        chinese += chunk.valid().bytes().filter(|byte| (0xE3..=0xEF).contains(byte)).count();
    }
    chinese > 0 && bad * 20 <= chinese
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "一、总体要求\n牵头单位:省司法厅、省教育厅\n责任单位:省财政厅\n";

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, "x").unwrap();
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
        let key = |bytes: &[u8]| decode(bytes, "x").err().map(|error| error.key());
        assert_eq!(key(b""), Some("empty"));
        assert_eq!(key("\u{FEFF} \r\n　".as_bytes()), Some("empty"));
        assert_eq!(key(b"PK\x03\x04\x14\x00\x06\x00"), Some("binary"));
        assert_eq!(key(&[0, 1, 2, 3, 0, 0, 7, 8]), Some("binary"));
        assert_eq!(key(&vec![b' '; MAX_BYTES + 1]), Some("too-large"));
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
