//! Saved pages.

use serde_json::json;

use super::{chinese, import, imported};

const PAGE: &str = r#"<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>挡潮闸明年通水_鹭浦日报</title>
<link rel="canonical" href="https://paper.example/2026/10/21/gate.html">
<meta property="og:image" content="https://paper.example/pictures/gate.jpg">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "挡潮闸明年通水",
 "datePublished": "2026-10-21T16:05:00+08:00", "author": {"@type": "Person", "name": "祝既望"}, "keywords": "水利,防潮"}</script>
<style>p { color: red }</style></head><body onload="track()">
<div class="nav"><a href="/">首页</a> &gt; <a href="/news/">新闻</a> &gt; <a href="/news/harbour/">港区</a></div>
<h1>挡潮闸明年通水</h1><div class="info">2026-10-21 16:05 来源：鹭浦日报</div>
<div id="article" class="article-content">
<p>　　10月20日下午，市长闻汝舟到苇溪口<strong>挡潮闸工地</strong>，实地察看闸墩浇筑、闸门拼装和两岸护坡施工，现场协调解决用电、运料等问题，<a href="../20/plan.html" onclick="track()">工程方案</a>此前已经公布。</p>
<p>闻汝舟强调——</p>
<p>● 进度要算细账，把剩余工程倒排到周、分解到班组，抓住今冬明春的枯水时段，先水下、后水上。</p>
<p>● 质量要留底账，每一仓混凝土、每一道焊缝都要有人签字、有据可查，抽检不合格的一律返工。</p>
<figure><img src="/pictures/gate.jpg" alt="闸门" width="800" height="600" onerror="track()"><figcaption>挡潮闸工地。</figcaption></figure>
<img src="https://count.example/pixel.gif" width="1" height="1">
<table><tr><th>闸孔</th><th>净宽</th></tr><tr><td>一号</td><td>16米</td></tr></table>
<blockquote><p>早一天挡潮，多一分安稳。</p></blockquote>
<ul><li>水上作业一人一绳</li><li>大潮前两小时撤离</li></ul>
<p>挡潮闸共七孔，建成后将与石埠闸配合调度，为沿岸三万多人和近两万亩农田挡潮排涝，明年汛期之前投入使用，<a href="javascript:run()">详情</a>另行公布。</p>
<p>编辑：封小雪  审核：茅亦宁</p>
</div>
<script>run()</script>
<div class="footer">鹭浦日报社 版权所有 鹭ICP备00000000号-1</div></body></html>"#;

#[test]
fn a_saved_page_becomes_an_article() {
    let article = imported("page.html", PAGE);
    assert_eq!(article["headline"], "挡潮闸明年通水");
    assert_eq!(article["published"], "2026-10-21T16:05:00+08:00");
    assert_eq!(article["canonical"], "https://paper.example/2026/10/21/gate.html");
    assert_eq!(article["channel"], json!(["news", "harbour"]));
    assert_eq!(article["tags"], json!(["水利", "防潮"]));
    // The page names it for links, and has it in the text: it is shown once.
    assert_eq!(
        article["image"],
        json!({"src": "https://paper.example/pictures/gate.jpg", "alt": "闸门", "caption": "挡潮闸工地。", "width": 800, "height": 600})
    );
    let body = article["body"].as_array().unwrap();
    let kinds: Vec<&str> = body.iter().filter_map(|block| block["type"].as_str()).collect();
    assert_eq!(kinds, ["paragraph", "emphasis", "table", "quote", "list", "paragraph"], "{body:#?}");
    let first = body[0]["text"].as_array().unwrap();
    assert_eq!(first[1], json!({"strong": "挡潮闸工地"}));
    assert_eq!(first[3]["link"]["href"], "https://paper.example/2026/10/20/plan.html");
    assert_eq!(body[1]["points"].as_array().map(Vec::len), Some(2));
    assert_eq!(body[2]["header"], json!(["闸孔", "净宽"]));
    let roles: Vec<&str> =
        article["credits"].as_array().unwrap().iter().filter_map(|credit| credit["role"].as_str()).collect();
    for role in ["source", "reporter", "editor", "reviewer"] {
        assert!(roles.contains(&role), "{role}: {roles:?}");
    }
}

