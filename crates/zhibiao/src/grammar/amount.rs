//! A number with its unit.
//!
//! ```text
//! amount = number ["个亿"] ["+" / "余" / "多" / "几" / "来"] [unit *part]
//!        / number below                              ; 18/10万: a rate of nothing named
//!        / half / tenths / doubled / fraction
//! ```
//! Halves and smaller units are in `amount/parts.rs`; 成, 番 and `1/2` in `amount/times.rs`. Accepted: `30000人`, `5元8角`,
//! `百分之九十`, `500多人`. Refused: 三`成本`, 5元`80角` (two amounts).

mod footnote;
mod parts;
mod times;

use super::clause_end::ends_clause;
use super::unit_word;
use std::borrow::Cow;

use super::comparator::inclusion;
use super::context::Context;
use super::cursor::*;
use super::digits::multiplied;
use super::han::{begins_unit, multiplier};
use super::literal::Literal;
use super::number::{number, unsigned_number};
use super::{rate, unit};
use crate::lexicon::{Numeral, STOP, numeral};
use rust_decimal::Decimal;

use crate::model::{Dimension, Number, Unit, UnitSource};

pub(super) use footnote::behind_inclusion;
use footnote::{begins_note, behind_note};
pub(super) use parts::in_larger;
use parts::{
    and_a_half, half_first, half_first_unit, hundred_millions, in_minutes, parts, whole_month,
};
pub(super) use times::{TENTHS, behind_fan};
use times::{discount, doubled, doubled_once, fraction, tenths};

/// A number and its unit as found.
#[derive(Clone, Debug)]
pub(super) struct Amount<'a> {
    pub(super) literal: Literal,
    pub(super) unit: Option<Unit<'a>>,
}

/// Whether the unit is one of time.
pub(super) fn is_time(amount: &Amount<'_>) -> bool {
    amount
        .unit
        .as_ref()
        .is_some_and(|u| u.dimension == Dimension::Time)
}

/// A number and its unit.
pub(super) fn amount<'a>(cx: &Context<'a>, i: &'a str, bare: bool) -> Parsed<'a, Amount<'a>> {
    let first = match digit(i).is_some() {
        true => fraction(cx, i),
        false => half_first(cx, i).or_else(|| doubled_once(cx, i)),
    };
    if let Some(found) = first {
        return Ok(found);
    }
    // 一半人员: a share of them, and no 1.
    if eat_word(i, "一半").is_some() {
        return miss();
    }
    let (rest, literal) = number(i, bare)?;
    Ok(match literal.share.is_none() && !loosens(rest) {
        true => measured(cx, rest, rest, literal),
        false => loose(cx, i, rest, literal),
    })
}

/// Whether a character stands here that may part a number from its unit: one look refuses nearly all.
fn loosens(i: &str) -> bool {
    peek(i).is_some_and(|c| {
        is_space(c)
            || begins_note(c)
            || matches!(
                crate::lexicon::twin(c),
                '成' | '番'
                    | '个'
                    | '+'
                    | '余'
                    | '多'
                    | '几'
                    | '来'
                    | '|'
                    | '('
                    | '\n'
                    | '\r'
                    | '&'
            )
    })
}

/// What follows a number that more may be said of before its unit.
fn loose<'a>(cx: &Context<'a>, i: &'a str, rest: &'a str, mut literal: Literal) -> Found<'a> {
    if let Some(after) = behind_note(cx, rest, &mut literal) {
        return measured(cx, rest, after, literal);
    }
    if let Some(found) = tenths(cx, rest, literal).or_else(|| doubled(cx, rest, literal)) {
        return found;
    }
    let rest = match restated(cx, rest, &mut literal) {
        Some(after) if literal.magnitude == 0 => multiplied(after, &mut literal),
        Some(after) => after,
        None => rest,
    };
    let rest = hundred_millions(rest, &mut literal);
    if rest.is_empty() && literal.share.is_none() {
        return (rest, literal.alone());
    }
    if let Some((after, unit)) = more_time(cx, rest) {
        literal.over = true;
        return (after, literal.of(unit));
    }
    let rest = loosened(cx, rest, &mut literal);
    if let Some(name) = literal.share {
        return (rest, literal.of(ratio(cx, i, rest, name)));
    }
    if let Some(found) = broken(cx, rest, literal) {
        return found;
    }
    // 一点五 万元
    let spaced = skip_spaces(rest);
    if spaced.len() < rest.len() && multiplier(spaced).is_some() && !begins_unit(spaced) {
        let unit_at = multiplied(spaced, &mut literal);
        literal.spaced = true;
        return measured(cx, unit_at, skip_spaces(unit_at), literal);
    }
    measured(cx, rest, barred(cx, skip_spaces(rest)), literal)
}

