//! The interface speaks the page's language, all of it and no other.
//!
//! The editions here hold signs in place of words, so every letter on their pages is the interface's own.

use serde_json::{Value, json};

use crate::case::cases;
use crate::editions::Edition;
use crate::made::{Made, article, paragraph};
use crate::page::Page;
use crate::reader::Reader;
use crate::server::Fault;
use crate::window::Window;

cases![
    english_is_english_throughout,
    simplified_chinese_is_simplified_throughout,
    traditional_chinese_is_traditional_throughout,
    arabic_is_arabic_throughout,
    an_arabic_story_turns_the_page_around,
    a_latin_name_in_an_arabic_story_ends_with_its_point,
    a_date_of_english_words_in_an_uyghur_story_reads_from_the_left,
    english_words_on_a_page_in_another_language_say_so,
    what_is_said_of_a_time_stands_before_it,
    a_story_of_hong_kong_is_set_in_hong_kong_s_face,
    letters_of_arabic_are_not_slanted_and_not_pressed_together,
    letters_of_hindi_are_not_slanted,
    // Chromium downloads how words are divided, and WebKit takes what the system has.
    a_long_word_of_a_headline_is_divided_where_it_may_be in [Firefox],
    lines_of_one_length_end_between_words_of_korean,
    the_sign_of_another_site_points_the_way_that_the_page_reads,
    a_story_s_language_is_its_interface_s,
    a_newsroom_s_own_words_are_the_app_s_too,
];

const ENGLISH: Edition = Edition::Made("signs-en", || signs("en"));
const SIMPLIFIED: Edition = Edition::Made("signs-zh-hans", || signs("zh-Hans-CN"));
const TRADITIONAL: Edition = Edition::Made("signs-zh-hant", || signs("zh-Hant-TW"));
const ARABIC: Edition = Edition::Made("signs-ar", || signs("ar"));
const WORDED: Edition = Edition::Made("worded", worded);
const MIXED: Edition = Edition::Made("mixed", mixed);
const LINES: Edition = Edition::Made("lines", lines);

/// Letters that only Traditional writing has, as far as an interface of a paper would use them.
const TRADITIONAL_ONLY: &str = "載編輯責審記攝數據頁話題關聞報訊連線網頻專欄發佈語擊顯應內與開啟讀閱鐘時間後點選圖";
/// Letters that only Simplified writing has.
const SIMPLIFIED_ONLY: &str = "载编辑责审记摄数据页话题关闻报讯连线网频专栏发语击显应内与开启读阅钟时间后点选图";

fn signs(lang: &str) -> Made {
    let channels = json!([{"id": "news", "name": "◇"}]);
    let mut made = Made::new(lang).site("name", json!("◆◆")).site("channels", channels);
    for number in 1..=22 {
        let mut story = article(&format!("s{number:02}"), "◆◆◆◆", vec![paragraph("◆◆◆")]);
        story["published"] = json!(format!("2024-05-06T07:{number:02}:00+08:00"));
        made = made.article(story);
    }
    made.article(full_of_signs())
}

fn full_of_signs() -> Value {
    let mut story = article(
        "full",
        "◆◆◆",
        vec![
            paragraph("◆◆"),
            json!({"type": "note", "text": "◆"}),
            json!({"type": "video", "src": "../media/x.mp4", "title": "◆", "transcript": "◆"}),
            json!({"type": "table", "header": ["◆"], "rows": [["◆"]]}),
            json!({"type": "embed", "url": "https://0.0.0.1/", "title": "◆", "provider": "◆"}),
            json!({"type": "0"}),
        ],
    );
    story["modified"] = json!("2024-05-07T07:08:09+08:00");
    story["published"] = json!("2024-05-06T08:00:00+08:00");
    story["tags"] = json!(["◆"]);
    story["corrections"] = json!([{"date": "2024-05-08T00:00:00+08:00", "text": "◆"}]);
    story["related"] = json!(["s01"]);
    let roles = ["source", "reporter", "photographer", "editor", "reviewer", "duty_editor"];
    story["credits"] = roles.iter().map(|role| json!({"role": role, "names": ["◆", "◇"]})).collect();
    story
}

fn mixed() -> Made {
    let story = |id: &str, lang: &str, headline: &str| {
        let text = json!(["…", {"em": "…"}]);
        let mut story = article(id, headline, vec![json!({"type": "paragraph", "text": text})]);
        story["lang"] = json!(lang);
        story["modified"] = json!("2024-05-07T07:08:09+08:00");
        story["credits"] = json!([{"role": "duty_editor", "names": ["X"]}, {"role": "source", "names": ["Acme Inc."]}]);
        story["rights"] = json!({"holder": "Acme Inc."});
        story["tags"] = json!(["C++"]);
        story
    };
    Made::new("zh-Hans-CN")
        .article(story("arabic", "ar", "خبر"))
        .article(story("hebrew", "he", "סיפור"))
        .article(story("uyghur", "ug", "خەۋەر"))
        .article(story("english", "en-GB", "A story"))
        .article(story("traditional", "zh-Hant-HK", "報道"))
        .article(story("simplified", "zh-Hans-CN", "报道"))
}

