//! One measure: comparators, number or range, unit, and what the words beside it say.
//!
//! ```text
//! measure  = *prefix amount *suffix [ span / spread / mirror ] [note]
//! prefix   = before / each / currency
//! suffix   = after / inclusion
//! span     = dash amount *suffix / ("和" / "与") amount *suffix "之间"
//! spread   = "±" amount                         ; 10±2个, 200万元±5%
//! mirror   = sign term [ sign amount ]          ; 80%≤满意度＜95%
//! note     = "（" … "）"
//! ```

use nom::Parser;
use nom::sequence::{delimited, separated_pair};
use smallvec::SmallVec;

use super::amount::{Amount, amount, ratio, second};
use super::comparator::{Found, after, before, inclusion};
use super::context::Context;
use super::cursor::*;
use super::date::dash;
use super::number::{Reading, scale};
use super::unit;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{AFTER, CURRENCY, STOP, UNITS, start, starts};
use crate::model::*;
use crate::span::Piece;

/// A measure as read, before its clause gives it a label.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) measure: Measure<'a>,
    /// The label, when the measure's own form names it: `80%≤满意度＜95%`.
    pub(super) own_label: bool,
    /// Whether a comparator stands after the number: such a measure may qualify a noun (65岁以上老人).
    pub(super) after: bool,
    /// Written in Chinese numerals.
    pub(super) han: bool,
    /// Whether the number looks like a year or stands alone in Chinese.
    pub(super) doubtful: bool,
    pub(super) diagnostics: SmallVec<[Diagnostic; 2]>,
}

/// What a place that may begin a measure turned out to be.
pub(super) enum Outcome<'a> {
    Measure(&'a str, Draft<'a>),
    /// No number can be told: the remark and where to go on.
    Unreadable(&'a str, Diagnostic),
    /// A comparator before a date: where the date begins, and how it relates.
    Dated(&'a str, Op),
    /// Not a measure at all.
    Nothing,
}

/// The words before a number.
#[derive(Default)]
struct Prefix<'a> {
    found: SmallVec<[Found<'a>; 2]>,
    below: Vec<String>,
    currency: Option<Unit<'a>>,
    /// `%95`: the unit on the wrong side.
    percent: Option<Unit<'a>>,
}

fn prefix<'a>(cx: &Context<'a>, i: &'a str) -> (&'a str, Prefix<'a>) {
    let mut read = Prefix::default();
    let mut rest = i;
    for _ in 0..6 {
        let spaced = skip_spaces(rest);
        if let Some(after) = eat(spaced, &['%']).filter(|r| digit(r).is_some()) {
            read.percent = Some(ratio(cx, spaced, after, "%"));
            rest = after;
            break;
        }
        let able = start::BEFORE | start::EACH | start::CURRENCY | start::NUMERAL | start::FRACTION;
        if peek(spaced).is_none_or(|c| starts(c) & able == 0) && !unit::digit_and_time(spaced) {
            break;
        }
        if let Some((after, found)) = before(cx, spaced) {
            read.found.push(found);
            rest = after;
        } else if !read.found.is_empty() && eat(spaced, &['每']).is_some() && super::date::stands(spaced) {
            // 不晚于每月10日
            break;
        } else if let Some((after, below)) = unit::each(cx, spaced) {
            read.below.extend(below);
            rest = after;
        } else if let Some((length, index)) = currency(spaced) {
            let after = &spaced[length..];
            let def = &UNITS[index as usize];
            let mut unit = ratio(cx, spaced, after, def.name);
            (unit.dimension, unit.additive) = (def.dimension, def.additive);
            read.currency = Some(unit);
            rest = after;
        } else {
            break;
        }
    }
    (skip_spaces(rest), read)
}

/// ￥, 人民币.
fn currency(i: &str) -> Option<(usize, u16)> {
    (starts(peek(i)?) & start::CURRENCY != 0).then(|| CURRENCY.longest(i))?
}

