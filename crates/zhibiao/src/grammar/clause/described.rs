//! A comparator and a standard that only describe the noun behind them.
//!
//! ```text
//! described = comparator class … noun                ; 达到一级标准的企业, 优于Ⅲ类水质断面
//!           / comparator … yardstick "的" noun       ; 高于国家标准的企业
//! class     = ( roman / numeral / letters ) ( "级" / "类" / "等" / "星" )
//! ```
//! Accepted: `达到一级标准的企业`20家. Refused: `至少`培训6期, 不低于上年水平的`95%`, 达到规定标准`人数`20人 (they bound the number).

use super::Clause;
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::cursor::*;
use crate::grammar::draft::Draft;
use crate::grammar::marks::roman;
use crate::lexicon::{Numeral, QUANTITY_NOUN, YARDSTICK, numeral, twin};
use crate::model::{Dimension, Op};
use crate::span::Span;

impl<'a> Clause<'a> {
    /// Leaves a comparator to the words that it describes: it bounds no number, and its words are the label's.
    pub(super) fn leave_to_noun(&mut self, source: &str, draft: &mut Draft<'a>, label_to: usize) {
        let apart = self.apart.and(self.compared);
        let loose = self
            .loose
            .map(|span| (span.start as usize, span.end as usize));
        let Some((start, end)) = apart.or(loose) else {
            return;
        };
        let Some(words) = source.get(end..label_to) else {
            return;
        };
        let word = &source[start..end];
        // 至少, 控制在 and signs bind their number wherever it stands.
        let binds = |c: char| !is_han(c) || matches!(twin(c), '至' | '最' | '起' | '控');
        if peek(word).is_none_or(binds) {
            return;
        }
        let words = words.trim();
        let reached = matches!(folded(word), Some('达'));
        // 30%以上的村达到省级标准、50%以上的乡镇…
        let listed = words.trim_end_matches(['、', '和', '及']);
        let before = reached && listed.len() < words.len() && ends_in_yardstick(listed);
        // 达到序时进度44项 counts what is as far; 达到序时进度90% is a bound.
        let counted =
            (draft.measure.unit.as_ref()).is_some_and(|u| u.dimension == Dimension::Count);
        let so_many = counted && draft.measure.op == Op::Eq && ends_in_yardstick(words);
        let doubtful = reached && !before && (so_many || holds_yardstick(words));
        if !(class(words) || describes(words) || before || doubtful) {
            return;
        }
        (self.apart, self.loose, self.compared) = (None, None, None);
        if self.label_from == end {
            self.label_from = start;
        }
        if doubtful && !class(words) && !describes(words) {
            let (code, span) = (Code::ComparatorApart, Span::new(start, end));
            draft.diagnostics.push(Diagnostic { code, span });
        }
    }
}

/// `Ⅲ类`水质断面, `一级`标准的企业, `5A级`景区: a class right behind the comparator, and a noun that has it.
fn class(words: &str) -> bool {
    let figure = |c: &char| {
        let folded = twin(*c);
        let named = roman(*c).is_some() || numeral(*c) != Numeral::None;
        named || folded.is_ascii_alphanumeric() || matches!(folded, '甲' | '乙' | '特')
    };
    let figures: usize = words
        .chars()
        .take(LONGEST_CLASS)
        .take_while(figure)
        .map(char::len_utf8)
        .sum();
    let rank = eat(&words[figures..], &['级', '类', '等', '星']);
    figures > 0 && rank.is_some_and(|noun| !noun.is_empty())
}

/// How many figures a class has at most, in characters: AAAAA级.
const LONGEST_CLASS: usize = 5;

/// `国家标准的企业`: what the noun is compared with, and a noun that asks for no number of its own.
fn describes(words: &str) -> bool {
    words.rsplit_once('的').is_some_and(|(standard, noun)| {
        !noun.is_empty()
            && QUANTITY_NOUN.suffix(noun).is_none()
            && YARDSTICK.suffix(standard).is_some()
    })
}

/// `“四美乡村”建设标准`, `Ⅲ类`: words that end in what things are compared with.
pub(in super::super) fn ends_in_yardstick(words: &str) -> bool {
    YARDSTICK.suffix(words.trim_end()).is_some()
}

/// `省级标准园区`: perhaps the same, but for its 的.
fn holds_yardstick(words: &str) -> bool {
    let places = words.char_indices().skip(2);
    let found = places.filter_map(|(at, _)| Some((&words[..at], eat_word(&words[at..], "标准")?)));
    found.take(1).any(|(which, noun)| {
        let high = last(which).map(twin) == Some('高');
        let goes_on = !noun.is_empty() && folded(noun) != Some('化');
        goes_on && !high && QUANTITY_NOUN.suffix(noun).is_none()
    })
}
