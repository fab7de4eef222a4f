//! `export … -o x.pdf`, as other programs call it.

use crate::tools;
use std::path::Path;
use std::process::{Command, Output};

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/guizhou-fazhi-shehui-2021.txt");

fn export(args: &[&str], out: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dutymap"));
    command.args(["export", PLAN]).args(args).arg("-o").arg(out).output().unwrap()
}

fn written(args: &[&str], out: &Path) -> Vec<u8> {
    let done = export(args, out);
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    std::fs::read(out).unwrap()
}

#[test]
fn every_view_becomes_a_pdf() {
    let folder = tempfile::tempdir().unwrap();
    for view in ["overview", "columns", "matrix", "network", "duties", "reader"] {
        let out = folder.path().join(format!("{view}.pdf"));
        let args = ["--view", view, "--date", "2026-03-01"];
        let bytes = written(&args, &out);
        assert!(bytes.starts_with(b"%PDF-"), "{view}");
        assert_eq!(bytes, written(&args, &out), "{view}: the same day, the same bytes");
        tools::opens(&out);
        if let Some(words) = tools::words(&out) {
            for text in ["2026-03-01", "SHA-256", "—1—", "黔党发〔2021〕17号"] {
                assert!(words.contains(text), "{view}: {text}");
            }
        }
    }
}

#[test]
fn paper_and_direction_are_those_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("a.pdf");
    let cases: [(&[&str], &str); 4] = [
        (&["--portrait"], "595.276 x 841.89"),
        (&["--landscape"], "841.89 x 595.276"),
        (&["--paper", "a3", "--landscape", "--tile"], "1190.55 x 841.89"),
        (&["--unit", "省司法厅", "--compact", "--role", "lead"], "595.276 x 841.89"),
    ];
    for (more, size) in cases {
        written(&[&["--view", "columns"], more].concat(), &out);
        if let Some(info) = tools::ask("pdfinfo", &[], &out) {
            assert!(info.contains(size), "{more:?}: {info}");
        }
    }
}

#[test]
fn what_cannot_be_asked_for_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |args: &[&str], name: &str| {
        let out = folder.path().join(name);
        let done = export(args, &out);
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&done.stderr).lines().count(), 1, "{args:?}");
        assert!(!out.exists());
    };
    refused(&["--view", "columns", "--tile"], "a.svg");
    refused(&["--view", "columns", "--landscape", "--portrait"], "a.pdf");
    refused(&["--view", "columns", "--date", "2026-02-30"], "a.pdf");
    refused(&["--view", "columns", "--date", "2026-03-01"], "a.graphml");
    refused(&["--view", "reader"], "a.svg");
}

/// Pictures say the day as well, and are the same for the same day.
#[test]
fn a_picture_says_its_day() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("a.svg");
    let args = ["--view", "columns", "--date", "2026-03-01"];
    let picture = written(&args, &out);
    assert!(String::from_utf8_lossy(&picture).contains("2026-03-01"));
    assert_eq!(picture, written(&args, &out));
}
