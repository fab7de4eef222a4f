//! The commands that stand in menus, have keys and are found in the palette: one table for all three.

use super::meeting::{self, MeetingPaper};
use super::{Command, Papers, Picture, Telling};
use crate::export::office::Form;
use crate::graph::LinkId;
use crate::meeting::Need;
use crate::plan::{Code, Correction, Diagnostic, Role, UnitId};
use crate::scene::{Axes, Target};
use crate::state::session::{Dialog, Preview};
use crate::state::settings::{Look, SCALES};
use crate::state::{State, packs};
use crate::view::View;
use crate::view::columns::UnitOrder;
use crate::view::matrix::{Choice, ColumnOrder, RowOrder};
use crate::words::Language;

/// Which menu an entry stands in, in the order of the menu bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// 文件
    File,
    /// 编辑
    Edit,
    /// 筛选
    Filter,
    /// 视图
    View,
    /// 排列
    Arrange,
    /// 外观
    Look,
    /// 前往
    Go,
    /// 帮助
    Help,
    /// 会议
    Meeting,
}

impl Menu {
    /// All menus.
    pub const ALL: [Self; 9] = [
        Self::File,
        Self::Edit,
        Self::Filter,
        Self::View,
        Self::Arrange,
        Self::Look,
        Self::Go,
        Self::Meeting,
        Self::Help,
    ];

    /// Its key in `words/`.
    pub fn key(self) -> &'static str {
        match self {
            Self::File => "menu.file",
            Self::Edit => "menu.edit",
            Self::Filter => "menu.filter",
            Self::View => "menu.view",
            Self::Arrange => "menu.arrange",
            Self::Look => "menu.look",
            Self::Go => "menu.go",
            Self::Help => "menu.help",
            Self::Meeting => "menu.meeting",
        }
    }
}

/// A key with its modifiers, by name: `Ctrl+Shift+Z`. On macOS, Ctrl is ⌘.
pub type Keys = &'static str;

/// A command as it stands in menus.
pub struct Entry {
    /// Its name; `command.<id>` and `command.<id>.tip` are its texts in `words/`.
    pub id: &'static str,
    /// Where it stands.
    pub menu: Menu,
    /// Its keys, the first one shown.
    pub keys: &'static [Keys],
    /// Whether a line is drawn above it.
    pub separated: bool,
    /// What it does now; none while there is nothing to do.
    pub command: fn(&State) -> Option<Command>,
    /// Whether it is on, for those that are on or off.
    pub on: Option<fn(&State) -> bool>,
}

const fn entry(
    id: &'static str,
    menu: Menu,
    keys: &'static [Keys],
    command: fn(&State) -> Option<Command>,
) -> Entry {
    Entry { id, menu, keys, separated: false, command, on: None }
}

impl Entry {
    const fn separated(mut self) -> Self {
        self.separated = true;
        self
    }

    const fn on(mut self, on: fn(&State) -> bool) -> Self {
        self.on = Some(on);
        self
    }

    /// The key of its name in `words/`.
    pub fn label_key(&self) -> String {
        format!("command.{}", self.id)
    }

    /// The key of its explanation in `words/`.
    pub fn tip_key(&self) -> String {
        format!("command.{}.tip", self.id)
    }
}