fn worded() -> Made {
    let story = |id: &str| {
        let mut story = article(id, "渡轮", vec![paragraph("十班。")]);
        story["credits"] = json!([{"role": "duty_editor", "names": ["甲"]}]);
        story
    };
    let words = json!({"zh-Hans": {"roles": ["来源", "记者", "摄影", "编辑", "审核", "值班"], "missing": ["没找到", "请看首页。"]}});
    Made::new("zh-Hans-CN").article(story("one")).article(story("two")).words(words)
}

/// Stories whose lines do not end well of themselves on a phone.
fn lines() -> Made {
    let story = |id: &str, lang: &str, headline: &str, text: Value| {
        let mut story = article(id, headline, vec![json!({"type": "pullquote", "text": text})]);
        story["lang"] = json!(lang);
        story
    };
    let embed = json!({"type": "embed", "url": "https://0.0.0.1/", "title": "◆"});
    let mut arabic = article("arabic", "خبر", vec![embed.clone()]);
    arabic["lang"] = json!("ar");
    Made::new("en")
        .article(story("german", "de", "Bundesverwaltungsgericht bestätigt Genehmigung", json!("Nein.")))
        .article(story("korean", "ko", "시장", json!("돌아왔을 때 껍데기만 남아 있을까 봐 두려웠어요.")))
        .article(story("hindi", "hi", "बाज़ार", json!(["…", {"em": "ख़ुशबू"}])))
        .article(article("english", "A story", vec![embed]))
        .article(arabic)
}

/// The lines of an element that has one text in it.
async fn lines_of(page: &Page, element: &str) -> Vec<String> {
    page.eval_texts(&format!(
        "(() => {{
            const range = document.createRange(), lines = [];
            const texts = document.createTreeWalker(document.querySelector({element:?}), NodeFilter.SHOW_TEXT);
            const text = texts.nextNode();
            for (let at = 0, last = -Infinity; at < text.length; at++) {{
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                const {{ top, width }} = range.getBoundingClientRect();
                if (width && top > last + 9) lines.push('');
                if (width) last = top;
                lines[lines.length - 1] += text.data[at];
            }}
            return lines;
        }})()"
    ))
    .await
}

/// Letters of a kind that a language has no use for, wherever a reader would see or hear them.
async fn leaks(page: &Page, foreign: &str) -> Vec<String> {
    page.eval_texts(&format!(
        "(() => {{
            const foreign = new RegExp('[{foreign}]', 'u'), heard = [document.title];
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text; (text = texts.nextNode()); )
                if (!text.parentElement.closest('script, style, noscript, #stopped, template')) heard.push(text.data);
            for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-description', 'aria-roledescription'])
                for (const e of document.body.querySelectorAll(`[${{name}}]`)) heard.push(e.getAttribute(name));
            return heard.filter(text => foreign.test(text));
        }})()"
    ))
    .await
}

/// Every kind of page in one language.
async fn speaks_throughout(reader: &mut Reader, edition: Edition, foreign: &str, duty_editor: &str) {
    let page = reader.visit(edition).await;
    for address in ["/", "/channels/news/", "/channels/news/2/", "/articles/full/", "/articles/nothing/", "/nowhere/"] {
        page.open(address).await;
        let leaks = leaks(&page, foreign).await;
        assert!(leaks.is_empty(), "{address} lets another language through: {leaks:?}");
        if address.starts_with("/articles/full") {
            let roles = page.texts("[part~=credits] dt").await;
            assert_eq!(roles.len(), 6);
            assert!(roles[5].contains(duty_editor), "{roles:?}");
        }
        page.expect_quiet_console().await;
    }
}

async fn english_is_english_throughout(reader: &mut Reader) {
    let foreign = r"\\p{Script=Han}\\p{Script=Arabic}";
    speaks_throughout(reader, ENGLISH, foreign, "Duty editor").await;
}

async fn simplified_chinese_is_simplified_throughout(reader: &mut Reader) {
    let foreign = format!(r"\\p{{Script=Latin}}\\p{{Script=Arabic}}{}", unlike(TRADITIONAL_ONLY, SIMPLIFIED_ONLY));
    speaks_throughout(reader, SIMPLIFIED, &foreign, "责任编辑").await;
}

