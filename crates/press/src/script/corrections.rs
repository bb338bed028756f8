//! Words that OpenCC's tables write wrong, in the rows that it would have needed: they go before its own, and of two words
//! that begin at a character the longer one still counts.
//!
//! What OpenCC has for a character in no word is a guess. Where a newspaper's guess is another (余 is a person, 签 is a
//! signature), a row of one character makes it, and the words for which the table lacks a row follow it. What is right in
//! some newsrooms only belongs into `script-overrides.json`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Characters that in no word are a family name, or are that far more often than what OpenCC takes them for: 餘 is left
/// over, 範 is a model, 鬱 is gloomy, 樸 is plain.
const FAMILY_NAMES: &str = "余=余 范=范 郁=郁 岳=岳 朴=朴";

/// The words of these characters that OpenCC left to the character.
const NO_FAMILY_NAMES: &str = "\
    余者=餘者 余票=餘票 余位=餘位 余号=餘號 余房=餘房 余量=餘量 余氯=餘氯 余料=餘料 余电=餘電 余犯=餘犯 余出=餘出 余多=餘多 遗余=遺餘 溢余=溢餘 \
    年余=年餘 周余=週餘 失范=失範 范型=範型 范数=範數 范儿=範兒 有范=有範 铁范=鐵範 垂范=垂範 郁滞=鬱滯 郁化=鬱化 解郁=解鬱 肝郁=肝鬱 阻郁=阻鬱 \
    郁卒=鬱卒 郁然=鬱然 郁郁=鬱鬱 朴朴实实=樸樸實實 还朴=還樸 相朴=相撲";

/// 于 is 於 but for a family name, which it can only be known for by what is said beside it, 涂 is 塗, and 游 is 遊. 钟 is known to
/// OpenCC as one, but not after 的, where it has the bell.
const IN_COMPANY: &str = "\
    姓于=姓于 于先生=于先生 于女士=于女士 于小姐=于小姐 于某=于某 于氏=于氏 于老师=于老師 于教授=于教授 于医生=于醫生 姓涂=姓涂 涂先生=涂先生 涂女士=涂女士 \
    涂小姐=涂小姐 涂某=涂某 涂氏=涂氏 涂老师=涂老師 涂教授=涂教授 涂医生=涂醫生 姓占=姓占 占姓=占姓 占先生=占先生 占女士=占女士 占某=占某 姓种=姓种 \
    种先生=种先生 种女士=种女士 姓后=姓后 姓党=姓党 姓干=姓干 姓游=姓游 游先生=游先生 游女士=游女士 游小姐=游小姐 游某=游某 游氏=游氏 游老师=游老師 \
    游教授=游教授 游医生=游醫生 姓钟=姓鍾 的钟先生=的鍾先生 的钟女士=的鍾女士 的钟小姐=的鍾小姐 的钟某=的鍾某 的钟老师=的鍾老師 的钟教授=的鍾教授 的钟医生=的鍾醫生";

/// Words that end where somebody's name would begin in the rows above: 百姓于是 and 由于某人 are about nobody called 于.
const NO_COMPANY: &str = "\
    百姓=百姓 同姓=同姓 贵姓=貴姓 复姓=複姓 改姓=改姓 子姓=子姓 于姓名=於姓名 于姓氏=於姓氏 于氏族=於氏族 于某种=於某種 于某个=於某個 于某些=於某些 \
    于某一=於某一 于某处=於某處 于某地=於某地 于某年=於某年 于某日=於某日 于某项=於某項 于某类=於某類 于某方面=於某方面 产于=產於 负于=負於 缘于=緣於 \
    的钟某个=的鐘某個 游某个=遊某個 游某些=遊某些 游某一=遊某一 游某处=遊某處 游某地=遊某地 游某景=遊某景 陪游=陪遊 伴游=伴遊 \
    勤于=勤於 融于=融於 有求于=有求於 糊涂=糊塗 乱涂=亂塗 生种=生種 这种=這種 那种=那種 某种=某種 各种=各種";

/// 准 in no word is 準, and OpenCC holds 不准 for a thing that is not exact. It is forbidden, but where somebody tries to be
/// exact.
const ALLOWED: &str = "\
    不准=不准 不准确=不準確 不准时=不準時 不准点=不準點 不准备=不準備 说不准=說不準 拿不准=拿不準 看不准=看不準 算不准=算不準 测不准=測不準 摸不准=摸不準 \
    瞄不准=瞄不準 吃不准=喫不準 打不准=打不準 对不准=對不準 猜不准=猜不準 认不准=認不準 把不准=把不準 抓不准=抓不準 量不准=量不準 踩不准=踩不準 音不准=音不準 \
    发音不准=發音不準 准不准=準不準 准生证=准生證 准迁证=准遷證 准建证=准建證 准考号=准考號 签准=簽准 准字号=准字號 国药准字=國藥准字";

/// Animals by the piece, where the word before has used up the number (what else is counted is in `counted`).
const PIECES: &str = "一只只=一隻隻";

/// 签 is signed far more often than it is a slip of bamboo, and the slips have rows of their own but for these.
const SIGNED: &str = "\
    签=簽 会签=會簽 货签=貨籤 篾签=篾籤 价签=價籤 上上签=上上籤 下下签=下下籤 烤签=烤籤 串签=串籤 签饼=籤餅 签文=籤文 标价签=標價籤 便利签=便利籤 \
    签语=籤語 灵签=靈籤 解签=解籤 便签=便籤 面签=面簽 补签=補簽 网签=網簽";

