//! Items without a marker: what is a name, a value, or more of the value before.
//!
//! ```text
//! listed = item *( ("，" / "、" / space) item )
//! item   = name value / value / name        ; the last two only below a heading or in a list
//! lines  = name LF value [LF weight]
//! ```
//! Refused: `其中…` and prose behind prose, which go on with the value before; a title (`绩效指标完成情况`).

use super::super::begin::is_sign;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::heading::{self, Head};
use super::super::item::{deadlines, named, unmarked, unnamed};
use super::super::marks::is_mark;
use super::super::parts::{Parts, trimmed, value};
use super::super::segment::Segment;
use super::super::split::{continues, items, lists_several, sum};
use super::Reader;
use super::paired::changed;
use crate::grammar::marks::skip_bullets;
use crate::lexicon::{CATEGORY, LEVEL, twin};
use crate::model::PieceKind;
use crate::span::{Piece, Span};

impl<'a> Reader<'a> {
    /// `培训人数⏎≥300人⏎10`: a line that gives the item its value, or its weight.
    pub(super) fn answers(
        &mut self,
        bounded: &Context<'a>,
        from: usize,
        segment: &Segment,
    ) -> bool {
        let waiting = self.pending.is_some()
            || self.open.as_ref().is_some_and(|o| {
                o.parts.value.is_empty() && o.parts.marker.is_none() && !o.parts.name.is_empty()
            });
        let weighed = self.open.as_ref().is_some_and(|open| open.by_lines);
        if !waiting && !weighed {
            return self.names_value(bounded, from, segment);
        }
        let line = value(bounded, from, segment.end);
        if weighed && !waiting {
            let source = self.cx.source;
            let open = self.open.as_mut();
            return open.is_some_and(|open| open.tells(source, line));
        }
        // 有效提升 on a line of its own is all value.
        let parts = match super::super::kind::trend_at_end(line.text) {
            Some(0) => Some(Parts {
                value: line,
                ..Parts::default()
            }),
            _ => unmarked(bounded, from, segment.end, false),
        };
        let parts = parts.map(|parts| changed(bounded, parts));
        let Some(parts) = parts.filter(|p| p.name.is_empty() && !p.value.is_empty()) else {
            return false;
        };
        if let Some(name) = self.pending.take() {
            let parts = Parts { name, ..parts };
            self.begin(&Head::default(), bounded, parts, name.start as usize);
        } else if let Some(open) = &mut self.open {
            open.value_end = parts.value.end() as usize;
            open.parts = Parts {
                name: open.parts.name,
                ..parts
            };
        }
        if let Some(open) = &mut self.open {
            open.by_lines = true;
        }
        true
    }

    /// `数量指标：培训人数⏎≥300人`: words behind a heading are the name of a line that is all value.
    fn names_value(&mut self, bounded: &Context<'a>, from: usize, segment: &Segment) -> bool {
        let lined = self.cx.source[..segment.start].ends_with(['\n', '\r']);
        let Some(open) = self.open.as_mut().filter(|open| lined && !open.read) else {
            return false;
        };
        let words = open.parts.value;
        let bare = open.parts.name.is_empty() && open.parts.marker.is_none();
        if !bare || words.is_empty() || open.value_end > words.end() as usize || !names(words.text)
        {
            return false;
        }
        let parts = unmarked(bounded, from, segment.end, false);
        let Some(parts) = parts.filter(|p| {
            let text = p.value.text;
            p.name.is_empty() && (is_sign(text) || digit(text).is_some())
        }) else {
            return false;
        };
        open.value_end = parts.value.end() as usize;
        open.parts = Parts {
            name: words,
            ..parts
        };
        open.by_lines = true;
        true
    }

    /// Items without a marker: `数量指标：A≥6架；B≥9小时`.
    pub(super) fn listed(
        &mut self,
        found: &Head<'a>,
        bounded: &Context<'a>,
        from: usize,
        segment: &Segment,
        own_head: bool,
    ) {
        let mut head = *found;
        // 1、社会影响力（进一步增强）
        let promised = found.item_word || found.ordinal.is_some();
        if let Some(row) = named(bounded, from, segment.end, promised || self.listing()) {
            for (index, item) in row.into_iter().enumerate() {
                let at = if index == 0 {
                    segment.start
                } else {
                    item.start
                };
                self.begin(&head, bounded, item.parts, at);
                self.valued(item.target);
                head = Head::default();
            }
            return;
        }
        let mut read = false;
        for (start, end) in items(bounded, from, segment.end) {
            let any = read;
            let at = if any { start } else { segment.start };
            let (start, own_head) =
                match any.then(|| self.inner_head(bounded, start, end)).flatten() {
                    Some((inner, body)) => {
                        head = inner;
                        (body, inner.heading.is_some())
                    }
                    None if any => (self.behind_letter(bounded, start, end), false),
                    None => (start, own_head),
                };
            let any = any && !own_head;
            let listing = self.listing();
            let parts = unmarked(bounded, start, end, promised || listing);
            match parts {
                _ if any && parts.is_none_or(|p| p.name.is_empty()) => self.extend(start, end),
                _ if !own_head && !any && self.goes_on(bounded, start, parts.as_ref()) => {
                    self.tell_of_sum(segment);
                    self.extend(start, end)
                }
                Some(parts)
                    if !parts.name.is_empty()
                        || own_head
                        || listing
                        || unnamed(bounded, &parts.value) =>
                {
                    self.begin(&head, bounded, parts, at)
                }
                _ => self.nameless(&head, bounded, start, end, segment, own_head),
            }
            head = Head::default();
            read = true;
        }
    }