async fn traditional_chinese_is_traditional_throughout(reader: &mut Reader) {
    let foreign = format!(r"\\p{{Script=Latin}}\\p{{Script=Arabic}}{}", unlike(SIMPLIFIED_ONLY, TRADITIONAL_ONLY));
    speaks_throughout(reader, TRADITIONAL, &foreign, "責任編輯").await;
}

async fn arabic_is_arabic_throughout(reader: &mut Reader) {
    let foreign = r"\\p{Script=Han}\\p{Script=Latin}";
    speaks_throughout(reader, ARABIC, foreign, "المحرر المناوب").await;
}

async fn a_latin_name_in_an_arabic_story_ends_with_its_point(reader: &mut Reader) {
    let page = reader.visit(MIXED).await;
    page.open("/articles/arabic/").await;
    for part in
        ["[part~=dateline] .source", "[part~=credits] div:last-child dd", "[part~=tags] li", "[part~=rights] span"]
    {
        assert!(reads_from_the_left(&page, part).await, "{part}");
    }
}

async fn a_date_of_english_words_in_an_uyghur_story_reads_from_the_left(reader: &mut Reader) {
    let page = reader.visit(MIXED).await;
    page.open("/articles/uyghur/").await;
    assert!(page.text("[part~=dateline] time").await.starts_with(|first: char| first.is_ascii_digit()));
    assert!(reads_from_the_left(&page, "[part~=dateline] time").await);
    assert!(reads_from_the_left(&page, "[part~=dateline] span:last-child").await);
}

/// So that a screen reader does not read them in the voice of the page.
async fn english_words_on_a_page_in_another_language_say_so(reader: &mut Reader) {
    let page = reader.visit(MIXED).await;
    for (id, lang) in [("uyghur", Some("en")), ("hebrew", None), ("english", None), ("simplified", None)] {
        page.open(&format!("/articles/{id}/")).await;
        for words in
            [".skip", "[part~=breadcrumb] [part~=home]", "[part~=dateline] > span:last-child", "[part~=credits] dt"]
        {
            assert_eq!(page.attribute(words, "lang").await.as_deref(), lang, "{id}: {words}");
        }
        assert_eq!(page.attribute("[part~=credits] dd", "lang").await, None, "{id}: a name is the story's");
    }
}

async fn what_is_said_of_a_time_stands_before_it(reader: &mut Reader) {
    let page = reader.visit(MIXED).await;
    for (id, from_the_left) in [("arabic", false), ("hebrew", false), ("uyghur", true), ("english", true)] {
        page.open(&format!("/articles/{id}/")).await;
        let left = |element: &str| {
            format!("document.querySelector('[part~=dateline] span {element}').getBoundingClientRect().left")
        };
        let (words, time) = (page.eval_number(&left("span")).await, page.eval_number(&left("span + time")).await);
        assert_eq!(words < time, from_the_left, "{id}: words at {words}, time at {time}");
    }
}

/// Whether an element's last letter is to the right of its first.
async fn reads_from_the_left(page: &Page, element: &str) -> bool {
    let left = |at: &str| {
        format!(
            "(text => {{ const range = document.createRange(); range.setStart(text, {at}); range.setEnd(text, {at} + 1); \
             return range.getBoundingClientRect().left; }})(document.querySelector({element:?}).firstChild)"
        )
    };
    page.eval_number(&left("0")).await < page.eval_number(&left("text.length - 1")).await
}

/// In Simplified it is not: faces of Hong Kong and Taiwan may lack its characters.
async fn a_story_of_hong_kong_is_set_in_hong_kong_s_face(reader: &mut Reader) {
    let page = reader.visit(MIXED).await;
    let traditional = ("/articles/traditional/", "zh-Hant-HK", "Noto Serif CJK HK");
    let converted = ("/hans/articles/traditional/", "zh-Hans-HK", "Noto Serif CJK SC");
    let simplified = ("/articles/simplified/", "zh-Hans-CN", "Noto Serif CJK SC");
    for (path, lang, face) in [traditional, converted, simplified] {
        page.open(path).await;
        assert_eq!(page.eval_text("document.documentElement.lang").await, lang);
        let faces = page.eval_text("getComputedStyle(document.querySelector('[part~=body] p')).fontFamily").await;
        assert!(faces.contains(face), "{path}: {faces}");
    }
}

async fn letters_of_arabic_are_not_slanted_and_not_pressed_together(reader: &mut Reader) {
    let page = reader.visit(MIXED).await;
    page.open("/articles/uyghur/").await;
    let style = |element: &str, name: &str| format!("getComputedStyle(document.querySelector('{element}')).{name}");
    assert!(page.eval_text(&style("[part~=body] p", "fontFamily")).await.contains("Noto Naskh Arabic"));
    assert_eq!(page.eval_text(&style("[part~=body] em", "fontStyle")).await, "normal");
    assert_eq!(page.eval_text(&style("h1", "letterSpacing")).await, "normal");
}

