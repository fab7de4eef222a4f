use super::{Merged, label};
use crate::ledger::summary::{Counts, Pending};
use crate::ledger::{Changed, Claim, Fate, Field, FileReport, Key, Keys, Ledger, Status, Summary, Trouble};
use crate::plan::{Day, Plan, SectionId};
use crate::words::Language;

/// How many characters of a value are told.
const EXCERPT: usize = 40;

/// What became of every file and every cell, for people: the figures, then what needs a look. Lines end in `\n`.
pub fn text_merge(merged: &Merged, language: Language) -> String {
    let mut letter = Letter { plan: merged.plan, keys: merged.keys, language, text: String::new() };
    let (report, year) = (merged.report, merged.ledger.open());
    letter.line("merged.title", &[&merged.plan.title.text, &year.year.to_string()]);
    let fates = |wanted: fn(&Fate) -> bool| report.files.iter().filter(|file| wanted(&file.fate)).count();
    let files = [
        report.files.len() + merged.refused.len(),
        fates(|fate| *fate == Fate::Taken),
        fates(|fate| matches!(fate, Fate::Known(_))),
        fates(|fate| matches!(fate, Fate::SameAs(_))),
        merged.refused.len(),
    ];
    letter.numbers("merged.files", &files);
    let tally = report.tally;
    let untouched: u32 = report.files.iter().map(|file| file.untouched).sum();
    let cells = [
        tally.read,
        tally.taken,
        tally.changed,
        tally.unchanged,
        tally.conflicting,
        tally.repeated,
        untouched,
    ];
    letter.numbers("merged.cells", &cells.map(|count| count as usize));
    letter.section("merged.refused", merged.refused, |letter, (file, key, args)| {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let why = letter.language.fill(key, &args);
        letter.below(&format!("{file} · {why}"));
    });
    let again: Vec<&FileReport> = report.files.iter().filter(|file| file.fate != Fate::Taken).collect();
    letter.section("merged.again", &again, |letter, file| {
        let why = match &file.fate {
            Fate::Known(day) => letter.language.fill("merged.known", &[&day.to_string()]),
            Fate::SameAs(other) => letter.language.fill("merged.same-as", &[other]),
            Fate::Taken => String::new(),
        };
        letter.below(&format!("{} · {why}", file.file));
    });
    letter.section("merged.changed", &report.changed, Letter::changed);
    letter.section("merged.conflicts", &report.conflicts, |letter, (key, field)| {
        letter.conflict(merged.ledger, key, *field);
    });
    let mut troubles: Vec<(&str, &Trouble)> = Vec::new();
    for file in &report.files {
        troubles.extend(file.troubles.iter().map(|trouble| (file.file.as_str(), trouble)));
    }
    let (lost, read): (Vec<_>, Vec<_>) = troubles.into_iter().partition(|(_, trouble)| trouble.kind.lost());
    letter.section("merged.unplaced", &lost, Letter::trouble);
    letter.section("merged.read-as", &read, Letter::trouble);
    letter.text
}

/// How far everything is, for people. Lines end in `\n`.
pub fn text_summary(
    plan: &Plan,
    keys: &Keys,
    ledger: &Ledger,
    summary: &Summary,
    language: Language,
) -> String {
    let mut letter = Letter { plan, keys, language, text: String::new() };
    letter.line("summed.title", &[&plan.title.text, &summary.year.to_string(), &summary.day.to_string()]);
    let all = letter.counts(summary.all);
    letter.line("summed.all", &[&all]);
    letter.returned(summary);
    letter.section("summed.roles", &summary.roles, |letter, (role, counts)| {
        let role = letter.language.text(&format!("role.{}", role.key())).to_owned();
        letter.counted(&role, *counts);
    });
    letter.section("summed.parts", &summary.parts, Letter::heading);
    letter.section("summed.tasks", &summary.tasks, Letter::heading);
    let units: Vec<_> = summary.units.iter().filter(|part| part.counts.total() > 0).collect();
    letter.section("summed.units", &units, |letter, part| {
        let key = match (plan.unit(part.unit).collective, part.returned) {
            (true, _) => "summed.unit.collective",
            (false, true) => "summed.unit.returned",
            (false, false) => "summed.unit.waiting",
        };
        let name = &plan.unit(part.unit).name;
        let name = letter.language.fill(key, &[name, &part.answered.to_string()]);
        letter.counted(&name, part.counts);
    });
    letter.section("summed.late", &summary.late, |letter, pending| letter.pending(summary, pending));
    letter.soon(summary);
    letter.section("summed.conflicts", &ledger.open().conflicts.keys().collect::<Vec<_>>(), |letter, at| {
        letter.conflict(ledger, &at.0, at.1);
    });
    letter.section("summed.strays", &summary.strays, |letter, key| {
        let label = label(letter.plan, letter.keys, key, letter.language);
        letter.below(&label);
    });
    letter.text
}

struct Letter<'a> {
    plan: &'a Plan,
    keys: &'a Keys,
    language: Language,
    text: String,
}

