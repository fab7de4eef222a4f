//! 协作网: who shares measures with whom.

use crate::support::quality::{hash, stress};
use crate::support::window::{CTRL, Window};
use dutymap::command::{Command, Stroke, apply};
use dutymap::graph::Filter;
use dutymap::plan::{RoleSet, UnitId};
use dutymap::scene::labels::{self, SMALLEST};
use dutymap::scene::look::Look;
use dutymap::scene::{Camera, Rect, Shape, Stroke as Width, Target, Theme, Visibility};
use dutymap::state::derived::Network;
use dutymap::state::open::seed;
use dutymap::state::{Choices, Place, State, Workspace};
use dutymap::view::View;
use dutymap::view::network::{self, Choice, Form, Pairing, Size, WORDS};
use dutymap::words::Language;
use eframe::egui::{Event, Key, Modifiers, PointerButton, accesskit, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use std::collections::BTreeSet;

/// The network as a user sees it, with these choices.
fn opened(choice: Choice) -> State {
    let place = Place { view: View::Network, ..Place::default() };
    State::open(&seed().unwrap(), Choices { network: choice, ..Choices::default() }, place)
}

fn of(state: &State) -> &Network {
    state.derived.network.as_ref().unwrap()
}

fn unit(state: &State, name: &str) -> UnitId {
    state.document.plan.unit_named(name).unwrap_or_else(|| panic!("no {name}"))
}

fn with_collectives() -> Choice {
    Choice { collectives: true, ..Choice::default() }
}

#[test]
fn the_plans_ties_are_all_there() {
    for (choice, units, ties) in [(Choice::default(), 70, 929), (with_collectives(), 78, 1_061)] {
        let state = opened(choice);
        let network = of(&state);
        assert_eq!((network.model.nodes.len(), network.weights.shares.len()), (units, ties));
        let lines = network.scene.items.iter().filter(|item| matches!(item.shape, Shape::Line(_)));
        assert_eq!(lines.count(), ties, "those that are not drawn at rest are there to be raised");
        let shared = |share: &network::Share| state.document.graph.shared(share.first, share.second).count();
        assert!(network.weights.shares.iter().all(|share| share.all() as usize == shared(share)));
    }
}

#[test]
fn groups_are_three_and_weak_and_it_is_said() {
    for (choice, q) in [(Choice::default(), 0.188_27), (with_collectives(), 0.183_76)] {
        let state = opened(choice);
        let model = &of(&state).model;
        assert_eq!(model.groups.len(), 3);
        assert!((model.modularity - q).abs() < 5e-6, "{}", model.modularity);
        assert_eq!(model.groups.iter().sum::<usize>(), model.nodes.len());
    }
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Network));
    assert!(window.reads("3 组，模块度 0.188：分组很弱，仅供参考"));
    window.click("含集合单位");
    assert!(window.reads("3 组，模块度 0.184：分组很弱，仅供参考"));
}

/// The same on every machine; a change of the picture is seen here first.
#[test]
fn units_stand_where_they_stood() {
    let expected =
        [(Choice::default(), 0.114, "0x72592852ad24dbfd"), (with_collectives(), 0.125, "0xb4eafdfdba3e94cf")];
    for (choice, most, expected) in expected {
        let (state, again) = (opened(choice.clone()), opened(choice));
        let network = of(&state);
        assert_eq!(network.layout, of(&again).layout, "equal input, equal places");
        let stress = stress(&network.model.ties, &network.layout.free);
        assert!(stress <= most, "{stress}");
        assert_eq!(format!("{:#x}", hash(&network.layout.free)), expected);
    }
}

