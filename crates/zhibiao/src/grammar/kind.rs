//! What a target is, once its clauses are known; and trend and level where it holds no measure.
//!
//! ```text
//! kind  = no measure: date, if every clause opens with one; else text
//!       / a clause that neither holds a measure nor dates one: text
//!       / one measure: quantity, threshold or range, by its operator
//!       / more: compound
//! trend = the one direction of all trend words       ; 提升, 不下降 (keeps), 负增长 (turned round)
//! level = a closed word that is all there is         ; 优良
//! ```
//! Accepted: `显著提升`, `优良`. Refused: `提升效率，降低成本` (no one trend).

use super::cursor::*;
use crate::lexicon::{
    AFTER, BASE, BEFORE, COMPARATORS, DEGREE, LEVEL, QUALITY, QUANTITY_NOUN, TREND, UNWANTED,
    start, starts, twin,
};
use crate::model::{Kind, Op, Target, Trend};
use crate::span::Piece;

/// How many clauses said what.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// Clauses with any content.
    pub(super) clauses: usize,
    /// Clauses that hold a measure.
    pub(super) measured: usize,
    /// Clauses that open with a date and hold no measure.
    pub(super) dated: usize,
    /// Dated clauses since the last measured one: they date nothing if none follows.
    pub(super) waiting: usize,
}

impl Tally {
    /// Clauses that neither hold a measure nor date one.
    fn bare(&self) -> usize {
        self.clauses - self.measured - (self.dated - self.waiting)
    }
}

/// The kind by the specification's table (§2).
pub(super) fn kind(target: &Target<'_>, tally: &Tally) -> Kind {
    match &target.measures[..] {
        [] if tally.clauses > 0 && tally.dated == tally.clauses => Kind::Date,
        [] => Kind::Text,
        _ if tally.bare() > 0 => Kind::Text,
        [one] => match one.op {
            Op::Eq | Op::About => Kind::Quantity,
            Op::Range => Kind::Range,
            _ => Kind::Threshold,
        },
        _ => Kind::Compound,
    }
}

/// The trend of a text without measures: 显著提升, 持续改善, 保持稳定.
pub(super) fn trend(text: &str) -> Option<Trend> {
    let mut trends = Trends::default();
    for (at, c) in text.char_indices() {
        if TREND.begins(c) {
            trends.see(text, at);
        }
    }
    trends.one()
}

/// The trend words of a text, as they are come by.
#[derive(Default)]
pub(super) struct Trends {
    moved: Option<Trend>,
    kept: bool,
    /// Raising one thing and lowering another is no one trend.
    torn: bool,
    /// Where the last word ended.
    end: usize,
}

impl Trends {
    /// Takes the word that may begin at a place; places must come in order.
    pub(super) fn see(&mut self, text: &str, at: usize) {
        if at < self.end {
            return;
        }
        let Some((length, trend)) = TREND.longest(&text[at..]) else {
            return;
        };
        self.end = at + length;
        // 不下降, 零增长 keep what is; 负增长 turns it round.
        let trend = match (last(&text[..at]).map(twin), trend) {
            (Some('不' | '未' | '零' | '0' | '无' | '再'), Trend::Increase | Trend::Decrease) => {
                Trend::Maintain
            }
            (Some('负'), Trend::Increase) => Trend::Decrease,
            (_, trend) => trend,
        };
        match trend {
            Trend::Maintain => self.kept = true,
            _ => {
                self.torn |= self.moved.is_some_and(|moved| moved != trend);
                self.moved = Some(trend);
            }
        }
    }

    /// The one direction of them all.
    pub(super) fn one(self) -> Option<Trend> {
        match self.torn {
            true => None,
            false => self.moved.or(self.kept.then_some(Trend::Maintain)),
        }
    }
}

/// The closed word that a text consists of: 优良, 合格.
pub(super) fn level<'a>(text: &Piece<'a>) -> Option<Piece<'a>> {
    let quotes = |c: char| {
        c.is_whitespace() || matches!(c, '“' | '”' | '"' | '\'' | '。' | '.' | '；' | ';')
    };
    // Nearly all texts begin with a character that no such word begins with.
    let first = peek(text.text)?;
    if is_han(first) && !LEVEL.begins(first) {
        return None;
    }
    if is_han(first) && ends_in_han(text.text) {
        return LEVEL.exact(text.text).map(|_| *text);
    }
    let word = text.text.trim_matches(quotes);
    let start = text.start + (text.text.len() - text.text.trim_start_matches(quotes).len()) as u32;
    LEVEL.exact(word)?;
    Some(Piece { text: word, start })
}