#[test]
fn a_picture_of_the_text_that_the_page_does_not_name_stays_there() {
    let article =
        imported("page.html", &PAGE.replace("paper.example/pictures/gate.jpg", "paper.example/pictures/city.jpg"));
    assert_eq!(article["image"]["src"], "https://paper.example/pictures/city.jpg");
    assert_eq!(article["body"][2]["caption"], "挡潮闸工地。");
    // Nor does one further down leave its place.
    let gate = r#"<figure><img src="/pictures/gate.jpg""#;
    let article =
        imported("page.html", &PAGE.replace(gate, &format!(r#"<img src="/pictures/quay.jpg" alt="码头">{gate}"#)));
    assert_eq!(article["image"]["alt"], json!(null));
    assert_eq!(article["body"][3]["caption"], "挡潮闸工地。");
}

#[test]
fn a_film_has_the_shape_that_its_page_says() {
    let figure = PAGE.split_once("<figure>").and_then(|(_, rest)| rest.split_once("</figure>")).expect("a figure").0;
    for (said, width, height) in [
        (r#"width="1080" height="1920""#, json!(1080), json!(1920)),
        (r#"width="640px" height="360px""#, json!(640), json!(360)),
        // One of them says no shape, nor does a share of the window.
        (r#"width="640""#, json!(null), json!(null)),
        (r#"width="100%" height="360""#, json!(null), json!(null)),
    ] {
        let film = format!(r#"<video controls {said} src="/films/gate.mp4" title="闸门"></video>"#);
        let article = imported("page.html", &PAGE.replace(figure, &film));
        let film = article["body"].as_array().unwrap().iter().find(|block| block["type"] == "video").expect("a film");
        assert_eq!((&film["width"], &film["height"]), (&width, &height), "{said}: {film}");
    }
}

#[test]
fn a_byline_is_a_credit() {
    let text = "<p>The new bridge over the estuary opened to traffic on Saturday morning, after three years of work and two hard winters, \
        and the last ferry went to its mooring.</p>"
        .repeat(3);
    let page = |metadata: &str, byline: &str| {
        format!(
            "<!doctype html><html lang=\"en\"><head><title>Bridge opens | Harbour Daily</title>{metadata}</head><body>\
            <aside><p class=\"byline\">By Dee Moss</p></aside><article><h1>Bridge opens</h1>{byline}<p>2026-11-21 09:00</p>{text}</article>\
            <ul><li>Ferry stops <span class=\"byline\">By Eve Nye</span></li></ul></body></html>"
        )
    };
    let author = r#"<meta name="author" content="Bo Chan">"#;
    for (metadata, byline, names) in [
        ("", r#"<p class="byline">By Bo Chan</p>"#, json!(["Bo Chan"])),
        (author, r#"<p class="byline">By Bo Chan</p>"#, json!(["Bo Chan"])),
        (
            "",
            r#"<div class="story-byline"><span>By</span> <a href="/bo">Bo Chan</a> and <a href="/ann">Ann Lee</a></div>"#,
            json!(["Bo Chan", "Ann Lee"]),
        ),
        (
            "",
            r#"<div class="byline"><div>By</div><div>Bo Chan</div><div>Harbour reporter</div></div>"#,
            json!(["Bo Chan"]),
        ),
        ("", r#"<p class="byline">Bo Chan | 21 November</p>"#, json!(["Bo Chan"])),
        ("", r#"<p class="byline">By Bo Chan | 2026-11-21 09:00</p>"#, json!(["Bo Chan"])),
        ("", r#"<p class="byline">By Bo Chan, 21 November 2026</p>"#, json!(["Bo Chan"])),
        (author, r#"<p class="byline">By Bo Chan and two others</p>"#, json!(["Bo Chan and two others"])),
    ] {
        let article = imported("page.html", &page(metadata, byline));
        assert_eq!(article["headline"], "Bridge opens", "{byline}");
        assert_eq!(article["credits"], json!([{"role": "reporter", "names": names}]), "{byline}");
        let body = article["body"].to_string();
        assert!(!body.contains("Bo Chan"), "{byline}: {body}");
    }
}

#[test]
fn a_line_that_names_the_reporter_is_not_shown_a_second_time() {
    let text =
        "<p>The new bridge over the estuary opened to traffic on Saturday morning, after three years of work.</p>";
    for (byline, names) in [
        ("<p>By Bo Chan</p><p>2026-11-21 09:00</p>", json!(["Bo Chan"])),
        ("<p>2026-11-21 09:00</p><p>By Bo Chan and <a href=\"/ann\">Ann Lee</a></p>", json!(["Bo Chan", "Ann Lee"])),
    ] {
        let page =
            format!("<html><body><article><h1>Bridge opens</h1>{byline}{}</article></body></html>", text.repeat(3));
        let article = imported("page.html", &page);
        assert_eq!(article["credits"], json!([{"role": "reporter", "names": names}]), "{byline}");
        assert_eq!(article["body"].as_array().map(Vec::len), Some(3), "{byline}: {}", article["body"]);
    }
}

#[test]
fn a_page_is_dated_by_the_time_element_near_its_headline() {
    let text =
        "<p>The new bridge over the estuary opened to traffic on Saturday morning, after three years of work.</p>";
    let other = "<aside><time datetime=\"2026-01-01T08:00:00Z\">New Year</time></aside>";
    let time = "<time datetime=\"2026-04-25T15:32:00Z\">25 April 2026</time>";
    let far = format!("{}<p>Ferry stops <time datetime=\"2026-01-02T08:00:00Z\">then</time></p>", text.repeat(12));
    for (head, published) in [
        (format!("{other}<h1>Bridge opens</h1><p>{time}</p>"), "2026-04-25T15:32:00Z"),
        (
            format!("{other}<h1>Bridge opens</h1><script>{}</script><p>{time}</p>", "run();".repeat(300)),
            "2026-04-25T15:32:00Z",
        ),
        (
            format!("<header><p>{}</p><h1>Bridge opens</h1></header>", time.replace("25 April 2026", "today")),
            "2026-04-25T15:32:00Z",
        ),
        // What the page prints counts where it has the hour too, or the element has none.
        (format!("<h1>Bridge opens</h1><p>2026-04-25 23:32</p><p>{time}</p>"), "2026-04-25T23:32:00+08:00"),
        (
            "<h1>Bridge opens</h1><p><time datetime=\"2026-04-25\">25 April 2026, 15:32</time></p>".to_owned(),
            "2026-04-25T15:32:00+08:00",
        ),
        (
            "<h1>Bridge opens</h1><p><time datetime=\"2026-04-25\">on Saturday</time></p>".to_owned(),
            "2026-04-25T00:00:00+08:00",
        ),
        (
            "<h1>Bridge opens</h1><p class=\"byline\">By Bo Chan, 25 April 2026</p>".to_owned(),
            "2026-04-25T00:00:00+08:00",
        ),
    ] {
        let page = format!("<html><body><article>{head}{}{far}</article></body></html>", text.repeat(3));
        assert_eq!(imported("page.html", &page)["published"], published, "{head}");
    }
    let newsroom = chinese();
    newsroom.write("page.html", &format!("<html><body><article><h1>Bridge opens</h1>{far}</article></body></html>"));
    let answer = import(&newsroom, &["page.html"]);
    assert!(answer.stderr.contains("there is no date in it"), "another story's is none of it: {}", answer.stderr);
}

#[test]
fn nothing_that_runs_or_counts_gets_in() {
    let text = imported("page.html", PAGE).to_string();
    for trace in ["script", "track()", "run()", "onclick", "pixel.gif", "color: red", "<"] {
        assert!(!text.contains(trace), "{trace}: {text}");
    }
}

#[test]
fn damage_behind_references_is_undone_as_any_other() {
    let damaged = "項(xiàng)目協(xié)調(diào)會上，聞汝舟要求協(xié)商調(diào)度，新聞?lì)l道報道了這個項(xiàng)目，兩岸的人都在聽。";
    let whole = "項目協調會上，聞汝舟要求協商調度，新聞頻道報道了這個項目，兩岸的人都在聽。";
    let written = |character: char| match character {
        'à' => "&agrave;".to_owned(),
        'é' => "&eacute;".to_owned(),
        '(' => "&lpar;".to_owned(),
        _ if u32::from(character) % 2 == 0 => format!("&#{};", u32::from(character)),
        _ => format!("&#x{:x};", u32::from(character)),
    };
    let page = |text: &str| {
        let lines = format!("<p>{text}</p>\n").repeat(4);
        format!(
            "<!doctype html><html><body><article><h1>擋潮閘&lt;一&gt;</h1>\n<p>2026-10-21 16:05</p>\n{lines}</article></body></html>"
        )
    };
    let plain = imported("page.html", &page(damaged));
    let escaped = imported("page.html", &page(&damaged.chars().map(written).collect::<String>()));
    assert_eq!(escaped["body"][0]["text"], whole);
    assert_eq!(escaped["headline"], "擋潮閘<一>");
    assert_eq!(escaped["provenance"]["repairs"], plain["provenance"]["repairs"]);
    assert!(escaped["provenance"]["repairs"].to_string().contains("lost-byte"));
    let feed = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "挡潮闸",
        "date_published": "2026-10-21T16:05:00+08:00",
        "content_html": format!("<p>{}</p>", damaged.chars().map(written).collect::<String>())}]});
    assert_eq!(imported("feed.json", &feed.to_string())["body"][0]["text"], whole);
}

#[test]
fn marks_in_marks_are_kept_as_far_as_an_article_may_nest() {
    for (open, close) in [("<b><i>", "</i></b>"), ("<span lang=\"fr\"><em>", "</em></span>")] {
        let cell = format!("{}報館{}", open.repeat(60), close.repeat(60));
        let words = "<p>十二月起渡轮换冬季班次，每天往返各十班，末班十八点半，夜航停开。</p>".repeat(8);
        let page = format!(
            "<h1>渡轮换班</h1><p>2026-10-21 16:05</p>{words}<p>{cell}</p>\
             <table><tr><td>{cell}</td><td>{cell}</td></tr><tr><td>一</td><td>二</td></tr></table>"
        );
        let article = imported("page.html", &page);
        let body = article["body"].to_string();
        let mark = if open.starts_with("<b>") { "strong" } else { "lang" };
        assert!(body.matches(mark).count() > 30 && body.matches("報館").count() == 3, "{body}");
    }
}
