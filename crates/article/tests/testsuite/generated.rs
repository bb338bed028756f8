//! Articles made at random: every field, block and run of the contract.

use article::{
    Article, ArticleId, Audio, Block, Captions, ChannelId, Correction, Credit, Day, Divider, Embed, Embedding,
    Emphasis, Foreign, Gallery, Heading, HeadingLevel, Href, Image, Lang, Link, List, Note, Paragraph, Provenance,
    Pullquote, Quote, Related, Rendition, Repair, Rights, Role, Ruby, Run, SchemaVersion, Src, StoryLink, Table, Text,
    Timestamp, Video, WebOrigin,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// Any article.
pub(crate) fn article() -> impl Strategy<Value = Article> {
    let head = (article_id(), headline(), timestamp(), of(lang()), vec(channel_id(), 0..3), words_list(), words_list());
    let lists =
        (of(words()), of(timestamp()), of(image()), vec(block(), 0..6), vec(credit(), 0..3), vec(related(), 0..3));
    let tail = (
        words_list(),
        vec(correction(), 0..2),
        of(href()),
        vec(article_id(), 0..2),
        of(rights()),
        of(embedding()),
        of(provenance()),
        of(story_link()),
        of(story_link()),
        words_list(),
    );
    (head, lists, tail).prop_map(|(head, lists, tail)| {
        let (id, headline, published, lang, channel, kickers, subheads) = head;
        let (summary, modified, image, body, credits, related) = lists;
        let (tags, corrections, canonical, formerly, rights, embed, provenance, previous, next, phrases) = tail;
        Article {
            schema: SchemaVersion::CURRENT,
            id,
            headline,
            published,
            body,
            lang,
            channel,
            kickers,
            subheads,
            summary,
            modified,
            image,
            credits,
            related,
            tags,
            corrections,
            canonical,
            formerly,
            rights,
            embed,
            provenance,
            previous,
            next,
            phrases,
        }
    })
}

/// Any text, line breaks and signs that nobody sees included.
fn words() -> impl Strategy<Value = String> {
    prop_oneof!["(?s).{0,10}", "[一-龥，。：]{1,10}", "[a-z ]{1,10}"]
}

fn words_list() -> impl Strategy<Value = Vec<String>> {
    vec(words(), 0..3)
}

fn headline() -> impl Strategy<Value = String> {
    words().prop_map(|words| format!("报{words}"))
}

fn made<T>(text: impl Strategy<Value = String>, make: fn(&str) -> Option<T>) -> impl Strategy<Value = T>
where
    T: std::fmt::Debug,
{
    text.prop_map(move |text| make(&text).unwrap_or_else(|| panic!("{text:?} should be one")))
}

fn embedding() -> impl Strategy<Value = Embedding> {
    let origin = made("https?://[a-z0-9][a-z0-9.-]{0,9}[a-z0-9](:[0-9]{1,5})?", WebOrigin::new);
    prop_oneof![any::<bool>().prop_map(Embedding::Anybody), vec(origin, 0..3).prop_map(Embedding::Only)]
}

fn article_id() -> impl Strategy<Value = ArticleId> {
    made("[a-z0-9-]{1,12}", ArticleId::new)
}

fn channel_id() -> impl Strategy<Value = ChannelId> {
    made("[a-z0-9-]{1,12}", ChannelId::new)
}

fn lang() -> impl Strategy<Value = Lang> {
    made("(zh-Hans-CN|zh-Hant|en|ar-EG|[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,2})", Lang::new)
}

fn timestamp() -> impl Strategy<Value = Timestamp> {
    let text = (
        0_u16..=9999,
        1_u8..=12,
        1_u8..=28,
        0_u8..24,
        0_u8..60,
        0_u8..=60,
        "(\\.[0-9]{1,3})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])",
    );
    made(
        text.prop_map(|(year, month, day, hour, minute, second, zone)| {
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")
        }),
        Timestamp::new,
    )
}

fn day() -> impl Strategy<Value = Day> {
    (0_u16..=9999, 1_u8..=12, 1_u8..=28).prop_map(|(year, month, day)| Day { year, month, day })
}

fn href() -> impl Strategy<Value = Href> {
    made(prop_oneof![address(), Just("mailto:desk@a.example".to_owned()), Just("TEL:+86-1".to_owned())], Href::new)
}

fn src() -> impl Strategy<Value = Src> {
    made(address(), Src::new)
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        "[hH]ttps?://[a-z]{1,6}\\.example(/[a-z报:%@ ]{0,6}){0,3}(\\?[a-z=:&]{0,6})?x",
        "(\\.\\./|\\./|/|//)?[a-z0-9报._-]{1,8}(/[a-z:报]{0,6})?(\\?[a-z=:&/]{0,6})?(#[a-z:?]{0,4})?x",
        "[?#][a-z:/]{0,6}x",
    ]
}

