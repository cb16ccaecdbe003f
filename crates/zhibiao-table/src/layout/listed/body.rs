//! The lines below a header: levels where they begin, and the rows of cells between them.

use std::borrow::Cow;
use std::ops::Range;

use zhibiao::header::sign;
use zhibiao::lexicon::{NameDef, twin};
use zhibiao::{Category, Subcategory};

use super::cut::{Cut, Seen, seen};
use super::head::{Header, without_first};
use super::{Field, Out, joined};
use crate::diagnostic::TableCode;
use crate::error::TableError;
use crate::layout::words::{category, is_page_number};

/// Lines that a narrow column breaks a level into at most, and bytes of its name.
const PIECES: usize = 4;
const LEVEL_BYTES: usize = 60;
/// Bytes of a line that a note may go on with.
const LONG: usize = 400;

/// A level and the lines it takes.
pub(super) struct Level {
    def: NameDef,
    count: usize,
    /// Written out: 产出指标 rather than 产出.
    whole: bool,
}

/// What a stretch of lines is.
enum Part {
    Level { first: bool, lines: Range<usize> },
    Block(Range<usize>),
}

/// The level that the first lines name, in one piece or broken (`服务对象` `满意度指标`).
pub(super) fn level_at(lines: &[Field<'_>]) -> Option<Level> {
    let broken = (2..=lines.len().min(PIECES)).rev();
    let broken = broken.filter_map(|count| {
        let pieces = &lines[..count];
        let han = |(_, text): &Field<'_>| {
            text.chars()
                .all(|c| c.is_alphabetic() || "()（）".contains(c))
        };
        let plain = pieces.iter().map(|(_, text)| text.len()).sum::<usize>() <= LEVEL_BYTES
            && pieces.iter().all(han)
            && written_out(&pieces[count - 1].1);
        let def = category(&joined(pieces, "")).filter(|_| plain)?;
        let first = category(&pieces[0].1).is_some();
        // 社会 效益指标 is one level, 产出指标 数量指标 and 完成 质量指标 are not.
        let apart = (1..count).any(|from| {
            let rest = category(&joined(&pieces[from..], ""));
            rest.is_some_and(|rest| {
                let other = rest.subcategory.is_some() && rest.category != Category::Satisfaction;
                first || other || def.subcategory.is_none()
            })
        });
        (!apart).then_some(Level {
            def,
            count,
            whole: true,
        })
    });
    broken.into_iter().next().or_else(|| {
        let text = &lines.first()?.1;
        let def = category(text).filter(|_| text.len() <= LEVEL_BYTES)?;
        let whole = written_out(text);
        Some(Level {
            def,
            count: 1,
            whole,
        })
    })
}

/// `数量指标`, `标` of it, `产出指标（50分）`.
pub(super) fn written_out(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| !c.is_alphabetic() || c == '分');
    end.chars().next_back().map(twin) == Some('标')
}

/// Passes on the rows of a body.
pub(super) fn read<'a>(
    header: &Header<'a>,
    lines: &[Field<'a>],
    out: &mut Out<'_, 'a>,
) -> Result<(), TableError> {
    let mut lines = without_breaks(header, lines, out);
    if header.numbers() {
        // Each row ends in the number of the next.
        lines = without_first(&lines).to_vec();
        lines.extend(lines.last().map(|(row, _)| (*row, Cow::Borrowed(""))));
    }
    let parts = parts(&lines);
    let blocks = parts.iter().filter_map(|part| match part {
        Part::Block(range) => Some(&lines[range.clone()]),
        Part::Level { .. } => None,
    });
    let cut = Cut::of(&header.columns, blocks);
    if let Some(left) = cut.left_out() {
        out.say(TableCode::GuessedLines, header.row, header.name(left));
    }
    let alone = without_level2(&parts, &lines);
    let mut levels: [Option<Cow<'a, str>>; 2] = [None, None];
    for (index, part) in parts.iter().enumerate() {
        match part {
            Part::Level {
                first,
                lines: range,
            } => {
                let above = index.checked_sub(1).map(|above| &parts[above]);
                let empty =
                    matches!(above, Some(Part::Level { first: above, .. }) if *first || !above);
                let before = match first {
                    true => levels[1].take().or(levels[0].take()),
                    false => levels[1].take(),
                };
                if let Some(before) = before.filter(|_| empty) {
                    out.say(TableCode::SkippedRow, lines[range.start - 1].0, &before);
                }
                if alone.contains(&index) || !first && !alone.is_empty() {
                    let (row, text) = &lines[range.start];
                    out.say(TableCode::GuessedLines, *row, text);
                }
                levels[usize::from(!first)] = Some(joined(&lines[range.clone()], ""));
            }
            Part::Block(range) => {
                for row in cut.rows(&lines[range.clone()], out) {
                    let own = levels
                        .each_mut()
                        .map(|level| level.take().unwrap_or_default());
                    let before = std::iter::repeat_n(Cow::Borrowed(""), header.before);
                    let cells = row.cells.into_iter().take(header.cells());
                    out.row(row.number, before.chain(own).chain(cells))?;
                }
            }
        }
    }
    Ok(())
}

/// Without what stands where a page ended: its number, and the header again. A note in brackets goes on with the line above.
fn without_breaks<'a>(
    header: &Header<'a>,
    lines: &[Field<'a>],
    out: &mut Out<'_, 'a>,
) -> Vec<Field<'a>> {
    let mut kept: Vec<Field<'a>> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some((row, text)) = lines.get(at) {
        let again = header.is_again(&lines[at..]);
        if let Some(above) = kept
            .last_mut()
            .filter(|above| above.1.len() <= LONG && header.is_note(text))
        {
            above.1 = Cow::Owned(format!("{}{text}", above.1));
            if category(&above.1).is_none() {
                out.say(TableCode::GuessedLines, above.0, &above.1);
            }
            at += 1;
            continue;
        }
        match again || is_page_number(text) {
            true => out.say(TableCode::SkippedRow, *row, text),
            false => kept.push((*row, text.clone())),
        }
        at += if again { header.lines } else { 1 };
    }
    kept
}

