//! What a story needs before it leaves the site: addresses that are true everywhere, and nothing that waits for a script.

use article::{Article, Block, Href, Image, Link, Paragraph, Run, Text, resolve};

/// Makes the story's links absolute, `base` being the address of its page, and turns what can be loaded on request into
/// a link to it. The addresses of media are absolute from the reading on.
pub(super) fn settle(article: &mut Article, base: &str) {
    // A feed reader can show no more of it than we can.
    article.body.retain(|block| !matches!(block, Block::Unknown(_)));
    article.image.iter_mut().for_each(|image| picture(image, base));
    article.body.iter_mut().for_each(|part| block(part, base));
    article.corrections.iter_mut().for_each(|correction| text(&mut correction.text, base));
    article.canonical.iter_mut().for_each(|href| settled(href, base));
}

fn block(block: &mut Block, base: &str) {
    let all = |texts: &mut dyn Iterator<Item = &mut Text>| texts.for_each(|words| text(words, base));
    match block {
        Block::Paragraph(paragraph) => text(&mut paragraph.text, base),
        Block::Emphasis(emphasis) => all(&mut emphasis.lead.iter_mut().chain(&mut emphasis.points)),
        Block::Heading(heading) => text(&mut heading.text, base),
        Block::List(list) => all(&mut list.items.iter_mut()),
        Block::Quote(quote) => text(&mut quote.text, base),
        Block::Pullquote(quote) => text(&mut quote.text, base),
        Block::Image(image) => picture(image, base),
        Block::Gallery(gallery) => gallery.images.iter_mut().for_each(|image| picture(image, base)),
        Block::Video(video) => all(&mut video.transcript.iter_mut()),
        Block::Audio(audio) => all(&mut audio.transcript.iter_mut()),
        Block::Table(table) => {
            all(&mut table.caption.iter_mut().chain(&mut table.header).chain(table.rows.iter_mut().flatten()));
        }
        Block::Note(note) => text(&mut note.text, base),
        Block::Embed(embed) => {
            settled(&mut embed.url, base);
            let words = embed.title.clone().or_else(|| embed.url.get().map(str::to_owned)).unwrap_or_default();
            let link = Link { href: embed.url.clone(), text: Text::Plain(words) };
            *block = Block::Paragraph(Paragraph { text: Text::Runs(vec![Run::Link { link }]) });
        }
        Block::Divider(_) | Block::Unknown(_) => {}
    }
}

fn picture(image: &mut Image, base: &str) {
    image.caption.iter_mut().for_each(|caption| text(caption, base));
}

fn text(words: &mut Text, base: &str) {
    let Text::Runs(runs) = words else { return };
    for run in runs {
        match run {
            Run::Strong { strong: inner } | Run::Em { em: inner } => text(inner, base),
            Run::Lang { lang } => text(&mut lang.text, base),
            Run::Link { link } => {
                settled(&mut link.href, base);
                text(&mut link.text, base);
            }
            Run::Plain(_) | Run::Ruby { .. } => {}
        }
    }
}

fn settled(href: &mut Href, base: &str) {
    if let Some(absolute) = href.get().and_then(|address| Href::new(&resolve(base, address))) {
        *href = absolute;
    }
}

#[cfg(test)]
mod tests {
    use article::Document;
    use serde_json::json;

    use super::*;

    #[test]
    fn links_become_absolute_wherever_they_stand() {
        let link = json!([{"em": [{"link": {"href": "../quay/", "text": "quay"}}]}]);
        let story = json!({
            "schema": 1, "id": "pier", "headline": "Pier", "published": "2024-03-05T09:00:00Z",
            "image": {"src": "/a.png", "caption": link},
            "body": [
                {"type": "paragraph", "text": link}, {"type": "emphasis", "lead": link, "points": [link]},
                {"type": "heading", "text": link}, {"type": "list", "items": [link]}, {"type": "quote", "text": link},
                {"type": "pullquote", "text": link}, {"type": "image", "src": "/a.png", "caption": link},
                {"type": "gallery", "images": [{"src": "/a.png", "caption": link}]},
                {"type": "video", "src": "/a.webm", "transcript": link},
                {"type": "audio", "src": "/a.mp3", "transcript": link},
                {"type": "table", "caption": link, "header": [link], "rows": [[link]]}, {"type": "note", "text": link},
                {"type": "embed", "url": "https://film.example/x", "title": "Film"}, {"type": "hologram"},
                {"type": "embed", "url": "/about/"}
            ],
            "corrections": [{"date": "2024-03-06T09:00:00Z", "text": link}], "canonical": "/first/"
        });
        let parsed = Article::parse(&story.to_string(), None);
        let mut article = parsed.value.unwrap_or_else(|| panic!("{:?}", parsed.problems));
        settle(&mut article, "https://courier.example/articles/pier/");
        let settled = serde_json::to_string(&article).expect("JSON");
        assert_eq!(settled.matches(r#""href":"https://courier.example/articles/quay/""#).count(), 17, "{settled}");
        assert!(!settled.contains("../quay/") && !settled.contains("hologram"), "{settled}");
        assert!(
            settled
                .contains(r#"{"type":"paragraph","text":[{"link":{"href":"https://film.example/x","text":"Film"}}]}"#)
        );
        let about = "https://courier.example/about/";
        assert!(settled.contains(&format!(r#"[{{"link":{{"href":"{about}","text":"{about}"}}}}]"#)), "{settled}");
        assert!(settled.contains(r#""canonical":"https://courier.example/first/""#), "{settled}");
    }
}
