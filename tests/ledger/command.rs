//! The same from the command line.

use super::forms::{form, plan, text, written};
use dutymap::import::{Progress, grids};
use dutymap::ledger::{Ledger, Stamp};
use std::path::Path;
use std::process::{Command, Output};

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/guizhou-fazhi-shehui-2021.txt");

fn dutymap(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dutymap")).current_dir(folder).args(args).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn out_and_back_and_settled() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let run = |args: &[&str]| dutymap(here, args);
    let out = run(&["ledger", "out", PLAN, "--year", "2024", "-o", "forms"]);
    assert_eq!(code(&out), 0, "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(std::fs::read_dir(here.join("forms")).unwrap().count(), 70);
    // What may have been filled in is not replaced unasked.
    assert_eq!(code(&run(&["ledger", "out", PLAN, "--year", "2024", "-o", "forms"])), 2);
    assert_eq!(code(&run(&["ledger", "out", PLAN, "--year", "2024", "--replace", "-o", "forms"])), 0);
    let all = run(&[
        "ledger",
        "out",
        PLAN,
        "--year",
        "2024",
        "--unit",
        "省司法厅",
        "--unit",
        "省教育厅",
        "-o",
        "两家.xlsx",
    ]);
    assert_eq!(code(&all), 0);
    let sheets = grids(&std::fs::read(here.join("两家.xlsx")).unwrap(), "a", &Progress::silent()).unwrap();
    assert!(
        sheets.iter().find_map(Stamp::read).is_some_and(|stamp| stamp.unit.is_none() && stamp.year == 2024)
    );

    // Two offices of one unit say different things.
    let opened = plan();
    let unit = opened.plan.unit_named("省司法厅").unwrap();
    let empty = Ledger::new(opened.keys.plan.clone(), 2024);
    for (file, status) in [("a.xlsx", "推进中"), ("b.xlsx", "已完成")] {
        let mut sheets = form(&opened, &empty, &[unit]);
        sheets[0].fill(0, "状态", text(status));
        sheets[0].fill(1, "备注", text("一样"));
        std::fs::write(here.join(file), written(&sheets)).unwrap();
    }
    std::fs::write(here.join("不是表.xlsx"), "不是表").unwrap();
    let merge = [
        "ledger",
        "merge",
        "none",
        "--plan",
        PLAN,
        "--date",
        "2024-11-30",
        "--format",
        "json",
        "-o",
        "l.ron",
    ];
    let merged = run(&[&merge[..], &["a.xlsx"]].concat());
    assert_eq!(code(&merged), 0);
    assert_eq!(json(&merged)["tally"]["taken"], 2);
    let merged = run(&[&merge[..], &["a.xlsx", "b.xlsx", "不是表.xlsx"]].concat());
    assert_eq!(code(&merged), 1);
    let report = json(&merged);
    assert_eq!(report["refused"][0]["file"], "不是表.xlsx");
    let conflict = &report["conflicts"][0];
    assert_eq!((&conflict["field"], conflict["claims"].as_array().unwrap().len()), (&"status".into(), 2));

    // None of the files: nothing is written.
    let before = std::fs::read(here.join("l.ron")).unwrap();
    assert_eq!(code(&run(&[&merge[..], &["不是表.xlsx"]].concat())), 2);
    assert_eq!(code(&run(&[&merge[..], &["没有.xlsx"]].concat())), 2);
    assert_eq!(std::fs::read(here.join("l.ron")).unwrap(), before);

    let record = conflict["record"]["code"].as_str().unwrap();
    let resolve = [
        "ledger", "resolve", "l.ron", "--plan", PLAN, "--record", record, "--field", "status", "-o", "l.ron",
    ];
    assert_eq!(code(&run(&["ledger", "turn", "l.ron", "--year", "2025", "-o", "l.ron"])), 2);
    assert_eq!(code(&run(&[&resolve[..], &["--take", "3"]].concat())), 2);
    assert_eq!(code(&run(&[&resolve[..], &["--take", "2", "--date", "2024-12-01"]].concat())), 0);
    assert_eq!(code(&run(&[&resolve[..], &["--keep"]].concat())), 2, "it is settled");
    let again = ["ledger", "merge", "l.ron", "--plan", PLAN, "-o", "l.ron", "a.xlsx", "b.xlsx"];
    let before = std::fs::read(here.join("l.ron")).unwrap();
    assert_eq!(code(&run(&again)), 0);
    assert_eq!(std::fs::read(here.join("l.ron")).unwrap(), before);

    let summary = ["ledger", "summary", "l.ron", "--plan", PLAN, "--date", "2024-12-10", "--days", "30"];
    let counted = json(&run(&[&summary[..], &["--format", "json"]].concat()));
    assert_eq!((&counted["all"]["total"], &counted["all"]["done"]), (&624.into(), &1.into()));
    let text = String::from_utf8(run(&summary).stdout).unwrap();
    assert!(text.contains("分工 624：已完成 1，未填报 623"), "{text}");
    assert!(text.contains("已报送单位 1 个"), "{text}");
    assert_eq!(code(&run(&["ledger", "turn", "l.ron", "--year", "2025", "-o", "l.ron"])), 0);
    assert_eq!(Ledger::parse(&std::fs::read(here.join("l.ron")).unwrap()).unwrap().open().year, 2025);
}

#[test]
fn a_file_that_is_no_ledger_or_another_plans_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    std::fs::write(here.join("l.ron"), "(a: 1)").unwrap();
    std::fs::write(here.join("p.txt"), "方案\n一、任务\n1.做事。\n牵头单位:市司法局\n").unwrap();
    let opened = plan();
    let ledger = Ledger::new(opened.keys.plan.clone(), 2024).to_bytes();
    std::fs::write(here.join("cut.ron"), &ledger[..ledger.len() - 8]).unwrap();
    std::fs::write(here.join("real.ron"), &ledger).unwrap();
    for (args, about) in
        [(["l.ron", PLAN], "不是台账"), (["cut.ron", PLAN], "不完整"), (["real.ron", "p.txt"], "--plan")]
    {
        let output = dutymap(here, &["ledger", "summary", args[0], "--plan", args[1]]);
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!((code(&output), said.lines().count()), (2, 1), "{said}");
        assert!(said.contains(about), "{said}");
    }
}

