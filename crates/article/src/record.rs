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

            fn read<J: crate::Json>(value: &J, reader: &mut crate::Reader) -> Self {
                let is_record = reader.open(value, $expected);
                #[cfg(feature = "report")]
                reader.count();
                #[allow(unused_variables, reason = "only a check looks at it")]
                let failures = reader.failures();
                let record = Self {
                    $( $required: reader.field(value, stringify!($required), true), )*
                    $( $optional: reader.field(value, stringify!($optional), false), )*
                };
                #[cfg(feature = "report")]
                reader.names(value, &[$( stringify!($required), )* $( stringify!($optional), )*]);
                $(
                    let check: fn(&Self, &mut crate::Reader) = $check;
                    // Of a record with a blank in it there is no more to say.
                    if reader.failures() == failures {
                        check(&record, reader);
                    }
                )?
                reader.close(is_record);
                record
            }

            fn blank<J: crate::Json>() -> Self {
                Self::read(&J::null(), &mut crate::Reader::of_blanks())
            }
        }
    };
}

pub(crate) use record;
