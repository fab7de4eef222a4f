//! How good a layout of a network is, and whether it is the same one.

use dutymap::layout::Ties;
use dutymap::layout::force::Place;

/// Normalised stress over all pairs, at the best scale.
pub fn stress(ties: &Ties, places: &[Place]) -> f64 {
    let (mut sum, mut squares, mut count) = (0.0, 0.0, 0.0);
    for source in ties.each_node() {
        let mut hops = vec![0_u32; ties.nodes()];
        let mut queue = vec![source];
        let mut at = 0;
        while let Some(&node) = queue.get(at) {
            at += 1;
            for &end in ties.neighbours(node) {
                if end != source && hops[end as usize] == 0 {
                    hops[end as usize] = hops[node as usize] + 1;
                    queue.push(end);
                }
            }
        }
        for &node in &queue[1..] {
            let [a, b] = [places[source as usize], places[node as usize]];
            let [dx, dy] = [0, 1].map(|axis| f64::from(a[axis] - b[axis]));
            let ratio = (dx * dx + dy * dy).sqrt() / f64::from(hops[node as usize]);
            sum += ratio;
            squares += ratio * ratio;
            count += 1.0;
        }
    }
    1.0 - sum * sum / (squares * count)
}

/// FNV-1a over the bits of all numbers.
pub fn hash(places: &[Place]) -> u64 {
    let bytes = places.iter().flatten().flat_map(|x| x.to_bits().to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