fn text() -> impl Strategy<Value = Text> {
    let plain = words().prop_map(Text::Plain);
    plain.prop_recursive(3, 16, 3, |inner| {
        let run = prop_oneof![
            words().prop_map(Run::Plain),
            inner.clone().prop_map(|strong| Run::Strong { strong }),
            inner.clone().prop_map(|em| Run::Em { em }),
            (href(), inner.clone()).prop_map(|(href, text)| Run::Link { link: Link { href, text } }),
            (words(), words()).prop_map(|(base, text)| Run::Ruby { ruby: Ruby { base, text } }),
            (lang(), inner).prop_map(|(tag, text)| Run::Lang { lang: Foreign { tag, text } }),
        ];
        vec(run, 0..3).prop_map(Text::Runs)
    })
}

fn image() -> impl Strategy<Value = Image> {
    let rendition = (src(), any::<u32>()).prop_map(|(src, width)| Rendition { src, width });
    let size = (of(any::<u32>()), of(any::<u32>()));
    (src(), of(words()), of(text()), of(words()), size, vec(rendition, 0..2)).prop_map(
        |(src, alt, caption, credit, (width, height), sources)| Image {
            src,
            alt,
            caption,
            credit,
            width,
            height,
            sources,
        },
    )
}

fn block() -> impl Strategy<Value = Block> {
    let texts = || vec(text(), 0..3);
    let captions = (src(), lang(), of(words())).prop_map(|(src, lang, label)| Captions { src, lang, label });
    prop_oneof![
        text().prop_map(|text| Block::Paragraph(Paragraph { text })),
        (texts(), of(text())).prop_map(|(points, lead)| Block::Emphasis(Emphasis { points, lead })),
        (text(), made((2_u8..=6).prop_map(|level| level.to_string()), |level| HeadingLevel::new(level.parse().ok()?)))
            .prop_map(|(text, level)| Block::Heading(Heading { text, level })),
        (texts(), of(any::<bool>())).prop_map(|(items, ordered)| Block::List(List { items, ordered })),
        (text(), of(words())).prop_map(|(text, cite)| Block::Quote(Quote { text, cite })),
        (text(), of(words())).prop_map(|(text, cite)| Block::Pullquote(Pullquote { text, cite })),
        image().prop_map(|image| Block::Image(Box::new(image))),
        vec(image(), 0..2).prop_map(|images| Block::Gallery(Gallery { images })),
        (src(), of(src()), vec(captions, 0..2), of(words()), of(text()), of(any::<u32>()), of(any::<u32>())).prop_map(
            |(src, poster, captions, title, transcript, width, height)| Block::Video(Box::new(Video {
                src,
                poster,
                captions,
                title,
                transcript,
                width,
                height
            }))
        ),
        (src(), of(words()), of(text())).prop_map(|(src, title, transcript)| Block::Audio(Box::new(Audio {
            src,
            title,
            transcript
        }))),
        (vec(texts(), 0..3), of(text()), texts()).prop_map(|(rows, caption, header)| Block::Table(Box::new(Table {
            rows,
            caption,
            header
        }))),
        text().prop_map(|text| Block::Note(Note { text })),
        (href(), of(words()), of(words()), of(href()), of(any::<u32>()), of(any::<u32>())).prop_map(
            |(url, title, provider, player, width, height)| {
                Block::Embed(Box::new(Embed { url, title, provider, player, width, height }))
            }
        ),
        Just(Block::Divider(Divider {})),
    ]
}

fn credit() -> impl Strategy<Value = Credit> {
    let role = prop_oneof![Just("duty_editor".to_owned()), Just("source".to_owned()), words()].prop_map(Role::from);
    (role, words_list(), of(words()), of(href())).prop_map(|(role, names, label, url)| Credit {
        role,
        names,
        label,
        url,
    })
}

fn story_link() -> impl Strategy<Value = StoryLink> {
    (words(), href(), of(lang()), of(timestamp())).prop_map(|(title, url, lang, published)| StoryLink {
        title,
        url,
        lang,
        published,
    })
}

fn related() -> impl Strategy<Value = Related> {
    prop_oneof![article_id().prop_map(Related::Story), story_link().prop_map(Related::Link)]
}

fn correction() -> impl Strategy<Value = Correction> {
    (day(), text()).prop_map(|(date, text)| Correction { date, text })
}

fn rights() -> impl Strategy<Value = Rights> {
    (of(words()), of(words())).prop_map(|(holder, notice)| Rights { holder, notice })
}

fn provenance() -> impl Strategy<Value = Provenance> {
    let repair = (words(), any::<u32>()).prop_map(|(rule, count)| Repair { rule, count });
    (of(words()), of(words()), of(words()), vec(repair, 0..2))
        .prop_map(|(source, retrieved, sha256, repairs)| Provenance { source, retrieved, sha256, repairs })
}