/// The words after a number.
#[derive(Default)]
struct Suffix<'a> {
    found: SmallVec<[Found<'a>; 2]>,
    inclusive: Option<bool>,
}

/// `time` tells that a time stands before: only then may 内 be followed by a verb (4小时内解决).
fn suffix<'a>(cx: &Context<'a>, i: &'a str, time: bool) -> (&'a str, Suffix<'a>) {
    let mut read = Suffix::default();
    let mut rest = i;
    for _ in 0..4 {
        let mut spaced = skip_spaces(rest);
        // A line break typed before 以上 does not end the clause.
        if spaced.starts_with(['\n', '\r']) && AFTER.longest(spaced.trim_start()).is_some_and(|(length, _)| length > 3) {
            spaced = spaced.trim_start();
        }
        if let Some((after, found)) = after(cx, spaced)
            && (time || !begins_word(&found, after))
        {
            read.found.push(found);
            rest = after;
        } else if let Some(after) = eat(rest, &['+']).filter(|r| unit::ends_clause(r)) {
            // 10万+: and more.
            read.found.push(Found {
                op: Op::Ge,
                rule: Rule::Lexicon("usage"),
                piece: cx.piece(rest, after),
                approximate: false,
                doubtful: false,
            });
            rest = after;
        } else if let Some((after, inclusive)) = inclusion(spaced) {
            read.inclusive = Some(inclusive);
            rest = after;
        } else {
            break;
        }
    }
    (rest, read)
}

/// `内`设机构, `起`步区: one character that may begin the noun that follows.
fn begins_word(found: &Found<'_>, rest: &str) -> bool {
    let next = peek(rest).filter(|c| is_han(*c));
    match found.piece.text {
        "内" | "起" | "起步" | "上" | "外" | "多" | "余" | "来" | "向上" | "内外" => next.is_some(),
        "上下" => matches!(next, Some('水' | '级' | '游' | '班' | '车' | '联' | '楼' | '层')),
        "左右" => matches!(next, Some('两' | '侧' | '岸' | '对')),
        _ => false,
    }
}

/// Whether the unit is one of time.
fn is_time(amount: &Amount<'_>) -> bool {
    amount.unit.as_ref().is_some_and(|u| u.dimension == Dimension::Time)
}

/// Whether a template's stand-in for digits begins here: `**`, `XX`, `__`, `□`.
pub(super) fn mask(i: &str) -> Option<&str> {
    let first = folded(i)?;
    if !matches!(first, '*' | 'X' | 'x' | '_' | '＿' | '?' | '？' | '□' | '×' | '○' | '〇' | '△' | 'N' | '…') {
        return None;
    }
    let mut rest = after_first(i);
    let mut count = 1;
    while folded(rest) == Some(first) {
        rest = after_first(rest);
        count += 1;
    }
    let alone = matches!(first, '□' | '*' | 'X' | 'N') && before_unit(rest);
    (count > 1 || alone).then_some(rest)
}

fn before_unit(i: &str) -> bool {
    crate::lexicon::UNIT_WORDS.longest(skip_spaces(i)).is_some() || skip_spaces(i).is_empty()
}

