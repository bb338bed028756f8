//! Where in a file something stands.

use article::{Step, Value};

/// Where in a file something stands. The way there is spelt out only where there is something to say.
pub(super) enum At<'a> {
    Top,
    Field(&'a At<'a>, &'a str),
    Item(&'a At<'a>, usize),
}

impl At<'_> {
    /// Calls `see` with every text, and the name of the field that it stands in, alone or in a list.
    pub(super) fn each(&self, value: &Value, see: &mut dyn FnMut(&str, &str, &At)) {
        match value {
            Value::Text(text) => see(self.name(), text, self),
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    At::Item(self, index).each(item, see);
                }
            }
            Value::Record(fields) => {
                for (name, value) in fields {
                    At::Field(self, name).each(value, see);
                }
            }
            _ => {}
        }
    }

    fn name(&self) -> &str {
        match self {
            At::Top => "",
            At::Field(_, name) => name,
            At::Item(above, _) => above.name(),
        }
    }

    pub(super) fn path(&self) -> Vec<Step> {
        let (above, step) = match self {
            At::Top => return Vec::new(),
            At::Field(above, name) => (above, Step::Name((*name).to_owned())),
            At::Item(above, index) => (above, Step::Item(*index)),
        };
        let mut path = above.path();
        path.push(step);
        path
    }
}
