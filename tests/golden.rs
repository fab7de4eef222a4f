//! Golden pictures: the whole window as a person sees it, drawn with the shipped fonts and the renderer of
//! `support/cpu_renderer.rs`. They are also the README's pictures.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test golden` draws them anew; look at them before they are committed.
//! A picture that differs leaves `*.new.png` and `*.diff.png` beside the golden one.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use dutymap::command::Command;
use dutymap::scene::Target;
use dutymap::state::settings::Look;
use dutymap::view::View;
use egui_kittest::SnapshotOptions;
use support::window::Window;

/// Width and height of the pictures, in pixels.
const SIZE: (f32, f32) = (1280.0, 800.0);

/// Compares what the window shows with the golden picture of that name.
///
/// Other machines round the corners of triangles differently in the last bit: a pixel on an edge may then be
/// another shade, or belong to the neighbour. A line, mark or word out of place changes far more pixels.
fn compare(window: &mut Window, name: &str) {
    window.harness.remove_cursor();
    window.harness.run();
    let options = SnapshotOptions::new().output_path("tests/golden").threshold(2.0).max_failed_pixels(60);
    if let Err(error) = window.harness.try_snapshot_options(name, &options) {
        panic!("{error}");
    }
}

#[test]
fn the_landing_view_in_light() {
    compare(&mut Window::new(SIZE.0, SIZE.1), "landing-light");
}

#[test]
fn the_landing_view_in_dark() {
    let mut window = Window::new(SIZE.0, SIZE.1);
    window.act(Command::SetLook(Look::Dark));
    compare(&mut window, "landing-dark");
}

#[test]
fn one_unit_as_ours() {
    let mut window = Window::new(SIZE.0, SIZE.1);
    let ours = window.state().document.plan.unit_named("省司法厅").expect("the plan names it");
    window.act(Command::SetUnit(Some(ours)));
    compare(&mut window, "our-unit");
}

/// A plan with something to notice.
const NOTICED: &str = "某市优化营商环境重点任务实施方案\n某政办发〔2024〕12号\n\n为持续优化营商环境，结合我市实际，制定本方案。\n\n一、重点任务\n\n（一）提升政务服务水平\n\n1.推进“一网通办”。完善政务服务平台，推动高频事项全程网办，压缩办理时限，到2025年底网上可办率达到95%以上。\n牵头单位：市大数据管理局\n配合单位：市政务服务局、市公安局、市人力资源和社会保障局等\n\n2.优化企业开办服务。推行企业开办全程网上办、一日办结。（市市场监管局牵头，市税务局、市公安局配合）\n\n3.深化“证照分离”改革。（党委牵头、社会协同）\n\n5.推进工程建设项目审批制度改革，优化审批流程。\n牵头单位：见附件\n\n（二）加强法治保障\n\n1.规范涉企行政执法。推行包容审慎监管。\n牵头单位：市司法局\n责任单位：市大数据局\n\n二、组织保障\n\n（一）强化督查考核。将营商环境纳入年度考核。（市委督查室、市政府督查室负责）\n\n各地要抓好落实。\n";

/// A window on it, which says what was read.
fn noticed() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("方案.txt");
    std::fs::write(&path, NOTICED).unwrap();
    Window::on(&path, SIZE.0, SIZE.1)
}

#[test]
fn what_was_read_in_light() {
    compare(&mut noticed(), "what-was-read");
}

#[test]
fn the_findings_in_light() {
    let mut window = noticed();
    window.act(Command::Show(None));
    window.act(Command::FindingStep(1));
    window.act(Command::FindingStep(1));
    compare(&mut window, "findings");
}

/// The text at a measure of our unit, with a word found in it.
fn reading() -> Window {
    let mut window = Window::new(SIZE.0, SIZE.1);
    window.act(Command::FocusFind);
    window.act(Command::Find("普法".to_owned()));
    let plan = &window.state().document.plan;
    let measure =
        plan.measures.iter().find(|measure| measure.no == "3").expect("the plan has a measure 3").id;
    window.act(Command::Reveal(dutymap::scene::Target::Measure(measure.0)));
    window
}

#[test]
fn the_reader_in_light() {
    compare(&mut reading(), "reader-light");
}

