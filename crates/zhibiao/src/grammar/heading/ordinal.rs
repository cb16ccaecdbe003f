//! The numbers of items and headings.
//!
//! ```text
//! ordinal = ["第" / "No."] number ("、" / "." / "）") / "（" number "）" / "【" number "】" / "①" …
//!         / roman ("、" / "." / "）") / number "|" word
//!         / ["第"] number ["项"] [mark] category      ; 1：产出指标, 第1项：产出指标
//! spoken  = han "是" / "其" han ("、" / "，" / "：" / "是") / "首先" / "其次" / "再次" / "最后，"
//! letter  = "甲" ("、" / ".") / ["（"] letter [number] ("、" / "." / "）")  ; A.培训人数, A1.培训人数, which have no number of their own
//! section = number ( "." / "-" ) number *( "." number ) ( space / "、" / "）" ) ( category / name )
//! ```
//! Accepted: `2.`7岁以下儿童 in a list that stands at 1, `1.`12345热线. Refused: 2.7, `1:18`.

use super::super::cursor::*;
use super::super::han::{han_number, multiplier};
use super::super::literal::Reading;
use super::figures::{ages, generation, hotline, hundreds, worded};
use super::named_to_colon;
use super::opening::opens;
use super::word::category;
use crate::grammar::marks::{enclosed, roman, skip_marks};
use crate::lexicon::{
    AFTER, CATEGORY, QUANTITY_NOUN, UNIT_STOP, UNIT_WORDS, UNITS, start, starts, twin,
};
use crate::model::{Dimension, Number};

/// `1.2 ` before a name: a number in two levels, and what stands behind it.
///
/// `last`: before a name it is one only where the cell counts on with it (6.5环境日 is a name).
pub(super) fn section(i: &str, last: Option<(u32, u32)>) -> Option<(&str, (u32, u32))> {
    let (mut first, _, rest) = integer(i, 2)?;
    let dashed = eat(rest, &['-']);
    let (mut second, _, mut rest) = integer(dashed.or_else(|| eat(rest, &['.']))?, 2)?;
    // 1.1.2 counts on below 1.1, and 1.1.1 begins there.
    while let Some((next, _, after)) = eat(rest, &['.']).and_then(|r| integer(r, 2)) {
        (first, second, rest) = (below(first, second), next, after);
    }
    let number = (first, second);
    let spaced = skip_spaces(rest);
    // 1.1、培训人数, 1.1）培训人数
    let marked = eat(spaced, &['、', ')', '.', ':']).map(skip_spaces);
    let body = marked.unwrap_or(spaced);
    let parted = body.len() < rest.len();
    let follows = last.is_some_and(|(before, below)| number == (before, below + 1));
    let goes_on = match last {
        None => second == 1 && (matches!(first, 1 | 101) || parted),
        Some((before, below)) => {
            let inner = self::below(before, below);
            let next = (before.saturating_add(1), 1);
            follows || number == next || number == (inner, 1) || rises(before, number)
        }
    };
    // 1-1农村厕所改造: no range has two ends that are the same.
    if dashed.is_some() && !parted && !(goes_on && (last.is_some() || first == 1)) {
        return None;
    }
    let named = CATEGORY.longest(spaced).is_some();
    let said = || category(rest).is_some();
    let counted = || {
        // 1.4 万人发案率
        let named = || parted && follows && (named_to_colon(body) || names_rate(body));
        let amount = multiplier(body).is_some() && !named();
        // 2.2、24小时内响应率 behind 2.1
        let marked =
            marked.is_some() && (follows || (worded(body) && eat(spaced, &[':']).is_none()));
        goes_on
            && (marked || names_section(body, parted))
            && !counts(body, parted || follows)
            && !amount
            && !body.starts_with(['余', '多', '左', '倍'])
    };
    ((parted && named) || said() || counted()).then_some((body, number))
}

/// The level below 1.1, where 1.1.1 stands.
fn below(first: u32, second: u32) -> u32 {
    first.saturating_mul(100).saturating_add(second)
}

/// 1.1.2 and behind it `1.2`, `2.1` or `2.1.1`: whether a number goes on above the level of the one before.
fn rises(before: u32, number: (u32, u32)) -> bool {
    let (first, second) = (before / 100, before % 100);
    let next = [
        (first, second + 1),
        (first + 1, 1),
        (below(first + 1, 1), 1),
    ];
    first > 0 && next.contains(&number)
}

