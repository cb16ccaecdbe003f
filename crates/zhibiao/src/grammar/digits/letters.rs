//! Letters that multiply as typed in haste: 10`w`, 5`k`人.
//!
//! Accepted: 3.5`W`元, 10`w`株, 3`w`-5w元. Refused: 40`W`台灯 (watts), 5`K` (a name).

use crate::grammar::clause_end::{counts_on, ends_or_joins, ends_or_noted};
use crate::grammar::cursor::*;
use crate::grammar::dash::dash;
use crate::lexicon::{AFTER, TYPED, UNIT_STOP};

/// `w元`, `k人`, `M元`: 万, 千 and 百万 as typed in haste. No watts and no kilometres of road stand before such a unit.
pub(in crate::grammar) fn letter(i: &str) -> Option<(&str, u32)> {
    let exponent = match folded(i)? {
        'w' | 'W' => 4,
        'k' | 'K' => 3,
        'M' if eat(after_first(i), &['元']).is_some() => 6,
        _ => return None,
    };
    let rest = after_first(i);
    // 3w-5w元, 5w+人
    let second = dash(rest).map(|r| {
        r.trim_start_matches(|c: char| matches!(crate::lexicon::twin(c), '0'..='9' | '.'))
    });
    let near = second.filter(|r| folded(r) == folded(i)).unwrap_or(i);
    let counted = after_first(near);
    // 阅读量10w+
    if exponent == 4 && eat(counted, &['+']).is_some_and(ends_or_joins) {
        return Some((rest, exponent));
    }
    let counted = eat(counted, &['+']).unwrap_or(counted);
    // 10W株苗木: where the lexicon knows that W is no watt, it multiplies.
    let listed = || exponent == 4 && UNIT_STOP.longest(near).is_some();
    let typed = TYPED.longest(counted).is_some()
        || counts_on(counted, i.starts_with(['w', 'k']))
        || listed();
    typed.then_some((rest, exponent))
}

/// `w`, `k` with nothing to count behind them: 万 and 千 in all likelihood, for watts are W.
pub(in crate::grammar) fn last_letter(i: &str) -> Option<(&str, u32)> {
    let exponent = match folded(i)? {
        'w' => 4,
        'k' => 3,
        _ => return None,
    };
    let rest = after_first(i);
    let ends = ends_or_noted(rest) || AFTER.longest(skip_spaces(rest)).is_some();
    ends.then_some((rest, exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 10W吨 is 100000 吨 only where the lexicon knows that its W is no watt.
    #[test]
    fn what_a_letter_counts_stops_the_watt() {
        for (counted, ()) in TYPED.words() {
            let word = format!("W{counted}");
            assert!(UNIT_STOP.longest(&word).is_some(), "{word}");
        }
    }
}
