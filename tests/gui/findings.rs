//! What was read, and what the reader noticed: told first, listed, gone to and settled.

use crate::support::window::{CTRL, Window};
use dutymap::command::Command;
use dutymap::plan::{Correction, Severity};
use dutymap::state::session::Dialog;
use dutymap::view::View;
use dutymap::words::Language;
use eframe::egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable;
use std::fmt::Write;

const NONE: Modifiers = Modifiers::NONE;

/// A plan with something to notice.
pub const PLAN: &str = "某市重点工作方案\n某政发〔2024〕1号\n\n一、重点任务\n1.推进甲。（党委牵头、社会协同）\n2.推进乙。\n牵头单位：见附件\n4.推进丙。\n牵头单位：市甲局\n参加单位：市乙局、市丙局等\n二、保障\n5.推进丁。（市甲局负责）\n";

fn text(key: &'static str) -> &'static str {
    Language::Chinese.text(key)
}

/// A window on this text, which has been read and told about.
pub fn on(plan: &str) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("方案.txt");
    std::fs::write(&path, plan).unwrap();
    (Window::on(&path, 1280.0, 800.0), folder)
}

#[test]
fn an_opened_document_first_says_what_was_read() {
    let (mut window, _folder) = on(PLAN);
    assert_eq!(window.state().session.dialog, Some(Dialog::Reading));
    for said in ["某政发〔2024〕1号", "UTF-8", "4 项措施", "一、重点任务", "二、保障", text("reading.total")]
    {
        assert!(window.reads(said), "{said}");
    }
    // What was not understood goes to its words.
    let at =
        window.state().document.diagnostics.iter().position(|each| each.severity == Severity::Error).unwrap();
    window.harness.query_all_by_label_contains("像是分工表述").next().unwrap().click();
    window.harness.run();
    let state = window.state();
    assert_eq!(state.session.dialog, None);
    assert_eq!((state.session.findings.at, state.place.view), (Some(at), View::Reader));
    assert!(state.session.findings.open);

    // It is asked for again from the menu; every way out works.
    for (key, way) in [(Key::Enter, "Enter"), (Key::Escape, "Escape")] {
        window.press(CTRL, Key::I);
        assert_eq!(window.state().session.dialog, Some(Dialog::Reading));
        window.press(NONE, key);
        assert_eq!(window.state().session.dialog, None, "{way}");
    }
    window.press(CTRL, Key::I);
    window.click(text("reading.begin"));
    assert_eq!(window.state().session.dialog, None);
}

#[test]
fn the_plan_that_ships_inside_is_not_told_about_unless_asked() {
    let mut window = Window::new(1280.0, 800.0);
    assert_eq!(window.state().session.dialog, None);
    window.press(CTRL, Key::I);
    assert!(window.reads("黔党发〔2021〕17号") && window.reads(text("reading.all-understood")));
}

#[test]
fn an_empty_result_says_why_and_offers_a_way_out() {
    let (window, _folder) = on("会议通知\n请各位同志准时参加会议，地点在三楼。\n");
    assert!(window.reads("没有读到任何带分工的措施"));
    assert!(!window.reads(text("reading.all-understood")), "nothing was read, so nothing was understood");
    assert!(window.reads(text("command.open-path")) && window.reads(text("reading.reader")));
}

#[test]
fn a_step_without_findings_says_so() {
    let mut window = Window::new(1280.0, 800.0);
    assert!(window.state().document.diagnostics.is_empty());
    window.press(NONE, Key::F8);
    assert!(window.reads(text("notice.no-findings")));
}

#[test]
fn findings_are_stepped_through_filtered_and_gone_to() {
    let (mut window, _folder) = on(PLAN);
    window.press(NONE, Key::Enter);
    let count = window.state().document.diagnostics.len();
    assert!(count > 3);
    window.click(&Language::Chinese.fill("status.diagnostics", &[&count.to_string()]));
    assert!(window.state().session.findings.open);
    for at in 0..count {
        window.press(NONE, Key::F8);
        assert_eq!(window.state().session.findings.at, Some(at));
    }
    window.press(NONE, Key::F8);
    assert_eq!(window.state().session.findings.at, Some(0), "round and round");
    window.press(Modifiers::SHIFT, Key::F8);
    assert_eq!(window.state().session.findings.at, Some(count - 1));
    let span = window.state().document.diagnostics[count - 1].span;
    assert_eq!(window.state().place.selection, Some(window.state().document.around(span)));

    window.act(Command::ToggleSeverity(Severity::Error));
    let errors =
        window.state().document.diagnostics.iter().filter(|each| each.severity == Severity::Error).count();
    let rows = || eframe::egui::accesskit::Role::ListBoxOption;
    let listed = |window: &Window| {
        let all = window.harness.query_all_by_role(rows());
        all.filter(|node| node.rect().height() > 40.0).count()
    };
    assert_eq!(listed(&window), errors);
    let code = window.state().document.diagnostics[count - 1].code;
    window.act(Command::ToggleSeverity(Severity::Error));
    window.act(Command::SetCode(Some(code)));
    assert!(listed(&window) >= 1);
    window.press(CTRL | Modifiers::SHIFT, Key::M);
    assert!(!window.state().session.findings.open);
}

#[test]
fn a_finding_is_settled_where_it_stands() {
    let (mut window, _folder) = on(PLAN);
    window.press(NONE, Key::Enter);
    window.press(CTRL | Modifiers::SHIFT, Key::M);
    let first = window.harness.query_all_by_label(text("findings.no-assignment")).next().unwrap();
    first.click();
    window.harness.run();
    let said = window.state().choices.corrections.clone();
    assert!(
        matches!(&said[..], [Correction::NoAssignment { words, .. }] if words.contains("党委牵头")),
        "{said:?}"
    );
    assert!(window.state().document.unfit.is_empty());
    window.press(CTRL, Key::Z);
    assert!(window.state().choices.corrections.is_empty());
}

#[test]
fn findings_are_copied_as_a_table() {
    let (mut window, _folder) = on(PLAN);
    window.press(NONE, Key::Enter);
    window.press(CTRL | Modifiers::SHIFT, Key::M);
    window.harness.get_by_label(text("toolbar.copy-findings")).click();
    let mut copied = String::new();
    for _ in 0..4 {
        window.harness.step();
        for command in &window.harness.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                copied.clone_from(text);
            }
        }
    }
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), window.state().document.diagnostics.len() + 1);
    assert!(lines.iter().all(|line| line.matches('\t').count() == 3), "{copied}");
    assert!(lines[0].contains(text("table.finding")));
}

#[test]
fn thousands_of_findings_are_listed_without_laying_all_of_them_out() {
    let mut plan = String::from("某市方案\n一、任务\n");
    for at in 0..3000 {
        let _ = writeln!(plan, "{}.推进工作。\n牵头单位：见附件", at + 1);
    }
    let (mut window, _folder) = on(&plan);
    window.press(NONE, Key::Enter);
    window.press(CTRL | Modifiers::SHIFT, Key::M);
    assert!(window.state().document.diagnostics.len() > 3000);
    let rows = window.harness.query_all_by_label(text("findings.go")).count();
    assert!(rows < 12, "{rows}");
    window.press(Modifiers::SHIFT, Key::F8);
    let last = window.state().document.diagnostics.len() - 1;
    assert_eq!(window.state().session.findings.at, Some(last));
}
