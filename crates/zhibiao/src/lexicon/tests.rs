use super::*;

#[track_caller]
fn longest<T: Copy>(set: &Set<T>, text: &str, word: &str) -> T {
    let (len, payload) = set.longest(text).expect(text);
    assert_eq!(&text[..len], word, "in {text}");
    payload
}

#[track_caller]
fn refuses<T: Copy>(set: &Set<T>, text: &str) {
    if let Some((len, _)) = set.longest(text) {
        panic!("found {} in {text}", &text[..len]);
    }
}

#[track_caller]
fn unit(text: &str, word: &str, name: &str) {
    assert_eq!(UNITS[longest(&UNIT_WORDS, text, word) as usize].name, name);
}

#[track_caller]
fn before(text: &str, word: &str, op: Op) {
    assert_eq!(COMPARATORS[longest(&BEFORE, text, word) as usize].op, op);
}

#[track_caller]
fn after(text: &str, word: &str, op: Op) {
    assert_eq!(COMPARATORS[longest(&AFTER, text, word) as usize].op, op);
}

#[test]
fn twins_share_an_id() {
    for (written, twin) in "萬万 億亿 ％% ７7 ：: （( 於于 ≧≥ ≦≤ ﹥> ═= ⼈人 ￥¥ ○〇 貳贰 兩两 個个"
        .split(' ')
        .map(pair)
    {
        assert_eq!(id(written), id(twin), "{written} {twin}");
        assert_eq!(fold(written), twin);
        assert_ne!(id(twin), 0);
    }
    assert_eq!(id('\u{1F600}'), 0);
    assert_eq!(fold('乾'), '乾');
}

fn pair(text: &str) -> (char, char) {
    let mut chars = text.chars();
    (chars.next().unwrap(), chars.next().unwrap())
}

