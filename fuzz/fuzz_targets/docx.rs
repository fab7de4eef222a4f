//! Any bytes as the document of a docx, with numbering and styles cut from them.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let third = bytes.len() / 3;
    dutymap_fuzz::read(&dutymap_fuzz::zip(&[
        ("word/document.xml", bytes),
        ("word/styles.xml", &bytes[..third]),
        ("word/numbering.xml", &bytes[third..2 * third]),
    ]));
});
