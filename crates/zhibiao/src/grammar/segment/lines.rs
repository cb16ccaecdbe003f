//! Line breaks that part nothing: where a narrow column broke a value or a name.
//!
//! ```text
//! broken = sign LF digit / number LF unit end             ; ≥⏎100人, 500⏎人
//!        / digits LF digits / unit LF unit end             ; ≥10⏎00份, 300公⏎里
//!        / (bound / "每" unit) LF number                   ; 不少于⏎300人, 每季度⏎1次
//!        / words LF noun value                             ; 合格⏎率≥95%, 参保⏎人数：500人
//!        / number mark words LF words value LF (number / end)
//! ```
//! The last only where the list goes on with its numbers, so that the line in between is nobody's. Refused: a heading and
//! its first item, a line that says something by itself (`1.培训情况`), a list below a number.

use super::super::cursor::*;
use super::super::date::torn_day;
use super::super::digits::rejoins;
use super::super::heading::{self, Filing, Head};
use super::super::kind::trend_at_end;
use super::super::marks::is_mark;
use crate::grammar::marks::is_enclosed;
use crate::lexicon::{
    AFTER, BEFORE, DEGREE, LEVEL, LINE_END, MARKER, QUANTITY_NOUN, TORN_NOUN, TREND, UNIT_WORDS,
    twin,
};

/// How long the line before may be, in bytes.
const LONGEST_LINE: usize = 240;

/// How long a line behind is looked at, in bytes: bounds the look-ahead.
const LONGEST_BEHIND: usize = 300;

/// How many characters each half of a unit has at most.
const LONGEST_HALF: usize = 3;

/// The line that begins at `next`, behind a line break of one or two characters.
pub(super) fn behind(text: &str, next: usize) -> &str {
    let rest = &text[next..];
    let rest = match text[..next].ends_with('\r') {
        true => rest.strip_prefix('\n').unwrap_or(rest),
        false => rest,
    };
    skip_spaces(rest)
}

/// Whether the line break at `end` stands inside the value that began at `from`; names have no part in it.
pub(in super::super) fn breaks_value(text: &str, from: usize, end: usize) -> bool {
    // Nearly all values end otherwise.
    if !matches!(text.as_bytes().get(end), Some(b'\n' | b'\r')) {
        return false;
    }
    let (before, behind) = (text[from..end].trim_end(), behind(text, end + 1));
    match last(before) {
        Some('≥' | '≤' | '≧' | '≦') => goes_on(before, behind),
        Some(c) if is_figure(c) => goes_on(before, behind),
        Some(c) if is_han(c) => {
            before.len() <= LONGEST_LINE && (continues(c, behind) || bounds(before, behind))
        }
        _ => behind.starts_with([':', '：']),
    }
}

/// Whether a line break stands in the middle of words, in a cell whose lines a narrow column broke.
pub(in super::super) fn tears(before: &str, behind: &str) -> bool {
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || is_space(c));
    let line = behind.trim_start_matches(is_space);
    let stop = |c: char| matches!(twin(c), '。' | ';' | ':');
    let open = !before.is_empty() && !before.ends_with(stop) && !heading::only_head(before);
    open && !line.starts_with(['\n', '\r']) && !heading::head(line, &Filing::default()).1.is_some()
}

/// `…≥90%。办事⏎群众满意度，目标值：95%`: whether the name that begins behind a stop, or behind a number, goes on in the next line, which
/// has its marker and no head.
pub(super) fn names_marker(text: &str, from: usize, at: usize, next: usize) -> bool {
    let line = behind(text, next);
    let mut near = line.len().min(LONGEST_BEHIND);
    while !line.is_char_boundary(near) {
        near -= 1;
    }
    // Few lines hold a marker.
    if !line[..near].contains(['值', '値']) {
        return false;
    }
    let before = text[from..at].trim_end_matches(|c: char| c.is_whitespace() || is_space(c));
    let begun = before.trim_start_matches(is_mark);
    if begun.is_empty() || before.len() > LONGEST_LINE || begun.contains(['值', '値']) {
        return false;
    }
    let end = line[..near].find(|c: char| matches!(twin(c), '。' | ';' | '\n' | '\r'));
    let line = &line[..end.unwrap_or(near)];
    let marked = line.match_indices(['值', '値']).any(|(at, c)| {
        let rest = &line[at + c.len()..];
        let word = MARKER.suffix(&line[..at + c.len()]);
        word.is_some_and(|(length, ())| length >= "指标值".len()) && eat(rest, &[':']).is_some()
    });
    let plain = |c: char| is_han(c) || matches!(c, '“' | '”' | '、' | '（' | '）' | '，');
    let (words, found) = heading::head(before, &Filing::default());
    // A line of its own may be a title.
    let after_stop =
        text[..from].ends_with(['。', '；', ';']) && !text[from..at].starts_with(['\n', '\r']);
    let named = !words.is_empty() && words.chars().all(plain) && !says(words);
    marked
        && named
        && (after_stop || found.ordinal.is_some())
        && !heading::head(line, &Filing::default()).1.is_some()
}