/// The table.
pub const TABLE: &[Entry] = &[
    entry("open", Menu::File, &["Ctrl+O"], |_| Some(Command::OpenDialog)),
    entry("open-path", Menu::File, &["Ctrl+Shift+O"], |_| {
        Some(Command::Show(Some(Dialog::OpenPath(String::new()))))
    }),
    entry("open-seed", Menu::File, &[], |_| Some(Command::OpenSeed)),
    entry("clear-recent", Menu::File, &[], |_| Some(Command::ClearRecent)),
    entry("save", Menu::File, &["Ctrl+S"], |_| Some(Command::Save)).separated(),
    entry("save-as", Menu::File, &["Ctrl+Shift+S"], |_| Some(Command::SaveAs)),
    entry("print", Menu::File, &["Ctrl+P"], |state| {
        let preview = Preview { view: state.place.view, ..state.session.preview };
        Some(Command::Show(Some(Dialog::Preview(preview))))
    })
    .separated(),
    entry("export-svg", Menu::File, &[], |_| Some(Command::ExportDialog(Picture::Svg))),
    entry("export-png", Menu::File, &["Ctrl+E"], |_| Some(Command::ExportDialog(Picture::Png))),
    entry("pack", Menu::File, &["Ctrl+Shift+P"], |state| {
        let form = packs::pack_form(&state.document, &state.choices);
        Some(Command::Show(Some(Dialog::Pack(form))))
    })
    .separated(),
    entry("packets", Menu::File, &[], |state| {
        let form = packs::packets_form(&state.document, &state.choices);
        Some(Command::Show(Some(Dialog::Packets(form))))
    }),
    entry("export-ledger", Menu::File, &["Ctrl+Shift+E"], |_| {
        Some(Command::ExportPapers(Papers::Plan(Form::Xlsx)))
    })
    .separated(),
    entry("export-division", Menu::File, &[], |_| Some(Command::ExportPapers(Papers::Plan(Form::Docx)))),
    entry("export-duties", Menu::File, &[], |state| {
        (!listed_units(state).is_empty()).then_some(Command::ExportPapers(Papers::Duties(Form::Docx)))
    }),
    entry("export-csv", Menu::File, &[], |_| Some(Command::ExportPapers(Papers::Plan(Form::Csv)))),
    entry("save-comparison-text", Menu::File, &[], |state| save_comparison(state, Telling::Text)).separated(),
    entry("save-comparison-json", Menu::File, &[], |state| save_comparison(state, Telling::Json)),
    entry("quit", Menu::File, &["Ctrl+Q"], |_| Some(Command::Quit)).separated(),
    entry("undo", Menu::Edit, &["Ctrl+Z"], |state| state.history.undo_name().map(|_| Command::Undo)),
    entry("redo", Menu::Edit, &["Ctrl+Y", "Ctrl+Shift+Z"], |state| {
        state.history.redo_name().map(|_| Command::Redo)
    }),
    entry("copy-units", Menu::Edit, &["Ctrl+Shift+C"], |state| {
        state.place.selection.map(|_| Command::CopyUnits)
    })
    .separated(),
    entry("copy-table", Menu::Edit, &["Ctrl+Alt+C"], |_| Some(Command::CopyTable)),
    entry("copy-words", Menu::Edit, &["Ctrl+C"], |state| state.session.words.map(|_| Command::CopyWords)),
    entry("apply-fix", Menu::Edit, &["Ctrl+Enter"], |state| fix(state).map(Command::Correct)).separated(),
    entry("no-assignment", Menu::Edit, &["Ctrl+Delete"], |state| no_assignment(state).map(Command::Correct)),
    entry("set-word", Menu::Edit, &["Ctrl+M"], |state| Some(Command::Show(Some(word(state))))),
    entry("merge", Menu::Edit, &["Ctrl+J"], |state| {
        unit(state).map(|name| Command::Show(Some(Dialog::Merge(name, String::new(), 0))))
    })
    .separated(),
    entry("rename", Menu::Edit, &["F2"], |state| {
        unit(state).map(|name| Command::Show(Some(Dialog::Rename(name.clone(), name))))
    }),
    entry("split", Menu::Edit, &["Ctrl+Shift+J"], |state| {
        unit(state).map(|name| Command::Show(Some(split(name))))
    }),
    entry("corrections", Menu::Edit, &["Ctrl+Shift+L"], |_| Some(Command::Show(Some(Dialog::Corrections))))
        .separated(),
    entry("take-back-all", Menu::Edit, &[], |state| {
        (!state.choices.corrections.is_empty()).then_some(Command::TakeBackAll)
    }),
    entry("view-overview", Menu::View, &["Ctrl+1"], |_| Some(Command::SetView(View::Overview)))
        .on(|state| state.place.view == View::Overview),
    entry("view-columns", Menu::View, &["Ctrl+2"], |_| Some(Command::SetView(View::Columns)))
        .on(|state| state.place.view == View::Columns),
    entry("view-matrix", Menu::View, &["Ctrl+3"], |_| Some(Command::SetView(View::Matrix)))
        .on(|state| state.place.view == View::Matrix),
    entry("view-network", Menu::View, &["Ctrl+4"], |_| Some(Command::SetView(View::Network)))
        .on(|state| state.place.view == View::Network),
    entry("view-duties", Menu::View, &["Ctrl+5"], |_| Some(Command::SetView(View::Duties)))
        .on(|state| state.place.view == View::Duties),
    entry("view-reader", Menu::View, &["Ctrl+6"], |_| Some(Command::SetView(View::Reader)))
        .on(|state| state.place.view == View::Reader),
    entry("view-meeting", Menu::View, &["Ctrl+7"], |_| Some(Command::SetView(View::Meeting)))
        .on(|state| state.place.view == View::Meeting),
    entry("view-compare", Menu::View, &["Ctrl+8"], |_| Some(Command::SetView(View::Compare)))
        .on(|state| state.place.view == View::Compare),
    entry("compare-open", Menu::View, &["Ctrl+Alt+O"], |_| Some(Command::CompareDialog)).separated(),
    entry("compare-path", Menu::View, &[], |_| Some(Command::Show(Some(Dialog::ComparePath(String::new()))))),
    entry("compare-saved", Menu::View, &[], |state| state.is_unsaved().then_some(Command::CompareSaved)),
    entry("compare-next", Menu::View, &[], next_version),
    entry("compare-swap", Menu::View, &["Ctrl+Alt+S"], |state| {
        state.shelf.chosen().map(|_| Command::SwapVersions)
    }),
    entry("compare-marks", Menu::View, &["Ctrl+Alt+M"], |state| {
        state.shelf.chosen().map(|_| Command::ToggleCompareMarks)
    })
    .on(|state| state.shelf.chosen().is_some() && state.shelf.marked),
    entry("compare-stop", Menu::View, &[], |state| state.shelf.chosen().map(|_| Command::CompareWith(None))),
    entry("beside", Menu::View, &["Ctrl+\\"], |_| Some(Command::ToggleBeside))
        .separated()
        .on(|state| state.place.beside.is_some()),
    entry("other-view", Menu::View, &["F6"], |state| state.place.beside.map(|_| Command::OtherView)),
    entry("look-light", Menu::Look, &[], |_| Some(Command::SetLook(Look::Light)))
        .separated()
        .on(|state| state.choices.settings.look == Look::Light),
    entry("look-dark", Menu::Look, &["Ctrl+D"], |_| Some(Command::ToggleLook))
        .on(|state| state.choices.settings.look == Look::Dark),
    entry("look-contrast", Menu::Look, &["Ctrl+Shift+D"], |_| Some(Command::SetLook(Look::Contrast)))
        .on(|state| state.choices.settings.look == Look::Contrast),
    entry("chinese", Menu::Look, &[], |_| Some(Command::SetLanguage(Language::Chinese)))
        .separated()
        .on(|state| state.choices.settings.language == Language::Chinese),
    entry("english", Menu::Look, &[], |_| Some(Command::SetLanguage(Language::English)))
        .on(|state| state.choices.settings.language == Language::English),
    entry("scale-100", Menu::Look, &["Ctrl+0"], |_| Some(Command::SetScale(SCALES[0])))
        .separated()
        .on(|state| state.choices.settings.scale == SCALES[0]),
    entry("scale-125", Menu::Look, &[], |_| Some(Command::SetScale(SCALES[1])))
        .on(|state| state.choices.settings.scale == SCALES[1]),
    entry("scale-150", Menu::Look, &[], |_| Some(Command::SetScale(SCALES[2])))
        .on(|state| state.choices.settings.scale == SCALES[2]),
    entry("scale-175", Menu::Look, &[], |_| Some(Command::SetScale(SCALES[3])))
        .on(|state| state.choices.settings.scale == SCALES[3]),
    entry("scale-200", Menu::Look, &[], |_| Some(Command::SetScale(SCALES[4])))
        .on(|state| state.choices.settings.scale == SCALES[4]),
    entry("scale-up", Menu::Look, &["Ctrl++", "Ctrl+="], |state| {
        let now = state.choices.settings.scale;
        SCALES.into_iter().find(|scale| *scale > now).map(Command::SetScale)
    }),
    entry("scale-down", Menu::Look, &["Ctrl+-"], |state| {
        let now = state.choices.settings.scale;
        SCALES.into_iter().rev().find(|scale| *scale < now).map(Command::SetScale)
    }),
    entry("our-unit", Menu::Filter, &["Ctrl+U"], |state| {
        matches!(state.place.selection, Some(Target::Unit(_))).then_some(Command::SelectedAsUnit)
    }),
    entry("no-unit", Menu::Filter, &["Ctrl+Shift+U"], |state| {
        state.choices.filter.unit.map(|_| Command::SetUnit(None))
    }),
    entry("role-lead", Menu::Filter, &["Alt+1"], |_| Some(Command::ToggleRole(Role::Lead)))
        .separated()
        .on(|state| state.choices.filter.roles.has(Role::Lead)),
    entry("role-responsible", Menu::Filter, &["Alt+2"], |_| Some(Command::ToggleRole(Role::Responsible)))
        .on(|state| state.choices.filter.roles.has(Role::Responsible)),
    entry("role-participate", Menu::Filter, &["Alt+3"], |_| Some(Command::ToggleRole(Role::Participate)))
        .on(|state| state.choices.filter.roles.has(Role::Participate)),
    entry("clear-filter", Menu::Filter, &["Ctrl+Backspace"], |state| {
        (!state.choices.filter.is_empty()).then_some(Command::ClearFilter)
    })
    .separated(),
    entry("whole-plan", Menu::Filter, &["Ctrl+Shift+Backspace"], |state| {
        let choices = &state.choices;
        let stands = state.place.selection.is_some() || !choices.chosen.is_empty();
        (stands || choices.compact || !choices.filter.is_empty()).then_some(Command::WholePlan)
    }),
    entry("compact", Menu::Filter, &["Ctrl+L"], |state| {
        (state.choices.compact || !state.choices.filter.is_empty()).then_some(Command::ToggleCompact)
    })
    .on(|state| state.choices.compact),
    entry("fit", Menu::View, &["F", "Home"], |_| Some(Command::Fit)),
    entry("closer", Menu::View, &["+", "="], |state| zoom(state, 1.25)),
    entry("farther", Menu::View, &["-"], |state| zoom(state, 0.8)),
    entry("page-up", Menu::View, &["PageUp"], |_| Some(Command::Pan(-0.8))),
    entry("page-down", Menu::View, &["PageDown"], |_| Some(Command::Pan(0.8))),
    entry("participation", Menu::View, &["P"], |_| Some(Command::ToggleParticipation))
        .separated()
        .on(|state| state.choices.participation),
    entry("fold-all", Menu::Arrange, &["Ctrl+["], |_| Some(Command::FoldAll)).separated(),
    entry("unfold-all", Menu::Arrange, &["Ctrl+]"], |state| {
        (!state.choices.folded.is_empty()).then_some(Command::UnfoldAll)
    }),
    entry("order-kind", Menu::Arrange, &[], |_| Some(Command::SetOrder(UnitOrder::Kind)))
        .separated()
        .on(|state| state.choices.order == UnitOrder::Kind),
    entry("order-crossings-at-rest", Menu::Arrange, &[], |_| {
        Some(Command::SetOrder(UnitOrder::CrossingsAtRest))
    })
    .on(|state| state.choices.order == UnitOrder::CrossingsAtRest),
    entry("order-crossings-overall", Menu::Arrange, &[], |_| {
        Some(Command::SetOrder(UnitOrder::CrossingsOverall))
    })
    .on(|state| state.choices.order == UnitOrder::CrossingsOverall),
    entry("order-appearance", Menu::Arrange, &[], |_| Some(Command::SetOrder(UnitOrder::Appearance)))
        .on(|state| state.choices.order == UnitOrder::Appearance),
    entry("order-load", Menu::Arrange, &[], |_| Some(Command::SetOrder(UnitOrder::Load)))
        .on(|state| state.choices.order == UnitOrder::Load),
    entry("order-name", Menu::Arrange, &[], |_| Some(Command::SetOrder(UnitOrder::Name)))
        .on(|state| state.choices.order == UnitOrder::Name),
    entry("matrix-plain", Menu::Arrange, &[], |state| matrix(state, Choice::default()))
        .separated()
        .on(|state| state.choices.matrix == Choice::default()),
    entry("matrix-lead", Menu::Arrange, &[], |state| matrix(state, BY_LEAD))
        .on(|state| state.choices.matrix == BY_LEAD),
    entry("matrix-alike", Menu::Arrange, &[], |state| matrix(state, ALIKE))
        .on(|state| state.choices.matrix == ALIKE),
    entry("find", Menu::Go, &["Ctrl+F"], |state| {
        let reading = state.place.view == View::Reader;
        Some(if reading { Command::FocusFind } else { Command::FocusSearch })
    }),
    entry("search", Menu::Go, &["/", "Ctrl+Shift+F"], |_| Some(Command::FocusSearch)),
    entry("find-text", Menu::Go, &[], |_| Some(Command::FocusFind)),
    entry("find-next", Menu::Go, &["F3"], |state| found(state).then_some(Command::FindStep(1))),
    entry("find-previous", Menu::Go, &["Shift+F3"], |state| found(state).then_some(Command::FindStep(-1))),
    entry("palette", Menu::Go, &["Ctrl+K"], |_| Some(Command::TogglePalette)),
    entry("back", Menu::Go, &["Alt+ArrowLeft"], |state| state.trail.has_back().then_some(Command::Back))
        .separated(),
    entry("forward", Menu::Go, &["Alt+ArrowRight"], |state| {
        state.trail.has_forward().then_some(Command::Forward)
    }),
    entry("step-up", Menu::Go, &["ArrowUp"], |_| Some(Command::Step(-1))).separated(),
    entry("step-down", Menu::Go, &["ArrowDown"], |_| Some(Command::Step(1))),
    entry("cross", Menu::Go, &["ArrowRight"], |state| state.place.selection.map(|_| Command::Aside(1))),
    entry("cross-left", Menu::Go, &["ArrowLeft"], |state| state.place.selection.map(|_| Command::Aside(-1))),
    entry("unit-next", Menu::Go, &["Ctrl+ArrowDown", "]"], |_| Some(Command::StepUnit(1))).separated(),
    entry("unit-previous", Menu::Go, &["Ctrl+ArrowUp", "["], |_| Some(Command::StepUnit(-1))),
    entry("choose", Menu::Edit, &["C"], |state| selected_unit(state).map(Command::Choose)).separated(),
    entry("choose-none", Menu::Edit, &[], |state| {
        (!state.choices.chosen.is_empty()).then_some(Command::ChooseNone)
    }),
    entry("copy-duties", Menu::Edit, &[], |state| named(state).then_some(Command::CopyDuties)).separated(),
    entry("copy-duties-table", Menu::Edit, &[], |state| named(state).then_some(Command::CopyDutiesTable)),
    entry("copy-overview", Menu::Edit, &[], |_| Some(Command::CopyOverview)),
    entry("copy-comparison", Menu::Edit, &[], |state| compared(state, Command::CopyComparison)).separated(),
    entry("copy-comparison-table", Menu::Edit, &[], |state| compared(state, Command::CopyComparisonTable)),
    entry("deselect", Menu::Go, &["Escape"], |_| Some(Command::Escape)),
    // Where nothing was noticed, a step says so.
    entry("finding-next", Menu::Go, &["F8"], |_| Some(Command::FindingStep(1))).separated(),
    entry("finding-previous", Menu::Go, &["Shift+F8"], |_| Some(Command::FindingStep(-1))),
    entry("reading", Menu::Help, &["Ctrl+I"], |_| Some(Command::Show(Some(Dialog::Reading)))),
    entry("diagnostics", Menu::Help, &["Ctrl+Shift+M"], |_| Some(Command::ToggleFindings))
        .on(|state| state.session.findings.open),
    entry("copy-findings", Menu::Help, &[], |state| noticed(state).then_some(Command::CopyFindings)),
    entry("shortcuts", Menu::Help, &["F1"], |_| Some(Command::Show(Some(Dialog::Shortcuts)))).separated(),
    entry("about", Menu::Help, &[], |_| Some(Command::Show(Some(Dialog::About)))),
    entry("topic", Menu::Meeting, &["T"], |state| {
        let target = state.place.selection.filter(|target| meeting::topic_of(state, *target).is_some());
        target.map(Command::ToggleTopic)
    })
    .on(|state| meeting::selected_topic(state).is_some()),
    entry("topics-shown", Menu::Meeting, &["Ctrl+Shift+T"], |state| {
        state.derived.shown.measures.contains(&true).then_some(Command::AddShown)
    }),
    entry("topic-up", Menu::Meeting, &["Alt+ArrowUp"], |state| {
        meeting::selected_topic(state).map(|_| Command::MoveTopic(-1))
    }),
    entry("topic-down", Menu::Meeting, &["Alt+ArrowDown"], |state| {
        meeting::selected_topic(state).map(|_| Command::MoveTopic(1))
    }),
    entry("invite", Menu::Meeting, &["I"], |state| unit(state).map(Command::ToggleGuest))
        .separated()
        .on(|state| unit(state).is_some_and(|name| state.choices.meeting.lists(&name))),
    entry("invite-must", Menu::Meeting, &["Ctrl+Shift+I"], |state| {
        meeting::lacks(state, Need::Must).then_some(Command::InviteCalled(Need::Must))
    }),
    entry("invite-should", Menu::Meeting, &[], |state| {
        meeting::lacks(state, Need::Should).then_some(Command::InviteCalled(Need::Should))
    }),
    entry("invite-chosen", Menu::Meeting, &[], |state| {
        (!state.choices.chosen.is_empty()).then_some(Command::InviteChosen)
    }),
    entry("paste-guests", Menu::Meeting, &["Ctrl+Shift+V"], |_| {
        Some(Command::Show(Some(Dialog::Guests(String::new()))))
    }),
    entry("copy-agenda", Menu::Meeting, &[], |state| {
        has_agenda(state).then_some(Command::CopyPaper(MeetingPaper::Agenda))
    })
    .separated(),
    entry("copy-agenda-table", Menu::Meeting, &[], |state| {
        has_agenda(state).then_some(Command::CopyPaperTable(MeetingPaper::Agenda))
    }),
    entry("copy-attendance", Menu::Meeting, &[], |state| {
        has_guests(state).then_some(Command::CopyPaper(MeetingPaper::Attendance))
    }),
    entry("copy-attendance-table", Menu::Meeting, &[], |state| {
        has_guests(state).then_some(Command::CopyPaperTable(MeetingPaper::Attendance))
    }),
];