async fn letters_of_hindi_are_not_slanted(reader: &mut Reader) {
    let page = reader.visit(LINES).await;
    page.open("/articles/hindi/").await;
    assert_eq!(page.eval_text("getComputedStyle(document.querySelector('[part~=body] em')).fontStyle").await, "normal");
}

async fn a_long_word_of_a_headline_is_divided_where_it_may_be(reader: &mut Reader) {
    reader.window(Window::NARROW).await;
    let page = reader.visit(LINES).await;
    page.open("/articles/german/").await;
    let lines = lines_of(&page, "h1").await;
    let [first, second, ..] = &lines[..] else { panic!("one line: {lines:?}") };
    assert!(["Bundes", "Bundesver", "Bundesverwal", "Bundesverwaltungs"].contains(&first.as_str()), "{lines:?}");
    assert!("Bundesverwaltungsgericht".ends_with(second.split(' ').next().unwrap_or_default()), "{lines:?}");
    // Words that a line has room for are whole.
    assert!(lines[1..lines.len() - 1].iter().all(|line| line.ends_with(' ')), "{lines:?}");
}

async fn lines_of_one_length_end_between_words_of_korean(reader: &mut Reader) {
    reader.window(Window::NARROW).await;
    let page = reader.visit(LINES).await;
    page.open("/articles/korean/").await;
    let lines = lines_of(&page, "[part~=pullquote] p").await;
    let (_, others) = lines.split_last().expect("lines");
    assert!(!others.is_empty() && others.iter().all(|line| line.ends_with(' ')), "{lines:?}");
}

async fn the_sign_of_another_site_points_the_way_that_the_page_reads(reader: &mut Reader) {
    let page = reader.visit(LINES).await;
    for (id, turned) in [("arabic", "-1 1"), ("english", "none")] {
        page.open(&format!("/articles/{id}/")).await;
        let scale = page.eval_text("getComputedStyle(document.querySelector('[part~=embed] .icon')).scale").await;
        assert_eq!(scale, turned, "{id}");
    }
}

/// The letters of one list that are not in the other too.
fn unlike(letters: &str, others: &str) -> String {
    letters.chars().filter(|&letter| !others.contains(letter)).collect()
}

async fn an_arabic_story_turns_the_page_around(reader: &mut Reader) {
    let page = reader.visit(MIXED).await;
    page.open("/").await;
    page.mark().await;
    assert_eq!(page.attribute("html", "lang").await.as_deref(), Some("zh-Hans-CN"));
    page.click("main a[href='/articles/arabic/']").await;
    page.until("document.documentElement.lang === 'ar' && document.documentElement.dir === 'rtl'").await;
    page.wait_for_headline("خبر").await;
    let direction = page.eval_text("getComputedStyle(document.querySelector('h1')).direction").await;
    assert_eq!(direction, "rtl");
    page.expect_no_sideways_scrolling().await;
    page.back().await;
    page.until("document.documentElement.lang === 'zh-Hans-CN' && document.documentElement.dir !== 'rtl'").await;
    page.expect_same().await;
}

async fn a_story_s_language_is_its_interface_s(reader: &mut Reader) {
    let page = reader.visit(MIXED).await;
    for (id, lang, duty_editor) in [
        ("english", "en-GB", "Duty editor"),
        ("traditional", "zh-Hant-HK", "責任編輯"),
        ("simplified", "zh-Hans-CN", "责任编辑"),
        ("arabic", "ar", "المحرر المناوب"),
        ("hebrew", "he", "תורנות עריכה"),
    ] {
        page.open(&format!("/articles/{id}/")).await;
        page.until(&format!("document.documentElement.lang === '{lang}'")).await;
        let role = page.text("[part~=credits] dt").await;
        assert!(role.contains(duty_editor), "{role}");
    }
}

async fn a_newsroom_s_own_words_are_the_app_s_too(reader: &mut Reader) {
    let page = reader.visit(WORDED).await;
    page.open("/articles/one/").await;
    assert!(page.text("[part~=credits] dt").await.contains("值班"));
    page.mark().await;
    page.click("[part~=onward] a").await;
    page.wait_for_path("/articles/two/").await;
    page.until("document.querySelector('.page:not(#served) [part~=credits] dt').textContent.startsWith('值班')").await;
    page.server().fault("/front.json", Fault::status(404));
    page.follow_from_here("header a[part~=home]").await;
    page.wait_for_headline("没找到").await;
    page.expect_same().await;
}
