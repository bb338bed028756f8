//! What a page has around a story: navigation, tools, footer. None of it is the story's.

use article::{Contact, Footer, FooterLink, Href, Licence};

use super::super::script;
use super::lines::{Line, is_sentence, length};

/// No button has so many characters, with the headline that stands behind some of them.
const LONGEST: usize = 60;

/// Lines that are links or buttons of the page, in Simplified characters.
const TOOLS: &[&str] = &[
    "返回首页",
    "返回顶部",
    "回到顶部",
    "返回列表",
    "返回上一页",
    "相关新闻",
    "相关报道",
    "相关阅读",
    "相关链接",
    "相关推荐",
    "相关文章",
    "推荐阅读",
    "延伸阅读",
    "热门新闻",
    "热点新闻",
    "网站地图",
    "打印",
    "打印本页",
    "打印本文",
    "关闭",
    "关闭窗口",
    "分享",
    "分享到",
    "收藏",
    "收藏本页",
    "字号",
    "字体",
    "大 中 小",
    "字号：大 中 小",
    "扫一扫",
    "微信扫一扫",
    "扫码阅读",
    "关于我们",
    "联系我们",
    "加入我们",
    "设为首页",
    "加入收藏",
    "手机版",
    "客户端",
    "无障碍",
    "我要评论",
    "发表评论",
    "点赞",
    "纠错",
    "听新闻",
    "朗读",
    "更多",
    "更多>>",
    "查看更多",
    "点击查看",
];

/// Words that only a footer has.
const FOOTER: &[&str] = &[
    "ICP备",
    "ICP证",
    "公网安备",
    "许可证",
    "版权所有",
    "版权声明",
    "All Rights Reserved",
    "Copyright",
    "举报电话",
    "举报中心",
    "举报邮箱",
    "举报专区",
    "新闻热线",
    "广告联系",
    "广告热线",
    "未经书面授权",
    "请勿转载",
    "不得转载",
    "技术支持",
    "主办单位",
    "法律顾问",
    "联系我们",
    "网站简介",
    "网警",
    "备案号",
];

/// Whether a line is a button of the page.
pub(super) fn is_tool(line: &str) -> bool {
    let bare = line.trim_matches(['【', '】', '[', ']', '（', '）', '<', '>', ' ', '：', ':']);
    if length(bare) >= LONGEST {
        return false;
    }
    let folded = script::folded(bare);
    let sibling = [
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
        "浏览次数",
        "阅读次数",
        "点击数",
        "浏览量",
        "阅读量",
        "点击量",
        "分享到",
    ];
    TOOLS.contains(&folded.as_str())
        || sibling.into_iter().any(|word| folded.starts_with(word))
        || (length(&folded) <= 24
            && folded.split([' ', '|', '/']).filter(|word| !word.is_empty()).all(|word| TOOLS.contains(&word)))
}

/// A line without the buttons in it: `来源：鹭浦日报 打印 字号`.
pub(super) fn without_tools(line: &str) -> String {
    let words = line.split(' ').filter(|word| !word.is_empty() && !is_tool(word) && !is_size(word));
    words.collect::<Vec<_>>().join(" ").trim_matches(['|', '丨', '/', ' ']).to_owned()
}

fn is_size(word: &str) -> bool {
    ["大", "中", "小", "A+", "A-", "T", "|"].contains(&word)
}

/// Whether a line belongs to the foot of the page.
fn is_footer(line: &str) -> bool {
    if is_tool(line) {
        return true;
    }
    if line.ends_with('。') && length(line) > LONGEST {
        return false;
    }
    let folded = script::folded(line);
    FOOTER.iter().any(|word| folded.contains(word))
}

/// The line at which the foot of the page begins: the first of its lines that no paragraph follows.
pub(super) fn start(lines: &[Line]) -> usize {
    let body =
        lines.iter().rposition(|line| length(&line.text) > 40 && is_sentence(&line.text) && !is_footer(&line.text));
    let from = body.map_or(0, |place| place + 1);
    // Above the story there is navigation too.
    let from = if body.is_none() { from + lines.len().min(3) } else { from };
    lines.iter().skip(from).position(|line| is_footer(&line.text)).map_or(lines.len(), |place| from + place)
}

/// What the foot of the page says of the paper.
pub(super) fn footer(lines: &[Line]) -> Option<Footer> {
    let mut footer = Footer {
        links: Vec::new(),
        licences: Vec::new(),
        contacts: Vec::new(),
        operator: None,
        address: None,
        copyright: None,
        report: None,
    };
    for line in lines.iter().map(|line| line.text.as_str()).filter(|line| !is_tool(line)) {
        read(line, &mut footer);
    }
    let empty = footer.links.is_empty()
        && footer.licences.is_empty()
        && footer.contacts.is_empty()
        && footer.operator.is_none()
        && footer.copyright.is_none();
    (!empty).then_some(footer)
}

fn read(line: &str, footer: &mut Footer) {
    let folded = script::folded(line);
    if ["版权所有", "Copyright", "All Rights Reserved", "©"].iter().any(|word| folded.contains(word)) {
        footer.copyright.get_or_insert_with(|| line.to_owned());
        return;
    }
    let mut label: Vec<&str> = Vec::new();
    for word in line.split(' ') {
        let folded = script::folded(word);
        let (name, value) = match word.split_once(['：', ':']) {
            Some((name, value)) => (name, value),
            None => ("", word),
        };
        let has_digit = value.chars().any(|character| character.is_ascii_digit());
        if folded.contains("ICP备") || folded.contains("公网安备") {
            let icp = folded.contains("ICP备");
            let (kind, title) = if icp { ("icp", "ICP備案") } else { ("beian", "公網安備") };
            let title = if script::folded(line) == line { script::folded(title) } else { title.to_owned() };
            footer.licences.push(Licence {
                label: title,
                number: value.to_owned(),
                kind: Some(kind.to_owned()),
                url: None,
            });
        } else if folded.contains("许可证") && has_digit {
            let kind = if folded.contains("视听") { "av" } else { "news" };
            footer.licences.push(Licence {
                label: name.to_owned(),
                number: value.to_owned(),
                kind: Some(kind.to_owned()),
                url: None,
            });
        } else if script::folded(name).ends_with("地址") {
            footer.address = Some(value.to_owned());
        } else if !name.is_empty() && (has_digit || value.contains('@')) {
            label.push(name);
            let tel = (!value.contains('@')).then(|| value.to_owned());
            let email = value.contains('@').then(|| value.to_owned());
            footer.contacts.push(Contact { label: label.join(" "), tel, email });
            label.clear();
        } else if ["有限公司", "有限责任公司", "报社", "集团", "传媒中心", "融媒体中心"]
            .iter()
            .any(|word| folded.ends_with(word))
        {
            footer.operator.get_or_insert_with(|| word.to_owned());
        } else {
            label.push(word);
        }
    }
    // What is left are links: their addresses are lost with the page.
    for word in label.into_iter().filter(|word| length(word) <= 16 && !is_sentence(word)) {
        let Some(url) = Href::new("/") else { continue };
        let link = FooterLink { label: word.to_owned(), url };
        let folded = script::folded(word);
        if folded.contains("举报") && footer.report.is_none() {
            footer.report = Some(link);
        } else if !is_tool(word) || ["关于我们", "联系我们", "加入我们"].contains(&folded.as_str()) {
            footer.links.push(link);
        }
    }
}
