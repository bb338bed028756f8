//! The one place where a type of the contract is spelt.

/// Defines a struct of the contract with the reader, the JSON form and the JSON Schema that belong to it.
///
/// The fields under `required` must be there, those under `optional` may be left out; the names are the JSON's.
/// A `check` may follow, which looks at the whole and reports what no single field shows.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident ($expected:literal) {
            required { $( $(#[$required_meta:meta])* $required:ident : $required_type:ty, )* }
            optional { $( $(#[$optional_meta:meta])* $optional:ident : $optional_type:ty, )* }
        }
        $( check $check:expr; )?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name {
            $( $(#[$required_meta])* pub $required: $required_type, )*
            $(
                $(#[$optional_meta])*
                #[serde(default, skip_serializing_if = "crate::Read::is_absent")]
                pub $optional: $optional_type,
            )*
        }

        impl crate::Read for $name {
            const EXPECTED: &'static str = $expected;

            fn read(value: &crate::Value, reader: &mut crate::Reader) -> Option<Self> {
                if !reader.is_record(value, $expected) {
                    return None;
                }
                // Every field is read before the record is given up, so that all problems are found.
                $( let $required = reader.field(value, stringify!($required)); )*
                $( let $optional = reader.field(value, stringify!($optional)); )*
                let record = Self { $( $required: $required?, )* $( $optional: $optional?, )* };
                $(
                    let check: fn(&Self, &mut crate::Reader) = $check;
                    check(&record, reader);
                )?
                Some(record)
            }
        }
    };
}

pub(crate) use record;