    /// `产出质量：`, `产出质量 合格率` in the middle of a segment: a heading that a colon or a space ends, or 二是, and where
    /// its body begins.
    pub(super) fn inner_head(
        &mut self,
        bounded: &Context<'a>,
        from: usize,
        to: usize,
    ) -> Option<(Head<'a>, usize)> {
        let (body, found) = heading::head(&bounded.source[from..], &self.filing);
        let at = bounded.at(body);
        // ，二是演出场次5场; ，2.演出场次：5场
        let next = || found.ordinal == Some(self.filing.expected.unwrap_or(2));
        let counted = found.spoken || (found.ordinal.is_some() && next());
        if counted && found.heading.is_none() && at < to {
            return Some((found, at));
        }
        let (_, end) = found.heading?;
        let parted = found.colon || (!found.bare && end.starts_with(is_space));
        if !parted || at >= to {
            return None;
        }
        self.file(&found, bounded);
        Some((found, at))
    }

    /// Where an item begins behind its letter, which goes to a piece of its own: 培训人数≥120人 B.培训场次≥5场.
    pub(super) fn behind_letter(&mut self, bounded: &Context<'a>, from: usize, to: usize) -> usize {
        let i = skip_bullets(&bounded.source[from..to]);
        let Some(rest) = heading::letter(i) else {
            return from;
        };
        let (start, end) = (to - i.len(), to - rest.len());
        self.other(Span::new(start, end), PieceKind::Ordinal);
        end
    }

    /// `2022年：培训人数100人，…`: a year that holds items names none of them; it is told of. The segment behind it.
    pub(super) fn behind_year(&mut self, segment: Segment) -> Segment {
        let (from, to) = (segment.start, segment.end);
        let i = &self.cx.source[from..to];
        // Nearly all segments begin with another character.
        if !i.starts_with(|c: char| {
            c.is_ascii_digit()
                || matches!(c, '０'..='９' | '【' | '[' | '［' | '（' | '(' | '\n' | ' ')
        }) {
            return segment;
        }
        let Some(rest) = year_label(i.trim_start()) else {
            return segment;
        };
        let at = to - rest.len();
        let bounded = Context {
            source: &self.cx.source[..to],
            options: self.cx.options,
        };
        let (_, found) = heading::head(rest, &self.filing);
        let named = || unmarked(&bounded, at, to, false).is_some_and(|p| !p.name.is_empty());
        if found.heading.is_none() && (!peek(rest).is_some_and(is_han) || !named()) {
            return segment;
        }
        self.unread(trimmed(&bounded, from, at).span());
        Segment {
            start: at,
            ..segment
        }
    }

    /// Whether a heading or other items make what follows an item as well.
    fn listing(&self) -> bool {
        self.parted
            || self.heading.items > 0
            || self.heading.unused.is_some()
            || self.open.is_some()
    }

    /// Whether a segment says more of the value before it: `其中…`, or prose behind prose that has a name; 是否 asks anew.
    fn goes_on(&self, bounded: &Context<'a>, from: usize, parts: Option<&Parts<'a>>) -> bool {
        let Some(open) = &self.open else { return false };
        let i = &bounded.source[from..];
        // 其中：困难学生1500元
        let among = eat_word(i, "其中").is_some_and(|rest| eat(rest, &[':']).is_some());
        if among && !open.by_lines && !open.parts.value.is_empty() {
            return true;
        }
        if !open.by_lines
            && parts.is_none_or(|p| p.name.is_empty())
            && ((continues(i) && !lists_several(i) && sum(i).is_none() && !deadlines(&self.cx, i))
                || eat_words(i, &["其中", "并", "同时"]).is_some())
        {
            return true;
        }
        let prose = |text: &str| !text.contains(|c| c == '否' || twin(c).is_ascii_digit());
        let colon =
            last(self.cx.source[..open.parts.value.start as usize].trim_end_matches(is_space))
                .is_some_and(is_colon);
        parts.is_none()
            && colon
            && !open.parts.name.is_empty()
            && !open.parts.value.is_empty()
            && prose(open.parts.value.text)
            && prose(i)
    }

