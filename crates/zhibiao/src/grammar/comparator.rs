//! Comparators on either side of a number; those of a sign column are in `comparator/column.rs`.
//!
//! ```text
//! before    = a word of the lexicon's `before` side  ; ≥ 不低于 约, and > = or 大 于 torn in two
//! after     = a word of its `after` side             ; 以上 左右 余
//! inclusion = "（" ("含" / "不含" / …) ["本数" / number unit] "）"
//! ```
//! A stop word that is longer hides a comparator. Accepted: `不低于`90%, 90%`以上`, 95%以上`（不含）`. Refused: `达`标率, `超`市, `（含调解）`.

mod column;

pub(crate) use column::{column, comparator_word};

use super::context::Context;
use super::cursor::*;
use super::dash::ends_in_dash;
use super::markup;
use smallvec::SmallVec;

use crate::lexicon::{
    self, AFTER, BEFORE, COMPARATORS, ComparatorDef, STOP, Set, start, starts, twin,
};
use crate::model::{Comparator, Op, Rule};
use crate::span::Piece;

/// A comparator as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a> {
    pub(super) op: Op,
    pub(super) rule: Rule,
    pub(super) piece: Piece<'a>,
    pub(super) approximate: bool,
    /// 》 for ≥.
    pub(super) doubtful: bool,
}

impl<'a> Found<'a> {
    fn new(cx: &Context<'a>, def: &'static ComparatorDef, piece: Piece<'a>) -> Found<'a> {
        let custom = cx.custom_op(def.word);
        Found {
            op: custom.unwrap_or(def.op),
            rule: custom.map_or(def.rule, |_| Rule::Caller),
            piece,
            approximate: def.approximate,
            doubtful: def.doubtful,
        }
    }

    /// Whether it is a sign rather than a word.
    pub(super) fn is_sign(&self) -> bool {
        peek(self.piece.text).is_some_and(|c| !is_han(c))
    }

    /// 控制在: an upper limit only where nothing else bounds the number.
    pub(super) fn is_loose(&self) -> bool {
        self.piece.contains('控')
    }

    /// The model's form.
    pub(super) fn comparator(&self) -> Comparator<'a> {
        Comparator {
            text: self.piece.text,
            span: Some(self.piece.span()),
            rule: self.rule,
        }
    }
}

/// A comparator before its number, unless a longer word stands here that merely contains it.
pub(super) fn before<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Found<'a>)> {
    if peek(i).is_none_or(|c| starts(c) & start::BEFORE == 0) {
        return None;
    }
    let (length, index) = longest(&BEFORE, i)?;
    if draws(cx, i, length) {
        return None;
    }
    if STOP.longest(i).is_some_and(|(stop, ())| stop > length) {
        return None;
    }
    let rest = &i[length..];
    let def = &COMPARATORS[index as usize];
    let mut found = Found::new(cx, def, cx.piece(i, rest));
    // 不能低于或等于5%: the bound includes its number already.
    if found.op.is_inequality()
        && found.op == found.op.with_inclusive(true)
        && let Some((after, _)) = eat_words(rest, &["或等于", "或者等于"])
    {
        found.piece = cx.piece(i, after);
        return Some((after, found));
    }
    // > =95%, ＜⏎＝5%: a sign torn in two.
    let spaced = skip_break(rest);
    if found.is_sign() && spaced.len() < rest.len() {
        let torn = match found.op {
            Op::Gt | Op::Lt => eat(spaced, &['=']).map(|r| (r, found.op.with_inclusive(true))),
            Op::Eq => eat(spaced, &['>'])
                .map(|r| (r, Op::Ge))
                .or_else(|| eat(spaced, &['<']).map(|r| (r, Op::Le))),
            _ => None,
        };
        if let Some((after, op)) = torn {
            (found.op, found.piece) = (op, cx.piece(i, after));
            return Some((after, found));
        }
    }
    Some((rest, found))
}

/// Whether the words before a comparator deny what it says: 不等于, 不得为, 未能超过.
pub(super) fn negated(before: &str) -> bool {
    denied(before.chars().rev())
}

/// Whether the words before a number without a comparator deny it: 不是, 并非.
pub(super) fn negated_number(before: &str) -> bool {
    let mut words = before.chars().rev();
    let Some(c) = words.next() else { return false };
    match common(c) {
        '是' => denied(words),
        // 南非3个项目 denies nothing.
        '非' => words
            .next()
            .is_none_or(|c| c.is_whitespace() || matches!(twin(c), '并' | ',' | ';')),
        _ => false,
    }
}

/// Whether words, last character first, end in a negation: 不, 不得, 不应该, 未能.
fn denied(words: impl Iterator<Item = char>) -> bool {
    const MODALS: &str = "得能可以应應该該会會许許准準再曾够需必用致";
    for c in words.map(common) {
        match c {
            '不' | '未' | '勿' => return true,
            _ if MODALS.contains(c) => {}
            _ => return false,
        }
    }
    false
}

/// The twin of a character of compatibility; the common ones, which nearly all are, need no look-up.
fn common(c: char) -> char {
    match c {
        '\u{4e00}'..='\u{9fff}' => c,
        _ => twin(c),
    }
}

