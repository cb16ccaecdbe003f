//! Numbers that only count: one look at what stands behind them refuses dates and codes alike.

use super::cursor::*;
use crate::options::Options;

/// How many figures a number has before its point: four may be a year, and more a code.
const LONGEST_WHOLE: usize = 3;

/// How many figures stand behind a dash or a point at most: seven are a telephone's.
const LONGEST_PART: usize = 6;

/// What units begin with, and what multiplies, where no date, time, edition, road or size goes on. It need not hold them all:
/// what is missing here is asked one production after another.
fn counts(c: char) -> bool {
    matches!(
        c,
        '%' | '％'
            | '人'
            | '元'
            | '个'
            | '次'
            | '户'
            | '家'
            | '项'
            | '名'
            | '场'
            | '万'
            | '亿'
            | '件'
            | '台'
            | '套'
            | '公'
            | '千'
            | '吨'
            | '亩'
            | '条'
            | '份'
            | '处'
            | '座'
            | '株'
            | '本'
            | '篇'
            | '辆'
            | '所'
            | '村'
            | '岁'
            | '倍'
            | '例'
            | '宗'
            | '平'
            | '期'
    )
}

/// `5-10人`, `22.92%`: whether the digits at `i`, or two numbers with a dash, stand before what only counts.
pub(super) fn only_count(i: &str) -> bool {
    // It saves time and says nothing new: where size counts it is left out.
    let Some(first) = figures(i, LONGEST_WHOLE).filter(|_| Options::LANES) else {
        return false;
    };
    let behind = match dash(first) {
        Some(second) => figures(second, LONGEST_PART),
        // 1人1档, 0投诉
        None => {
            let one =
                digit(i).is_some_and(|(one, width)| one < 2 && width == i.len() - first.len());
            (!one).then_some(first)
        }
    };
    behind.and_then(peek).is_some_and(counts)
}

/// `80%-90%`: two shares, and no more digits.
pub(super) fn shares(i: &str) -> bool {
    let share = |i| figures(i, LONGEST_WHOLE).and_then(|rest| eat(rest, &['%']));
    share(i).and_then(dash).and_then(share).is_some()
}

fn dash(i: &str) -> Option<&str> {
    eat(i, &['-', '~', '—', '–'])
}

/// The text behind figures, of which at most `whole` stand before the point.
fn figures(i: &str, whole: usize) -> Option<&str> {
    let rest = skip_figures(i, whole);
    if rest.len() == i.len() || digit(rest).is_some() {
        return None;
    }
    match eat(rest, &['.']) {
        None => Some(rest),
        Some(part) => {
            let end = skip_figures(part, LONGEST_PART);
            (end.len() < part.len() && digit(end).is_none()).then_some(end)
        }
    }
}

/// The text behind figures, `most` of them at most.
fn skip_figures(mut i: &str, most: usize) -> &str {
    for _ in 0..most {
        match digit(i) {
            Some((_, width)) => i = &i[width..],
            None => break,
        }
    }
    i
}
