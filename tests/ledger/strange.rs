//! Workbooks that are no returns, and rows that nobody can place.

use super::forms::{Raw, Sheet, day, form, plan, read, text, written};
use dutymap::graph::PlanGraph;
use dutymap::import::{self, Progress, Unreadable, grids};
use dutymap::ledger::{Field, Keys, Ledger, Refused, TroubleKind, Value, returned};
use std::io::{Cursor, Read, Write};

fn refused(bytes: &[u8]) -> Unreadable {
    grids(bytes, "表", &Progress::silent()).unwrap_err()
}

#[test]
fn what_is_no_workbook_is_refused_with_its_reason() {
    let name = || "表".to_owned();
    assert_eq!(refused("编号\t状态\n1\t已完成\n".as_bytes()), Unreadable::NoWorkbook { name: name() });
    assert_eq!(refused(b"%PDF-1.7\n"), Unreadable::NoWorkbook { name: name() });
    assert_eq!(refused(b""), Unreadable::NoWorkbook { name: name() });
    assert_eq!(
        refused(&written(&[Sheet { name: "空".into(), ..Sheet::default() }])),
        Unreadable::Empty { name: name() }
    );
    let book = written(&[Sheet { name: "表".into(), rows: vec![vec![text("甲")]], ..Sheet::default() }]);
    assert_eq!(refused(&book[..book.len() / 2]), Unreadable::Damaged { name: name() });
    let rows = (0..100_001).map(|row| vec![Some(Raw::Number(f64::from(row)))]).collect();
    let long = written(&[Sheet { name: "表".into(), rows, ..Sheet::default() }]);
    assert_eq!(refused(&long), Unreadable::TooManyRows { name: name(), limit: 100_000 });
    assert_eq!(refused(&with_macros(&book)), Unreadable::Macros { name: name() });
}

/// The same archive with one more entry.
fn with_macros(book: &[u8]) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for index in 0..old.len() {
        let mut entry = old.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        new.start_file(entry.name().unwrap().to_string(), options).unwrap();
        new.write_all(&bytes).unwrap();
    }
    new.start_file("xl/vbaProject.bin", options).unwrap();
    new.write_all(b"macros").unwrap();
    new.finish().unwrap().into_inner()
}

#[test]
fn a_form_of_another_plan_or_year_is_refused() {
    let opened = plan();
    let unit = opened.plan.unit_named("省教育厅").unwrap();
    let ledger = |year| Ledger::new(opened.keys.plan.clone(), year);
    let last_year = written(&form(&opened, &ledger(2023), &[unit]));
    assert_eq!(read(&opened, &last_year, "a", "2024-01-01"), Err(Refused::OtherYear(2023, 2024)));
    let sheet =
        Sheet { name: "账".into(), rows: vec![vec![text("收入"), text("支出")]], ..Sheet::default() };
    assert_eq!(read(&opened, &written(&[sheet]), "a", "2024-01-01"), Err(Refused::NoTable));

    // A plan that differs by one letter is another; with and without the hidden sheet.
    let source = opened.plan.source.replacen('治', "制", 1);
    let other = import::read(source.as_bytes(), "b", &Progress::silent()).unwrap().plan;
    let keys = Keys::of(&other, &PlanGraph::from(&other));
    let mut sheets = form(&opened, &ledger(2024), &[unit]);
    sheets[0].fill(0, "状态", text("已完成"));
    for sheets in [&sheets[..], &sheets[..1]] {
        let grids = grids(&written(sheets), "a", &Progress::silent()).unwrap();
        let result = returned::read(&grids, &keys, 2024, "a", day("2024-01-01"));
        assert_eq!(result, Err(Refused::OtherPlan));
    }
    // Without any code it is only a table, and its rows say themselves what they are about.
    sheets[0].drop_column("回收码");
    let grids = grids(&written(&sheets[..1]), "a", &Progress::silent()).unwrap();
    let taken = returned::read(&grids, &keys, 2024, "a", day("2024-01-01")).unwrap();
    assert_eq!(taken.cells(), 1);
}