/// A level 2 in the middle of its merged cell is copied behind its first rows, which then stand below level 1 alone; the
/// levels 1 for which that is so. Where one is, nothing tells in which rows the other levels begin.
fn without_level2(parts: &[Part], lines: &[Field<'_>]) -> Vec<usize> {
    let alone = |at: &usize| match (&parts[*at], parts.get(at + 1)) {
        (
            Part::Level {
                first: true,
                lines: level,
            },
            Some(Part::Block(_)),
        ) => !ends_levels(&lines[level.clone()]),
        _ => false,
    };
    let second = |part: &Part| matches!(part, Part::Level { first: false, .. });
    match parts.iter().any(second) {
        true => (0..parts.len()).filter(alone).collect(),
        false => Vec::new(),
    }
}

/// 满意度指标 and 成本指标 often have no level 2.
fn ends_levels(lines: &[Field<'_>]) -> bool {
    let def = category(&joined(lines, ""));
    def.is_some_and(|def| matches!(def.category, Category::Satisfaction | Category::Cost))
}

/// Tells levels from the cells between them.
fn parts(lines: &[Field<'_>]) -> Vec<Part> {
    // Whether levels of either depth are written out, so that 社会效益 is a name.
    let mut whole = [false; 2];
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let level = level_at(rest);
        if let Some(level) = &level {
            whole[usize::from(level.def.subcategory.is_some())] |= level.whole;
        }
        at += level.map_or(1, |level| level.count);
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut above = None;
    let mut at = 0;
    while at < lines.len() {
        let level = level_at(&lines[at..]).filter(|level| {
            let depth = usize::from(level.def.subcategory.is_some());
            (level.whole || !whole[depth]) && !is_valued(lines.get(at + level.count))
        });
        let Some(level) = level else {
            match parts.last_mut() {
                Some(Part::Block(range)) => range.end = at + 1,
                _ => parts.push(Part::Block(at..at + 1)),
            }
            at += 1;
            continue;
        };
        let next = level_at(lines.get(at + level.count..).unwrap_or_default());
        // 满意度指标 满意度指标: level 2 is named as level 1.
        let again = matches!(parts.last(), Some(Part::Level { first: true, .. }))
            && above == Some(level.def.category);
        let first = !again && is_first(&level.def, above, next.as_ref());
        if first {
            above = Some(level.def.category);
        }
        let lines = at..at + level.count;
        at = lines.end;
        parts.push(Part::Level { first, lines });
    }
    parts
}

/// Whether a value follows, so that what stands before it is a name.
fn is_valued(next: Option<&Field<'_>>) -> bool {
    next.is_some_and(|(_, text)| sign(text).is_some() || seen(text) == Seen::Value)
}

/// Whether a level is one of level 1. 成本指标 is either.
fn is_first(def: &NameDef, above: Option<Category>, next: Option<&Level>) -> bool {
    match def.subcategory {
        None => true,
        Some(Subcategory::OutputCost) => {
            let cost = |next: &Level| next.def.category == Category::Cost;
            next.is_some_and(cost) || above.is_some_and(|above| above != Category::Output)
        }
        Some(_) => false,
    }
}
