use super::{Merged, number};
use crate::ledger::summary::{Counts, Pending};
use crate::ledger::{
    Changed, Claim, Conflict, Fate, Field, FileReport, Key, Keys, Ledger, Status, Summary, Value,
};
use crate::plan::{Plan, SectionId};
use crate::words::Language;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// What became of every file and every cell, as JSON, UTF-8 without a mark, indented, with a line end at the end:
/// ```text
/// {"plan":{"title","doc_no","sha256"},"year","clean",
///  "tally":{"read","taken","changed","unchanged","conflicting","repeated"},
///  "files":[{"file","id","units":[],"fate":"taken|known|same","on","same_as","rows","cells","untouched",
///            "troubles":[{"place","kind","lost","words"}]}],
///  "refused":[{"file","why"}],
///  "taken":[change],"changed":[change],
///  "conflicts":[{"record","field","now","claims":[{"value","from":[{"file","cell"}]}]}]}
/// change: {"record","field","from","to","claims":[{"file","cell"}]}
/// record: {"code","no","unit","role"}
/// ```
/// `no` is the number as cited, empty where the plan assigns no such thing. A status is its name
/// (`not-started|under-way|done|late|ongoing`), every other value its words; null where nothing is said.
pub fn json_merge(merged: &Merged) -> String {
    let report = merged.report;
    let year = merged.ledger.open();
    let changes = |list: &[Changed]| -> Vec<Json> { list.iter().map(|each| change(merged, each)).collect() };
    let refused = merged.refused.iter().map(|(file, key, args)| {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        json!({ "file": file, "why": Language::Chinese.fill(key, &args) })
    });
    let conflicts = report.conflicts.iter().filter_map(|(key, field)| {
        let conflict = year.conflicts.get(&(key.clone(), *field))?;
        Some(conflicting(merged, key, *field, conflict))
    });
    let tally = report.tally;
    printed(&json!({
        "plan": {
            "title": merged.ledger.plan.title,
            "doc_no": merged.ledger.plan.doc_no,
            "sha256": merged.ledger.plan.sha256,
        },
        "year": year.year,
        "clean": report.is_clean() && merged.refused.is_empty(),
        "tally": {
            "read": tally.read,
            "taken": tally.taken,
            "changed": tally.changed,
            "unchanged": tally.unchanged,
            "conflicting": tally.conflicting,
            "repeated": tally.repeated,
        },
        "files": report.files.iter().map(file).collect::<Vec<_>>(),
        "refused": refused.collect::<Vec<_>>(),
        "taken": changes(&report.taken),
        "changed": changes(&report.changed),
        "conflicts": conflicts.collect::<Vec<_>>(),
    }))
}

/// How far everything is, as JSON:
/// ```text
/// {"year","day","within","all":counts,
///  "roles":[{"role","counts"}],"parts":[{"section":id,"heading","counts"}],"tasks":[…],
///  "units":[{"unit","collective","returned","answered","counts"}],
///  "late":[pending],"soon":[pending],"conflicts","strays":[{"code","unit","role"}]}
/// counts: {"total","not-started","under-way","done","late","ongoing","unstated"}
/// pending: {"record","day","by":"document|unit|status","span","status"}
/// ```
/// `section` and `span` are those of `parse`.
pub fn json_summary(plan: &Plan, keys: &Keys, ledger: &Ledger, summary: &Summary) -> String {
    let heads = |list: &[(SectionId, Counts)]| -> Vec<Json> {
        let head = |(id, each): &(SectionId, Counts)| json!({ "section": id.0, "heading": plan.heading(*id), "counts": counts(*each) });
        list.iter().map(head).collect()
    };
    let units = summary.units.iter().map(|part| {
        let unit = plan.unit(part.unit);
        json!({
            "unit": unit.name,
            "collective": unit.collective,
            "returned": part.returned,
            "answered": part.answered,
            "counts": counts(part.counts),
        })
    });
    let pending = |list: &[Pending]| -> Vec<Json> {
        let one = |each: &Pending| {
            let by = match each.due {
                None => "status",
                Some(due) if due.span.is_some() => "document",
                Some(_) => "unit",
            };
            json!({
                "record": record(plan, keys, ledger, &summary.entry(keys, each).key),
                "day": each.due.map(|due| due.day),
                "by": by,
                "span": each.due.and_then(|due| due.span),
                "status": each.status.map(Status::key),
            })
        };
        list.iter().map(one).collect()
    };
    let roles = summary.roles.iter().map(|(role, each)| json!({ "role": role, "counts": counts(*each) }));
    printed(&json!({
        "year": summary.year,
        "day": summary.day,
        "within": summary.within,
        "all": counts(summary.all),
        "roles": roles.collect::<Vec<_>>(),
        "parts": heads(&summary.parts),
        "tasks": heads(&summary.tasks),
        "units": units.collect::<Vec<_>>(),
        "late": pending(&summary.late),
        "soon": pending(&summary.soon),
        "conflicts": summary.conflicts,
        "strays": summary.strays.iter().map(|key| record(plan, keys, ledger, key)).collect::<Vec<_>>(),
    }))
}

