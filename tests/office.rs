//! Files for an office, read back: nothing of the plan is lost in them, and nothing is in them that it does not say.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails here has a reason to")]

use calamine::{Data, Reader, Xlsx};
use dutymap::export::office::{self, Form};
use dutymap::export::{csv, docx, xlsx};
use dutymap::graph::{Filter, Link};
use dutymap::page::papers::{Subject, changes, division, duty, ledger, lists};
use dutymap::page::report::{Block, Column, Report, Row, Table};
use dutymap::page::workbook::{Cell, Column as Head, Sheet, Workbook};
use dutymap::plan::{Holder, Role, UnitId};
use dutymap::state::{Choices, Document, derived, open, papers};
use dutymap::words::Language;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/guizhou-fazhi-shehui-2021.txt");

fn seed() -> Document {
    open::seed().unwrap()
}

fn whole(document: &Document) -> Subject<'_> {
    Subject::whole(&document.plan, &document.graph, Language::Chinese)
}

fn named(document: &Document, name: &str) -> UnitId {
    document.plan.unit_named(name).unwrap()
}

/// The rows of a sheet below its head, as text.
fn rows(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range(name).unwrap();
    range.rows().skip(1).map(<[Data]>::to_vec).collect()
}

fn texts(row: &[Data]) -> Vec<String> {
    row.iter().map(ToString::to_string).collect()
}

#[test]
fn the_ledger_has_every_assignment_and_each_says_what_the_plan_says() {
    let document = seed();
    let (plan, graph) = (&document.plan, &document.graph);
    let bytes = office::plan(&whole(&document), Form::Xlsx, false).unwrap();
    let rows = rows(&bytes, "分工");
    assert_eq!(rows.len(), 624);
    for (row, link) in rows.iter().zip(graph.links()) {
        let cells = texts(row);
        let Holder::Measure(measure) = link.holder else { panic!("no heading of this plan names a unit") };
        let span = graph.assignment(plan, link.id).span;
        assert_eq!(row[0], Data::Float(f64::from(link.id.0 + 1)), "a number is a number");
        assert_eq!(cells[1], plan.number(measure));
        assert_eq!(cells[3], plan.heading(plan.measure(measure).section));
        assert_eq!(cells[4], Language::Chinese.text(&format!("role.{}", link.role.key())));
        assert_eq!(cells[5], plan.unit(link.unit).name);
        assert_eq!(!cells[7].is_empty(), plan.unit(link.unit).collective);
        assert_eq!(cells[10], plan.words(span));
        assert_eq!(row[11], Data::Float(f64::from(plan.line_column(span.start).0)));
        assert_eq!(cells[12], plan.measure_text(measure));
    }
}

#[test]
fn the_counts_of_the_ledger_are_those_of_its_own_rows() {
    let document = seed();
    let bytes = office::plan(&whole(&document), Form::Xlsx, true).unwrap();
    let assignments = rows(&bytes, "分工");
    let mut counted: BTreeMap<(String, String), f64> = BTreeMap::new();
    for row in &assignments {
        *counted.entry((row[5].to_string(), row[4].to_string())).or_default() += 1.0;
    }
    let units = rows(&bytes, "单位");
    assert_eq!(units.len(), 78);
    for row in &units {
        for (at, role) in [(5, "牵头"), (6, "责任"), (7, "参加")] {
            let count = counted.get(&(row[1].to_string(), role.to_owned())).copied().unwrap_or(0.0);
            assert_eq!(row[at], Data::Float(count), "{} {role}", row[1]);
        }
    }
    // A sheet a unit, and together they hold every assignment once.
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 3 + 78 + 1);
    let of_units: usize = names[3..81]
        .iter()
        .map(|name| {
            let range = book.worksheet_range(name).unwrap();
            range.rows().filter(|row| matches!(row[0], Data::Float(_))).count()
        })
        .sum();
    assert_eq!(of_units, 624);
}

