//! Snapshots (会议快照): what was chosen comes back as it was, a damaged file says how it is damaged, saving
//! loses nothing, and files of earlier versions keep opening.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use dutymap::disk;
use dutymap::graph::List;
use dutymap::import::Progress;
use dutymap::meeting::{About, Agenda, Attendees, Guest, Lists, Meeting, Notes, Topic, TopicPlace};
use dutymap::plan::{Correction, MeasureId, Role, RoleSet, SectionId, UnitId, UnitKind};
use dutymap::scene::{Camera, Rect, Target};
use dutymap::state::open::{open, seed};
use dutymap::state::snapshot::{Snapshot, SnapshotError, VERSION, hash};
use dutymap::state::{Choices, Document, Place};
use dutymap::view::View;
use dutymap::view::columns::UnitOrder;
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

static PLAN: LazyLock<Document> = LazyLock::new(|| seed().unwrap());

/// Texts with what RON has to quote, and characters of every length.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("// end of snapshot".to_owned()),
        "[\\PC\"\\\\\n\r\t#)(]{0,24}",
        "[法治社会（）“”、。]{1,12}",
    ]
}

fn corrections() -> impl Strategy<Value = Vec<Correction>> {
    let unit = || (0..PLAN.plan.units.len()).prop_map(|at| PLAN.plan.units[at].name.clone());
    let kind = (unit(), 0..UnitKind::ALL.len())
        .prop_map(|(unit, at)| Correction::Kind { unit, kind: UnitKind::ALL[at] });
    let collective =
        (unit(), any::<bool>()).prop_map(|(unit, collective)| Correction::Collective { unit, collective });
    prop::collection::vec(prop_oneof![kind, collective], 0..4)
}

fn sections(most: usize) -> impl Strategy<Value = Vec<SectionId>> {
    let any = (0..PLAN.plan.sections.len()).prop_map(SectionId::at);
    prop::collection::btree_set(any, 0..=most).prop_map(|set| set.into_iter().collect())
}

/// What the user says of a meeting, notes included.
fn meeting() -> impl Strategy<Value = Meeting> {
    let plan = &PLAN.plan;
    let place = || {
        prop_oneof![
            Just(TopicPlace::Whole),
            (0..plan.measures.len()).prop_map(|at| TopicPlace::measure(plan, MeasureId::at(at))),
            (1..plan.sections.len()).prop_map(|at| TopicPlace::section(plan, SectionId::at(at))),
        ]
    };
    let unit = || (0..plan.units.len()).prop_map(|at| plan.units[at].name.clone());
    let topic = (place(), prop::option::of(unit()), words()).prop_map(|(place, presenter, note)| Topic {
        place,
        presenter,
        note,
    });
    let guest = (prop_oneof![unit(), "[市县局]{2,6}"], words(), words(), words())
        .prop_map(|(unit, person, post, phone)| Guest { unit, person, post, phone });
    let lists = prop::collection::btree_map(unit(), prop::collection::vec(unit(), 1..3), 0..2);
    let about = prop_oneof![
        unit().prop_map(About::Unit),
        place().prop_map(About::Place),
        (place(), unit()).prop_map(|(place, unit)| About::Assignment(place, unit, Role::Lead)),
    ];
    let notes = prop::collection::vec((about, "[法治“社会”]{1,9}"), 0..4);
    (
        (words(), words(), words()),
        prop::collection::vec(topic, 0..4),
        prop::collection::vec(guest, 0..4),
        lists,
        notes,
    )
        .prop_map(|((title, time, note), topics, guests, members, noted)| {
            let mut notes = Notes::default();
            for (about, text) in noted {
                notes.set(about, text);
            }
            Meeting {
                title,
                time,
                note,
                agenda: Agenda { topics },
                attendees: Attendees { guests },
                lists: Lists { members },
                notes,
                ..Meeting::default()
            }
        })
}