#[test]
fn neither_threshold_nor_filter_moves_anything() {
    let mut state = opened(Choice::default());
    let before = of(&state).layout.clone();
    let whole = of(&state).weights.total();
    let choice =
        Choice { threshold: Some(9), strongest: false, size: Size::Betweenness, ..Choice::default() };
    apply(&mut state, Command::SetNetwork(choice, Stroke::One));
    assert_eq!(of(&state).layout, before);
    let justice = unit(&state, "省司法厅");
    apply(&mut state, Command::SetUnit(Some(justice)));
    assert_eq!(of(&state).layout, before);
    let weights = &of(&state).weights;
    assert!(weights.total() < whole, "only what is shown counts");
    let shown = state.derived.shown.measures.iter().filter(|shown| **shown).count();
    assert!(weights.shares.iter().all(|share| share.all() as usize <= shown));
}

#[test]
fn what_is_drawn_at_rest_is_what_is_said() {
    let mut state = opened(Choice::default());
    for (threshold, strongest) in
        [(None, true), (None, false), (Some(1), true), (Some(8), false), (Some(8), true)]
    {
        let choice = Choice { threshold, strongest, ..Choice::default() };
        apply(&mut state, Command::SetNetwork(choice, Stroke::One));
        let network = of(&state);
        let at_rest = network
            .scene
            .items
            .iter()
            .filter(|item| matches!(item.shape, Shape::Line(_)) && item.visibility == Visibility::Always);
        let drawn: BTreeSet<Target> = at_rest.map(|item| item.target).collect();
        assert_eq!(drawn.len(), network.weights.drawn());
        let enough = |share: &&network::Share| share.all() >= network.weights.threshold;
        let heavy = network.weights.shares.iter().filter(enough).count();
        assert!(if strongest { drawn.len() >= heavy } else { drawn.len() == heavy });
        if strongest {
            assert_eq!(network.hollow(&state.derived.shown), 0, "every unit keeps a tie");
        }
        if threshold.is_none() {
            let a_unit = heavy as f64 / 70.0;
            assert!((0.8..=3.0).contains(&a_unit), "no hairball and no dust: {a_unit} ties a unit");
        }
    }
}

#[test]
fn heavier_ties_are_wider() {
    let state = opened(Choice::default());
    let network = of(&state);
    let widths: Vec<(u32, u8)> = network
        .scene
        .items
        .iter()
        .filter_map(|item| match (&item.shape, item.target) {
            (Shape::Line(line), Target::Tie(one, other)) => {
                let Width::Wide(width) = line.stroke else { panic!("{line:?}") };
                Some((network.model.share(UnitId(one), UnitId(other)).unwrap().all(), width))
            }
            _ => None,
        })
        .collect();
    assert!(widths.is_sorted(), "the heaviest lies on top and is the widest");
    assert!(widths.last().unwrap().1 > 3 * widths[0].1);
}

/// Labels at rest and with the most tied unit lit: apart from one another, inside, large enough, and many.
#[test]
fn names_are_apart_and_many() {
    let mut state = opened(Choice::default());
    let mut least = usize::MAX;
    for lit in [None, Some(Target::Unit(unit(&state, "省司法厅").0))] {
        apply(&mut state, Command::Select(lit));
        for viewport in [
            Rect::new(243.0, 230.0, 730.0, 545.0),
            Rect::new(0.0, 0.0, 1360.0, 820.0),
            Rect::new(10.0, 20.0, 360.0, 480.0),
        ] {
            for factor in [1.0, 2.5, 8.0] {
                let canvas = state.derived.canvas(View::Network).unwrap();
                let bounds = canvas.scene.bounds;
                let camera = Camera::fit(bounds).zoomed(factor, bounds.center(), bounds);
                let projection = canvas.scene.project(camera, viewport);
                let look = Look {
                    shown: canvas.shown,
                    raised: canvas.raised,
                    lit: canvas.lit,
                    selected: state.place.selection,
                    hovered: None,
                    marks: None,
                    theme: Theme::light(),
                };
                let placed = labels::place(&canvas.scene.items, &projection, &look);
                assert_eq!(placed, labels::place(&canvas.scene.items, &projection, &look));
                for (at, label) in placed.iter().enumerate() {
                    assert!(label.size >= SMALLEST);
                    // The sign on a disc that is half in view may be cut with it; a name is never cut.
                    let (min, max) = (label.rect.min, label.rect.max);
                    let name = label.text.chars().count() > 2;
                    let inside = viewport.contains(min) && viewport.contains(max);
                    assert!(
                        inside || !name && min.y >= viewport.min.y && max.y <= viewport.max.y,
                        "{label:?}"
                    );
                    assert!(placed[..at].iter().all(|other| !other.rect.overlaps(label.rect)), "{label:?}");
                }
                let named: BTreeSet<Target> = placed
                    .iter()
                    .filter(|label| label.text.chars().count() > 2)
                    .map(|label| canvas.scene.items[label.item].target)
                    .collect();
                if factor < 1.5 && viewport.width() > 700.0 {
                    least = least.min(named.len());
                }
                if let Some(lit) = lit {
                    assert!(factor > 1.5 || named.contains(&lit), "who is selected is named");
                }
            }
        }
    }
    assert!(least >= 40, "{least} of 70 names");
}

