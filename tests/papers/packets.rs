//! Department packets.

use crate::support::gen_plan::Options;
use crate::{generated, seed};
use dutymap::command::bulk::Watch;
use dutymap::command::packets::{Packets, PacketsError, foot};
use dutymap::disk::{Bundle, BundleError, DiskError, Why};
use dutymap::graph::Load;
use dutymap::page::papers::manifest;
use dutymap::plan::UnitId;
use dutymap::state::packs::{Format, PacketsForm, Whose, files, official};
use dutymap::state::{Choices, Document};
use dutymap::words::Language;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

fn form(format: Format) -> PacketsForm {
    PacketsForm { format, whose: Whose::All, ..PacketsForm::default() }
}

/// All files by name.
fn made(document: &Document, choices: &Choices, form: &PacketsForm) -> BTreeMap<String, Vec<u8>> {
    let foot = foot(document, choices);
    let packets = Packets::of(document, choices, form, &foot, None).unwrap();
    let mut files = BTreeMap::new();
    let all: Result<(), ()> = packets
        .make(Watch::SILENT, |name, bytes| {
            assert!(files.insert(name.to_owned(), bytes.to_vec()).is_none(), "{name} twice");
            Ok(())
        })
        .unwrap();
    all.unwrap();
    assert_eq!(files.len(), packets.count());
    files
}

#[test]
fn the_totals_come_to_what_the_plan_says() {
    let document = seed();
    let choices = Choices::default();
    let foot = foot(&document, &choices);
    let packets = Packets::of(&document, &choices, &form(Format::Docx), &foot, None).unwrap();
    let manifest = packets.manifest();
    assert_eq!(manifest.packets.len(), 78);
    assert_eq!(manifest.listed, Load { lead: 170, responsible: 63, participate: 391 });
    assert_eq!(manifest.listed.total(), 624);
    assert_eq!(manifest.plan, manifest.listed);
    let apart = manifest.packets.iter().filter(|packet| document.plan.unit(packet.unit).collective);
    assert_eq!(apart.count(), 8);
}

/// The first sheet of a workbook as rows of text.
fn table(bytes: &[u8], sheet: usize) -> Vec<Vec<String>> {
    use calamine::{Reader, Xlsx};
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(sheet).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn the_files_hold_what_the_manifest_counts() {
    let document = seed();
    let files = made(&document, &Choices::default(), &form(Format::Xlsx));
    let manifest = table(&files["00-清单.xlsx"], 0);
    let mut sum = 0;
    let mut listed = 0;
    for (name, bytes) in files.iter().filter(|(name, _)| *name != "00-清单.xlsx") {
        let row = manifest.iter().find(|row| row.iter().any(|cell| cell == name)).expect(name);
        let counts: Vec<usize> = row[2..6].iter().map(|cell| cell.parse().unwrap()).collect();
        assert_eq!(counts[..3].iter().sum::<usize>(), counts[3], "{name}");
        sum += counts[3];
        // In the packet itself: the rows below the head, of which each has a number or a heading's name.
        let rows = table(bytes, 0);
        let head =
            rows.iter().position(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 3).unwrap();
        let rows =
            rows[head + 1..].iter().filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 2);
        let rows = rows.count();
        assert_eq!(rows, counts[3], "{name} lists {rows} and the manifest says {}", counts[3]);
        listed += rows;
    }
    assert_eq!((sum, listed), (624, 624));
    assert!(manifest.iter().flatten().any(|cell| cell.contains("624")), "{manifest:?}");
}