prop_compose! {
    fn choices()(
        unit in prop::option::of((0..PLAN.plan.units.len()).prop_map(UnitId::at)),
        roles in any::<(bool, bool, bool)>(),
        kinds in prop::collection::btree_set((0..UnitKind::ALL.len()).prop_map(|at| UnitKind::ALL[at]), 0..3),
        sections in sections(3),
        text in words(),
        order in (0..UnitOrder::ALL.len()).prop_map(|at| UnitOrder::ALL[at]),
        folded in self::sections(6),
        (compact, participation) in any::<(bool, bool)>(),
        chosen in prop::collection::btree_set((0..PLAN.plan.units.len()).prop_map(UnitId::at), 0..5),
        listed in prop::option::of(prop::collection::btree_set((0..PLAN.plan.measures.len()).prop_map(MeasureId::at), 0..5)),
        corrections in corrections(),
        title in words(),
        note in words(),
        meeting in meeting(),
    ) -> Choices {
        let (lead, participate, responsible) = roles;
        let filter = dutymap::graph::Filter {
            unit,
            roles: RoleSet { lead, participate, responsible },
            kinds,
            sections,
            text,
            list: listed.map(|measures| List { title: ("inspector.tie".to_owned(), vec!["省司法厅".to_owned()]), measures }),
        };
        let chosen = chosen.into_iter().collect();
        let folded = folded.into_iter().collect();
        Choices {
            filter, order, folded, compact, participation, corrections, title, note, chosen, meeting,
            ..Choices::default()
        }
    }
}

