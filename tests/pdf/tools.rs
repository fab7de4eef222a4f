//! Other programs that read PDFs. Where they are not installed, a test says so and goes on without them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a program says of a file; none where there is no such program.
pub fn ask(program: &str, args: &[&str], file: &Path) -> Option<String> {
    let Ok(said) = Command::new(program).args(args).arg(file).args(after(program)).output() else {
        println!("skipped: {program} is not installed");
        return None;
    };
    let errors = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success(), "{program} refuses {}: {errors}", file.display());
    Some(String::from_utf8_lossy(&said.stdout).into_owned())
}

/// `pdftotext` writes to a file unless told otherwise.
fn after(program: &str) -> &'static [&'static str] {
    if program == "pdftotext" { &["-"] } else { &[] }
}

/// The words of a PDF, without the white space between them.
pub fn words(file: &Path) -> Option<String> {
    Some(ask("pdftotext", &["-enc", "UTF-8"], file)?.split_whitespace().collect())
}

/// A file to be read, in a folder that stays as long as what is returned.
pub fn kept(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("页面.pdf");
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// Opens in three readers of different descent, each where it is installed.
pub fn opens(file: &Path) {
    ask("pdfinfo", &[], file);
    ask("mutool", &["info"], file);
    ask("qpdf", &["--check"], file);
    if let Some(fonts) = ask("pdffonts", &[], file) {
        for line in fonts.lines().skip(2) {
            let columns: Vec<&str> = line.split_whitespace().rev().collect();
            // From the right: object number and generation, uni, sub, emb.
            assert_eq!(columns[2..5], ["yes", "yes", "yes"], "not embedded, subset and mapped: {line}");
        }
    }
}