/// Reads a measure that begins at `i`.
pub(super) fn measure<'a>(cx: &Context<'a>, i: &'a str) -> Outcome<'a> {
    let (rest, prefix) = prefix(cx, i);
    let bare = prefix.found.iter().any(|f| f.op != Op::Eq && !f.is_sign());
    let start = i;
    if let Some(outcome) = spread_alone(cx, start, rest, &prefix) {
        return outcome;
    }
    // 不晚于12月31日 is a date; 不少于3月 is a length.
    if let Some(found) = prefix.found.last()
        && whole_date(cx, rest)
    {
        return Outcome::Dated(rest, found.op);
    }
    // 每天9:00: what would be no measure alone is none behind a comparator.
    if rest.len() < i.len() && super::exclude::not_a_measure(rest, false).is_some() {
        return Outcome::Nothing;
    }
    if folded(rest) == Some('〇')
        && let Some(after) = mask(rest)
    {
        return unreadable(cx, start, after, Code::DigitsMissing);
    }
    let read = amount(cx, rest, bare).ok().or_else(|| bounded_bare(cx, rest));
    let Some((after_amount, first)) = read else {
        return no_number(cx, start, rest, &prefix);
    };
    // 达到一级标准: the numeral is part of a word, whatever stands before it.
    let stop = STOP.longest(rest).map_or(0, |(length, ())| length);
    let doubled = last(&cx.source[..cx.at(i)]) == Some('翻');
    if stop > 0 && !doubled && rest.len() - after_amount.len() <= stop {
        return Outcome::Nothing;
    }
    match first.literal.reading {
        Reading::Indefinite => return unreadable(cx, rest, after_amount, Code::IndefiniteNumber),
        Reading::TooLarge => return unreadable(cx, rest, after_amount, Code::NumberOutOfRange),
        _ => {}
    }
    if after_amount.is_empty() {
        return single(cx, start, after_amount, prefix, first, Suffix::default());
    }
    if let Some(outcome) = spread(cx, start, after_amount, &prefix, &first) {
        return outcome;
    }
    let (after_amount, first) = repeated(cx, after_amount, first);
    let (after_suffix, suffix) = suffix(cx, after_amount, is_time(&first));
    if let Some(outcome) = span(cx, start, after_suffix, &prefix, &first, &suffix) {
        return outcome;
    }
    if prefix.found.is_empty()
        && let Some(outcome) = mirror(cx, start, after_suffix, &first)
    {
        return outcome;
    }
    // 2次以上/年
    let mut first = first;
    let mut end = after_suffix;
    if after_suffix.len() < after_amount.len()
        && eat(skip_spaces(after_suffix), &['/']).is_some()
        && let (Some((rest, below)), Some(unit)) = (unit::below(cx, after_suffix), &mut first.unit)
    {
        unit::divide(unit, &below);
        end = rest;
    }
    single(cx, start, end, prefix, first, suffix)
}

fn unreadable<'a>(cx: &Context<'a>, from: &'a str, to: &'a str, code: Code) -> Outcome<'a> {
    let span = cx.span(from, to);
    Outcome::Unreadable(to, Diagnostic { code, span })
}

/// `百家以上`, `千人以上`: 100 and 1000 need a bound behind them.
fn bounded_bare<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Amount<'a>)> {
    super::han::multiplier(i)?;
    let (rest, found) = amount(cx, i, true).ok()?;
    let bounded = found.unit.is_some() && after(cx, rest).is_some_and(|(_, f)| f.op.is_inequality());
    bounded.then_some((rest, found))
}

/// Whether a date stands here that says more than a month.
fn whole_date(cx: &Context<'_>, i: &str) -> bool {
    let inner = Context {
        source: i,
        options: cx.options,
    };
    super::date::date(&inner, i).is_some_and(|(rest, found)| {
        let text = found.date.text;
        // =本年收入: a word of time that goes on is the start of a name.
        let numbered = text.chars().any(|c| {
            crate::lexicon::twin(c).is_ascii_digit() || crate::lexicon::numeral(c) != crate::lexicon::Numeral::None
        });
        if !numbered && !unit::ends_clause(rest) {
            return false;
        }
        text.contains(['年', '日', '号', '底', '末', '初', '旬', '前', '.', '-', '/'])
    })
}

/// `3次及3次以上`: the number said twice.
fn repeated<'a>(cx: &Context<'a>, i: &'a str, first: Amount<'a>) -> (&'a str, Amount<'a>) {
    let again = eat(i, &['及', '或']).and_then(|rest| second(cx, rest).ok());
    match again {
        Some((rest, second))
            if second.literal.reading == first.literal.reading
                && second.unit.as_ref().map(|u| &u.name) == first.unit.as_ref().map(|u| &u.name) =>
        {
            (rest, first)
        }
        _ => (i, first),
    }
}

