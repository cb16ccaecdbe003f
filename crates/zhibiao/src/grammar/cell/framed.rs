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
//! Accepted: `1、产出指标：培训场次，年度指标值：5场。`. Refused: `1、数量：…`, `1、产出指标：A；B，年度指标值：5。`, and an item before words
//! that no number opens (`5场。其中3场`).

mod frame;
mod part;

use super::super::brackets::is_close;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::heading::{self, head};
use super::super::item::marked;
use super::super::parts::{Parts, trimmed, value};
use super::super::segment::{Listed, Segment, Style, breaks_value};
use super::close::read_value;
use super::{Heading, Open, Reader};
use crate::lexicon::{CATEGORY, NameDef};
use crate::model::Indicator;
use crate::span::{Piece, Span};
use frame::{Frame, Front, from_comma, ordinal, says_indicator, stop};
use part::{Part, colon, part};

/// The form's own marker, which is looked for first.
const MARKER: &str = "，年度指标值：";

impl<'a> Reader<'a> {
    /// Reads the well-formed items from `at` on; where the next other one begins, and the last one's number.
    pub(super) fn framed(&mut self, at: usize) -> Option<(usize, Listed)> {
        let bytes = self.cx.source.as_bytes();
        let mut known = MARKER;
        let mut start = at;
        let mut read = None;
        // Whether the item before was taken: nothing has to be done about it but when others go on.
        let mut taken = false;
        while let Some(frame) = &self.frame(start, &mut known) {
            let mut next = frame.next;
            // A line break or a space may be part of what follows, but not before a number.
            while let Some(b'\n' | b'\r' | b' ') = bytes.get(next) {
                next += 1;
            }
            // 5场。其中3场, 3辆。2购…: words behind the stop may belong to the item, and digits that number nothing.
            let behind = peek(&self.cx.source[next..]);
            let numbered = || ordinal(self.cx.source, next).is_some();
            if behind
                .is_some_and(|c| is_han(c) || matches!(c, '0'..='9' | '０'..='９') && !numbered())
            {
                break;
            }
            start = next;
            read = Some((frame.next, frame.listed));
            self.extended = None;
            let plain = frame.is_plain();
            if plain {
                if !taken {
                    self.leave();
                }
                self.take(frame);
            } else {
                self.hand_over(frame);
            }
            taken = plain;
        }
        if taken {
            self.left_open();
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
        let front = Front {
            start,
            number,
            category,
            named,
            def,
        };
        if breaks_value(text, start, end) {
            return None;
        }
        let name = &text[body..end];
        if text[body..marker].contains(['（', '(']) && is_level_and_item(name) {
            return None;
        }
        if heading::may_go_on(name, !worded.loose) && self.head_goes_on(&front, end, name) {
            return None;
        }
        let parts = match worded.comma {
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
                    // 资助人数，年度指值：指标值：5: the first 值 is no marker's.
                    if word.end() as usize > value_at {
                        return None;
                    }
                    *known = from_comma(&text[body..value_at], word.start as usize - body);
                }
                parts
            }
        };
        if holds_more(&worded, &valued, &parts) {
            return None;
        }
        Some(Frame {
            front,
            listed: match worded.one || valued.one {
                true => (Style::Marked('.'), 1),
                false => (style, number),
            },
            marker,
            spaced: worded.loose && parts.name.contains(' '),
            parts,
            bracketed: worded.bracketed,
            noted: valued.bracketed,
            told: valued.told,
            end,
            next: end + stop(&bytes[end..]),
        })
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
    fn head_goes_on(&mut self, front: &Front, end: usize, name: &'a str) -> bool {
        self.filing.marker = true;
        let bounded = self.bounded(end);
        // What stands in brackets or quotes can be a category; other marks before it may be left out.
        let kept = |c: char| is_han(c) || c.is_ascii_alphanumeric() || c == '（' || opens_quote(c);
        match peek(name).is_some_and(kept) {
            true => heading::more(name, &mut front.head(&bounded), &self.filing).is_some(),
            false => head(&bounded.source[front.start..], &self.filing).0.len() != name.len(),
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
        let Frame { front, parts, .. } = frame;
        let def = &front.def;
        let ordinal_span = Span::new(front.start, front.category);
        let own = def.subcategory.is_none().then_some(def.category);
        self.filing.level = self.filing.level(Some(def.category), own);
        self.filing.category = Some(def.category);
        self.filing.subcategory = def.subcategory;
        self.filing.bare = false;
        let unit_hint = match frame.bracketed {
            true => self.unit_hint(parts),
            false => None,
        };
        // Made where it goes: it is large, and most of it stays as it is.
        let indicators = &mut self.cell.indicators;
        indicators.resize_with(indicators.len() + 1, Indicator::default);
        let Some(indicator) = indicators.last_mut() else {
            return;
        };
        indicator.ordinal = Some(front.number);
        indicator.ordinal_span = Some(ordinal_span);
        indicator.category = Some(def.category);
        indicator.subcategory = def.subcategory;
        indicator.heading = Some(Piece::of(self.cx.source, front.category, front.named));
        indicator.name = parts.name;
        indicator.marker = parts.marker;
        indicator.unit_hint = unit_hint;
        indicator.span = Span::new(front.start, parts.value.end() as usize);
        read_value(&self.cx, parts, &mut indicator.target);
        self.count(Some(front.number), Some(ordinal_span), false);
    }

    /// The last item that was taken: other text may go on with its value, or stand under its heading.
    fn left_open(&mut self) {
        let Some(indicator) = self.cell.indicators.last() else {
            return;
        };
        let parts = Parts {
            name: indicator.name,
            marker: indicator.marker,
            value: indicator.target.text,
            ..Parts::default()
        };
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
            start: frame.front.start,
            end: frame.end,
            next: frame.next,
            unstopped: false,
            marker: Some(frame.marker),
            markers: 1,
        };
        let found = frame.front.head(&bounded);
        self.filing.marker = true;
        self.file(&found, &bounded);
        self.with_marker(&found, &bounded, frame.parts, &segment);
    }
}