#[test]
fn arrows_lead_from_leaders() {
    let state = opened(Choice { pairing: Pairing::LeadWithParticipant, ..Choice::default() });
    let network = of(&state);
    let graph = &state.document.graph;
    let place = |id: u32| network.layout.places[network.model.node(UnitId(id)).unwrap()];
    let mut arrows = 0;
    for item in &network.scene.items {
        let (Shape::Line(line), Target::Tie(one, other)) = (&item.shape, item.target) else { continue };
        assert!(line.arrow.is_some());
        arrows += 1;
        let near = |id: u32| line.from.distance_squared(place(id));
        let (from, to) = if near(one) < near(other) { (one, other) } else { (other, one) };
        let leads = graph.duties(UnitId(from)).filter(|link| link.role == dutymap::plan::Role::Lead);
        let with = |link: &&dutymap::graph::Link| {
            let mut team = graph.held_by(link.holder);
            team.any(|each| each.unit == UnitId(to) && each.role == dutymap::plan::Role::Participate)
        };
        assert!(leads.clone().any(|link| with(&link)), "{from} leads where {to} takes part");
    }
    assert!(arrows >= network.weights.shares.len());
}

#[test]
fn who_is_joined_to_nobody_stands_aside() {
    let state = opened(Choice { pairing: Pairing::LeadersTogether, ..Choice::default() });
    let network = of(&state);
    let alone = network.model.degree.iter().filter(|degree| **degree == 0).count();
    assert!(alone > 20);
    assert_eq!(network.layout.aside.len(), alone);
    let discs = network.scene.items.iter().filter(|item| matches!(item.shape, Shape::Disc(_)));
    assert_eq!(discs.count(), 70, "nobody is left out");
    let said = network.scene.items.iter().any(|item| match &item.shape {
        Shape::Label(label) => item.target == WORDS && label.text.contains(&alone.to_string()),
        _ => false,
    });
    assert!(said, "and the picture says who they are");
}

#[test]
fn a_filter_by_role_leaves_its_lines() {
    let mut state = opened(Choice::default());
    apply(&mut state, Command::ToggleRole(dutymap::plan::Role::Participate));
    apply(&mut state, Command::ToggleRole(dutymap::plan::Role::Responsible));
    assert_eq!(state.choices.filter.roles, RoleSet { lead: true, ..RoleSet::NONE });
    let weights = &of(&state).weights;
    assert!(!weights.shares.is_empty());
    assert!(weights.shares.iter().all(|share| share.all() == share.together()));
}