/// A comparator with no number: a template's blank, or just a word.
fn no_number<'a>(cx: &Context<'a>, start: &'a str, rest: &'a str, prefix: &Prefix<'a>) -> Outcome<'a> {
    if let Some(after) = mask(rest) {
        if prefix.found.is_empty() && !prefix.below.is_empty() {
            return Outcome::Nothing;
        }
        return unreadable(cx, start, after, Code::DigitsMissing);
    }
    // 》 亩: nothing but the unit; =本年收入 goes on.
    let unit = unit::simple(cx, rest).filter(|(after, _)| !peek(after).is_some_and(is_han));
    let blank = unit.is_some() || rest.is_empty() || unit::ends_clause(rest) || unit_of_money(rest);
    match prefix.found.last() {
        Some(found) if !found.is_sign() && found.op.is_inequality() && wordy_blank(cx, found, rest) => {
            let to = &cx.source[found.piece.end() as usize..];
            unreadable(cx, start, to, Code::NumberMissing)
        }
        Some(found) if found.is_sign() && blank && (found.op.is_inequality() || !rest.is_empty()) => {
            let to = &cx.source[found.piece.end() as usize..];
            unreadable(cx, start, to, Code::NumberMissing)
        }
        _ => Outcome::Nothing,
    }
}

/// `≥万元`: a blank before a multiplied unit.
fn unit_of_money(i: &str) -> bool {
    super::han::multiplier(i).is_some() && crate::lexicon::UNIT_WORDS.longest(after_first(i)).is_some()
}

/// `不低于 %`, or nothing but 大于等于: a word that was meant for a number.
fn wordy_blank(cx: &Context<'_>, found: &Found<'_>, rest: &str) -> bool {
    let opens = cx.source[..found.piece.start as usize].trim().is_empty();
    let spaced = rest.len() < cx.source.len() - found.piece.end() as usize;
    let unit = spaced && unit::simple(cx, rest).is_some();
    let alone = opens && rest.is_empty() && !found.piece.starts_with('达');
    unit || alone
}

/// One number with its comparators.
fn single<'a>(
    cx: &Context<'a>,
    start: &'a str,
    rest: &'a str,
    prefix: Prefix<'a>,
    first: Amount<'a>,
    suffix: Suffix<'a>,
) -> Outcome<'a> {
    let literal = first.literal;
    let mut draft = Draft {
        own_label: false,
        after: !suffix.found.is_empty(),
        han: literal.han && literal.share.is_none(),
        doubtful: literal.looks_like_year() || literal.lone,
        diagnostics: SmallVec::new(),
        measure: Measure {
            op: Op::Eq,
            comparator: None,
            value: Value::Single(Number::from(0)),
            unit: first.unit,
            text: cx.piece(start, rest),
            label: None,
            period: None,
            change: None,
            note: None,
            approximate: false,
        },
    };
    resolve(cx, &mut draft, &prefix, &suffix, literal.over);
    if literal.plus && draft.measure.op == Op::Eq {
        draft.measure.op = Op::Ge;
    }
    draft.measure.value = match literal.reading {
        Reading::Exact(number) => Value::Single(number),
        Reading::Over(number) => {
            draft.measure.approximate = true;
            if draft.measure.op == Op::Eq {
                draft.measure.op = Op::Gt;
            }
            Value::Single(number)
        }
        Reading::Between(lower, upper) => {
            draft.measure.op = Op::Range;
            Value::Range {
                lower: inclusive(lower),
                upper: inclusive(upper),
            }
        }
        Reading::Indefinite | Reading::TooLarge => return Outcome::Nothing,
    };
    if let (Some(percent), None) = (&prefix.percent, &draft.measure.unit) {
        draft.diagnostics.push(Diagnostic {
            code: Code::BrokenNumber,
            span: draft.measure.text.span(),
        });
        draft.measure.unit = Some(percent.clone());
    }
    finish_unit(&mut draft.measure, prefix);
    Outcome::Measure(rest, draft)
}