/// Whether what the open segment holds goes on behind a line break; both without white space there.
pub(super) fn goes_on(before: &str, behind: &str) -> bool {
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || is_space(c));
    if before.is_empty() || before.len() > LONGEST_LINE {
        return false;
    }
    let Some(c) = last(before) else { return false };
    if continues(c, behind) || scored(before, behind) {
        return true;
    }
    match c {
        '≥' | '≤' | '≧' | '≦' => digit(behind).is_some(),
        '0'..='9' | '０'..='９' => {
            unit_alone(behind) || halved(before, behind) || day_halved(before, behind)
        }
        '.' | ',' | '．' => halved(before, behind),
        '）' | ')' => names_on(before, behind),
        _ if is_han(c) => {
            bounds(before, behind)
                || raised(before, behind)
                || unit_halved(before, behind)
                || names_on(before, behind)
        }
        '/' | '／' => unit_alone(behind),
        _ => false,
    }
}

/// `年度指标值⏎：5人`, `6月30日⏎前完成`: whether no line begins with what stands behind the break.
fn continues(c: char, behind: &str) -> bool {
    let dated = || matches!(c, '月' | '日' | '底') && behind.starts_with(['前', '底']);
    // 230户⏎以上
    let bound = || {
        ["以上", "以下", "以内", "左右"]
            .iter()
            .any(|word| behind.starts_with(word))
    };
    // 2023年⏎12月底前, 6月⏎30日前
    let next = match c {
        '年' => Some('月'),
        '月' => Some('日'),
        _ => None,
    };
    let counted = || {
        let rest = integer(behind, 2).map(|(_, _, rest)| rest);
        rest.and_then(peek).is_some_and(|c| Some(c) == next)
    };
    behind.starts_with([':', '：']) || dated() || bound() || (next.is_some() && counted())
}

/// `产出指标⏎（50分）`, `产出指标⏎(40-50)分`: whether nothing but the points of the category before it stands on the line behind.
fn scored(before: &str, behind: &str) -> bool {
    if !behind.starts_with(is_round) {
        return false;
    }
    let line = behind.lines().next().unwrap_or("").trim_end();
    let mark = |c: char| matches!(twin(c), '分' | '-' | '~');
    let points = |c: char| is_figure(c) || is_round(c) || is_round_close(c) || mark(c);
    line.contains('分')
        && line.contains(is_figure)
        && line.chars().all(points)
        && heading::only_head(before)
}

/// `不少于⏎300人`, `每季度⏎1次`: whether words that bind a number end the line, and no number of a list stands behind it.
fn bounds(before: &str, behind: &str) -> bool {
    if digit(behind).is_none() {
        return false;
    }
    let word = |(length, _)| {
        length > '约'.len_utf8()
            || QUANTITY_NOUN
                .suffix(&before[..before.len() - length])
                .is_some()
    };
    let listed = integer(behind, 2).is_some_and(|(_, _, rest)| {
        let spaced = skip_spaces(rest);
        let apart = spaced.len() < rest.len() && peek(spaced).is_some_and(is_han);
        eat(spaced, &['、', ')']).is_some()
            || (apart && UNIT_WORDS.longest(spaced).is_none())
            || eat(rest, &['.']).is_some_and(|rest| digit(rest).is_none())
    });
    !listed && (BEFORE.suffix(before).is_some_and(word) || awaits_number(before))
}

/// `便利程度明显⏎改善`: whether an adverb ends the line, and nothing but the trend that it goes with stands behind it.
fn raised(before: &str, behind: &str) -> bool {
    let adverb = |(length, ()): (usize, ())| length > "较".len();
    TREND.longest(behind).is_some_and(|(length, _)| {
        let rest = &behind[length..];
        rest.is_empty() || eat(rest, &['。', ';', '\n', '\r']).is_some()
    }) && DEGREE.suffix(before).is_some_and(adverb)
}

/// Whether a line ends in `每季度` or `每人每天`, and the number that it divides does not stand before it: 50元每人每天.
fn awaits_number(line: &str) -> bool {
    let mut words = line;
    while let Some(before) = before_each(words) {
        words = before;
    }
    let unit = UNIT_WORDS.suffix(words).map_or(0, |(length, _)| length);
    let counted = last(&words[..words.len() - unit]).is_some_and(is_figure);
    words.len() < line.len() && !counted
}

/// What stands before `每季度` at a text's end.
fn before_each(text: &str) -> Option<&str> {
    let (length, _) = UNIT_WORDS.suffix(text)?;
    let each = last(&text[..text.len() - length]).filter(|c| twin(*c) == '每')?;
    Some(&text[..text.len() - length - each.len_utf8()])
}

/// `≥10⏎00份`: whether the line begins with the other half of a number.
fn halved(before: &str, behind: &str) -> bool {
    rejoins(before, behind) && !heading::only_head(before)
}

/// `12月3⏎1日前`: whether the line begins with the other half of a day.
fn day_halved(before: &str, behind: &str) -> bool {
    let day = before.rfind('月').map(|at| &before[at + "月".len()..]);
    day.is_some_and(|day| torn_day(day, behind).is_some())
}

