//! The door: from JSON text to checked types, with every problem on the way written down.

mod plain;

use std::borrow::Cow;

#[cfg(feature = "report")]
use crate::unmerged;
use crate::{Json, Problem, Severity, Step, Value};

/// A type that can be read out of JSON.
///
/// Reading goes on after a fault, so that one run shows all there is to mend. What could not be read is stood in for by
/// a blank, which nobody outside this crate ever sees: a document with such a fault is not given out
/// ([`Parsed::value`]). This also costs the browser half as many bytes as giving up at each field would.
pub trait Read: Sized {
    /// What a wrong value should have been, in the words of an error message: "a text".
    const EXPECTED: &'static str;

    /// Reads the value. Where it cannot, it tells the reader why and gives a blank.
    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self;

    /// Stands in for what could not be read, or is not there and may be missing.
    fn blank<J: Json>() -> Self;

    /// Whether writing the field can be left out.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A whole file of the contract.
pub trait Document: Read {
    /// Reads a file and reports every problem in it.
    ///
    /// Relative media addresses are resolved against `base`, the address of the file, where one is given
    /// (RFC 3986 §5.2), so that articles may live on another origin than the app.
    fn parse(json: &str, base: Option<&str>) -> Parsed<Self> {
        Self::parse_with(json, base, |_| Vec::new())
    }

    /// The same, with what else there is to say of the JSON, also where it is no such document.
    fn parse_with(json: &str, base: Option<&str>, more: impl FnOnce(&Value) -> Vec<Problem>) -> Parsed<Self> {
        let json = json.trim_start_matches('\u{feff}');
        match serde_json::from_str::<Value>(json) {
            Ok(value) => {
                let mut parsed = Self::check(&&value, base);
                parsed.problems.extend(more(&value));
                parsed
            }
            Err(error) => {
                let mut reader = Reader::default();
                reader.syntax(json, &error);
                Parsed { value: None, problems: reader.problems }
            }
        }
    }

    /// Checks a file that has been parsed, by the browser for example, and reports every problem in it.
    fn check<J: Json>(value: &J, base: Option<&str>) -> Parsed<Self> {
        let mut reader = Reader { base: base.map(str::to_owned), ..Reader::default() };
        let document = Self::read(value, &mut reader);
        Parsed { value: (reader.failures == 0).then_some(document), problems: reader.problems }
    }
}

/// What came of reading a file.
#[derive(Debug)]
pub struct Parsed<T> {
    /// The document, if there is enough of it to show. It can be here although there are errors: a link with a
    /// scheme that may not be clicked is an error to the press and dead text to the reader.
    pub value: Option<T>,
    /// Every problem found, in the order of the file.
    pub problems: Vec<Problem>,
}

impl<T> Parsed<T> {
    /// Whether the file is free of errors. Warnings are none.
    pub fn is_sound(&self) -> bool {
        self.value.is_some() && !self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }
}

/// Where the reading is, and what was found so far.
#[derive(Default)]
pub struct Reader {
    base: Option<String>,
    path: Vec<Step>,
    problems: Vec<Problem>,
    failures: u32,
    /// How many fields of the object that is being read were there.
    #[cfg(feature = "report")]
    found: usize,
    /// How many blanks are being read. What is wrong with a blank is nobody's fault.
    blanks: u32,
}

/// How many steps down a value may be: as many as `serde_json` goes, which tells of it first. So neither reading nor what is done
/// with what was read takes more of the stack than there is.
const DEEPEST: usize = 128;

/// What is wrong, and what to do about it.
pub(crate) type Advice = (String, String);

impl Reader {
    /// A reader that writes nothing down, to read blanks with.
    pub(crate) fn of_blanks() -> Self {
        Self { blanks: 1, ..Self::default() }
    }

    /// What is written down so far.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The address that relative media addresses count from.
    pub(crate) fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// Writes down an error at the current place, without which the document cannot be given out.
    pub(crate) fn error(&mut self, advice: impl FnOnce() -> Advice) {
        self.failures += u32::from(self.blanks == 0);
        self.report(Severity::Error, advice);
    }

    /// How many errors there were without which the document could be given out.
    pub(crate) fn failures(&self) -> u32 {
        self.failures
    }

