//! Words one after the other, and where among them each stands.
//!
//! The press has a table of them, a field a string. The app, which has no words of its own, is given them in the table's order.

#[cfg(feature = "press")]
use article::Value;

/// A word, or some that belong together.
pub(super) trait Words {
    /// How many there are.
    const COUNT: usize;

    /// The next of these.
    fn take(words: &mut std::slice::Iter<&'static str>) -> Self;

    /// Adds them to a list.
    #[cfg(feature = "press")]
    fn list(&self, into: &mut Vec<&'static str>);

    /// The same by their names.
    #[cfg(feature = "press")]
    fn named(&self) -> Value;
}

impl Words for &'static str {
    const COUNT: usize = 1;

    #[inline(always)] // 0.6 kB less in the browser (measured).
    fn take(words: &mut std::slice::Iter<&'static str>) -> Self {
        words.next().copied().unwrap_or_default()
    }

    #[cfg(feature = "press")]
    fn list(&self, into: &mut Vec<&'static str>) {
        into.push(self);
    }

    #[cfg(feature = "press")]
    fn named(&self) -> Value {
        Value::Text((*self).to_owned())
    }
}

impl<const N: usize> Words for [&'static str; N] {
    const COUNT: usize = N;

    fn take(words: &mut std::slice::Iter<&'static str>) -> Self {
        std::array::from_fn(|_| Words::take(words))
    }

    #[cfg(feature = "press")]
    fn list(&self, into: &mut Vec<&'static str>) {
        into.extend(self);
    }

    #[cfg(feature = "press")]
    fn named(&self) -> Value {
        Value::List(self.iter().map(Words::named).collect())
    }
}

/// Words by their names one after the other. They stay as long as the program runs.
#[cfg(feature = "press")]
pub(super) fn leaked(named: &Value) -> Vec<&'static str> {
    match named {
        Value::Text(words) => vec![words.clone().leak()],
        Value::List(items) => items.iter().flat_map(leaked).collect(),
        Value::Record(fields) => fields.iter().flat_map(|(_, field)| leaked(field)).collect(),
        _ => Vec::new(),
    }
}

/// A number for the names of a table's fields (FNV-1a).
pub(super) const fn shape(names: &str) -> u32 {
    let (names, mut shape, mut place) = (names.as_bytes(), 0x811c_9dc5_u32, 0);
    while place < names.len() {
        shape = (shape ^ names[place] as u32).wrapping_mul(0x0100_0193);
        place += 1;
    }
    shape
}

/// Spells a table once: the struct, how its words are named, where each stands among all of them, and how a reader of words
/// finds it there.
macro_rules! words {
    (
        $(#[$about:meta])* pub struct $table:ident { $( $(#[$says:meta])* pub $field:ident: $type:ty, )* }
    ) => {
        $(#[$about])*
        #[cfg(feature = "press")]
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) struct $table {
            $( $(#[$says])* pub(crate) $field: $type, )*
        }

        #[cfg(feature = "press")]
        impl Words for $table {
            const COUNT: usize = 0 $( + <$type as Words>::COUNT )*;

            fn take(words: &mut std::slice::Iter<&'static str>) -> Self {
                Self { $( $field: Words::take(words), )* }
            }

            fn list(&self, into: &mut Vec<&'static str>) {
                $( self.$field.list(into); )*
            }

            fn named(&self) -> Value {
                Value::Record(vec![ $( (stringify!($field).to_owned(), self.$field.named()), )* ])
            }
        }
    };
    (
        $(#[$about:meta])* pub struct $table:ident { $( $(#[$says:meta])* pub $field:ident: $type:ty, )* }
        read by $reader:ident at $places:ident
    ) => {
        words! { $(#[$about])* pub struct $table { $( $(#[$says])* pub $field: $type, )* } }

        impl $reader {
            $(
                $(#[$says])*
                #[inline(always)] // To ask for a word takes more bytes than to look it up.
                pub fn $field(&self) -> $type {
                    Words::take(&mut self.words[$places::ALL.$field..].iter())
                }
            )*
        }

        /// Tells which words these are, and in which order.
        pub(super) const SHAPE: u32 = shape(concat!($( stringify!($field), " ", )*));

        /// Where the words of each field begin.
        struct $places { $( $field: usize, )* }

        impl $places {
            /// How many words there are.
            const COUNT: usize = 0 $( + <$type as Words>::COUNT )*;

            const ALL: Self = {
                let mut next = 0;
                $( let $field = next; next += <$type as Words>::COUNT; )*
                assert!(next == Self::COUNT);
                Self { $( $field, )* }
            };
        }
    };
}

pub(super) use words;