#[test]
fn the_measures_of_the_ledger_are_whole() {
    let document = seed();
    let plan = &document.plan;
    let bytes = office::plan(&whole(&document), Form::Xlsx, false).unwrap();
    let rows = rows(&bytes, "措施");
    assert_eq!(rows.len(), 94);
    for (row, measure) in rows.iter().zip(&plan.measures) {
        assert_eq!(row[4].to_string(), plan.measure_text(measure.id));
        for (at, role) in [5, 6, 7].into_iter().zip(Role::ALL) {
            let units =
                document.graph.team_as(measure.id, role).map(|link| plan.unit(link.unit).name.as_str());
            let said = row[at].to_string();
            let said = said.trim_end_matches('等');
            assert_eq!(said, units.collect::<Vec<_>>().join("、"));
        }
    }
    let dates = rows.iter().filter(|row| matches!(row[9], Data::DateTime(_))).count();
    let due = plan.measures.iter().filter(|measure| {
        measure
            .deadlines
            .iter()
            .any(|each| each.kind.eq(&dutymap::plan::DeadlineKind::Once) && each.due.is_some())
    });
    assert_eq!(dates, due.count(), "a day is a day");
    assert!(dates > 0);
}

#[test]
fn a_filter_is_honoured_and_said() {
    let document = seed();
    let unit = named(&document, "省司法厅");
    let filter = Filter { unit: Some(unit), ..Filter::default() };
    let choices = Choices { filter, ..Choices::default() };
    let shown = derived::shown(&document, &choices.filter);
    let subject = papers::subject(&document, &choices, &shown, &[unit]);
    let bytes = office::plan(&subject, Form::Xlsx, false).unwrap();
    assert_eq!(rows(&bytes, "措施").len(), document.graph.measures_of(unit).count());
    let about: Vec<String> = rows(&bytes, "说明").iter().map(|row| row[1].to_string()).collect();
    assert!(about.iter().any(|line| line.contains("省司法厅")), "{about:?}");
    let report = division::division(&subject);
    assert!(
        report.blocks.iter().any(|block| matches!(block, Block::Note(note) if note.contains("省司法厅")))
    );
    // Of the unit's own sheet, its filter hides nothing.
    let own = duty::duty(&papers::duty(&document, &choices, &shown, unit), unit);
    assert_eq!(own.blocks, duty::duty(&Subject { hash: String::new(), ..whole(&document) }, unit).blocks);
}

#[test]
fn duty_sheets_hold_every_assignment_once_and_the_words_of_each() {
    let document = seed();
    let plan = &document.plan;
    let mut assignments = 0;
    for unit in &plan.units {
        let report = duty::duty(&whole(&document), unit.id);
        let tables: Vec<&Table> = tables(&report).collect();
        let load = document.graph.load(unit.id);
        let roles = Role::ALL.into_iter().filter(|role| load.of(*role) > 0);
        for (role, table) in roles.zip(&tables) {
            let rows: Vec<&Vec<String>> = cells(table).collect();
            let measures = document.graph.duties_as(unit.id, role).filter_map(Link::measure);
            assert_eq!(rows.len() as u32, load.of(role), "{}", unit.name);
            for (row, measure) in rows.iter().zip(measures) {
                assert_eq!(row[0], plan.number(measure));
                assert_eq!(row[1], plan.measure_text(measure));
                for link in document.graph.team(measure).filter(|link| link.unit != unit.id) {
                    assert!(row[2].contains(&plan.unit(link.unit).name), "{} {:?}", unit.name, row);
                }
            }
            assignments += rows.len();
        }
        let mentions = document.graph.collective_mentions(plan, unit.id).count();
        let apart = tables.get(Role::ALL.into_iter().filter(|role| load.of(*role) > 0).count());
        assert_eq!(apart.map_or(0, |table| cells(table).count()), mentions, "{}", unit.name);
    }
    assert_eq!(assignments, 624);
}

