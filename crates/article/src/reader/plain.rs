//! What is made of JSON's own types: texts, numbers, lists, and what may be missing.

use super::{Read, Reader};
use crate::Json;

impl Read for String {
    const EXPECTED: &'static str = "a text";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        reader.text(value).unwrap_or_default().into_owned()
    }

    fn blank<J: Json>() -> Self {
        Self::new()
    }
}

impl Read for bool {
    const EXPECTED: &'static str = "true or false";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        value.answer().unwrap_or_else(|| reader.mismatch(value))
    }

    fn blank<J: Json>() -> Self {
        false
    }
}

impl Read for u32 {
    const EXPECTED: &'static str = "a whole number";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        reader.whole(value).unwrap_or_default()
    }

    fn blank<J: Json>() -> Self {
        0
    }
}

impl<T: Read> Read for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        Some(T::read(value, reader))
    }

    fn blank<J: Json>() -> Self {
        None
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Read> Read for Box<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        Self::new(T::read(value, reader))
    }

    fn blank<J: Json>() -> Self {
        Self::new(T::blank::<J>())
    }
}

impl<T: Read> Read for Vec<T> {
    const EXPECTED: &'static str = "a list";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        let Some(length) = value.length() else { return reader.mismatch(value) };
        let mut list = Self::with_capacity(length);
        for index in 0..length {
            let item = reader.enter_item(value, index);
            list.push(T::read(&item, reader));
            reader.leave();
        }
        list
    }

    fn blank<J: Json>() -> Self {
        Self::new()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