#[test]
fn generated_plans_reconcile_too() {
    for seed in 0..12 {
        let options = Options { measures: 20 + 17 * seed as usize, seed, ..Options::default() };
        let document = generated(&options);
        let choices = Choices::default();
        let foot = foot(&document, &choices);
        let packets = Packets::of(&document, &choices, &form(Format::Docx), &foot, None).unwrap();
        assert_eq!(packets.manifest().listed.total() as usize, document.plan.assignments().count());
        // Of some units only: the rest is told and counted.
        let some: Vec<UnitId> = document.plan.units.iter().map(|unit| unit.id).step_by(3).collect();
        let part = PacketsForm { whose: Whose::Units(some), ..form(Format::Docx) };
        let packets = Packets::of(&document, &choices, &part, &foot, None).unwrap();
        let manifest = packets.manifest();
        assert_eq!(manifest.listed.total() + manifest.left.total(), manifest.plan.total());
        assert_eq!(manifest.packets.len() + manifest.left_out.len(), document.plan.units.len());
    }
}

#[test]
fn what_does_not_reconcile_is_no_manifest() {
    let document = seed();
    let plan = &document.plan;
    let all: Vec<UnitId> = plan.units.iter().map(|unit| unit.id).collect();
    let mut twice = files(plan, &all, Format::Docx, Language::Chinese);
    assert!(manifest::manifest(plan, &document.graph, twice.clone()).is_ok());
    twice.push((all[0], "别的.docx".to_owned()));
    assert!(manifest::manifest(plan, &document.graph, twice).is_err());
    let mut same = files(plan, &all, Format::Docx, Language::Chinese);
    same[1].1 = same[0].1.to_uppercase();
    assert!(manifest::manifest(plan, &document.graph, same).is_err());
}

