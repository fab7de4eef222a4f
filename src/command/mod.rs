//! What a user can do: every command, the table of those that stand in menus, and what each does.
//!
//! [`apply()`] is pure: state and command in, changed state and [`Effect`]s out. Effects (files, dialogs,
//! the clipboard, the window) are carried out elsewhere and come back as commands. What takes long and touches
//! nothing outside is here too, for the window and the command line alike: [`pack`] and [`packets`], made in
//! [`bulk`] on several threads.

mod apply;
pub mod bulk;
pub mod meeting;
pub mod pack;
pub mod packets;
pub mod table;

pub use apply::{apply, found_units, target_of};
pub use table::listed_units;

use crate::export::office::Form;
use crate::graph::List;
use crate::meeting::{Meeting, Need};
use crate::plan::{Code, Correction, Role, SectionId, Severity, Span, UnitId, UnitKind};
use crate::scene::{Camera, Point, Target};
use crate::state::comparison::Pair;
use crate::state::packs::{PackForm, PacketsForm};
use crate::state::session::{Dialog, Preview, SaveForm};
use crate::state::settings::Look;
use crate::state::shelf::Other;
use crate::state::{Choices, Comparison, Document, Place, Snapshot};
use crate::view::columns::UnitOrder;
use crate::view::{View, compare, duties, matrix, network, overview};
use crate::words::Language;
use std::path::PathBuf;
use std::sync::Arc;

/// What a user can do, and what an effect reports back.
#[derive(Clone)]
pub enum Command {
    // The document.
    /// Open a file: a plan or a snapshot.
    Open(PathBuf),
    /// Open the plan that ships inside.
    OpenSeed,
    /// Choose a file in the system's dialog.
    OpenDialog,
    /// An effect read a document.
    Loaded(Arc<Loaded>),
    /// Read unsaved work that was kept aside.
    Recover(PathBuf),
    /// Throw unsaved work that was kept aside away.
    DiscardRecovered(PathBuf),
    /// Forget the recently opened files.
    ClearRecent,
    /// Save the snapshot where it was saved before, or ask.
    Save,
    /// Ask where to save a snapshot, with title and note.
    SaveAs,
    /// Save a snapshot.
    SaveTo(SaveForm),
    /// An effect saved a snapshot of these choices, at this time.
    Saved(PathBuf, Box<Choices>, String),
    /// Choose in the system's dialog where to save.
    SaveDialog(SaveForm),
    /// Write the view as a picture, asking where to.
    ExportDialog(Picture),
    /// Make a meeting pack.
    MakePack(PackForm),
    /// Choose in the system's dialog where a meeting pack goes, and make it.
    PackDialog(PackForm),
    /// Make department packets.
    MakePackets(PacketsForm),
    /// Choose in the system's dialog where department packets go, and make them.
    PacketsDialog(PacketsForm),
    /// Write the duties for Word, Excel or WPS, asking where to.
    ExportPapers(Papers),
    /// Close the window.
    Quit,
    /// Close it although there is unsaved work.
    QuitAnyway,
    /// Open although there is unsaved work.
    OpenAnyway(Option<PathBuf>),

    // The filter.
    /// Make a unit 本单位, or none.
    SetUnit(Option<UnitId>),
    /// Show a role or not.
    ToggleRole(Role),
    /// Show only this kind as well, or no longer.
    ToggleKind(UnitKind),
    /// Show only what stands under this heading as well, or no longer.
    ToggleSection(SectionId),
    /// Show only measures with these words.
    SetText(String),
    /// Show only these measures, or no longer.
    SetList(Option<List>),
    /// Show all.
    ClearFilter,
    /// Back to the whole plan: no filter, nothing selected, no unit chosen.
    WholePlan,

    // The view.
    /// Order the units.
    SetOrder(UnitOrder),
    /// Fold a heading, or unfold it.
    Fold(SectionId),
    /// Fold every heading that directly holds measures.
    FoldAll,
    /// Unfold every heading.
    UnfoldAll,
    /// 收拢, or spread out again.
    ToggleCompact,
    /// Draw all participation lines, or not.
    ToggleParticipation,
    /// See the whole.
    Fit,
    /// See this part of a view; none is what shows at rest.
    Look(View, Option<Camera>),
    /// A view has this size in the window, in points.
    Size(View, Point),
    /// Come closer or go farther by a factor, about the middle.
    Zoom(f32),
    /// Move over the view by this share of what is in view.
    Pan(f32),

