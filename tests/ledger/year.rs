//! A scripted year on the real plan: the forms of all named units, with everything that goes wrong.

use super::forms::{Opened, Raw, Sheet, day, form, plan, read, text, written};
use dutymap::ledger::{
    Choice, Field, Key, Ledger, Returned, Status, TroubleKind, Value, compare, merge, summary,
};
use dutymap::plan::UnitId;
use dutymap::words::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

/// How many things go wrong, one a unit in turn.
const WAYS: usize = 12;

/// What the generator did, by which the ledger is judged.
#[derive(Default)]
struct Script {
    files: Vec<(String, Vec<u8>)>,
    expected: BTreeMap<(Key, Field), Value>,
    conflicts: BTreeSet<(Key, Field)>,
    /// Cells that say something, in all files.
    cells: u32,
    repeated: u32,
    conflicting: u32,
    troubles: BTreeMap<TroubleKind, usize>,
    /// Units that have not sent anything, and forms that they will send later.
    waiting: Vec<UnitId>,
}

fn words(words: &str) -> Value {
    Value::Words(words.to_owned())
}

/// Fills in every row of a unit's form, in a way that follows from unit and row alone.
fn filled(opened: &Opened, sheet: &mut Sheet, unit: UnitId) -> BTreeMap<(Key, Field), Value> {
    let entries: Vec<_> = opened.keys.of_unit(unit).collect();
    assert_eq!(entries.len(), sheet.below());
    let mut said = BTreeMap::new();
    for (nth, entry) in entries.into_iter().enumerate() {
        let status = Status::ALL[(nth + unit.index()) % Status::ALL.len()];
        let name = &entry.key.unit;
        let values = [
            (Field::Action, words(&format!("{name}第{nth}项举措\n分两步"))),
            (Field::Schedule, words("上半年部署，下半年检查")),
            (Field::Due, words("2024年6月底")),
            (Field::Progress, words(&format!("已开展{nth}次"))),
            (Field::Status, Value::Status(status)),
            (Field::Person, words("张三")),
        ];
        for (field, value) in values {
            sheet.fill(nth, &field.said(Language::Chinese), text(&value.said(Language::Chinese)));
            said.insert((entry.key.clone(), field), value);
        }
    }
    said
}

#[allow(clippy::too_many_lines, reason = "one arm a thing that goes wrong")]
fn script(opened: &Opened, ledger: &Ledger) -> Script {
    let mut script = Script::default();
    let named = opened.plan.units.iter().filter(|unit| !unit.collective);
    for (nth, unit) in named.enumerate() {
        let mut sheets = form(opened, ledger, &[unit.id]);
        let file = format!("{}.xlsx", unit.name);
        let way = nth % WAYS;
        if way == 4 || way == 5 {
            // 4 sends the form back as it came; 5 sends nothing.
            if way == 4 {
                script.files.push((file, written(&sheets)));
            } else {
                script.waiting.push(unit.id);
            }
            continue;
        }
        let mut said = filled(opened, &mut sheets[0], unit.id);
        let trouble = |script: &mut Script, kind| *script.troubles.entry(kind).or_insert(0) += 1;
        let first = opened.keys.of_unit(unit.id).next().unwrap().key.clone();
        script.cells += said.len() as u32;
        let sheet = &mut sheets[0];
        match way {
            1 => sheet.turn(),
            2 => {
                "Sheet1 (2)".clone_into(&mut sheet.name);
                sheet.rename("完成时限", "完成时间（年月日）");
                sheet.rename("进展情况", "工作进展");
                sheet.rename("责任人", "*责任人：");
                sheet.rename("编号", "措施编号");
                sheet.rename("回收码", "乱码");
                // The renamed column is not known any more, and is told.
                trouble(&mut script, TroubleKind::Column);
            }
            3 => {
                sheet.drop_column("回收码");
                sheets.pop();
            }
            6 => {
                script.files.push((format!("{}（再次报送）.xlsx", unit.name), written(&sheets)));
                script.cells += said.len() as u32;
                script.repeated += said.len() as u32;
            }
            7 => {
                // Another office of the same unit sends only what differs in the first row.
                let mut other = form(opened, ledger, &[unit.id]);
                other[0].fill(0, "进展情况", text("还没有开展"));
                script.files.push((format!("{} 处室.xlsx", unit.name), written(&other)));
                script.cells += 1;
                script.conflicting += 2;
                said.remove(&(first.clone(), Field::Progress));
                script.conflicts.insert((first.clone(), Field::Progress));
            }
            8 => {
                let dues = [
                    (Raw::Date(45_473.0), "2024-06-30"),
                    (Raw::Text("2024.6.30".to_owned()), "2024.6.30"),
                    (Raw::Number(45_123.0), "2023-07-16"),
                    (Raw::Text("２０２４年６月底前".to_owned()), "２０２４年６月底前"),
                ];
                for (row, entry) in opened.keys.of_unit(unit.id).enumerate() {
                    let (cell, read) = &dues[row % dues.len()];
                    sheet.fill(row, "完成时限", Some(cell.clone()));
                    said.insert((entry.key.clone(), Field::Due), words(read));
                    if matches!(cell, Raw::Number(_)) {
                        trouble(&mut script, TroubleKind::Serial);
                    }
                }
            }
            9 => {
                // Half of the rows on a second sheet, each below lines of somebody's own.
                let half = sheet.head + 1 + sheet.below() / 2;
                let mut second = Sheet { name: "续表".to_owned(), ..sheet.clone() };
                second.rows.drain(sheet.head + 1..half);
                sheet.rows.truncate(half);
                for sheet in [&mut *sheet, &mut second] {
                    let lines = [vec![text("各处室：")], vec![], vec![text("请于年底前报送"), text("谢谢")]];
                    sheet.rows.splice(0..0, lines);
                    sheet.head += 3;
                }
                sheets.insert(1, second);
            }
            10 => {
                sheet.drop_column("回收码");
                let (number, unit_column) = (sheet.column("编号"), sheet.column("单位"));
                // The unit's name is one cell over all rows; a sum and a remark stand below.
                let (top, bottom) = (sheet.head + 1, sheet.rows.len() - 1);
                if bottom > top {
                    for row in &mut sheet.rows[top + 1..=bottom] {
                        row[unit_column] = None;
                    }
                    let column = unit_column as u16;
                    sheet.merged.push((top as u32, column, bottom as u32, column));
                }
                let width = sheet.rows[sheet.head].len();
                let mut sum = vec![None; width];
                sum[number] = text("合计");
                sheet.rows.push(sum);
                let mut added = vec![None; width];
                added[sheet.column("具体举措")] = text("另外还做了一件事");
                sheet.rows.push(added);
                trouble(&mut script, TroubleKind::NoIdentity);
            }
            11 => {
                sheet.fill(0, "状态", text("基本完成，约80%"));
                sheet.fill(0, "进展情况", Some(Raw::Formula("=1/0", "#DIV/0!")));
                trouble(&mut script, TroubleKind::Status);
                trouble(&mut script, TroubleKind::Formula);
                said.remove(&(first.clone(), Field::Status));
                said.remove(&(first.clone(), Field::Progress));
                script.cells -= 2;
            }
            _ => {}
        }
        script.files.push((file, written(&sheets)));
        script.expected.extend(said);
    }
    script
}