#[test]
fn a_row_that_contradicts_itself_is_not_placed() {
    let opened = plan();
    let unit = opened.plan.unit_named("省教育厅").unwrap();
    let empty = Ledger::new(opened.keys.plan.clone(), 2024);
    let blank = form(&opened, &empty, &[unit]);
    let kinds = |change: &dyn Fn(&mut Sheet)| {
        let mut sheets = blank.clone();
        sheets[0].fill(0, "备注", text("说了一句话"));
        change(&mut sheets[0]);
        let returned = read(&opened, &written(&sheets), "a", "2024-01-01").unwrap();
        let kinds: Vec<TroubleKind> = returned.troubles.iter().map(|trouble| trouble.kind).collect();
        (returned.cells(), kinds, returned.troubles)
    };
    assert_eq!(kinds(&|_| {}).0, 1);
    // Somebody sorted the numbers and not the rest.
    let (cells, found, troubles) = kinds(&|sheet| sheet.fill(0, "编号", text("(94)")));
    assert_eq!((cells, &found[..]), (0, &[TroubleKind::Contradiction][..]));
    assert_eq!((troubles[0].place.as_str(), troubles[0].words.as_str()), ("台账!5", "说了一句话"));
    let of = |change: &dyn Fn(&mut Sheet)| {
        let (cells, found, _) = kinds(change);
        assert_eq!(cells, 0);
        found
    };
    assert_eq!(of(&|sheet| sheet.fill(0, "单位", text("省司法厅"))), [TroubleKind::Contradiction]);
    let uncoded = |sheet: &mut Sheet| sheet.fill(0, "回收码", None);
    assert_eq!(
        of(&|sheet| {
            uncoded(sheet);
            sheet.fill(0, "措施", text("这里写的是完全不相干的另一件事情"));
        }),
        [TroubleKind::Contradiction]
    );
    assert_eq!(
        of(&|sheet| {
            uncoded(sheet);
            sheet.fill(0, "单位", text("省没有这个厅"));
        }),
        [TroubleKind::NotInPlan]
    );
    assert_eq!(
        of(&|sheet| {
            uncoded(sheet);
            sheet.fill(0, "编号", text("(9999)"));
        }),
        [TroubleKind::NotInPlan]
    );
    assert_eq!(
        of(&|sheet| {
            uncoded(sheet);
            sheet.fill(0, "编号", None);
            sheet.fill(0, "措施", None);
        }),
        [TroubleKind::NoIdentity]
    );
}

#[test]
fn a_row_without_its_code_is_placed_by_what_it_says() {
    let opened = plan();
    let unit = opened.plan.unit_named("省教育厅").unwrap();
    let empty = Ledger::new(opened.keys.plan.clone(), 2024);
    let key = &opened.keys.of_unit(unit).next().unwrap().key;
    let placed = |change: &dyn Fn(&mut Vec<Sheet>)| {
        let mut sheets = form(&opened, &empty, &[unit]);
        sheets[0].fill(0, "备注", text("说了一句话"));
        sheets[0].drop_column("回收码");
        change(&mut sheets);
        let returned = read(&opened, &written(&sheets), "a", "2024-01-01").unwrap();
        assert_eq!(returned.troubles, []);
        let values = &returned.values[key][&Field::Note];
        assert_eq!(values.keys().collect::<Vec<_>>(), [&Value::Words("说了一句话".to_owned())]);
    };
    placed(&|_| {});
    // By the beginning of the words alone, and the unit by the stamp.
    placed(&|sheets| {
        sheets[0].drop_column("编号");
        sheets[0].drop_column("单位");
        let beginning: String = sheets[0].said(0, "措施").chars().take(16).collect();
        sheets[0].fill(0, "措施", text(&format!("{beginning}……")));
    });
    // The unit by the sheet's name, or by a line above the table.
    placed(&|sheets| {
        sheets.pop();
        sheets[0].drop_column("单位");
        sheets[0].name = "省教育厅".to_owned();
    });
    placed(&|sheets| {
        sheets.pop();
        sheets[0].drop_column("单位");
        sheets[0].rows[0] = vec![text("填报单位：省教育厅")];
    });
    // A number as a number, a number in full width.
    placed(&|sheets| {
        let number: String = sheets[0].said(0, "编号").chars().filter(char::is_ascii_digit).collect();
        sheets[0].fill(0, "编号", Some(Raw::Number(number.parse().unwrap())));
    });
}

#[test]
fn rows_of_one_workbook_that_differ_are_both_kept() {
    let opened = plan();
    let unit = opened.plan.unit_named("省教育厅").unwrap();
    let empty = Ledger::new(opened.keys.plan.clone(), 2024);
    let mut sheets = form(&opened, &empty, &[unit]);
    let copied = sheets[0].rows[sheets[0].head + 1].clone();
    sheets[0].rows.push(copied);
    let last = sheets[0].below() - 1;
    sheets[0].fill(0, "具体举措", text("一"));
    sheets[0].fill(last, "具体举措", text("二"));
    let returned = read(&opened, &written(&sheets), "a", "2024-01-01").unwrap();
    let (ledger, report) = dutymap::ledger::merge(&empty, &[returned]);
    assert_eq!(report.conflicts.len(), 1);
    assert_eq!(ledger.open().conflicts.values().next().unwrap().claims.len(), 2);
}