#[test]
fn the_reader_in_dark() {
    let mut window = reading();
    window.act(Command::SetLook(Look::Dark));
    compare(&mut window, "reader-dark");
}

/// A view with our unit selected, in each of the looks: `<name>-light`, `-dark` and `-contrast`, which is what
/// a black-and-white print shows.
fn in_every_look(view: View, name: &str) {
    let mut window = Window::new(SIZE.0, SIZE.1);
    window.act(Command::SetView(view));
    if view != View::Overview {
        let ours = window.state().document.plan.unit_named("省司法厅").expect("the plan names it");
        window.act(Command::Select(Some(Target::Unit(ours.0))));
    }
    for (look, end) in [(Look::Light, "light"), (Look::Dark, "dark"), (Look::Contrast, "contrast")] {
        window.act(Command::SetLook(look));
        compare(&mut window, &format!("{name}-{end}"));
    }
}

#[test]
fn the_overview() {
    in_every_look(View::Overview, "overview");
}

#[test]
fn the_matrix() {
    in_every_look(View::Matrix, "matrix");
}

#[test]
fn the_network() {
    in_every_look(View::Network, "network");
}

#[test]
fn the_duties() {
    in_every_look(View::Duties, "duties");
}

#[test]
fn the_columns_and_the_reader_without_colour() {
    let mut window = Window::new(SIZE.0, SIZE.1);
    window.act(Command::SetLook(Look::Contrast));
    compare(&mut window, "landing-contrast");
    let mut window = reading();
    window.act(Command::SetLook(Look::Contrast));
    compare(&mut window, "reader-contrast");
}

#[test]
fn two_views_side_by_side() {
    let mut window = Window::new(1600.0, 900.0);
    window.act(Command::SetView(View::Matrix));
    window.act(Command::ToggleBeside);
    let plan = &window.state().document.plan;
    let measure = plan.measures.iter().find(|measure| measure.no == "47").expect("the plan has it").id;
    window.act(Command::Reveal(Target::Measure(measure.0)));
    compare(&mut window, "side-by-side");
}

#[test]
fn what_chosen_units_share() {
    let mut window = Window::new(SIZE.0, SIZE.1);
    window.act(Command::SetView(View::Network));
    for name in ["省司法厅", "省委政法委", "省公安厅", "省委宣传部"] {
        let unit = window.state().document.plan.unit_named(name).expect("the plan names it");
        window.act(Command::Choose(unit));
    }
    let choice = dutymap::view::network::Choice {
        form: dutymap::view::network::Form::Sets,
        ..window.state().choices.network.clone()
    };
    window.act(Command::SetNetwork(choice, dutymap::command::Stroke::One));
    compare(&mut window, "chosen-units");
}

/// A meeting with an agenda, those who must come but one, and a note.
fn meeting() -> Window {
    let mut window = Window::new(SIZE.0, SIZE.1);
    let plan = std::sync::Arc::clone(&window.state().document.plan);
    let measure = |no: &str| {
        let found = plan.measures.iter().find(|measure| measure.no == no).expect("the plan has it");
        Target::Measure(found.id.0)
    };
    for no in ["1", "3", "5", "12", "47"] {
        window.act(Command::ToggleTopic(measure(no)));
    }
    let task = *plan.tasks().iter().nth(7).expect("the plan has eight tasks");
    window.act(Command::ToggleTopic(Target::Section(task.0)));
    window.act(Command::InviteCalled(dutymap::meeting::Need::Must));
    window.act(Command::ToggleGuest("省司法厅".to_owned()));
    let note = "上次会议要求补充青少年部分的数据".to_owned();
    window.act(Command::Note(measure("3"), note, dutymap::command::Stroke::One));
    window
}

#[test]
fn the_meeting_and_its_signs_in_other_views() {
    let mut window = meeting();
    window.act(Command::SetView(View::Meeting));
    compare(&mut window, "meeting-light");
    window.act(Command::SetLook(Look::Contrast));
    window.act(Command::SetView(View::Matrix));
    compare(&mut window, "meeting-matrix-contrast");
    window.act(Command::SetLook(Look::Dark));
    window.act(Command::SetView(View::Columns));
    compare(&mut window, "meeting-columns-dark");
}
