//! Every text of a story.

use article::{Article, Block, Image, Lang, Related, StoryLink, Table, Text};
use kanbao::Destination;

use super::converter::Converter;
use super::pages::{Links, Pages};
use super::rule::Rule;

impl Converter {
    /// Writes a story in this script. `site` is the language of a story that names none. Ids, addresses of media, file
    /// languages and the record of where the copy came from stay as they are.
    pub fn article(&self, article: &mut Article, site: &Lang, pages: &Pages) {
        let rule = self.rule(article.lang.as_ref().unwrap_or(site));
        let links = &Links { pages, base: Destination::Article(article.id.clone()).to_string() };
        self.headline(&mut article.headline, &mut article.phrases, rule);
        self.strings(&mut article.kickers, rule);
        self.strings(&mut article.subheads, rule);
        self.strings(&mut article.summary, rule);
        self.strings(&mut article.tags, rule);
        if let Some(image) = &mut article.image {
            self.image(image, rule, links);
        }
        for block in &mut article.body {
            self.block(block, rule, links);
        }
        for credit in &mut article.credits {
            self.credit(credit, rule);
        }
        for related in &mut article.related {
            if let Related::Link(story) = related {
                self.story_link(story, rule, links);
            }
        }
        for story in article.previous.iter_mut().chain(&mut article.next) {
            self.story_link(story, rule, links);
        }
        self.texts(article.corrections.iter_mut().map(|correction| &mut correction.text), rule, links);
        if let Some(rights) = &mut article.rights {
            self.strings(rights.holder.iter_mut().chain(&mut rights.notice), rule);
        }
        self.lang(&mut article.lang);
    }

    /// Writes what is said about a picture.
    pub(super) fn image(&self, image: &mut Image, rule: Option<Rule>, links: &Links) {
        self.strings(image.alt.iter_mut().chain(&mut image.credit), rule);
        self.texts(&mut image.caption, rule, links);
    }

    fn block(&self, block: &mut Block, rule: Option<Rule>, links: &Links) {
        match block {
            Block::Paragraph(block) => self.text(&mut block.text, rule, links),
            Block::Emphasis(block) => self.texts(block.lead.iter_mut().chain(&mut block.points), rule, links),
            Block::Heading(block) => self.text(&mut block.text, rule, links),
            Block::List(block) => self.texts(&mut block.items, rule, links),
            Block::Quote(block) => self.quoted(&mut block.text, &mut block.cite, rule, links),
            Block::Pullquote(block) => self.quoted(&mut block.text, &mut block.cite, rule, links),
            Block::Image(image) => self.image(image, rule, links),
            Block::Gallery(block) => block.images.iter_mut().for_each(|image| self.image(image, rule, links)),
            Block::Video(block) => {
                self.strings(block.captions.iter_mut().filter_map(|captions| captions.label.as_mut()), rule);
                self.played(&mut block.title, &mut block.transcript, rule, links);
            }
            Block::Audio(block) => self.played(&mut block.title, &mut block.transcript, rule, links),
            Block::Table(block) => self.table(block, rule, links),
            Block::Note(block) => self.text(&mut block.text, rule, links),
            Block::Embed(block) => {
                links.turn(&mut block.url);
                self.strings(block.title.iter_mut().chain(&mut block.provider), rule);
            }
            Block::Divider(_) | Block::Unknown(_) => {}
        }
    }

    fn quoted(&self, text: &mut Text, cite: &mut Option<String>, rule: Option<Rule>, links: &Links) {
        self.text(text, rule, links);
        self.strings(cite, rule);
    }

    fn played(&self, title: &mut Option<String>, transcript: &mut Option<Text>, rule: Option<Rule>, links: &Links) {
        self.strings(title, rule);
        self.texts(transcript, rule, links);
    }

    fn table(&self, table: &mut Table, rule: Option<Rule>, links: &Links) {
        let cells = table.header.iter_mut().chain(table.rows.iter_mut().flatten());
        self.texts(table.caption.iter_mut().chain(cells), rule, links);
    }

    /// A title is in the language that the link says, else in that of the page.
    fn story_link(&self, story: &mut StoryLink, rule: Option<Rule>, links: &Links) {
        let rule = story.lang.as_ref().map_or(rule, |lang| self.rule(lang));
        self.string(&mut story.title, rule);
        self.lang(&mut story.lang);
        links.turn(&mut story.url);
    }
}
