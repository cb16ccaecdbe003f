//! Values as tables of patterns: `#` stands for a number to be drawn.

use crate::rng::Rng;
use crate::truth::{ANY, Expected, Micro, ONE, Truth};
use zhibiao::{Kind, Op};

use Draw::{Count, Day, Digit, Month, Percent, Small, Year};
use Kind::{Compound, Date, Formula, Quantity, Text, Threshold};
use Op::{About, Eq, Ge, Gt, Le, Lt};

/// How large a drawn number is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Draw {
    /// 1 to 100, now and then with decimals.
    Percent,
    /// 1 to 49999, small ones as likely as large ones.
    Count,
    /// 2 to 30.
    Small,
    /// 2 to 9.
    Digit,
    /// 2019 to 2035.
    Year,
    /// 1 to 12.
    Month,
    /// 1 to 28.
    Day,
}

impl Draw {
    /// A number, as text and in millionths.
    pub fn draw(self, rng: &mut Rng) -> (String, Micro) {
        let whole = match self {
            Percent if rng.chance(15) => return decimal(rng, 99),
            Percent => rng.between(1, 100),
            Count => {
                let digits = rng.between(1, 4) as u32;
                rng.between(1, 10_u64.pow(digits) * 5 - 1)
            }
            Small => rng.between(2, 30),
            Digit => rng.between(2, 9),
            Year => rng.between(2019, 2035),
            Month => rng.between(1, 12),
            Day => rng.between(1, 28),
        };
        (whole.to_string(), whole as i64 * ONE)
    }
}

/// A number with one or two decimals below `limit` + 1.
pub fn decimal(rng: &mut Rng, limit: u64) -> (String, Micro) {
    let (whole, hundredths) = (rng.between(1, limit), rng.between(1, 99));
    let text = match hundredths % 10 {
        0 => format!("{whole}.{}", hundredths / 10),
        _ => format!("{whole}.{hundredths:02}"),
    };
    (text, (whole * 100 + hundredths) as i64 * (ONE / 100))
}

/// A number of a pattern and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    draw: Draw,
    factor: i64,
    measure: Option<(Op, Option<&'static str>)>,
}

/// A number that is a measure.
const fn m(op: Op, draw: Draw, unit: &'static str) -> Slot {
    scaled(op, draw, 1, Some(unit))
}

/// A number without a unit.
const fn n(op: Op, draw: Draw) -> Slot {
    scaled(op, draw, 1, None)
}

/// A number before 万 or 亿.
const fn scaled(op: Op, draw: Draw, factor: i64, unit: Option<&'static str>) -> Slot {
    Slot {
        draw,
        factor,
        measure: Some((op, unit)),
    }
}

/// A number that is no measure: a year, a term of a formula.
const fn k(draw: Draw) -> Slot {
    Slot {
        draw,
        factor: 1,
        measure: None,
    }
}

/// A pattern: how it reads, what kind it is, what its numbers are.
pub type Form = (&'static str, Kind, &'static [Slot]);

/// Fills a pattern.
pub fn fill(rng: &mut Rng, (pattern, kind, slots): Form) -> (String, Truth) {
    let mut pieces = pattern.split('#');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    let mut truth = Truth::bare(kind);
    for (piece, slot) in pieces.zip(slots) {
        let (number, micro) = slot.draw.draw(rng);
        text.push_str(&number);
        text.push_str(piece);
        if let Some((op, unit)) = slot.measure {
            truth
                .measures
                .push(Expected::single(op, micro * slot.factor, unit));
        }
    }
    (text, truth)
}

/// The pattern of a value of the document: digits become `#`.
pub fn pattern_of(value: &str) -> String {
    let mut pattern = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii_digit() {
            pattern.push(c);
            continue;
        }
        while chars.next_if(|&c| c.is_ascii_digit() || c == '.').is_some() {}
        pattern.push('#');
    }
    pattern
}

