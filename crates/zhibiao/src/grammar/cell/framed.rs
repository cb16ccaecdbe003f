//! Items in the well-formed layout, read without looking for any other.
//!
//! ```text
//! framed = number category colon name marker colon value stop
//! number = 1*2DIGIT ("、" / "." / "）") / "（" 1*2DIGIT "）" / "①" …
//! ```
//! One pass over the bytes finds where the parts of an item stand. The item is left to the general rules as soon as
//! anything in it could mean more: an everyday word as category, a second 值, a stop inside a name, a number that a
//! list could go on with, a bracket without a partner. So this lane never decides; a test holds it to what the general
//! rules read. Where the parts need more than reading the value, they are handed to the code that serves all cells.
//!
//! Accepted: `1、产出指标：培训场次，年度指标值：5场。`. Refused: `1、数量：…`, `1、产出指标：A；B，年度指标值：5。`.

mod part;

use super::super::brackets::is_close;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::heading::{self, Head, head};
use super::super::item::{Parts, marked, trimmed, value};
use super::super::segment::{Listed, Segment, Style};
use super::super::tail::{achieved, bracketed_points as points};
use super::close::read_value;
use super::rules::rules;
use super::{Heading, Open, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::NameDef;
use crate::model::Indicator;
use crate::span::{Piece, Span};
use part::{colon, part};

/// The form's own marker, which is looked for first.
const MARKER: &str = "，年度指标值：";

/// Where the parts of an item stand.
struct Frame<'a> {
    start: usize,
    number: u32,
    /// What a list behind it would go on with.
    listed: Listed,
    /// Behind the number and its mark: the category.
    category: usize,
    /// Behind the category's words.
    named: usize,
    def: NameDef,
    /// Where the marker's 值 stands.
    marker: usize,
    parts: Parts<'a>,
    /// A bracket stands in the name.
    bracketed: bool,
    /// The value may say what was achieved.
    told: bool,
    end: usize,
    next: usize,
}

impl<'a> Reader<'a> {
    /// Reads the well-formed items from `at` on; where the next other one begins, and the last one's number.
    pub(super) fn framed(&mut self, at: usize) -> Option<(usize, Listed)> {
        let bytes = self.cx.source.as_bytes();
        let mut known = MARKER;
        let mut start = at;
        let mut read = None;
        // The item before, which nothing has to be done about but when others go on.
        let mut open = None;
        while let Some(frame) = self.frame(start, &mut known) {
            start = frame.next;
            read = Some((start, frame.listed));
            if frame.is_plain() {
                if open.is_none() {
                    self.leave();
                }
                self.take(&frame);
                open = Some(frame.parts);
            } else {
                open = None;
                self.hand_over(&frame);
            }
            // A line break may be part of what follows, but not before a number.
            while let Some(b'\n' | b'\r') = bytes.get(start) {
                start += 1;
            }
        }
        if let Some(parts) = open {
            self.left_open(parts);
        }
        read.map(|(next, number)| match start == bytes.len() {
            true => (start, number),
            false => (next, number),
        })
    }

    /// The item that begins at `start`. `known` is the marker of the one before it, from its comma to its colon: most
    /// cells repeat it.
    fn frame(&mut self, start: usize, known: &mut &'a str) -> Option<Frame<'a>> {
        let text = self.cx.source;
        let bytes = text.as_bytes();
        let (category, number, style) = ordinal(text, start)?;
        let (length, def) = self.category(&text[category..])?;
        let named = category + length;
        let body = named + colon(&bytes[named..])?;
        let worded = part(text, body, Some(*known))?;
        let marker = worded.end;
        let value_at = marker + "值".len();
        let value_at = value_at + colon(&bytes[value_at..])?;
        let valued = part(text, value_at, None)?;
        let end = valued.end;
        let mut frame = Frame {
            start,
            number,
            listed: match worded.one || valued.one {
                true => (Style::Marked('.'), 1),
                false => (style, number),
            },
            category,
            named,
            def,
            marker,
            parts: Parts::default(),
            bracketed: worded.bracketed,
            told: valued.told || valued.bracketed,
            end,
            next: end + stop(&bytes[end..]),
        };
        let name = &text[body..end];
        if heading::may_go_on(name, !worded.loose) && self.head_goes_on(&frame, name) {
            return None;
        }
        frame.parts = match worded.comma {
            Some(comma) => {
                let word = comma + stop(&bytes[comma..]);
                Parts {
                    name: trimmed(&self.cx, body, comma),
                    marker: Some(Piece::of(text, word, marker + "值".len())),
                    value: value(&self.cx, value_at, end),
                    ..Parts::default()
                }
            }
            None => {
                let parts = marked(&self.bounded(end), body, end, marker)?;
                if let Some(word) = parts.marker {
                    *known = from_comma(&text[body..value_at], word.start as usize - body);
                }
                parts
            }
        };
        Some(frame)
    }

    /// The category that stands at the start of a text, if it says 指标: its length, and what it stands for.
    fn category(&mut self, rest: &'a str) -> Option<(usize, NameDef)> {
        let seen = self.filing.seen_at(rest);
        let (length, def) = seen.or_else(|| heading::category_at(rest))?;
        if def.bare || (seen.is_none() && !says_indicator(&rest[..length])) {
            return None;
        }
        if seen.is_none() {
            self.filing.see(Some((&rest[..length], def)));
        }
        Some((length, def))
    }

    fn bounded(&self, end: usize) -> Context<'a> {
        Context {
            source: &self.cx.source[..end],
            options: self.cx.options,
        }
    }

