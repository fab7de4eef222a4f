//! Packs from the window.

use crate::meeting;
use crate::support::window::Window;
use dutymap::command::{Command, Stroke};
use dutymap::meeting::Meeting;
use dutymap::plan::Role;
use dutymap::state::Origin;
use dutymap::state::packs::{Format, MeetingPaper, Whose};
use dutymap::state::session::{Dialog, SaveForm};
use eframe::egui::accesskit;
use egui_kittest::kittest::Queryable;

fn window() -> Window {
    Window::new(1280.0, 800.0)
}

#[test]
fn packets_are_asked_for_and_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window();
    let unit = window.state().document.plan.unit_named("省司法厅").unwrap();
    window.act(Command::Select(Some(dutymap::scene::Target::Unit(unit.0))));
    window.act(Command::Entry("packets"));
    assert!(window.reads("共 78 份（其中集合单位 8 份"));
    window.click("XLSX（Excel、WPS 表格）");
    window.click("只有 省司法厅");
    assert!(window.reads("共 1 份"));
    let path = folder.path().join("材料");
    window.fill("位置", path.to_str().unwrap());
    window.click("生成");
    window.wait_to_read("已生成分部门材料（2 个文件）");
    assert!(path.join("01-省司法厅-任务清单.xlsx").exists());
    assert!(window.state().session.dialog.is_none());
    // Once more: what is there is replaced only by a second press, and other files stay.
    std::fs::write(path.join("别的.txt"), "other").unwrap();
    std::fs::write(path.join("01-省司法厅-任务清单.xlsx"), "old").unwrap();
    window.act(Command::Entry("packets"));
    window.click("XLSX（Excel、WPS 表格）");
    window.click("只有 省司法厅");
    window.fill("位置", path.to_str().unwrap());
    window.click("生成");
    window.wait_to_read("文件夹里已有文件");
    assert_eq!(std::fs::read(path.join("01-省司法厅-任务清单.xlsx")).unwrap(), b"old");
    window.click("替换并保存");
    window.wait_for("the packets to be replaced", |state| state.session.dialog.is_none());
    window.wait("the new file", |_| std::fs::read(path.join("01-省司法厅-任务清单.xlsx")).unwrap() != b"old");
    assert_eq!(std::fs::read(path.join("别的.txt")).unwrap(), b"other");
}

#[test]
fn a_zip_has_the_same_name_with_its_ending() {
    let mut window = window();
    window.act(Command::Entry("packets"));
    window.click("一个压缩包（ZIP）");
    let Some(Dialog::Packets(form)) = &window.state().session.dialog else { panic!("the dialog is gone") };
    assert!(form.zip && form.path.ends_with(" 分部门材料.zip"), "{}", form.path);
    assert_eq!((form.format, &form.whose), (Format::Docx, &Whose::All));
    window.click("文件夹");
    let Some(Dialog::Packets(form)) = &window.state().session.dialog else { panic!("the dialog is gone") };
    assert!(!form.zip && form.path.ends_with(" 分部门材料"), "{}", form.path);
}

#[test]
fn a_pack_is_asked_for_and_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window();
    let plan = window.state().document.plan.clone();
    let meeting = meeting(&plan, &["省司法厅", "省教育厅"]).meeting;
    window.act(Command::SetMeeting(Box::new(meeting), Stroke::One));
    window.act(Command::Entry("pack"));
    let Some(Dialog::Pack(form)) = &window.state().session.dialog else { panic!("no dialog") };
    assert_eq!(form.papers, MeetingPaper::ALL);
    assert!(form.path.starts_with("法治社会建设工作推进会"), "{}", form.path);
    assert!(window.reads("参会单位（2 个）"));
    for view in ["矩阵", "总览"] {
        window.harness.get_by_role_and_label(accesskit::Role::CheckBox, view).click();
        window.harness.run();
    }
    assert!(window.reads("视图 2 个"));
    let path = folder.path().join("会议材料.pdf");
    std::fs::write(&path, "old").unwrap();
    window.fill("存为 PDF 文件", path.to_str().unwrap());
    window.click("生成");
    window.wait_to_read("这个文件已经存在");
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    window.click("替换并保存");
    window.wait_to_read("已生成会议材料");
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn what_cannot_be_written_says_why_and_the_form_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window();
    window.act(Command::Entry("pack"));
    let path = folder.path().join("没有这个文件夹/会议材料.pdf");
    window.click("不附");
    window.fill("存为 PDF 文件", path.to_str().unwrap());
    window.click("生成");
    window.wait_to_read("所在的文件夹不存在");
    let Some(Dialog::Pack(form)) = &window.state().session.dialog else { panic!("the form is gone") };
    assert_eq!((form.path.as_str(), &form.sheets), (path.to_str().unwrap(), &None));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// From the filter to the papers in hand, and once more from the snapshot: the way of half an hour before a meeting.
#[test]
fn from_the_filter_to_the_pack_and_back_from_the_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window();
    let ours = window.state().document.plan.unit_named("省司法厅").unwrap();
    // Filter: what our unit leads.
    window.act(Command::SetUnit(Some(ours)));
    for role in [Role::Responsible, Role::Participate] {
        window.act(Command::ToggleRole(role));
    }
    let shown = window.state().derived.shown.measures.iter().filter(|shown| **shown).count();
    assert_eq!(shown, 37);
    // Agenda: that. Attendees: those who must come.
    window.act(Command::Entry("topics-shown"));
    let plan = window.state().document.plan.clone();
    let on = |window: &Window| {
        let agenda = &window.state().choices.meeting.agenda;
        agenda.measures(&plan).into_iter().filter(|on| *on).count()
    };
    assert_eq!(on(&window), 37);
    window.act(Command::Entry("invite-must"));
    let guests = window.state().choices.meeting.attendees.guests.len();
    assert!(guests > 1, "{guests}");
    window.act(Command::Entry("view-meeting"));
    let titled = Meeting { title: "推进会".to_owned(), ..window.state().choices.meeting.clone() };
    window.act(Command::SetMeeting(Box::new(titled), Stroke::One));
    // The pack.
    let out = folder.path().join("会议材料.pdf");
    window.act(Command::Entry("pack"));
    window.fill("存为 PDF 文件", out.to_str().unwrap());
    window.click("生成");
    window.wait_to_read("已生成会议材料");
    let pack = std::fs::read(&out).unwrap();
    // The snapshot, and from it the same meeting and the same pack.
    let kept = folder.path().join("推进会.dutymap");
    let path = kept.to_str().unwrap().to_owned();
    window.act(Command::SaveTo(SaveForm { path, title: "推进会".to_owned(), ..SaveForm::default() }));
    window.wait("the snapshot", |window| matches!(window.state().document.origin, Origin::Snapshot(_)));
    let choices = window.state().choices.clone();
    let mut again = Window::on(&kept, 1280.0, 800.0);
    assert_eq!(again.state().choices.meeting, choices.meeting);
    assert_eq!(again.state().choices.filter, choices.filter);
    assert_eq!(on(&again), 37);
    let once_more = folder.path().join("再次.pdf");
    again.act(Command::Entry("pack"));
    again.fill("存为 PDF 文件", once_more.to_str().unwrap());
    again.click("生成");
    again.wait_to_read("已生成会议材料");
    assert!(
        pack == std::fs::read(&once_more).unwrap(),
        "the same meeting gives the same pack on the same day"
    );
}