/// Where the words of a trend begin in a name glued to its value: 获得感`明显提升`.
pub(super) fn trend_at_end(text: &str) -> Option<usize> {
    let (length, _) = TREND.suffix(text)?;
    let mut start = text.len() - length;
    while let Some((adverb, ())) = DEGREE.suffix(&text[..start]) {
        start -= adverb;
    }
    // 便利程度明显⏎改善
    let line = text[..start].trim_end_matches(['\n', '\r']);
    if line.len() < start
        && let Some((adverb, ())) = DEGREE.suffix(line)
    {
        start = line.len() - adverb;
    }
    // 化肥使用量零增长
    if let Some(c) = last(&text[..start]).filter(|c| matches!(c, '零' | '负' | '負' | '不')) {
        start -= c.len_utf8();
    }
    // 较上年提高
    if let Some((base, ())) = BASE.suffix(&text[..start]) {
        start -= base;
    }
    Some(start)
}

/// Whether a word tells a quality: 明显提升, 良好, 有效保障.
pub(super) fn qualitative(word: &str) -> bool {
    LEVEL.suffix(word).is_some()
        || TREND.suffix(word).is_some()
        || DEGREE.longest(word).is_some()
        || matches!(word, "是" | "否" | "无")
        || leaves_none(word)
        || super::date::stands(word)
}

/// `应改尽改`, `应保尽保`: that nothing is left which should be done.
fn leaves_none(word: &str) -> bool {
    let mut chars = word.chars().map(crate::lexicon::twin);
    let mut next = || chars.next();
    match (next(), next(), next(), next(), next()) {
        (Some('应'), Some(verb), Some('尽'), Some(again), None) => verb == again,
        _ => false,
    }
}

/// Whether a word is a quality and nothing else: （高中） names a school.
pub(super) fn quality_alone(word: &str) -> bool {
    let level = AFTER
        .suffix(word)
        .map_or(word, |(length, _)| &word[..word.len() - length]);
    LEVEL.exact(level).is_some()
        || matches!(word, "是" | "否" | "无")
        || leaves_none(word)
        || (TREND.suffix(word).is_some() && trend_at_end(word) == Some(0))
        || super::date::stands(word)
}

/// `监测点|全覆盖`, `安全事故|零发生`, `安全生产|无重特大事故`: where the words begin that leave nothing out, or 零 or 无 and what does
/// not happen.
pub(super) fn all_or_none(text: &str) -> Option<usize> {
    let mut back = text.char_indices().rev().map(|(at, _)| at);
    if ends_word(text, "全覆盖")
        && let Some(at) = back.nth(2)
        && text[..at].chars().filter(|c| is_han(*c)).nth(1).is_some()
    {
        return Some(at);
    }
    let at = text.rfind(['零', '0', '０', '无', '無'])?;
    let behind = after_first(&text[at..]);
    let most = if text[at..].starts_with(['无', '無']) {
        9
    } else {
        4
    };
    let told = behind.chars().all(is_han) && (2..most).contains(&behind.chars().count());
    let told = told && (most == 4 || UNWANTED.suffix(behind).is_some());
    // 群众零投诉, but not 三百零五人
    let none = eat(&text[at..], &['零']).is_some_and(|i| {
        i.chars()
            .all(|c| crate::lexicon::numeral(c) == crate::lexicon::Numeral::None)
    });
    let least = if none { 2 } else { 3 };
    let named = holds_han(&text[..at], least);
    (told && named && last(&text[..at]).is_some_and(is_han)).then_some(at)
}

/// `资金拨付及时性|按时拨付`, `规划编制质量|通过专家评审`: where the value begins that says how, behind a noun for what is asked, with a
/// comma or without.
pub(super) fn rule_behind(text: &str) -> Option<usize> {
    // 工程质量符合率 is a name.
    let counted = text.ends_with(['率', '数', '數']);
    let says = |at: &usize| !counted && QUALITY.longest(&text[*at..]).is_some();
    let begins = |(at, c): &(usize, char)| match c {
        '按' => true,
        // 及时性|及时发放
        '性' => told_again(&text[..*at], after_first(&text[*at..])),
        '严' | '嚴' | '通' | '符' | '满' | '滿' | '控' => says(at),
        _ => false,
    };
    let (at, c) = text.char_indices().find(begins)?;
    let at = if c == '性' { at + c.len_utf8() } else { at };
    let name = text[..at].trim_end_matches(|c| is_comma(c) || is_space(c));
    let asked = || {
        ["质量", "情况", "进度"]
            .iter()
            .any(|word| ends_word(name, word))
    };
    let noun = name.ends_with('性') || QUANTITY_NOUN.suffix(name).is_some() || asked();
    (noun && name.chars().all(is_word) && name.chars().nth(2).is_some()).then_some(at)
}

