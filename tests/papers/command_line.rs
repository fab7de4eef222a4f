//! `pack` and `packets` as other programs see them.

use crate::{meeting, seed};
use dutymap::state::{Place, Snapshot};
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/guizhou-fazhi-shehui-2021.txt");

fn dutymap(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dutymap")).args(args).stdin(Stdio::null()).output().unwrap()
}

/// Exit code 0 and nothing said.
fn done(args: &[&str]) {
    let output = dutymap(args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty() && output.stdout.is_empty(), "{args:?}: {said}");
}

/// Exit code 2 and one line in both languages.
fn refused(args: &[&str], about: &str) {
    let output = dutymap(args);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
    assert!(said.lines().count() == 1 && said.starts_with("dutymap: ") && said.contains(about), "{said}");
}

fn at(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

/// What a program prints; none where it is not installed.
fn printed(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_pack_of_the_meeting_in_a_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let document = seed();
    let choices = meeting(&document.plan, &["省司法厅", "省教育厅"]);
    let snapshot = at(folder.path(), "会议.dutymap");
    std::fs::write(&snapshot, Snapshot::of(&document, &choices, &Place::default()).to_bytes()).unwrap();
    let out = at(folder.path(), "会议材料.pdf");
    let pack = |out: &str| {
        let office = ["--office", "省司法厅", "--date", "2026-03-01"];
        done(&[&["pack", &snapshot, "--view", "columns"], &office[..], &["-o", out]].concat());
    };
    pack(&out);
    let bytes = std::fs::read(&out).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    let Some(text) = printed("pdftotext", &["-layout", &out, "-"]) else {
        println!("skipped: pdftotext is not installed");
        return;
    };
    for words in
        ["法治社会建设工作推进会", "2026年3月1日", "省司法厅任务清单", "省教育厅任务清单", "单位索引"]
    {
        assert!(text.contains(words), "{words}");
    }
    let pages = text.trim_end_matches('\u{c}').split('\u{c}').count();
    assert!(text.contains(&format!("— {pages} —")), "{pages}");
    // The same snapshot and day, the same bytes.
    let again = at(folder.path(), "再次.pdf");
    pack(&again);
    assert!(bytes == std::fs::read(&again).unwrap());
}

#[test]
fn a_pack_of_a_plan_without_a_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let out = at(folder.path(), "材料.pdf");
    done(&["pack", PLAN, "--unit", "省司法厅", "--view", "none", "-o", &out]);
    refused(&["pack", PLAN, "--unit", "省司法", "-o", &out], "省司法厅");
    refused(&["pack", PLAN, "--view", "reader", "-o", &out], "reader");
    refused(&["pack", PLAN, "--date", "2026-02-30", "-o", &out], "2026-02-30");
    refused(&["pack", PLAN, "-o", &at(folder.path(), "材料.docx")], ".pdf");
    refused(&["pack", PLAN, "--unit", "省司法厅", "-o", &at(folder.path(), "无/材料.pdf")], "材料.pdf");
}

#[test]
fn packets_into_a_folder_and_a_zip() {
    let folder = tempfile::tempdir().unwrap();
    let out = at(folder.path(), "材料");
    done(&["packets", PLAN, "-o", &out]);
    let names = |folder: &str| {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let top = names(&out);
    // 70 units, the manifest twice, and the folder of collectives.
    assert_eq!(top.len(), 73, "{top:?}");
    assert!(top[0] == "00-清单.docx" && top[1] == "00-清单.xlsx");
    assert!(top.iter().any(|name| name.ends_with("-省司法厅-任务清单.docx")), "{top:?}");
    assert_eq!(names(&at(folder.path(), "材料/集合单位")).len(), 8);
    refused(&["packets", PLAN, "-o", &out], "材料");
    done(&["packets", PLAN, "--replace", "-o", &out]);
    assert_eq!(names(&out), top);
    done(&["packets", PLAN, "--format", "xlsx", "--unit", "省司法厅", "-o", &at(folder.path(), "一个.zip")]);
    refused(&["packets", PLAN, "--unit", "没有", "-o", &at(folder.path(), "无.zip")], "没有");
    assert_eq!(names(folder.path().to_str().unwrap()), ["一个.zip", "材料"]);
}

/// Ctrl+C in the middle.
#[cfg(unix)]
#[test]
fn an_interrupt_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = at(folder.path(), "材料");
    let mut child = Command::new(env!("CARGO_BIN_EXE_dutymap"))
        .args(["packets", PLAN, "--format", "pdf", "-o", &out])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // As soon as the temporary folder is there.
    let began = std::time::Instant::now();
    while std::fs::read_dir(folder.path()).unwrap().next().is_none() {
        assert!(began.elapsed().as_secs() < 20, "nothing was begun");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let Some(_) = printed("kill", &["-INT", &child.id().to_string()]) else {
        println!("skipped: there is no kill");
        child.kill().unwrap();
        child.wait().unwrap();
        return;
    };
    let status = child.wait().unwrap();
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    if status.success() {
        // It was faster than the interrupt.
        assert_eq!(left.len(), 1);
    } else {
        assert_eq!(status.code(), Some(2));
        assert!(left.is_empty(), "{left:?}");
    }
}