/// The unit on the next line, where nothing but a noun follows it there: 95⏎%.
fn broken<'a>(cx: &Context<'a>, i: &'a str, mut literal: Literal) -> Option<Found<'a>> {
    let next = skip_break(i);
    if next.len() == skip_spaces(i).len() || begins_number(next) {
        return None;
    }
    let unit_at = match literal.magnitude {
        0 => multiplied(next, &mut literal),
        _ => next,
    };
    let (after, _) = unit::unit(cx, unit_at)?;
    let line = after.find(['\n', '\r']).map_or(after, |end| &after[..end]);
    let more = line
        .chars()
        .take(LONGEST_NOUN)
        .any(|c| crate::lexicon::twin(c).is_ascii_digit());
    (!more).then(|| measured(cx, i, unit_at, literal))
}

/// `百分之五`, `两千户` on a line of its own: a number that no unit before it, and no magnitude, begins.
fn begins_number(i: &str) -> bool {
    let divides = || eat(after_first(i), &['分']).is_some() && multiplier(i).is_some();
    let digit = matches!(peek(i).map(numeral), Some(Numeral::Digit(_)));
    digit || eat(i, &['十']).is_some() || divides()
}

/// How far another number is sought behind such a unit, in characters: bounds the look-ahead.
const LONGEST_NOUN: usize = 40;

/// The unit that stands at `spaced`, if any does, for a number that ends at `rest`.
fn measured<'a>(
    cx: &Context<'a>,
    rest: &'a str,
    spaced: &'a str,
    mut literal: Literal,
) -> Found<'a> {
    // The commonest unit of all, without a look-up.
    if literal.plain_digits > 0
        && let Some(after) = spaced.strip_prefix('%')
        && eat(after, &['%', '/', 'o']).is_none()
    {
        return (after, literal.of(ratio(cx, spaced, after, "%")));
    }
    if let Some((after, unit)) = half_first_unit(cx, spaced, &mut literal) {
        return (after, literal.of(unit));
    }
    // 十大工程 is a name, 8大主题 are counted.
    let named = |unit: &Unit<'_>| literal.han && unit.name == "大";
    if let Some((after, unit)) = unit::unit(cx, spaced).filter(|(_, unit)| !named(unit)) {
        let unit = in_minutes(unit, after);
        if let Some((after, unit)) = and_a_half(after, &unit, &mut literal) {
            return (after, literal.of(unit));
        }
        discount(&unit, &mut literal);
        let mut made = literal.of(unit);
        let after = parts(cx, after, &mut made);
        return (after, made);
    }
    // 18/10万, 100万/年: a rate of nothing named.
    let below = eat(spaced, &['/']).and_then(|_| rate::below(cx, spaced));
    if let Some((after, below)) = below.filter(|(_, below)| !unit::counts_many(&below[0])) {
        let mut unit = ratio(cx, spaced, after, "");
        rate::divide(&mut unit, &below);
        return (after, literal.of(unit));
    }
    (rest, literal.alone())
}

/// The rest of the text and the amount before it.
type Found<'a> = (&'a str, Amount<'a>);