#[test]
fn names_are_safe_unique_and_in_order() {
    let document = seed();
    let plan = &document.plan;
    let all = official(plan, plan.units.iter().map(|unit| unit.id).collect());
    for format in Format::ALL {
        let files = files(plan, &all, format, Language::Chinese);
        let names: BTreeSet<String> = files.iter().map(|(_, name)| name.to_lowercase()).collect();
        assert_eq!(names.len(), 78);
        for (unit, name) in &files {
            assert_eq!(name.starts_with("集合单位/"), plan.unit(*unit).collective, "{name}");
            let file = name.rsplit('/').next().unwrap();
            assert!(!file.chars().any(|c| r#"\/:*?"<>|"#.contains(c) || c.is_control()), "{name}");
            assert!(file.len() <= 255 && file.ends_with(&format!(".{}", format.key())), "{name}");
        }
    }
    // Whatever a document calls its units.
    let odd = "CON aux. <>:\"/\\|?* 甲".repeat(40);
    let text =
        format!("测试方案\n一、任务\n（一）事项。\n(1)做好工作。\n牵头单位:{odd}\n参加单位:省司法厅\n");
    let document = dutymap::state::open::open(
        text.as_bytes(),
        Path::new("方案.txt"),
        &dutymap::import::Progress::silent(),
    );
    let document = document.unwrap().0;
    let all: Vec<UnitId> = document.plan.units.iter().map(|unit| unit.id).collect();
    for (_, name) in files(&document.plan, &all, Format::Docx, Language::Chinese) {
        let file = name.rsplit('/').next().unwrap();
        assert!(file.len() <= 255 && !file.contains(['<', ':', '*', '?', '|', '"', '\\']), "{file}");
    }
}

#[test]
fn collectives_are_told_apart_and_whose_word_it_is() {
    let document = seed();
    let mut choices = Choices::default();
    let members = vec!["省民政厅".to_owned(), "省教育厅".to_owned()];
    choices.meeting.lists.members.insert("省有关单位".to_owned(), members);
    let files = made(&document, &choices, &form(Format::Xlsx));
    let manifest: String =
        table(&files["00-清单.xlsx"], 0).into_iter().flatten().collect::<Vec<_>>().join("\n");
    assert!(manifest.contains("原文没有写明包括哪些单位"), "{manifest}");
    assert!(manifest.contains("分发名单（不是原文），省有关单位 代表：省民政厅、省教育厅"), "{manifest}");
}

#[test]
fn a_filter_hides_nothing_from_those_who_must_do_it() {
    let document = seed();
    let mut choices = Choices::default();
    choices.filter.unit = document.plan.unit_named("省司法厅");
    assert!(
        made(&document, &choices, &form(Format::Xlsx))
            == made(&document, &Choices::default(), &form(Format::Xlsx))
    );
}

#[test]
fn the_same_plan_gives_the_same_bytes_in_every_form() {
    let document = seed();
    for format in Format::ALL {
        let one = made(&document, &Choices::default(), &form(format));
        assert!(one == made(&document, &Choices::default(), &form(format)), "{format:?}");
        let magic: &[u8] = if format == Format::Pdf { b"%PDF-" } else { b"PK" };
        let packets = one.iter().filter(|(name, _)| name.ends_with(format.key()));
        assert!(packets.into_iter().all(|(_, bytes)| bytes.starts_with(magic)));
    }
}

#[test]
fn a_zip_reads_back_with_names_that_windows_shows() {
    let document = seed();
    let choices = Choices::default();
    let files = made(&document, &choices, &form(Format::Docx));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("材料.zip");
    let mut bundle = Bundle::begin(&path, true, false, Some((2026, 3, 1))).unwrap();
    for (name, bytes) in &files {
        bundle.put(name, bytes).unwrap();
    }
    assert!(!path.exists(), "nothing is there before it is whole");
    bundle.finish().unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(archive.len(), files.len());
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut inside = Vec::new();
        file.read_to_end(&mut inside).unwrap();
        let name = file.name().unwrap().into_owned();
        assert!(files[&name] == inside, "{name}");
        assert_eq!(
            file.last_modified().map(|time| (time.year(), time.month(), time.day())),
            Some((2026, 3, 1))
        );
    }
    // Bit 11 of the flags says that the name is UTF-8 (APPNOTE 4.4.4).
    let heads = bytes.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x01\x02");
    for (at, _) in heads {
        let length = usize::from(u16::from_le_bytes([bytes[at + 28], bytes[at + 29]]));
        let ascii = bytes[at + 46..at + 46 + length].is_ascii();
        assert!(ascii || bytes[at + 9] & 0x08 != 0);
    }
    // It is not replaced unless that is wanted.
    let refused = Bundle::begin(&path, true, false, None).err().unwrap();
    assert!(matches!(refused, BundleError::Disk(DiskError { why: Why::Exists, .. })));
}

/// What is below a folder, with the temporary ones.
fn count(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn what_fails_or_is_stopped_in_the_middle_leaves_nothing() {
    let document = seed();
    let choices = Choices::default();
    let foot = foot(&document, &choices);
    let packets = Packets::of(&document, &choices, &form(Format::Docx), &foot, None).unwrap();
    let room = tempfile::tempdir().unwrap();
    let old = room.path().join("旧材料");
    std::fs::create_dir(&old).unwrap();
    std::fs::write(old.join("01-旧.docx"), "old").unwrap();
    for (target, replace) in [(room.path().join("新材料"), false), (old.clone(), true)] {
        // A disk that is full after a few files.
        let mut bundle = Bundle::begin(&target, false, replace, None).unwrap();
        let written = Cell::new(0);
        let done = packets.make(Watch::SILENT, |name, bytes| {
            written.set(written.get() + 1);
            if written.get() > 5 {
                return Err(DiskError::new(Path::new(name), Why::Full).into());
            }
            bundle.put(name, bytes)
        });
        assert!(matches!(done, Ok(Err(BundleError::Disk(DiskError { why: Why::Full, .. })))));
        drop(bundle);
        // A person who wants no more of it.
        let mut bundle = Bundle::begin(&target, false, replace, None).unwrap();
        let seen = AtomicUsize::new(0);
        let watch = Watch {
            report: &|done, _| seen.store(done, Ordering::Relaxed),
            stopped: &|| seen.load(Ordering::Relaxed) > 7,
        };
        let done = packets.make(watch, |name, bytes| bundle.put(name, bytes));
        assert!(matches!(done, Err(PacketsError::Stopped(_))));
        drop(bundle);
        assert_eq!(count(room.path()), 1, "{target:?}");
        assert_eq!(count(&old), 1);
        assert_eq!(std::fs::read(old.join("01-旧.docx")).unwrap(), b"old");
    }
}