/// Every pattern of the document that holds a number; its values without one are text but for a date.
#[rustfmt::skip]
pub const SEED: &[Form] = &[
    ("≥#%", Threshold, &[m(Ge, Percent, "%")]),
    ("≥#", Threshold, &[n(Ge, Digit)]),
    ("#人", Quantity, &[m(Eq, Count, "人")]),
    ("#人次", Quantity, &[m(Eq, Count, "人次")]),
    ("#场", Quantity, &[m(Eq, Count, "场")]),
    ("#户", Quantity, &[m(Eq, Count, "户")]),
    ("#家", Quantity, &[m(Eq, Count, "家")]),
    ("#名", Quantity, &[m(Eq, Count, "名")]),
    ("#个", Quantity, &[m(Eq, Count, "个")]),
    ("#%", Quantity, &[m(Eq, Percent, "%")]),
    ("#", Quantity, &[n(Eq, Count)]),
    ("#万", Quantity, &[scaled(Eq, Digit, 10_000, None)]),
    ("#%以上", Threshold, &[m(Ge, Percent, "%")]),
    ("小于#%", Threshold, &[m(Lt, Percent, "%")]),
    ("大于#%", Threshold, &[m(Gt, Percent, "%")]),
    ("大于等于#%", Threshold, &[m(Ge, Percent, "%")]),
    ("服务对象满意度大于或等于#%", Threshold, &[m(Ge, Percent, "%")]),
    ("完成#人次", Quantity, &[m(Eq, Count, "人次")]),
    ("完成#个社区", Quantity, &[m(Eq, Count, "个")]),
    ("完成#次慰问", Quantity, &[m(Eq, Count, "次")]),
    ("完成率#%", Quantity, &[m(Eq, Percent, "%")]),
    ("邮寄案件#%", Quantity, &[m(Eq, Percent, "%")]),
    ("邮寄达到#次", Threshold, &[m(Ge, Count, "次")]),
    ("案件调解率达#%", Threshold, &[m(Ge, Percent, "%")]),
    ("办案不低于#件", Threshold, &[m(Ge, Count, "件")]),
    ("处理案件不低于#件", Threshold, &[m(Ge, Count, "件")]),
    ("年度申报资助人数达到#人次", Threshold, &[m(Ge, Count, "人次")]),
    ("企业员工申报职称人数占比达#%", Threshold, &[m(Ge, Percent, "%")]),
    ("产业园入驻企业（机构）满意度达#%", Threshold, &[m(Ge, Percent, "%")]),
    ("产业园入驻企业（单位）满意度达#%", Threshold, &[m(Ge, Percent, "%")]),
    ("入驻产业园政府事业单位满意度#%", Quantity, &[m(Eq, Percent, "%")]),
    ("园区签约入驻企业#家", Quantity, &[m(Eq, Count, "家")]),
    ("场地租赁奖政策兑现企业（机构）#家", Quantity, &[m(Eq, Count, "家")]),
    ("举办人才交流活动#场", Quantity, &[m(Eq, Count, "场")]),
    ("举办新入户奖励政策宣讲会#场", Quantity, &[m(Eq, Count, "场")]),
    ("举办人力资源服务行业相关交流活动#场", Quantity, &[m(Eq, Count, "场")]),
    ("租赁办公场地面积#平方米", Quantity, &[m(Eq, Count, "平方米")]),
    ("管理办公场地面积#平方米", Quantity, &[m(Eq, Count, "平方米")]),
    ("#个政府事业单位入驻产业园", Quantity, &[m(Eq, Count, "个")]),
    ("#人（以市最终下达的安置人数为准）", Quantity, &[m(Eq, Count, "人")]),
    ("#年#人、#年#人", Compound, &[k(Year), m(Eq, Count, "人"), k(Year), m(Eq, Count, "人")]),
    ("#册文书材料+#册专审档案", Compound, &[m(Eq, Count, "册"), m(Eq, Count, "册")]),
    ("完成人事档案业务档案#箱，资助资料#米，劳务派遣资料#卷等数", Compound,
        &[m(Eq, Count, "箱"), m(Eq, Percent, "米"), m(Eq, Count, "卷")]),
    ("计划包含#大主题，不少于#个核心指标", Compound,
        &[scaled(Eq, Digit, 1, ANY), m(Ge, Count, "个")]),
    ("抽查准确数量/抽查总数量×#%", Formula, &[k(Percent)]),
    ("年度招聘会完成#场次÷年度计划完成招聘会#场次×#%", Formula, &[k(Count), k(Count), k(Percent)]),
    ("市财政补助金额#%用于发放黄埔区劳动保障监察协管员工资，配备协管员队伍，加强劳动保障执法力量", Text,
        &[m(Eq, Percent, "%")]),
];

