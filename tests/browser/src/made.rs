//! Editions that a test writes for itself, when no edition on disk has the case in question.

use std::path::Path;
use std::{fs, io};

use serde_json::{Value, json};

/// An edition in the making.
pub(crate) struct Made {
    site: Value,
    articles: Vec<Value>,
    pictures: Vec<(&'static str, u32, u32)>,
    photographs: Vec<(&'static str, u32, u32)>,
    words: Option<Value>,
}

impl Made {
    /// An edition of one channel, `news`, without articles.
    pub(crate) fn new(lang: &str) -> Self {
        Made {
            site: json!({
                "name": "The Tester",
                "lang": lang,
                "url": "https://tester.example",
                "channels": [{"id": "news", "name": "News"}],
            }),
            articles: Vec::new(),
            pictures: Vec::new(),
            photographs: Vec::new(),
            words: None,
        }
    }

    /// With another value for a field of `site.json`.
    pub(crate) fn site(mut self, field: &str, value: Value) -> Self {
        self.site[field] = value;
        self
    }

    /// With one more article.
    pub(crate) fn article(mut self, article: Value) -> Self {
        self.articles.push(article);
        self
    }

    /// With a picture of this size at `/media/NAME.svg`.
    pub(crate) fn picture(mut self, name: &'static str, width: u32, height: u32) -> Self {
        self.pictures.push((name, width, height));
        self
    }

    /// With a picture of this many pixels at `/media/NAME.bmp`.
    pub(crate) fn photograph(mut self, name: &'static str, width: u32, height: u32) -> Self {
        self.photographs.push((name, width, height));
        self
    }

    /// With the newsroom's own words for the interface.
    pub(crate) fn words(mut self, words: Value) -> Self {
        self.words = Some(words);
        self
    }

    /// Writes `site.json`, `words.json`, `articles/` and `media/`.
    pub(crate) fn write(&self, folder: &Path) -> io::Result<()> {
        let articles = folder.join("articles");
        fs::create_dir_all(&articles)?;
        fs::write(folder.join("site.json"), self.site.to_string())?;
        if let Some(words) = &self.words {
            fs::write(folder.join("words.json"), words.to_string())?;
        }
        for article in &self.articles {
            let id = article["id"].as_str().expect("an article has an id");
            fs::write(articles.join(format!("{id}.json")), article.to_string())?;
        }
        let media = folder.join("media");
        fs::create_dir_all(&media)?;
        for (name, width, height) in &self.pictures {
            let drawing = format!(
                r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="100%" height="100%" fill="#678"/></svg>"##
            );
            fs::write(media.join(format!("{name}.svg")), drawing)?;
        }
        for (name, width, height) in &self.photographs {
            fs::write(media.join(format!("{name}.bmp")), bitmap(*width, *height))?;
        }
        Ok(())
    }
}

/// A picture of one colour, with a bit for each pixel (BITMAPINFOHEADER).
fn bitmap(width: u32, height: u32) -> Vec<u8> {
    let (head, line) = (62, width.div_ceil(32) * 4);
    let words = |words: &[u32]| words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<_>>();
    let file = words(&[head + line * height, 0, head]);
    let picture = words(&[40, width, height, 1 | 1 << 16, 0, line * height, 0, 0, 2, 0, 0x0066_7788, 0x00ff_ffff]);
    [b"BM".to_vec(), file, picture, vec![0; (line * height) as usize]].concat()
}

/// An article in the channel `news` with a body of these blocks.
pub(crate) fn article(id: &str, headline: &str, body: Vec<Value>) -> Value {
    json!({
        "schema": 1,
        "id": id,
        "channel": ["news"],
        "headline": headline,
        "published": "2024-05-06T07:08:09+08:00",
        "body": body,
    })
}

/// A block of plain text.
pub(crate) fn paragraph(text: impl Into<Value>) -> Value {
    json!({"type": "paragraph", "text": text.into()})
}
