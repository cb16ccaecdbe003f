//! Rates: what a unit, or a whole value, is per.
//!
//! ```text
//! below   = "一" simple                                               ; behind 元, and then the clause ends: 3元一斤
//!         / 1*4( ("/" / "每") counted / ("·" / "*" / "、") counted )   ; behind a unit: 元/人·天
//!         / "/(" counted *( "·" counted ) ")"
//! each    = 1*4( "每" ["个"] ( counted [noun] / noun ) ) *( "·" counted ) [below]          ; before a number: 每人每天, 每辆车, 每学生
//!         / ["一" simple] time                                         ; before a count: 一年2次, 一村一月一场; see `rate/times.rs`
//! counted = [number] simple / "半" simple / ["全"] time
//! ```
//! Accepted: 元`/人·天`, 人`/10万人`, `每人每天`50元, `一年`两次. `每年`处理2000吨. Refused: `每个`宝贝 (个 counts nothing by itself), `每年`级 (a noun).

mod each;
mod next;
mod times;

use super::clause_end::{ends_clause, ends_or_noted};
use std::borrow::Cow;

use super::context::Context;
use super::cursor::*;
use super::han::multiplier;
use super::literal::Reading;
use super::unit_word::{short_run, simple};
use crate::lexicon::{
    self, AFTER, LEVEL, Numeral, POPULATION, UNIT_NOUN, UNIT_STOP, UNIT_WORDS, UNITS, start, starts,
};
use crate::model::{Dimension, Measure, Unit, UnitSource};

use next::opens_next;

pub(super) use each::{each, each_has_one, once_in};
pub(super) use times::digit_and_time;

/// Makes the measure a rate: 每年 2次 is 2 次/年. A share is of a whole, not per anything: 每年90%.
pub(super) fn per(measure: &mut Measure<'_>, below: &[String]) {
    match &mut measure.unit {
        Some(unit) if matches!(&*unit.name, "%" | "‰" | "‱") => {}
        Some(unit) => divide_before(unit, below),
        None => {
            let mut unit = Unit {
                name: "".into(),
                text: "",
                span: None,
                dimension: Dimension::Rate,
                additive: false,
                known: true,
                source: UnitSource::Value,
            };
            divide(&mut unit, below);
            measure.unit = Some(unit);
        }
    }
}

/// Puts what 每 said in front of what is below the line already: 每辆车1.5万元/年 is 元/辆·年.
fn divide_before(unit: &mut Unit<'_>, below: &[String]) {
    match unit.name.split_once('/') {
        Some((above, rest)) => {
            // 每人每天50元/人·天 says it twice.
            let said = |part: &&String| !rest.split('·').any(|r| r == part.as_str());
            let parts: Vec<&str> = below.iter().filter(said).map(String::as_str).collect();
            if !parts.is_empty() {
                unit.name = Cow::Owned(format!("{above}/{}·{rest}", parts.join("·")));
            }
        }
        None => divide(unit, below),
    }
}

/// Makes a unit a rate.
pub(super) fn divide(unit: &mut Unit<'_>, below: &[String]) {
    let mut name = unit.name.to_string();
    for part in below {
        name.push(if name.contains('/') { '·' } else { '/' });
        name.push_str(part);
    }
    unit.name = Cow::Owned(name);
    unit.dimension = Dimension::Rate;
    unit.additive = false;
}

/// `/人·天`, `每人每天`, `/10万人`.
pub(super) fn below<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Vec<String>)> {
    // One look refuses nearly every unit.
    match folded(skip_spaces(i))? {
        '/' | '每' => {}
        '一' => return for_one(cx, i),
        _ => return None,
    }
    let mut parts = Vec::new();
    let mut rest = i;
    // 元/(人·天)
    if let Some(open) = eat(skip_spaces(i), &['/']).and_then(|r| eat(r, &['(']))
        && let Some((mut inner, part)) = counted(cx, open)
    {
        parts.push(part);
        while let Some((after, part)) = divisor(cx, inner, false) {
            parts.push(part);
            inner = after;
        }
        return eat(inner, &[')']).map(|rest| (rest, parts));
    }
    while let Some((after, part)) = divisor(cx, rest, parts.is_empty()) {
        parts.push(part);
        rest = after;
        if parts.len() == 4 {
            break;
        }
    }
    (!parts.is_empty() && !opens_next(cx, i, rest)).then_some((rest, parts))
}

