//! x
use article::Lang;
fn main() {
    let start = std::time::Instant::now();
    let lang = Lang::new("zh-Hant-CN").expect("x");
    let hans = Lang::new("zh-Hans-CN").expect("x");
    println!("{:?}", press::phrases::cut("梁偉新張永寧赴中心城區調研重點項目", &lang));
    println!("init {:?}", start.elapsed());
    let heads = [
        "海港有轨电车开通，首日乘客突破三万人次", "夜间渡轮今晚恢复开航：末班延至零点", "“让·雷诺”号帆船抵达 Harbour Town 港", "全市GDP增长5.2%，创10年来新高",
        "老街的灯又亮了", "市民可在12月3日前预约参观新图书馆", "他们说：我们不会忘记这座城市和它的人", "台风“海葵”逼近，幼儿园中小学停课一天", "新能源汽车2023—2024年度销量报告（全文）发布", "推进乡村振兴战略 建设宜居宜业和美乡村",
        "研究生命的起源与南京市长江大桥的故事", "𠮷野家在東京開設第100家分店", "一張地圖，讀懂城市更新", "Why the harbour matters 海港为什么重要"];
    for head in heads { println!("{}", press::phrases::cut(head, &hans).join("|")); }
    for head in ["緊接著赴中心城區重點項目建設現場", "颱風「海葵」逼近，幼兒園與中小學停課一天", "港鐵東鐵線今早一度延誤　乘客擠爆月台", "市議會通過明年預算：圖書館延長開放時間", "舊碼頭改建為公園，一百二十棵樹保留下來"] { println!("{}", press::phrases::cut(head, &lang).join("|")); }
    let start = std::time::Instant::now();
    for _ in 0..1000 { for head in heads { std::hint::black_box(press::phrases::cut(head, &hans)); } }
    println!("per hans headline {:?}", start.elapsed() / 14000);
    let start = std::time::Instant::now();
    for _ in 0..10000 { std::hint::black_box(press::phrases::cut("市議會通過明年預算：圖書館延長開放時間", &lang)); }
    println!("per hant headline {:?}", start.elapsed() / 10000);
}
