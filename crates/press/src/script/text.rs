//! Running text, converted across its runs: in 头`<strong>`发`</strong>` the one character decides about the other.

use article::{Lang, Run, Script, Text};

use super::converter::Converter;
use super::pages::Links;
use super::rule::Rule;

/// A stretch of words between two marks, and the rule for its language.
struct Leaf<'a> {
    words: &'a mut String,
    rule: Option<Rule>,
}

impl Converter {
    /// Writes running text in place. Readings over characters stay as they are, words in other languages too.
    pub(super) fn text(&self, text: &mut Text, rule: Option<Rule>, links: &Links) {
        let mut leaves = Vec::new();
        self.leaves(text, rule, links, &mut leaves);
        let mut rest = leaves.as_mut_slice();
        while let Some(first) = rest.first() {
            let rule = first.rule;
            let length = rest.iter().take_while(|leaf| leaf.rule == rule).count();
            let (stretch, after) = rest.split_at_mut(length);
            if let Some(rule) = rule {
                self.stretch(stretch, rule);
            }
            rest = after;
        }
    }

    /// Writes texts in place.
    pub(super) fn texts<'a>(&self, texts: impl IntoIterator<Item = &'a mut Text>, rule: Option<Rule>, links: &Links) {
        for text in texts {
            self.text(text, rule, links);
        }
    }

    /// Lists the stretches of a text, in order. On the way links are turned to pages in this script, and languages get
    /// their tags.
    fn leaves<'a>(&self, text: &'a mut Text, rule: Option<Rule>, links: &Links, leaves: &mut Vec<Leaf<'a>>) {
        let runs = match text {
            Text::Plain(words) => return leaves.push(Leaf { words, rule }),
            Text::Runs(runs) => runs,
        };
        for run in runs {
            match run {
                Run::Plain(words) => leaves.push(Leaf { words, rule }),
                Run::Strong { strong: text } | Run::Em { em: text } => self.leaves(text, rule, links, leaves),
                Run::Link { link } => {
                    links.turn(&mut link.href);
                    self.leaves(&mut link.text, rule, links, leaves);
                }
                Run::Ruby { ruby } => leaves.push(Leaf { words: &mut ruby.base, rule }),
                Run::Lang { lang } => {
                    let inner = self.rule(&lang.tag);
                    lang.tag = self.retagged(&lang.tag);
                    self.leaves(&mut lang.text, inner, links, leaves);
                }
            }
        }
    }

    fn retagged(&self, lang: &Lang) -> Lang {
        let script: Script = self.script();
        lang.in_script(script)
    }

    /// Converts neighbours as one, and gives each its own characters back.
    fn stretch(&self, leaves: &mut [Leaf], rule: Rule) {
        if let [leaf] = leaves {
            return self.string(leaf.words, Some(rule));
        }
        let joined: String = leaves.iter().map(|leaf| leaf.words.as_str()).collect();
        let converted = self.convert(&joined, rule);
        let mut characters = converted.chars();
        for leaf in leaves {
            *leaf.words = characters.by_ref().take(leaf.words.chars().count()).collect();
        }
    }
}