/// The unit of currency signs and 每.
fn finish_unit<'a>(measure: &mut Measure<'a>, prefix: Prefix<'a>) {
    if measure.unit.is_none() {
        measure.unit = prefix.currency;
    }
    if !prefix.below.is_empty() {
        per(measure, &prefix.below);
    }
}

/// Makes the measure a rate: 每年 2次 is 2 次/年.
pub(super) fn per(measure: &mut Measure<'_>, below: &[String]) {
    match &mut measure.unit {
        Some(unit) => unit::divide(unit, below),
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
            unit::divide(&mut unit, below);
            measure.unit = Some(unit);
        }
    }
}

/// Decides between the comparators on both sides.
fn resolve<'a>(cx: &Context<'a>, draft: &mut Draft<'a>, prefix: &Prefix<'a>, suffix: &Suffix<'a>, over: bool) {
    let measure = &mut draft.measure;
    let all = || prefix.found.iter().chain(&suffix.found);
    measure.approximate = over || all().any(|f| f.approximate || f.op == Op::About);
    let strong = |f: &&Found<'a>| f.op.is_inequality();
    let before = prefix.found.iter().rfind(strong);
    let after = suffix.found.iter().find(strong);
    let weak = prefix.found.iter().rev().chain(&suffix.found);
    let chosen = before
        .or(after)
        .or_else(|| weak.clone().find(|f| f.op == Op::About))
        .or_else(|| weak.clone().next());
    if let Some(found) = chosen {
        measure.op = found.op;
        measure.comparator = Some(found.comparator());
        if measure.op == Op::Eq && over {
            measure.op = Op::Gt;
        }
    } else if over {
        measure.op = Op::Gt;
    }
    if over && measure.comparator.is_none() {
        measure.comparator = more(cx, measure.text);
    }
    // 余 and 多 only loosen what a word before the number says; other words must agree with it.
    let disagree = all().filter(strong).any(|f| f.op != measure.op && !(f.approximate && before.is_some()));
    if measure.op.is_inequality() && disagree {
        let span = measure.text.span();
        draft.diagnostics.push(Diagnostic {
            code: Code::ComparatorsDisagree,
            span,
        });
    }
    for found in all().filter(|f| f.doubtful) {
        draft.diagnostics.push(Diagnostic {
            code: Code::DoubtfulSign,
            span: found.piece.span(),
        });
    }
    if let Some(inclusive) = suffix.inclusive {
        include(measure, inclusive);
    }
    torn_negation(cx, draft);
}

/// `不 低于95%`: the space must not turn the meaning round.
fn torn_negation(cx: &Context<'_>, draft: &mut Draft<'_>) {
    let measure = &mut draft.measure;
    let before = &cx.source[..measure.text.start as usize];
    let words = before.trim_end();
    let wordy = measure.comparator.as_ref().is_some_and(|c| peek(c.text).is_some_and(is_han));
    if words.len() == before.len() || !words.ends_with('不') || !wordy || !measure.op.is_inequality() {
        return;
    }
    measure.op = match measure.op {
        Op::Lt => Op::Ge,
        Op::Gt => Op::Le,
        other => other,
    };
    let span = crate::span::Span::new(words.len() - '不'.len_utf8(), measure.text.end() as usize);
    draft.diagnostics.push(Diagnostic {
        code: Code::BrokenNumber,
        span,
    });
}

/// The 余 or 多 inside a number: 400余人.
fn more<'a>(cx: &Context<'a>, text: Piece<'a>) -> Option<Comparator<'a>> {
    let at = text.text.find(['余', '多', '餘'])?;
    let i = &cx.source[text.start as usize + at..];
    after(cx, i).map(|(_, found)| found.comparator())
}

fn include(measure: &mut Measure<'_>, inclusive: bool) {
    let op = measure.op.with_inclusive(inclusive);
    if op != measure.op {
        measure.op = op;
        if let Some(comparator) = &mut measure.comparator {
            comparator.rule = Rule::Inclusion;
        }
    }
}

fn inclusive(value: Number) -> Bound {
    Bound {
        value,
        inclusive: true,
    }
}

