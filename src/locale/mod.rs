//! The interface in each language: a field a string, a file a language.
//!
//! A string that is missing does not compile. `fluent` would cost 45 kB in the browser (measured).
//! To add a language, write its file and name it in [`locales!`].

use article::{Day, Lang, Role, Script, Timestamp};

use crate::Trouble;

macro_rules! locales {
    ($($module:ident),*) => {
        $( mod $module; )*

        impl Locale {
            /// Every language that the interface speaks.
            pub const ALL: &'static [&'static Locale] = &[$( &$module::LOCALE ),*];
        }
    };
}

locales! { en, zh_hans, zh_hant, ar }

/// The words of the interface in one language.
#[derive(Debug)]
pub struct Locale {
    /// Its language tag.
    pub tag: &'static str,
    /// The same, where it stands in for a language that the interface does not speak.
    pub foreign: Option<&'static str>,

    /// What Chinese in this script is called, for who reads it: nothing in other languages.
    pub script: &'static str,

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
    /// Page so many of so many.
    pub page_of: fn(u32, u32) -> String,
    /// A channel without stories.
    pub empty: &'static str,

    /// Before the time of the last change.
    pub updated: &'static str,
    /// How long it takes to read, in minutes.
    pub minutes: fn(u32) -> String,
    /// A day and a time, as a newspaper writes them.
    pub time: fn(&Timestamp) -> String,
    /// A day.
    pub day: fn(&Day) -> String,
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
    /// What went wrong, in a headline and a sentence.
    pub trouble: Troubles,

    /// What only the press writes: the browser finds it on the page.
    #[cfg(feature = "press")]
    pub printed: Printed,
}

/// The words that only the press needs.
#[cfg(feature = "press")]
#[derive(Debug)]
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

/// The words of the dialogue with the code that embeds a story.
#[cfg(feature = "press")]
#[derive(Debug)]
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

/// A headline and a sentence for each [`Trouble`].
#[derive(Debug)]
pub struct Troubles {
    /// No connection.
    pub offline: [&'static str; 2],
    /// Nothing answers.
    pub unreachable: [&'static str; 2],
    /// No such page.
    pub missing: [&'static str; 2],
    /// The server fails.
    pub server: [&'static str; 2],
    /// Too long.
    pub timeout: [&'static str; 2],
    /// Not JSON by its own name.
    pub wrong_type: [&'static str; 2],
    /// Not JSON, or not all of it.
    pub broken: [&'static str; 2],
    /// Against the contract.
    pub contract: [&'static str; 2],
}

/// English on a page in another language.
static STAND_IN: Locale = Locale { foreign: Some(en::LOCALE.tag), ..en::LOCALE };

impl Locale {
    /// The interface for a language: its own, or English for one that has none.
    pub fn of(lang: &Lang) -> &'static Self {
        match lang.chinese() {
            Some(script) => Self::in_script(script),
            None => Self::ALL.iter().find(|locale| lang.speaks(locale.tag)).copied().unwrap_or(&STAND_IN),
        }
    }

    /// The interface in Chinese.
    pub fn in_script(script: Script) -> &'static Self {
        match script {
            Script::Hans => &zh_hans::LOCALE,
            Script::Hant => &zh_hant::LOCALE,
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
        Some(self.roles[place])
    }

    /// What went wrong, in a headline and a sentence.
    pub fn trouble(&self, trouble: &Trouble) -> [&'static str; 2] {
        let words = &self.trouble;
        match trouble {
            Trouble::Offline => words.offline,
            Trouble::Unreachable => words.unreachable,
            Trouble::Missing => words.missing,
            Trouble::Server => words.server,
            Trouble::Timeout => words.timeout,
            Trouble::WrongType => words.wrong_type,
            Trouble::Broken => words.broken,
            Trouble::Contract(_) => words.contract,
        }
    }
}
