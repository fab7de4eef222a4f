//! Placeholder while the exact method is being written.
#![allow(missing_docs)]
pub struct Bipartite {
    pub fixed: usize,
    pub free: Vec<Vec<u32>>,
}
impl Bipartite {
    pub fn from_edges(fixed: usize, free: usize, e: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut f = vec![Vec::new(); free];
        for (u, p) in e {
            f[u as usize].push(p);
        }
        for l in &mut f {
            l.sort_unstable();
            l.dedup();
        }
        Self { fixed, free: f }
    }
}
pub struct Solution {
    pub order: Vec<u32>,
    pub crossings: u64,
    pub lower_bound: u64,
    pub proven: bool,
}
pub struct Budget<'a> {
    pub nodes: u64,
    pub cancelled: &'a dyn Fn() -> bool,
}
pub fn count(g: &Bipartite, order: &[u32]) -> u64 {
    let mut seen = vec![0u64; g.fixed + 1];
    let mut n = 0;
    for v in order {
        for p in &g.free[*v as usize] {
            n += seen[*p as usize + 1..].iter().sum::<u64>();
        }
        for p in &g.free[*v as usize] {
            seen[*p as usize] += 1;
        }
    }
    n
}
pub fn minimise_grouped(g: &Bipartite, group: &[u32], _b: &Budget) -> Solution {
    let mut o: Vec<u32> = (0..g.free.len() as u32).collect();
    o.sort_by_key(|v| {
        (group[*v as usize], {
            let l = &g.free[*v as usize];
            if l.is_empty() {
                0
            } else {
                l.iter().map(|x| u64::from(*x) * 1000).sum::<u64>() / l.len() as u64
            }
        })
    });
    let c = count(g, &o);
    Solution { order: o, crossings: c, lower_bound: 0, proven: false }
}
pub fn minimise(g: &Bipartite, b: &Budget) -> Solution {
    minimise_grouped(g, &vec![0; g.free.len()], b)
}
