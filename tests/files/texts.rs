//! Plain text in its encodings, and what is known and not read.

use super::pack::zip;
use super::{read, refusal};
use dutymap::import::{FileKind, Unreadable};
use dutymap::plan::Code;
use dutymap::words::Language;

fn gb(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[test]
fn pieces_in_another_encoding_are_read_and_told() {
    let text = "某某方案\n1.做一件事。\n牵头单位：市司法局、市教育局\n2.做另一件事。\n责任单位：市财政局\n";
    let (before, rest) = text.split_at(text.find("牵头").unwrap());
    let (piece, after) = rest.split_at(rest.find("2.").unwrap());
    let bytes = [before.as_bytes(), &gb(piece), after.as_bytes()].concat();
    let parsed = read(&bytes);
    assert_eq!(&*parsed.plan.source, text);
    assert_eq!((parsed.read_as.encoding, parsed.read_as.kind), ("UTF-8", FileKind::Text));
    let told: Vec<_> = parsed.diagnostics.iter().filter(|d| d.code == Code::MixedEncodings).collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].args, ["UTF-8", "1"]);
    assert_eq!(told[0].span.of(text), piece.trim_end());
    assert!(!parsed.diagnostics.iter().any(|d| d.code == Code::UndecodableBytes));

    let bytes = [gb(before), piece.as_bytes().to_vec(), gb(after)].concat();
    let parsed = read(&bytes);
    assert_eq!((&*parsed.plan.source, parsed.read_as.encoding), (text, "gb18030"));
    assert!(parsed.diagnostics.iter().any(|d| d.code == Code::MixedEncodings && d.args == ["gb18030", "1"]));

    // A page is written anew, and the piece is found in it.
    let html = format!("<html><body><div>{before}</div><div>").into_bytes();
    let parsed = read(&[html, gb(piece), after.as_bytes().to_vec()].concat());
    let told = parsed.diagnostics.iter().find(|d| d.code == Code::MixedEncodings).unwrap();
    assert_eq!(told.span.of(&parsed.plan.source), "牵头单位");
}

#[test]
fn bad_bytes_stay_bad() {
    let parsed = read(&["某某方案\n牵头单位：市".as_bytes(), b"\xFF", "司法局\n".as_bytes()].concat());
    assert!(parsed.plan.source.contains("市\u{FFFD}司法局"));
    assert!(parsed.diagnostics.iter().any(|d| d.code == Code::UndecodableBytes));
    assert!(!parsed.diagnostics.iter().any(|d| d.code == Code::MixedEncodings));
}

/// The first bytes of an OLE file, and the names of its streams.
fn ole(streams: &[&str]) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    for stream in streams {
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(bytes.len().next_multiple_of(128), 0);
    }
    bytes
}

#[test]
fn what_is_not_read_is_named_and_said_what_to_do_about() {
    let cases: [(&str, Vec<u8>); 17] = [
        ("empty", Vec::new()),
        ("empty", " \r\n\u{3000}".into()),
        ("empty", "<html><body><script>x</script></body></html>".into()),
        ("binary", vec![0, 1, 2, 3, 0, 0, 7, 8]),
        ("binary", ole(&["Something"])),
        ("old-document", ole(&["Root Entry", "1Table", "WordDocument", "Workbook"])),
        ("encrypted", ole(&["EncryptionInfo", "EncryptedPackage"])),
        ("damaged", ole(&["Root Entry", "Workbook"])),
        ("rtf", b"{\\rtf1\\ansi x}".to_vec()),
        ("image", b"\x89PNG\r\n\x1A\n".to_vec()),
        ("image", b"\xFF\xD8\xFF\xE0xxxx".to_vec()),
        ("pdf", b"%PDF-1.7\n%%EOF".to_vec()),
        ("ofd", zip(&[("OFD.xml", b"<ofd/>")])),
        (
            "open-document",
            zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]),
        ),
        ("archive", zip(&[("ppt/presentation.xml", b"<x/>")])),
        ("damaged", b"PK\x03\x04\x14\x00\x06\x00".to_vec()),
        ("empty", zip(&[("word/document.xml", b"<w:document xmlns:w='w'><w:body/></w:document>")])),
    ];
    for (key, bytes) in cases {
        assert_eq!(refusal(&bytes), key, "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
    }
    for key in Unreadable::KEYS.iter().filter(|key| !["cancelled", "empty", "image"].contains(key)) {
        let said = Language::Chinese.fill(&format!("unreadable.{key}"), &["甲", "1", "2"]);
        assert!(said.contains('请'), "{said}");
    }
}

#[test]
fn every_kind_of_file_has_a_name() {
    for kind in FileKind::ALL {
        for language in Language::ALL {
            assert!(!language.text(&kind.words()).is_empty(), "{kind:?}");
        }
    }
}