impl Literal {
    fn of(self, unit: Unit<'_>) -> Amount<'_> {
        Amount {
            literal: self,
            unit: Some(unit),
        }
    }

    fn alone<'a>(self) -> Amount<'a> {
        Amount {
            literal: self,
            unit: None,
        }
    }
}

/// The text after a bar, where a unit stands alone behind it: ≥ | 1200 | 人, with or without a stop.
fn barred<'a>(cx: &Context<'a>, i: &'a str) -> &'a str {
    let Some(rest) = eat(i, &['|']).map(skip_spaces) else {
        return i;
    };
    let end = |after: &str| {
        let after = skip_spaces(after);
        after.is_empty() || eat(after, &['。', ';']).is_some_and(|after| after.trim().is_empty())
    };
    let ends = |(after, _): (&str, Unit<'_>)| end(after);
    match eat(rest, &['%']).is_some_and(end) || unit::unit(cx, rest).is_some_and(ends) {
        true => rest,
        false => i,
    }
}

/// `（叁）` after 3, before a unit: the number in other figures. Another number there, as in ≤5（8）mg/L, is told of.
fn restated<'a>(cx: &Context<'a>, i: &'a str, literal: &mut Literal) -> Option<&'a str> {
    let mut other = false;
    let inside = skip_spaces(eat(i, &['('])?);
    // 50（含）人以上
    let rest = match inclusion(i) {
        Some((rest, true)) => rest,
        _ => {
            let (rest, again) = unsigned_number(inside, false).ok()?;
            other = again.reading != literal.reading || again.share != literal.share;
            eat(skip_spaces(rest), &[')'])?
        }
    };
    let counted = multiplier(rest).is_some() || unit_word::simple(cx, skip_spaces(rest)).is_some();
    literal.spaced |= counted && other;
    counted.then_some(rest)
}

/// `个多月` after 3: more than so much time.
fn more_time<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Unit<'a>)> {
    let (rest, _) = eat_words(i, &["个多", "个余"])?;
    let (rest, unit) = unit::unit(cx, rest)?;
    (unit.dimension == Dimension::Time).then(|| (rest, whole_month(unit)))
}

/// `+` and `余` between a number and its unit: 1000+人, 400余人.
fn loosened<'a>(cx: &Context<'a>, i: &'a str, literal: &mut Literal) -> &'a str {
    let mut rest = i;
    if let Some(after) = eat(rest, &['+'])
        && unit_word::simple(cx, after).is_some()
        && digit(after).is_none()
    {
        literal.plus = true;
        rest = after;
    }
    let spaced = skip_spaces(rest);
    if let Some(after) = eat(spaced, &['余', '多'])
        && spaced.len() < rest.len()
        && STOP.longest(spaced).is_none()
        && unit_word::simple(cx, after).is_some()
    {
        literal.over = true;
        return after;
    }
    if let Some(after) = eat(rest, &['余', '多', '几', '来'])
        && STOP.longest(rest).is_none()
        && (unit_word::simple(cx, after).is_some() || ends_clause(after))
    {
        // 30来人 is thirty or so; 30余人 is more.
        match eat(rest, &['来']).is_some() {
            true => literal.around = true,
            false => literal.over = true,
        }
        rest = after;
    }
    rest
}

/// A number and its unit, without a sign: the second end of a range.
pub(super) fn second<'a>(cx: &Context<'a>, i: &'a str) -> Parsed<'a, Amount<'a>> {
    unsigned_number(i, false)?;
    amount(cx, i, false)
}

/// A ratio unit that the number's own words imply.
pub(super) fn ratio<'a>(
    cx: &Context<'a>,
    from: &'a str,
    to: &'a str,
    name: &'static str,
) -> Unit<'a> {
    let piece = cx.piece(from, to);
    Unit {
        name: Cow::Borrowed(name),
        text: piece.text,
        span: Some(piece.span()),
        dimension: Dimension::Ratio,
        additive: false,
        known: true,
        source: UnitSource::Value,
    }
}

fn plus(number: Number, more: Decimal) -> Option<Number> {
    Some(Number::decimal(number.as_decimal()?.checked_add(more)?))
}

#[cfg(test)]
mod tests {
    use super::super::literal::Reading;
    use super::*;

    /// The number, the unit and the rest at the start of a text.
    #[track_caller]
    fn reads(text: &str, expected: Option<(&str, &str)>) {
        let cx = Context::plain(text);
        let found = amount(&cx, text, false).ok().map(|(rest, amount)| {
            let number = match amount.literal.reading {
                Reading::Exact(n) => n.to_string(),
                other => format!("{other:?}"),
            };
            let over = if amount.literal.over { ">" } else { "" };
            let plus = if amount.literal.plus { "+" } else { "" };
            let unit = amount.unit.map(|u| u.name.into_owned()).unwrap_or_default();
            (
                format!("{over}{number}{plus} {unit}").trim_end().to_owned(),
                rest,
            )
        });
        let found = found.as_ref().map(|(said, rest)| (said.as_str(), *rest));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn amounts_stop_where_they_should() {
        for (text, said, rest) in [
            ("30000人参训", "30000 人", "参训"),
            ("90%以上", "90 %", "以上"),
            ("９０ ％以上", "90 %", "以上"),
            ("150万元，", "1500000 元", "，"),
            ("3个亿元", "300000000 元", ""),
            ("5元8角，", "5.8 元", "，"),
            ("5元80角", "5 元", "80角"),
            ("2小时30分以内", "2.5 小时", "以内"),
            ("九成五以上", "95 %", "以上"),
            ("百分之九十以上", "90 %", "以上"),
            ("三分之二以上", "2/3", "以上"),
            ("1/2以上", "0.5", "以上"),
            ("半年内", "0.5 年", "内"),
            ("两个半小时内", "2.5 小时", "内"),
            ("一年半内", "1.5 年", "内"),
            ("3个多月后", ">3 个月", "后"),
            ("400余人参加", ">400 人", "参加"),
            ("1000+人次", "1000+ 人次", ""),
            ("18/10万以下", "18 /10万", "以下"),
            ("-5℃以下", "-5 ℃", "以下"),
            ("30000人才", "30000", "人才"),
        ] {
            reads(text, Some((said, rest)));
        }
    }

    #[test]
    fn what_holds_no_number_misses() {
        for text in ["", "人", "半径3米", "成本", "1.2.3", "万众"] {
            reads(text, None);
        }
    }
}
