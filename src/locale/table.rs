//! What the interface says: a field a string, so that one that is missing does not compile.

#[cfg(feature = "press")]
use article::Value;
use article::{Lang, Role};

#[cfg(feature = "press")]
use super::words::leaked;
use super::words::{Words, shape, words};
use crate::Trouble;

/// The words of the interface in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Locale {
    /// Its language, where it stands in for one that the interface does not speak.
    pub foreign: Option<Lang>,
    /// Those of [`Table`], one after the other.
    pub(super) words: Box<[&'static str; Places::COUNT]>,
    /// What only the press writes: the app finds it on the page.
    #[cfg(feature = "press")]
    pub(crate) printed: Printed,
}

words! {
    /// What pages say wherever they are made, by the press or by the app. `Trunk.toml` says which words these are: where they
    /// become others, a test asks for it.
    pub struct Table {
        /// The language's tag, which stands first.
        pub tag: &'static str,

        /// The link that leads past the masthead.
        pub skip: &'static str,
        /// The front page, in the breadcrumb and wherever a link leads there.
        pub home: &'static str,
        /// The way up.
        pub back_to_top: &'static str,
        /// What the list of channels is called.
        pub channels: &'static str,
        /// What the breadcrumb is called.
        pub breadcrumb: &'static str,
        /// What the list of a channel's pages is called.
        pub pages: &'static str,
        /// The page with newer stories.
        pub newer: &'static str,
        /// The page with older stories.
        pub older: &'static str,
        /// Page `{page}` of `{pages}`.
        pub page_of: &'static str,
        /// A channel without stories.
        pub empty: &'static str,

        /// Before the time of the last change.
        pub updated: &'static str,
        /// How long it takes to read: `{minutes}`. Where a language counts in several ways, each but the last stands after the
        /// most minutes that it is for, and a line is between them: `1:a minute|{minutes} minutes`.
        pub minutes: &'static str,
        /// A `{day}` and a `{time}`, as a newspaper writes them.
        pub moment: &'static str,
        /// A day of the `{year}`, the `{month}` and the `{day}`.
        pub day: &'static str,
        /// The months as `{month}` writes them: by number where they have no names.
        pub months: [&'static str; 12],
        /// What the credits are called.
        pub credits: &'static str,
        /// Roles: source, reporter, photographer, editor, reviewer, duty editor.
        pub roles: [&'static str; 6],
        /// Between a role and its names.
        pub colon: &'static str,
        /// Between two names.
        pub comma: &'static str,
        /// Before the name of a picture's maker.
        pub photo: &'static str,
        /// Over what was put right.
        pub corrections: &'static str,
        /// Over what the story is about.
        pub tags: &'static str,
        /// Over what else to read.
        pub related: &'static str,
        /// The story before.
        pub previous: &'static str,
        /// The story after.
        pub next: &'static str,
        /// What previous and next are called together.
        pub onward: &'static str,
        /// Before the link to where the story first ran.
        pub first_ran: &'static str,
        /// Over the words of a film or sound.
        pub transcript: &'static str,
        /// Before an editor's note.
        pub note: &'static str,
        /// What a table that scrolls is called where it has no caption.
        pub table: &'static str,
        /// In the place of a block of an unknown type.
        pub unknown_block: &'static str,
        /// The button that loads something of a third party.
        pub embed_show: &'static str,
        /// What loading it means.
        pub embed_notice: &'static str,
        /// The way to the code that shows the story on another page.
        pub embed: &'static str,
        /// What the footer's links are called.
        pub about: &'static str,

        /// While it loads.
        pub loading: &'static str,
        /// When it takes long.
        pub slow: &'static str,
        /// The button that asks again.
        pub retry: &'static str,
        /// Over the list of what is wrong with a file.
        pub problems: &'static str,
        /// In a headline and a sentence: no connection.
        pub offline: [&'static str; 2],
        /// In a headline and a sentence: nothing answers.
        pub unreachable: [&'static str; 2],
        /// In a headline and a sentence: no such page.
        pub missing: [&'static str; 2],
        /// In a headline and a sentence: the server fails.
        pub server: [&'static str; 2],
        /// In a headline and a sentence: too long.
        pub timeout: [&'static str; 2],
        /// In a headline and a sentence: not JSON by its own name.
        pub wrong_type: [&'static str; 2],
        /// In a headline and a sentence: not JSON, or not all of it.
        pub broken: [&'static str; 2],
        /// In a headline and a sentence: against the contract.
        pub contract: [&'static str; 2],
    }
    read by Locale at Places
}

words! {
    /// The words that only the press needs.
    pub struct Printed {
        /// Shown when the app has not begun, or has stopped.
        pub stopped: &'static str,
        /// The way to load the page again.
        pub reload: &'static str,
        /// Under a story on a partner's page, before the link to its own page.
        pub original: &'static str,
        /// The button under the beginning of a story on a partner's page.
        pub more: &'static str,
        /// The dialogue with the code that embeds a story.
        pub dialogue: Dialogue,
    }
}

words! {
    /// The words of the dialogue with the code that embeds a story.
    pub struct Dialogue {
        /// Over it.
        pub title: &'static str,
        /// The button that ends it.
        pub close: &'static str,
        /// Over the two ways.
        pub kind: &'static str,
        /// Part of the page, in a frame.
        pub kinds: [&'static str; 2],
        /// Where the story is what readers see first.
        pub early: &'static str,
        /// What is to be known of each way.
        pub hints: [&'static str; 2],
        /// Over the themes.
        pub theme: &'static str,
        /// The reader's own, light, dark.
        pub themes: [&'static str; 3],
        /// Over the parts.
        pub parts_name: &'static str,
        /// Kicker, headline, subhead, dateline, lead image, emphasis, body, credits.
        pub parts: [&'static str; 8],
        /// Only the beginning at first.
        pub expand: &'static str,
        /// What the preview is called.
        pub preview: &'static str,
        /// Over the code.
        pub code: &'static str,
        /// The button that copies it.
        pub copy: &'static str,
        /// When it is copied.
        pub copied: &'static str,
    }
}

impl Locale {
    /// Takes its words from lines that [`Locale::lines`] has made.
    pub(super) fn read(lines: &mut dyn FnMut() -> &'static str) -> Self {
        Self {
            foreign: None,
            words: Box::new(std::array::from_fn(|_| lines())),
            #[cfg(feature = "press")]
            printed: Words::take(&mut [].iter()),
        }
    }

    /// What a role is called. Roles of the newsroom's own have no name but their label.
    pub fn role(&self, role: &Role) -> Option<&'static str> {
        let place = match role {
            Role::Source => 0,
            Role::Reporter => 1,
            Role::Photographer => 2,
            Role::Editor => 3,
            Role::Reviewer => 4,
            Role::DutyEditor => 5,
            Role::Other(_) => return None,
        };
        Some(self.roles()[place])
    }

    /// What went wrong, in a headline and a sentence.
    pub fn trouble(&self, trouble: &Trouble) -> [&'static str; 2] {
        match trouble {
            Trouble::Offline => self.offline(),
            Trouble::Unreachable => self.unreachable(),
            Trouble::Missing => self.missing(),
            Trouble::Server => self.server(),
            Trouble::Timeout => self.timeout(),
            Trouble::WrongType => self.wrong_type(),
            Trouble::Broken => self.broken(),
            Trouble::Contract(_) => self.contract(),
        }
    }
}

#[cfg(feature = "press")]
impl Locale {
    /// A language of the press's own.
    pub(super) fn of_table(table: &Table, printed: &Printed) -> Self {
        let mut words = Vec::with_capacity(Places::COUNT);
        table.list(&mut words);
        Self::of_words(&words, printed.clone())
    }

    /// A language of words that have the names, and the order, of [`Locale::named`].
    pub fn of_named(tag: &str, named: &Value) -> Self {
        let mut words = vec![&*tag.to_owned().leak()];
        words.extend(leaked(named));
        let (words, printed) = words.split_at(Places::COUNT);
        Self::of_words(words, Words::take(&mut printed.iter()))
    }

    fn of_words(words: &[&'static str], printed: Printed) -> Self {
        Self { foreign: None, words: Box::new(Words::take(&mut words.iter())), printed }
    }

    /// All words that an app needs, a line each.
    pub(super) fn lines(&self) -> String {
        self.words.join("\n")
    }

    /// All words there are, a line each.
    pub(super) fn all_words(&self) -> String {
        let mut words = self.words.to_vec();
        self.printed.list(&mut words);
        words.join("\n")
    }

    /// All words but the tag, by their names.
    pub fn named(&self) -> Value {
        let table: Table = Words::take(&mut self.words.iter());
        let mut fields = Vec::new();
        for words in [table.named(), self.printed.named()] {
            if let Value::Record(named) = words {
                fields.extend(named);
            }
        }
        fields.retain(|(name, _)| name != "tag");
        Value::Record(fields)
    }
}