#[test]
fn the_form_keeps_its_locks_and_lists_in_libreoffice() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let out = dutymap(here, &["ledger", "out", PLAN, "--year", "2024", "--unit", "省司法厅", "-o", "f.xlsx"]);
    assert_eq!(code(&out), 0);
    let office = Command::new("soffice")
        .current_dir(here)
        .arg(format!("-env:UserInstallation=file://{}", here.join("profile").display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir", "again", "f.xlsx"])
        .output();
    if !office.is_ok_and(|output| output.status.success()) {
        println!("skipped: LibreOffice is not installed");
        return;
    }
    let book = std::fs::File::open(here.join("again/f.xlsx")).unwrap();
    let mut book = zip::ZipArchive::new(book).unwrap();
    let mut part = |name: &str| std::io::read_to_string(book.by_name(name).unwrap()).unwrap();
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection sheet=\"true\""));
    assert!(sheet.contains("未启动,推进中,已完成,滞后,长期坚持"));
    assert!(sheet.contains("hidden=\"true\" outlineLevel=\"0\" max=\"15\" min=\"15\""), "the code's column");
    assert!(part("xl/workbook.xml").contains("state=\"hidden\""));
    assert!(part("xl/styles.xml").contains("locked=\"false\""));
    // And it is still a form that comes back.
    let merged = dutymap(
        here,
        &["ledger", "merge", "none", "--year", "2024", "--plan", PLAN, "again/f.xlsx", "-o", "l.ron"],
    );
    assert_eq!(code(&merged), 0);
}
