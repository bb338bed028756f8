//! Who made a story.

use serde::{Serialize, Serializer};

use crate::record::record;
use crate::{Href, Json, Read, Reader};

record! {
    /// A role and the names of those who had it.
    pub struct Credit("a credit") {
        required {
            /// What they did.
            role: Role,
            /// Who they are.
            names: Vec<String>,
        }
        optional {
            /// What the role is called here, instead of its usual name in the reader's language.
            label: Option<String>,
            /// Where the names lead.
            url: Option<Href>,
        }
    }
    check |credit, reader| {
        if let (Role::Other(role), None) = (&credit.role, &credit.label) {
            reader.warning(|| (format!("the role \"{role}\" has no name of its own in any language"), "add \"label\", or use source, reporter, photographer, editor, reviewer or duty_editor".to_owned()));
        }
    };
}

/// What somebody did for a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// 來源
    Source,
    /// 記者
    Reporter,
    /// 攝影
    Photographer,
    /// 編輯
    Editor,
    /// 審核
    Reviewer,
    /// 責任編輯
    DutyEditor,
    /// Any other, shown by its label.
    Other(String),
}

impl Role {
    /// The role as it stands in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Source => "source",
            Self::Reporter => "reporter",
            Self::Photographer => "photographer",
            Self::Editor => "editor",
            Self::Reviewer => "reviewer",
            Self::DutyEditor => "duty_editor",
            Self::Other(role) => role,
        }
    }
}

impl From<String> for Role {
    fn from(role: String) -> Self {
        match role.as_str() {
            "source" => Self::Source,
            "reporter" => Self::Reporter,
            "photographer" => Self::Photographer,
            "editor" => Self::Editor,
            "reviewer" => Self::Reviewer,
            "duty_editor" => Self::DutyEditor,
            _ => Self::Other(role),
        }
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Role {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Role".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "What somebody did for a story. Any other role than these shows by its label.",
            "type": "string",
            "examples": ["source", "reporter", "photographer", "editor", "reviewer", "duty_editor"]
        })
    }
}

impl Read for Role {
    const EXPECTED: &'static str = "a role";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        String::read(value, reader).into()
    }

    fn blank<J: Json>() -> Self {
        Self::Other(String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_of_the_contract_is_known_by_its_word() {
        for (word, role) in [
            ("source", Role::Source),
            ("reporter", Role::Reporter),
            ("photographer", Role::Photographer),
            ("editor", Role::Editor),
            ("reviewer", Role::Reviewer),
            ("duty_editor", Role::DutyEditor),
            ("designer", Role::Other("designer".to_owned())),
        ] {
            assert_eq!(role.as_str(), word);
            assert_eq!(Role::from(word.to_owned()), role);
        }
    }
}
