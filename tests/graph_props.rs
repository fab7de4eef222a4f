//! What must hold of the graph and the filters of every plan.

mod plans;

use dutymap::graph::{Filter, Load, Mask, Node, PlanGraph};
use dutymap::plan::{Holder, MeasureId, Plan, Role, RoleSet, SectionId, UnitId, UnitKind};
use plans::Draft;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use std::collections::{BTreeMap, BTreeSet};

const WORDS: [&str; 4] = ["普法", "执法 检查", "公正司法", "２０２１年"];

/// One step of a plan, in document order.
#[derive(Debug, Clone)]
enum Step {
    Heading { parent: Index, word: &'static str, held: Vec<(Role, Index)> },
    Measure { word: &'static str, held: Vec<(Role, Index)> },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let held = || prop::collection::vec((select(&Role::ALL[..]), any::<Index>()), 0..6);
    // Most headings carry no assignments, and so do most here.
    let heads = (any::<Index>(), select(&WORDS[..]), prop_oneof![3 => Just(Vec::new()), 1 => held()]);
    let step = prop_oneof![
        1 => heads.prop_map(|(parent, word, held)| Step::Heading { parent, word, held }),
        3 => (select(&WORDS[..]), held()).prop_map(|(word, held)| Step::Measure { word, held }),
    ];
    prop::collection::vec(step, 0..24)
}

prop_compose! {
    fn plan()(
        units in prop::collection::vec((select(&UnitKind::ALL[..4]), prop::bool::weighted(0.2)), 1..9),
        steps in steps(),
    ) -> Plan {
        let mut draft = Draft::new("方案");
        let names: Vec<String> = (0..units.len()).map(|at| format!("省第{at}局")).collect();
        for (name, (kind, collective)) in names.iter().zip(units) {
            draft.unit(name, &[], kind, collective);
        }
        // The headings that are open, outermost first: a new one may only stand under one of these.
        let mut open = vec![SectionId::DOCUMENT];
        let mut number = 0;
        for step in steps {
            match step {
                Step::Heading { parent, word, held } => {
                    open.truncate(parent.index(open.len()) + 1);
                    let section = draft.section(open[open.len() - 1], "一", word);
                    open.push(section);
                    for (role, unit) in held {
                        draft.assign_section(section, role, &[unit.get::<String>(&names).as_str()]);
                    }
                }
                Step::Measure { word, held } => {
                    number += 1;
                    draft.measure(open[open.len() - 1], &number.to_string(), word);
                    for (role, unit) in held {
                        draft.assign(role, &[unit.get::<String>(&names).as_str()]);
                    }
                }
            }
        }
        draft.finish()
    }
}

prop_compose! {
    fn roles()(picked in subsequence(&Role::ALL[..], 0..=3)) -> RoleSet {
        picked.into_iter().collect()
    }
}

/// A filter over a plan that has at most as many units and sections as are drawn from here.
fn filter() -> impl Strategy<Value = Filter> {
    let unit = prop::option::of((0usize..9).prop_map(UnitId::at));
    let kinds = subsequence(&UnitKind::ALL[..4], 0..=2);
    let sections = prop::collection::vec((0usize..8).prop_map(SectionId::at), 0..2);
    let text = select(&["", " ", "法", "执法检", "2021", "第0局", "无"][..]);
    let roles = prop_oneof![Just(RoleSet::ALL), roles()];
    (unit, roles, kinds, sections, text).prop_map(|(unit, roles, kinds, sections, text)| Filter {
        list: None,
        unit,
        roles,
        kinds: kinds.into_iter().collect(),
        sections,
        text: text.to_owned(),
    })
}

/// Which measures name a unit, straight from the plan.
fn named_by(plan: &Plan, unit: UnitId) -> BTreeSet<MeasureId> {
    let names = |measure: &&dutymap::plan::Measure| measure.assignments.iter().any(|a| a.unit == unit);
    plan.measures.iter().filter(names).map(|measure| measure.id).collect()
}

fn within(inner: &[bool], outer: &[bool]) -> bool {
    inner.iter().zip(outer).all(|(inner, outer)| !inner || *outer)
}

fn shows_no_more(inner: &Mask, outer: &Mask) -> bool {
    within(&inner.links, &outer.links)
        && within(&inner.units, &outer.units)
        && within(&inner.measures, &outer.measures)
        && within(&inner.sections, &outer.sections)
}

proptest! {
    #[test]
    fn every_edge_joins_a_unit_and_what_holds_it(plan in plan()) {
        let graph = PlanGraph::from(&plan);
        for edge in graph.petgraph().raw_edges() {
            let (unit, holder) = (graph.petgraph()[edge.source()], graph.petgraph()[edge.target()]);
            prop_assert_eq!(unit, Node::Unit(edge.weight.unit));
            let expected = match edge.weight.holder {
                Holder::Measure(measure) => Node::Measure(measure),
                Holder::Section(section) => Node::Section(section),
            };
            prop_assert_eq!(holder, expected);
        }
    }

    #[test]
    fn a_line_leads_back_to_its_assignment_and_lines_stand_in_document_order(plan in plan()) {
        let graph = PlanGraph::from(&plan);
        prop_assert_eq!(graph.links().len(), plan.assignments().count());
        let mut spans = Vec::new();
        for (at, link) in graph.links().enumerate() {
            prop_assert_eq!(link.id.index(), at);
            prop_assert_eq!(graph.link(link.id), link);
            let assignment = graph.assignment(&plan, link.id);
            prop_assert_eq!((assignment.unit, assignment.role), (link.unit, link.role));
            prop_assert_eq!(plan.words(assignment.span), &plan.unit(link.unit).name);
            spans.push(assignment.span);
        }
        prop_assert!(spans.is_sorted());
    }

    #[test]
    fn counts_are_the_plans_and_degrees_add_up(plan in plan()) {
        let graph = PlanGraph::from(&plan);
        let mut expected: BTreeMap<UnitId, Load> = BTreeMap::new();
        for (_, assignment) in plan.assignments() {
            let load = expected.entry(assignment.unit).or_default();
            match assignment.role {
                Role::Lead => load.lead += 1,
                Role::Responsible => load.responsible += 1,
                Role::Participate => load.participate += 1,
            }
        }
        let mut total = 0;
        for unit in &plan.units {
            let load = graph.load(unit.id);
            prop_assert_eq!(load, expected.get(&unit.id).copied().unwrap_or_default());
            for role in Role::ALL {
                prop_assert_eq!(graph.duties_as(unit.id, role).count(), load.of(role) as usize);
            }
            let ids: Vec<_> = graph.duties(unit.id).map(|link| link.id).collect();
            prop_assert!(ids.is_sorted());
            let measures: Vec<_> = graph.measures_of(unit.id).collect();
            prop_assert_eq!(measures, Vec::from_iter(named_by(&plan, unit.id)));
            total += load.total() as usize;
        }
        let teams: usize = plan.measures.iter().map(|measure| graph.team(measure.id).len()).sum();
        let headings: usize =
            plan.sections.iter().map(|section| graph.held_by(Holder::Section(section.id)).len()).sum();
        prop_assert_eq!(total, graph.links().len());
        prop_assert_eq!(teams + headings, graph.links().len());
        for measure in &plan.measures {
            let by_role: usize = Role::ALL.iter().map(|role| graph.team_as(measure.id, *role).count()).sum();
            prop_assert_eq!(by_role, measure.assignments.len());
        }
    }

    #[test]
    fn partners_share_what_both_are_named_by(plan in plan()) {
        let graph = PlanGraph::from(&plan);
        for unit in &plan.units {
            let ours = named_by(&plan, unit.id);
            let partners = graph.partners(&plan, unit.id, true);
            for other in &plan.units {
                let shared: Vec<_> = ours.intersection(&named_by(&plan, other.id)).copied().collect();
                let found = partners.iter().find(|partner| partner.unit == other.id);
                if other.id == unit.id || shared.is_empty() {
                    prop_assert!(found.is_none());
                } else {
                    prop_assert_eq!(&found.unwrap().measures, &shared);
                    let back = graph.partners(&plan, other.id, true);
                    prop_assert!(back.iter().any(|p| p.unit == unit.id && p.measures == shared));
                }
            }
            prop_assert!(partners.is_sorted_by_key(|p| (std::cmp::Reverse(p.measures.len()), p.unit)));
            let mut named = partners;
            named.retain(|partner| !plan.unit(partner.unit).collective);
            prop_assert_eq!(graph.partners(&plan, unit.id, false), named);
        }
    }

    #[test]
    fn collective_mentions_are_others_measures(plan in plan()) {
        let graph = PlanGraph::from(&plan);
        let collective: BTreeSet<MeasureId> = plan
            .units
            .iter()
            .filter(|unit| unit.collective)
            .flat_map(|unit| named_by(&plan, unit.id))
            .collect();
        for unit in &plan.units {
            let ours = named_by(&plan, unit.id);
            let expected =
                if unit.collective { Vec::new() } else { collective.difference(&ours).copied().collect() };
            prop_assert_eq!(graph.collective_mentions(&plan, unit.id).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn nothing_asked_shows_everything(plan in plan()) {
        let graph = PlanGraph::from(&plan);
        let mask = Filter::default().mask(&plan, &graph);
        prop_assert!(Filter::default().is_empty());
        prop_assert!(!mask.hides());
        prop_assert_eq!(mask.shown_links, graph.links().len());
        prop_assert_eq!(mask.shown_units, plan.units.len());
        prop_assert_eq!(mask.shown_measures, plan.measures.len());
    }

    #[test]
    fn what_is_shown_hangs_together(plan in plan(), filter in filter()) {
        let graph = PlanGraph::from(&plan);
        let mask = filter.mask(&plan, &graph);
        let mut units = vec![filter.is_empty(); plan.units.len()];
        for link in graph.links().filter(|link| mask.link(link.id)) {
            units[link.unit.index()] = true;
            match link.holder {
                Holder::Measure(measure) => prop_assert!(mask.measure(measure)),
                Holder::Section(section) => prop_assert!(mask.section(section)),
            }
        }
        prop_assert_eq!(&units, &mask.units);
        for measure in plan.measures.iter().filter(|measure| mask.measure(measure.id)) {
            prop_assert!(mask.section(measure.section));
            prop_assert!(measure.assignments.is_empty() || graph.team(measure.id).any(|l| mask.link(l.id)));
        }
        for section in plan.sections.iter().filter(|section| mask.section(section.id)) {
            prop_assert!(section.parent.is_none_or(|parent| mask.section(parent)));
        }
        prop_assert_eq!(mask.shown_links, mask.links.iter().filter(|shown| **shown).count());
        prop_assert_eq!(mask.shown_units, mask.units.iter().filter(|shown| **shown).count());
        prop_assert_eq!(mask.shown_measures, mask.measures.iter().filter(|shown| **shown).count());
    }

    #[test]
    fn our_unit_shows_its_measures_with_everybody_in_them(plan in plan(), unit in any::<Index>(), roles in roles()) {
        let graph = PlanGraph::from(&plan);
        let unit = unit.get(&plan.units).id;
        let mask = Filter { unit: Some(unit), roles, ..Filter::default() }.mask(&plan, &graph);
        for measure in &plan.measures {
            let ours = graph.team(measure.id).any(|link| link.unit == unit && roles.has(link.role));
            prop_assert_eq!(mask.measure(measure.id), ours);
            prop_assert!(graph.team(measure.id).all(|link| mask.link(link.id) == ours));
        }
    }

    #[test]
    fn a_further_restriction_never_shows_more(
        plan in plan(),
        loose in filter(),
        other in filter(),
        which in 0..4,
    ) {
        let graph = PlanGraph::from(&plan);
        let mut tight = loose.clone();
        match which {
            0 => {
                for role in Role::ALL {
                    tight.roles = tight.roles.with(role, loose.roles.has(role) && other.roles.has(role));
                }
            }
            1 if loose.kinds.is_empty() => tight.kinds = other.kinds,
            1 => tight.kinds = loose.kinds.intersection(&other.kinds).copied().collect(),
            2 if loose.sections.is_empty() => tight.sections = other.sections,
            2 => tight.sections.truncate(1),
            _ => tight.text = format!("{}{}", loose.text, other.text),
        }
        // Taking away the last kind or heading would lift the restriction.
        prop_assume!(loose.kinds.is_empty() || !tight.kinds.is_empty());
        prop_assert!(shows_no_more(&tight.mask(&plan, &graph), &loose.mask(&plan, &graph)));
    }

    #[test]
    fn choosing_our_unit_shows_no_more_while_roles_and_kinds_are_open(
        plan in plan(),
        loose in filter(),
        unit in any::<Index>(),
    ) {
        let graph = PlanGraph::from(&plan);
        let loose = Filter { unit: None, roles: RoleSet::ALL, kinds: BTreeSet::new(), ..loose };
        let tight = Filter { unit: Some(unit.get(&plan.units).id), ..loose.clone() };
        prop_assert!(shows_no_more(&tight.mask(&plan, &graph), &loose.mask(&plan, &graph)));
    }
}

fn small() -> Plan {
    let mut draft = Draft::new("法治方案");
    draft.unit("省司法厅", &[], UnitKind::Government, false);
    draft.unit("省委宣传部", &[], UnitKind::Party, false);
    draft.unit("省有关单位", &[], UnitKind::Unclassified, true);
    let aims = draft.section(SectionId::DOCUMENT, "一", "总体要求");
    draft.body(aims, "坚持法治国家、法治政府、法治社会一体建设");
    let tasks = draft.section(SectionId::DOCUMENT, "二", "主要任务");
    let task = draft.section(tasks, "1", "弘扬社会主义核心价值观");
    draft.measure(task, "1", "开展普法宣传");
    draft.assign(Role::Lead, &["省司法厅"]);
    draft.assign(Role::Participate, &["省委宣传部"]);
    draft.measure(task, "2", "加强新闻宣传");
    draft.assign(Role::Lead, &["省委宣传部"]);
    draft.assign(Role::Participate, &["省司法厅", "省有关单位"]);
    draft.measure(task, "3", "完善制度");
    draft.assign(Role::Responsible, &["省有关单位"]);
    draft.measure(task, "4", "长期坚持");
    draft.finish()
}

fn shown(plan: &Plan, filter: &Filter) -> Vec<usize> {
    let mask = filter.mask(plan, &PlanGraph::from(plan));
    (0..plan.measures.len()).filter(|at| mask.measures[*at]).map(|at| at + 1).collect()
}

#[test]
fn each_part_of_a_filter_says_what_the_module_says() {
    let plan = small();
    let unit = plan.unit_named("省司法厅");
    let lead: RoleSet = [Role::Lead].into_iter().collect();
    let party = BTreeSet::from([UnitKind::Party]);
    let text = |text: &str| Filter { text: text.to_owned(), ..Filter::default() };

    assert_eq!(shown(&plan, &Filter { unit, ..Filter::default() }), [1, 2]);
    assert_eq!(shown(&plan, &Filter { unit, roles: lead, ..Filter::default() }), [1]);
    assert_eq!(shown(&plan, &Filter { roles: lead, ..Filter::default() }), [1, 2]);
    assert_eq!(shown(&plan, &Filter { kinds: party, ..Filter::default() }), [1, 2]);
    assert_eq!(
        shown(&plan, &Filter { sections: vec![SectionId(1)], ..Filter::default() }),
        Vec::<usize>::new()
    );
    assert_eq!(shown(&plan, &Filter { sections: vec![SectionId(2)], ..Filter::default() }), [1, 2, 3, 4]);
    assert_eq!(shown(&plan, &text("宣 传")), [1, 2]);
    assert_eq!(shown(&plan, &text("有关单位")), [2, 3]);
    assert_eq!(shown(&plan, &text("４")), [4]);
    assert_eq!(shown(&plan, &text("主要任务")), [1, 2, 3, 4]);
    assert_eq!(shown(&plan, &text(" 　")), [1, 2, 3, 4]);
}

#[test]
fn our_unit_stays_beside_the_kind_asked_for() {
    let plan = small();
    let graph = PlanGraph::from(&plan);
    let unit = plan.unit_named("省司法厅").unwrap();
    let kinds = BTreeSet::from([UnitKind::Party]);
    let mask = Filter { unit: Some(unit), kinds, ..Filter::default() }.mask(&plan, &graph);
    assert_eq!(mask.units, [true, true, false]);
    assert_eq!((mask.shown_links, mask.shown_measures), (4, 2));
}

#[test]
fn a_heading_is_shown_for_what_is_below_it() {
    let plan = small();
    let graph = PlanGraph::from(&plan);
    let unit = plan.unit_named("省司法厅");
    assert_eq!(Filter { unit, ..Filter::default() }.mask(&plan, &graph).sections, [true, false, true, true]);
    let text = Filter { text: "一体建设".to_owned(), ..Filter::default() }.mask(&plan, &graph);
    assert_eq!((text.sections, text.shown_measures), (vec![true, true, false, false], 0));
}

#[test]
fn what_others_do_with_a_collective_is_counted() {
    let plan = small();
    let graph = PlanGraph::from(&plan);
    let mentions = |name: &str| {
        let unit = plan.unit_named(name).unwrap();
        graph.collective_mentions(&plan, unit).collect::<Vec<_>>()
    };
    assert_eq!(mentions("省司法厅"), [MeasureId(2)]);
    assert_eq!(mentions("省有关单位"), Vec::<dutymap::plan::MeasureId>::new());
}
