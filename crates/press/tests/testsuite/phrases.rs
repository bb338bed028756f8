//! Where a Chinese headline may break.

use article::Lang;
use press::phrases::cut;
use serde_json::json;

use crate::newsroom::Newsroom;

fn pieces(lang: &str, headline: &str) -> String {
    cut(headline, &Lang::new(lang).expect("a tag")).join("|")
}

#[test]
fn lines_end_between_words() {
    for (lang, expected) in [
        ("zh-Hans-CN", "海港|有轨电车|开通，|首日|乘客|突破|三万人次"),
        ("zh-Hans-CN", "夜间|渡轮|今晚|恢复|开航：|末班|延至|零点"),
        ("zh-Hant-HK", "市議會|通過|明年|預算：|圖書館|延長|開放|時間"),
        ("zh-TW", "颱風|「海葵」|逼近，|幼兒園|與中小學|停課|一天"),
        ("zh-Hans-CN", "月埕岛渡轮下月换冬季|班次|每天|往返|各十班"),
        ("zh-Hans-CN", "灯市|街夜市|立新规 |摊位|减到172个"),
        ("zh-Hans", "研究|生命的|起源|与南京市|长江大桥的|故事"),
    ] {
        assert_eq!(pieces(lang, &expected.replace('|', "")), expected);
    }
}

#[test]
fn a_name_that_no_dictionary_has_stays_whole() {
    let cut = pieces("zh-Hans-CN", "王小岚李大为赴中心城区调研重点项目");
    assert!(cut.starts_with("王小岚李大为"), "{cut}");
    assert!(cut.ends_with("|调研|重点项目"), "{cut}");
}

#[test]
fn numbers_dates_ranges_and_latin_words_stay_whole() {
    for expected in [
        "市民|可在12月3日前|预约|参观|新图书馆",
        "新能源|汽车|2023—2024年度|销量|报告|（全文）|发布",
        "“让·雷诺”|号帆船|抵达| Harbour| Town 港",
    ] {
        assert_eq!(pieces("zh-Hans-CN", &expected.replace('|', "")), expected);
    }
    let cut = pieces("zh-Hans-CN", "全市GDP增长5.2%，创10年来新高");
    assert!(cut.contains("GDP") && cut.contains("5.2%，|") && cut.contains("10年来"), "{cut}");
}

#[test]
fn hours_scores_and_sums_of_money_stay_whole() {
    for (lang, expected) in [
        ("zh-Hans", "樟浦大桥|今晚|22:00至明晨|5:30封闭|检修"),
        ("zh-Hans", "樟浦女足|3:2逆转|石潭队，|再进决赛"),
        ("zh-Hant-TW", "女排|3：1勝出，|樟浦高中|重返|全國|四強"),
        ("zh-Hans", "票价：|50元起，|HK$8.7亿、|US$1.2亿两笔|投资|落地"),
        ("zh-Hans", "门票|卖到€12.5，|男篮|3×3资格赛|开打"),
        ("zh-Hans", "樟浦今晨|气温−5℃，|二○二六年|最低"),
        ("zh-Hans", "今年前10个月旅游|收入|超三亿元"),
    ] {
        assert_eq!(pieces(lang, &expected.replace('|', "")), expected);
    }
}

#[test]
fn no_line_begins_with_a_word_that_leans_back() {
    for (lang, expected) in [
        ("zh-Hans", "终于|挂上“县级|文物”的|牌子"),
        ("zh-Hans", "“共享秤”|上线|半年，|少了|23%的|争吵"),
        ("zh-Hans", "小学|托管费每月|不高于|180元"),
        ("zh-Hant-TW", "捷運|環狀線第二階段|動工，|接種率|達87.3%"),
        ("zh-Hant-TW", "老街的|打鐵鋪，|和它爐火旁的|那些年"),
    ] {
        assert_eq!(pieces(lang, &expected.replace('|', "")), expected);
    }
}

#[test]
fn a_foreign_name_with_a_dot_stays_whole() {
    for (lang, expected) in [
        ("zh-Hans", "摄影师|瓦朗谢特·瓦朗谢特|镜头里的雾"),
        ("zh-Hans", "阿根廷|作家|玛丽亚·费尔南达|今天|到访"),
        ("zh-Hans", "阿根廷|玛丽亚·费尔南达|夺冠，|选手|沃尔德|第二"),
        ("zh-Hant-TW", "鋼琴家|安妮·霍克斯貝里|首度來台"),
        ("zh-Hans", "“5·12”|防灾|演练，|民生·实事上新"),
    ] {
        assert_eq!(pieces(lang, &expected.replace('|', "")), expected);
    }
}