/// `500万⏎元`, `300公⏎里`: whether the line begins with the rest of a unit, and nothing else stands on it.
fn unit_halved(before: &str, behind: &str) -> bool {
    let han = |c: char| is_han(c) && !is_multiplier(c);
    let half = &before[before.trim_end_matches(han).len()..];
    let amount = before[..before.len() - half.len()].trim_end_matches(is_space);
    let counted = last(amount).is_some_and(|c| is_figure(c) || is_multiplier(c));
    if !counted || half.chars().nth(LONGEST_HALF).is_some() {
        return false;
    }
    if half.is_empty() {
        return unit_alone(behind);
    }
    let word: String = half
        .chars()
        .chain(behind.chars().take(LONGEST_HALF))
        .collect();
    let whole = UNIT_WORDS.longest(&word).map_or(0, |(length, _)| length);
    whole > half.len() && ends_line(&behind[whole - half.len()..])
}

fn is_multiplier(c: char) -> bool {
    matches!(twin(c), '万' | '亿')
}

/// `人。`, `万个`: a unit and nothing else on the line.
fn unit_alone(behind: &str) -> bool {
    let behind = behind.trim_start_matches(['万', '亿', '萬', '億']);
    let rest = match behind.strip_prefix(['%', '％']) {
        Some(rest) => rest,
        None => match UNIT_WORDS.longest(behind) {
            Some((length, _)) => &behind[length..],
            None => return false,
        },
    };
    ends_line(rest)
}

/// Whether a stop, the line's end or what only bounds a value stands behind a unit.
fn ends_line(rest: &str) -> bool {
    let rest = skip_spaces(rest);
    let rest = AFTER
        .longest(rest)
        .map_or(rest, |(length, _)| &rest[length..]);
    rest.is_empty() || eat(rest, &['。', ';', '\n', '\r', ',']).is_some()
}

/// Whether the line is the first half of a name that goes on.
fn names_on(before: &str, behind: &str) -> bool {
    if !peek(behind).is_some_and(is_han) {
        return false;
    }
    let noun = noun_behind(behind);
    let counts = |c: char| is_figure(c) || is_round(c) || is_enclosed(c) || is_space(c);
    if noun.is_none() && !before.trim_start().starts_with(counts) {
        return false;
    }
    let (words, head) = heading::head(before, &Filing::default());
    // 服务对象满意⏎度≥95%
    if words.is_empty() && head.bare && noun == Some("率".len()) {
        return true;
    }
    let plain = |c: char| is_han(c) || matches!(c, '“' | '”' | '、' | '（' | '）' | '(' | ')');
    let named = words.chars().all(plain) && holds_han(words, 2);
    if !named || (noun.is_none() && head.ordinal.is_none()) {
        return false;
    }
    // 合格⏎率: nothing begins with such a character.
    let torn = noun.is_some_and(|length| length == "率".len());
    let goes_on = match noun {
        Some(_) => !heading::head(behind, &Filing::default()).1.is_some(),
        None => nobodys(words, behind, &head),
    };
    goes_on && (torn || !says(words))
}

/// Whether words say something by themselves: a title, a quality.
fn says(words: &str) -> bool {
    LINE_END.suffix(words).is_some()
        || LEVEL.suffix(words).is_some()
        || trend_at_end(words).is_some()
}

/// The length of the noun in `率≥95%`, `人数：500人`: no name begins so.
fn noun_behind(behind: &str) -> Option<usize> {
    let (length, ()) = TORN_NOUN.longest(behind)?;
    let rest = &behind[length..];
    let behind_noun = skip_spaces(rest);
    let valued = super::super::begin::is_sign(behind_noun)
        || digit(behind_noun).is_some()
        || eat(behind_noun, &[':', ',', '(', '=']).is_some();
    valued.then_some(length)
}

/// Whether the line behind is no item's of its own: the list goes on right after it.
fn nobodys(words: &str, behind: &str, head: &Head<'_>) -> bool {
    let mut near = behind.len().min(LONGEST_BEHIND);
    while !behind.is_char_boundary(near) {
        near -= 1;
    }
    let near = &behind[..near];
    let end = near.find(['\n', '\r']);
    let line = &near[..end.unwrap_or(near.len())];
    let (body, own) = heading::head(line, &Filing::default());
    let valued = line.chars().any(|c| twin(c).is_ascii_digit());
    let again = words
        .chars()
        .take(2)
        .map(twin)
        .eq(line.chars().take(2).map(twin));
    if own.is_some() || body.len() < line.len() || !valued || again {
        return false;
    }
    let next = end.map_or("", |at| near[at..].trim_start_matches(is_mark));
    let (_, after) = heading::head(next, &Filing::default());
    let counted = after.ordinal.is_some() && after.ordinal == head.ordinal.map(|number| number + 1);
    behind[line.len()..].trim_start_matches(is_mark).is_empty()
        || counted
        || after.heading.is_some()
}
