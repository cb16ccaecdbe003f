//! Parts of an item that say what they are: `指标性质：≥；指标值：120；计量单位：人`.
//!
//! ```text
//! keyed = ("指标性质" / "计量单位" / …) "：" words
//! ```
//! Sign and unit complete the value, as columns of a table do. They stand behind the name or the value, whatever parts
//! them. Refused: `责任单位：文旅局` (neither), `单位：` behind nothing.

use super::super::context::Context;
use super::super::cursor::*;
use super::super::field;
use super::super::parts::{Parts, trimmed, value};
use super::super::segment::Segment;
use super::super::unit;
use super::Reader;
use crate::grammar::clause_end::ends_clause;
use crate::grammar::marks::is_mark;
use crate::lexicon::{Column, POINTS_SUM, REMARK_KEY, column, twin};
use crate::model::{CellPiece, PieceKind, Target};
use crate::span::{Piece, Span};

/// Colons in all shapes, told without a look-up.
const COLONS: [char; 7] = [':', '：', 'ː', '∶', '꞉', '︰', '﹕'];

/// How long such a word is at most, in characters.
const LONGEST: usize = 10;

/// Sign and unit of an item.
#[derive(Default)]
pub(super) struct Keys<'a> {
    sign: Option<Piece<'a>>,
    unit: Option<Piece<'a>>,
}

impl<'a> Keys<'a> {
    /// Completes the value.
    pub(super) fn complete(&self, cx: &Context<'a>, target: &mut Target<'a>) {
        let text = |piece: &Option<Piece<'a>>| piece.map(|piece| piece.text);
        if self.sign.is_some() || self.unit.is_some() {
            field::complete(cx, target, text(&self.sign), text(&self.unit));
        }
    }
}

/// What a word before a colon promises, where it is a sign, a unit or a remark.
fn role(word: &str) -> Option<Column> {
    if REMARK_KEY.exact(word).is_some() {
        return Some(Column::Remark);
    }
    let role = column(word)?;
    matches!(role, Column::Sign | Column::Direction | Column::Unit).then_some(role)
}

/// The role of the words at the start of a text, and what stands behind their colon.
fn opens(i: &str) -> Option<(Column, &str)> {
    let (end, c) = i
        .char_indices()
        .take(LONGEST + 1)
        .find(|(_, c)| !is_han(*c))?;
    if !(COLONS.contains(&c) || is_space(c)) || end == 0 {
        return None;
    }
    let rest = eat(skip_spaces(&i[end..]), &[':'])?;
    role(&i[..end]).map(|role| (role, rest))
}

/// `合计：100分`: the sum of all points.
fn sums(i: &str) -> bool {
    let Some((length, ())) = POINTS_SUM.longest(i) else {
        return false;
    };
    let points = eat(skip_spaces(&i[length..]), &[':']).map(skip_spaces);
    let figures = points.map(|rest| rest.trim_start_matches(is_figure));
    figures.is_some_and(|rest| eat(rest, &['分']).is_some_and(ends_clause))
}

/// How long a segment with such words at its end is at most, in bytes: each of them is taken off by itself.
const LONGEST_SEGMENT: usize = 600;

/// Where the words begin that end a text with a colon and more, behind a mark: their role, their offset and what stands
/// behind the colon.
pub(super) fn closes(text: &str) -> Option<(Column, usize, &str)> {
    if text.len() > LONGEST_SEGMENT {
        return None;
    }
    let colon = last_colon(text)?;
    let before = text[..colon].trim_end_matches(is_space);
    // 年度指标值： is a marker.
    if before.ends_with('值') {
        return None;
    }
    let word = before
        .char_indices()
        .rev()
        .take(LONGEST)
        .take_while(|(_, c)| is_han(*c))
        .last()?
        .0;
    let parted = |c: char| {
        c.is_whitespace()
            || is_space(c)
            || matches!(crate::lexicon::twin(c), ',' | ';' | '。' | '、')
    };
    if !last(&text[..word]).is_some_and(parted) {
        return None;
    }
    let role = role(&before[word..]).filter(|role| *role != Column::Remark)?;
    // 培训人数（计量单位：人；指标性质：≥）
    if text[..word].rfind(is_round) > text[..word].rfind(is_round_close) {
        return None;
    }
    Some((role, word, after_first(&text[colon..])))
}

