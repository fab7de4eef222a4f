//! Meeting packs and department packets: what is asked for goes out as it is. The window in front closes; where
//! something is to be mended, it comes back with what was typed.

use crate::command::Effect;
use crate::state::State;

pub(super) fn make(state: &mut State, effect: Effect) -> Vec<Effect> {
    state.session.dialog = None;
    vec![effect]
}