fn exact(reading: Reading) -> Option<Number> {
    match reading {
        Reading::Exact(number) => Some(number),
        _ => None,
    }
}

/// `-90%` after 80%: the second end of a range.
fn span<'a>(
    cx: &Context<'a>,
    start: &'a str,
    i: &'a str,
    prefix: &Prefix<'a>,
    first: &Amount<'a>,
    suffix_before: &Suffix<'a>,
) -> Option<Outcome<'a>> {
    let spaced = skip_spaces(i);
    let (second_at, needs_between) = match dash(spaced) {
        Some(rest) => (skip_spaces(rest), false),
        None => (eat(spaced, &['和', '与'])?, true),
    };
    let (_, repeated) = self::prefix(cx, second_at);
    let second_at = match repeated.currency {
        Some(_) => self::prefix(cx, second_at).0,
        None => second_at,
    };
    // 2021-0035: leading zeros make a code.
    if eat(second_at, &['0']).is_some_and(|r| digit(r).is_some()) {
        return None;
    }
    // -5%至-2%: only a word or a wave can stand before a sign.
    let signed = eat(spaced, &['至', '到', '~', '～']).is_some();
    let (rest, mut second) = match signed {
        true => amount(cx, second_at, false).ok()?,
        false => second(cx, second_at).ok()?,
    };
    let mut first = first.clone();
    share_unit(&mut first, &mut second)?;
    let (lower, upper) = share_magnitude(&first, &second)?;
    let (rest, suffix_after) = suffix(cx, rest, is_time(&second));
    let rest = match eat_words(rest, &["之间", "区间", "范围内", "不等", "间"]) {
        Some((rest, _)) => rest,
        None if needs_between => return None,
        None => rest,
    };
    let mut draft = ranged(cx, start, rest, lower, upper);
    bounds_inclusion(&mut draft.measure, suffix_before.inclusive, suffix_after.inclusive);
    let words = || prefix.found.iter().chain(&suffix_before.found).chain(&suffix_after.found);
    draft.measure.approximate = words().any(|f| f.approximate || f.op == Op::About) || second.literal.over;
    draft.measure.unit = second.unit.or(first.unit);
    if draft.measure.unit.is_none() {
        draft.measure.unit = prefix.currency.clone();
    }
    if !prefix.below.is_empty() {
        per(&mut draft.measure, &prefix.below);
    }
    for found in words().filter(|f| f.doubtful) {
        draft.diagnostics.push(Diagnostic {
            code: Code::DoubtfulSign,
            span: found.piece.span(),
        });
    }
    Some(Outcome::Measure(rest, draft))
}

fn bounds_inclusion(measure: &mut Measure<'_>, first: Option<bool>, second: Option<bool>) {
    if let Value::Range { lower, upper } = &mut measure.value {
        lower.inclusive = first.unwrap_or(lower.inclusive);
        upper.inclusive = second.unwrap_or(upper.inclusive);
    }
}

/// Gives the first end the unit or the share of the second; `None` where they differ.
fn share_unit<'a>(first: &mut Amount<'a>, second: &mut Amount<'a>) -> Option<()> {
    match (&first.unit, &second.unit) {
        // 500元-1000元/人
        (Some(a), Some(b)) if b.name.strip_prefix(&*a.name).is_some_and(|r| r.starts_with('/')) => {
            first.unit = second.unit.clone();
            Some(())
        }
        (Some(a), Some(b)) if a.name != b.name => {
            // 30分钟-1小时: the same thing in a larger unit.
            first.literal.reading = super::amount::in_larger(first.literal.reading, &a.name, &b.name)?;
            first.unit = second.unit.clone();
            Some(())
        }
        // 百分之六十至七十
        (Some(_), None) => {
            second.unit = first.unit.clone();
            Some(())
        }
        _ => Some(()),
    }
}

