//! What people do for a story, in the words that newsrooms write.

use article::Role;

use super::super::script;

/// A role as it is written, in Simplified characters, and what it is. Where its own name says more than the role's, it
/// stays as the label.
pub(super) struct Written {
    pub(super) name: &'static str,
    role: Known,
    label: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Known {
    Source,
    Reporter,
    Photographer,
    Editor,
    Reviewer,
    DutyEditor,
    Proofreader,
    Producer,
}

macro_rules! roles {
    ($($role:ident: $($plain:literal)* $(; $($label:literal)*)?),* $(,)?) => {
        &[$(
            $(Written { name: $plain, role: Known::$role, label: false },)*
            $($(Written { name: $label, role: Known::$role, label: true },)*)?
        )*]
    };
}

const ROLES: &[Written] = roles! {
    Source: "来源" "稿件来源" "稿源" "信息来源" "新闻来源" "文章来源"; "供稿" "转自" "原载",
    Reporter: "记者" "本报记者" "文" "作者" "撰文" "文字" "采写" "本台记者" "本网记者";
        "全媒体记者" "见习记者" "实习记者" "实习生" "特约记者" "首席记者" "通讯员" "特约通讯员" "文/图" "图/文" "文图" "图文" "文／图"
        "图／文" "文并图" "文/摄" "文、图" "撰稿" "本报通讯员" "融媒体记者" "本报全媒体记者",
    Photographer: "摄影" "图" "图片" "摄" "摄影记者"; "供图" "摄像" "视频" "图片来源" "制图" "绘图" "图表",
    Editor: "编辑" "网络编辑"; "本期编辑" "视觉编辑" "美编" "美术编辑" "值班编辑" "执行编辑" "版面编辑" "新媒体编辑" "视觉" "版式" "主编",
    DutyEditor: "责任编辑" "责编"; "本期责编" "执行责编",
    Reviewer: "审核" "审稿"; "一审" "二审" "三审" "初审" "复审" "终审" "审校" "审签" "审读" "签发" "核发",
    Proofreader: "校对"; "一校" "二校",
    Producer: "监制" "总监制" "统筹" "策划" "总策划" "出品" "出品人" "制作" "总值班" "值班主任" "值班总编" "值班编委" "编委",
};

/// The same in English, in small letters. `Editor` and `Photo` begin headings too: a colon has to follow, or `by`.
const ENGLISH: &[Written] = roles! {
    Source: "source" "sources",
    Reporter: "reporter" "reporters" "reporting" "reporting by" "reported by" "author" "authors" "writer" "writers"
        "written by" "words" "words by" "text" "text by" "story by" "by";
        "correspondent" "additional reporting" "additional reporting by",
    Photographer: "photo" "photos" "photo by" "photos by" "photographer" "photographers" "photography" "photography by"
        "picture" "pictures" "picture by" "pictures by";
        "photo credit" "video" "video by" "illustration" "illustration by" "illustrations" "illustrations by" "graphic" "graphics"
        "graphics by",
    Editor: "editor" "editors" "editing" "editing by" "edited by"; "copy editor" "photo editor" "picture editor",
    DutyEditor: "duty editor",
    Proofreader: "proofreader" "proofreading",
    Producer: "producer" "producers" "produced by",
};

impl Written {
    /// Whether it is English: then so are the names behind it.
    pub(super) fn is_english(&self) -> bool {
        self.name.is_ascii()
    }

    /// Whether it is a reporter's.
    pub(super) fn is_reporter(&self) -> bool {
        self.role == Known::Reporter
    }

    /// The credit's role, and its label: as it stands on the page where it says more than the role.
    pub(super) fn role(&self, on_page: &str) -> (Role, Option<String>) {
        let other = |name: &str| (Role::Other(name.to_owned()), Some(on_page.to_owned()));
        let role = match self.role {
            Known::Source => Role::Source,
            Known::Reporter => Role::Reporter,
            Known::Photographer => Role::Photographer,
            Known::Editor => Role::Editor,
            Known::Reviewer => Role::Reviewer,
            Known::DutyEditor => Role::DutyEditor,
            Known::Proofreader => return other("proofreader"),
            Known::Producer => return other("producer"),
        };
        (role, self.label.then(|| on_page.to_owned()))
    }
}

/// The role of this name, in Simplified characters.
pub(super) fn named(name: &str) -> Option<&'static Written> {
    ROLES.iter().find(|written| written.name == name)
}

/// The role that a text begins with: what it is, how it stands there, whether a colon follows, and what is behind it.
pub(super) fn at_start(text: &str) -> Option<(&'static Written, String, bool, &str)> {
    chinese(text).or_else(|| english(text))
}

fn chinese(text: &str) -> Option<(&'static Written, String, bool, &str)> {
    let mut best: Option<(&Written, usize)> = None;
    for written in ROLES {
        if let Some(end) = begins_with(text, written.name)
            && best.is_none_or(|(_, length)| end > length)
        {
            best = Some((written, end));
        }
    }
    let (written, end) = best?;
    let on_page: String = text[..end].chars().filter(|character| *character != ' ').collect();
    let after = &text[end..];
    let trimmed = after.trim_start();
    let colon = trimmed.starts_with(['：', ':', '|', '丨']);
    if !(colon || after.is_empty() || after.starts_with(' ')) {
        return None;
    }
    Some((written, on_page, colon, trimmed.trim_start_matches(['：', ':', '|', '丨', ' '])))
}

fn english(text: &str) -> Option<(&'static Written, String, bool, &str)> {
    // `by` alone begins any line.
    let before_name = |name: &str| name.ends_with(" by");
    let fits = |written: &&Written| {
        let name = written.name;
        let begins = text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let after = text.get(name.len()..).unwrap_or_default();
        begins && (after.trim_start().starts_with([':', '：']) || before_name(name) && after.starts_with(' '))
    };
    let written = ENGLISH.iter().filter(fits).max_by_key(|written| written.name.len())?;
    let (on_page, after) = text.split_at(written.name.len());
    let on_page = if before_name(written.name) { &on_page[..on_page.len() - " by".len()] } else { on_page };
    let after = after.trim_start();
    let colon = after.starts_with([':', '：']);
    Some((written, on_page.to_owned(), colon, after.trim_start_matches([':', '：', ' '])))
}

/// The end of a name at the start of a text, blanks between its characters allowed: `编 辑`.
fn begins_with(text: &str, name: &str) -> Option<usize> {
    let mut wanted = name.chars();
    let mut next = wanted.next();
    for (at, character) in text.char_indices() {
        match next {
            None => return Some(at),
            Some(expected) if script::simplified(character) == expected => next = wanted.next(),
            Some(_) if character == ' ' && at > 0 => {}
            Some(_) => return None,
        }
    }
    next.is_none().then_some(text.len())
}
