//! In which order the program must have replaced its characters.
//!
//! Where two of them overlap, which one was broken says which came first. All that a document says must fit one order.

use std::collections::HashMap;

use super::codepage::Pair;

/// `(earlier, later)`
pub(super) type Constraint = (Pair, Pair);

/// What is known of the order. It always has a solution.
#[derive(Debug, Default)]
pub(super) struct Order {
    later: HashMap<Pair, Vec<Pair>>,
}

impl Order {
    /// Adds what a line says, if that goes together with what is known; else adds nothing.
    pub(super) fn add(&mut self, constraints: &[Constraint]) -> bool {
        for (count, (earlier, later)) in constraints.iter().enumerate() {
            if self.reaches(*later, *earlier) {
                for (earlier, _) in constraints[..count].iter().rev() {
                    if let Some(list) = self.later.get_mut(earlier) {
                        list.pop();
                    }
                }
                return false;
            }
            self.later.entry(*earlier).or_default().push(*later);
        }
        true
    }

    fn reaches(&self, from: Pair, to: Pair) -> bool {
        let (mut open, mut seen) = (vec![from], Vec::new());
        while let Some(pair) = open.pop() {
            if pair == to {
                return true;
            }
            if !seen.contains(&pair) {
                seen.push(pair);
                open.extend(self.later.get(&pair).into_iter().flatten());
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_contradicts_is_refused_whole() {
        let mut order = Order::default();
        assert!(order.add(&[(1, 2), (2, 3)]));
        assert!(!order.add(&[(5, 6), (3, 1)]));
        assert!(order.add(&[(6, 5)]), "nothing of the refused line stays");
        assert!(!order.add(&[(4, 4)]), "nothing comes before itself");
    }
}
