//! Pages pasted as text.

use encoding_rs::{BIG5, GBK};
use serde_json::{Value, json};
use std::fs;

use super::{articles, chinese, import, imported, only};

const PAGE: &str = "首页 > 新闻 > 港区 > 正文\n\n挡潮闸明年6月通水\n发布时间：2026-10-21 16:05 来源：鹭浦日报 打印 字号\n\n\
    抓进度 保质量\n挡潮闸明年6月通水\n\n\
    10月20日下午，市长闻汝舟到苇溪口挡潮闸工地，实地察看闸墩浇筑、闸门拼装和两岸护坡施工，现场协调解决用电、运料等问题。\n\n\
    闻汝舟强调——\n● 进度要算细账，把剩余工程倒排到周、分解到班组。\n● 质量要留底账，每一道焊缝都要有人签字、有据可查。\n\n\
    先水下后水上\n工程共七孔，每孔净宽16米，概算投资6.8亿元，目前已完成总工程量的六成，明年汛期前具备挡潮条件。\n\n\
    本报记者 祝 既 望  通讯员 莫知苇\n编辑：封小雪  审核：司徒苇 茅亦宁\n责任编辑\n封小雪\n\n返回首页\n相关新闻\n\
    鹭浦网简介 联系我们\n鹭浦日报社 版权所有\n鹭ICP备00000000号-1\n";

#[test]
fn a_page_pasted_as_text_becomes_an_article() {
    let article = imported("copy/page.txt", PAGE);
    assert_eq!(article["channel"], json!(["news", "harbour"]));
    assert_eq!(article["headline"], "挡潮闸明年6月通水");
    assert_eq!(article["kickers"], json!(["抓进度 保质量"]));
    assert_eq!(article["published"], "2026-10-21T16:05:00+08:00");
    let kinds: Vec<&str> =
        article["body"].as_array().unwrap().iter().filter_map(|block| block["type"].as_str()).collect();
    assert_eq!(kinds, ["paragraph", "emphasis", "heading", "paragraph"]);
    assert_eq!(article["body"][1]["points"][0], "进度要算细账，把剩余工程倒排到周、分解到班组。");
    assert_eq!(
        article["credits"],
        json!([
            {"role": "source", "names": ["鹭浦日报"]},
            {"role": "reporter", "names": ["祝既望"]},
            {"role": "reporter", "names": ["莫知苇"], "label": "通讯员"},
            {"role": "editor", "names": ["封小雪"]},
            {"role": "reviewer", "names": ["司徒苇", "茅亦宁"]},
            {"role": "duty_editor", "names": ["封小雪"]}
        ])
    );
    assert_eq!(article["provenance"]["repairs"], json!([{"rule": "headline-in-body", "count": 1}]));
}