/// Whether a comparator word or 正负 begins here, whatever longer word hides it: all that refuses a place by one look
/// asks this, so that no torn word is lost.
pub(super) fn begins(i: &str) -> bool {
    longest(&BEFORE, i).is_some() || plus_minus(i).is_some()
}

/// `应` of 下降应不低于5%, 每亩均不低于300元: the text behind a word that only says that the comparator is meant.
pub(super) fn modal(i: &str) -> Option<&str> {
    let rest = eat(i, &['应', '均', '需', '须', '要'])?;
    (BEFORE.longest(rest).is_some() && BEFORE.longest(i).is_none()).then_some(rest)
}

/// `±`, 正负 and their like: the text behind.
pub(super) fn plus_minus(i: &str) -> Option<&str> {
    // One look refuses nearly every place.
    match folded(i)? {
        '±' => Some(after_first(i)),
        '正' | '+' | '上' => {
            eat_words(i, &["正负", "+-", "+/-", "上下浮动"]).map(|(rest, _)| rest)
        }
        _ => None,
    }
}

/// 3次`<`br>5场, 10%-`>`20%: a sign that begins a tag or ends an arrow.
fn draws(cx: &Context<'_>, i: &str, length: usize) -> bool {
    match peek(i).filter(|c| c.len_utf8() == length) {
        Some('<' | '＜' | '﹤') => markup::tag(i).is_some(),
        Some('>' | '＞' | '﹥') => ends_in_dash(&cx.source[..cx.at(i)]),
        _ => false,
    }
}

/// A comparator word, even where a longer word begins with it.
pub(super) fn any_before<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Found<'a>)> {
    let (length, index) = BEFORE.longest(i)?;
    if draws(cx, i, length) {
        return None;
    }
    let rest = &i[length..];
    let def = &COMPARATORS[index as usize];
    Some((rest, Found::new(cx, def, cx.piece(i, rest))))
}

/// The longest word of a side, with or without spaces inside.
#[inline]
fn longest(side: &Set<u16>, i: &str) -> Option<(usize, u16)> {
    let found = side.longest(i);
    // Nearly no text has a space so near.
    match spaced(i) {
        true => torn(side, i).or(found),
        false => found,
    }
}

/// Whether a space stands behind one of the first characters.
pub(super) fn spaced(i: &str) -> bool {
    let mut at = 0;
    for _ in 0..LONGEST_TORN {
        at += match i.as_bytes().get(at) {
            // Chinese characters, by their first byte, and the letters of a unit.
            Some(0xe4..=0xe9) => 3,
            Some(b'a'..=b'z' | b'A'..=b'Z') => 1,
            _ => match peek(&i[at..]) {
                Some(c) if is_han(c) || matches!(c, '(' | '（' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ') => {
                    c.len_utf8()
                }
                other => return at > 0 && other.is_some_and(char::is_whitespace),
            },
        };
    }
    false
}

/// How many characters of a torn word are put together.
const LONGEST_TORN: usize = 6;

/// `大 于等于`, `以 上`: a word with spaces inside, when that makes it longer than the one before the space.
#[cold]
pub(super) fn torn(side: &Set<u16>, i: &str) -> Option<(usize, u16)> {
    let mut word = String::new();
    let mut ends: SmallVec<[(usize, usize); LONGEST_TORN]> = SmallVec::new();
    let mut rest = i;
    while ends.len() < LONGEST_TORN
        && let Some(c) = peek(rest).filter(|c| in_word(*c))
    {
        rest = after_first(rest);
        word.push(c);
        ends.push((word.len(), i.len() - rest.len()));
        rest = skip_break(rest);
    }
    let (length, index) = side.longest(&word)?;
    let (_, end) = ends.into_iter().find(|(joined, _)| *joined == length)?;
    (end > length).then_some((end, index))
}

/// What the words that a space tears consist of: 大 于, 台 （套）, k m, m 2.
fn in_word(c: char) -> bool {
    let plain = lexicon::twin(c);
    is_han(c)
        || is_round(c)
        || is_round_close(c)
        || plain.is_ascii_alphabetic()
        || matches!(plain, '2' | '3')
}

/// A comparator after its number.
pub(super) fn after<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Found<'a>)> {
    if peek(i).is_none_or(|c| starts(c) & start::AFTER == 0) {
        return None;
    }
    let (length, index) = longest(&AFTER, i)?;
    if STOP.longest(i).is_some_and(|(stop, ())| stop > length) {
        return None;
    }
    let rest = &i[length..];
    let def = &COMPARATORS[index as usize];
    Some((rest, Found::new(cx, def, cx.piece(i, rest))))
}