/// `万人发案率`: words that end as the names of amounts do, and hold more than a unit.
fn names_rate(i: &str) -> bool {
    let words = &i[..i.find(|c| !is_han(c)).unwrap_or(i.len())];
    words.chars().nth(4).is_some() && QUANTITY_NOUN.suffix(words).is_some()
}

/// Whether a name begins behind a number in two levels: with words, or, apart from it, as names with digits and letters do.
fn names_section(i: &str, parted: bool) -> bool {
    opens_name(i) || (parted || digit(i).is_none()) && figured(i) || parted && named_to_colon(i)
}

/// `5G基站`, `12345热线`, `0-3岁`, `PM2.5浓度`: a name with letters or figures that no amount begins with.
pub(in super::super) fn figured(i: &str) -> bool {
    match digit(i) {
        Some(_) => generation(i) || hotline(i) || ages(i) || integer(i, 4).is_none() && names(i),
        None => names(i),
    }
}

/// Whether a unit stands here and makes a decimal of the number before it: nothing counts 1.1 群众, and apart from it, 2.1 车辆完好率
/// has none.
fn counts(i: &str, apart: bool) -> bool {
    UNIT_WORDS.longest(i).is_some_and(|(length, unit)| {
        let behind = &i[length..];
        let named = peek(behind).is_some_and(is_han) && AFTER.longest(behind).is_none();
        let whole = UNITS[usize::from(unit)].dimension == Dimension::Count;
        let letters = i.starts_with(is_latin)
            && peek(behind).is_some_and(|c| twin(c).is_ascii_alphanumeric());
        !letters && !(named && (apart || whole))
    })
}

/// `1、`, `（一）`, `②`.
pub(super) fn ordinal(i: &str, expected: Option<u32>) -> Option<(&str, u32)> {
    let c = peek(i)?;
    match c {
        '0'..='9' | '０'..='９' => {}
        // Most bodies begin with a word.
        '\u{4e00}'..='\u{9fff}' if c != '第' && starts(c) & start::NUMERAL == 0 => return None,
        _ if is_round(c) => {}
        '第' => return counted(i),
        'N' | 'Ｎ' | 'n' | '№' => return numero(i),
        _ if matches!(twin(c), '【' | '[' | '〔') => {
            return boxed(i).map(|(number, rest)| (rest, number));
        }
        _ if enclosed(c).is_some() => {
            let rest = after_first(i);
            let marked = eat(skip_spaces(rest), &['、', '.']);
            return Some((marked.unwrap_or(rest), enclosed(c)?.1));
        }
        _ if roman(c).is_some() => {
            return after_mark(after_first(i)).map(|rest| (rest, roman(c).unwrap_or(1)));
        }
        _ if starts(c) & start::NUMERAL != 0 => {}
        _ => return None,
    }
    let bracketed = eat(i, &['(']);
    let inner = skip_spaces(bracketed.unwrap_or(i));
    let (number, tight) = match integer(inner, 3) {
        Some((number, _, rest)) => (number, rest),
        None => han_ordinal(inner)?,
    };
    let rest = skip_spaces(tight);
    if bracketed.is_some() {
        let rest = eat(rest, &[')'])?;
        return Some((eat(rest, &['、', '.']).unwrap_or(rest), number));
    }
    let marked = folded(rest).is_some_and(|c| matches!(c, '、' | '.' | ')'));
    let Some(after) = marked.then(|| after_first(rest)) else {
        let next = expected.unwrap_or(1) == number;
        return parted(tight, rest, next, number == 1).map(|after| (after, number));
    };
    // 2.7岁以下儿童 is item 2 of a list that stands at 1, 1.12345热线 has no five decimals, and a decimal is one
    // anywhere else.
    let decimal = digit(after).is_some() && eat(rest, &['.']).is_some();
    let long = integer(after, 4).is_none();
    let first = number == 1 && (long || generation(after) || hundreds(after) || hotline(after));
    let plain = !decimal || expected == Some(number) || ages(after) || first;
    plain.then_some((after, number))
}

/// `No.1 `, `№1：`.
fn numero(i: &str) -> Option<(&str, u32)> {
    let (rest, _) = eat_words(i, &["No.", "NO.", "no.", "No", "NO", "№"])?;
    let (number, _, rest) = integer(skip_spaces(rest), 3)?;
    let spaced = skip_spaces(rest);
    let marked = eat(spaced, &['、', '.', ':', ')']);
    (marked.is_some() || spaced.len() < rest.len()).then_some((marked.unwrap_or(spaced), number))
}

