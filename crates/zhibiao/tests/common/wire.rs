//! The wire form says the same in bytes, code points and UTF-16 code units.

use zhibiao::wire::{self, Offsets};
use zhibiao::{Cell, Language, Target};

use super::{Verdict, ensure};

/// Cuts what a converted span names, with the means of the language that counts so.
pub struct Cutter {
    bytes: Vec<u8>,
    points: Vec<char>,
    utf16: Vec<u16>,
}

impl Cutter {
    pub fn new(text: &str) -> Cutter {
        Cutter {
            bytes: text.as_bytes().to_vec(),
            points: text.chars().collect(),
            utf16: text.encode_utf16().collect(),
        }
    }

    /// `None` where the span is out of bounds or cuts a character.
    pub fn cut(&self, span: wire::Span, offsets: Offsets) -> Option<String> {
        let range = span.start as usize..span.end as usize;
        match offsets {
            Offsets::Bytes => String::from_utf8(self.bytes.get(range)?.to_vec()).ok(),
            Offsets::CodePoints => Some(self.points.get(range)?.iter().collect()),
            Offsets::Utf16 => String::from_utf16(self.utf16.get(range)?).ok(),
        }
    }
}

/// Every span of the three wire forms cuts its own words.
pub fn check(text: &str, target: &Target<'_>, cell: &Cell<'_>) -> Verdict {
    let cutter = Cutter::new(text);
    let mut cuts: Option<Vec<String>> = None;
    for offsets in [Offsets::Bytes, Offsets::CodePoints, Offsets::Utf16] {
        let mut found = Vec::new();
        let value = wire::Target::new(target, text, offsets, Language::English);
        spans(&value, &mut |span, words| {
            found.push((span, words.map(str::to_owned)))
        });
        let cell = wire::Cell::new(cell, offsets, Language::Chinese);
        for indicator in &cell.indicators {
            found.push((indicator.span, None));
            found.extend(indicator.diagnostics.iter().map(|d| (d.span, None)));
            spans(&indicator.target, &mut |span, words| {
                found.push((span, words.map(str::to_owned)))
            });
        }
        found.extend(cell.diagnostics.iter().map(|d| (d.span, None)));
        let mut now = Vec::new();
        for (span, words) in found {
            let cut = cutter.cut(span, offsets);
            let cut = cut.ok_or_else(|| format!("{offsets:?} span {span:?} is not in the text"))?;
            ensure!(
                words.is_none_or(|w| w == cut),
                "{offsets:?} span {span:?} cuts {cut:?}"
            );
            now.push(cut);
        }
        ensure!(
            *cuts.get_or_insert_with(|| now.clone()) == now,
            "{offsets:?} cuts other words"
        );
    }
    Ok(())
}

fn spans(target: &wire::Target, visit: &mut dyn FnMut(wire::Span, Option<&str>)) {
    for measure in &target.measures {
        visit(measure.span, Some(&measure.text));
    }
    for date in &target.dates {
        visit(date.span, Some(&date.text));
    }
    for diagnostic in &target.diagnostics {
        visit(diagnostic.span, None);
    }
}
