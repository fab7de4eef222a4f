//! What holds for every ledger and every set of returns.

use super::forms::day;
use dutymap::ledger::{Field, Key, Ledger, Mark, Place, Returned, Status, Value, merge};
use dutymap::plan::Role;
use proptest::prelude::*;

fn key() -> impl Strategy<Value = Key> {
    (0..4_u32, 0..2_usize, 0..2_usize).prop_map(|(no, unit, role)| Key {
        place: Place { under: vec!["一".to_owned()], measure: Some(no.to_string()), nth: 1 },
        unit: ["甲局", "乙局"][unit].to_owned(),
        role: Role::ALL[role],
    })
}

fn field_and_value() -> impl Strategy<Value = (Field, Value)> {
    let words = (prop_oneof![Just(Field::Action), Just(Field::Note)], "[ab\n]{1,2}")
        .prop_map(|(field, words)| (field, Value::Words(words)));
    let status = (0..Status::ALL.len()).prop_map(|at| (Field::Status, Value::Status(Status::ALL[at])));
    prop_oneof![words, status]
}

fn returned() -> impl Strategy<Value = Returned> {
    let said = proptest::collection::vec((key(), field_and_value(), 0..9_u32), 0..8);
    (said, 0..6_u32, 1..5_u8, any::<bool>()).prop_map(|(said, file, month, stamped)| {
        let when = day(&format!("2024-{month:02}-01"));
        let unit = stamped.then(|| "甲局".to_owned());
        let mut returned = Returned::new(&format!("{file}.xlsx"), when, unit);
        for (key, (field, value), row) in said {
            returned.say(&key, field, value, &format!("台账!F{row}"));
        }
        returned.known("plan")
    })
}

fn ledger() -> Ledger {
    Ledger::new(Mark { title: String::new(), doc_no: String::new(), sha256: "plan".to_owned() }, 2024)
}

proptest! {
    #[test]
    fn the_order_of_files_makes_no_difference(
        (returns, shuffled) in proptest::collection::vec(returned(), 0..7)
            .prop_flat_map(|returns| (Just(returns.clone()), Just(returns).prop_shuffle())),
        before in proptest::collection::vec(returned(), 0..3),
    ) {
        let (start, _) = merge(&ledger(), &before);
        let (one, other) = (merge(&start, &returns), merge(&start, &shuffled));
        prop_assert_eq!(&one.0, &other.0);
        prop_assert_eq!(one.0.to_bytes(), other.0.to_bytes());
        prop_assert_eq!(one.1, other.1);
    }

    #[test]
    fn merging_twice_changes_nothing(returns in proptest::collection::vec(returned(), 0..7)) {
        let (once, report) = merge(&ledger(), &returns);
        let (twice, again) = merge(&once, &returns);
        prop_assert_eq!(&once, &twice);
        prop_assert!(again.taken.is_empty() && again.changed.is_empty());
        prop_assert_eq!(again.tally.read, again.tally.repeated);
        prop_assert_eq!(&again.conflicts, &report.conflicts);
        prop_assert_eq!(&Ledger::parse(&once.to_bytes()).unwrap(), &once);
    }

    #[test]
    fn every_cell_is_accounted_for_and_nothing_is_lost(
        first in proptest::collection::vec(returned(), 0..4),
        second in proptest::collection::vec(returned(), 0..4),
    ) {
        let (before, _) = merge(&ledger(), &first);
        let (after, report) = merge(&before, &second);
        let tally = report.tally;
        prop_assert_eq!(
            tally.read,
            tally.taken + tally.changed + tally.unchanged + tally.conflicting + tally.repeated
        );
        // What was said is said still, or the history has what became of it.
        for (key, record) in &before.open().records {
            for (field, said) in &record.said {
                let now = after.open().record(key).and_then(|record| record.value(*field));
                let told = after.open().history.iter().any(|change| {
                    change.key == *key && change.field == *field && change.from.as_ref() == Some(&said.value)
                });
                prop_assert!(now.is_some() && (now == Some(&said.value) || told));
            }
        }
        // Every value that came in is in the ledger: as a field, or in a conflict.
        for returned in second {
            for (key, values) in &returned.values {
                for (field, claims) in values {
                    let now = after.open().record(key).and_then(|record| record.value(*field));
                    let conflict = after.open().conflicts.get(&(key.clone(), *field));
                    for value in claims.keys() {
                        let waits = conflict.is_some_and(|conflict| conflict.claims.contains_key(value));
                        let known = before.open().returns.contains_key(&returned.id);
                        prop_assert!(now == Some(value) || waits || known);
                    }
                }
            }
        }
    }
}
