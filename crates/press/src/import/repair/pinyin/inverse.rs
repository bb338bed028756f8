//! The bytes of a line before the program came.
//!
//! The line is walked from the left and its bytes are written down again, without the readings. At a broken character
//! one byte is missing: the second byte of the character that was replaced there, since the decoder took it for a lead
//! byte. That character is known by its reading and its first byte, which is the last one written. Where several fit,
//! each is tried, and the likeliest text that passes the check is taken.

use super::codepage::{self, Pair};
use super::judge;
use super::learn::Learned;
use super::order::Constraint;
use super::readings::{self, Reading};

/// So many texts are tried for one line.
const MOST: usize = 256;

/// A piece of a damaged line.
enum Token<'l> {
    /// Text as it stands.
    Text(&'l str),
    /// `(lì)`
    Reading(Reading, &'l str),
    /// `?lì)`, or the same with the parenthesis: a broken character.
    Gap(Reading),
}

/// A damaged line in pieces.
pub(super) struct Tokens<'l> {
    list: Vec<Token<'l>>,
    first_gap: Option<usize>,
}

impl Tokens<'_> {
    /// The byte in the line at which its first broken character stands.
    pub(super) fn first_gap(&self) -> Option<usize> {
        self.first_gap
    }
}

/// A line before the program came.
#[derive(Clone, Debug)]
pub(super) struct Undone {
    pub(super) text: String,
    /// The same as bytes.
    pub(super) bytes: Vec<u8>,
    /// Where in the bytes readings were inserted.
    pub(super) marks: Vec<usize>,
    /// Characters that the program must have chosen too.
    pub(super) chosen: Vec<(Pair, Reading)>,
    /// How many readings stood behind whole characters.
    pub(super) whole: u32,
    /// How many broken characters were put together.
    pub(super) rejoined: u32,
    /// The byte in the damaged line at which the damage begins.
    pub(super) first: usize,
}

/// Why a line stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// No character fits, or bytes are gone.
    Lost,
    /// Several texts fit, and none is likelier than the others.
    Ambiguous,
    /// The program would have made something else of it.
    Unlike,
    /// Other lines say that it worked in another order.
    Disorder,
}

impl Failure {
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Lost => "a broken character that no known one fits",
            Self::Ambiguous => "a broken character that several fit equally well",
            Self::Unlike => "readings that do not stand behind all the characters they should",
            Self::Disorder => "a broken character that does not go together with the rest of the text",
        }
    }
}

/// Cuts a line into pieces. None where it has neither readings nor broken characters.
pub(super) fn tokens(line: &str) -> Option<Tokens<'_>> {
    let mut tokens = Tokens { list: Vec::new(), first_gap: None };
    let mut start = 0;
    let mut from = 0;
    while let Some(found) = line[from..].find(['(', '?', char::REPLACEMENT_CHARACTER]) {
        let at = from + found;
        let opening = line[at..].starts_with('(');
        let mark = if line[at..].starts_with(char::REPLACEMENT_CHARACTER) {
            char::REPLACEMENT_CHARACTER.len_utf8()
        } else {
            1
        };
        let name = at + mark + usize::from(!opening && line[at + mark..].starts_with('('));
        from = at + mark;
        let Some((reading, length)) = readings::closed(&line[name..]) else { continue };
        if at > start {
            tokens.list.push(Token::Text(&line[start..at]));
        }
        let end = name + length;
        tokens.list.push(if opening {
            Token::Reading(reading, &line[at..end])
        } else {
            tokens.first_gap.get_or_insert(at);
            Token::Gap(reading)
        });
        (start, from) = (end, end);
    }
    if tokens.list.is_empty() {
        return None;
    }
    tokens.list.push(Token::Text(&line[start..]));
    Some(tokens)
}

/// The line before the program came; nothing where it did nothing to it.
pub(super) fn undo(tokens: &Tokens<'_>, learned: &Learned) -> Result<Option<Undone>, Failure> {
    // Characters that are known to be chosen come first; others only where those do not do.
    let mut failure = Failure::Lost;
    for others in [false, true] {
        let mut search = Search { learned, others, found: Vec::new(), failure: Failure::Lost };
        search.walk(&tokens.list, Draft::default());
        match judge::likeliest(search.found) {
            Ok(Some(undone)) if undone.whole + undone.rejoined == 0 => return Ok(None),
            Ok(Some(undone)) => return Ok(Some(undone)),
            Ok(None) => failure = search.failure,
            Err(ambiguous) => return Err(ambiguous),
        }
        if tokens.first_gap.is_none() {
            break;
        }
    }
    Err(failure)
}

#[derive(Clone, Default)]
struct Draft {
    bytes: Vec<u8>,
    marks: Vec<usize>,
    chosen: Vec<(Pair, Reading)>,
    whole: u32,
    rejoined: u32,
    /// How much of the damaged line lies behind.
    behind: usize,
    first: Option<usize>,
}