#[test]
fn pairs_are_all_listed_and_add_up() {
    let state = opened(Choice { form: Form::Pairs, ..Choice::default() });
    let network = of(&state);
    let ties: Vec<Target> = network
        .scene
        .items
        .iter()
        .filter(
            |item| matches!(&item.shape, Shape::Panel(panel) if panel.ink == dutymap::scene::Ink::TextWeak),
        )
        .map(|item| item.target)
        .collect();
    assert_eq!(ties.len(), 929);
    assert_eq!(ties.iter().collect::<BTreeSet<_>>().len(), 929, "each once");
    let sum: usize = (0..state.document.plan.measures.len())
        .map(|at| {
            let plan = &state.document.plan;
            let team: BTreeSet<UnitId> = state
                .document
                .graph
                .team(dutymap::plan::MeasureId::at(at))
                .filter(|link| !plan.unit(link.unit).collective)
                .map(|link| link.unit)
                .collect();
            team.len() * team.len().saturating_sub(1) / 2
        })
        .sum();
    assert_eq!(network.weights.total(), sum as u64);
    for share in &network.weights.shares {
        let [first, second] = share.one_leads();
        assert_eq!(share.together() + first + second + share.neither(), share.all());
    }
}

#[test]
fn the_matrix_holds_every_tie_twice() {
    for order in network::Order::ALL {
        let state = opened(Choice { form: Form::Ties, order, ..Choice::default() });
        let scene = &of(&state).scene;
        let cells = scene
            .items
            .iter()
            .filter(|item| matches!(item.target, Target::Tie(..)) && matches!(item.shape, Shape::Panel(_)));
        assert_eq!(cells.count(), 2 * 929);
        let frozen = scene.frozen.as_ref().unwrap();
        let heads: BTreeSet<Target> = frozen.rows.iter().map(|item| item.target).collect();
        assert_eq!((heads.len(), frozen.columns.len()), (70, 70));
    }
}

#[test]
fn combinations_add_up_to_the_union() {
    let state = opened(Choice::default());
    let (plan, graph) = (&state.document.plan, &state.document.graph);
    let names = [
        "省司法厅",
        "省委政法委",
        "省公安厅",
        "省委宣传部",
        "省民政厅",
        "团省委",
        "省教育厅",
        "省法院",
        "省检察院",
    ];
    let units: Vec<UnitId> = names.map(|name| unit(&state, name)).to_vec();
    for count in 2..=9 {
        let language = Language::Chinese;
        let sets = network::sets(plan, graph, &units[..count], &Filter::default(), 730.0, language);
        let drawn = &units[..count.min(network::MOST)];
        let union: BTreeSet<_> = drawn.iter().flat_map(|id| graph.measures_of(*id)).collect();
        let counted: Vec<_> = sets.combinations.iter().flat_map(|(_, measures)| measures).collect();
        assert_eq!(counted.len(), union.len(), "each measure once");
        assert_eq!(counted.into_iter().copied().collect::<BTreeSet<_>>(), union);
        assert_eq!(sets.offers.len(), sets.combinations.len(), "every column shows its measures");
        for (at, id) in drawn.iter().enumerate() {
            let own: usize =
                sets.combinations.iter().filter(|(m, _)| m[at]).map(|(_, list)| list.len()).sum();
            assert_eq!(own, graph.measures_of(*id).count());
        }
        let right = sets.scene.items.iter().filter_map(|item| match &item.shape {
            Shape::Panel(panel) => Some(panel.rect.max.x),
            _ => None,
        });
        assert!(right.fold(0.0, f32::max) <= 730.0, "no column is cut by the edge");
        let left_out = sets.scene.items.iter().any(|item| match &item.shape {
            Shape::Label(label) => label.text.contains("省检察院"),
            _ => false,
        });
        assert!(count < 9 || left_out, "who is not drawn is named");
    }
}

#[test]
fn a_column_shows_its_measures_and_goes_on_counting_all() {
    let mut state = opened(Choice { form: Form::Sets, ..Choice::default() });
    apply(&mut state, Command::Take(View::Network, 0));
    assert_eq!(state.choices.chosen.len(), 4, "those who lead most, in one click");
    let before = of(&state).offers.len();
    apply(&mut state, Command::Take(View::Network, 1));
    let list = state.choices.filter.list.clone().unwrap();
    let shown = state.derived.shown.measures.iter().filter(|shown| **shown).count();
    assert_eq!(list.measures.len(), shown);
    assert_eq!(of(&state).offers.len(), before, "the other columns stay");
    apply(&mut state, Command::Undo);
    assert!(state.choices.filter.is_empty());
}