fn has_agenda(state: &State) -> bool {
    !state.choices.meeting.agenda.topics.is_empty()
}

fn has_guests(state: &State) -> bool {
    !state.choices.meeting.attendees.guests.is_empty()
}

/// Rows of the matrix by who leads, columns by kind.
const BY_LEAD: Choice = Choice { columns: ColumnOrder::Kind, rows: RowOrder::Lead };
/// What is alike side by side, on both sides of the matrix.
const ALIKE: Choice = Choice { columns: ColumnOrder::Seriation, rows: RowOrder::Seriation };

/// Sorts the matrix, where it is open.
fn matrix(state: &State, choice: Choice) -> Option<Command> {
    state.place.shows(View::Matrix).then_some(Command::SetMatrix(choice))
}

/// The next document on the shelf to compare with, round and round.
fn next_version(state: &State) -> Option<Command> {
    let count = state.shelf.slots.len();
    let next = state.shelf.at.map_or(0, |at| (at + 1) % count.max(1));
    (count > 0 && state.shelf.at != Some(next)).then_some(Command::CompareWith(Some(next)))
}

/// Something about what was compared.
fn compared(state: &State, command: Command) -> Option<Command> {
    state.comparison.as_ref().map(|_| command)
}

fn save_comparison(state: &State, telling: Telling) -> Option<Command> {
    compared(state, Command::SaveComparison(telling))
}

