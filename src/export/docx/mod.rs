//! A report as a Word document (ECMA-376, transitional), which Word, WPS and `LibreOffice` open as it is.
//!
//! Pages, type sizes and margins are those of GB/T 9704-2012: A4 with 37, 35, 28 and 26 mm at the top, bottom, left
//! and right (turned for a sheet that lies, the binding edge at the top), 三号仿宋 of 28.95 points a line, page numbers
//! 「— 1 —」 at the outer edge. The faces are named as offices have them; `fontTable.xml` gives each its other names
//! (`altName`) and its character set, so that a machine without 方正小标宋 or `仿宋_GB2312` takes 华文中宋 or 仿宋.
//!
//! Written by hand because docx-rs 0.4 can neither repeat the head row of a table (`tblHeader`) nor name a face's
//! substitutes, and puts the children of `tblPr` and `sectPr` in an order that the schema does not allow. What never
//! changes stands in `assets/docx/`; the body is in `body`. The order of elements is that of the schema: Word
//! repairs a file that has another.
//!
//! The same report gives the same bytes: no part holds a date, and the archive's are those of its format's first day.

mod body;

use crate::page::report::Report;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The parts that are the same in every document.
const FIXED: [(&str, &str); 6] = [
    ("[Content_Types].xml", include_str!("../../../assets/docx/types.xml")),
    ("_rels/.rels", include_str!("../../../assets/docx/package.rels")),
    ("word/_rels/document.xml.rels", include_str!("../../../assets/docx/document.rels")),
    ("word/styles.xml", include_str!("../../../assets/docx/styles.xml")),
    ("word/settings.xml", include_str!("../../../assets/docx/settings.xml")),
    ("word/fontTable.xml", include_str!("../../../assets/docx/fonts.xml")),
];

/// The report as a DOCX file.
pub fn docx(report: &Report) -> Vec<u8> {
    let written = [
        ("word/document.xml", body::document(report)),
        ("word/footer1.xml", body::footer(report, body::Side::Right)),
        ("word/footer2.xml", body::footer(report, body::Side::Left)),
        ("docProps/core.xml", core(report)),
    ];
    let parts = FIXED.into_iter().chain(written.iter().map(|(name, part)| (*name, part.as_str())));
    // Writing into memory does not fail.
    pack(parts).unwrap_or_default()
}

fn pack<'a>(parts: impl Iterator<Item = (&'a str, &'a str)>) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, part) in parts {
        archive.start_file(name, options)?;
        archive.write_all(part.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// What the document says of itself in its properties.
fn core(report: &Report) -> String {
    format!(
        concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
            "<cp:coreProperties",
            " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"",
            " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">",
            "<dc:title>{}</dc:title><dc:subject>{}</dc:subject></cp:coreProperties>",
        ),
        body::escaped(&report.title),
        body::escaped(&report.foot),
    )
}
