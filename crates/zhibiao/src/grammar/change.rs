//! Measures that are changes: against what, and which way.
//!
//! ```text
//! base        = word of the lexicon                  ; 较上年, 同比
//!             / ("较" / "比") date [同期 / 水平 …]
//!             / ("较" / "比") 2*9HAN               ; and then a change and its number: 较法定时限压缩70%
//!             / ("与" / "同" / "在" …) date ("相比" / "的基础上" …)
//! change-word = ("翻" / word of the lexicon ["了"]) ["到" / "至" / "为"]
//! comparative = ("多" / "少" / "高" / "低") ["出" / "了"]  ; right behind a base: 比去年多3家
//! ```
//! How base, word and measure make one change is in `scan/moved.rs`. Accepted: `较上年`增长5%, 由80%`提高到`90%. Refused:
//! 不`下降`, `与2020年`持平.

use super::comparator::modal;
use super::context::Context;
use super::cursor::*;
use super::date::date;
use super::number::unsigned_number;
use crate::lexicon::{BASE, BEFORE, CHANGE, NO_BASE, RATIO_NOUN, STOP, start, starts, twin};
use crate::model::Direction;
use crate::span::Piece;

/// `较上年`, `同比`, `比2020年`: the words that name the base, without 较 and 比.
pub(super) fn base<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Piece<'a>)> {
    if let Some((length, ())) = BASE.longest(i) {
        let rest = &i[length..];
        let inner = eat_words(
            i,
            &[
                "较",
                "比",
                "与",
                "相比",
                "相较",
                "对比",
                "相对于",
                "相较于",
                "在",
            ],
        )
        .map_or(i, |(inner, _)| inner);
        let inner = if inner.len() > rest.len() { inner } else { i };
        // 较基期2020年增长5%
        let based = i[..length].contains('基').then(|| date(cx, rest)).flatten();
        let rest = based.map_or(rest, |(rest, _)| rest);
        let whole = cx.piece(inner, rest);
        let kept = whole
            .text
            .trim_end_matches("相比")
            .trim_end_matches("比较")
            .trim_end_matches("基础上")
            .trim_end_matches('的')
            .len();
        let piece = Piece {
            text: &whole.text[..kept],
            ..whole
        };
        return Some((rest, piece));
    }
    let opens = peek(i).is_some_and(|c| starts(c) & start::BASE != 0);
    let inner = opens.then(|| after_first(i))?;
    // 占比2023年达到30%
    if last(&cx.source[..cx.at(i)]).map(twin) == Some('占') {
        return None;
    }
    // 较⏎2022年增长5%
    let inner = skip_break(inner);
    let Some((end, _)) = date(cx, inner) else {
        return named_base(cx, i, inner);
    };
    let piece = cx.piece(inner, end);
    let rest = eat_words(end, &["同期", "基数", "末", "水平"]).map_or(end, |(r, _)| r);
    if let Some((rest, _)) = eat_words(rest, &["相比", "的基础上", "基础上", "对比"]) {
        return Some((rest, piece));
    }
    // 与2020年, 在2020年 need the word that closes them.
    eat(i, &['较', '比']).map(|_| (rest, cx.piece(inner, rest)))
}

/// `较法定时限`压缩70%: any noun between 较 or 比 and a change with its number.
fn named_base<'a>(cx: &Context<'a>, i: &'a str, inner: &'a str) -> Option<(&'a str, Piece<'a>)> {
    let opener = eat(i, &['较', '比'])?;
    // 对比, 占比; 比例提升5%, 较大幅度提升5%
    let noun = RATIO_NOUN.suffix(&cx.source[..cx.at(opener)]).is_some();
    if noun || NO_BASE.longest(i).is_some() {
        return None;
    }
    let near = inner.char_indices().take(LONGEST_BASE);
    let mut nouns = near.take_while(|(_, c)| is_han(*c)).skip(2);
    let (rest, number) = nouns.find_map(|(at, _)| {
        let rest = &inner[at..];
        if let Some((after, _)) = comparative(cx, rest)
            && digit(skip_spaces(after)).is_some()
        {
            return Some((rest, after));
        }
        let (length, _) = CHANGE.longest(rest)?;
        let behind = &rest[length..];
        let number = eat(behind, &['了', '到', '至', '为']).unwrap_or(behind);
        (rest[..length].chars().count() > 1).then_some((rest, number))
    })?;
    let number = skip_spaces(number);
    let numbered = unsigned_number(number, false).is_ok();
    (numbered || BEFORE.longest(number).is_some()).then(|| (rest, cx.piece(inner, rest)))
}

/// How far behind 较 a change is sought, in characters.
const LONGEST_BASE: usize = 10;

/// A change word.
#[derive(Clone, Copy)]
pub(super) struct ChangeWord<'a> {
    pub(super) direction: Direction,
    pub(super) piece: Piece<'a>,
    /// 提高`到`: the number is where it ends, not by how much it moves.
    pub(super) to: bool,
}

