//! Foreign names with a dot between their parts: 玛丽亚·费尔南达·冈萨雷斯.
//!
//! No dictionary has them, and what it does find in them ends in the middle of a part. But they are spelt with characters
//! of their own: a name goes on for as long as these do.

/// Characters that spell the sounds of foreign names, without those that begin everyday words.
const SOUNDS: &str = concat!(
    "阿埃艾安奥巴拜鲍贝彼宾波伯勃博布茨达戴丹德迪蒂丁杜顿敦厄恩尔范菲费芬弗福夫盖甘冈戈格葛古圭哈豪赫亨胡惠霍吉佳贾简杰津",
    "卡凯坎康柯科克肯库夸奎昆拉莱赖兰朗劳勒雷里利莉丽莲琳伦隆卢鲁罗洛玛麦迈曼芒梅蒙米密莫默姆穆纳娜奈尼妮涅宁纽努诺欧",
    "帕潘庞佩彭皮普奇齐恰乔钦琼丘瑞萨塞桑瑟森莎珊绍舍圣舒丝斯松苏索塔泰坦汤唐陶特腾廷托瓦威韦维魏温沃乌希锡夏肖谢辛休逊雅",
    "亚扬耶伊尤泽扎詹珍芝佐兹南林马沙木门米叶基登华",
    "奧鮑貝賓達頓爾費蓋岡賈簡傑凱庫萊賴蘭勞麗蓮倫盧魯羅瑪麥邁納寧紐諾歐龐齊喬欽瓊薩聖絲蘇湯騰韋維溫烏錫謝遜亞揚澤茲裡裏馬門葉華",
);

/// Whether a word may be a piece of such a name.
pub(super) fn is_sound(word: &str) -> bool {
    word.chars().all(|character| SOUNDS.contains(character))
}

/// Before a dot: the beginning of a name that has come apart (瓦朗谢|特·) is put together again. What is whole may stand
/// beside a country (阿根廷|玛丽亚·).
pub(super) fn join(pieces: &mut Vec<String>) {
    let is_torn = |pieces: &[String]| match pieces {
        [.., before, end] => end.chars().count() <= 2 && is_sound(end) && is_sound(before),
        _ => false,
    };
    while is_torn(pieces) {
        if let Some(end) = pieces.pop()
            && let Some(before) = pieces.last_mut()
        {
            before.push_str(&end);
        }
    }
}