/// The name of the unit that is selected, by itself or with its assignment.
fn unit(state: &State) -> Option<String> {
    selected_unit(state).map(|id| state.document.plan.unit(id).name.clone())
}

/// The unit that is selected, by itself or with its assignment.
fn selected_unit(state: &State) -> Option<UnitId> {
    Some(match state.place.selection? {
        Target::Unit(id) => UnitId(id),
        Target::Link(id) => state.document.graph.link(LinkId(id)).unit,
        Target::Measure(_) | Target::Section(_) | Target::Tie(..) | Target::Entry(_) => return None,
    })
}

/// Whose duties are meant: those that the list of duties shows where it is open, else the unit that is selected, else
/// 本单位.
pub fn listed_units(state: &State) -> Vec<UnitId> {
    match &state.derived.duties {
        Some(duties) => duties.model.sheets.iter().map(|sheet| sheet.unit).collect(),
        None => selected_unit(state).or(state.choices.filter.unit).into_iter().collect(),
    }
}

/// Whether the document names a unit, so that there is a list of duties.
fn named(state: &State) -> bool {
    !state.document.plan.units.is_empty()
}

/// The finding that one stands on.
fn finding(state: &State) -> Option<&Diagnostic> {
    state.session.findings.at.and_then(|at| state.document.diagnostics.get(at))
}