/// A change word right before where a number may stand.
pub(super) fn change_word<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, ChangeWord<'a>)> {
    if eat(i, &['翻']).is_some() {
        let rest = after_first(i);
        let word = ChangeWord {
            direction: Direction::Increase,
            piece: cx.piece(i, rest),
            to: false,
        };
        return Some((eat(rest, &['了']).unwrap_or(rest), word));
    }
    let (length, direction) = CHANGE.longest(i)?;
    if STOP.longest(i).is_some_and(|(stop, ())| stop > length) {
        return None;
    }
    // 不下降, 未增加, 不再增长; 再提高5% is a change.
    let before = &cx.source[..cx.at(i)];
    let before = before.strip_suffix('再').unwrap_or(before);
    if matches!(last(before), Some('不' | '未')) {
        return None;
    }
    let rest = &i[length..];
    let piece = cx.piece(i, rest);
    let rest = eat(rest, &['了']).unwrap_or(rest);
    let (rest, to) = match eat_words(rest, &["到", "至", "为"]) {
        // 提高到位: no number follows, so the word is not ours.
        // 下降至少5%: the character begins a comparator.
        Some(_) if eat_words(rest, &["至少", "至多"]).is_some() => (rest, false),
        Some((after, _)) => (after, true),
        // 由10天缩短 至5天
        None => eat(skip_break(rest), &['到', '至'])
            .filter(|after| digit(after).is_some())
            .map_or((rest, false), |after| (after, true)),
    };
    // 增长介于5%和10%之间; 压缩在5% is bounded by a word of its own.
    let within = eat_words(rest, &["介于", "在"]).map(|(after, _)| after);
    let rest = within
        .map(skip_spaces)
        .filter(|after| digit(after).is_some() && BEFORE.longest(i).is_none())
        .unwrap_or(rest);
    let rest = modal(rest).unwrap_or(rest);
    // 由平均10天压缩至平均5天
    let rest = eat_words(rest, &["平均", "人均", "户均", "年均", "月均", "日均"])
        .filter(|(after, _)| digit(after).is_some())
        .map_or(rest, |(after, _)| after);
    Some((
        rest,
        ChangeWord {
            direction,
            piece,
            to,
        },
    ))
}

/// `多` behind 比去年: a word of one character that says no change elsewhere.
pub(super) fn comparative<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, ChangeWord<'a>)> {
    let direction = match folded(i)? {
        '多' | '高' => Direction::Increase,
        '少' | '低' => Direction::Decrease,
        _ => return None,
    };
    let rest = after_first(i);
    let word = ChangeWord {
        direction,
        piece: cx.piece(i, rest),
        to: false,
    };
    Some((eat(rest, &['出', '了']).unwrap_or(rest), word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn base_of(text: &str, expected: Option<(&str, &str)>) {
        let cx = Context::plain(text);
        let found = base(&cx, text).map(|(rest, piece)| (piece.text, rest));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn bases_stop_before_the_change() {
        for (text, base, rest) in [
            ("较上年增长5%", "上年", "增长5%"),
            ("比上年度提高", "上年度", "提高"),
            ("同比增长", "同比", "增长"),
            ("环比下降", "环比", "下降"),
            ("与去年相比增加", "去年", "增加"),
            ("较2020年增长", "2020年", "增长"),
            ("比2021年同期下降", "2021年同期", "下降"),
            ("与2020年相比提高", "2020年", "提高"),
            ("在2020年的基础上提高", "2020年", "提高"),
        ] {
            base_of(text, Some((base, rest)));
        }
        for text in [
            "",
            "比例95%",
            "较好",
            "与2020年持平",
            "在2020年完成",
            "同意",
        ] {
            base_of(text, None);
        }
    }

    #[track_caller]
    fn word(text: &str, at: usize, expected: Option<(Direction, bool, &str)>) {
        let cx = Context::plain(text);
        let found =
            change_word(&cx, &text[at..]).map(|(rest, word)| (word.direction, word.to, rest));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn change_words_stop_before_the_number() {
        use Direction::{Decrease, Increase};
        for (text, direction, to, rest) in [
            ("增长5%", Increase, false, "5%"),
            ("增长了5%", Increase, false, "5%"),
            ("提高到90%", Increase, true, "90%"),
            ("提升至95分", Increase, true, "95分"),
            ("降低3个百分点", Decrease, false, "3个百分点"),
            ("减少为2次", Decrease, true, "2次"),
            ("翻两番", Increase, false, "两番"),
        ] {
            word(text, 0, Some((direction, to, rest)));
        }
        word("", 0, None);
        word("完成5%", 0, None);
        word("不下降5%", "不".len(), None);
        word("未增加5%", "未".len(), None);
    }
}