#[test]
fn the_division_names_everything() {
    let document = seed();
    let plan = &document.plan;
    let report = division::division(&whole(&document));
    let table = tables(&report).next().unwrap();
    let rows: Vec<&Vec<String>> = cells(table).collect();
    assert_eq!(rows.len(), 94);
    let over: BTreeSet<&String> = table
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Over(text) => Some(text),
            Row::Cells(_) => None,
        })
        .collect();
    for section in plan.sections_above_measures().iter().zip(&plan.sections).filter(|(above, _)| **above) {
        let heading = plan.heading(section.1.id);
        assert!(over.contains(&heading), "{heading}");
    }
    for (row, measure) in rows.iter().zip(&plan.measures) {
        let said = row.join("\n");
        assert!(said.contains(&plan.measure_text(measure.id)));
        for link in document.graph.team(measure.id) {
            assert!(said.contains(&plan.unit(link.unit).name));
        }
        for deadline in &measure.deadlines {
            assert!(said.contains(plan.words(deadline.span)));
        }
    }
}

fn tables(report: &Report) -> impl Iterator<Item = &Table> {
    report.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn cells(table: &Table) -> impl Iterator<Item = &Vec<String>> {
    table.rows.iter().filter_map(|row| match row {
        Row::Cells(cells) => Some(cells),
        Row::Over(_) => None,
    })
}

/// What the words of a report are, in order.
fn words_of(report: &Report) -> Vec<String> {
    let mut words = Vec::new();
    for block in &report.blocks {
        match block {
            Block::Title(text)
            | Block::Subtitle(text)
            | Block::Heading(_, text)
            | Block::Paragraph(text)
            | Block::Line(text)
            | Block::Note(text) => words.push(text.clone()),
            Block::Table(table) => {
                words.extend((!table.caption.is_empty()).then(|| table.caption.clone()));
                words.extend(table.columns.iter().map(|column| column.head.clone()));
                for row in &table.rows {
                    match row {
                        Row::Cells(cells) => words.extend(cells.iter().cloned()),
                        Row::Over(text) => words.push(text.clone()),
                    }
                }
            }
            Block::PageBreak => {}
        }
    }
    words
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Names and attributes of a part's elements, in order, and its text.
fn walked(xml: &str) -> (Vec<(String, String)>, String) {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut elements, mut words, mut in_text) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                in_text = name == "w:t";
                let attributes = start.attributes_raw().to_owned();
                elements.push((name, attributes));
            }
            Event::End(_) => in_text = false,
            Event::Text(text) if in_text => words.push_str(&text),
            Event::GeneralRef(reference) if in_text => {
                words.push_str(quick_xml::escape::resolve_xml_entity(&reference).unwrap());
            }
            Event::Eof => return (elements, words),
            _ => {}
        }
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_document_holds_every_word_of_its_report_in_order() {
    let document = seed();
    let unit = named(&document, "省司法厅");
    for report in [duty::duty(&whole(&document), unit), division::division(&whole(&document))] {
        let bytes = docx::docx(&report);
        let (elements, words) = walked(&part(&bytes, "word/document.xml"));
        assert_eq!(squeezed(&words), squeezed(&words_of(&report).concat()));
        let count = |name: &str| elements.iter().filter(|(element, _)| element == name).count();
        assert_eq!(count("w:tbl"), tables(&report).count());
        assert_eq!(count("w:tblHeader"), tables(&report).count(), "the head of every table is repeated");
        assert_eq!(count("w:cantSplit"), count("w:tr"), "no row is cut");
        let headings = report.blocks.iter().filter(|block| matches!(block, Block::Heading(..))).count();
        let styled = |style: &str| elements.iter().filter(|(_, about)| about.contains(style)).count();
        assert_eq!(styled("\"Heading1\"") + styled("\"Heading2\""), headings);
        assert_eq!(styled("\"Title\""), 1);
        let (page, _) = walked(&part(&bytes, "word/footer1.xml"));
        assert!(page.iter().any(|(name, _)| name == "w:instrText"), "page numbers are fields");
        assert!(part(&bytes, "word/footer1.xml").contains(" PAGE "));
        assert!(part(&bytes, "word/footer2.xml").contains(&report.foot));
    }
}