    /// Whether those who read heads would go on behind the category, into the name.
    fn head_goes_on(&mut self, frame: &Frame<'a>, name: &'a str) -> bool {
        self.filing.marker = true;
        let bounded = self.bounded(frame.end);
        // What stands in brackets or quotes can be a category; other marks before it may be left out.
        let kept =
            |c: char| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '“' | '《' | '（');
        match peek(name).is_some_and(kept) {
            true => heading::more(name, &mut frame.head(&bounded), &self.filing).is_some(),
            false => head(&bounded.source[frame.start..], &self.filing).0.len() != name.len(),
        }
    }

    /// Ends what stood before the first plain item.
    fn leave(&mut self) {
        self.drop_pending();
        self.close_item();
        self.close_heading();
        (self.marked, self.headed) = (true, true);
    }

    /// Makes an indicator of an item that has a name and a value and nothing else.
    fn take(&mut self, frame: &Frame<'a>) {
        let Frame { parts, def, .. } = frame;
        let ordinal_span = Span::new(frame.start, frame.category);
        self.filing.category = Some(def.category);
        self.filing.subcategory = def.subcategory;
        self.filing.bare = false;
        let unit_hint = match frame.bracketed {
            true => self.unit_hint(parts),
            false => None,
        };
        self.cell.indicators.push(Indicator {
            ordinal: Some(frame.number),
            ordinal_span: Some(ordinal_span),
            category: Some(def.category),
            subcategory: def.subcategory,
            heading: Some(Piece::of(self.cx.source, frame.category, frame.named)),
            name: parts.name,
            marker: parts.marker,
            unit_hint,
            span: Span::new(frame.start, parts.value.end() as usize),
            ..Indicator::default()
        });
        let Some(indicator) = self.cell.indicators.last_mut() else {
            return;
        };
        read_value(&self.cx, parts, &mut indicator.target);
        if self.filing.expected.is_some_and(|e| e != frame.number) {
            indicator.diagnostics.push(Diagnostic {
                code: Code::OrdinalJump,
                span: ordinal_span,
            });
        }
        self.filing.expected = Some(frame.number + 1);
    }

    /// The last item that was taken: other text may go on with its value, or stand under its heading.
    fn left_open(&mut self, parts: Parts<'a>) {
        self.heading = Heading {
            items: 1,
            first: self.cell.indicators.len() - 1,
            ..Heading::default()
        };
        self.open = Some(Open {
            value_end: parts.value.end() as usize,
            parts,
            by_lines: false,
            read: true,
            valued: false,
        });
    }

    /// Hands an item with points, a unit in brackets or the like to those who read them.
    fn hand_over(&mut self, frame: &Frame<'a>) {
        self.plain = false;
        let bounded = self.bounded(frame.end);
        let segment = Segment {
            start: frame.start,
            end: frame.end,
            next: frame.next,
            unstopped: false,
            marker: Some(frame.marker),
            markers: 1,
        };
        let found = frame.head(&bounded);
        self.filing.marker = true;
        self.file(&found, &bounded);
        self.with_marker(&found, &bounded, frame.parts, &segment);
    }
}