/// Gives the first end the 万 or 亿 of the second, while it stays the lower one.
fn share_magnitude(first: &Amount<'_>, second: &Amount<'_>) -> Option<(Number, Number)> {
    let upper = exact(second.literal.reading)?;
    let lower = exact(first.literal.reading)?;
    let magnitude = second.literal.magnitude;
    if magnitude > 0 && first.literal.magnitude == 0 && first.unit.is_none() | first.literal.share.is_none() {
        if let Some(scaled) = scale(lower, magnitude)
            && scaled.compare(&upper) == Some(std::cmp::Ordering::Less)
        {
            return Some((scaled, upper));
        }
    }
    Some((lower, upper))
}

/// A draft with two inclusive bounds; reversed ones get a remark.
fn ranged<'a>(cx: &Context<'a>, start: &'a str, rest: &'a str, lower: Number, upper: Number) -> Draft<'a> {
    let text = cx.piece(start, rest);
    let mut diagnostics = SmallVec::new();
    if lower.compare(&upper) == Some(std::cmp::Ordering::Greater) {
        diagnostics.push(Diagnostic {
            code: Code::ReversedBounds,
            span: text.span(),
        });
    }
    Draft {
        own_label: false,
        after: false,
        han: false,
        doubtful: false,
        diagnostics,
        measure: Measure {
            op: Op::Range,
            comparator: None,
            value: Value::Range {
                lower: inclusive(lower),
                upper: inclusive(upper),
            },
            unit: None,
            text,
            label: None,
            period: None,
            change: None,
            note: None,
            approximate: false,
        },
    }
}

/// `±2个` after 10: absolute, or relative when the spread is a share and the number is not.
fn spread<'a>(
    cx: &Context<'a>,
    start: &'a str,
    i: &'a str,
    prefix: &Prefix<'a>,
    first: &Amount<'a>,
) -> Option<Outcome<'a>> {
    let rest = plus_minus(skip_spaces(i))?;
    let (rest, by) = second(cx, skip_spaces(rest)).ok()?;
    let middle = exact(first.literal.reading)?.as_decimal()?;
    let mut delta = exact(by.literal.reading)?.as_decimal()?;
    let percent = |a: &Amount<'_>| a.unit.as_ref().is_some_and(|u| u.name == "%");
    let relative = percent(&by) && !percent(first);
    if relative {
        delta = middle.checked_mul(delta)?.checked_div(100.into())?;
    } else if let (Some(a), Some(b)) = (&first.unit, &by.unit)
        && a.name != b.name
    {
        return None;
    }
    let ends = (middle.checked_sub(delta)?, middle.checked_add(delta)?);
    let (rest, words) = suffix(cx, rest, false);
    let mut draft = ranged(cx, start, rest, ends.0.into(), ends.1.into());
    draft.measure.unit = match relative {
        true => first.unit.clone(),
        false => first.unit.clone().or(by.unit),
    };
    if draft.measure.unit.is_none() {
        draft.measure.unit = prefix.currency.clone();
    }
    bounds_inclusion(&mut draft.measure, words.inclusive, words.inclusive);
    Some(Outcome::Measure(rest, draft))
}

fn plus_minus(i: &str) -> Option<&str> {
    // One look refuses nearly every place.
    match folded(i)? {
        '±' => Some(after_first(i)),
        '正' | '+' | '上' => eat_words(i, &["正负", "+-", "+/-", "上下浮动"]).map(|(rest, _)| rest),
        _ => None,
    }
}

/// `[95%,100%]`, `(90%,95%]`: the notation of mathematics, where the bracket says whether the bound belongs.
pub(super) fn interval<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Draft<'a>)> {
    let open = peek(i).filter(|c| matches!(c, '[' | '(' | '（' | '［'))?;
    let end = |i| second(cx, i);
    let ends = separated_pair(end, (spaces, one([',']), spaces), end);
    let (close_at, (mut first, mut upper)) = delimited(spaces, ends, spaces).parse(after_first(i)).ok()?;
    let (rest, ()) = one([']', ')']).parse(close_at).ok()?;
    share_unit(&mut first, &mut upper)?;
    let (low, high) = share_magnitude(&first, &upper)?;
    let mut draft = ranged(cx, i, rest, low, high);
    draft.measure.unit = upper.unit.or(first.unit);
    let belongs = |c: char| matches!(c, '[' | ']' | '［' | '］');
    let closed = peek(close_at).is_some_and(belongs);
    bounds_inclusion(&mut draft.measure, Some(belongs(open)), Some(closed));
    Some((rest, draft))
}

