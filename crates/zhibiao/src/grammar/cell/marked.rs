//! Items with a marker, and what is said of an item behind its value.
//!
//! ```text
//! marked = name marker value *( "，" name marker value )      ; 企业数，年度指标值：180家
//! told   = ("实际完成" / "权重" …) "：" words                   ; behind a stop, of the item before
//! ```
//! Accepted: `企业数，年度指标值：180家，监测次数，年度指标值：12次`. Refused: `产值：5万元`, which has no marker.

use super::super::begin::{begins_value, first_at};
use super::super::context::Context;
use super::super::cursor::{digit, eat, is_comma, is_figure, is_han, is_space};
use super::super::heading::Head;
use super::super::item::{marked, next_name};
use super::super::kind::qualitative;
use super::super::parts::{Parts, trimmed};
use super::super::segment::Segment;
use super::super::tail::{achieved, counts_again, points_of_marked, told};
use super::Reader;
use crate::diagnostic::Code;
use crate::lexicon::{ACHIEVED, ITEM_WORD, PLANNED, POINTS};
use crate::model::PieceKind;
use crate::span::{Piece, Span};

impl<'a> Reader<'a> {
    /// `企业数，年度指标值：180家`, and further pairs of a name and a marker behind commas.
    pub(super) fn with_marker(
        &mut self,
        found: &Head<'a>,
        bounded: &Context<'a>,
        mut parts: Parts<'a>,
        segment: &Segment,
    ) {
        self.marked = true;
        self.headed |= found.ordinal.is_some() && found.heading.is_some();
        let mut found = *found;
        let mut at = segment.start;
        if !found.is_some()
            && let Some(start) = self.behind_achieved(bounded, &parts.name)
        {
            parts.name = trimmed(bounded, start, parts.name.end() as usize);
            at = start;
        }
        while segment.markers > 1
            && let Some(next) = next_name(bounded.source, parts.value.start as usize, segment.end)
        {
            let Some(more) = marked(bounded, next, segment.end, next) else {
                break;
            };
            let mut more = more;
            self.without_item_word(bounded, &mut more);
            let end = more.name.end() as usize;
            let start = self.behind_letter(bounded, more.name.start as usize, end);
            more.name = trimmed(bounded, start, end);
            parts.value = super::super::parts::value(bounded, parts.value.start as usize, next);
            self.doubt_clause(&parts.value);
            without_achieved(bounded, &mut parts);
            self.begin(&found, bounded, parts, at);
            found = Head::default();
            // ，二是演出场次，指标值：5场; ，质量：合格率，指标值：95%
            let (start, end) = (more.name.start as usize, more.name.end() as usize);
            if let Some((inner, body)) = self.inner_head(bounded, start, end) {
                found = inner;
                more.name = trimmed(bounded, body, end);
            } else if let Some(body) = self.behind_achieved(bounded, &more.name) {
                more.name = trimmed(bounded, body, end);
            }
            (parts, at) = (more, next);
        }
        let rules = super::super::rules::rules(parts.value.text).filter(|at| *at > 0);
        let end = parts.value.end() as usize;
        if let Some(at) = rules {
            let start = parts.value.start as usize;
            parts.value = super::super::parts::value(bounded, start, start + at);
        }
        let from = parts.value.end() as usize;
        without_achieved(bounded, &mut parts);
        self.begin(&found, bounded, parts, at);
        if rules.is_some() {
            self.unread(trimmed(&self.cx, from, end).span());
        }
    }

    /// `指标：成活率 目标值：90%`: takes the word off the name.
    fn without_item_word(&mut self, bounded: &Context<'a>, parts: &mut Parts<'a>) {
        let Some(rest) = ITEM_WORD
            .longest(parts.name.text)
            .and_then(|(length, ())| eat(&parts.name.text[length..], &[':']))
        else {
            return;
        };
        let end = parts.name.end() as usize;
        let word = Span::new(parts.name.start as usize, end - rest.len());
        self.other(word, PieceKind::Heading);
        parts.name = trimmed(bounded, end - rest.len(), end);
    }