fn all_read(opened: &Opened, files: &[(String, Vec<u8>)], when: &str) -> Vec<Returned> {
    files.iter().map(|(file, bytes)| read(opened, bytes, file, when).unwrap()).collect()
}

fn values(ledger: &Ledger) -> BTreeMap<(Key, Field), Value> {
    let records = ledger.open().records.iter();
    let each =
        records.flat_map(|(key, record)| record.said.iter().map(move |(field, said)| (key, field, said)));
    each.map(|(key, field, said)| ((key.clone(), *field), said.value.clone())).collect()
}

#[test]
fn a_year_of_returns_is_accounted_for() {
    let opened = plan();
    let empty = Ledger::new(opened.keys.plan.clone(), 2024);
    let script = script(&opened, &empty);

    let start = Instant::now();
    let returns = all_read(&opened, &script.files, "2024-11-30");
    let (ledger, report) = merge(&empty, &returns);
    println!("{} files read and merged in {:.0?}", script.files.len(), start.elapsed());

    // Every value is where it belongs, and none is anywhere else.
    assert_eq!(values(&ledger), script.expected);
    let conflicts: BTreeSet<(Key, Field)> = report.conflicts.iter().cloned().collect();
    assert_eq!(conflicts, script.conflicts);
    for claims in ledger.open().conflicts.values().map(|conflict| &conflict.claims) {
        assert_eq!(claims.len(), 2, "side by side");
    }
    // Every cell is accounted for.
    let tally = report.tally;
    assert_eq!(tally.read, script.cells);
    assert_eq!(
        tally.read,
        tally.taken + tally.changed + tally.unchanged + tally.conflicting + tally.repeated
    );
    assert_eq!((tally.repeated, tally.conflicting), (script.repeated, script.conflicting));
    assert_eq!((tally.changed, tally.unchanged), (0, 0));
    let mut troubles: BTreeMap<TroubleKind, usize> = BTreeMap::new();
    for trouble in report.files.iter().flat_map(|file| &file.troubles) {
        *troubles.entry(trouble.kind).or_insert(0) += 1;
    }
    assert_eq!(troubles, script.troubles);
    assert!(!report.is_clean());

    // The totals are those of the plan, and who has not returned is known.
    let counted = summary(&opened.plan, &opened.keys, &ledger, day("2024-12-01"), 31);
    assert_eq!(counted.all.total(), 624);
    for list in [&counted.parts, &counted.tasks] {
        assert_eq!(list.iter().map(|(_, counts)| counts.total()).sum::<u32>(), 624);
    }
    assert_eq!(counted.units.iter().map(|part| part.counts.total()).sum::<u32>(), 624);
    assert_eq!(counted.roles.iter().map(|(_, counts)| counts.total()).collect::<Vec<_>>(), [170, 63, 391]);
    let waiting: Vec<UnitId> = counted.named(&opened.plan, false).map(|part| part.unit).collect();
    assert_eq!(waiting, script.waiting);
    assert_eq!(counted.named(&opened.plan, true).count(), 70 - waiting.len());
    let stated = script.expected.keys().filter(|(_, field)| *field == Field::Status).count();
    assert_eq!(counted.all.total() - counted.all.unstated, stated as u32);
    let late = counted.late.iter().filter(|pending| pending.status == Some(Status::Late)).count();
    assert_eq!(late as u32, counted.all.of(Status::Late));

    // The same again changes nothing, whatever the order and the names of the files.
    let (again, report) = merge(&ledger, &all_read(&opened, &script.files, "2024-12-24"));
    assert_eq!(again, ledger);
    assert_eq!((report.taken.len(), report.changed.len()), (0, 0));
    assert_eq!(report.tally.repeated, report.tally.read);
    let turned: Vec<Returned> = returns.iter().rev().cloned().collect();
    let (turned, _) = merge(&empty, &turned);
    assert_eq!(turned.to_bytes(), ledger.to_bytes());
    assert_eq!(Ledger::parse(&ledger.to_bytes()).unwrap(), ledger);
}