/// `±5%`: from −5 to 5.
fn spread_alone<'a>(cx: &Context<'a>, start: &'a str, i: &'a str, _prefix: &Prefix<'a>) -> Option<Outcome<'a>> {
    let rest = plus_minus(i)?;
    let (rest, by) = second(cx, skip_spaces(rest)).ok()?;
    let delta = exact(by.literal.reading)?.as_decimal()?;
    let (rest, words) = suffix(cx, rest, false);
    let mut draft = ranged(cx, start, rest, (-delta).into(), delta.into());
    draft.measure.unit = by.unit;
    bounds_inclusion(&mut draft.measure, words.inclusive, words.inclusive);
    Some(Outcome::Measure(rest, draft))
}

/// How far a term between two signs may reach, in characters: bounds the look-ahead.
const LONGEST_TERM: usize = 60;

/// `≤满意度＜95%` after 80%: a sign left of its term.
fn mirror<'a>(cx: &Context<'a>, start: &'a str, i: &'a str, first: &Amount<'a>) -> Option<Outcome<'a>> {
    let sign_at = skip_spaces(i);
    let (term_at, sign) = before(cx, sign_at)?;
    if !sign.is_sign() || !sign.op.is_inequality() {
        return None;
    }
    let sign_end = term_at;
    let term_at = term_at.trim_start();
    let (term_end, second_sign) = term(cx, term_at)?;
    let label = cx.piece(term_at, term_end);
    let number = exact(first.literal.reading)?;
    let op = sign.op.mirrored();
    if let Some((rest, found)) = second_sign
        && let Ok((rest, second)) = amount(cx, skip_spaces(rest), false)
        && (found.op.is_upper_bound() && op.is_lower_bound() || found.op.is_lower_bound() && op.is_upper_bound())
    {
        let mut first = first.clone();
        let mut second = second;
        share_unit(&mut first, &mut second)?;
        let (near, far) = share_magnitude(&first, &second)?;
        let near = Bound { value: near, inclusive: op.is_inclusive() };
        let far = Bound { value: far, inclusive: found.op.is_inclusive() };
        let (lower, upper) = if op.is_lower_bound() { (near, far) } else { (far, near) };
        let mut draft = ranged(cx, start, rest, lower.value, upper.value);
        draft.measure.value = Value::Range { lower, upper };
        draft.measure.unit = second.unit.or(first.unit);
        draft.measure.label = Some(label);
        draft.own_label = true;
        return Some(Outcome::Measure(rest, draft));
    }
    if second_sign.is_some() {
        return None;
    }
    let mut draft = ranged(cx, start, sign_end, number, number);
    draft.measure.op = op;
    draft.measure.value = Value::Single(number);
    draft.measure.comparator = Some(sign.comparator());
    draft.measure.unit = first.unit.clone();
    draft.measure.label = Some(label);
    draft.own_label = true;
    Some(Outcome::Measure(term_end, draft))
}

/// The named term after a mirrored sign, up to the next sign or the clause's end.
fn term<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Option<(&'a str, Found<'a>)>)> {
    if digit(i).is_some() {
        return None;
    }
    let mut rest = i;
    for _ in 0..LONGEST_TERM {
        if unit::ends_clause(rest) {
            break;
        }
        if let Some((after, found)) = before(cx, rest)
            && (found.is_sign() || digit(after).is_some())
            && found.op.is_inequality()
        {
            return (rest.len() < i.len()).then_some((rest, Some((after, found))));
        }
        if digit(rest).is_some() {
            return None;
        }
        rest = after_first(rest);
    }
    (rest.len() < i.len()).then_some((rest, None))
}
