//! What a story needs before it leaves the site: addresses that are true everywhere, and nothing that waits for a script.

use article::{Article, Block, Link, Paragraph, Run, Text};

use crate::build::links::make_absolute;

/// Makes the story's links absolute, `base` being the address of its page, and turns what can be loaded on request into
/// a link to it. The addresses of media are absolute from the reading on.
pub(super) fn settle(article: &mut Article, base: &str) {
    make_absolute(article, base);
    // A feed reader can show no more of it than we can.
    article.body.retain(|block| !matches!(block, Block::Unknown(_)));
    for block in &mut article.body {
        if let Block::Embed(embed) = block {
            let words = embed.title.clone().or_else(|| embed.url.get().map(str::to_owned)).unwrap_or_default();
            let link = Link { href: embed.url.clone(), text: Text::Plain(words) };
            *block = Block::Paragraph(Paragraph { text: Text::Runs(vec![Run::Link { link }]) });
        }
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