fn fix(state: &State) -> Option<Correction> {
    finding(state)?.fix.clone()
}

/// The marked words, or those of the finding that one stands on, as no assignment.
fn no_assignment(state: &State) -> Option<Correction> {
    let noticed = || finding(state).filter(|each| looks_like_assignment(each.code)).map(|each| each.span);
    let span = state.session.words.or_else(noticed)?;
    Some(Correction::NoAssignment { span, words: state.document.plan.words(span).to_owned() })
}

/// Whether it is about words that look like an assignment, so that somebody may say that they are none.
pub fn looks_like_assignment(code: Code) -> bool {
    matches!(code, Code::AssignmentNotUnderstood | Code::UnattachedAssignment | Code::EmptyList)
}

/// The form that says what a label means, with the marked words in it, or those that a finding is about.
fn word(state: &State) -> Dialog {
    let marked = state.session.words.map(|span| state.document.plan.words(span).to_owned());
    let noticed = || finding(state).map(|each| label_of(state.document.plan.words(each.span)));
    Dialog::Word(marked.or_else(noticed).map_or_else(String::new, |words| label_of(&words)), None)
}

/// What of some words may be a label: what stands before the colon, without brackets and dashes.
pub fn label_of(words: &str) -> String {
    let before = words.split([':', '：']).next().unwrap_or_default();
    let outside = |c: char| c.is_whitespace() || "()（）[]【】〔〕—-－*·".contains(c);
    let label = before.trim_matches(outside);
    // A list or a sentence is no label.
    let joined = label.contains(['、', '，', ',', '。', '；', ';', '\n']);
    if joined || label.chars().count() > 16 { String::new() } else { label.to_owned() }
}

