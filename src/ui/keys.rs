//! From key names in the command table to egui's keys.

use super::desk::Desk;
use crate::command::Command;
use crate::command::table::{Entry, TABLE};
use eframe::egui::{self, Key, KeyboardShortcut, Modifiers};

/// The shortcut that a name of the table stands for: `Ctrl+Shift+Z`. On macOS, Ctrl is ⌘.
pub fn shortcut(keys: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = keys;
    loop {
        let (modifier, length) = if rest.starts_with("Ctrl+") {
            (Modifiers::COMMAND, 5)
        } else if rest.starts_with("Shift+") {
            (Modifiers::SHIFT, 6)
        } else if rest.starts_with("Alt+") {
            (Modifiers::ALT, 4)
        } else {
            break;
        };
        modifiers |= modifier;
        rest = &rest[length..];
    }
    Key::from_name(rest).map(|key| KeyboardShortcut::new(modifiers, key))
}

/// The keys of an entry as a menu shows them.
pub fn shown(ctx: &egui::Context, entry: &Entry) -> String {
    entry
        .keys
        .first()
        .and_then(|keys| shortcut(keys))
        .map(|shortcut| format(ctx, shortcut))
        .unwrap_or_default()
}

/// Keys by the sign on them, where the shipped fonts have it.
const SIGNS: [(&str, &str); 10] = [
    ("Backslash", "\\"),
    ("OpenBracket", "["),
    ("CloseBracket", "]"),
    ("ArrowLeft", "←"),
    ("ArrowRight", "→"),
    ("ArrowUp", "↑"),
    ("ArrowDown", "↓"),
    ("Equals", "="),
    ("Minus", "-"),
    ("Slash", "/"),
];

/// A shortcut as it stands on the keyboard.
pub fn format(ctx: &egui::Context, shortcut: KeyboardShortcut) -> String {
    let text = ctx.format_shortcut(&shortcut);
    SIGNS.iter().fold(text, |text, (name, sign)| text.replace(name, sign)).replace("Plus", "+")
}

/// Queues the commands whose keys were pressed. While a text is being typed, plain keys belong to it.
pub fn queue(ctx: &egui::Context, desk: &mut Desk) {
    copy(ctx, desk);
    let typing = ctx.egui_wants_keyboard_input();
    let in_front = desk.state.session.dialog.is_some() || desk.state.session.palette.is_some();
    let popup = egui::Popup::is_any_open(ctx);
    // Those with more modifiers first: Ctrl+Shift+Z is not Ctrl+Z.
    let mut entries: Vec<(&Entry, KeyboardShortcut)> = TABLE
        .iter()
        .flat_map(|entry| entry.keys.iter().filter_map(move |keys| Some((entry, shortcut(keys)?))))
        .collect();
    entries.sort_by_key(|(_, shortcut)| std::cmp::Reverse(modifiers(shortcut.modifiers)));
    for (entry, shortcut) in entries {
        let function = shortcut.logical_key.name().strip_prefix('F').is_some_and(|rest| !rest.is_empty());
        let plain = !shortcut.modifiers.command && !shortcut.modifiers.alt && !function;
        let escape = shortcut.logical_key == Key::Escape;
        // An open menu or popup takes Escape itself.
        if escape && popup {
            continue;
        }
        if (typing && plain && !escape) || (in_front && !escape && entry.id != "palette") {
            continue;
        }
        // Text fields have an undo of their own.
        if typing && matches!(entry.id, "undo" | "redo" | "clear-filter" | "copy-words" | "no-assignment") {
            continue;
        }
        let pressed = ctx.input_mut(|input| input.consume_key(shortcut.modifiers, shortcut.logical_key));
        // What it does is decided when it is its turn: keys before it in the same frame come first.
        if pressed {
            desk.act(Command::Entry(entry.id));
        }
    }
}

/// Ctrl+C comes as an event of its own; while a text is being typed it belongs to it.
fn copy(ctx: &egui::Context, desk: &mut Desk) {
    let typing = ctx.egui_wants_keyboard_input();
    let asked = ctx.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Copy)));
    if asked && !typing && desk.state.session.dialog.is_none() && desk.state.session.words.is_some() {
        desk.act(Command::CopyWords);
    }
}

fn modifiers(modifiers: Modifiers) -> u8 {
    u8::from(modifiers.command) + u8::from(modifiers.shift) + u8::from(modifiers.alt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_a_key() {
        for entry in TABLE {
            for keys in entry.keys {
                assert!(shortcut(keys).is_some(), "{}: {keys}", entry.id);
            }
        }
    }

    #[test]
    fn no_two_commands_have_the_same_keys() {
        let mut seen = std::collections::BTreeSet::new();
        for keys in TABLE.iter().flat_map(|entry| entry.keys) {
            assert!(seen.insert(keys), "{keys}");
        }
    }
}