/// `一斤` behind 3元, and nothing more: what one costs.
fn for_one<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Vec<String>)> {
    let one = eat(i, &['一'])?;
    if !cx.source[..cx.at(i)].ends_with('元') {
        return None;
    }
    let (rest, unit) = simple(cx, one)?;
    (unit.dimension != Dimension::Money && ends_or_noted(rest))
        .then(|| (rest, vec![below_name(unit.name).to_owned()]))
}

fn divisor<'a>(cx: &Context<'a>, i: &'a str, first: bool) -> Option<(&'a str, String)> {
    if let Some(rest) = eat(skip_spaces(i), &['/', '每']) {
        // 2次/每年 says it twice.
        let below = skip_break(rest);
        let below = eat(below, &['每']).unwrap_or(below);
        // ≥3项/组织评审≥5次: the line parts two items.
        let hidden = UNIT_STOP
            .longest(below)
            .is_some_and(|(stop, ())| stop > "项".len() && !ends_clause(&below[stop..]));
        let counted = if hidden {
            timed(below)
        } else {
            counted(cx, below)
        };
        // 5MW/10MWh: what a store gives, and what it holds.
        let above = || last(&cx.source[..cx.at(i)]).map(lexicon::twin);
        let power = || matches!(above(), Some('W' | '瓦'));
        if (counted.as_ref()).is_some_and(|(_, part)| part.ends_with("瓦时") && power()) {
            return None;
        }
        return counted.or_else(|| noun_below(rest));
    }
    if first {
        return None;
    }
    // 5天/周×8小时 is a product of two amounts.
    // 500 元 / 人 · 天
    let joined = eat(skip_spaces(i), &['·', '*', '•', '.', '×']).map(skip_spaces);
    let numeral = |i: &str| peek(i).is_some_and(|c| lexicon::numeral(c) != Numeral::None);
    if let Some(rest) = joined.filter(|r| digit(r).is_none() && !numeral(r)) {
        return counted(cx, rest);
    }
    // 元/人、天: a list mark joins only where nothing else can follow.
    let (rest, part) = simple(cx, eat(i, &['、'])?)?;
    let part = below_name(part.name).to_owned();
    // 介于30元/人、天和95元/人、天之间
    let joint = |c| {
        matches!(
            c,
            '和' | '及' | '与' | '且' | '并' | '之' | '至' | '到' | '的'
        )
    };
    let ends = folded(rest).is_none_or(|c| (!is_han(c) || joint(c)) && digit(rest).is_none());
    let said = || eat_words(rest, &["标准", "补助", "补贴"]).is_some();
    (ends || AFTER.longest(rest).is_some() || said()).then_some((rest, part))
}

/// `人`, `10万人`, `百户`.
fn counted<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, String)> {
    let (mut rest, mut count) = many(i);
    // 每一名学生 is 每名学生.
    match &*count {
        "1" => count.clear(),
        "十" => count = "10".to_owned(),
        // 每十万人 is 每10万人.
        "十万" | "十萬" => count = "10万".to_owned(),
        "百万" | "百萬" => count = "100万".to_owned(),
        _ => {}
    }
    // 每 3 年, 每 100 人
    if digit(i).is_some() {
        rest = skip_spaces(rest);
    }
    if let Some((length, ())) = POPULATION.longest(rest) {
        return Some((&rest[length..], count + "人"));
    }
    let Some((rest, unit)) = simple(cx, rest) else {
        if let Some((rest, time)) = timed(rest) {
            return Some((rest, count + &time));
        }
        // /10万: so many of what the name says.
        let many = count.contains(['万', '萬', '千', '百']);
        return many.then_some((rest, count));
    };
    // 500人/10分: points, and no rate.
    if unit.name == "分" && !count.is_empty() {
        return None;
    }
    // 元/人/月: below the line a month is 月.
    Some((rest, count + below_name(unit.name)))
}

/// How many stand below the line, in digits or as a numeral, and the text behind them: `10万`, `半`, `15`.
fn many(i: &str) -> (&str, String) {
    let mut rest = i;
    while let Some((_, width)) = digit(rest) {
        rest = &rest[width..];
        // 1次/1.5天
        rest = eat(rest, &['.'])
            .filter(|r| digit(r).is_some())
            .unwrap_or(rest);
    }
    // 12例/10 万
    let spaced = skip_spaces(rest);
    if multiplier(spaced).is_some() && rest.len() < i.len() {
        rest = spaced;
    }
    let digits_end = rest;
    while multiplier(rest).is_some() && !super::han::begins_unit(rest) {
        rest = after_first(rest);
    }
    // 每十五天: the numeral goes on behind its 十.
    if peek(rest).is_some_and(|c| matches!(lexicon::numeral(c), Numeral::Digit(_))) {
        rest = digits_end;
    }
    if let Some(after) = eat(rest, &['半']) {
        return (after, "半".to_owned());
    }
    if let Some(read) = super::han::han_number(rest, false)
        && let Reading::Exact(number) = read.reading
    {
        return (read.rest, number.to_string());
    }
    let count = i[..i.len() - rest.len()]
        .chars()
        .filter(|c| !is_space(*c))
        .map(crate::lexicon::twin)
        .collect();
    (rest, count)
}