/// Only of Chinese characters that no word holds the grammar sees no twin.
#[test]
fn marks_have_the_twins_that_fold_gives_them() {
    for c in ('\0'..='\u{FFFF}')
        .filter(|c| !matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'))
    {
        assert_eq!(twin(c), fold(c), "{c} U+{:04X}", u32::from(c));
    }
}

#[test]
fn fold_agrees_with_ids() {
    for c in ('\0'..='\u{FFFF}').filter(|&c| id(c) != 0) {
        assert_eq!(CHARS[id(c) as usize], fold(c), "{c}");
    }
}

#[test]
fn numerals() {
    assert_eq!(numeral('两'), Numeral::Digit(2));
    assert_eq!(numeral('貳'), Numeral::Digit(2));
    assert_eq!(numeral('叄'), Numeral::Digit(3));
    assert_eq!(numeral('廿'), Numeral::Tens(2));
    assert_eq!(numeral('萬'), Numeral::Wan);
    assert_eq!(numeral('5'), Numeral::None);
    assert_eq!(numeral('参'), Numeral::None);
    assert_eq!(numeral('人'), Numeral::None);
}

#[test]
fn flags() {
    let has = |c, flag| starts(c) & flag != 0;
    assert!(has('７', start::DIGIT) && has('7', start::DIGIT));
    assert!(has('，', start::CLAUSE) && has('\n', start::CLAUSE) && has('。', start::CLAUSE));
    assert!(has('≧', start::BEFORE) && has('不', start::BEFORE) && has('以', start::AFTER));
    assert!(has('ｍ', start::LATIN) && has('（', start::OPEN) && has('、', start::SOFT));
    assert!(has('＊', start::OPERATOR) && has('－', start::SIGN) && has('￥', start::CURRENCY));
    assert!(has('億', start::NUMERAL) && has('统', start::STOP) && has('较', start::CHANGE));
    assert!(has('每', start::EACH) && has('节', start::DATE) && has('半', start::FRACTION));
    assert_eq!(starts('.') & (start::CLAUSE | start::SOFT), 0);
    assert_eq!(starts('龘'), 0);
}

#[test]
fn units_longest_match() {
    unit("个月内", "个月", "个月");
    unit("个人", "个", "个");
    unit("人次。", "人次", "人次");
    unit("千米长", "千米", "公里");
    unit("千瓦时", "千瓦时", "千瓦时");
    unit("千瓦", "千瓦", "千瓦");
    unit("㎡", "㎡", "平方米");
    unit("m²。", "m²", "平方米");
    unit("％以上", "％", "%");
}

#[test]
fn units_are_canonical() {
    assert!(UNITS.len() >= 400, "{} units", UNITS.len());
    for (index, unit) in UNITS.iter().enumerate() {
        assert_eq!(
            UNIT_WORDS.exact(unit.name),
            Some(index as u16),
            "{}",
            unit.name
        );
    }
}

#[test]
fn gold_units() {
    for (text, name) in [
        ("5250㎡", "平方米"),
        ("80M", "米"),
        ("2km", "公里"),
        ("1429.39hm", "公顷"),
        ("32hmm", "公顷"),
        ("290kg", "公斤"),
        ("3t", "吨"),
        ("50厘米", "厘米"),
        ("13969.56标箱", "标箱"),
        ("0.97比例", "比例"),
        ("8大主题", "大"),
        ("40名", "名"),
        ("29.5亩", "亩"),
        ("550粒", "粒"),
        ("24小时", "小时"),
        ("3个工作日", "工作日"),
        ("5台（套）", "台（套）"),
        ("12个月", "个月"),
        ("1300元/人/月", "元"),
        ("50人天", "人天"),
    ] {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let (_, index) = UNIT_WORDS.longest(rest).expect(text);
        assert_eq!(UNITS[index as usize].name, name, "{text}");
    }
}

#[test]
fn unit_stops() {
    longest(&UNIT_STOP, "人才", "人才");
    longest(&UNIT_STOP, "分公司", "分公司");
    longest(&UNIT_STOP, "年底", "年底");
    refuses(&UNIT_STOP, "人员工");
    refuses(&UNIT_STOP, "台风机");
    refuses(&UNIT_STOP, "人");
}

#[test]
fn comparators() {
    before("≥90%", "≥", Op::Ge);
    before("＞＝90%", "＞＝", Op::Ge);
    before("大於等於90", "大於等於", Op::Ge);
    before("大于或等于90", "大于或等于", Op::Ge);
    before("不得少于3", "不得少于", Op::Ge);
    before("不应超过3", "不应超过", Op::Le);
    before("力争达到9", "力争达到", Op::Ge);
    before("不超3", "不超", Op::Le);
    before("超13", "超", Op::Gt);
    before("不满14", "不满", Op::Lt);
    before("控制在5%", "控制在", Op::Le);
    before("约500", "约", Op::About);
    before("上百", "上", Op::Ge);
    refuses(&BEFORE, "上50人");
    after("以上", "以上", Op::Ge);
    after("及其以下", "及其以下", Op::Le);
    after("余人", "余", Op::Gt);
    after("内办结", "内", Op::Le);
    refuses(&AFTER, "内容");
    refuses(&AFTER, "起草");
    assert!(COMPARATORS[BEFORE.exact("》").unwrap() as usize].doubtful);
    assert_eq!(
        COMPARATORS[AFTER.exact("以内").unwrap() as usize].rule,
        Rule::CivilCode
    );
}

#[test]
fn comparators_are_their_words() {
    for (word, index) in BEFORE.words().chain(AFTER.words()) {
        assert_eq!(COMPARATORS[index as usize].word, word);
    }
}

#[test]
fn stops() {
    for text in "一流大学 双一流高校 十四五期间 三都民族 万众创新 一次性补贴 统一 百年 三公经费 两会 三农 四上 三级甲等 二十大 一户一策 统计50人 签约30家 商超50家 零投诉 PM2.5 7×24小时".split(' ') {
        assert!(STOP.longest(text).is_some(), "{text}");
    }
    for text in "三公里 十分钟 四季度 四平方米 两会议室 周三次 高一倍 一点五 百分之九十 一年 三个月 两千 5GB 12345人".split(' ') {
        refuses(&STOP, text);
    }
}

#[test]
fn suffixes() {
    assert_eq!(
        QUANTITY_NOUN.suffix("抽查总数量"),
        Some(("总数量".len() - "总".len(), ()))
    );
    assert_eq!(QUANTITY_NOUN.suffix("抽查"), None);
    assert_eq!(
        DEGREE.suffix("获得感明显").map(|(len, _)| len),
        Some("明显".len())
    );
    assert_eq!(
        TREND
            .suffix("明显提升")
            .map(|(len, trend)| (len, format!("{trend:?}"))),
        Some((6, "Increase".into()))
    );
    assert_eq!(
        CATEGORY.suffix("一、产出指标").map(|(len, _)| len),
        Some("产出指标".len())
    );
}

#[test]
fn every_word_is_found() {
    fn check<T: Copy>(set: &Set<T>) {
        for (word, _) in set.words() {
            assert!(set.exact(&word).is_some(), "{word}");
            assert_eq!(
                set.suffix(&word).map(|(len, _)| len),
                Some(word.len()),
                "{word}"
            );
        }
    }
    check(&UNIT_WORDS);
    check(&BEFORE);
    check(&AFTER);
    check(&STOP);
    check(&UNIT_STOP);
    check(&CATEGORY);
    check(&COLUMN);
}

#[test]
fn categories() {
    let of = |name| {
        CATEGORY
            .exact(name)
            .map(|def| (def.category, def.subcategory))
    };
    assert_eq!(of("产出指标"), Some((Category::Output, None)));
    assert_eq!(
        of("成本指标"),
        Some((Category::Output, Some(Subcategory::OutputCost)))
    );
    assert_eq!(
        of("社会效益目标"),
        Some((Category::Benefit, Some(Subcategory::SocialBenefit)))
    );
    assert_eq!(of("效果指标"), Some((Category::Benefit, None)));
    assert_eq!(of("项目完成指标"), Some((Category::Output, None)));
    assert_eq!(
        of("可持续影响"),
        Some((Category::Benefit, Some(Subcategory::SustainableImpact)))
    );
    assert_eq!(
        of("社会公众或服务对象满意度指标"),
        Some((
            Category::Satisfaction,
            Some(Subcategory::ServiceSatisfaction)
        ))
    );
    for (word, def) in CATEGORY.words() {
        if let Some(sub) = def.subcategory {
            assert_eq!(sub.category(), def.category, "{word}");
        }
    }
}

#[test]
fn columns() {
    for (header, expected) in [
        ("指标值及单位", Column::Value),
        ("指 标 值", Column::Value),
        ("预期2022年实现值", Column::Value),
        ("年度\n指标值（包含数字及文字描述）", Column::Value),
        ("主管部门及代码", Column::Department),
        ("2023年度绩效目标", Column::Goal),
        ("年度目标", Column::Goal),
        ("指标性质", Column::Sign),
        ("指标方向性", Column::Direction),
        ("度量单位", Column::Unit),
        ("指标权重", Column::Weight),
        ("三级指标", Column::Level3),
        ("指标", Column::Level3),
        ("绩效指标", Column::Indicators),
        ("全年实际值", Column::Actual),
        ("实施單位", Column::BudgetUnit),
        ("预算数（万元）", Column::Budget),
        ("项目名称：", Column::Project),
        ("備註", Column::Remark),
        ("得分", Column::Score),
    ] {
        assert_eq!(column(header), Some(expected), "{header}");
    }
    assert_eq!(column("全区城镇新增就业人数"), None);
    assert_eq!(column(""), None);
}