#[test]
fn pins_are_kept_by_name() {
    let mut state = opened(Choice::default());
    let justice = unit(&state, "省司法厅");
    let before = of(&state).layout.clone();
    let choice = Choice::default().pinned(justice, [3.0, -1.0]);
    apply(&mut state, Command::SetNetwork(choice, Stroke::One));
    let node = of(&state).model.node(justice).unwrap();
    assert_eq!(of(&state).layout.places[node], dutymap::scene::Point::new(300.0, -100.0));
    assert_eq!(of(&state).layout.free, before.free, "where it belongs is not forgotten");
    let others = (0..70).filter(|at| *at != node);
    assert!(others.clone().all(|at| of(&state).layout.places[at] == before.places[at]), "the others stay");
    let kept = Workspace::of(&state.document, &state.choices, &state.place);
    let (choices, _, lost) = kept.restore(&state.document, &[]);
    assert_eq!((choices.network, lost), (state.choices.network.clone(), 0));
    let text = ron::to_string(&kept).unwrap();
    let back: Workspace = ron::from_str(&text).unwrap();
    assert_eq!(back, kept, "a snapshot keeps them");
    apply(&mut state, Command::Undo);
    assert_eq!(of(&state).layout, before);
}

/// Where a unit's disc stands in the window, of the view that is drawn there.
fn on_screen(window: &Window, id: UnitId) -> eframe::egui::Pos2 {
    let state = window.state();
    let name = of(state).describe(&state.document.plan, id, Language::Chinese).unwrap();
    // Where the pointer is, a tip says the same.
    let mut rows = window.harness.query_all_by_role(accesskit::Role::TreeItem);
    let node = rows.find(|node| node.accesskit_node().label().as_deref() == Some(name.as_str()));
    node.expect("the unit is in view").rect().center()
}

fn drag(window: &mut Window, from: eframe::egui::Pos2, by: eframe::egui::Vec2) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.point_at(from);
    window.harness.event(button(from, true));
    window.harness.run();
    for step in 1..=5 {
        window.harness.event(Event::PointerMoved(from + by * (step as f32 / 5.0)));
        window.harness.run();
    }
    window.harness.event(button(from + by, false));
    window.harness.run();
}

#[test]
fn a_unit_that_is_dragged_stays_and_undo_takes_it_back() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Network));
    let justice = unit(window.state(), "省司法厅");
    let before = of(window.state()).layout.clone();
    let from = on_screen(&window, justice);
    drag(&mut window, from, vec2(120.0, -60.0));
    assert!(window.state().choices.network.pins(justice));
    let now = on_screen(&window, justice);
    assert!((now - (from + vec2(120.0, -60.0))).length() < 2.0, "{now:?} for {from:?}");
    assert!(window.reads("放开固定 (1)"));
    window.press(CTRL, Key::Z);
    assert_eq!(of(window.state()).layout, before, "one step, however many moves");
    assert!(window.state().history.undo_name().is_none());
    // On the background, a drag moves the view and pins nothing.
    drag(&mut window, pos2(270.0, 740.0), vec2(30.0, -30.0));
    assert!(window.state().choices.network.pins.is_empty());
}

