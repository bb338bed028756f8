//! A story on its way in: what every kind of input is read into, before it is an article.

use article::{
    ArticleId, Block, Correction, Credit, Embedding, Footer, Href, Image, Lang, Related, Rights, Run, Text, Timestamp,
};

/// What was found of a story. An article needs a headline, a date and a body; here all may still be missing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Story {
    pub(crate) id: Option<ArticleId>,
    /// What its maker calls it, once and for all: a `guid`, a `uri`, its address.
    pub(crate) key: Option<String>,
    /// What it was called, where its maker does not call it anything, in ledgers of former versions.
    pub(crate) former_key: Option<String>,
    /// The address of the feed that it came in.
    pub(crate) feed: Option<String>,
    pub(crate) lang: Option<Lang>,
    /// Whether somebody has looked at the language: pages and feeds often say the one of their system.
    pub(crate) lang_is_known: bool,
    /// The channels it stands in by their names or ids, outermost first.
    pub(crate) channels: Vec<String>,
    pub(crate) kickers: Vec<String>,
    pub(crate) headline: String,
    pub(crate) subheads: Vec<String>,
    pub(crate) summary: Option<String>,
    pub(crate) published: Option<Timestamp>,
    pub(crate) modified: Option<Timestamp>,
    pub(crate) image: Option<Image>,
    pub(crate) body: Vec<Block>,
    pub(crate) credits: Vec<Credit>,
    pub(crate) related: Vec<Related>,
    pub(crate) tags: Vec<String>,
    pub(crate) corrections: Vec<Correction>,
    pub(crate) canonical: Option<Href>,
    /// The ids that it had before.
    pub(crate) formerly: Vec<ArticleId>,
    pub(crate) rights: Option<Rights>,
    pub(crate) embed: Option<Embedding>,
    /// What stood at the foot of the page: the site's, not the story's.
    pub(crate) footer: Option<Footer>,
    /// What was mended while it was read: rule and count.
    pub(crate) repairs: Vec<(&'static str, u32)>,
    /// What an editor should look at.
    pub(crate) remarks: Vec<Remark>,
}

/// Something that an editor should look at.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Remark {
    /// The line in the input, from 1, where it has one.
    pub(crate) line: Option<usize>,
    /// The byte in the line.
    pub(crate) byte: usize,
    /// What is the matter.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) remedy: &'static str,
}

impl Remark {
    /// Something about the story as a whole.
    pub(crate) fn whole(message: impl Into<String>, remedy: &'static str) -> Self {
        Self { line: None, byte: 0, message: message.into(), remedy }
    }

    /// Something about a line, counted from 0.
    pub(crate) fn at(line: usize, byte: usize, message: impl Into<String>, remedy: &'static str) -> Self {
        Self { line: Some(line + 1), byte, message: message.into(), remedy }
    }
}

impl Story {
    /// Notes that a rule was used.
    pub(crate) fn repaired(&mut self, rule: &'static str, count: u32) {
        if count == 0 {
            return;
        }
        match self.repairs.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, sum)) => *sum += count,
            None => self.repairs.push((rule, count)),
        }
    }

    /// Calls `see` with every text of the story but its names and addresses, in the order of the page.
    pub(crate) fn each_text(&mut self, see: &mut dyn FnMut(&mut Text)) {
        let mut line = |line: &mut String| each_of_line(line, see);
        self.kickers.iter_mut().for_each(&mut line);
        line(&mut self.headline);
        self.subheads.iter_mut().chain(&mut self.summary).chain(&mut self.tags).for_each(&mut line);
        for correction in &mut self.corrections {
            see(&mut correction.text);
        }
        if let Some(image) = &mut self.image {
            each_of_image(image, see);
        }
        for block in &mut self.body {
            each_of_block(block, see);
        }
        if let Some(footer) = &mut self.footer {
            let links = footer.links.iter_mut().chain(&mut footer.report).map(|link| &mut link.label);
            let licences = footer.licences.iter_mut().map(|licence| &mut licence.label);
            let contacts = footer.contacts.iter_mut().map(|contact| &mut contact.label);
            let lines = footer.operator.iter_mut().chain(&mut footer.address).chain(&mut footer.copyright);
            links.chain(licences).chain(contacts).chain(lines).for_each(|line| each_of_line(line, see));
        }
    }

    /// All its running text, a paragraph a line: to tell its language and writing.
    pub(crate) fn plain(&mut self) -> String {
        let mut plain = String::new();
        self.each_text(&mut |text| {
            plain.push_str(&text.plain());
            plain.push('\n');
        });
        plain
    }
}

