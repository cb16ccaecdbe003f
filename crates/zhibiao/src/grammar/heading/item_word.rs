//! The word that numbers an item: `指标1：`, `绩效指标1-2：`.
//!
//! ```text
//! item-word = ("指标" / "目标" / …) [number] (":" / "、" / …)     ; or a name right behind the number
//! number    = 1*3DIGIT [("-" / ".") 1*2DIGIT] / "①" / "一" / "（1）"
//! ```
//! Accepted: `指标1种薯采购价格`, `指标1.2：`. Refused: `指标一致性`, 目标200人；, 指标1.5公里服务圈覆盖率 (1 and a name).

use super::super::cursor::*;
use super::super::han::multiplier;
use super::super::marks::is_enclosed;
use super::figures::worded;
use super::named_to_colon;
use super::ordinal::{figured, han_ordinal};
use crate::lexicon::{AFTER, ITEM_WORD, UNIT_WORDS, start, starts};

pub(super) fn begins_item_word(c: char) -> bool {
    matches!(
        c,
        '指' | '三' | '具' | '绩' | '四' | '子' | '明' | '分' | '目' | '績' | '名'
    )
}

/// 指标1`-2`：, 绩效指标1`.2` 培训人次: the rest of a number in two levels. Refused: 指标1.5公里服务圈覆盖率.
fn second_level(i: &str) -> Option<&str> {
    let (_, _, rest) = integer(eat(i, &['-', '—', '–', '.'])?, 2)?;
    let spaced = skip_spaces(rest);
    let named = spaced.len() < rest.len() && peek(spaced).is_some_and(is_han);
    let counts = || UNIT_WORDS.longest(spaced).is_some() || multiplier(spaced).is_some();
    (eat(spaced, &[':', '、']).is_some() || named && !counts()).then_some(rest)
}

/// `指标1：`.
pub(super) fn item_word(i: &str) -> Option<&str> {
    folded(i).filter(|c| begins_item_word(*c))?;
    let (length, ()) = ITEM_WORD.longest(i)?;
    let rest = skip_spaces(&i[length..]);
    let bracketed = eat(rest, &['(']);
    let inner = bracketed.unwrap_or(rest);
    let number = match integer(inner, 3) {
        Some((_, _, rest)) => Some(second_level(rest).unwrap_or(rest)),
        None if peek(inner).is_some_and(is_enclosed) => Some(after_first(inner)),
        None => han_ordinal(inner).map(|(_, rest)| rest),
    };
    let (rest, numbered) = match (bracketed, number) {
        (None, Some(rest)) => (rest, true),
        (Some(_), Some(inner)) => match eat(inner, &[')']) {
            Some(rest) => (rest, true),
            None => (rest, false),
        },
        _ => (rest, false),
    };
    let tight = rest;
    let rest = skip_spaces(rest);
    match eat(rest, &[':', '.', '、', ')']) {
        // 目标4.2万套
        Some(after) if numbered && eat(rest, &['.']).is_some() && ends_amount(after) => None,
        Some(after) => Some(after),
        // 指标1，培训人数，120人
        None if numbered && eat(rest, &[',']).is_some() => eat(rest, &[',']),
        // 指标1种薯采购价格: glued, as spreadsheets lose the colon.
        None => {
            let named = |c: char| is_han(c) || opens_quote(c);
            // 指标1 GDP增速, 指标1 12345热线, 指标4 0.5公里服务圈覆盖率
            let spaced = rest.len() < tight.len();
            let figured = || (spaced || digit(rest).is_none()) && figured(rest);
            let figured = || figured() || (spaced && (worded(rest) || named_to_colon(rest)));
            // 指标一致性 is a name.
            let apart = spaced
                || !peek(inner).is_some_and(|c| starts(c) & start::NUMERAL != 0 && is_han(c));
            // 目标200人；完成210人
            let counted = || {
                bracketed.is_none()
                    && !spaced
                    && UNIT_WORDS
                        .longest(rest)
                        .is_some_and(|(end, _)| ends(&rest[end..]))
            };
            (numbered && apart && (peek(rest).is_some_and(named) || figured()) && !counted())
                .then_some(rest)
        }
    }
}

/// Whether the end of a decimal stands here, with its unit, and nothing behind it: `2万套`.
pub(in crate::grammar) fn ends_amount(i: &str) -> bool {
    let rest = i.trim_start_matches(is_figure);
    if rest.len() == i.len() {
        return false;
    }
    let rest = multiplier(rest).map_or(rest, |_| after_first(rest));
    UNIT_WORDS
        .longest(rest)
        .is_some_and(|(end, _)| ends(&rest[end..]))
}

/// Whether a clause ends here, or a comparator stands behind its amount.
fn ends(i: &str) -> bool {
    let stops = i.is_empty() || eat(i, &['\n', '\r', ';', '。', ',']).is_some();
    stops || AFTER.longest(i).is_some()
}