/// `（含）`, `（不含95%）`: whether the number is included, and the text after the bracket.
pub(super) fn inclusion(i: &str) -> Option<(&str, bool)> {
    let open = eat(i, &['(', '【', '['])?;
    let open = skip_spaces(open);
    let (inside, inclusive) = match eat_word(open, "不含").or_else(|| eat_word(open, "不包含"))
    {
        Some(rest) => (rest, false),
        None => (
            eat_word(open, "包含").or_else(|| eat_word(open, "含"))?,
            true,
        ),
    };
    // Only the number again, or 本数, may follow: （含调解） is a note.
    let inside = eat_word(inside, "本数").unwrap_or(inside);
    // 百分之九十五以上（不含百分之九十五）
    let shares = ["百分之", "千分之", "万分之"];
    let inside = eat_words(inside, &shares).map_or(inside, |(rest, _)| rest);
    let mut rest = inside;
    while let Some(c) = folded(rest) {
        if matches!(c, ')' | '】' | ']') {
            return Some((after_first(rest), inclusive));
        }
        let number = c.is_ascii_digit() || matches!(c, '.' | '%' | '‰' | ',' | ' ');
        let numeral = lexicon::numeral(c) != lexicon::Numeral::None;
        let unit = lexicon::UNIT_WORDS.longest(rest);
        match (number || numeral, unit) {
            (true, _) => rest = after_first(rest),
            // 含九成
            (false, _) if c == '成' && rest.len() < inside.len() => rest = after_first(rest),
            (false, Some((length, _))) if rest.len() < inside.len() => rest = &rest[length..],
            _ => return None,
        }
        if inside.len() - rest.len() > 40 {
            return None;
        }
    }
    None
}

/// `含`3次 behind 3次以上，: whether the bound belongs, and the number or 本数 that says so again.
pub(super) fn said_again(i: &str) -> Option<(&str, bool)> {
    peek(i).filter(|c| matches!(lexicon::twin(*c), '含' | '包' | '不'))?;
    let (rest, word) = eat_words(i, &["含", "包含", "包括", "不含", "不包含", "不包括"])?;
    let figure = |c| is_figure(c) || lexicon::numeral(c) != lexicon::Numeral::None;
    let again = eat_word(rest, "本数").is_some() || peek(rest).is_some_and(figure);
    again.then_some((rest, word < 3))
}

/// `比`三十岁`大`: a comparison in words around a number, which is not applied; the text after it.
pub(super) fn compares<'a>(before: &str, behind: &'a str) -> Option<&'a str> {
    const WORDS: [char; 8] = ['大', '高', '多', '长', '小', '低', '少', '短'];
    let after = eat(skip_spaces(behind), &WORDS)?;
    before.ends_with('比').then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparators_stop_where_they_should() {
        for (text, op, rest) in [
            ("不低于90%", Some(Op::Ge), "90%"),
            ("≥90%", Some(Op::Ge), "90%"),
            ("> =90%", Some(Op::Ge), "90%"),
            ("= >90%", Some(Op::Ge), "90%"),
            ("≯3%", Some(Op::Le), "3%"),
            ("超过5%", Some(Op::Gt), "5%"),
            ("不满5%", Some(Op::Lt), "5%"),
            ("大 于等于95%", Some(Op::Ge), "95%"),
            ("大于 等于95%", Some(Op::Ge), "95%"),
            ("不 低　于95%", Some(Op::Ge), "95%"),
            ("大于 95%", Some(Op::Gt), " 95%"),
            ("不得少于20场", Some(Op::Ge), "20场"),
            ("大於等於90%", Some(Op::Ge), "90%"),
            ("约500人", Some(Op::About), "500人"),
            ("》90%", Some(Op::Ge), "90%"),
            ("达标率95%", None, ""),
            ("超市3家", None, ""),
            ("90%", None, ""),
            ("", None, ""),
        ] {
            side(before, text, op, rest);
        }
    }

    #[test]
    fn comparators_after_stop_where_they_should() {
        for (text, op, rest) in [
            ("以上老人", Some(Op::Ge), "老人"),
            ("以下（含）", Some(Op::Le), "（含）"),
            ("以內完成", Some(Op::Le), "完成"),
            ("左右，", Some(Op::About), "，"),
            ("以 上，", Some(Op::Ge), "，"),
            ("余人", Some(Op::Gt), "人"),
            ("人以上", None, ""),
            ("", None, ""),
        ] {
            side(after, text, op, rest);
        }
    }

    type Side = for<'a> fn(&Context<'a>, &'a str) -> Option<(&'a str, Found<'a>)>;

    #[track_caller]
    fn side(side: Side, text: &str, op: Option<Op>, rest: &str) {
        let cx = Context::plain(text);
        let found = side(&cx, text).map(|(rest, found)| (found.op, rest));
        assert_eq!(found, op.map(|op| (op, rest)), "{text}");
    }

    #[test]
    fn inclusion_holds_nothing_but_the_number() {
        for (text, expected) in [
            ("（含）的", Some(("的", true))),
            ("（不含）", Some(("", false))),
            ("(不包含95%)，", Some(("，", false))),
            ("（含本数）以上", Some(("以上", true))),
            ("（含3次）", Some(("", true))),
            ("（不含百分之九十五）的", Some(("的", false))),
            ("（含九成五）", Some(("", true))),
            ("（含成本）", None),
            ("（含调解）", None),
            ("（含", None),
            ("含税", None),
        ] {
            assert_eq!(inclusion(text), expected, "{text}");
        }
    }
}
