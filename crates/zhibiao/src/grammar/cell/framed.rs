//! Cells in the well-formed layout, cut without looking for any other.
//!
//! ```text
//! framed = 1*( number ("、" / "." / "）") category colon name marker colon value stop *LF )
//! ```
//! One pass over the bytes finds where the parts of each item stand; the parts are then read as those of any other
//! cell. The whole cell is left to the general rules as soon as anything in it could mean more: an everyday word as
//! category, a second 值, a stop inside a name, a number that a list could go on with, a bracket without a partner.
//! So this lane never decides; a test holds it to what the general rules read.
//!
//! Accepted: `1、产出指标：培训场次，年度指标值：5场。`. Refused: `1、数量：…`, `1、产出指标：A；B，年度指标值：5。`.

use smallvec::SmallVec;

use super::super::context::Context;
use super::super::cursor::*;
use super::super::heading::{self, Filing, Head, head};
use super::super::item::{Parts, marked, trimmed, value};
use super::super::segment::{Segment, skip_brackets};
use super::Reader;
use crate::lexicon::NameDef;
use crate::span::Piece;

/// The items of a cell; most cells have fewer than five.
type Frames<'a> = SmallVec<[Frame<'a>; 4]>;

/// Where the parts of an item stand.
pub(super) struct Frame<'a> {
    start: usize,
    number: u32,
    /// Behind the number and its mark: the category.
    category: usize,
    /// Behind the category's words.
    named: usize,
    def: NameDef,
    /// Where the marker's 值 stands.
    marker: usize,
    parts: Parts<'a>,
    end: usize,
    next: usize,
}

/// The items of a cell that is well-formed throughout.
pub(super) fn frames<'a>(cx: &Context<'a>) -> Option<Frames<'a>> {
    let text = cx.source;
    // As in the quick lane of values, words of the caller's own turn it off.
    if !cx.options.is_standard() || digit(text).is_none() {
        return None;
    }
    let mut found = Frames::new();
    let mut filing = Filing {
        marker: true,
        ..Filing::default()
    };
    let mut at = 0;
    let mut marker = "";
    while at < text.len() {
        let frame = frame(cx, at, &mut filing, &mut marker)?;
        at = frame.next;
        while let Some(b'\n' | b'\r') = text.as_bytes().get(at) {
            at += 1;
        }
        found.push(frame);
    }
    Some(found)
}

/// One item. `known` is the marker of the one before it, from its comma to its colon: most cells repeat it.
fn frame<'a>(
    cx: &Context<'a>,
    start: usize,
    filing: &mut Filing<'a>,
    known: &mut &'a str,
) -> Option<Frame<'a>> {
    let text = cx.source;
    let bytes = text.as_bytes();
    let (number, _, rest) = integer(&text[start..], 2)?;
    let rest = mark(rest)?;
    let category = text.len() - rest.len();
    let (length, def) = filing.category_at(rest)?;
    let word = &rest[..length];
    if def.bare || !says_indicator(word) {
        return None;
    }
    filing.see(Some((word, def)));
    let named = category + length;
    let body = named + colon(&bytes[named..])?;
    let marker = part(text, body, true)?;
    let value_at = marker + "值".len();
    let value_at = value_at + colon(&bytes[value_at..])?;
    let end = part(text, value_at, false)?;
    let bounded = Context {
        source: &text[..end],
        options: cx.options,
    };
    // A name that could be more of the head is looked at by those who read heads.
    if heading::may_go_on(&bounded.source[body..], filing)
        && bounded.at(head(&bounded.source[start..], filing).0) != body
    {
        return None;
    }
    let parts = match !known.is_empty() && text[body..value_at].ends_with(*known) {
        true => {
            let comma = peek(known).map_or(0, char::len_utf8);
            let word = value_at - known.len() + comma;
            Parts {
                name: trimmed(&bounded, body, word),
                marker: Some(Piece::of(text, word, marker + "值".len())),
                value: value(&bounded, value_at, end),
                ..Parts::default()
            }
        }
        false => marked(&bounded, body, end, marker)?,
    };
    if let Some(word) = parts.marker {
        *known = from_comma(&text[body..value_at], word.start as usize - body);
    }
    Some(Frame {
        start,
        number,
        category,
        named,
        def,
        marker,
        parts,
        end,
        next: end + peek(&text[end..]).map_or(0, char::len_utf8),
    })
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

/// The text after the mark behind a number.
fn mark(i: &str) -> Option<&str> {
    let c = peek(i)?;
    matches!(crate::lexicon::twin(c), '、' | '.' | ')').then(|| &i[c.len_utf8()..])
}

/// The length of the colon that stands here.
fn colon(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b':', ..] => Some(1),
        [0xef, 0xbc, 0x9a, ..] => Some(3),
        _ => None,
    }
}

/// What a first byte asks for: 1 to 4 to pass that many, or to look closer.
const LOOK: u8 = 0;
const STEPS: [u8; 256] = {
    let mut steps = [1u8; 256];
    let mut byte = 0x80;
    while byte < 256 {
        steps[byte] = match byte {
            0xc3..=0xdf => 2,
            0xe4 | 0xe7..=0xe9 => 3,
            _ => LOOK,
        };
        byte += 1;
    }
    let looked = *b"\0\t\n\r 0123456789;()[]{}";
    let mut i = 0;
    while i < looked.len() {
        steps[looked[i] as usize] = LOOK;
        i += 1;
    }
    steps
};