/// 丑 is 醜 but in the calendar and on the stage.
const CALENDAR: &str = "子丑=子丑 甲丑=甲丑 丙丑=丙丑 戊丑=戊丑 庚丑=庚丑 壬丑=壬丑 丑寅=丑寅 丑星=丑星 百丑图=百丑圖";

/// Places, where the word before ends in their first character: 在台 is in Taiwan.
const PLACES: &str =
    "在台州=在台州 来台州=來台州 赴台州=赴台州 驻台州=駐台州 访台州=訪台州 对台州=對台州 在台山=在台山 三斗坪=三斗坪";

/// Names from abroad are spelt with 里, never with 裏 (inside).
const ABROAD: &str = "\
    马里=馬里 马里面=馬裏面 马里头=馬裏頭 埃里=埃里 弗里=弗里 佩里=佩里 帕里=帕里 莱里=萊里 努里=努里 奥里=奧里 赫里=赫里 施里=施里 伯里=伯里 杜里=杜里 \
    塞里=塞里 利里=利里 恩里=恩里 戈里=戈里 戴克里=戴克里 雷里=雷里 海因里希=海因里希 里卡多=里卡多 里卡尔=里卡爾 里希特=里希特 里米尼=里米尼 里德伯=里德伯 \
    里雅斯特=里雅斯特 里夫兰=里夫蘭 洞里萨=洞里薩 ·里=·里 里克·=里克· 里奇·=里奇· 里德·=里德· 里特·=里特· 里维·=里維·";

/// Words that run from one into the next: what comes first is whole with 面, which then is no flour.
const NO_FLOUR: &str = "\
    面条件=面條件 面条款=面條款 面条例=面條例 面条目=面條目 下面条件=下面條件 下面条款=下面條款 下面条例=下面條例 面包括=面包括 面包含=面包含 面包围=面包圍 \
    面包抄=面包抄 面粉碎=面粉碎 面粉刷=面粉刷 面粉饰=面粉飾";

/// The same with 人参, ginseng: 两百人参加 is about people.
const NO_GINSENG: &str = "人参加=人參加 人参与=人參與 人参观=人參觀 人参赛=人參賽 人参展=人參展 人参选=人參選 人参军=人參軍 人参演=人參演 人参会=人參會";

/// Single words that the table has a wrong row for, or none: money is changed (折) and not folded, a country comes home (回)
/// and does not turn, ginger and grain in few of their words.
const WORDS: &str = "\
    折合=折合 冲沙=沖沙 种姜=種薑 油泼面=油潑麪 系因=係因 系本地=係本地 系本人=係本人 系外来=係外來 系我国=係我國 系人为=係人爲 折子戏=折子戲 冲咖啡=沖咖啡 \
    冲奶粉=沖奶粉 冲厕=沖廁 两里地=兩里地 打对折=打對折 回归=回歸 犯困=犯睏 春困=春睏 海带干=海帶乾 干散货=乾散貨 卧薪尝胆=臥薪嘗膽 储谷=儲穀 谷种=穀種 \
    谷蛋白=穀蛋白 葱姜=蔥薑 姜蒜=薑蒜 姜葱=薑蔥 鲜姜=鮮薑 嫩姜=嫩薑 仔姜=仔薑 沙姜=沙薑 洋姜=洋薑 姜块=薑塊 姜味=薑味 红糖姜=紅糖薑 姜农=薑農 斗米=斗米 \
    三斗=三斗 两斗=兩斗 几斗=幾斗 煤斗=煤斗 挖斗=挖斗 抖斗=抖斗 挎斗=挎斗";

const ALL: [&str; 13] = [
    FAMILY_NAMES,
    NO_FAMILY_NAMES,
    IN_COMPANY,
    NO_COMPANY,
    ALLOWED,
    PIECES,
    SIGNED,
    CALENDAR,
    PLACES,
    ABROAD,
    NO_FLOUR,
    NO_GINSENG,
    WORDS,
];

/// Each word in Simplified, and how it is written in OpenCC's standard of Traditional.
pub(super) fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALL.into_iter().flat_map(str::split_ascii_whitespace).filter_map(|row| row.split_once('='))
}

/// Whether a word is one of them.
pub(super) fn has(word: &str) -> bool {
    static ROWS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| rows().map(|(word, _)| word).collect());
    ROWS.contains(word)
}

/// Characters of OpenCC's standard that are another in every region today: 巖 is 岩 but in old names.
pub(super) const EVERYWHERE: [(&str, &str); 1] = [("巖", "岩")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::rule::Region;
    use crate::script::table::Table;

    #[test]
    fn no_word_stands_twice_and_each_keeps_its_number_of_characters() {
        let mut words: Vec<_> = rows().map(|(word, _)| word).collect();
        words.sort_unstable();
        for pair in words.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
        for (word, way) in rows() {
            assert_eq!(word.chars().count(), way.chars().count(), "{word}");
        }
    }

    #[test]
    fn words_are_in_the_standard_of_opencc_and_not_in_hong_kongs_forms() {
        for (word, way) in rows() {
            assert_eq!(Region::HongKong.back().write(way), way, "{word}");
        }
    }

    #[test]
    fn every_row_is_a_pair() {
        let written: usize = ALL.iter().map(|rows| rows.split_ascii_whitespace().count()).sum();
        assert_eq!(rows().count(), written);
        let table = Table::new(rows());
        for (word, way) in rows() {
            assert_eq!(table.write(word), way);
        }
    }
}
