//! Texts to try: words of the lexicon, dirt, and what nobody would type.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Words a budget table is made of, one group a line; traditional and full-width twins among them.
const WORDS: &str = "
0 1 2 5 9 10 95 100 0.5 2021 2023 1,200 1，200 ９０ １．５ 1e6 007 12.50 99999999999999999999 79228162514264337593543950336
零 〇 一 二 两 三 五 九 十 百 千 万 亿 兆 半 几 数 廿 壹 貳 拾 佰 仟 萬 億 点 余 多 左右 若干 成 倍 百分之 千分之 分之 翻一番
% ％ ‰ 人 人次 名 户 家 个 件 次 场 期 元 万元 亿元 平方米 ㎡ m2 公里 km 吨 小时 分钟 分 角 天 工作日 个工作日 个月 年 度 台（套） 課時 美元 ￥ 人民币 TB 千瓦时 ℃ 个百分点
≥ ≤ > < = ＞ ＝ ≧ ⩽ ≈ ± >= =< 》 《 〉 不低于 不少於 不得超过 大于等于 小于 超过 不足 达到 至少 最高 控制在 以上 以下 以内 （含） （不含） 及以上 起 内 约 近
- – — —— ~ ～ 至 到 － 介于 之间 在 且 和 及 、 + × ÷ / * · 每 每人 每年 每亩
， , ； ; 。 。。 ： : ． . ! ？ \u{3000} \u{a0} \n \r\n \t | ★ ① ② （1） 1、 2. 3． 一、 （二） 指标1： ※ ● -
（ ） ( ) [ ] 【 】 〔 〕 「 」 “ ” 《 》 {
年 月 日 底 底前 年底 12月 31日 月底前 上旬 上半年 第一季度 二季度 全年 节前 “十四五” 期间 2023年12月底前 2024/12/31 2023.07-2024.01 13月45日 每月25日前 截至
较上年 同比 比上年 增长 增长到 提高 下降 由 从 减少 提升 持续 保持 明显 稳定 有效 优 良 优良 合格 达标 是 否 无
产出指标 数量指标 质量指标 时效指标 成本指标 效益指标 社会效益指标 满意度指标 服务对象满意度指标 可持续影响 年度指标值 指标值 目标值 年度指标值： 产出指标：
⑴ ⒈ ❶ ㈡ Ⅰ. A. b） 【1】 第1、 No.1 权重10% （10分） 10分， 完成情况： 考核标准： 指标名称： 三级指标： 健全 -> / —— → _ 其中： 数量指\n标 年度\n指标值： 效果显著 及时
【产出指标-数量指标】 (≥**%) XX ** ＊＊ （%） （个） （人次） （万元） (50分) 22.5 目标 滿意度 项目
一流 十四五 三公经费 双一流 统一 万众创新 TOP100 PM2.5 5G 7×24小时 GB/T 19001-2016 〔2021〕41号 1:18 1/2 第十四届 65岁以上老人 零投诉
办案 培训 档案 完成 举办 补助 按时开展 满意度 合格率 发放资金 新增就业人数 的标准 用于 社区 园区签约入驻企业";

/// Characters that trip code about bytes, widths and folding.
#[rustfmt::skip]
const ODD: &[&str] = &[
    "\0", "\u{301}", "\u{20e3}", "👩‍👩‍👧", "🀄", "𠮷", "\u{feff}", "\u{200b}", "\u{202e}", "ﷺ", "é", "ß", "Ⅷ", "㈠", "½", "²",
    "\u{fffd}", "ﬁ", "\u{1f1e8}\u{1f1f3}", "٣", "९", "㊣", "\u{2028}", "\u{85}", "\u{c}", "\u{10ffff}",
];

/// All words, the characters they spell with escapes unfolded.
fn words() -> Vec<&'static str> {
    let words = WORDS.split([' ', '\n']).filter(|word| !word.is_empty());
    words.collect()
}

/// One word, rarely an odd character, and very rarely a long run of either.
pub fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        40 => select(words()).prop_map(str::to_owned),
        4 => (0u32..100_000).prop_map(|n| n.to_string()),
        2 => select(ODD).prop_map(str::to_owned),
        1 => (select(words()), 2usize..60).prop_map(|(word, times)| word.repeat(times)),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// A short text of mixed words: what a value looks like to a reader with a fever.
pub fn mixed() -> impl Strategy<Value = String> {
    vec(word(), 0..12).prop_map(|words| words.concat())
}

/// A longer one, for cells.
pub fn mixed_cell() -> impl Strategy<Value = String> {
    vec(word(), 0..60).prop_map(|words| words.concat())
}

/// Any bytes, repaired to UTF-8.
pub fn any_bytes() -> impl Strategy<Value = String> {
    vec(any::<u8>(), 0..80).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}