fn place() -> impl Strategy<Value = Place> {
    let plan = &PLAN.plan;
    let selection = prop_oneof![
        (0..plan.units.len() as u32).prop_map(Target::Unit),
        (0..plan.measures.len() as u32).prop_map(Target::Measure),
        (0..plan.sections.len() as u32).prop_map(Target::Section),
        (0..PLAN.graph.links().len() as u32).prop_map(Target::Link),
        (0..9_u32, 10..plan.units.len() as u32).prop_map(|(one, other)| Target::tie(other, one)),
    ];
    let unit = prop::option::of((0..plan.units.len()).prop_map(UnitId::at));
    let view = (0..View::ALL.len()).prop_map(|at| View::ALL[at]);
    let views = (view, prop::option::of(prop::sample::select(View::ALL.to_vec())));
    let camera = (-10.0..200.0_f32, 0.1..500.0_f32)
        .prop_map(|(top, height)| Camera { view: Rect::new(0.0, top, 1000.0, height) });
    let cameras = prop::array::uniform8(prop::option::of(camera));
    (prop::option::of(selection), cameras, unit, views).prop_map(|(selection, cameras, unit, views)| {
        let (view, beside) = (views.0, views.1.filter(|beside| *beside != views.0));
        // What the text stands at is a place of its own.
        Place { selection, cameras, unit, view, beside, ..Place::default() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Through the file's bytes and the reader, as when it is opened elsewhere.
    #[test]
    fn what_was_chosen_comes_back(choices in choices(), place in place()) {
        let document = PLAN.corrected(&choices.corrections);
        let saved = Snapshot::of(&document, &choices, &place);
        let bytes = saved.to_bytes();
        prop_assert_eq!(&Snapshot::parse(&bytes).unwrap(), &saved);
        let (opened, restored) = open(&bytes, Path::new("a.dutymap"), &Progress::silent()).unwrap();
        prop_assert_eq!(&opened.plan.source, &document.plan.source);
        let (choices_again, place_again, lost) = restored.unwrap();
        prop_assert_eq!(choices_again, choices);
        prop_assert_eq!(place_again, place);
        prop_assert_eq!(lost, 0);
    }

    /// Whatever single byte is changed, the file opens as it was saved or is refused; nothing panics.
    #[test]
    fn a_changed_byte_never_panics(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = snapshot().to_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(snapshot) = Snapshot::parse(&bytes) {
            prop_assert_eq!(hash(&snapshot.source.text), snapshot.source.sha256);
        }
    }
}

fn snapshot() -> Snapshot {
    Snapshot::of(&PLAN, &Choices::default(), &Place::default())
}

#[test]
fn a_file_that_was_cut_says_so() {
    let bytes = snapshot().to_bytes();
    // The line at the end may lose its own end and still be whole.
    let whole = bytes.trim_ascii_end().len();
    // At every place near both ends, where the form matters, and at many within the text.
    let near_ends = (0..600).chain(whole - 600..whole);
    let within = (600..whole - 600).step_by(97);
    for at in near_ends.chain(within) {
        match Snapshot::parse(&bytes[..at]) {
            Err(SnapshotError::CutOff | SnapshotError::Damaged(_)) => {}
            other => panic!("cut at byte {at} of {whole}: {other:?}"),
        }
    }
    assert_eq!(Snapshot::parse(&bytes[..whole - 1]), Err(SnapshotError::CutOff));
    assert_eq!(Snapshot::parse(&bytes[..bytes.len() / 2]), Err(SnapshotError::CutOff));
}

/// A file that was written before the other views were there lacks what they keep.
#[test]
fn an_earlier_version_opens() {
    let text = String::from_utf8(snapshot().to_bytes()).unwrap();
    let new = [
        "beside",
        "cameras",
        "duties_of",
        "chosen",
        "list",
        "overview",
        "matrix",
        "network",
        "pins",
        "duties",
        "meeting",
    ];
    let is_new = |line: &&str| new.iter().any(|key| line.trim_start().starts_with(&format!("{key}:")));
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut old: Vec<&str> = Vec::new();
    // What is kept in several lines goes up to the one that closes it.
    let mut inside: Option<usize> = None;
    for line in text.lines() {
        if let Some(depth) = inside {
            inside = (indent(line) > depth).then_some(depth);
        } else if is_new(&line) {
            inside = line.ends_with(['(', '[', '{']).then(|| indent(line));
        } else {
            old.push(line);
        }
    }
    assert!(old.len() + new.len() <= text.lines().count(), "nothing was left out");
    let old = old.join("\n").replacen("version: 4", "version: 2", 1);
    let snapshot = Snapshot::parse(old.as_bytes()).expect("an earlier version opens");
    assert_eq!(snapshot.version, 2);
    let (choices, place, lost) = snapshot.restore(&PLAN);
    assert_eq!((choices, place, lost), (Choices::default(), Place::default(), 0));
}

#[test]
fn a_newer_file_says_which_version_it_is() {
    let newer = Snapshot { version: VERSION + 6, ..snapshot() };
    assert_eq!(Snapshot::parse(&newer.to_bytes()), Err(SnapshotError::Newer(VERSION + 6)));
    // Also where the newer form has fields that this program does not know.
    let text = String::from_utf8(newer.to_bytes()).unwrap();
    let unknown = text.replacen("title:", "weather: Sunny(21), title:", 1);
    assert_eq!(Snapshot::parse(unknown.as_bytes()), Err(SnapshotError::Newer(VERSION + 6)));
}

#[test]
fn a_text_that_was_changed_says_so() {
    let text = String::from_utf8(snapshot().to_bytes()).unwrap();
    let changed = text.replacen("牵头单位", "参加单位", 1);
    assert_ne!(text, changed);
    assert_eq!(Snapshot::parse(changed.as_bytes()), Err(SnapshotError::Changed));
}

#[test]
fn a_save_that_fails_leaves_the_old_file_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.dutymap");
    disk::write(&path, b"before").unwrap();
    // A folder stands where the file should go: it can be neither written nor replaced.
    let blocked = folder.path().join("b.dutymap");
    std::fs::create_dir(&blocked).unwrap();
    std::fs::write(blocked.join("inside"), b"kept").unwrap();
    assert!(disk::write(&blocked, &snapshot().to_bytes()).is_err());
    assert!(disk::write(&folder.path().join("no such folder/c.dutymap"), b"x").is_err());
    assert_eq!(std::fs::read(&path).unwrap(), b"before");
    assert_eq!(std::fs::read(blocked.join("inside")).unwrap(), b"kept");
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(left.len(), 2, "a half-written file was left behind: {left:?}");
}

#[test]
fn saving_replaces_the_file_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("快照.dutymap");
    disk::write(&path, &vec![b'x'; 1 << 20]).unwrap();
    let saved = snapshot();
    disk::write(&path, &saved.to_bytes()).unwrap();
    assert_eq!(Snapshot::parse(&std::fs::read(&path).unwrap()), Ok(saved));
}

/// Written by the first version, and never again: when this fails, files that people have do not open any more.
#[test]
fn the_first_version_still_opens() {
    let bytes = include_bytes!("snapshots/v1.dutymap");
    let saved = Snapshot::parse(bytes).unwrap();
    assert_eq!((saved.version, saved.saved_at.as_str()), (1, "2026-11-23T09:30:00+08:00"));
    assert_eq!(saved.source.name, "guizhou-fazhi-shehui-2021.txt");
    let (document, restored) = open(bytes, Path::new("v1.dutymap"), &Progress::silent()).unwrap();
    let (choices, place, lost) = restored.unwrap();
    let (expected, expected_place) = first_version(&document);
    assert_eq!(choices, expected);
    assert_eq!(place, expected_place);
    assert_eq!(lost, 0);
    let corrected = document.corrected(&choices.corrections);
    let office = corrected.plan.unit_named("省妇儿工委办公室").unwrap();
    assert_eq!(corrected.plan.unit(office).kind, UnitKind::Government);
}

/// What was chosen when `snapshots/v1.dutymap` was written.
fn first_version(document: &Document) -> (Choices, Place) {
    let plan = &document.plan;
    let ours = plan.unit_named("省司法厅").unwrap();
    let folded = plan.sections.iter().find(|section| section.title.contains("维护宪法权威")).unwrap();
    let choices = Choices {
        filter: dutymap::graph::Filter { unit: Some(ours), ..dutymap::graph::Filter::default() },
        order: UnitOrder::CrossingsAtRest,
        folded: [folded.id].into(),
        corrections: vec![Correction::Kind {
            unit: "省妇儿工委办公室".to_owned(),
            kind: UnitKind::Government,
        }],
        title: "法治社会建设第一次联席会议".to_owned(),
        note: "第二项议程：本单位任务\n请各处室先看".to_owned(),
        ..Choices::default()
    };
    let measure = plan.measures.iter().find(|measure| measure.no == "47").unwrap();
    let mut cameras = [None; View::ALL.len()];
    cameras[View::Columns as usize] = Some(Camera { view: Rect::new(0.0, 12.5, 1000.0, 25.0) });
    (choices, Place { selection: Some(Target::Measure(measure.id.0)), cameras, ..Place::default() })
}

/// One of every kind of correction.
fn every_correction(document: &Document) -> Vec<Correction> {
    let plan = &document.plan;
    let words = plan.words(plan.measures[3].duty_lines[0]).to_owned();
    vec![
        Correction::Kind { unit: "省公安厅".to_owned(), kind: UnitKind::Local },
        Correction::Collective { unit: "省司法厅".to_owned(), collective: true },
        Correction::SameAs { unit: "省妇联".to_owned(), name: "省妇女联合会".to_owned() },
        Correction::SameAs { unit: "省教育厅".to_owned(), name: "省民政厅".to_owned() },
        Correction::Split {
            unit: "团省委".to_owned(), parts: vec!["团甲".to_owned(), "团乙".to_owned()]
        },
        Correction::Word { word: "参加单位".to_owned(), role: Some(dutymap::plan::Role::Responsible) },
        Correction::NoAssignment { span: plan.measures[3].duty_lines[0], words },
    ]
}

/// Corrections move ids: what was chosen under them comes back as it was, and so does what they did.
#[test]
fn every_correction_comes_back_with_what_was_chosen_under_it() {
    use dutymap::command::{Command, apply};
    use dutymap::state::State;
    let mut state = State::open(&PLAN, Choices::default(), Place::default());
    for correction in every_correction(&PLAN) {
        apply(&mut state, Command::Correct(correction));
    }
    let part = state.document.plan.unit_named("团乙").unwrap();
    apply(&mut state, Command::SetUnit(Some(part)));
    let measure = state.document.plan.measures.last().unwrap().id;
    apply(&mut state, Command::Select(Some(Target::Measure(measure.0))));
    apply(&mut state, Command::SetView(dutymap::view::View::Reader));
    apply(&mut state, Command::Read(4321));
    assert!(state.document.unfit.is_empty(), "{:?}", state.document.unfit);
    let saved = Snapshot::of(&state.document, &state.choices, &state.place);
    let bytes = saved.to_bytes();
    assert_eq!(Snapshot::parse(&bytes).unwrap(), saved);
    let (opened, restored) = open(&bytes, Path::new("a.dutymap"), &Progress::silent()).unwrap();
    let (choices, place, lost) = restored.unwrap();
    assert_eq!((&choices, place, lost), (&state.choices, state.place, 0));
    assert_eq!(opened.plan, state.document.plan);
    assert_eq!(opened.diagnostics, state.document.diagnostics);
    if std::env::var_os("WRITE_V2").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/v2.dutymap"), &bytes).unwrap();
    }
}

