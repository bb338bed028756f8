//! The bytes of a line before the program came.
//!
//! The line is walked from the left and its bytes are written down again, without the readings. At a broken character
//! one byte is missing: the second byte of the character that was replaced there, since the decoder took it for a lead
//! byte. That character is known by its reading and its first byte, which is the last one written. Where several fit,
//! each is tried, and the likeliest text that passes the check is taken.

use super::check::{Check, check};
use super::codepage::{self, Pair};
use super::judge;
use super::learn::Learned;
use super::readings::{self, Reading};

/// So many texts are tried for one line at once.
const MOST: usize = 16;
/// How much stranger than another a text may look in the middle of a line.
const SLACK: i64 = 12;

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
    /// Whether there is a mark of a broken character without a reading: more is lost than the readings tell.
    lost: bool,
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
    let mut tokens = Tokens { list: Vec::new(), first_gap: None, lost: false };
    let mut start = 0;
    let mut from = 0;
    while let Some((at, mark)) = next_mark(line, from) {
        let opening = line[at..].starts_with('(');
        let name = at + mark + usize::from(!opening && line[at + mark..].starts_with('('));
        from = at + mark;
        let Some((reading, length)) = readings::closed(&line[name..]) else {
            // At the start of a line it is a bullet that was lost.
            tokens.lost |= !opening && at > 0;
            continue;
        };
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

/// Where the next parenthesis or sign of a broken character stands, and its length.
fn next_mark(line: &str, mut from: usize) -> Option<(usize, usize)> {
    const GAP: [u8; 3] = [0xEF, 0xBF, 0xBD];
    loop {
        let at = from + memchr::memchr3(b'(', b'?', GAP[0], &line.as_bytes()[from..])?;
        if line.as_bytes()[at] != GAP[0] {
            return Some((at, 1));
        }
        if line.as_bytes()[at..].starts_with(&GAP) {
            return Some((at, GAP.len()));
        }
        // Fullwidth punctuation begins with the same byte.
        from = at + 1;
    }
}

/// The line before the program came; nothing where it did nothing to it.
pub(super) fn undo(tokens: &Tokens<'_>, learned: &Learned) -> Result<Option<Undone>, Failure> {
    if tokens.first_gap.is_some() && tokens.lost {
        return Err(Failure::Lost);
    }
    let mut search = Search { learned, failure: Failure::Lost };
    let drafts = search.walk(&tokens.list)?;
    let found = drafts.into_iter().filter_map(|draft| search.finish(draft)).collect();
    match judge::likeliest(found, learned.is_simplified())? {
        Some(undone) if undone.whole + undone.rejoined == 0 => Ok(None),
        Some(undone) => Ok(Some(undone)),
        None => Err(search.failure),
    }
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
    /// How far it has passed. Characters that were chosen later are looked for again at the end.
    check: Check,
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

/// Leaves out what is much less likely than the likeliest so far: what comes later tells nothing more of it.
fn keep_likely(drafts: &mut Vec<Draft>) {
    if drafts.len() < 2 {
        return;
    }
    let mut costs: Vec<(i64, Draft)> =
        drafts.drain(..).map(|draft| (judge::strangeness_of_start(&draft.bytes), draft)).collect();
    costs.sort_by_key(|(cost, _)| *cost);
    let most = costs.first().map_or(0, |(best, _)| best + SLACK);
    drafts.extend(costs.into_iter().take(MOST).take_while(|(cost, _)| *cost <= most).map(|(_, draft)| draft));
}

struct Search<'s> {
    learned: &'s Learned,
    failure: Failure,
}

impl Search<'_> {
    /// All lines that the pieces can have been; the likeliest of them where they are too many.
    fn walk(&mut self, tokens: &[Token<'_>]) -> Result<Vec<Draft>, Failure> {
        let mut drafts = vec![Draft::default()];
        // The character that the damaged text shows before what comes next.
        let mut shown = None;
        for token in tokens {
            match token {
                Token::Text(text) => {
                    for draft in &mut drafts {
                        codepage::encode(text, &mut draft.bytes);
                        draft.behind += text.len();
                    }
                    shown = text.chars().next_back().and_then(codepage::pair);
                }
                Token::Reading(reading, text) => {
                    drafts.iter_mut().for_each(|draft| self.read(*reading, text, shown, draft));
                }
                Token::Gap(reading) => {
                    drafts = drafts.into_iter().flat_map(|draft| self.fill(*reading, draft)).collect();
                    drafts.retain_mut(|draft| {
                        let mut check = std::mem::take(&mut draft.check);
                        let passes = check.go_on(&draft.bytes, &draft.marks, |pair| self.chosen(draft, pair)).is_ok();
                        draft.check = check;
                        passes
                    });
                    if !self.learned.is_simplified() {
                        keep_likely(&mut drafts);
                    } else if drafts.len() > MOST {
                        return Err(Failure::Ambiguous);
                    }
                }
            }
        }
        Ok(drafts)
    }

    /// A reading behind a whole character goes if the program wrote it; else it is text.
    fn read(&self, reading: Reading, text: &str, shown: Option<Pair>, draft: &mut Draft) {
        let is_new = draft.marks.last() != Some(&draft.bytes.len());
        let pair = draft.last_pair().filter(|_| is_new);
        let known = pair.filter(|pair| self.learned.has(*pair, reading) || draft.chosen.contains(&(*pair, reading)));
        // Behind a character that comes to light only now nobody but the program can have written its reading.
        let hidden = pair.filter(|pair| {
            shown != Some(*pair) && readings::of(*pair).contains(&reading) && self.learned.may_have(*pair)
        });
        match known.or(hidden) {
            Some(pair) => {
                if known.is_none() {
                    draft.chosen.push((pair, reading));
                }
                draft.mark();
                draft.whole += 1;
            }
            None => codepage::encode(text, &mut draft.bytes),
        }
        draft.behind += text.len();
    }

    /// The line up to a broken character, with each that it can have been.
    fn fill(&self, reading: Reading, draft: Draft) -> Vec<Draft> {
        let Some(lead) = draft.bytes.last().copied() else { return Vec::new() };
        let candidates = self.candidates(lead, reading, &draft);
        // Mostly there is but one, and a line can be long: it is not copied for the last.
        let drafts = std::iter::repeat_n(draft, candidates.len());
        let fill = |(mut filled, pair): (Draft, Pair)| {
            filled.bytes.push(pair.to_be_bytes()[1]);
            filled.mark();
            filled.rejoined += 1;
            filled.behind += 2 + readings::name(reading).len();
            if !self.learned.contains(pair) && !filled.chosen.contains(&(pair, reading)) {
                filled.chosen.push((pair, reading));
            }
            filled
        };
        drafts.zip(candidates).map(fill).collect()
    }

    fn candidates(&self, lead: u8, reading: Reading, draft: &Draft) -> Vec<Pair> {
        // A decoder takes only such a byte for the beginning of a character: any other would have stayed in the text.
        let is_lead = |pair: &Pair| pair.to_be_bytes()[1] >= 0x81;
        let all = readings::with(lead, reading).iter().copied().filter(is_lead);
        let (known, others): (Vec<Pair>, Vec<Pair>) = all.partition(|pair| self.learned.contains(*pair));
        let known = known.into_iter().filter(|pair| self.learned.has(*pair, reading));
        let others = others.into_iter().filter(|pair| {
            let elsewhere = draft.chosen.iter().find(|(chosen, _)| chosen == pair);
            self.learned.may_have(*pair) && elsewhere.is_none_or(|(_, other)| *other == reading)
        });
        known.chain(others).collect()
    }

    fn chosen(&self, draft: &Draft, pair: Pair) -> bool {
        self.learned.contains(pair) || draft.chosen.iter().any(|(chosen, _)| *chosen == pair)
    }

    fn finish(&mut self, draft: Draft) -> Option<Undone> {
        let text = codepage::decode(&draft.bytes)?;
        if let Err(failure) = check(&draft.bytes, &draft.marks, |pair| self.chosen(&draft, pair)) {
            self.failure = failure;
            return None;
        }
        let Draft { bytes, marks, chosen, whole, rejoined, first, .. } = draft;
        Some(Undone { text, bytes, marks, chosen, whole, rejoined, first: first.unwrap_or_default() })
    }
}