impl<'a> Frame<'a> {
    /// What those who read heads would say of it.
    fn head(&self, bounded: &Context<'a>) -> Head<'a> {
        let rest = |at: usize| &bounded.source[at..];
        Head {
            ordinal: Some(self.number),
            ordinal_text: Some((rest(self.start), rest(self.category))),
            category: Some(self.def.category),
            subcategory: self.def.subcategory,
            heading: Some((rest(self.category), rest(self.named))),
            colon: true,
            word: Some((&bounded.source[self.category..self.named], self.def)),
            ..Head::default()
        }
    }

    /// Whether name and value hold nothing that would have to be taken out of them.
    fn is_plain(&self) -> bool {
        let Parts { name, value, .. } = &self.parts;
        let closed = |text: &str| match text.as_bytes() {
            [.., 0xe4..=0xe9, _, _] | [.., b'0'..=b'9' | b'%'] => false,
            _ => last(text).is_none_or(is_close),
        };
        // Brackets at the end of a name may hold points, and at the end of a value too.
        let named = !name.is_empty() && (!closed(name.text) || points(name).is_none());
        let valued = !closed(value.text) || (!value.is_empty() && points(value).is_none());
        // (≥**%) is told of where the value has been read to its end.
        let hinted = self.bracketed && name.contains(['*', '＊']);
        named
            && valued
            && !hinted
            && rules(value.text).is_none()
            && !(self.told && value.len() > 12 && achieved(value.text).is_some())
    }
}

/// The number of an item: where its mark ends, its value, and how it is written.
fn ordinal(text: &str, at: usize) -> Option<(usize, u32, Style)> {
    let i = &text[at..];
    let (rest, number, style) = match *i.as_bytes() {
        [b'0'..=b'9', ..] | [0xef, 0xbc, 0x90..=0x99, ..] => {
            let (number, _, rest) = integer(i, 2)?;
            let c = peek(rest)?;
            let mark = match c {
                '、' => '、',
                _ => Some(crate::lexicon::twin(c)).filter(|c| matches!(c, '.' | ')'))?,
            };
            (&rest[c.len_utf8()..], number, Style::Marked(mark))
        }
        [b'(', ..] | [0xef, 0xbc, 0x88, ..] => {
            let (number, _, rest) = integer(after_first(i), 2)?;
            (eat(rest, &[')'])?, number, Style::Bracketed)
        }
        [0xe2, 0x91, ..] => {
            let (run, number) = heading::enclosed(peek(i)?)?;
            (after_first(i), number, Style::Enclosed(run))
        }
        _ => return None,
    };
    Some((text.len() - rest.len(), number, style))
}

/// The length of the stop, comma or line break that stands here; none at the end.
fn stop(bytes: &[u8]) -> usize {
    match bytes.first() {
        None => 0,
        Some(..0x80) => 1,
        Some(_) => 3,
    }
}

/// What stands from the comma before `word` on; nothing where no comma parts it from the name.
fn from_comma(text: &str, word: usize) -> &str {
    match last(&text[..word]) {
        Some(c @ (',' | '，')) => &text[word - c.len_utf8()..],
        _ => "",
    }
}

/// Whether a word ends in the 标 of 指标 and holds no other.
fn says_indicator(word: &str) -> bool {
    let chars = word.as_bytes().chunks(3);
    let mut marks = chars.map(|c| c == "标".as_bytes() || c == "標".as_bytes());
    marks.next_back() == Some(true) && !marks.any(|mark| mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many items of a text are taken before the first that is left.
    fn items(text: &str) -> usize {
        let mut reader = Reader::new(Context::plain(text));
        reader.framed(0);
        reader.cell.indicators.len()
    }

    /// So that a name without 标 needs no look for them.
    #[test]
    fn item_words_hold_a_mark_or_begin_with_a_number() {
        for (word, ()) in crate::lexicon::ITEM_WORD.words() {
            let numeral = peek(&word).map(crate::lexicon::numeral);
            let numbered = numeral != Some(crate::lexicon::Numeral::None);
            assert!(word.contains('标') || numbered, "{word}");
        }
    }

    #[test]
    fn the_well_formed_are_taken_and_the_doubtful_left() {
        for (text, count) in [
            ("1、产出指标：培训场次，年度指标值：5场。", 1),
            (
                "1.产出指标:人数（人）,指标值:5；\n2.效益指标:节约2万元,指标值:≥90.5%",
                2,
            ),
            (
                "（1）产出指标：人数，指标值：5；（2）效益指标：收入，指标值：6",
                2,
            ),
            ("①产出指标：人数，指标值：5；②效益指标：收入，指标值：6", 2),
            ("1、产出指标：培训，年度指标值：5场。其中：3场。", 1),
            (
                "1、产出指标：人数，指标值：5。2、产出指标：A；B，指标值：6。",
                1,
            ),
        ] {
            assert_eq!(items(text), count, "{text}");
        }
        for text in [
            "",
            "产出指标：培训场次，年度指标值：5场。",
            "1、数量：培训场次，年度指标值：5场。",
            "1、产出指标：数量指标：培训，年度指标值：5场。",
            "1、产出指标：A；B，年度指标值：5场。",
            "1、产出指标：产值，年度指标值：5万元。",
            "1、产出指标：人数**，年度指标值：5万元。",
            "1、产出指标：培训，年度指标值：1、规划2、评审。",
            "1、产出指标：培训，年度指标值：5场（含",
        ] {
            assert_eq!(items(text), 0, "{text}");
        }
    }
}
