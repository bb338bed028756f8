//! A JSON object that is written field by field, out of other JSON.

use serde::Serialize;
use serde_json::value::RawValue;

/// A JSON object that is being written.
pub(super) struct Record(String);

impl Record {
    /// Begins an object, for which there is this much room at first, in bytes.
    pub(super) fn with_capacity(room: usize) -> Self {
        Self(String::with_capacity(room))
    }

    /// Writes a field.
    pub(super) fn field(&mut self, name: &str, value: &impl Serialize) -> serde_json::Result<()> {
        self.name(name)?;
        self.0.push_str(&serde_json::to_string(value)?);
        Ok(())
    }

    /// Writes a field as it stands elsewhere, but for the blanks around its signs (RFC 8259 §2). There may be nothing escaped in it.
    pub(super) fn copy(&mut self, name: &str, value: &RawValue) -> serde_json::Result<()> {
        debug_assert!(!value.get().contains('\\'), "{name}: a quote may be escaped");
        self.name(name)?;
        for (place, piece) in value.get().split('"').enumerate() {
            // Where nothing is escaped, every other piece is a string.
            if place % 2 == 0 {
                self.0.extend(piece.split_ascii_whitespace());
            } else {
                self.0.extend(["\"", piece, "\""]);
            }
        }
        Ok(())
    }

    /// The whole object.
    pub(super) fn finish(mut self) -> String {
        self.0.push_str(if self.0.is_empty() { "{}" } else { "}" });
        self.0
    }

    fn name(&mut self, name: &str) -> serde_json::Result<()> {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(&serde_json::to_string(name)?);
        self.0.push(':');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    #[test]
    fn what_is_copied_has_no_blanks_but_in_strings() {
        let json = "{ \"a b\" : [ 1 , -2.50e3,\t{ } , [\n] , \" 字 ,: {\u{3000}\" , null\r\n] , \"\": \"\" }";
        let value: &RawValue = serde_json::from_str(json).expect("JSON");
        let mut record = Record::with_capacity(0);
        record.copy("a\"", value).expect("JSON");
        record.field("b", &[1, 2]).expect("JSON");
        assert_eq!(
            record.finish(),
            r#"{"a\"":{"a b":[1,-2.50e3,{},[]," 字 ,: {"#.to_owned() + "\u{3000}\",null],\"\":\"\"},\"b\":[1,2]}"
        );
        assert_eq!(Record::with_capacity(8).finish(), "{}");
    }

    #[test]
    fn a_copy_says_the_same() {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            r#"[^"\\\p{Cc}]{0,6}"#.prop_map(Value::from),
        ];
        let tree = leaf.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((r#"[^"\\\p{Cc}]{0,3}"#, inner), 0..4)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        });
        proptest!(|(tree in tree)| {
            let pretty = serde_json::to_string_pretty(&tree).expect("JSON");
            let mut record = Record::with_capacity(pretty.len());
            record.copy("it", serde_json::from_str(&pretty).expect("JSON")).expect("JSON");
            prop_assert_eq!(record.finish(), serde_json::json!({"it": tree}).to_string());
        });
    }
}