    /// `300人，演出场次，满意度，指标值：5场`: tells of a last clause that may be a name.
    fn doubt_clause(&mut self, value: &Piece<'a>) {
        let clause = value.rfind(is_comma).map_or("", |at| &value.text[at..]);
        let words = clause.trim_start_matches(|c| !is_han(c));
        let named = words.chars().all(is_han) && words.chars().nth(3).is_some();
        if named && value.contains(is_figure) && !qualitative(words) {
            let end = value.end() as usize;
            self.remark(Code::DoubtfulCut, end - words.len(), end);
        }
    }

    /// `实际完成值：90%、`参保率，指标值：85%: where the name begins behind what the item before achieved.
    fn behind_achieved(&mut self, bounded: &Context<'a>, name: &Piece<'a>) -> Option<usize> {
        ACHIEVED.longest(name.text)?;
        let parts = |c: char| is_comma(c) || is_space(c) || c == '、';
        let at = name.find(parts)?;
        let start = name.start as usize;
        let rest = name.text[at..].trim_start_matches(parts);
        let named = rest.chars().filter(|c| is_han(*c)).nth(1).is_some();
        let told = named && self.tells_more(bounded, start, start + at);
        told.then_some(name.end() as usize - rest.len())
    }

    /// `植树面积：5000亩；实际完成：5100亩；权重：20`: what the item before achieved, and its points.
    pub(super) fn tells_more(&mut self, bounded: &Context<'a>, from: usize, to: usize) -> bool {
        let words = super::super::parts::value(bounded, from, to);
        // 完成值：118人, 完成值118人, 完成值良好, but 全年完成5期培训
        let labels = |length: usize| {
            let rest = &words.text[length..];
            eat(rest, &[':']).is_some() || amounts(bounded, words.end() as usize, rest)
        };
        let achieved = ACHIEVED
            .longest(words.text)
            .is_some_and(|(l, ())| labels(l));
        // 目标200人；完成210人
        let done = || {
            let rest = words.text.strip_prefix("完成");
            rest.is_some_and(|rest| digit(rest).is_some() && labels("完成".len()))
        };
        let plans = |parts: &Parts<'_>| {
            PLANNED.longest(parts.value.text).is_some()
                || PLANNED.exact(parts.name.text).is_some()
                || (begins_value(parts.value.text) && counts_again(parts.value.text, words.text))
        };
        let planned = done() && self.open.as_ref().is_some_and(|open| plans(&open.parts));
        let achieved = achieved || planned;
        let scored = POINTS.longest(words.text).is_some_and(|(l, ())| labels(l));
        let Some(open) = self
            .open
            .as_mut()
            .filter(|open| (achieved || scored) && !open.parts.value.is_empty() && !open.by_lines)
        else {
            return false;
        };
        let before = (open.parts.weight.is_some(), open.parts.actual.is_some());
        // 完成值：118人；得分：9分
        if let (true, Some(actual)) = (achieved, open.parts.actual) {
            let end = trimmed(bounded, from, to).end() as usize;
            open.parts.actual = Some(Piece::of(bounded.source, actual.start as usize, end));
            open.read = false;
            return true;
        }
        if scored && before.0 {
            return false;
        }
        told(bounded, &mut open.parts, from, to);
        // A well-formed item was read already.
        open.read = false;
        before != (open.parts.weight.is_some(), open.parts.actual.is_some())
    }
}

/// Whether nothing but an amount or a quality stands before the next comma.
fn amounts<'a>(cx: &Context<'a>, to: usize, words: &'a str) -> bool {
    let clause = &words[..words.find(is_comma).unwrap_or(words.len())];
    let start = to - words.len();
    let inner = Context {
        source: &cx.source[..start + clause.len()],
        options: cx.options,
    };
    let measured = || first_at(&inner, start)?.end(&inner);
    qualitative(clause) || measured().is_some_and(|(rest, _)| rest.trim_end().is_empty())
}

/// Takes what was achieved, and points, off the end of a value behind a marker.
fn without_achieved<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    if parts.value.len() >= "5,分值5".len()
        && let Some((open, cut, close)) = achieved(parts.value.text)
    {
        let start = parts.value.start as usize;
        told(cx, parts, start + cut, start + close);
        parts.value = super::super::parts::value(cx, start, start + open);
    }
    if parts.weight.is_none() {
        points_of_marked(cx, parts);
    }
}
