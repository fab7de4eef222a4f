//! Strongly connected components of the penalty digraph, in an order that
//! violates no arc between them. Inside a component nothing is decided.
//!
//! Where the digraph has no cycle the best order pays the sum of minima alone,
//! so only components of two or more vertices need a search; optimal orders of
//! the components, set one behind the other, are optimal for the whole.
//! Method: R. Tarjan, "Depth-first search and linear graph algorithms" (1972),
//! then A. Kahn, "Topological sorting of large networks" (1962).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::pairs::Differences;

const UNSEEN: u32 = u32::MAX;

/// The components one behind the other. `order` settles what the arcs leave
/// open: members keep its sequence, and of two components that could come next
/// the one whose first member stands earlier in it comes first. O(n²) time.
pub(super) fn components(d: &Differences, order: &[u32]) -> Vec<Vec<u32>> {
    let of = labels(d);
    let count = of.iter().max().map_or(0, |&last| last as usize + 1);
    let mut members = vec![Vec::new(); count];
    let mut first = vec![UNSEEN; count];
    for (at, &v) in (0_u32..).zip(order) {
        let c = of[v as usize] as usize;
        members[c].push(v);
        first[c] = first[c].min(at);
    }
    let mut waiting_for = vec![0_u32; count];
    let each_arc_from = |v: u32, visit: &mut dyn FnMut(usize)| {
        let own = of[v as usize];
        for (&to, &difference) in of.iter().zip(d.row(v)) {
            if difference < 0 && to != own {
                visit(to as usize);
            }
        }
    };
    for &v in order {
        each_arc_from(v, &mut |to| waiting_for[to] += 1);
    }
    let mut ready: BinaryHeap<Reverse<(u32, usize)>> =
        (0..count).filter(|&c| waiting_for[c] == 0).map(|c| Reverse((first[c], c))).collect();
    let mut sorted = Vec::with_capacity(count);
    while let Some(Reverse((_, c))) = ready.pop() {
        let members = std::mem::take(&mut members[c]);
        for &v in &members {
            each_arc_from(v, &mut |to| {
                waiting_for[to] -= 1;
                if waiting_for[to] == 0 {
                    ready.push(Reverse((first[to], to)));
                }
            });
        }
        sorted.push(members);
    }
    sorted
}

/// Component number of each vertex.
fn labels(d: &Differences) -> Vec<u32> {
    let n = d.len();
    let mut label = vec![UNSEEN; n];
    let mut found = vec![UNSEEN; n];
    let mut low = vec![UNSEEN; n];
    let mut open: Vec<u32> = Vec::new();
    // (vertex, next successor to look at): recursion written out, because a
    // path of thousands of vertices would not fit the stack of a worker thread.
    let mut path: Vec<(u32, usize)> = Vec::new();
    let (mut clock, mut components) = (0, 0);
    for root in 0_u32.. {
        if root as usize >= n {
            break;
        }
        if found[root as usize] == UNSEEN {
            path.push((root, 0));
        }
        while let Some((v, next)) = path.pop() {
            let at = v as usize;
            if next == 0 {
                found[at] = clock;
                low[at] = clock;
                clock += 1;
                open.push(v);
            }
            let row = d.row(v);
            let mut child = None;
            for (w, to) in (0_u32..).zip(row).skip(next) {
                if *to >= 0 || label[w as usize] != UNSEEN {
                    continue;
                }
                if found[w as usize] == UNSEEN {
                    child = Some(w);
                    break;
                }
                low[at] = low[at].min(found[w as usize]);
            }
            if let Some(w) = child {
                path.push((v, w as usize + 1));
                path.push((w, 0));
                continue;
            }
            if low[at] == found[at] {
                while let Some(w) = open.pop() {
                    label[w as usize] = components;
                    if w == v {
                        break;
                    }
                }
                components += 1;
            }
            if let Some(&(parent, _)) = path.last() {
                low[parent as usize] = low[parent as usize].min(low[at]);
            }
        }
    }
    label
}