#[test]
fn what_no_phone_has_room_for_is_divided_where_it_comes_apart_best() {
    for (lang, expected) in [
        ("zh-Hant-TW", "政策|延後|3個月實施，|改自2027年|3月1日起"),
        ("zh-Hans", "天文|爱好者|拍到C/2026| R3彗星，|下次|再见"),
        ("zh-Hans", "演练|路口|疏散|2000余人用时|4分50秒"),
        ("zh-Hans", "阿根廷|作家|玛丽亚·费尔南达·|冈萨雷斯|到访"),
        ("zh-Hant-HK", "射手|陳皓朗大演|「帽子戲法」"),
    ] {
        assert_eq!(pieces(lang, &expected.replace('|', "")), expected);
    }
}

#[test]
fn the_pieces_are_the_headline_and_keep_punctuation_in_its_place() {
    for headline in [
        "“风停了才开”——夜航归来（图）……《港口志》出版",
        "！？，。、；：）》」』】（《「『【“‘",
        "𠮷野家在东京开设第100家分店　乘客说：“好”",
        "的的的的的的的的的的的",
        "        　　　　　　　　",
        "🚢🚢🚢渡轮渡轮👨‍👩‍👧‍👦渡轮渡轮",
        "é́é́é́é́渡轮恢复开航今晚",
        "۱۲۳۴۵۶۷۸۹۰ و渡轮恢复开航",
    ] {
        for lang in ["zh-Hans-CN", "zh-Hant-TW"] {
            let pieces = cut(headline, &Lang::new(lang).expect("a tag"));
            if !pieces.is_empty() {
                assert_eq!(pieces.concat(), headline);
            }
            for piece in pieces.iter().skip(1) {
                assert!(
                    !piece
                        .starts_with(['，', '。', '！', '）', '”', '…', '—', '　', '：', '？', '\u{200D}', '\u{301}']),
                    "{pieces:?}"
                );
            }
            for piece in pieces.iter().rev().skip(1) {
                assert!(!piece.ends_with(['（', '“', '《', '「', '‘', '\u{200D}']), "{pieces:?}");
            }
        }
    }
}

#[test]
fn a_space_divides_a_headline_only_where_there_is_chinese_on_both_sides() {
    for expected in [
        "把 128.5 公里|海岸线|交给|市民 |码头|今晚|亮灯",
        "G 1234 次列车| 12 月 1 日起停运",
        "第 3 届港口|文化节|今晚|开幕",
        "渔港| Mate 90 Pro| 在鹭浦首发",
        "两天|数到18460只| 63种水鸟|在荻荡落脚",
        "灯市|街夜市|立新规 |摊位|减到 172 个",
        "港区|扩建，| GDP| 增长| 5.2%| 创新高",
        "鹭浦与 Harbour| Town| Ferry| 签约",
        "A 股三大指数| 5 月 4 日集体|收涨 |新船载重| 500 kg",
    ] {
        assert_eq!(pieces("zh-Hans-CN", &expected.replace('|', "")), expected);
    }
}

#[test]
fn short_headlines_and_other_languages_are_not_cut() {
    assert_eq!(pieces("zh-Hans-CN", "渡轮今晚恢复"), "");
    assert_eq!(pieces("en", "海港有轨电车开通，首日乘客突破三万人次"), "");
    assert_eq!(pieces("ja", "海港有轨电车开通，首日乘客突破三万人次"), "");
}

#[test]
fn articles_and_teasers_have_the_same_phrases() {
    let newsroom = Newsroom::new();
    let headline = "夜间渡轮今晚恢复开航：末班延至零点";
    newsroom.article("ferry", json!({"lang": "zh-Hans-CN", "headline": headline, "channel": ["town"]}));
    newsroom.article("lamp", json!({"headline": "The lamps on the quay are lit again"}));
    newsroom.article(
        "own",
        json!({"lang": "zh-Hans-CN", "headline": headline, "phrases": ["夜间渡轮", "今晚恢复开航：末班延至零点"]}),
    );
    newsroom.article("stale", json!({"lang": "zh-Hans-CN", "headline": headline, "phrases": ["从前的题目", "一个"]}));
    newsroom.published();
    let phrases = |id: &str| newsroom.json(&format!("articles/{id}.json"))["phrases"].clone();
    let expected = json!(["夜间", "渡轮", "今晚", "恢复", "开航：", "末班", "延至", "零点"]);
    assert_eq!(phrases("ferry"), expected);
    assert_eq!(newsroom.json("channels/town/1.json")["teasers"][0]["phrases"], expected);
    assert_eq!(phrases("lamp"), json!(null));
    assert_eq!(phrases("own"), json!(["夜间渡轮", "今晚恢复开航：末班延至零点"]), "the newsroom's own cut stays");
    assert_eq!(phrases("stale"), expected);
}