    /// A body that is all name, all value or neither.
    fn nameless(
        &mut self,
        found: &Head<'a>,
        bounded: &Context<'a>,
        from: usize,
        to: usize,
        segment: &Segment,
        own_head: bool,
    ) {
        let words = trimmed(bounded, from, to);
        if found.item_word && found.heading.is_none() && self.names_before(words) {
            return;
        }
        let lined = self.cx.source[segment.end..].starts_with(['\n', '\r']);
        if found.ordinal.is_some()
            && found.heading.is_none()
            && lined
            && ["情况", "指标", "分析"]
                .iter()
                .any(|word| words.ends_with(word))
        {
            // 二、绩效指标完成情况 is a title.
            self.close_item();
            self.other(words.span(), PieceKind::Heading);
            if let Some((from, to)) = found.ordinal_text {
                self.other(bounded.span(from, to), PieceKind::Ordinal);
            }
        } else if own_head || self.listing() {
            let empty = |at: u32| Piece::of(self.cx.source, at as usize, at as usize);
            // 质量指标：通过专家评审 is a value that nobody named; a number or 指标1： promises a name, and 合格率 is one.
            let valued = match own_head {
                true if last(words.text).is_some_and(|c| matches!(twin(c), '率' | '度')) => false,
                true => {
                    found.colon
                        && !found.item_word
                        && (found.ordinal.is_none()
                            || (found.subcategory.is_some() && !found.inner))
                }
                false => self.heading.unnamed,
            };
            let (name, value) = match valued {
                true => (empty(words.start), words),
                false => (words, empty(words.end())),
            };
            let parts = Parts {
                name,
                value,
                ..Parts::default()
            };
            self.begin(found, bounded, parts, segment.start);
            self.heading.unnamed = valued;
        } else if lined && from == segment.start {
            self.pending = Some(words);
        } else {
            let piece = trimmed(&self.cx, segment.start, to);
            self.unread(piece.span());
        }
    }

    /// `指标值：120人；指标名称：培训人数`: the name of the value before it.
    fn names_before(&mut self, name: Piece<'a>) -> bool {
        let open = self
            .open
            .as_mut()
            .filter(|open| open.parts.marker.is_some() && open.parts.name.is_empty());
        open.map(|open| open.parts.name = name).is_some()
    }
}

/// Whether words may be a name: characters that tell no quality.
fn names(words: &str) -> bool {
    words.chars().all(is_han)
        && words.chars().count() > 2
        && LEVEL.suffix(words).is_none()
        && super::super::kind::trend_at_end(words).is_none()
}

/// `2022年：`, `【2023年度目标】`: what stands behind such a label.
fn year_label(i: &str) -> Option<&str> {
    let boxed = i.strip_prefix(['【', '[', '［', '（', '(']);
    let (year, _, rest) = integer(boxed.unwrap_or(i), 4)?;
    if !is_planning_year(year) {
        return None;
    }
    let (rest, _) = eat_words(rest, &["年度", "年"])?;
    let (rest, _) = eat_words(rest, &["绩效目标", "目标", "计划"]).unwrap_or((rest, 0));
    let rest = skip_spaces(rest);
    let parted = match boxed {
        Some(_) => eat(rest, &['】', ']', ')']).map(|rest| eat(rest, &[':']).unwrap_or(rest)),
        // 2023年数量指标：
        None => eat(rest, &[':']).or_else(|| {
            let (length, def) = CATEGORY.longest(rest)?;
            eat(&rest[length..], &[':'])
                .filter(|_| !def.bare)
                .map(|_| rest)
        }),
    };
    parted.map(skip_spaces)
}

/// `一级指标 | 二级指标 | 三级指标 | 指标值`, and the line of dashes below it: the header of a pasted table.
pub(super) fn header_row(i: &str) -> bool {
    let row = i.trim_start_matches(is_mark);
    let first = folded(row);
    if !matches!(
        first,
        Some('一' | '序' | '指' | '绩' | '二' | '三' | '年' | '目' | '分' | '名')
    ) {
        return false;
    }
    let parts = |c: char| {
        c.is_whitespace() || is_space(c) || matches!(c, '|' | '｜' | '│' | '、' | '，' | ',')
    };
    // One word is no row, and few bytes begin what parts words.
    let may_part = |byte: u8| matches!(byte, 0..=b' ' | b',' | b'|' | 0xc2 | 0xe1..=0xe3 | 0xef);
    if !row.bytes().any(may_part) || !i.contains(parts) {
        return false;
    }
    let mut count = 0;
    for word in i.split(parts) {
        if word.is_empty() {
            continue;
        }
        if crate::lexicon::column(word).is_none() {
            return false;
        }
        count += 1;
    }
    count > 1
}