/// The form that splits a unit, with what its name may be split into.
pub fn split(unit: String) -> Dialog {
    let parts = crate::import::parts_of(&unit).join("\n");
    Dialog::Split(unit, parts)
}

/// What is read like a page has one size: that of the interface.
fn zoom(state: &State, factor: f32) -> Option<Command> {
    let zooms = state.derived.scene(state.place.view).is_some_and(|scene| scene.axes != Axes::Page);
    zooms.then_some(Command::Zoom(factor))
}

fn found(state: &State) -> bool {
    !state.session.find.found.is_empty()
}

fn noticed(state: &State) -> bool {
    !state.document.diagnostics.is_empty()
}

/// An entry by its id.
pub fn find(id: &str) -> Option<&'static Entry> {
    TABLE.iter().find(|entry| entry.id == id)
}

/// The entries whose name holds every word of `query`, in table order: what the palette lists.
pub fn matching(query: &str, language: Language) -> Vec<&'static Entry> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    TABLE
        .iter()
        .filter(|entry| entry.id != "palette")
        .filter(|entry| {
            let name = language.text(&entry.label_key()).to_lowercase();
            let other = Language::English.text(&entry.label_key()).to_lowercase();
            words
                .iter()
                .all(|word| name.contains(word) || other.contains(word) || entry.id.contains(word.as_str()))
        })
        .collect()
}