#[test]
fn the_same_page_in_every_encoding_is_the_same_article() {
    let newsroom = chinese();
    let traditional = "鷺浦日報\n2026-10-21 16:05\n市長聞汝舟到擋潮閘工地採訪，工程完成過半，市民可以放心。\n";
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    for (name, bytes) in [
        ("1-utf8", PAGE.as_bytes().to_vec()),
        ("2-gbk", GBK.encode(PAGE).0.into_owned()),
        ("3-utf16", utf16(PAGE)),
        ("4-crlf", PAGE.replace('\n', "\r\n").into_bytes()),
        ("5-big5", BIG5.encode(traditional).0.into_owned()),
    ] {
        newsroom.write(&format!("copy/{name}.txt"), "");
        fs::write(newsroom.path(&format!("copy/{name}.txt")), bytes).unwrap();
    }
    let answer = import(&newsroom, &["copy"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let all = articles(&newsroom);
    let bodies: Vec<&Value> = all.iter().map(|article| &article["body"]).collect();
    assert_eq!(all.len(), 5);
    assert_eq!(bodies.iter().filter(|body| **body == bodies[0]).count(), 4);
    assert!(all.iter().any(|article| article["lang"] == "zh-Hant-CN" && article["headline"] == "鷺浦日報"));
}

#[test]
fn folded_punctuation_is_widened_and_said() {
    let folded: String = PAGE
        .chars()
        .map(|character| match character {
            '，' => ',',
            '：' => ':',
            '；' => ';',
            other => other,
        })
        .collect();
    let (wide, article) = (imported("a.txt", PAGE), imported("a.txt", &folded));
    assert_eq!(article["body"], wide["body"]);
    let repairs = article["provenance"]["repairs"].as_array().unwrap();
    assert!(repairs.iter().any(|repair| repair["rule"] == "folded-punctuation"), "{repairs:?}");
    let newsroom = chinese();
    newsroom.write("a.txt", &folded);
    assert_eq!(import(&newsroom, &["a.txt", "--no-repair"]).code, 0);
    assert_ne!(only(&newsroom)["body"], wide["body"]);
}

#[test]
fn text_read_in_the_wrong_encoding_is_read_again() {
    let lines: Vec<&str> = PAGE.lines().filter(|line| line.len() % 2 == 0).collect();
    let wrong: Vec<String> = lines.iter().map(|line| GBK.decode(line.as_bytes()).0.into_owned()).collect();
    assert!(wrong.iter().any(|line| line.contains('锛')), "{wrong:?}");
    let newsroom = chinese();
    newsroom.write("wrong.txt", &format!("挡潮闸\n2026-10-21 16:05\n{}\n", wrong.join("\n")));
    let answer = import(&newsroom, &["wrong.txt"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let article = only(&newsroom);
    assert!(article.to_string().contains("wrong-encoding"), "{article}");
}

#[test]
fn lists_and_credits_of_an_english_page_are_no_headings() {
    let article = imported(
        "bridge.txt",
        "Bridge opens to traffic\nBy Dee Moss\n2026-11-21 09:00\n\nThe new bridge over the estuary opened to traffic on Saturday after three years.\n\n\
        - Two lanes each way\n- A path for walkers\n\nWhat comes next\n\n1. Paint the rails\n2. Light the path\n\n\
        – Monday\n– Tuesday\n\nThe harbour office will publish the timetable of the winter season by the end of the month.\n\n\
        Reporter: Ann Lee\nEditor: Bo Chan\nPhoto: Cy Dun\n",
    );
    assert_eq!(article["headline"], "Bridge opens to traffic");
    let body = article["body"].as_array().unwrap();
    let kinds: Vec<&str> = body.iter().filter_map(|block| block["type"].as_str()).collect();
    assert_eq!(kinds, ["paragraph", "list", "heading", "list", "list", "paragraph"], "{body:#?}");
    assert_eq!(
        body[1],
        json!({"type": "list", "items": ["Two lanes each way", "A path for walkers"], "ordered": false})
    );
    assert_eq!(body[3], json!({"type": "list", "items": ["Paint the rails", "Light the path"], "ordered": true}));
    assert_eq!(body[4]["items"], json!(["Monday", "Tuesday"]));
    assert_eq!(
        article["credits"],
        json!([
            {"role": "reporter", "names": ["Dee Moss", "Ann Lee"]},
            {"role": "editor", "names": ["Bo Chan"]},
            {"role": "photographer", "names": ["Cy Dun"]}
        ])
    );
}

#[test]
fn a_name_behind_a_date_keeps_its_first_letter() {
    for name in ["Zhoushan TV", "Zhao Wen"] {
        let article = imported(
            "page.txt",
            &format!(
                "Bridge opens\n2026-11-21 09:00 {name}\nThe new bridge over the estuary opened on Saturday morning.\n"
            ),
        );
        assert_eq!(article["published"], "2026-11-21T09:00:00+08:00", "{name}");
        assert_eq!(article["credits"], json!([{"role": "source", "names": [name]}]));
    }
}

#[test]
fn what_somebody_says_below_a_list_is_a_paragraph() {
    let article = imported(
        "page.txt",
        "Bridge opens\n2026-11-21 09:00\nThere are three ways over the estuary now.\n- one\n- two\n- three\n\n\
         – In the evening, says Berg.\n",
    );
    let kinds: Vec<_> = article["body"].as_array().unwrap().iter().filter_map(|block| block["type"].as_str()).collect();
    assert_eq!(kinds, ["paragraph", "list", "paragraph"]);
    assert_eq!(article["body"][2]["text"], "– In the evening, says Berg.");
}

#[test]
fn a_breadcrumb_is_read_in_english_too() {
    let newsroom = chinese();
    let site = r#"{"name": "Courier", "lang": "en", "channels": [
        {"id": "news", "name": "News", "channels": [{"id": "lantern-bay", "name": "Lantern Bay"}]}]}"#;
    newsroom.write("edition/site.json", site);
    let text = "The first tram left at six, and people were there to see it.";
    newsroom.write("page.txt", &format!("Home > News > Lantern Bay\n\nBridge opens\n2026-04-25 15:32\n\n{text}\n"));
    assert_eq!(import(&newsroom, &["page.txt"]).code, 0);
    let article = only(&newsroom);
    assert_eq!(article["channel"], json!(["news", "lantern-bay"]));
    assert_eq!(article["headline"], "Bridge opens");
    assert_eq!(article["kickers"], Value::Null);
}

/// A headline may have arrows in it too, and lines that look like a breadcrumb stand below headlines.
#[test]
fn a_way_from_place_to_place_is_no_breadcrumb() {
    let newsroom = chinese();
    let text = "The first tram left at six, and people were there to see it.";
    for (number, (head, headline)) in [
        ("石潭→樟浦→鹭浦 高铁今起开行", "石潭→樟浦→鹭浦 高铁今起开行"),
        ("Harbour > Market > Station: tram is back", "Harbour > Market > Station: tram is back"),
        ("Bridge opens\nRoute 7: Harbour > Market > Station", "Bridge opens"),
    ]
    .into_iter()
    .enumerate()
    {
        let file = format!("{number}.txt");
        newsroom.write(&file, &format!("{head}\n2026-04-25 15:32\n\n{text}\n"));
        let answer = import(&newsroom, &[&file, "--dry-run"]);
        assert!(answer.code == 0 && answer.stderr.contains("1 new"), "{headline}: {}", answer.stderr);
    }
}

#[test]
fn a_pasted_page_is_dated_as_english_copy_is() {
    let text = "The new bridge over the estuary opened to traffic on Saturday morning, after three years of work.";
    for (dateline, published) in [
        ("25 April 2026, 15:32", "2026-04-25T15:32:00+08:00"),
        ("April 25, 2026", "2026-04-25T00:00:00+08:00"),
        ("By Bo Chan\nPublished Apr 25, 2026 3:32 pm", "2026-04-25T15:32:00+08:00"),
        ("By Bo Chan, 25 April 2026, 15:32 GMT", "2026-04-25T15:32:00Z"),
    ] {
        let article = imported("page.txt", &format!("Bridge opens\n{dateline}\n{text}\n{text}\n"));
        assert_eq!(article["headline"], "Bridge opens", "{dateline}");
        assert_eq!(article["published"], published, "{dateline}");
        let names = if dateline.contains("Bo Chan") {
            json!([{"role": "reporter", "names": ["Bo Chan"]}])
        } else {
            Value::Null
        };
        assert_eq!(article["credits"], names, "{dateline}");
        assert_eq!(article["body"].as_array().map(Vec::len), Some(2), "{dateline}: {}", article["body"]);
    }
}