fn printed(json: &Json) -> String {
    // Plain data under string keys: there is nothing in it that JSON could not hold.
    let mut text = serde_json::to_string_pretty(json).unwrap_or_default();
    text.push('\n');
    text
}

fn counts(counts: Counts) -> Json {
    let mut object = serde_json::Map::new();
    object.insert("total".to_owned(), json!(counts.total()));
    for status in Status::ALL {
        object.insert(status.key().to_owned(), json!(counts.of(status)));
    }
    object.insert("unstated".to_owned(), json!(counts.unstated));
    Json::Object(object)
}

fn file(file: &FileReport) -> Json {
    let (fate, on, same_as) = match &file.fate {
        Fate::Taken => ("taken", None, None),
        Fate::Known(day) => ("known", Some(*day), None),
        Fate::SameAs(other) => ("same", None, Some(other)),
    };
    let troubles = file.troubles.iter().map(|trouble| {
        json!({
            "place": trouble.place,
            "kind": trouble.kind.key(),
            "lost": trouble.kind.lost(),
            "words": trouble.words,
        })
    });
    json!({
        "file": file.file,
        "id": file.id,
        "units": file.units,
        "fate": fate,
        "on": on,
        "same_as": same_as,
        "rows": file.rows,
        "cells": file.cells,
        "untouched": file.untouched,
        "troubles": troubles.collect::<Vec<_>>(),
    })
}

fn record(plan: &Plan, keys: &Keys, ledger: &Ledger, key: &Key) -> Json {
    let entry = keys.entry(key);
    json!({
        "code": key.code(&ledger.plan.sha256),
        "no": entry.map_or(String::new(), |entry| number(plan, entry, Language::Chinese)),
        "unit": key.unit,
        "role": key.role,
    })
}

fn said(value: &Value) -> &str {
    match value {
        Value::Words(words) => words,
        Value::Status(status) => status.key(),
    }
}

fn claims(claims: &BTreeSet<Claim>) -> Vec<Json> {
    claims.iter().map(|claim| json!({ "file": claim.file, "cell": claim.cell })).collect()
}

fn change(merged: &Merged, change: &Changed) -> Json {
    json!({
        "record": record(merged.plan, merged.keys, merged.ledger, &change.key),
        "field": change.field.key(),
        "from": change.from.as_ref().map(said),
        "to": said(&change.to),
        "claims": claims(&change.claims),
    })
}

fn conflicting(merged: &Merged, key: &Key, field: Field, conflict: &Conflict) -> Json {
    let now = merged.ledger.open().record(key).and_then(|record| record.value(field));
    let values =
        conflict.claims.iter().map(|(value, from)| json!({ "value": said(value), "from": claims(from) }));
    json!({
        "record": record(merged.plan, merged.keys, merged.ledger, key),
        "field": field.key(),
        "now": now.map(said),
        "claims": values.collect::<Vec<_>>(),
    })
}