/// Where a name's marker (its 值) or a value's stop stands; `None` where anything else would have to be decided.
fn part(text: &str, from: usize, name: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        let step = STEPS[byte as usize];
        if step != LOOK {
            at += step as usize;
            continue;
        }
        // 值, 标 and 標 share their first bytes with a thousand others.
        if matches!(byte, 0xe5 | 0xe6) && !matches!(bytes[at + 1], 0x80 | 0xa0 | 0xa8) {
            at += 3;
            continue;
        }
        at += match (byte, bytes.get(at + 1), bytes.get(at + 2)) {
            (0xe5, Some(0x80), Some(0xbc)) => return name.then_some(at),
            // 値, its twin
            (0xe5, Some(0x80), Some(0xa4)) => return None,
            (0xe6, Some(0xa0), Some(0x87)) | (0xe6, Some(0xa8), Some(0x99)) => {
                let word = text[..at].ends_with(['指', '目']);
                let valued = bytes[at..].starts_with("标值".as_bytes());
                (!word || valued).then_some(3)?
            }
            (0xe5 | 0xe6, ..) => 3,
            (b'0'..=b'9', ..) | (0xef, Some(0xbc), Some(0x90..=0x99)) => number(text, at)? - at,
            (b' ', ..) => 1,
            // ± ² ³ ·, but no space.
            (0xc2, Some(0xb1..=0xb7), _) => 2,
            // ≥ ≤ ⩾ ═ ℃, dashes and quotes, but no space.
            (0xe2, Some(0x84 | 0x89 | 0x95 | 0xa9), _) => 3,
            (0xe2, Some(0x80), Some(0x90..=0xae | 0xb0..)) => 3,
            (0xe3, Some(0x80), Some(0x81 | 0x88..=0x8b)) => 3,
            (0xef, Some(0xbc), Some(0x85 | 0x8b..=0x8d | 0x8f | 0x9a | 0x9c..=0x9e)) => 3,
            (0xef, Some(0xbd), Some(0x9e)) => 3,
            (b'(', ..) | (0xef, Some(0xbc), Some(0x88)) => bracket(text, at)?,
            (b'\n' | b'\r' | b';', ..)
            | (0xe3, Some(0x80), Some(0x82))
            | (0xef, Some(0xbc), Some(0x9b)) => return (!name).then_some(at),
            _ => return None,
        };
    }
    (!name).then_some(at)
}

/// Where a run of digits ends behind which no list goes on.
fn number(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while let Some((_, width)) = digit(&text[at..]) {
        at += width;
    }
    let marked = match &text.as_bytes()[at..] {
        [b'.' | b':', b'0'..=b'9', ..] => false,
        [b'.' | b':' | b')' | b' ' | b'\t' | 0xc2, ..] => true,
        [0xe2, 0x80, 0x80..=0x8b | 0xaf, ..] | [0xe2, 0x81, ..] => true,
        [0xe3, 0x80, 0x80 | 0x81, ..] => true,
        [0xef, 0xbc, 0x89 | 0x8e | 0x9a, ..] | [0xef, 0xb8 | 0xbb, ..] => true,
        _ => false,
    };
    (!marked).then_some(at)
}

/// The length of a bracket with what it holds, unless it is a list's mark or has no partner.
fn bracket(text: &str, at: usize) -> Option<usize> {
    let i = &text[at..];
    let inside = after_first(i);
    let listed = peek(inside).is_some_and(|c| is_space(c) || digit(inside).is_some());
    let rest = skip_brackets(i);
    (!listed && rest.len() < inside.len()).then(|| i.len() - rest.len())
}

impl<'a> Reader<'a> {
    /// An item of a well-formed cell.
    pub(super) fn framed(&mut self, frame: &Frame<'a>) {
        let bounded = Context {
            source: &self.cx.source[..frame.end],
            options: self.cx.options,
        };
        let rest = |at: usize| &bounded.source[at..];
        let found = Head {
            ordinal: Some(frame.number),
            ordinal_text: Some((rest(frame.start), rest(frame.category))),
            category: Some(frame.def.category),
            subcategory: frame.def.subcategory,
            heading: Some((rest(frame.category), rest(frame.named))),
            colon: true,
            word: Some((&bounded.source[frame.category..frame.named], frame.def)),
            ..Head::default()
        };
        let segment = Segment {
            start: frame.start,
            end: frame.end,
            next: frame.next,
            unstopped: false,
            marker: Some(frame.marker),
            markers: 1,
        };
        self.filing.marker = true;
        self.file(&found, &bounded);
        self.with_marker(&found, &bounded, frame.parts, &segment);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_well_formed_are_taken_and_the_doubtful_left() {
        let items = |text| frames(&Context::plain(text)).map(|found| found.len());
        for (text, count) in [
            ("1、产出指标：培训场次，年度指标值：5场。", 1),
            (
                "1.产出指标:人数（人）,指标值:5；\n2.效益指标:节约2万元,指标值:≥90.5%",
                2,
            ),
        ] {
            assert_eq!(items(text), Some(count), "{text}");
        }
        for text in [
            "",
            "产出指标：培训场次，年度指标值：5场。",
            "1、数量：培训场次，年度指标值：5场。",
            "1、产出指标：数量指标：培训，年度指标值：5场。",
            "1、产出指标：A；B，年度指标值：5场。",
            "1、产出指标：产值，年度指标值：5万元。",
            "1、产出指标：培训，年度指标值：1、规划2、评审。",
            "1、产出指标：培训，年度指标值：5场（含",
            "1、产出指标：培训，年度指标值：5场。其中：3场。",
        ] {
            assert_eq!(items(text), None, "{text}");
        }
    }
}
