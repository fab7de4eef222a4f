//! The views as tabs, any two of them side by side. Which stand open is the state's; how the tabs are laid out
//! is `egui_tiles`' own.

use super::canvas;
use super::desk::{Desk, colour};
use super::{keys, meeting, reader, strip};
use crate::command::{Command, table};
use crate::view::View;
use eframe::egui::{Button, Color32, Id, Response, Sense, Stroke, Style, Ui, Visuals, WidgetText};
use egui_tiles::{Behavior, SimplificationOptions, TabState, Tile, TileId, Tiles, Tree, UiResponse};

/// Height of the tabs, in points.
const TABS: f32 = 28.0;

/// What each view has painted or laid out and keeps.
#[derive(Default)]
struct Painted {
    canvases: [canvas::Cache; View::ALL.len()],
    reader: reader::Cache,
}

/// The views as tabs.
pub struct Panes {
    tree: Tree<View>,
    painted: Painted,
}

impl Default for Panes {
    fn default() -> Self {
        Self { tree: tabs(&[], View::default()), painted: Painted::default() }
    }
}

fn id() -> Id {
    Id::unique("panes")
}

/// All views as tabs of one place but for `right`, which stands beside them.
fn tabs(right: &[View], active: View) -> Tree<View> {
    let mut tiles = Tiles::default();
    let panes: Vec<(View, TileId)> = View::ALL.map(|view| (view, tiles.insert_pane(view))).to_vec();
    let group = |beside: bool| panes.iter().filter(move |(view, _)| right.contains(view) == beside);
    let left = tiles.insert_tab_tile(group(false).map(|(_, id)| *id).collect());
    let root = if right.is_empty() {
        left
    } else {
        let beside = tiles.insert_tab_tile(group(true).map(|(_, id)| *id).collect());
        tiles.insert_horizontal_tile(vec![left, beside])
    };
    let mut tree = Tree::new(id(), root, tiles);
    tree.make_active(|_, tile| matches!(tile, Tile::Pane(view) if *view == active));
    tree
}

impl Panes {
    /// Draws the views that are open.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let (view, beside) = (desk.state.place.view, desk.state.place.beside);
        self.follow(view, beside);
        let mut panes = Drawing { desk, painted: &mut self.painted };
        self.tree.ui(&mut panes, ui);
        let open = self.open();
        if !open.is_empty() && !same(&open, view, beside) {
            let (view, beside) = arranged(&open, view, beside);
            desk.act(Command::Arrange(view, beside));
        }
    }

    /// The views whose tab is in front.
    fn open(&self) -> Vec<View> {
        let tiles = self.tree.active_tiles();
        let mut open: Vec<View> =
            tiles.iter().filter_map(|id| self.tree.tiles.get_pane(id)).copied().collect();
        open.sort_unstable();
        open
    }

    /// Brings the tabs in line with the views that are to be open.
    fn follow(&mut self, view: View, beside: Option<View>) {
        let open = self.open();
        if same(&open, view, beside) {
            return;
        }
        self.tree = match beside {
            None => tabs(&[], view),
            Some(beside) => {
                // What stood in the right place stays there.
                let right = if self.is_right(view) && !self.is_right(beside) { view } else { beside };
                tabs(&[right], if right == view { beside } else { view })
            }
        };
    }

    /// Whether a view is the one that stands open in the second place.
    fn is_right(&self, view: View) -> bool {
        let root = self.tree.root().and_then(|root| self.tree.tiles.get_container(root));
        let Some(egui_tiles::Container::Linear(linear)) = root else { return false };
        let second = linear.children.get(1).and_then(|id| self.tree.tiles.get_container(*id));
        let Some(egui_tiles::Container::Tabs(tabs)) = second else { return false };
        tabs.active.and_then(|id| self.tree.tiles.get_pane(&id)) == Some(&view)
    }
}

fn same(open: &[View], view: View, beside: Option<View>) -> bool {
    let mut wanted: Vec<View> = std::iter::once(view).chain(beside).collect();
    wanted.sort_unstable();
    open == wanted
}

/// What a person has made of the tabs: the view that came new has the keyboard, beside one that stayed.
fn arranged(open: &[View], view: View, beside: Option<View>) -> (View, Option<View>) {
    let old = |each: &View| *each == view || Some(*each) == beside;
    let new = open.iter().copied().find(|each| !old(each));
    let first = new.or_else(|| open.iter().copied().find(|each| *each == view)).unwrap_or(open[0]);
    let stayed = open.iter().copied().find(|each| *each != first);
    (first, stayed)
}

