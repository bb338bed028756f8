//! Forms of Traditional characters that newspapers of Hong Kong and Taiwan print and OpenCC's tables do not know.
//!
//! The mainland's list, the *Table of General Standard Chinese Characters* (《通用规范汉字表》, 2013), has them in annex 1 as
//! variants (异体字) of the Simplified ones here, or they are older shapes of those. Left out is what it allows in names
//! (喆, 堃, 昇, 邨).

/// The form and the Simplified character.
const PAIRS: &str = "\
    舖铺 砲炮 菓果 荳豆 倣仿 傚效 簷檐 衞卫 粧妆 敍叙 銲焊 鎗枪 瞇眯 濶阔 韮韭 枱台 衹只 擡抬 輭软 牠它 鉄铁 鐡铁 糢模 蔴麻 妬妒 寃冤 鵞鹅 鬪斗 趂趁 躱躲 靱韧 隷隶 呌叫 盌碗 穉稚 \
    犂犁 畧略 閙闹 隄堤 隣邻 効效 厰厂 壻婿 徧遍 慙惭 搾榨 朶朵 櫈凳 浄净 煖暖 燄焰 甎砖 癈废 碁棋 窓窗 籐藤 紥扎 罸罚 羢绒 聨联 胷胸 膓肠 葢盖 蔕蒂 蠏蟹 襃褒 覩睹 賍赃 賛赞 賸剩 \
    躭耽 酧酬 鑛矿 闚窥 鞵鞋 韈袜 饍膳 鱻鲜 鹻碱 麄粗 羮羹 餠饼 吿告 鄕乡 淸清 靑青 槪概 硏研 緖绪 尙尚 晩晚 塡填";

/// 祇 is 只 in Hong Kong (祇有), and itself where it is a god of the earth.
const GODS: &str = "祇只 神祇神祇 地祇地祇 天祇天祇 祇園祇园 祇樹祇树";

/// Each form, and words where one is no other, with how they are written in Simplified.
pub(super) fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    // The two sides have as many characters, and all of them three bytes.
    let rows = PAIRS.split_ascii_whitespace().chain(GODS.split_ascii_whitespace());
    rows.map(|row| row.split_at(row.len() / 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::rule::simplified;

    #[test]
    fn every_form_leads_to_a_character_that_is_simplified_and_opencc_knows_none_of_them() {
        for (form, hans) in rows().filter(|(form, _)| form.chars().count() == 1) {
            assert_eq!(simplified(hans), hans, "{form}");
            assert_eq!(simplified(form), form, "{form}");
        }
    }
}
