//! Writes pages of damaged copy into a folder, to measure how fast they are imported:
//! `cargo run --example damaged_copy FOLDER COUNT`.
//!
//! The pages are of the seed's size and kind: Traditional Chinese made of Simplified, some 80 characters with their
//! readings behind them, characters broken, punctuation folded. No two are the same, and they are the same every time.

use std::path::Path;
use std::{env, fs, io};

use press::import::repair::pinyin::forward::{Gap, Needle, Tool};

const SENTENCES: [&str; 12] = [
    "市長聞汝舟、副市長柳見溪一行先后來到擋潮閘工地，看進度、聽意見、問困難，現場協調解決用電、運料等問題。",
    "會議強調，各級各部門要充分認識項目建設的重要意義，強化責任意識，以實干爭效的勁頭推動工程進展。",
    "據介紹，擋潮閘共七孔，每孔凈寬十六米，概算投資六億八千萬元，目前已經完成總工程量的六成。",
    "記者在現場看到，兩岸護坡施工正在緊張進行，運料船一艘接著一艘靠上臨時碼頭，工人們輪班作業。",
    "新線路把老城與港區連成一片，單程只要二十分鐘，首日接待乘客一萬一千八百六十人次，秩序良好。",
    "質量要留底賬，每一倉混凝土、每一道焊縫都要有人簽字、有據可查，抽檢不合格的一律返工重做。",
    "圖書館夜間開放以來，讀者絡繹不絕，借閱臺前排起了隊，管理員說這樣的場面已經多年沒有見過。",
    "茶園今年改用滴灌，節水三成，產量反而上升，合作社統一收購價格，茶農的收入比去年增加不少。",
    "氣象部門提醒，傍晚有短時強降水，請市民減少外出，漁船及時回港避風，工地做好排澇的準備。",
    "展覽從本月起免費開放，夜場延長到晚上九點，觀眾可以憑證件預約，團體參觀請提前三天聯系。",
    "有關負責人表示，將結合大興調查研究，加強駐點辦公，第一時間掌握實際需求，并及時報告進展。",
    "學員們用三個月的時間做出三百多盞紙燈，掛在街道兩旁的屋檐下，從遠處看去像一條發光的河。",
];

/// Characters that the program had chosen: frequent ones that only Traditional writing has.
const CHOSEN: &str = "項實區點進設責網協強堅時動優報識戰問導發關節務業對個聯號會現場學級負爭權絡頁結來認機聽開經環獎勵藍監長領計術\
                      測產濟續擴態嚴隊據細數構質標見揚營簡請轉員們";

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, count] = arguments.as_slice() else { return Err(io::Error::other("say: FOLDER COUNT")) };
    let count: usize = count.parse().map_err(io::Error::other)?;
    fs::create_dir_all(folder)?;
    let needles = CHOSEN.chars().filter_map(Needle::usual).collect();
    let tool = Tool { needles, gap: Gap::Swallows };
    let mut random = Random(1);
    for number in 0..count {
        let text = tool.damage(&folded(&page(number, &mut random))).text;
        fs::write(Path::new(folder).join(format!("page-{number:06}.txt")), text)?;
    }
    Ok(())
}

fn page(number: usize, random: &mut Random) -> String {
    let mut page = format!(
        "首頁 新聞頻道 港區新聞\n\n第{number}號工地：聞汝舟調研建設進展\n\n2026-{:02}-{:02} {:02}:{:02}\n\n",
        number / 28 % 12 + 1,
        number % 28 + 1,
        number % 24,
        number % 60
    );
    for _ in 0..4 {
        page.push_str(&paragraph(5, random));
    }
    page.push_str("聞汝舟強調——\n\n");
    for _ in 0..4 {
        page.push('?');
        page.push_str(&paragraph(1, random));
    }
    page.push_str("來源：鷺浦日報\n\n記者  祝既望\n\n編輯：封小雪\n\n審核：司徒葦  茅亦寧\n\n責任編輯：封小雪\n\n返回首頁\n相關新聞\n返回頂部\n");
    page.push_str("鷺浦日報社 版權所有\n\n鷺ICP備00000000號-1\n");
    page
}

fn paragraph(sentences: usize, random: &mut Random) -> String {
    let sentences: String = (0..sentences).map(|_| SENTENCES[random.below(SENTENCES.len())]).collect();
    format!("{sentences}\n\n")
}

fn folded(text: &str) -> String {
    let fold = |character| match character {
        '，' => ',',
        '：' => ':',
        other => other,
    };
    text.chars().map(fold).collect()
}

/// A linear congruential generator (Knuth, MMIX): the same pages on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }
}