impl Draft {
    fn last_pair(&self) -> Option<Pair> {
        let [.., lead, trail] = *self.bytes else { return None };
        // Only those have a place in the tables.
        (lead >= 0x81 && lead != 0xFF && trail >= 0x40).then(|| u16::from_be_bytes([lead, trail]))
    }

    fn mark(&mut self) {
        self.marks.push(self.bytes.len());
        self.first.get_or_insert(self.behind);
    }
}

struct Search<'s> {
    learned: &'s Learned,
    others: bool,
    found: Vec<Undone>,
    failure: Failure,
}

impl Search<'_> {
    fn walk(&mut self, tokens: &[Token<'_>], mut draft: Draft) {
        for (place, token) in tokens.iter().enumerate() {
            match token {
                Token::Text(text) => {
                    codepage::encode(text, &mut draft.bytes);
                    draft.behind += text.len();
                }
                Token::Reading(reading, text) => {
                    let is_new = draft.marks.last() != Some(&draft.bytes.len());
                    let chosen = draft.last_pair().is_some_and(|pair| {
                        self.learned.has(pair, *reading) || draft.chosen.contains(&(pair, *reading))
                    });
                    if is_new && chosen {
                        draft.mark();
                        draft.whole += 1;
                    } else {
                        codepage::encode(text, &mut draft.bytes);
                    }
                    draft.behind += text.len();
                }
                Token::Gap(reading) => {
                    let Some(lead) = draft.bytes.last().copied() else { return };
                    for pair in self.candidates(lead, *reading, &draft) {
                        if self.found.len() >= MOST {
                            return;
                        }
                        let mut branch = draft.clone();
                        branch.bytes.push(pair.to_be_bytes()[1]);
                        branch.mark();
                        branch.rejoined += 1;
                        branch.behind += 2 + readings::name(*reading).len();
                        if !self.learned.contains(pair) && !branch.chosen.contains(&(pair, *reading)) {
                            branch.chosen.push((pair, *reading));
                        }
                        self.walk(&tokens[place + 1..], branch);
                    }
                    return;
                }
            }
        }
        self.finish(draft);
    }

    fn candidates(&self, lead: u8, reading: Reading, draft: &Draft) -> Vec<Pair> {
        readings::with(lead, reading)
            .iter()
            .copied()
            .filter(|pair| {
                if self.learned.contains(*pair) {
                    return self.learned.has(*pair, reading);
                }
                let elsewhere = draft.chosen.iter().find(|(chosen, _)| chosen == pair);
                self.others && self.learned.may_have(*pair) && elsewhere.is_none_or(|(_, other)| *other == reading)
            })
            .collect()
    }

    fn finish(&mut self, draft: Draft) {
        let Some(text) = codepage::decode(&draft.bytes) else { return };
        let mut needles = None;
        for (pair, reading) in &draft.chosen {
            needles.get_or_insert_with(|| self.learned.clone()).add(*pair, *reading);
        }
        if let Err(failure) = check(&draft.bytes, &draft.marks, needles.as_ref().unwrap_or(self.learned)) {
            self.failure = failure;
            return;
        }
        let Draft { bytes, marks, chosen, whole, rejoined, first, .. } = draft;
        self.found.push(Undone { text, bytes, marks, chosen, whole, rejoined, first: first.unwrap_or_default() });
    }
}

/// Whether the program would have inserted readings at just these places of the bytes, and what that says of its order.
///
/// Its characters may overlap. Behind a character that it replaces it inserts a reading, which parts the one that
/// begins at its second byte: that one is replaced too only if it came first.
pub(super) fn check(bytes: &[u8], marks: &[usize], needles: &Learned) -> Result<Vec<Constraint>, Failure> {
    let mut constraints = Vec::new();
    let mut marks = marks.iter().copied().peekable();
    let mut before: Option<Pair> = None;
    let mut outside = 0;
    for end in 2..=bytes.len() {
        let (lead, trail) = (bytes[end - 2], bytes[end - 1]);
        // The bytes of a character that the code page does not have are none of the program's.
        if lead == 0xFF {
            outside = end + 4;
        }
        let pair = (end > outside && lead >= 0x81 && trail >= 0x40)
            .then(|| u16::from_be_bytes([lead, trail]))
            .filter(|pair| needles.contains(*pair));
        let marked = marks.next_if_eq(&end).is_some();
        match (pair, marked, before) {
            (None, true, _) => return Err(Failure::Unlike),
            (None, false, _) => before = None,
            (Some(pair), true, Some(earlier)) => {
                constraints.push((pair, earlier));
                before = Some(pair);
            }
            (Some(pair), true, None) => before = Some(pair),
            (Some(_), false, None) => return Err(Failure::Unlike),
            (Some(pair), false, Some(earlier)) => {
                // Of one and the same character the left one is always first.
                if pair != earlier {
                    constraints.push((earlier, pair));
                }
                before = None;
            }
        }
    }
    if marks.next().is_some() { Err(Failure::Unlike) } else { Ok(constraints) }
}