    /// Open a view in the place of the one that has the keyboard.
    SetView(View),
    /// The views that stand open, the one with the keyboard first.
    Arrange(View, Option<View>),
    /// Open a view beside the other, or close the one beside.
    ToggleBeside,
    /// Give the keyboard to the view beside.
    OtherView,
    /// Do what a view offers, by the number in its own list.
    Take(View, u32),
    /// Take a unit among the chosen ones, or no longer.
    Choose(UnitId),
    /// Choose no unit.
    ChooseNone,
    /// Say otherwise what the overview shows.
    SetOverview(overview::Choice),
    /// Say otherwise how the matrix stands.
    SetMatrix(matrix::Choice),
    /// Say otherwise what the network shows. A drag is one step with what follows it.
    SetNetwork(network::Choice, Stroke),
    /// Say otherwise how duties are listed.
    SetDuties(duties::Choice),
    /// Say otherwise what the meeting is: agenda, attendees, papers, notes.
    SetMeeting(Box<Meeting>, Stroke),
    /// Select the next or an earlier unit, in the order of the list of units.
    StepUnit(isize),

    // The text.
    /// The reader stands here: the first byte in view.
    Read(u32),
    /// The reader has brought these words into view and gone on by this share of its height. What is asked for
    /// since stays asked for.
    Seen(Vec<Span>, f32),
    /// Mark words of the text, or none.
    MarkWords(Option<Span>),
    /// Copy the marked words.
    CopyWords,
    /// Type in the box that finds in the text.
    Find(String),
    /// Go to the next or an earlier place where the text says so.
    FindStep(isize),
    /// Put the keyboard into that box.
    FocusFind,
    /// That box took the keyboard.
    FindFocused,

    // What the reader noticed.
    /// Open the panel, or close it.
    ToggleFindings,
    /// List findings of this severity only as well, or no longer.
    ToggleSeverity(Severity),
    /// List findings of this code only; none is all.
    SetCode(Option<Code>),
    /// Stand on a finding and go to its words.
    Finding(usize),
    /// Go to the next or an earlier finding of the list.
    FindingStep(isize),
    /// Copy the findings that are listed as a table for spreadsheets.
    CopyFindings,

    // Where one stands.
    /// Select, or nothing.
    Select(Option<Target>),
    /// Select and bring into view.
    Reveal(Target),
    /// Select the row above or below.
    Step(isize),
    /// Select to the right or, below 0, to the left: in a table the assignment there, in the network the next
    /// partner or the one before, elsewhere across (from a unit its first measure, from a measure its first unit).
    Aside(isize),
    /// Make what is selected 本单位.
    SelectedAsUnit,
    /// Back to where one was.
    Back,
    /// Forward again.
    Forward,

    // Undo, corrections, settings.
    /// Take the last choice back.
    Undo,
    /// Choose it again.
    Redo,
    /// Say something instead of what was read.
    Correct(Correction),
    /// Take every correction of a unit back.
    Uncorrect(UnitId),
    /// Take one correction back, by its place among all.
    TakeBack(usize),
    /// Take all corrections back.
    TakeBackAll,
    /// Move among the units found to join another one to.
    MergeStep(isize),
    /// Join the unit to the one that the arrow keys stand on.
    MergeTake,
    /// Light or dark.
    SetLook(Look),
    /// The other look.
    ToggleLook,
    /// The language of the interface.
    SetLanguage(Language),
    /// Interface scale in percent.
    SetScale(u16),