impl Letter<'_> {
    fn line(&mut self, key: &str, args: &[&str]) {
        let line = self.language.fill(key, args);
        self.text.push_str(&line);
        self.text.push('\n');
    }

    fn numbers(&mut self, key: &str, numbers: &[usize]) {
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        self.line(key, &numbers);
    }

    fn below(&mut self, line: &str) {
        self.text.push_str("  ");
        self.text.push_str(&line.split_whitespace().collect::<Vec<_>>().join(" "));
        self.text.push('\n');
    }

    /// A heading with how many there are, and each; nothing where there is none.
    fn section<T>(&mut self, key: &str, items: &[T], mut each: impl FnMut(&mut Self, &T)) {
        if items.is_empty() {
            return;
        }
        self.text.push('\n');
        self.line(key, &[&items.len().to_string()]);
        for item in items {
            each(self, item);
        }
    }

    fn field(&self, key: &Key, field: Field) -> String {
        let label = label(self.plan, self.keys, key, self.language);
        format!("{label} · {}", field.said(self.language))
    }

    fn changed(&mut self, changed: &Changed) {
        let said = |value: &crate::ledger::Value| excerpt(&value.said(self.language));
        let from = changed.from.as_ref().map(said).unwrap_or_default();
        let (what, to) = (self.field(&changed.key, changed.field), said(&changed.to));
        let line = self.language.fill("merged.change", &[&what, &from, &to, &places(&changed.claims)]);
        self.below(&line);
    }

    fn conflict(&mut self, ledger: &Ledger, key: &Key, field: Field) {
        let Some(conflict) = ledger.open().conflicts.get(&(key.clone(), field)) else { return };
        let code = key.code(&ledger.plan.sha256);
        let what = self.field(key, field);
        let head = self.language.fill("merged.conflict", &[&what, &code, field.key()]);
        self.below(&head);
        let now = ledger.open().record(key).and_then(|record| record.value(field));
        if let Some(now) = now {
            let now = excerpt(&now.said(self.language));
            let line = self.language.fill("merged.conflict.now", &[&now]);
            self.text.push_str("  ");
            self.below(&line);
        }
        for (nth, (value, claims)) in (1..).zip(&conflict.claims) {
            let value = excerpt(&value.said(self.language));
            let args = [nth.to_string(), value, places(claims)];
            let line = self.language.fill("merged.conflict.claim", &[&args[0], &args[1], &args[2]]);
            self.text.push_str("  ");
            self.below(&line);
        }
    }

    fn trouble(&mut self, (file, trouble): &(&str, &Trouble)) {
        let why = self.language.text(&format!("trouble.{}", trouble.kind.key())).to_owned();
        let line = self.language.fill("merged.trouble", &[file, &trouble.place, &why, &trouble.words]);
        self.below(&line);
    }

    /// 「624：未启动 3，推进中 20，…，未填报 601」
    fn counts(&self, counts: Counts) -> String {
        let said = Status::ALL.map(|status| (status.said(self.language), counts.of(status)));
        let unstated = (self.language.text("summed.unstated").to_owned(), counts.unstated);
        let parts = said.into_iter().chain([unstated]).filter(|(_, count)| *count > 0);
        let parts: Vec<String> = parts.map(|(status, count)| format!("{status} {count}")).collect();
        self.language.fill("summed.counts", &[&counts.total().to_string(), &parts.join("，")])
    }

    fn counted(&mut self, what: &str, counts: Counts) {
        let counts = self.counts(counts);
        self.below(&format!("{what}　{counts}"));
    }

    fn heading(&mut self, (id, counts): &(SectionId, Counts)) {
        let heading = self.plan.heading(*id);
        self.counted(&heading, *counts);
    }

    fn returned(&mut self, summary: &Summary) {
        let plan = self.plan;
        let names = |returned: bool| -> Vec<&str> {
            summary.named(plan, returned).map(|part| plan.unit(part.unit).name.as_str()).collect()
        };
        let (returned, waiting) = (names(true), names(false));
        let blank = summary.named(plan, true).filter(|part| part.answered == 0).count();
        self.numbers("summed.returned", &[returned.len(), blank, waiting.len()]);
        if !waiting.is_empty() {
            self.line("summed.waiting", &[&waiting.join("、")]);
        }
        let collectives = summary.units.iter().filter(|part| plan.unit(part.unit).collective);
        let (units, assignments) = collectives
            .fold((0, 0), |(units, assignments), part| (units + 1, assignments + part.counts.total()));
        if units > 0 {
            self.line("summed.collectives", &[&units.to_string(), &assignments.to_string()]);
        }
    }

    fn soon(&mut self, summary: &Summary) {
        if summary.soon.is_empty() {
            return;
        }
        self.text.push('\n');
        self.line("summed.soon", &[&summary.within.to_string(), &summary.soon.len().to_string()]);
        for pending in &summary.soon {
            self.pending(summary, pending);
        }
    }

    fn pending(&mut self, summary: &Summary, pending: &Pending) {
        let entry = summary.entry(self.keys, pending);
        let label = label(self.plan, self.keys, &entry.key, self.language);
        let status = match pending.status {
            Some(status) => status.said(self.language),
            None => self.language.text("summed.unstated").to_owned(),
        };
        let day = |day: Day| day.to_string();
        let when = match pending.due {
            // By the words of the document, which stand there; or by the unit's own.
            Some(due) => match due.span {
                Some(span) => {
                    self.language.fill("summed.due.document", &[&day(due.day), self.plan.words(span)])
                }
                None => self.language.fill("summed.due.unit", &[&day(due.day)]),
            },
            None => self.language.text("summed.due.status").to_owned(),
        };
        self.below(&format!("{when} · {label} · {status}"));
    }
}

fn places(claims: &std::collections::BTreeSet<Claim>) -> String {
    let places: Vec<String> = claims.iter().map(|claim| format!("{} {}", claim.file, claim.cell)).collect();
    places.join("；")
}

/// A value on one line, its beginning where it is long.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