/// `一是`, `其二、`, `首先，`: marks of lists in prose, which belong to no name; the last of them may have no number.
pub(super) fn spoken(i: &str) -> Option<(&str, Option<u32>)> {
    let c = folded(i)?;
    let (rest, number) = match c {
        // 四 does not stand between 一 and 十.
        '一'..='十' | '四' if starts(c) & start::NUMERAL != 0 => {
            let (number, rest) = han_ordinal(i)?;
            // 一是|否合格 is no list.
            let rest = eat_word(rest, "是").filter(|rest| !rest.starts_with('否'))?;
            (rest, Some(number))
        }
        '首' => (eat_word(i, "首先")?, Some(1)),
        '再' => (eat_word(i, "再次")?, Some(3)),
        '最' => (eat(eat_words(i, &["最后", "最终"])?.0, &[','])?, None),
        '其' => match eat_word(i, "其次") {
            Some(rest) => (rest, Some(2)),
            None => {
                let (number, rest) = han_ordinal(after_first(i))?;
                let marked = eat(rest, &['、', ',', ':']).or_else(|| eat_word(rest, "是"));
                (marked?, Some(number))
            }
        },
        _ => return None,
    };
    Some((eat(rest, &[',', ':', '、']).unwrap_or(rest), number))
}

/// `【1】`, `[1]`.
pub(in super::super) fn boxed(i: &str) -> Option<(u32, &str)> {
    if !i.starts_with(['【', '[', '〔', '［']) {
        return None;
    }
    let (number, rest) = match integer(skip_spaces(after_first(i)), 2) {
        Some((number, _, rest)) => (number, rest),
        None => han_ordinal(after_first(i))?,
    };
    let rest = skip_spaces(rest);
    let close = peek(rest).filter(|c| matches!(twin(*c), '】' | ']' | '〕'))?;
    let rest = &rest[close.len_utf8()..];
    Some((number, eat(rest, &['、', '.', ':']).unwrap_or(rest)))
}

/// The text after what may stand behind a number, or the text itself before a category.
fn after_mark(i: &str) -> Option<&str> {
    let rest = skip_spaces(i);
    eat(rest, &['、', '.', ')', ':']).or_else(|| category(rest).map(|_| rest))
}

/// `III`, `iv`: the text behind a Roman number typed in several letters. XX is a mask.
fn typed_roman(i: &str) -> Option<&str> {
    let typed = |c: &char| matches!(twin(*c), 'I' | 'V' | 'X' | 'i' | 'v' | 'x');
    let letters = i.chars().take("VIII".len() + 1).take_while(typed);
    let (count, bytes) = letters.fold((0, 0), |(n, at), c| (n + 1, at + c.len_utf8()));
    let masked = i.chars().take(2).all(|c| matches!(twin(c), 'X' | 'x'));
    ((2..="VIII".len()).contains(&count) && !masked).then(|| &i[bytes..])
}

/// `A.`, `b）`, `（c）`, `II.`, `A1.` before a name or a category: a list's mark without a number of its own.
pub(in super::super) fn letter(i: &str) -> Option<&str> {
    if let Some(0xe4..=0xe9) = i.as_bytes().first() {
        return stem(i);
    }
    let bracketed = eat(i, &['(']);
    let inner = bracketed.unwrap_or(i);
    let c =
        peek(inner).filter(|c| matches!(c, 'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ'))?;
    let rest = typed_roman(inner).unwrap_or(&inner[c.len_utf8()..]);
    // B2.
    let numbered = integer(rest, 2).map(|(_, _, after)| after);
    let rest = numbered.unwrap_or(rest);
    let after = match bracketed {
        Some(_) => eat(rest, &[')'])?,
        None => eat(rest, &['、', '.', ')'])?,
    };
    // A、B类企业 lists classes.
    let classes = rest.starts_with('、')
        && peek(after).is_some_and(|next| u32::from(twin(next)) == u32::from(twin(c)) + 1)
        && peek(after_first(after)).is_some_and(is_han);
    let after = skip_marks(after);
    let named = |c: char| is_han(c) || opens_quote(c);
    // A1.5G基站, A2.2023年, A.12345热线: but V1.5系统 is a name.
    let lists = matches!(c, 'A'..='H' | 'Ａ'..='Ｈ')
        || (numbered.is_none() && matches!(c, 'I'..='L' | 'Ｉ'..='Ｌ'));
    let listed = || lists && names(after) && !classes;
    peek(after)
        .is_some_and(|c| named(c) || listed())
        .then_some(after)
}

