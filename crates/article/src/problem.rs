//! What is wrong with a file, where, and what to do about it.

use std::fmt;

#[cfg(feature = "report")]
use crate::Position;

/// One fault found in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The way from the top of the file to the value at fault.
    pub path: Vec<Step>,
    /// Where that is in the text, once somebody has looked ([`Parsed::locate`](crate::Parsed)).
    #[cfg(feature = "report")]
    pub position: Option<Position>,
    /// What is wrong.
    #[cfg(feature = "report")]
    pub message: String,
    /// What to do about it.
    #[cfg(feature = "report")]
    pub remedy: String,
}

/// How bad a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look: the article can be published as it is.
    Warning,
    /// Against the contract: the press leaves the article out.
    Error,
}

/// One step down into a JSON document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Into the field of this name.
    Field(&'static str),
    /// Into a field that the contract does not know, or not there.
    #[cfg(feature = "report")]
    Name(String),
    /// To the item of this number, counted from 0.
    Item(usize),
}

impl Problem {
    /// The way to the value at fault as an editor would write it: `body[3].text[1].link.href`. Empty for the whole
    /// file.
    pub fn field(&self) -> String {
        let mut field = String::new();
        let named = |field: &mut String, name: &str| {
            if !field.is_empty() {
                field.push('.');
            }
            field.push_str(name);
        };
        for step in &self.path {
            match step {
                Step::Field(name) => named(&mut field, name),
                #[cfg(feature = "report")]
                Step::Name(name) => named(&mut field, name),
                Step::Item(index) => {
                    field.push('[');
                    field.push_str(&index.to_string());
                    field.push(']');
                }
            }
        }
        field
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = self.field();
        formatter.write_str(&field)?;
        #[cfg(feature = "report")]
        {
            formatter.write_str(if field.is_empty() { "" } else { ": " })?;
            formatter.write_str(&self.message)?;
        }
        Ok(())
    }
}
