//! What is made of JSON's own types: texts, numbers, lists, and what may be missing.

use super::{Read, Reader};
use crate::{Step, Value};

impl Read for String {
    const EXPECTED: &'static str = "a text";

    fn read(value: &Value, reader: &mut Reader) -> Self {
        reader.text(value).unwrap_or_default().to_owned()
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl Read for bool {
    const EXPECTED: &'static str = "true or false";

    fn read(value: &Value, reader: &mut Reader) -> Self {
        match value {
            Value::Bool(answer) => *answer,
            other => reader.mismatch(other),
        }
    }

    fn blank() -> Self {
        false
    }
}

impl Read for u32 {
    const EXPECTED: &'static str = "a whole number";

    fn read(value: &Value, reader: &mut Reader) -> Self {
        reader.whole(value).unwrap_or_default()
    }

    fn blank() -> Self {
        0
    }
}

impl<T: Read> Read for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read(value: &Value, reader: &mut Reader) -> Self {
        Some(T::read(value, reader))
    }

    fn blank() -> Self {
        None
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Read> Read for Vec<T> {
    const EXPECTED: &'static str = "a list";

    fn read(value: &Value, reader: &mut Reader) -> Self {
        let Value::List(items) = value else { return reader.mismatch(value) };
        let mut list = Self::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            list.push(reader.within(Step::Item(index), |reader| T::read(item, reader)));
        }
        list
    }

    fn blank() -> Self {
        Self::new()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
