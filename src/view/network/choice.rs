//! What the user chose about the network.

use crate::layout::force::Place;
use crate::plan::UnitId;
use serde::{Deserialize, Serialize};

/// Which units of a measure are joined by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Pairing {
    /// Any two.
    #[default]
    Any,
    /// Who leads with who takes part: an arrow from the leader.
    LeadWithParticipant,
    /// Those who lead together.
    LeadersTogether,
}

impl Pairing {
    /// All, as a list shows them.
    pub const ALL: [Self; 3] = [Self::Any, Self::LeadWithParticipant, Self::LeadersTogether];

    /// The end of its key in `words/`: `network.pairing.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::LeadWithParticipant => "lead-with-participant",
            Self::LeadersTogether => "leaders-together",
        }
    }
}

/// As what the network is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Form {
    /// Discs and lines.
    #[default]
    Picture,
    /// A ranked list of pairs.
    Pairs,
    /// A matrix of ties.
    Ties,
    /// Which measures the chosen units share, as an `UpSet` picture.
    Sets,
}

impl Form {
    /// All, as tabs show them.
    pub const ALL: [Self; 4] = [Self::Picture, Self::Pairs, Self::Ties, Self::Sets];

    /// The end of its key in `words/`: `network.form.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Pairs => "pairs",
            Self::Ties => "ties",
            Self::Sets => "sets",
        }
    }
}

/// What the colour of a disc says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Colour {
    /// Its group.
    #[default]
    Community,
    /// Its kind.
    Kind,
}

impl Colour {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Community, Self::Kind];

    /// The end of its key in `words/`: `network.colour.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Community => "community",
            Self::Kind => "kind",
        }
    }
}

/// What the size of a disc says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Size {
    /// With how many units it shares measures.
    #[default]
    Degree,
    /// How many shared measures, summed over partners.
    Strength,
    /// How many pairs of others are joined through it.
    Betweenness,
}

impl Size {
    /// All.
    pub const ALL: [Self; 3] = [Self::Degree, Self::Strength, Self::Betweenness];

    /// The end of its key in `words/`: `network.size.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::Strength => "strength",
            Self::Betweenness => "betweenness",
        }
    }
}

/// In which order units stand in the matrix of ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Order {
    /// By group, within a group the most tied first.
    #[default]
    Groups,
    /// Those with the same partners side by side.
    Alike,
}

impl Order {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Groups, Self::Alike];

    /// The end of its key in `words/`: `network.order.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Groups => "groups",
            Self::Alike => "alike",
        }
    }
}

/// What the user chose about this view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// Which units of a measure are joined by it.
    pub pairing: Pairing,
    /// The fewest shared measures of a tie that is drawn; none is as many as leave a picture to look at.
    pub threshold: Option<u32>,
    /// Whether every unit keeps its strongest tie below the threshold.
    pub strongest: bool,
    /// Whether collectives count as units.
    pub collectives: bool,
    /// As what it is shown.
    pub form: Form,
    /// What the colour of a disc says.
    pub colour: Colour,
    /// What the size of a disc says.
    pub size: Size,
    /// In which order units stand in the matrix.
    pub order: Order,
    /// Units that were put somewhere by hand, and where, in hops; ascending. A snapshot keeps them by name.
    #[serde(skip)]
    pub pins: Vec<(UnitId, Place)>,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            pairing: Pairing::default(),
            threshold: None,
            strongest: true,
            collectives: false,
            form: Form::default(),
            colour: Colour::default(),
            size: Size::default(),
            order: Order::default(),
            pins: Vec::new(),
        }
    }
}

impl Choice {
    /// With a unit pinned there.
    #[must_use]
    pub fn pinned(&self, unit: UnitId, at: Place) -> Self {
        let mut choice = self.unpinned(unit);
        let before = choice.pins.partition_point(|(id, _)| *id < unit);
        choice.pins.insert(before, (unit, at));
        choice
    }

    /// With a unit let go.
    #[must_use]
    pub fn unpinned(&self, unit: UnitId) -> Self {
        let mut choice = self.clone();
        choice.pins.retain(|(id, _)| *id != unit);
        choice
    }

    /// Whether a unit was put where it stands.
    pub fn pins(&self, unit: UnitId) -> bool {
        self.pins.iter().any(|(id, _)| *id == unit)
    }
}