fn each_of_image(image: &mut Image, see: &mut dyn FnMut(&mut Text)) {
    image.caption.iter_mut().for_each(&mut *see);
    if let Some(alt) = &mut image.alt {
        each_of_line(alt, see);
    }
}

fn each_of_line(line: &mut String, see: &mut dyn FnMut(&mut Text)) {
    let mut text = Text::Plain(std::mem::take(line));
    see(&mut text);
    if let Text::Plain(words) = text {
        *line = words;
    }
}

fn each_of_block(block: &mut Block, see: &mut dyn FnMut(&mut Text)) {
    match block {
        Block::Paragraph(paragraph) => see(&mut paragraph.text),
        Block::Emphasis(emphasis) => emphasis.lead.iter_mut().chain(&mut emphasis.points).for_each(see),
        Block::Heading(heading) => see(&mut heading.text),
        Block::List(list) => list.items.iter_mut().for_each(see),
        Block::Quote(quote) => see(&mut quote.text),
        Block::Pullquote(quote) => see(&mut quote.text),
        Block::Image(image) => each_of_image(image, see),
        Block::Gallery(gallery) => gallery.images.iter_mut().for_each(|image| each_of_image(image, see)),
        Block::Video(video) => {
            video.title.iter_mut().for_each(|title| each_of_line(title, see));
            video.transcript.iter_mut().for_each(see);
        }
        Block::Audio(audio) => {
            audio.title.iter_mut().for_each(|title| each_of_line(title, see));
            audio.transcript.iter_mut().for_each(see);
        }
        Block::Table(table) => {
            table.caption.iter_mut().chain(&mut table.header).chain(table.rows.iter_mut().flatten()).for_each(see);
        }
        Block::Note(note) => see(&mut note.text),
        Block::Embed(embed) => embed.title.iter_mut().for_each(|title| each_of_line(title, see)),
        Block::Divider(_) | Block::Unknown(_) => {}
    }
}

/// Changes characters of a text, each for one other, whatever runs it is cut into. `change` sees all of it.
pub(crate) fn change_characters(text: &mut Text, change: &mut dyn FnMut(&mut [char])) {
    let mut characters: Vec<char> = Vec::new();
    text.each(&mut |words| characters.extend(words.chars()));
    let before = characters.clone();
    change(&mut characters);
    if characters != before {
        write_back(text, &mut characters.into_iter());
    }
}

fn write_back(text: &mut Text, characters: &mut dyn Iterator<Item = char>) {
    let mut words = |words: &mut String| *words = words.chars().map_while(|_| characters.next()).collect();
    match text {
        Text::Plain(plain) => words(plain),
        Text::Runs(runs) => {
            for run in runs {
                match run {
                    Run::Plain(plain) => *plain = plain.chars().map_while(|_| characters.next()).collect(),
                    Run::Strong { strong: text } | Run::Em { em: text } => write_back(text, characters),
                    Run::Link { link } => write_back(&mut link.text, characters),
                    Run::Ruby { ruby } => ruby.base = ruby.base.chars().map_while(|_| characters.next()).collect(),
                    Run::Lang { lang } => write_back(&mut lang.text, characters),
                }
            }
        }
    }
}
