//! Which language a story is in.

use article::{Lang, Script};

use super::script;
use super::story::Remark;
use article::writing::is_han;

/// The language of a text: what it says of itself where the writing bears that out, else what the writing shows, with
/// the site's region.
pub(super) fn of(text: &str, declared: Option<&Lang>, site: &Lang, remarks: &mut Vec<Remark>) -> Lang {
    let (mut han, mut kana, mut letters, mut arabic) = (0_usize, 0_usize, 0_usize, 0_usize);
    for character in text.chars() {
        match character {
            '\u{3040}'..='\u{30FF}' => kana += 1,
            '\u{600}'..='\u{6FF}' => arabic += 1,
            _ if is_han(character) => han += 1,
            _ if character.is_alphabetic() => letters += 1,
            _ => {}
        }
    }
    let is_chinese = han * 3 > letters + arabic && kana * 8 < han;
    if let Some(declared) = declared.filter(|declared| declared.speaks("zh") == is_chinese) {
        return if is_chinese { chinese(text, declared) } else { declared.clone() };
    }
    if is_chinese {
        return chinese(text, if site.speaks("zh") { site } else { declared.unwrap_or(site) });
    }
    if !site.speaks("zh") {
        return site.clone();
    }
    let guess = if arabic > letters {
        "ar"
    } else if kana > 0 {
        "ja"
    } else {
        "en"
    };
    remarks.push(Remark::whole(
        format!("it is not Chinese, and taken for \"{guess}\""),
        "say which language it is with --lang",
    ));
    Lang::new(guess).unwrap_or_else(|| site.clone())
}

/// The tag for Chinese as it is written here. `like` is the tag of what is around it.
fn chinese(text: &str, like: &Lang) -> Lang {
    let Some(script) = script::of(text) else { return like.clone() };
    if like.chinese() == Some(script) {
        return like.clone();
    }
    let region = like.region();
    let script = match script {
        Script::Hans => "Hans",
        Script::Hant => "Hant",
    };
    // Punctuation follows the region, not the writing (clreq): it stays.
    let tag = region.map_or(format!("zh-{script}"), |region| format!("zh-{script}-{region}"));
    Lang::new(&tag).unwrap_or_else(|| like.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_and_region_make_the_tag() {
        let site = Lang::new("zh-Hans-CN").unwrap();
        let mut remarks = Vec::new();
        let mut tag = |text, declared: Option<&str>| {
            let declared = declared.and_then(Lang::new);
            of(text, declared.as_ref(), &site, &mut remarks).as_str().to_owned()
        };
        assert_eq!(tag("闻汝舟到工地调研", None), "zh-Hans-CN");
        assert_eq!(tag("聞汝舟到工地調研", None), "zh-Hant-CN");
        assert_eq!(tag("聞汝舟到工地調研", Some("zh-TW")), "zh-TW");
        assert_eq!(tag("聞汝舟到工地調研", Some("zh-CN")), "zh-Hant-CN");
        assert_eq!(tag("聞汝舟到工地調研", Some("zh-Hans-u-nu-hanidec")), "zh-Hant", "numbers are no region");
        assert_eq!(tag("闻汝舟到工地调研", Some("en")), "zh-Hans-CN");
        assert_eq!(tag("Seven bells ring", Some("en-GB")), "en-GB");
        assert_eq!(tag("Seven bells ring", None), "en");
        assert_eq!(remarks.len(), 1);
    }
}
