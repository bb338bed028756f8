//! The door: from JSON text to checked types, with every problem on the way written down.

use crate::{Problem, Severity, Step, Value};

/// A type that can be read out of JSON.
pub trait Read: Sized {
    /// What a wrong value should have been, in the words of an error message: "a text".
    const EXPECTED: &'static str;

    /// Reads the value; on `None` the reader has been told why.
    fn read(value: &Value, reader: &mut Reader) -> Option<Self>;

    /// Stands in for a field that is not there. `None` (the usual) makes the field a required one.
    fn absent() -> Option<Self> {
        None
    }

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
        let mut reader = Reader { base: base.map(str::to_owned), ..Reader::default() };
        let json = json.trim_start_matches('\u{feff}');
        let (value, is_json) = match serde_json::from_str::<Value>(json) {
            Ok(value) => (Self::read(&value, &mut reader), true),
            Err(error) => {
                reader.syntax(json, &error);
                (None, false)
            }
        };
        Parsed { value, is_json, problems: reader.problems }
    }
}

/// What came of reading a file.
#[derive(Debug)]
pub struct Parsed<T> {
    /// The document, if there is enough of it to show. It can be here although there are errors: a link with a
    /// scheme that may not be clicked is an error to the press and dead text to the reader.
    pub value: Option<T>,
    /// Whether it is JSON at all. Where it is not, it was most likely broken on its way.
    pub is_json: bool,
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
}

impl Reader {
    /// The address that relative media addresses count from.
    pub(crate) fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// Writes down an error at the current place.
    pub(crate) fn error(&mut self, message: impl Into<String>, remedy: impl Into<String>) {
        self.report(Severity::Error, message.into(), remedy.into());
    }

    /// Writes down a warning at the current place.
    pub(crate) fn warning(&mut self, message: impl Into<String>, remedy: impl Into<String>) {
        self.report(Severity::Warning, message.into(), remedy.into());
    }

    /// Writes down that the value here is of another kind than `T`.
    pub(crate) fn mismatch<T: Read>(&mut self, value: &Value) {
        self.mismatched(T::EXPECTED, value);
    }

    /// Reads the field `name` of an object. Where it is missing, `T` says whether that is an error.
    pub(crate) fn field<T: Read>(&mut self, record: &Value, name: &str) -> Option<T> {
        match record.field(name) {
            Some(value) => self.within(Step::Field(name.to_owned()), |reader| T::read(value, reader)),
            None => T::absent().or_else(|| {
                self.missing(name, T::EXPECTED);
                None
            }),
        }
    }

    /// Does something one step further down.
    pub(crate) fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let result = read(self);
        self.path.pop();
        result
    }

    /// Whether the value is an object; an error at this place where it is not.
    pub(crate) fn is_record(&mut self, value: &Value, expected: &str) -> bool {
        let found = matches!(value, Value::Record(_));
        if !found {
            self.mismatched(expected, value);
        }
        found
    }

    fn mismatched(&mut self, expected: &str, value: &Value) {
        self.error(format!("expected {expected}, found {}", value.kind()), format!("write {expected} here"));
    }

    fn missing(&mut self, name: &str, expected: &str) {
        self.error(format!("the field \"{name}\" is missing"), format!("add \"{name}\": {expected}"));
    }

    fn report(&mut self, severity: Severity, message: String, remedy: String) {
        self.problems.push(Problem {
            severity,
            path: self.path.clone(),
            #[cfg(feature = "positions")]
            position: None,
            message,
            remedy,
        });
    }

    #[cfg_attr(not(feature = "positions"), expect(unused_variables, reason = "only positions are looked up in it"))]
    fn syntax(&mut self, json: &str, error: &serde_json::Error) {
        let remedy = if error.is_eof() {
            "the file ends too early: close what is open, or send it again whole"
        } else {
            "mend the JSON at this place; a comma or a quotation mark is the usual cause"
        };
        self.error(format!("not JSON: {error}"), remedy);
        #[cfg(feature = "positions")]
        if let Some(problem) = self.problems.last_mut() {
            // The parser counts bytes, and says so in its message.
            let suffix = format!(" at line {} column {}", error.line(), error.column());
            problem.message.truncate(problem.message.trim_end_matches(&suffix).len());
            problem.position = Some(crate::Position::of_error(json, error));
        }
    }
}

impl Read for String {
    const EXPECTED: &'static str = "a text";

    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            other => {
                reader.mismatch::<Self>(other);
                None
            }
        }
    }
}

impl Read for bool {
    const EXPECTED: &'static str = "true or false";

    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Bool(answer) => Some(*answer),
            other => {
                reader.mismatch::<Self>(other);
                None
            }
        }
    }
}

impl Read for u32 {
    const EXPECTED: &'static str = "a whole number";

    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Number(number) if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number) => {
                Some(*number as u32)
            }
            other => {
                reader.mismatch::<Self>(other);
                None
            }
        }
    }
}

impl<T: Read> Read for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        T::read(value, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Read> Read for Vec<T> {
    const EXPECTED: &'static str = "a list";

    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let Value::List(items) = value else {
            reader.mismatch::<Self>(value);
            return None;
        };
        // Every item is read before the list is given up, so that one run shows all there is to mend.
        let read: Vec<Option<T>> = items
            .iter()
            .enumerate()
            .map(|(index, item)| reader.within(Step::Item(index), |reader| T::read(item, reader)))
            .collect();
        read.into_iter().collect()
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
