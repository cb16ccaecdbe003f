//! Whether a 每 behind an amount says what that is per, or belongs to the next value.
//!
//! Accepted: 5次`每月`. Refused: 岁`每人每月`50元, 5次`每月`巡查2次, 合格率98%`/年`产值2亿元.

use crate::grammar::clause_end::ends_clause;
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::marks::is_mark;
use crate::lexicon::{self, BEFORE, Numeral, UNIT_WORDS};

/// 80-89岁`每人每月`50元: the 每 belongs to the number behind it. But 8万人`每次` 10: bare points behind a space are no amount.
pub(super) fn opens_next(cx: &Context<'_>, i: &str, rest: &str) -> bool {
    let stroke =
        |c: char| c == '/' || !c.is_ascii() && !is_common_han(c) && lexicon::twin(c) == '/';
    let each = skip_spaces(i.strip_prefix(stroke).unwrap_or(i));
    let amount = skip_spaces(rest);
    let words = || {
        let mut near = rest
            .chars()
            .take(LONGEST_WORDS)
            .take_while(|c| !is_mark(*c));
        let named = peek(rest).is_some_and(is_han) && BEFORE.longest(rest).is_none();
        named && near.any(is_figure)
    };
    if eat(each, &['每']).is_none() {
        if each.len() == i.len() || !peek(rest).is_some_and(is_han) {
            return false;
        }
        // 合格率98%/年产值2亿元, 门牌5000块/一户一档建档率100%: no share is per anything, and few amounts per one.
        let before = last(&cx.source[..cx.at(i)]).map(lexicon::twin);
        let share = matches!(before, Some('%' | '‰'));
        let one = || peek(each).is_some_and(|c| matches!(lexicon::numeral(c), Numeral::Digit(_)));
        return (share || one()) && words();
    }
    // 300株⏎每季度末前上报: a time, which nothing is per.
    let time = eat(amount, &['末', '底', '初']).is_some();
    // 森林覆盖率45.6% 每年开展2次: behind a space or a stroke it is the next value's, where words and a number follow.
    if time || each.len() < i.len() && words() {
        return true;
    }
    if words() && again(cx, i, rest) {
        return true;
    }
    let glued = each.len() == i.len() && amount.len() < rest.len();
    let bare = |behind: &str| {
        let unit = skip_spaces(behind);
        ends_clause(behind) || unit.len() < behind.len() && UNIT_WORDS.longest(unit).is_none()
    };
    crate::grammar::number::number(amount, false).is_ok_and(|(behind, _)| !(glued && bare(behind)))
}

/// 5次`每月`巡查2次: so many of the same come next.
fn again(cx: &Context<'_>, i: &str, rest: &str) -> bool {
    let mut near = rest.char_indices().take(LONGEST_WORDS);
    let number = near.find(|(_, c)| is_figure(*c)).map(|(at, _)| &rest[at..]);
    let unit = number.and_then(|number| folded(number.trim_start_matches(is_figure)));
    unit.is_some() && unit == last(&cx.source[..cx.at(i)]).map(lexicon::twin)
}

/// How far a number is sought behind 每 and its unit, in characters: bounds the look-ahead.
const LONGEST_WORDS: usize = 20;