/// `每年`处理2000吨, 2次`/全年`: below the line a time is one, whatever word it begins there. `每年`级 is a noun.
fn timed(i: &str) -> Option<(&str, String)> {
    let i = eat(i, &['全']).unwrap_or(i);
    let (length, index) = UNIT_WORDS.longest(i)?;
    let unit = &UNITS[usize::from(index)];
    let time = unit.dimension == Dimension::Time && UNIT_NOUN.longest(i).is_none();
    time.then(|| (&i[length..], below_name(unit.name).to_owned()))
}

/// 每隔一天 leaves one day out, as 隔天 does; 每隔一小时 does not.
fn leaving_out(part: String) -> String {
    let time = part.strip_prefix('1').unwrap_or(&part);
    if time.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return part;
    }
    match time {
        "小时" | "分钟" | "秒" => time.to_owned(),
        _ => format!("2{time}"),
    }
}

/// Whether `每隔三天` stands in a text: once in three days, or once in four.
pub(super) fn gap_in_doubt(text: &str) -> bool {
    let gap = text
        .find("每隔")
        .map(|at| skip_spaces(&text[at + "每隔".len()..]));
    gap.is_some_and(|i| {
        let counted = super::number::unsigned_number(i, false);
        counted.is_ok_and(|(_, literal)| literal.reading != Reading::Exact(1.into()))
    })
}

/// How a unit is called below the line.
fn below_name(name: &str) -> &str {
    match name {
        "个月" => "月",
        "人天" => "人·天",
        "人月" => "人·月",
        "人年" => "人·年",
        name => name,
    }
}

/// `元/生`: a noun that fills the clause to its end.
fn noun_below(i: &str) -> Option<(&str, String)> {
    let (rest, noun) = short_run(i)?;
    // 3篇/培训十名: another amount behind a stroke.
    let counted = |(at, c): (usize, char)| {
        let numeral = lexicon::numeral(c) != Numeral::None;
        numeral && UNIT_WORDS.longest(&noun[at + c.len_utf8()..]).is_some()
    };
    let amount = noun.char_indices().skip(1).any(counted);
    // 95分/优秀: a quality, said twice.
    (!amount && LEVEL.exact(noun).is_none()).then(|| (rest, noun.to_owned()))
}

/// A digit or a Chinese numeral.
fn number_begins(i: &str) -> bool {
    peek(i).is_some_and(|c| starts(c) & (start::DIGIT | start::NUMERAL) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: Option<(&str, &str)>) {
        let cx = Context::plain(text);
        let found = each(&cx, text).map(|(rest, parts)| (parts.join("·"), rest));
        let found = found.as_ref().map(|(parts, rest)| (parts.as_str(), *rest));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_a_value_is_per_stops_before_the_number() {
        for (text, parts, rest) in [
            ("每人每天不超过400元", "人·天", "不超过400元"),
            ("每人/每天50元", "人·天", "50元"),
            ("每10万人5例", "10万人", "5例"),
            ("每百户2个", "百户", "2个"),
            ("每个村2万元", "村", "2万元"),
            ("每个月1次", "月", "1次"),
            ("每半年1次", "半年", "1次"),
            ("每两年一次", "2年", "一次"),
            ("每隔3天1次", "3天", "1次"),
            ("每隔一天1次", "2天", "1次"),
            ("每隔1小时1次", "小时", "1次"),
            ("每年处理2000吨", "年", "处理2000吨"),
            ("每学生补助500元", "学生", "补助500元"),
            ("每个项目5万元", "项目", "5万元"),
            ("每年级2个班", "年级", "2个班"),
            ("每人每天水样2份", "人·天", "水样2份"),
            ("一年两次", "年", "两次"),
            ("两年一次", "2年", "一次"),
            ("一月一次", "月", "一次"),
            ("半年2期", "半年", "2期"),
        ] {
            reads(text, Some((parts, rest)));
        }
    }

    #[test]
    fn what_divides_nothing_misses() {
        for text in [
            "",
            "每个宝贝",
            "每项目部2人",
            "每况愈下",
            "一季度1次",
            "两年规划",
            "人均50元",
            "一年级2班",
        ] {
            reads(text, None);
        }
    }
}