/// A character, or the line break of a column that broke a word.
fn is_word(c: char) -> bool {
    is_han(c) || matches!(c, '\n' | '\r')
}

/// `增速|高于全省平均水平`, `物业费|不超合同价`, `总投资|控制在概算内`: where a bound begins that is compared with something and has no number.
pub(super) fn bound_to_base(text: &str) -> Option<usize> {
    let bounds = |at: &usize| {
        BEFORE.longest(&text[*at..]).is_some_and(|(length, index)| {
            let (word, base) = text[*at..].split_at(length);
            let compared = std::iter::once('较').chain(base.chars());
            let negated =
                word.starts_with('不') && COMPARATORS[usize::from(index)].op.is_inclusive();
            let length = base.chars().take(8).count();
            let short = (2..8).contains(&length) && base.chars().all(is_han);
            word.chars().nth(1).is_some()
                && ((negated && short)
                    || ["水平", "标准", "内"]
                        .iter()
                        .any(|word| ends_word(base, word))
                    || BASE.exact_of(compared).is_some())
        })
    };
    let begins = |(_, c): &(usize, char)| starts(*c) & start::BEFORE != 0;
    let places = text.char_indices().skip(3).filter(begins);
    let mut places = places.map(|(at, _)| at);
    places
        .find(bounds)
        .filter(|at| text[..*at].chars().all(is_han))
}

/// `得到有效控制`: an adverb of degree and a verb that is no trend.
pub(super) fn verb_at_end(text: &str) -> Option<usize> {
    let (verb, _) = text.char_indices().rev().nth(1)?;
    let start = before_degrees(text, verb);
    let named = holds_han(&text[..start], 4);
    let does = TREND.longest(text).is_some()
        || crate::lexicon::FILLER.longest(text).is_some()
        || DEGREE.longest(text).is_some();
    let plain = text[verb..].chars().all(is_han);
    (start < verb && named && plain && !does).then_some(start)
}

/// Where the adverbs of degree begin that end before `at`.
pub(super) fn before_degrees(text: &str, at: usize) -> usize {
    let mut start = at;
    while let Some((length, ())) = DEGREE
        .suffix(&text[..start])
        .filter(|(length, ())| *length > '得'.len_utf8())
    {
        start -= length;
    }
    start
}

/// Whether the two characters before 性 stand behind it again, and more than they.
fn told_again(before: &str, behind: &str) -> bool {
    let word = before
        .char_indices()
        .rev()
        .nth(1)
        .map(|(at, _)| &before[at..]);
    word.is_some_and(|word| {
        let again = behind
            .chars()
            .zip(word.chars())
            .all(|(a, b)| twin(a) == twin(b));
        behind.len() > word.len() && again
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_direction_makes_a_trend() {
        use Trend::{Decrease, Increase, Maintain};
        for (text, expected) in [
            ("显著提升，", Some(Increase)),
            ("逐步降低", Some(Decrease)),
            ("保持稳定", Some(Maintain)),
            ("投诉量不下降", Some(Maintain)),
            ("零增长", Some(Maintain)),
            ("0增长", Some(Maintain)),
            ("负增长", Some(Decrease)),
            ("持续改善并保持", Some(Increase)),
            ("提升效率，降低成本", None),
            ("按时开展", None),
            ("", None),
        ] {
            assert_eq!(trend(text), expected, "{text}");
        }
    }

    #[test]
    fn a_level_is_all_there_is() {
        for (text, expected) in [
            ("优良", Some("优良")),
            (" “合格”。", Some("合格")),
            ("优良率", None),
            ("达到合格", None),
            ("", None),
        ] {
            let found = level(&Piece { text, start: 0 });
            assert_eq!(found.map(|piece| piece.text), expected, "{text}");
        }
    }

    #[test]
    fn a_glued_trend_begins_with_its_adverb() {
        for (text, expected) in [
            ("获得感明显提升", Some("明显提升")),
            ("收入较上年提高", Some("较上年提高")),
            ("获得感", None),
            ("提升行动", None),
        ] {
            assert_eq!(trend_at_end(text).map(|at| &text[at..]), expected, "{text}");
        }
    }

    #[test]
    fn the_kind_follows_from_the_tally() {
        let tally = |clauses, measured, dated, waiting| Tally {
            clauses,
            measured,
            dated,
            waiting,
        };
        let empty = Target::default();
        for (tally, expected) in [
            (tally(0, 0, 0, 0), Kind::Text),
            (tally(1, 0, 0, 0), Kind::Text),
            (tally(1, 0, 1, 1), Kind::Date),
            (tally(2, 0, 1, 1), Kind::Text),
        ] {
            assert_eq!(kind(&empty, &tally), expected, "{tally:?}");
        }
    }
}