#[test]
fn a_tie_opens_what_two_units_share() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Network));
    let (court, procuracy) = (unit(window.state(), "省法院"), unit(window.state(), "省检察院"));
    window.act(Command::Select(Some(Target::tie(court.0, procuracy.0))));
    assert!(window.reads("共同措施 26 项"));
    window.click("只看这些措施");
    let shown = window.state().derived.shown.measures.iter().filter(|shown| **shown).count();
    assert_eq!(shown, 26);
    assert!(window.reads("同时列有"));
    window.press(CTRL, Key::Z);
    // A click on the line itself, halfway between the two, where no disc lies.
    window.act(Command::SetNetwork(
        Choice { threshold: Some(26), strongest: false, ..Choice::default() },
        Stroke::One,
    ));
    window.act(Command::Select(None));
    let (a, b) = (on_screen(&window, court), on_screen(&window, procuracy));
    let middle = a + (b - a) * 0.5;
    window.point_at(middle);
    for pressed in [true, false] {
        window.harness.event(Event::PointerButton {
            pos: middle,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.harness.run();
    }
    let selected = window.state().place.selection;
    assert!(selected.is_some(), "{selected:?}");
}

#[test]
fn arrows_walk_through_units_and_partners() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Network));
    let justice = unit(window.state(), "省司法厅");
    window.act(Command::Select(Some(Target::Unit(justice.0))));
    let partners = of(window.state()).weights.partners(justice);
    assert!(partners.is_sorted_by(|a, b| a.1 >= b.1));
    let tie = |at: usize| Some(Target::tie(justice.0, partners[at].0.0));
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(window.state().place.selection, tie(0));
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(window.state().place.selection, tie(1));
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(window.state().place.selection, tie(partners.len() - 1), "around the end");
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert!(matches!(window.state().place.selection, Some(Target::Unit(id)) if id != justice.0));
}

#[test]
fn every_unit_is_named_with_whom_it_works() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Network));
    let state = window.state();
    let language = Language::Chinese;
    let names: Vec<String> = of(state)
        .model
        .nodes
        .iter()
        .map(|id| of(state).describe(&state.document.plan, *id, language).unwrap())
        .collect();
    assert_eq!(names.len(), 70);
    for name in names {
        assert!(window.reads(&name), "{name}");
    }
}

fn click(window: &mut Window, at: eframe::egui::Pos2, modifiers: Modifiers) {
    window.point_at(at);
    for pressed in [true, false] {
        let button = PointerButton::Primary;
        window.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        window.harness.run();
    }
}

#[test]
fn a_row_of_pairs_opens_what_they_share_and_a_name_its_unit() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Network));
    window.click("单位对");
    assert!(window.reads("共 929 对单位"));
    let (court, procuracy) = (unit(window.state(), "省法院"), unit(window.state(), "省检察院"));
    let tie = Target::tie(court.0, procuracy.0);
    // The first row stands right below the head of the columns.
    let named = |name: &str| {
        let mut rows = window.harness.query_all_by_role(accesskit::Role::TreeItem);
        let label = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
        rows.find(|node| label(node).starts_with(name)).expect(name).rect().center()
    };
    let (at_name, at_row) = (named("省法院，与"), named("省法院 — 省检察院"));
    click(&mut window, at_row, Modifiers::NONE);
    assert_eq!(window.state().place.selection, Some(tie));
    click(&mut window, at_name, Modifiers::NONE);
    assert_eq!(window.state().place.selection, Some(Target::Unit(court.0)));
}

#[test]
fn units_chosen_in_the_picture_are_compared() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Network));
    for name in ["省司法厅", "省公安厅"] {
        let id = unit(window.state(), name);
        let at = on_screen(&window, id);
        window.harness.event(Event::ModifiersChanged(CTRL));
        click(&mut window, at, CTRL);
        window.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        window.harness.run();
    }
    assert_eq!(window.state().choices.chosen.len(), 2);
    window.click("看共同措施");
    let graph = &window.state().document.graph;
    let [one, other] = [window.state().choices.chosen[0], window.state().choices.chosen[1]];
    let shared = graph.shared(one, other).count();
    assert!(window.reads(&format!("省司法厅、省公安厅 都列：{shared} 项")));
    window.click(&format!("省司法厅、省公安厅 都列：{shared} 项"));
    let shown = window.state().derived.shown.measures.iter().filter(|shown| **shown).count();
    assert_eq!(shown, shared, "a combination shows its measures");
}