/// Where the last colon stands: Chinese characters, which most are, are stepped over.
fn last_colon(text: &str) -> Option<usize> {
    let mut before = text.as_bytes();
    loop {
        before = match before {
            [] => return None,
            [rest @ .., 0xe4..=0xe9, _, _] => rest,
            [rest @ .., byte] => {
                let begins = matches!(byte, b':' | 0xcb | 0xe2 | 0xea | 0xef);
                if begins && text[rest.len()..].starts_with(COLONS) {
                    return Some(rest.len());
                }
                rest
            }
        };
    }
}

/// `培训人数 人`: a column of units behind the name of a value that is nothing but a number.
fn unit_column<'a>(cx: &Context<'a>, parts: &Parts<'a>) -> Option<Piece<'a>> {
    let sign = |c: char| matches!(crate::lexicon::twin(c), '≥' | '≤' | '>' | '<' | '=' | ',');
    let bar = |c: char| is_space(c) || matches!(c, '|' | '｜' | '│' | '\t');
    let bare = |c: char| is_figure(c) || bar(c) || sign(c);
    if parts.marker.is_some() || parts.value.is_empty() || !parts.value.text.chars().all(bare) {
        return None;
    }
    let name = parts.name;
    let at = name.text.rfind(bar)?;
    let word = name.text[at..].trim_start_matches(bar);
    let start = name.end() as usize - word.len();
    let known = unit::is_column(cx, word);
    known.then(|| Piece::of(cx.source, start, start + word.len()))
}

impl<'a> Reader<'a> {
    /// `计量单位：人`: more of the open item, or a remark that is no part of it.
    pub(super) fn keyed(&mut self, bounded: &Context<'a>, from: usize, to: usize) -> bool {
        let body = bounded.source[from..].trim_start_matches(is_round);
        let found = opens(body);
        // （备注：含线上）
        let noted = body.len() < bounded.source.len() - from;
        let total = || found.is_none() && sums(body);
        if noted && found.is_none_or(|(role, _)| role != Column::Remark) {
            return false;
        }
        if total() {
            let piece = trimmed(&self.cx, from, to);
            self.unread(piece.span());
            return true;
        }
        let Some((role, _)) = found else {
            return false;
        };
        let Some(open) = &mut self.open else {
            // 指标方向：正向 before the first name
            let piece = trimmed(&self.cx, from, to);
            self.unread(piece.span());
            return true;
        };
        if open.by_lines || (open.parts.name.is_empty() && open.parts.value.is_empty()) {
            return false;
        }
        open.read = false;
        if role == Column::Remark {
            let piece = trimmed(&self.cx, from, to);
            self.unread(piece.span());
        } else if (open.parts.value.is_empty()
            && open.parts.marker.is_none()
            && open.value_end <= open.parts.value.end() as usize)
            || open.parts.name.start > open.parts.value.start
        {
            open.parts.name = Piece::of(self.cx.source, open.parts.name.start as usize, to);
            // What follows begins behind it.
            if open.parts.value.is_empty() {
                open.parts.value = Piece::of(self.cx.source, to, to);
                open.value_end = to;
            }
        } else {
            open.value_end = to;
        }
        true
    }

    /// Reads a segment whose sign or unit begins at `at`.
    pub(super) fn with_key(&mut self, segment: Segment, at: usize) {
        let to = segment.end;
        self.segment(Segment {
            end: at,
            next: at,
            marker: segment.marker.filter(|marker| *marker < at),
            ..segment
        });
        let bounded = Context {
            source: &self.cx.source[..to],
            options: self.cx.options,
        };
        if !self.keyed(&bounded, at, to) {
            self.unread(trimmed(&self.cx, at, to).span());
        }
    }