#[test]
fn a_document_has_the_pages_and_faces_of_the_standard() {
    let standing = Report { title: "甲".to_owned(), foot: "乙".to_owned(), ..Report::default() };
    let lying = Report { lying: true, ..standing.clone() };
    let page = |report: &Report| part(&docx::docx(report), "word/document.xml");
    assert!(page(&standing).contains("w:w=\"11906\" w:h=\"16838\"/>"));
    // 37, 26, 35 and 28 mm.
    assert!(page(&standing).contains("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""));
    assert!(page(&lying).contains("w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"));
    let bytes = docx::docx(&standing);
    let (styles, fonts) = (part(&bytes, "word/styles.xml"), part(&bytes, "word/fontTable.xml"));
    for face in ["方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"] {
        assert!(styles.contains(&format!("w:eastAsia=\"{face}\"")), "{face}");
        assert!(fonts.contains(&format!("w:name=\"{face}\"><w:altName")), "{face} has other names");
    }
    for style in ["heading 1", "heading 2", "Title", "footer"] {
        assert!(styles.contains(&format!("w:name w:val=\"{style}\"")), "{style}");
    }
    for name in ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "docProps/core.xml"] {
        walked(&part(&bytes, name));
    }
}

#[test]
fn strange_words_break_neither_document_nor_workbook() {
    let strange = "=1+1 <b>&\"'\u{0}\u{b}\u{1b}\u{fffe}]]>\t结束\n二行";
    let column = Column::new(strange, 0);
    let table = Table {
        caption: strange.to_owned(),
        columns: vec![column.clone(), column],
        rows: vec![
            Row::Over(strange.to_owned()),
            Row::Cells(vec![strange.to_owned()]),
            Row::Cells(vec![String::new(), String::new()]),
        ],
    };
    let blocks = vec![
        Block::Title(strange.to_owned()),
        Block::PageBreak,
        Block::Table(table.clone()),
        Block::Table(Table { caption: String::new(), ..table }),
        Block::Paragraph(strange.to_owned()),
    ];
    let report = Report { title: strange.to_owned(), lying: false, foot: strange.to_owned(), blocks };
    let bytes = docx::docx(&report);
    for name in ["word/document.xml", "word/footer1.xml", "docProps/core.xml"] {
        walked(&part(&bytes, name));
    }
    assert!(part(&bytes, "word/document.xml").contains("<w:pageBreakBefore/>"));

    let long = "长".repeat(40_000);
    let cells =
        vec![Cell::text(strange), Cell::Number(7), Cell::date("2022-02-31"), Cell::text(long.as_str())];
    let sheet = Sheet {
        name: "[a]:*?/\\'".to_owned(),
        above: vec![strange.to_owned()],
        columns: ["=A1", "b", "c", "d"].map(|head| Head::new(head, 20)).to_vec(),
        rows: vec![cells, Vec::new()],
        filtered: true,
        ..Sheet::default()
    };
    let book =
        Workbook { title: strange.to_owned(), foot: "&P&".to_owned(), sheets: vec![sheet.clone(), sheet] };
    let bytes = xlsx::xlsx(&book).unwrap();
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(read.sheet_names().len(), 2);
    let name = read.sheet_names()[0].clone();
    assert!(read.worksheet_formula(&name).unwrap().used_cells().next().is_none(), "no cell is a formula");
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let document = seed();
    let unit = named(&document, "省公安厅");
    for form in Form::ALL {
        let plan = || office::plan(&whole(&document), form, true).unwrap();
        assert!(plan() == plan(), "{form:?}");
        let duties = || office::duties(&[(whole(&document), unit)], form).unwrap();
        assert!(duties() == duties(), "{form:?}");
    }
}

#[test]
fn tables_of_values_have_the_mark_and_no_formula() {
    let document = seed();
    let bytes = csv::sheet(&ledger::assignments(&whole(&document)));
    assert!(bytes.starts_with(b"\xef\xbb\xbf"));
    let mut reader = ::csv::Reader::from_reader(&bytes[3..]);
    assert_eq!(reader.records().map(Result::unwrap).count(), 624);
    let sheet = Sheet {
        columns: vec![Head::new("甲", 9), Head::new("乙", 9)],
        rows: vec![vec![Cell::text("=cmd|' /C calc'!A0"), Cell::Number(5)]],
        ..Sheet::default()
    };
    let text = String::from_utf8(csv::sheet(&sheet)).unwrap();
    assert!(text.contains("'=cmd|' /C calc'!A0,5\r\n"), "{text}");
    let units = [named(&document, "省司法厅"), named(&document, "省公安厅")];
    let table = lists::table(&units.map(|unit| (whole(&document), unit)));
    let total: u32 = units.iter().map(|unit| document.graph.load(*unit).total()).sum();
    assert_eq!(table.rows.len() as u32, total);
}

#[test]
fn a_comparison_has_both_wordings() {
    let document = seed();
    let source = document.plan.source.replace("首要任务", "第一任务");
    let parsed =
        dutymap::import::read(source.as_bytes(), "新.txt", &dutymap::import::Progress::silent()).unwrap();
    let diff = dutymap::compare::plans(&document.plan, &parsed.plan);
    let book = changes::changes(&document.plan, &parsed.plan, &diff, Language::Chinese);
    let bytes = xlsx::xlsx(&book).unwrap();
    let rows = rows(&bytes, "措施");
    assert_eq!(rows.len(), diff.measures.changed().count());
    let (was, is) = (rows[0][5].to_string(), rows[0][6].to_string());
    assert!(was.contains("首要任务") && is.contains("第一任务") && !is.contains("首要任务"));
}

fn soffice(file: &Path) -> Option<PathBuf> {
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .args([folder, file])
        .output();
    done.is_ok_and(|output| output.status.success()).then(|| file.with_extension("pdf"))
}

fn pdf_text(file: &Path) -> Option<String> {
    let output = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(file).arg("-").output().ok()?;
    output.status.success().then(|| squeezed(&String::from_utf8_lossy(&output.stdout)))
}

#[test]
fn another_office_program_reads_all_of_it() {
    let document = seed();
    let plan = &document.plan;
    let folder = tempfile::tempdir().unwrap();
    for form in [Form::Docx, Form::Xlsx] {
        let file = folder.path().join(format!("plan.{}", form.extension()));
        std::fs::write(&file, office::plan(&whole(&document), form, false).unwrap()).unwrap();
        let Some(text) = soffice(&file).and_then(|pdf| pdf_text(&pdf)) else {
            eprintln!("skipped: soffice or pdftotext is not installed");
            return;
        };
        for unit in &plan.units {
            assert!(text.contains(&squeezed(&unit.name)), "{form:?}: {}", unit.name);
        }
        for measure in &plan.measures {
            assert!(text.contains(&plan.number(measure.id)), "{form:?}: {}", measure.no);
        }
    }
}

#[test]
fn an_export_that_fails_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    for form in Form::ALL {
        let file = folder.path().join(format!("旧.{}", form.extension()));
        std::fs::write(&file, b"old").unwrap();
        let held = std::fs::File::open(&file).unwrap();
        held.lock().unwrap();
        let export = || {
            Command::new(env!("CARGO_BIN_EXE_dutymap"))
                .args(["export", PLAN, "--view", "duties", "--unit", "省司法厅", "-o"])
                .arg(&file)
                .output()
                .unwrap()
        };
        let output = export();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("占用"), "{said}");
        assert_eq!(std::fs::read(&file).unwrap(), b"old");
        drop(held);
        assert_eq!(export().status.code(), Some(0));
        assert_ne!(std::fs::read(&file).unwrap(), b"old");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), Form::ALL.len(), "nothing is left behind");
}

#[test]
fn what_cannot_be_written_is_said_with_what_can() {
    let refused = |args: &[&str], about: &str| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_dutymap")).args(["export", PLAN]).args(args).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.contains(about) && said.lines().count() == 1, "{args:?}: {said}");
    };
    refused(&["--view", "network", "-o", "a.docx"], ".gexf");
    refused(&["--view", "columns", "-o", "a.doc"], ".docx");
    refused(&["--view", "duties", "-o", "a.docx"], "--unit");
    refused(&["--view", "duties", "--unit", "省司法厅", "--sheet-per-unit", "-o", "a.xlsx"], "overview");
    refused(&["--view", "columns", "--compact", "-o", "a.docx"], "--compact");
    refused(&["--view", "columns", "--unit", "司法", "-o", "a.xlsx"], "省司法厅");
}
