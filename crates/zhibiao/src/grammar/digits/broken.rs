//! Digits that a narrow column broke: `≥10⏎00份`, `3.⏎5公里`, `1,2⏎00元`, `9⏎5%`.
//!
//! ```text
//! rejoined = *DIGIT LF "0" 1*DIGIT unit / 1*DIGIT "." LF 1*DIGIT unit     ; no number begins with two zeros or ends in a point
//!          / group "," LF 3DIGIT unit / group "," 1*2DIGIT LF 1*2DIGIT unit
//!          / DIGIT LF DIGIT "%" / "10" LF "0%"
//! ```
//! Refused: `1200⏎1300人`, which are two numbers as well, and a number before a list's mark.

use super::super::cursor::*;
use super::super::han::multiplier;
use super::Mantissa;
use crate::lexicon::{UNIT_WORDS, UNITS, twin};

/// How many digits the other half has at most.
const LONGEST: usize = 9;

impl Mantissa {
    /// `00人` behind 1 and a line break: the other half of digits that a narrow column broke.
    pub(super) fn broken<'a>(&mut self, i: &str, rest: &'a str) -> Option<&'a str> {
        let mut near = rest.bytes().take("，００\n".len());
        let end = near.position(|byte| matches!(byte, b'\n' | b'\r'))?;
        let behind = skip_break(&rest[end..]);
        let half = i.len() - rest.len() + end;
        let group = eat(&rest[..end], &[',']).unwrap_or(&rest[..end]);
        let digits = group.chars().all(|c| twin(c).is_ascii_digit());
        if !digits || !rejoins(&i[..half], behind) {
            return None;
        }
        let (_, _, after) = integer(behind, LONGEST)?;
        let other = &behind[..behind.len() - after.len()];
        let figures = group.chars().chain(other.chars()).map(twin);
        figures
            .filter_map(|c| c.to_digit(10))
            .for_each(|d| self.push(d as u8));
        (self.plain, self.spaced) = (0, true);
        Some(after)
    }
}

/// Whether digits behind a line break go on with the number that ends before it.
pub(in super::super) fn rejoins(before: &str, behind: &str) -> bool {
    let Some((_, count, rest)) = integer(behind, LONGEST) else {
        return false;
    };
    if !measured(rest) {
        return false;
    }
    let figure = |c: &char| twin(*c).is_ascii_digit();
    let mut own = before.chars().rev();
    match own.next().map(twin) {
        Some('.') => own.next().is_some_and(|c| figure(&c)),
        Some(',') => count == 3 && own.next().is_some_and(|c| figure(&c)),
        Some(last) if last.is_ascii_digit() => {
            let zeros = eat(behind, &['0']).is_some() && count > 1;
            zeros || ends_group(before, count) || shares(before, behind, rest)
        }
        _ => false,
    }
}

/// `1,2` before two digits more: whether a group of thousands lacks so many.
fn ends_group(before: &str, lacks: usize) -> bool {
    let mut own = before.chars().rev().map(twin);
    let group = own.by_ref().take_while(char::is_ascii_digit).count();
    let comma = before.chars().rev().nth(group).map(twin) == Some(',');
    comma && group + lacks == 3 && own.next().is_some_and(|c| c.is_ascii_digit())
}

/// `9` before `5%`, `10` before `0%`: a share of no more than all.
fn shares(before: &str, behind: &str, rest: &str) -> bool {
    let whole = before.trim_end_matches(is_figure).len();
    let half = integer(&before[whole..], 2).filter(|(_, _, rest)| rest.is_empty());
    let other = integer(behind, 1).filter(|(_, _, after)| after.len() == rest.len());
    let Some(((half, count, _), (other, _, _))) = half.zip(other) else {
        return false;
    };
    let whole = half == 10 && other == 0;
    eat(rest, &['%']).is_some() && half > 0 && (count == 1 || whole)
}

/// Whether a unit of counts or amounts, 万 or % stands behind digits.
fn measured(i: &str) -> bool {
    let unit = UNIT_WORDS.longest(i);
    let unit = unit.map(|(_, index)| UNITS[index as usize]);
    unit.is_some_and(|unit| unit.additive) || multiplier(i).is_some() || eat(i, &['%']).is_some()
}
