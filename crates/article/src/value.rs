//! JSON as a plain tree.
//!
//! One small type instead of `serde_json::Value`: no map, no number type of its own, one `Visitor`.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::Json;
#[cfg(feature = "report")]
use crate::Kind;

/// Any JSON value (RFC 8259).
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as JavaScript would hold it.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object, in the order of the file. Where a key stands twice, the last one counts, as in every browser.
    Record(Vec<(String, Value)>),
}

impl Value {
    /// The field of that name, if this is an object that has it. `null` counts as not there.
    pub fn field(&self, name: &str) -> Option<&Value> {
        let Self::Record(fields) = self else { return None };
        fields.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value).filter(|value| **value != Self::Null)
    }
}

impl Json for &Value {
    fn null() -> Self {
        &Value::Null
    }

    fn is_record(&self) -> bool {
        matches!(self, Value::Record(_))
    }

    #[cfg(feature = "report")]
    fn kind(&self) -> Kind {
        match *self {
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Bool,
            Value::Number(_) => Kind::Number,
            Value::Text(_) => Kind::Text,
            Value::List(_) => Kind::List,
            Value::Record(_) => Kind::Record,
        }
    }

    fn text(&self) -> Option<Cow<'_, str>> {
        let Value::Text(text) = *self else { return None };
        Some(Cow::Borrowed(text))
    }

    fn number(&self) -> Option<f64> {
        let Value::Number(number) = *self else { return None };
        Some(*number)
    }

    fn answer(&self) -> Option<bool> {
        let Value::Bool(answer) = *self else { return None };
        Some(*answer)
    }

    fn field(&self, name: &str) -> Option<Self> {
        Value::field(self, name)
    }

    fn length(&self) -> Option<usize> {
        let Value::List(items) = *self else { return None };
        Some(items.len())
    }

    fn item(&self, index: usize) -> Self {
        let Value::List(items) = *self else { return &Value::Null };
        items.get(index).unwrap_or(&Value::Null)
    }

    #[cfg(feature = "report")]
    fn fields(&self) -> &[(String, Value)] {
        match *self {
            Value::Record(fields) => fields,
            _ => &[],
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Record(fields) => serializer.collect_map(fields.iter().map(|(name, value)| (name, value))),
        }
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut record = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            record.push(entry);
        }
        Ok(Value::Record(record))
    }
}