#[test]
fn what_is_pinned_is_let_go() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Network));
    let before = of(window.state()).layout.clone();
    let choice = Choice::default().pinned(unit(window.state(), "省司法厅"), [0.0, 0.0]);
    window.act(Command::SetNetwork(choice, Stroke::One));
    assert_ne!(of(window.state()).layout, before);
    window.click("放开固定 (1)");
    assert_eq!(of(window.state()).layout, before);
}

/// Names beside discs as they show, with the discs, at a camera that sees the whole.
fn names(state: &State, viewport: Rect) -> Vec<(Target, labels::Placed)> {
    let canvas = state.derived.canvas(View::Network).unwrap();
    let projection = canvas.scene.project(Camera::fit(canvas.scene.bounds), viewport);
    let look = Look {
        shown: canvas.shown,
        raised: canvas.raised,
        lit: canvas.lit,
        selected: state.place.selection,
        hovered: None,
        marks: None,
        theme: Theme::light(),
    };
    let items = &canvas.scene.items;
    let names = labels::place(items, &projection, &look)
        .into_iter()
        .filter(|placed| matches!(&items[placed.item].shape, Shape::Label(label) if label.around.is_some()));
    names.map(|placed| (items[placed.item].target, placed)).collect()
}

/// The views of a laptop's window and of a wide one.
const VIEWS: [Rect; 2] = [Rect::new(243.0, 230.0, 730.0, 545.0), Rect::new(0.0, 0.0, 1360.0, 820.0)];

#[test]
fn hubs_and_the_partners_of_who_is_selected_are_named() {
    for choice in [Choice::default(), with_collectives()] {
        let mut state = opened(choice);
        let mut by_degree: Vec<usize> = (0..of(&state).model.nodes.len()).collect();
        by_degree.sort_by_key(|node| std::cmp::Reverse(of(&state).model.degree[*node]));
        for viewport in VIEWS {
            let named: BTreeSet<Target> = names(&state, viewport).into_iter().map(|name| name.0).collect();
            for node in &by_degree[..8] {
                let unit = of(&state).model.nodes[*node];
                let name = &state.document.plan.unit(unit).name;
                assert!(named.contains(&Target::Unit(unit.0)), "{name} of the hubs is named, {viewport:?}");
            }
        }
        let mut missing: Vec<(String, String, f32)> = Vec::new();
        for node in by_degree {
            let unit = of(&state).model.nodes[node];
            apply(&mut state, Command::Select(Some(Target::Unit(unit.0))));
            let partners = of(&state).weights.partners(unit);
            for viewport in VIEWS {
                let named: BTreeSet<Target> =
                    names(&state, viewport).into_iter().map(|name| name.0).collect();
                assert!(named.contains(&Target::Unit(unit.0)));
                let top = partners.iter().take(3).map(|(partner, _)| *partner);
                let name = |unit: UnitId| state.document.plan.unit(unit).name.clone();
                let nameless = top.filter(|partner| !named.contains(&Target::Unit(partner.0)));
                missing.extend(nameless.map(|partner| (name(unit), name(partner), viewport.max.x)));
            }
        }
        assert_eq!(missing, [], "of the three with whom a unit shares most");
    }
}

/// A name beside another unit's disc would be read as that unit's.
#[test]
fn a_name_is_nearest_to_its_own_disc() {
    let state = opened(Choice::default());
    let scene = &of(&state).scene;
    for viewport in VIEWS {
        let projection = scene.project(Camera::fit(scene.bounds), viewport);
        let gap = |at: dutymap::scene::Point, radius: f32, rect: Rect| {
            let near = |x: f32, low: f32, high: f32| x.clamp(low, high);
            let (x, y) = (near(at.x, rect.min.x, rect.max.x), near(at.y, rect.min.y, rect.max.y));
            at.distance_squared(dutymap::scene::Point::new(x, y)).sqrt() - radius
        };
        let discs: Vec<_> = scene
            .items
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Disc(disc) => Some((item.target, projection.point(disc.at), disc.pixels(&projection))),
                _ => None,
            })
            .collect();
        for (target, placed) in names(&state, viewport) {
            let own = discs.iter().find(|disc| disc.0 == target).unwrap();
            let own = gap(own.1, own.2, placed.rect);
            for disc in discs.iter().filter(|disc| disc.0 != target) {
                let other = gap(disc.1, disc.2, placed.rect);
                let led = placed.leader.is_some();
                assert!(other > own || led && other > 4.9, "{}: {own} {other}", placed.text);
            }
        }
    }
}