/// Tables and places stand beside the text, so that nothing is read from the file again.
#[test]
fn tables_and_places_are_kept() {
    use dutymap::plan::{Cell, Form, Place as Stands, Placed, Span, Table};
    let text = "某市方案\n序号\t任务\n1\t做甲。（市甲局牵头）\n";
    let cell = Cell { span: Span::new(13, 19), row: 0, column: 0, rows: 1, columns: 2 };
    let form = Form {
        tables: vec![Table { cells: vec![cell] }],
        places: vec![
            Placed { start: 0, place: Stands::Paragraph(1) },
            Placed { start: 13, place: Stands::Cell("任务表!B4".to_owned()) },
        ],
    };
    let parsed =
        dutymap::import::read_text(text.into(), form.clone().into(), &[], "x", &Progress::silent()).unwrap();
    let document = Document::new(dutymap::state::Origin::Seed, "x.docx".to_owned(), parsed);
    let bytes = Snapshot::of(&document, &Choices::default(), &Place::default()).to_bytes();
    let (opened, _) = open(&bytes, Path::new("a.dutymap"), &Progress::silent()).unwrap();
    assert_eq!(*opened.plan.form, form);
}

/// Written by the second version, and never again.
#[test]
fn the_second_version_still_opens() {
    let bytes = include_bytes!("snapshots/v2.dutymap");
    let saved = Snapshot::parse(bytes).unwrap();
    assert_eq!((saved.version, saved.corrections.len()), (2, 7));
    assert_eq!(saved.corrections, every_correction(&PLAN));
    assert_eq!((saved.workspace.view, saved.workspace.reading), (dutymap::view::View::Reader, 4321));
    let (document, restored) = open(bytes, Path::new("v2.dutymap"), &Progress::silent()).unwrap();
    let (choices, place, lost) = restored.unwrap();
    assert_eq!(lost, 0);
    assert_eq!(choices.filter.unit, document.plan.unit_named("团乙"));
    let last = document.plan.measures.last().unwrap();
    assert_eq!(place.selection, Some(Target::Measure(last.id.0)));
    assert!(
        document.plan.unit_named("省妇女联合会").is_some() && document.plan.unit_named("省教育厅").is_none()
    );
}