/// Patterns that other departments publish; families with more to draw than digits are in `values`.
#[rustfmt::skip]
pub const OTHERS: &[Form] = &[
    ("较上年增长#%", Quantity, &[m(Eq, Percent, "%")]),
    ("同比下降#%", Quantity, &[m(Eq, Percent, "%")]),
    ("同比增长#%以上", Threshold, &[m(Ge, Percent, "%")]),
    ("比上年提高#个百分点", Quantity, &[m(Eq, Small, "个百分点")]),
    ("较上年增加不少于#家", Threshold, &[m(Ge, Count, "家")]),
    ("由#%提高到#%", Quantity, &[k(Small), m(Eq, Percent, "%")]),
    ("发放宣传册#份，举办讲座#场", Compound, &[m(Eq, Count, "份"), m(Eq, Count, "场")]),
    ("新建站点#个；改造站点#个", Compound, &[m(Eq, Count, "个"), m(Eq, Count, "个")]),
    ("#年不少于#户，#年不少于#户", Compound, &[k(Year), m(Ge, Count, "户"), k(Year), m(Ge, Count, "户")]),
    ("一季度#%，二季度#%", Compound, &[m(Eq, Percent, "%"), m(Eq, Percent, "%")]),
    ("档案#箱、图纸#张、影像#份", Compound, &[m(Eq, Count, "箱"), m(Eq, Count, "张"), m(Eq, Count, "份")]),
    ("3月启动，年底前完成#%", Quantity, &[m(Eq, Percent, "%")]),
    ("12月底前#%到位", Quantity, &[m(Eq, Percent, "%")]),
    ("验收合格数/验收总数×#%", Formula, &[k(Percent)]),
    ("满意度=满意人数/受访人数×#%", Formula, &[k(Percent)]),
    ("（实际支出－上年支出）÷上年支出×#%", Formula, &[k(Percent)]),
    ("#年#月底前", Date, &[k(Year), k(Month)]),
    ("#年#月#日前完成", Date, &[k(Year), k(Month), k(Day)]),
    ("#月底完成", Date, &[k(Month)]),
    ("#/#/#", Date, &[k(Year), k(Month), k(Day)]),
    ("每月#日前", Date, &[k(Day)]),
    ("#年第三季度", Date, &[k(Year)]),
    ("二季度末前", Date, &[]),
    ("#月中旬前报送", Date, &[k(Month)]),
    ("全年", Date, &[]),
    ("节前完成上门慰问", Date, &[]),
    ("≤#天", Threshold, &[m(Le, Small, "天")]),
    ("#个工作日内", Threshold, &[m(Le, Small, "工作日")]),
    ("#小时内解决", Threshold, &[m(Le, Small, "小时")]),
    ("每年#次", Quantity, &[m(Eq, Small, "次/年")]),
    ("每期不少于#人", Threshold, &[m(Ge, Count, "人/期")]),
    ("每户最高#万元", Threshold, &[scaled(Le, Small, 10_000, Some("元/户"))]),
    ("每人每天#元", Quantity, &[m(Eq, Count, "元/人·天")]),
    ("#元/人·月", Quantity, &[m(Eq, Count, "元/人·月")]),
    ("#元/人/天", Quantity, &[m(Eq, Count, "元/人·天")]),
    ("#次/年", Quantity, &[m(Eq, Small, "次/年")]),
    ("#万元/公里", Quantity, &[scaled(Eq, Small, 10_000, Some("元/公里"))]),
    ("严格按照#元/人的标准发放", Quantity, &[m(Eq, Count, "元/人")]),
    ("#万元", Quantity, &[scaled(Eq, Percent, 10_000, Some("元"))]),
    ("#亿元", Quantity, &[scaled(Eq, Percent, 100_000_000, Some("元"))]),
    ("#千万元", Quantity, &[scaled(Eq, Digit, 10_000_000, Some("元"))]),
    ("不超过#万元", Threshold, &[scaled(Le, Percent, 10_000, Some("元"))]),
    ("≥#万亩", Threshold, &[scaled(Ge, Percent, 10_000, Some("亩"))]),
    ("人民币#万元", Quantity, &[scaled(Eq, Count, 10_000, Some("元"))]),
    ("￥#", Quantity, &[m(Eq, Count, "元")]),
    ("约#人", Quantity, &[m(About, Count, "人")]),
    ("将近#件", Quantity, &[m(About, Count, "件")]),
    ("#场左右", Quantity, &[m(About, Count, "场")]),
    ("控制在#%以内", Threshold, &[m(Le, Percent, "%")]),
    ("不低于#%以上", Threshold, &[m(Ge, Percent, "%")]),
    ("#%（含）以上", Threshold, &[m(Ge, Percent, "%")]),
    ("#%以上（不含）", Threshold, &[m(Gt, Percent, "%")]),
    ("#㎡", Quantity, &[m(Eq, Count, "平方米")]),
    ("#m2以上", Threshold, &[m(Ge, Count, "平方米")]),
    ("65岁以上老人#人", Quantity, &[m(Eq, Count, "人")]),
    ("省级以上奖项#项", Quantity, &[m(Eq, Count, "项")]),
    ("达标率#%", Quantity, &[m(Eq, Percent, "%")]),
    ("节约#万元", Quantity, &[scaled(Eq, Digit, 10_000, Some("元"))]),
    ("不满意率≤#%", Threshold, &[m(Le, Percent, "%")]),
    ("按上级〔#〕41号文件执行", Text, &[k(Year)]),
    ("通过GB/T 19001-2016认证", Text, &[]),
    ("提供7×24小时服务", Text, &[]),
    ("打造双一流学科，落实三公经费管理", Text, &[]),
    ("举办第十四届技能大赛", Text, &[]),
    ("优良", Text, &[]),
    ("零投诉", Text, &[]),
    ("是", Text, &[]),
    ("≥**%", Text, &[]),
    ("有所提升", Text, &[]),
    ("师生比1:#", Text, &[k(Small)]),
    ("#%用于补贴发放，保障人员待遇落实", Text, &[m(Eq, Percent, "%")]),
];