/// `甲、`, `乙.` before a name of two characters at least. 甲、乙类传染病 is one.
fn stem(i: &str) -> Option<&str> {
    i.starts_with(is_stem).then_some(())?;
    let after = skip_marks(eat(after_first(i), &['、', '.'])?);
    let named = after.chars().take(2).filter(|c| is_han(*c)).count() == 2;
    (named && !peek(after).is_some_and(is_stem)).then_some(after)
}

pub(super) fn is_stem(c: char) -> bool {
    matches!(c, '甲' | '乙' | '丙' | '丁' | '戊')
}

/// How many letters and digits may open a name: bounds the look-ahead.
const LONGEST_FIGURES: usize = 12;

/// `5G基站`, `PM2.5`, `100张床位`: whether a name may begin with digits or letters here, as a number alone does not.
fn names(i: &str) -> bool {
    let mut near = i.char_indices().take(LONGEST_FIGURES + 1);
    let end = match near.find(|(_, c)| is_han(*c)) {
        Some((end, _)) => end,
        None if i.chars().nth(LONGEST_FIGURES).is_none() => i.len(),
        None => return false,
    };
    let figures = i[..end].chars().filter(|c| is_figure(*c)).count();
    let letters = i[..end].chars().all(|c| {
        is_figure(c) || is_latin(c) || matches!(twin(c), '+' | '×' | '-' | '—' | '、' | '&')
    });
    let latin = i[..end].contains(is_latin);
    end > 0 && letters && (latin || figures > 1)
}

/// A letter, or a number in letters: Ⅲ类水体.
fn is_latin(c: char) -> bool {
    twin(c).is_ascii_alphabetic() || roman(c).is_some()
}

/// `1：产出指标`, `1 产出指标`, `1|培训人数`: what else may stand between a number and what it counts.
///
/// `next`: the list would go on with this number, so that an everyday word may be the category.
/// `first`: the number is 1, with which any list begins.
fn parted<'a>(tight: &'a str, spaced: &'a str, next: bool, first: bool) -> Option<&'a str> {
    let rest = skip_marks(spaced);
    let gap = spaced.len() < tight.len();
    if category(rest).is_some() || (next && gap && opens(spaced)) {
        return Some(rest);
    }
    let barred = matches!(peek(spaced), Some('|' | '｜' | '│')) || tight.starts_with('\t');
    // 1：培训人数：120人
    let coloned = (next || first)
        && eat(spaced, &[':']).is_some()
        && (opens_name(rest) || (digit(rest).is_none() && figured(rest)));
    // 1 培训人数 120人
    let names = gap && (next || first) && !barred && counts_nothing(spaced);
    // 2 GDP增速
    let letters = gap && next && digit(spaced).is_none() && figured(spaced);
    (coloned || letters || ((barred || names) && opens_name(rest))).then_some(rest)
}

/// Whether neither a unit nor anything else of an amount stands here: 项目 is a word.
fn counts_nothing(i: &str) -> bool {
    let counted = UNIT_WORDS
        .longest(i)
        .is_some_and(|(length, _)| UNIT_STOP.longest(i).is_none_or(|(stop, ())| stop <= length));
    !counted && AFTER.longest(i).is_none() && multiplier(i).is_none()
}

/// Whether a name begins here with words, in quotes or not.
fn opens_name(i: &str) -> bool {
    peek(i).is_some_and(|c| is_han(c) || opens_quote(c))
}

/// `第1项：` before a category.
fn counted(i: &str) -> Option<(&str, u32)> {
    let inner = after_first(i);
    let (number, rest) = match integer(inner, 2) {
        Some((number, _, rest)) => (number, rest),
        None => han_ordinal(inner)?,
    };
    // 第1、, 第一，, but 第1批
    if let Some(after) = eat(rest, &['、', '.', ',', ':']) {
        return Some((after, number));
    }
    let rest = skip_marks(eat(rest, &['项', '条', '个'])?);
    category(rest).map(|_| (rest, number))
}

pub(in super::super) fn han_ordinal(i: &str) -> Option<(u32, &str)> {
    if crate::lexicon::numeral(peek(i)?) == crate::lexicon::Numeral::None {
        return None;
    }
    let read = han_number(i, false)?;
    let Reading::Exact(Number::Decimal(value)) = read.reading else {
        return None;
    };
    let value = u32::try_from(value.mantissa())
        .ok()
        .filter(|v| (1..100).contains(v))?;
    Some((value, read.rest))
}