#[test]
fn who_is_joined_to_nobody_is_in_no_group() {
    for pairing in Pairing::ALL {
        let state = opened(Choice { pairing, ..Choice::default() });
        let network = of(&state);
        let model = &network.model;
        for (node, unit) in model.nodes.iter().enumerate() {
            assert_eq!(model.group[node].is_some(), model.degree[node] > 0, "{pairing:?}");
            let said = network.describe(&state.document.plan, *unit, Language::Chinese).unwrap();
            assert!(said.contains("（不含集合单位）"), "{said}");
        }
    }
    let state = opened(with_collectives());
    let unit = of(&state).model.nodes[0];
    let said = of(&state).describe(&state.document.plan, unit, Language::Chinese).unwrap();
    assert!(!said.contains("不含集合单位"), "{said}");
}

#[test]
fn each_form_says_what_it_is_and_begins_at_its_top() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Network));
    let picture = Language::Chinese.text("view.network.about");
    assert!(window.reads(picture));
    for form in [Form::Pairs, Form::Ties, Form::Sets] {
        let bounds = of(window.state()).scene.bounds;
        let away = window.state().camera(View::Network).unwrap().panned(0.0, 300.0, bounds);
        window.act(Command::Look(View::Network, Some(away)));
        window.act(Command::SetNetwork(Choice { form, ..Choice::default() }, Stroke::One));
        assert_eq!(window.state().place.camera(View::Network), None, "{form:?}");
        let about = Language::Chinese.text(&format!("network.about.{}", form.key())).to_owned();
        assert!(window.reads(&about) && !window.reads(picture), "{form:?}");
    }
}

/// A combination names exactly these of the chosen, and says so.
#[test]
fn a_combination_of_some_says_only() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Network));
    for name in ["省司法厅", "省公安厅", "省委政法委"] {
        let id = unit(window.state(), name);
        window.act(Command::Choose(id));
    }
    window.act(Command::SetNetwork(Choice { form: Form::Sets, ..Choice::default() }, Stroke::One));
    let words: Vec<String> = of(window.state())
        .scene
        .items
        .iter()
        .filter_map(|item| match &item.shape {
            Shape::Label(label) => Some(label.text.clone()),
            _ => None,
        })
        .collect();
    assert!(words.iter().any(|words| words.starts_with("只有 省司法厅、省公安厅 都列：")), "{words:?}");
    assert!(
        words.iter().any(|words| words.starts_with("省司法厅、省公安厅、省委政法委 都列：")),
        "{words:?}"
    );
}

/// Numbers can be read on every shade of the matrix of ties.
#[test]
fn numbers_of_the_matrix_can_be_read() {
    let state = opened(Choice { form: Form::Ties, ..Choice::default() });
    let items = &of(&state).scene.items;
    let light = |[red, green, blue, _]: [u8; 4]| {
        let part = |value: u8| (f64::from(value) / 255.0).powf(2.2);
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    };
    for theme in [Theme::light(), Theme::dark(), Theme::contrast()] {
        for pair in items.windows(2) {
            let (Shape::Panel(ground), Shape::Label(number)) = (&pair[0].shape, &pair[1].shape) else {
                continue;
            };
            let (one, other) = (light(theme.colour(ground.ink)), light(theme.colour(number.ink)));
            let apart = (one.max(other) + 0.05) / (one.min(other) + 0.05);
            assert!(apart >= 4.5, "{apart:.1} {:?} on {:?}", number.ink, ground.ink);
        }
    }
}
