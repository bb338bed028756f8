//! Whether the program would have made of a line just what was found.

use super::codepage::Pair;
use super::inverse::Failure;
use super::order::Constraint;

/// Whether the program would have inserted readings at just these places of the bytes, and what that says of its order.
pub(super) fn check(bytes: &[u8], marks: &[usize], chosen: impl Fn(Pair) -> bool) -> Result<Vec<Constraint>, Failure> {
    let mut check = Check::default();
    check.go_on(bytes, marks, chosen)?;
    if check.marks < marks.len() { Err(Failure::Unlike) } else { Ok(check.constraints) }
}

/// The check of a line, as far as it has come.
///
/// The program's characters may overlap. Behind a character that it replaces it inserts a reading, which parts the one
/// that begins at its second byte: that one is replaced too only if it came first.
#[derive(Clone, Debug, Default)]
pub(super) struct Check {
    /// How many bytes it has seen.
    end: usize,
    /// How many of the marks.
    marks: usize,
    /// The character that was replaced just there.
    before: Option<Pair>,
    /// Up to where the bytes of a character go that the code page does not have: they are none of the program's.
    outside: usize,
    constraints: Vec<Constraint>,
}

impl Check {
    /// Goes on to the end of the bytes that are there.
    pub(super) fn go_on(
        &mut self,
        bytes: &[u8],
        marks: &[usize],
        chosen: impl Fn(Pair) -> bool,
    ) -> Result<(), Failure> {
        for end in self.end.max(1) + 1..=bytes.len() {
            let (lead, trail) = (bytes[end - 2], bytes[end - 1]);
            if lead == 0xFF {
                self.outside = end + 4;
            }
            let pair = (end > self.outside && lead >= 0x81 && trail >= 0x40)
                .then(|| u16::from_be_bytes([lead, trail]))
                .filter(|pair| chosen(*pair));
            let marked = marks.get(self.marks) == Some(&end);
            self.marks += usize::from(marked);
            let earlier = std::mem::take(&mut self.before);
            match (pair, marked, earlier) {
                (None, true, _) | (Some(_), false, None) => return Err(Failure::Unlike),
                (None, false, _) => {}
                (Some(pair), true, earlier) => {
                    self.constraints.extend(earlier.map(|earlier| (pair, earlier)));
                    self.before = Some(pair);
                }
                // Of one and the same character the left one is always first.
                (Some(pair), false, Some(earlier)) => {
                    self.constraints.extend((pair != earlier).then_some((earlier, pair)));
                }
            }
        }
        self.end = bytes.len();
        Ok(())
    }
}
