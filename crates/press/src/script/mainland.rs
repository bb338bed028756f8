//! Traditional characters in the forms that the mainland prints.
//!
//! OpenCC's standard keeps old forms apart (爲, 羣) and draws others as Taiwan does (說, 線). The mainland's own list of the
//! Traditional counterparts is the *Table of General Standard Chinese Characters* (《通用规范汉字表》, 2013), annex 1. Here is
//! where the two differ, for characters that a newspaper uses.

use std::sync::LazyLock;

use super::corrections::EVERYWHERE;
use super::table::Table;

/// OpenCC's form and the list's.
const PAIRS: &str = "\
    爲為 僞偽 嬀媯 潙溈 蔿蒍 羣群 峯峰 牀床 喫吃 脣唇 祕秘 癡痴 擡抬 糉粽 皁皂 嫺嫻 麪麵 蔘參 溼濕 纔才 覈核 踊踴 鍼針 痹痹 齶腭 嶽岳 菸煙 \
    說説 脫脱 稅税 悅悦 銳鋭 閱閲 蛻蜕 兌兑 戶户 溫温 慍愠 氳氲 縕緼 轀輼 媼媪 搵揾 醞醖 蘊藴 臥卧 蔥葱 敘叙 鉤鈎 線綫 勳勛 囪囱";

/// Each character in the mainland's form.
pub(super) static FORMS: LazyLock<Table> = LazyLock::new(|| Table::new(pairs().chain(EVERYWHERE)));

fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    PAIRS.split_ascii_whitespace().map(|pair| pair.split_at(pair.chars().next().map_or(0, char::len_utf8)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::rule::{Region, Rule};

    #[test]
    fn every_form_leads_back_to_the_same_simplified_character() {
        for (from, to) in pairs() {
            let simplified = |form| Rule::ToHans(Region::Mainland).convert(form);
            assert_eq!(simplified(from), simplified(to), "{from} {to}");
        }
    }

    #[test]
    fn no_form_is_a_form_of_another() {
        for (_, to) in pairs() {
            assert_eq!(FORMS.write(to), to);
        }
    }
}