    /// Writes down an error at the current place that leaves the document fit to be shown.
    pub(crate) fn blemish(&mut self, advice: impl FnOnce() -> Advice) {
        self.report(Severity::Error, advice);
    }

    /// Writes down a warning at the current place.
    pub(crate) fn warning(&mut self, advice: impl FnOnce() -> Advice) {
        // To a reader it says nothing.
        if cfg!(feature = "report") {
            self.report(Severity::Warning, advice);
        }
    }

    /// Writes down that the value here is of another kind than `T`, and gives a blank.
    pub(crate) fn mismatch<T: Read, J: Json>(&mut self, value: &J) -> T {
        self.mismatched(T::EXPECTED, value);
        T::blank::<J>()
    }

    /// The words of a value that has to be a text; where it is none, that is written down.
    pub(crate) fn text<'v, J: Json>(&mut self, value: &'v J) -> Option<Cow<'v, str>> {
        let text = value.text();
        if text.is_none() {
            self.mismatched(String::EXPECTED, value);
        }
        text
    }

    /// What a text means to a type that not every text suits; where it does not, what it is none of is written down.
    pub(crate) fn accept<T: Read, J: Json>(
        &mut self,
        value: &J,
        meaning: fn(&str) -> Option<T>,
        none: &'static str,
        remedy: &'static str,
    ) -> T {
        let Some(text) = self.text(value) else { return T::blank::<J>() };
        meaning(&text).unwrap_or_else(|| {
            self.error(|| (format!("\"{text}\" is no {none}"), remedy.to_owned()));
            T::blank::<J>()
        })
    }

    /// The number of a value that has to be a whole one; where it is none, that is written down.
    pub(crate) fn whole<J: Json>(&mut self, value: &J) -> Option<u32> {
        let whole = value.number().filter(|number| f64::from(*number as u32) == *number);
        if whole.is_none() {
            self.mismatched(u32::EXPECTED, value);
        }
        whole.map(|number| number as u32)
    }

    /// Reads the field `name` of an object.
    #[inline(never)]
    pub(crate) fn field<T: Read, J: Json>(&mut self, record: &J, name: &'static str, required: bool) -> T {
        match self.enter(record, name) {
            Some(value) => {
                #[cfg(feature = "report")]
                let found = self.found;
                let read = T::read(&value, self);
                #[cfg(feature = "report")]
                {
                    self.found = found + 1;
                }
                self.leave();
                read
            }
            None => {
                if required {
                    self.missing(name, T::EXPECTED);
                }
                T::blank::<J>()
            }
        }
    }

    /// Goes to a field, if it is there.
    #[inline(never)]
    fn enter<J: Json>(&mut self, record: &J, name: &'static str) -> Option<J> {
        let value = record.field(name)?;
        Some(self.go(Step::Field(name), value))
    }

    /// Goes to an item.
    #[inline(never)]
    fn enter_item<J: Json>(&mut self, list: &J, index: usize) -> J {
        self.go(Step::Item(index), list.item(index))
    }

    /// Goes one step further down, where that is not nested beyond reason.
    #[inline(never)]
    fn go<J: Json>(&mut self, step: Step, value: J) -> J {
        self.path.push(step);
        if self.path.len() < DEEPEST { value } else { J::null() }
    }

    /// Comes back from a value.
    #[inline(never)]
    fn leave(&mut self) {
        self.path.pop();
    }

    /// Does something one step further down.
    pub(crate) fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let result = read(self);
        self.path.pop();
        result
    }

    /// Begins to count the fields of an object.
    #[cfg(feature = "report")]
    pub(crate) fn count(&mut self) {
        self.found = 0;
    }

    /// Begins an object, and says whether it is one. Where it is none, that is written down, and the fields are read as blanks.
    pub(crate) fn open<J: Json>(&mut self, value: &J, expected: &'static str) -> bool {
        let is_record = value.is_record();
        if !is_record {
            self.mismatched(expected, value);
            self.blanks += 1;
        }
        is_record
    }

    /// Writes down a field that is probably a known one misspelt, and one that is there twice. What else is unknown may
    /// be a later version's, or another program's, and is left aside in silence.
    #[cfg(feature = "report")]
    pub(crate) fn names<J: Json>(&mut self, record: &J, known: &[&'static str]) {
        let fields = record.fields();
        // Nearly always all fields were read, and there is nothing to look for. What kind of block it is has been read before.
        let is_there = |meant: &str| fields.iter().any(|(name, value)| name == meant && *value != Value::Null);
        let kind = usize::from(self.found + 1 == fields.len() && is_there("type"));
        if self.found + kind == fields.len() {
            return;
        }
        for (index, (name, _)) in fields.iter().enumerate() {
            if known.contains(&name.as_str()) {
                if fields[..index].iter().any(|(other, _)| other == name) {
                    let advice = || {
                        let message = format!("the field \"{name}\" is there more than once, and the last one counts");
                        (message, "leave one of them".to_owned())
                    };
                    self.within(Step::Name(name.clone()), |reader| reader.warning(advice));
                }
                continue;
            }
            // A slip of the finger: a letter too many, too few, another, or two that have changed places.
            let slips = |meant: &&&str| strsim::osa_distance(name, meant) <= if meant.len() > 6 { 2 } else { 1 };
            let is_free = |meant: &&&str| !is_there(meant);
            if let Some(meant) = known.iter().filter(is_free).find(slips) {
                let advice =
                    || (format!("the field \"{name}\" is not known, and is left aside"), format!("write \"{meant}\""));
                self.within(Step::Name(name.clone()), |reader| reader.warning(advice));
            }
        }
    }

    /// Ends what was begun.
    pub(crate) fn close(&mut self, is_record: bool) {
        self.blanks -= u32::from(!is_record);
    }

    #[cfg(not(feature = "report"))]
    #[inline(never)]
    fn mismatched<J: Json>(&mut self, _: &'static str, _: &J) {
        self.error(Advice::default);
    }

    #[cfg(feature = "report")]
    fn mismatched<J: Json>(&mut self, expected: &'static str, value: &J) {
        let found = value.kind().as_str();
        self.error(|| (format!("expected {expected}, found {found}"), format!("write {expected} here")));
    }

    #[inline(never)]
    fn missing(&mut self, name: &'static str, expected: &'static str) {
        let advice = || (format!("the field \"{name}\" is missing"), format!("add \"{name}\": {expected}"));
        // Where there are no words, the path has to say it.
        if cfg!(feature = "report") {
            self.error(advice);
        } else {
            self.within(Step::Field(name), |reader| reader.error(advice));
        }
    }

    fn report(&mut self, severity: Severity, advice: impl FnOnce() -> Advice) {
        if self.blanks > 0 {
            return;
        }
        #[cfg(not(feature = "report"))]
        drop(advice);
        #[cfg(feature = "report")]
        let (message, remedy) = advice();
        self.problems.push(Problem {
            severity,
            path: self.path.clone(),
            #[cfg(feature = "report")]
            position: None,
            #[cfg(feature = "report")]
            message,
            #[cfg(feature = "report")]
            remedy,
        });
    }

    #[cfg(not(feature = "report"))]
    fn syntax(&mut self, _: &str, _: &serde_json::Error) {
        self.error(Advice::default);
    }

    #[cfg(feature = "report")]
    fn syntax(&mut self, json: &str, error: &serde_json::Error) {
        if let Some(place) = unmerged::in_json(json) {
            self.error(|| (format!("not JSON: {}", unmerged::MESSAGE), unmerged::REMEDY.to_owned()));
            if let Some(problem) = self.problems.last_mut() {
                problem.position = Some(crate::Position::of(json, place));
            }
            return;
        }
        let remedy = if error.is_eof() {
            "the file ends too early: close what is open, or send it again whole"
        } else {
            "mend the JSON at this place: text stands in straight quotation marks (\"), with \\n for a new line and \\\" for a \
             quotation mark in it; there is a comma between two values and none after the last; comments are not allowed"
        };
        // The parser counts bytes, and says so in its message.
        let suffix = format!(" at line {} column {}", error.line(), error.column());
        let message = error.to_string();
        let message = message.strip_suffix(&suffix).unwrap_or(&message);
        self.error(|| (format!("not JSON: {message}"), remedy.to_owned()));
        if let Some(problem) = self.problems.last_mut() {
            problem.position = Some(crate::Position::of_error(json, error));
        }
    }
}