    /// `目标：120人` behind `指标：培训人数；`: the word that names items elsewhere marks the value of the open one.
    pub(super) fn aims(&mut self, bounded: &Context<'a>, from: usize, to: usize) -> bool {
        let i = bounded.source[from..to].trim_start_matches(is_mark);
        let Some(rest) = eat_word(i, "目标").and_then(|rest| eat(skip_spaces(rest), &[':']))
        else {
            return false;
        };
        let waits = |open: &&mut super::Open<'a>| {
            open.parts.value.is_empty()
                && open.parts.marker.is_none()
                && !open.parts.name.is_empty()
        };
        let Some(open) = self.open.as_mut().filter(waits) else {
            return false;
        };
        let start = to - i.len();
        open.parts.marker = Some(Piece::of(self.cx.source, start, start + "目标".len()));
        open.parts.value = value(bounded, to - rest.len(), to);
        open.value_end = open.parts.value.end() as usize;
        open.read = false;
        true
    }

    /// Takes sign and unit off the ends of name and value.
    pub(super) fn take_keys(&mut self, parts: &mut Parts<'a>) -> Keys<'a> {
        let mut keys = Keys::default();
        let cx = self.cx;
        while let Some((role, word, behind)) = closes(parts.value.text) {
            let start = parts.value.start as usize;
            let end = parts.value.end() as usize;
            self.note(&mut keys, role, start + word, end - behind.len(), end);
            parts.value = value(&cx, start, start + word);
        }
        while let Some((role, word, behind)) = closes(parts.name.text) {
            let start = parts.name.start as usize;
            let end = parts.name.end() as usize;
            self.note(&mut keys, role, start + word, end - behind.len(), end);
            parts.name = trimmed(&cx, start, start + word);
        }
        self.take_columns(&mut keys, parts);
        if let Some(unit) = unit_column(&cx, parts) {
            let start = parts.name.start as usize;
            let at = unit.start as usize;
            self.note(&mut keys, Column::Unit, at, at, unit.end() as usize);
            parts.name = trimmed(&cx, start, at);
        }
        keys
    }

    /// `参训人数，≥500，人次`, `≥,500,人次`: columns that were pasted with commas between them.
    fn take_columns(&mut self, keys: &mut Keys<'a>, parts: &mut Parts<'a>) {
        let (cx, text) = (self.cx, parts.value.text);
        let (start, end) = (parts.value.start as usize, parts.value.end() as usize);
        let Some(comma) = text.rfind(is_comma).filter(|_| parts.marker.is_none()) else {
            return;
        };
        let word = skip_spaces(after_first(&text[comma..]));
        let bare =
            |c: char| is_figure(c) || is_comma(c) || matches!(twin(c), '≥' | '≤' | '>' | '<' | '=');
        let figures = &text[..comma];
        // 补助村数,=,36
        let sign = |c: char| matches!(twin(c), '≥' | '≤' | '>' | '<' | '=');
        if comma > 0 && figures.chars().all(sign) && word.chars().all(is_figure) {
            self.note(keys, Column::Sign, start, start, start + comma);
            parts.value = value(&cx, end - word.len(), end);
            return;
        }
        if !figures.contains(is_figure) || !figures.chars().all(bare) || !unit::is_column(&cx, word)
        {
            return;
        }
        self.note(keys, Column::Unit, end - word.len(), end - word.len(), end);
        parts.value = value(&cx, start, start + comma);
        let sign = figures
            .find(is_comma)
            .filter(|at| !figures[..*at].contains(is_figure));
        if let Some(at) = sign.filter(|at| *at > 0) {
            self.note(keys, Column::Sign, start, start, start + at);
            parts.value = value(
                &cx,
                start + figures.len() - after_first(&figures[at..]).len(),
                start + comma,
            );
        }
    }

    /// Files one of them.
    fn note(&mut self, keys: &mut Keys<'a>, role: Column, word: usize, from: usize, to: usize) {
        let words = value(&self.cx, from, to);
        let words = Piece {
            text: words.text.trim_end_matches(is_round_close),
            ..words
        };
        match role {
            Column::Unit => keys.unit = keys.unit.or(Some(words)),
            Column::Sign => keys.sign = keys.sign.or(Some(words)),
            _ => {}
        }
        self.plain = false;
        self.cell.others.push(CellPiece {
            span: Span::new(word, words.end() as usize),
            kind: PieceKind::Marker,
            indicator: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So that a marker needs no look for them.
    #[test]
    fn no_key_ends_as_a_marker_does() {
        for (word, column) in crate::lexicon::COLUMN.words() {
            let key = matches!(column, Column::Sign | Column::Direction | Column::Unit);
            assert!(!(key && word.ends_with('值')), "{word}");
        }
    }
}