/// Whether name and value may hold another marker, another item, or words that say what they are.
fn holds_more(worded: &Part, valued: &Part, parts: &Parts<'_>) -> bool {
    // Another marker inside the value leaves in doubt where it ends. Behind the marker that was known only brackets may hold one.
    let marked = (valued.bracketed || worded.comma.is_none()) && parts.value.contains(['值', '値']);
    // 50%  可持续影响：管护机制健全: another item may begin behind the space.
    let another = valued.loose && valued.coloned;
    // 120，计量单位：人
    let said = |text: &str| super::keyed::closes(text).is_some();
    let keyed =
        || (worded.coloned && said(parts.name.text)) || (valued.coloned && said(parts.value.text));
    marked || another || keyed()
}

/// `服务对象满意度（归档≥50%），…`: a level, and an item of its own in brackets.
fn is_level_and_item(name: &str) -> bool {
    let inside = || name.split(is_close).next()?.split(is_round).nth(1);
    let level = || CATEGORY.longest(name).map(|(length, _)| &name[length..]);
    inside().is_some_and(|held| held.contains(is_figure))
        && level().is_some_and(|behind| eat(behind, &['(']).is_some())
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
    fn item_words_hold_a_mark_or_begin_with_what_is_asked() {
        for (word, ()) in crate::lexicon::ITEM_WORD.words() {
            let numeral = peek(&word).map(crate::lexicon::numeral);
            let numbered = numeral != Some(crate::lexicon::Numeral::None);
            let asked = word.starts_with('名');
            assert!(word.contains('标') || numbered || asked, "{word}");
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
            ("1、产出指标：培训，年度指标值：5场。其中：3场。", 0),
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