#[test]
fn what_comes_later_changes_what_was_there_and_the_history_tells() {
    let opened = plan();
    let empty = Ledger::new(opened.keys.plan.clone(), 2024);
    let unit = opened.plan.unit_named("省司法厅").unwrap();
    let mut spring = form(&opened, &empty, &[unit]);
    filled(&opened, &mut spring[0], unit);
    spring[0].fill(0, "状态", text("推进中"));
    let (mut ledger, _) =
        merge(&empty, &all_read(&opened, &[("春.xlsx".into(), written(&spring))], "2024-04-01"));

    // Two forms go out that say what is known. One is sent back with one cell changed; the other, with another.
    let out = form(&opened, &ledger, &[unit]);
    let (mut one, mut other) = (out.clone(), out.clone());
    one[0].fill(0, "状态", text("已完成"));
    one[0].fill(1, "备注", text("新的情况"));
    one[0].fill(2, "责任人", None);
    other[0].fill(3, "进展情况", text("第四项有进展"));
    let files = [("甲.xlsx".to_owned(), written(&one)), ("乙.xlsx".to_owned(), written(&other))];
    let key = opened.keys.of_unit(unit).next().unwrap().key.clone();
    let before = ledger.open().record(&key).unwrap().status();
    assert_eq!(before, Some(Status::UnderWay));
    let history = ledger.open().history.len();
    let (merged, report) = merge(&ledger, &all_read(&opened, &files, "2024-10-01"));
    assert!(report.is_clean(), "cells that nobody touched do not contradict those of the other form");
    assert_eq!((report.taken.len(), report.changed.len()), (1, 2));
    assert_eq!(merged.open().history.len(), history + 3);
    let change = merged
        .open()
        .history
        .iter()
        .find(|change| change.field == Field::Status && change.when == day("2024-10-01"));
    assert_eq!(change.unwrap().from, before.map(Value::Status));
    let third = opened.keys.of_unit(unit).nth(2).unwrap();
    assert_eq!(
        merged.open().record(&third.key).unwrap().words(Field::Person),
        "张三",
        "an empty cell erases nothing"
    );

    // Two that do contradict each other wait for the user.
    one[0].fill(0, "状态", text("滞后"));
    other[0].fill(0, "状态", text("未启动"));
    let files = [("丙.xlsx".to_owned(), written(&one)), ("丁.xlsx".to_owned(), written(&other))];
    (ledger, _) = merge(&merged, &all_read(&opened, &files, "2024-11-01"));
    assert_eq!(ledger.open().record(&key).unwrap().status(), Some(Status::Done), "until then it stays");
    assert!(ledger.turn(2025, day("2024-12-31")).is_err(), "a year is not closed over a conflict");
    ledger.resolve(&key, Field::Status, &Choice::Take(9), day("2024-11-02")).unwrap_err();
    ledger.resolve(&key, Field::Status, &Choice::Take(1), day("2024-11-02")).unwrap();
    assert_eq!(ledger.open().record(&key).unwrap().status(), Some(Status::Late));
    let (same, _) = merge(&ledger, &all_read(&opened, &files, "2024-11-03"));
    assert_eq!(same, ledger, "what was settled is not asked again");

    // The next year begins with what lasts.
    ledger.turn(2025, day("2024-12-31")).unwrap();
    assert_eq!((ledger.years.len(), ledger.open().year), (2, 2025));
    let record = ledger.open().record(&key).unwrap();
    assert_eq!((record.status(), record.words(Field::Progress)), (None, ""));
    assert_eq!(record.words(Field::Person), "张三");
    assert!(record.returned.is_none() && !ledger.open().has_returned("省司法厅"));
    assert!(!compare(&ledger.years[0], &ledger.years[1]).is_empty());
    assert!(ledger.turn(2025, day("2025-12-31")).is_err());
}