    // The desk.
    /// Do the command of the table with this id, as the state is when it is its turn.
    Entry(&'static str),
    /// The pointer is over this.
    Hover(Option<Target>),
    /// Put the keyboard into the search box.
    FocusSearch,
    /// The search box took the keyboard.
    SearchFocused,
    /// Type in the search box.
    Search(String),
    /// Move among the results of the search.
    SearchStep(isize),
    /// Go to the result that the arrow keys stand on.
    SearchTake,
    /// Open the palette, or close it.
    TogglePalette,
    /// Type in the palette.
    Palette(String),
    /// Move among the commands of the palette.
    PaletteStep(isize),
    /// Do the command of the palette that the arrow keys stand on.
    PaletteTake,
    /// Put a window in front, or none.
    Show(Option<Dialog>),
    /// Close what is in front, or clear the selection, or leave our unit: one step out.
    Escape,
    /// Copy a text.
    Copy(String),
    /// Copy the units of what is selected, joined by 、.
    CopyUnits,
    /// Copy what is selected, or all that is shown, as a table for spreadsheets.
    CopyTable,
    /// Copy the list of duties as text.
    CopyDuties,
    /// Copy the list of duties as a table for spreadsheets.
    CopyDutiesTable,
    /// Copy the overview as text.
    CopyOverview,

    // The meeting.
    /// Take a measure or a heading on the agenda, or off it.
    ToggleTopic(Target),
    /// Move the topic that is selected up or down.
    MoveTopic(isize),
    /// Take on the agenda what the filter shows: whole tasks where all their measures do.
    AddShown,
    /// Invite somebody by name, or no longer.
    ToggleGuest(String),
    /// Invite everybody whom the agenda calls so.
    InviteCalled(Need),
    /// Invite the chosen units.
    InviteChosen,
    /// Take in those whom a pasted text names.
    AddGuests(String),
    /// Note something down about a target; an empty text takes the note away.
    Note(Target, String, Stroke),
    /// Copy a paper of the meeting as text.
    CopyPaper(meeting::MeetingPaper),
    /// Copy its table for spreadsheets.
    CopyPaperTable(meeting::MeetingPaper),
    // Pages.
    /// Write the pages of a view, asking where to.
    SavePages(Preview),
    /// Hand the pages of a view to the system, which prints them.
    Print(Preview),

    // Other versions.
    /// Choose a file to compare with in the system's dialog.
    CompareDialog,
    /// Compare with a file: a plan or a snapshot.
    CompareFile(PathBuf),
    /// Compare with how the document was when it was opened or last saved.
    CompareSaved,
    /// An effect read a document to compare with.
    Shelved(Arc<Other>),
    /// An effect compared two plans.
    Compared(Arc<Comparison>),
    /// Compare with the document at this place on the shelf, or with none.
    CompareWith(Option<usize>),
    /// Take the document at this place off the shelf.
    TakeOff(usize),
    /// Exchange which version counts as the old one.
    SwapVersions,
    /// Say otherwise which changes are listed.
    SetCompare(compare::Choice),
    /// Mark differences in every view, or not.
    ToggleCompareMarks,
    /// Copy the listed changes as text.
    CopyComparison,
    /// Copy the listed changes as a table for spreadsheets.
    CopyComparisonTable,
    /// Write all changes, asking where to.
    SaveComparison(Telling),
}

/// In which form a comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Text for people.
    Text,
    /// JSON for programs.
    Json,
}

/// Whether a change follows the one before as part of one stroke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// A step of its own.
    One,
    /// It goes on with the step before where that was the same.
    Follows,
}

/// What an effect read.
pub struct Loaded {
    /// The document.
    pub document: std::sync::Mutex<Option<Document>>,
    /// From a snapshot: what was chosen, where one stood, how much could not be found again.
    pub restored: Option<(Choices, Place, usize)>,
}

/// A picture's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// SVG
    Svg,
    /// PNG
    Png,
}

/// Papers of duties, by kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Papers {
    /// What is shown of the plan: 分工表, 台账, or a table of assignments.
    Plan(Form),
    /// 任务清单 of the units that are listed.
    Duties(Form),
}

/// What the shell is to do outside the state.
#[derive(Clone)]
pub enum Effect {
    /// Read a file, or the plan that ships inside, and report [`Command::Loaded`].
    Load(Option<PathBuf>),
    /// Read unsaved work that was kept aside.
    Recover(PathBuf),
    /// Remove unsaved work that was kept aside.
    Discard(PathBuf),
    /// Let the user choose a file to open.
    PickOpen,
    /// Let the user choose where to save, and come back with the form.
    PickSave(SaveForm),
    /// Write a snapshot.
    Save {
        /// Where to.
        form: SaveForm,
        /// What.
        snapshot: Box<Snapshot>,
        /// What will then count as saved.
        choices: Box<Choices>,
    },
    /// Let the user choose where to, then write a picture of the view.
    Export(Picture),
    /// Make a meeting pack and write it.
    Pack(PackForm),
    /// Let the user choose where a meeting pack goes, then make it.
    PickPack(PackForm),
    /// Make department packets and write them.
    Packets(PacketsForm),
    /// Let the user choose where department packets go, then make them.
    PickPackets(PacketsForm),
    /// Let the user choose where to, then write the papers of duties.
    ExportPapers(Papers),
    /// Put a text on the clipboard.
    Copy(String),
    /// Keep the settings.
    KeepSettings,
    /// Forget the recent files.
    ClearRecent,
    /// Tell the user something: a key of `words/` and what it fills in.
    Tell(&'static str, Vec<String>),
    /// Name what is open in the window's title.
    Title(String),
    /// Close the window.
    Close,
    /// Write the pages of a view: where the user chooses, or for the system to print.
    Pages {
        /// Which, and how.
        preview: Preview,
        /// To be printed.
        print: bool,
    },
    /// Let the user choose a file to compare with.
    PickCompare,
    /// Read a file to compare with, and report [`Command::Shelved`].
    LoadOther(PathBuf),
    /// Put the open document, as it was with these choices, on the shelf: [`Command::Shelved`].
    Shelve(Arc<Document>, Box<Choices>),
    /// Compare two large plans and report [`Command::Compared`].
    Compare(Pair),
    /// Let the user choose where to, then write what two plans differ in.
    SaveComparison(Telling, Arc<Comparison>),
}