/// The panes while they are drawn.
struct Drawing<'a, 'd> {
    desk: &'a mut Desk<'d>,
    painted: &'a mut Painted,
}

impl Behavior<View> for Drawing<'_, '_> {
    fn pane_ui(&mut self, ui: &mut Ui, _: TileId, view: &mut View) -> UiResponse {
        let (view, state) = (*view, self.desk.state);
        let pressed = ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()));
        let here = pressed.flatten().is_some_and(|at| ui.max_rect().contains(at));
        if here && state.place.view != view && state.place.beside == Some(view) {
            self.desk.act(Command::Arrange(view, Some(state.place.view)));
        }
        ui.painter().rect_filled(ui.max_rect(), 0.0, colour(self.desk.theme().background));
        // The view begins right below its strip.
        ui.spacing_mut().item_spacing.y = 0.0;
        strip::strip_ui(ui, self.desk, view);
        ui.reset_style();
        if view == View::Meeting {
            meeting::editor_ui(ui, self.desk);
        }
        match view {
            View::Reader => reader::reader_ui(ui, self.desk, &mut self.painted.reader),
            View::Overview
            | View::Columns
            | View::Matrix
            | View::Network
            | View::Duties
            | View::Meeting
            | View::Compare => {
                canvas::canvas_ui(ui, self.desk, view, &mut self.painted.canvases[view as usize]);
            }
        }
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, view: &View) -> WidgetText {
        self.desk.text(&format!("view.{}", view.key())).into()
    }

    fn on_tab_button(&mut self, tiles: &mut Tiles<View>, tile: TileId, button: Response) -> Response {
        let Some(view) = tiles.get_pane(&tile) else { return button };
        let id = format!("view-{}", view.key());
        let keys = table::find(&id).map(|entry| keys::shown(&button.ctx, entry)).unwrap_or_default();
        let tip = format!("{} {keys}", self.desk.text(&format!("command.view-{}.tip", view.key())));
        button.on_hover_text(tip)
    }

    fn top_bar_right_ui(
        &mut self,
        tiles: &Tiles<View>,
        ui: &mut Ui,
        _: TileId,
        tabs: &egui_tiles::Tabs,
        _: &mut f32,
    ) {
        // One button, at the place of the view that has the keyboard.
        let active = tabs.active.and_then(|id| tiles.get_pane(&id));
        if active != Some(&self.desk.state.place.view) {
            return;
        }
        let on = self.desk.state.place.beside.is_some();
        let keys = table::find("beside").map(|entry| keys::shown(ui.ctx(), entry)).unwrap_or_default();
        let tip = format!("{} {keys}", self.desk.text("command.beside.tip"));
        let name = self.desk.text(if on { "panes.one" } else { "panes.two" });
        ui.add_space(4.0);
        if ui.add(Button::new(name).sense(Sense::click())).on_hover_text(tip).clicked() {
            self.desk.act(Command::ToggleBeside);
        }
    }

    fn tab_bar_height(&self, _: &Style) -> f32 {
        TABS
    }

    fn gap_width(&self, _: &Style) -> f32 {
        5.0
    }

    fn tab_bar_color(&self, _: &Visuals) -> Color32 {
        colour(self.desk.theme().panel)
    }

    fn tab_bg_color(&self, _: &Visuals, tiles: &Tiles<View>, tile: TileId, tab: &TabState) -> Color32 {
        let focused = tiles.get_pane(&tile) == Some(&self.desk.state.place.view);
        let theme = self.desk.theme();
        colour(match (tab.active, focused) {
            (true, true) => theme.banner,
            (true, false) => theme.background,
            _ => theme.panel,
        })
    }

    fn tab_outline_stroke(&self, _: &Visuals, _: &Tiles<View>, _: TileId, tab: &TabState) -> Stroke {
        let theme = self.desk.theme();
        if tab.active { Stroke::new(1.0, colour(theme.outline)) } else { Stroke::NONE }
    }

    fn tab_text_color(&self, _: &Visuals, _: &Tiles<View>, _: TileId, tab: &TabState) -> Color32 {
        let theme = self.desk.theme();
        colour(if tab.active { theme.text } else { theme.text_weak })
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions { all_panes_must_have_tabs: true, ..SimplificationOptions::default() }
    }
}
