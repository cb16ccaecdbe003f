//! Rules of scoring behind a value: `≥98%，每低1个百分点扣1分，扣完为止`.
//!
//! ```text
//! rules  = ("，" / "；" / "。" / "、" / space) clause ; to the segment's end
//! clause = … ("得" / "扣" …) number "分" … / … "不得分" …
//! ```
//! They are no part of the value, and are told of. Refused: `，得10分` (the score), `加分10分` (a name and its value).

use super::cursor::*;
use super::marks::is_mark;
use crate::lexicon::{self, GIVES_POINTS, Numeral, SCORING, twin};

/// How much of a segment is looked at, in bytes: bounds the cost.
const LONGEST: usize = 600;

/// Where the rules begin that a body ends with; 0 where it is nothing else.
pub(super) fn rules(body: &str) -> Option<usize> {
    if !may_end(body) {
        return None;
    }
    let ended = body.trim_end_matches(|c| is_mark(c) || is_round_close(c));
    if !matches!(last(ended).map(twin), Some('分' | '止')) || body.len() > LONGEST {
        return None;
    }
    let mut from = 0;
    loop {
        let clause = &body[from..];
        let end = clause.find(ends_clause).unwrap_or(clause.len());
        // 300人（实际完成320人，得10分）
        let clause = clause[..end].trim_end_matches(|c| is_mark(c) || is_round_close(c));
        let clause = clause.trim_start_matches(|c| is_space(c) || is_mark(c));
        let rule = match from {
            0 => matches!(folded(clause), Some('每' | '未' | '否' | '低' | '缺')),
            _ => !is_score(clause),
        };
        if rule && scores(clause) {
            // ≥300人（完成得10分，未完成不得分）: the rules begin where their bracket does.
            let open = body[..from].rfind(is_round);
            let open = open.filter(|open| !body[*open..from].contains(is_round_close));
            return Some(open.unwrap_or(from));
        }
        from += end;
        from += peek(&body[from..])?.len_utf8();
    }
}

/// Whether rules may stand at a text's end, told by its bytes: they end in 分 or 止, or in marks behind these.
pub(super) fn may_end(body: &str) -> bool {
    match body.as_bytes() {
        [.., 0xe5, 0x88, 0x86] | [.., 0xe6, 0xad, 0xa2] => true,
        [.., 0xe4..=0xe9, _, _] | [.., b'0'..=b'9' | b'%'] => false,
        _ => true,
    }
}

/// The same behind a value: where they begin, if they hold numbers that could be taken for the value's.
pub(super) fn with_numbers(value: &str) -> Option<usize> {
    let at = rules(value)?;
    let rest = value[at..].trim_start_matches(|c| is_space(c) || is_mark(c) || is_comma(c));
    let counts = |c: char| twin(c).is_ascii_digit() || lexicon::numeral(c) != Numeral::None;
    let counted = rest.chars().any(counts);
    counted.then(|| value.len() - rest.len())
}

fn ends_clause(c: char) -> bool {
    is_comma(c) || matches!(twin(c), ';' | '。')
}

/// Whether a clause gives or takes points.
fn scores(clause: &str) -> bool {
    clause.char_indices().any(|(at, _)| {
        let i = &clause[at..];
        SCORING.longest(i).is_some() || gives(i).is_some()
    })
}

/// `扣1分`: the text after points that are given or taken.
fn gives(i: &str) -> Option<&str> {
    let (length, ()) = GIVES_POINTS.longest(i)?;
    let rest = skip_spaces(&i[length..]);
    let points = match digit(rest) {
        Some(_) => rest.trim_start_matches(is_figure),
        None => numeral(rest)?,
    };
    eat(skip_spaces(points), &['分'])
}

/// `扣一分`: the text after a numeral; but 得十分 may go on with what is very much so.
fn numeral(i: &str) -> Option<&str> {
    let (length, found) = peek(i).map(|c| (c.len_utf8(), lexicon::numeral(c)))?;
    matches!(found, Numeral::Digit(_)).then(|| &i[length..])
}

/// `得10分`: nothing but the score.
fn is_score(clause: &str) -> bool {
    gives(clause).is_some_and(str::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_rules_begin() {
        for (body, rest) in [
            ("合格率≥98%，每低1个百分点扣1分", "每低1个百分点扣1分"),
            (
                "合格率≥98%，得10分，每低1个百分点扣1分，扣完为止。",
                "每低1个百分点扣1分，扣完为止。",
            ),
            ("合格率≥98%，否则不得分", "否则不得分"),
            ("每低1个百分点扣1分", "每低1个百分点扣1分"),
            ("≥98%；每低1个百分点扣1分。", "每低1个百分点扣1分。"),
            ("合格率≥98%，每低一个百分点扣一分", "每低一个百分点扣一分"),
        ] {
            assert_eq!(rules(body).map(|at| &body[at..]), Some(rest), "{body}");
        }
    }

    #[test]
    fn scores_are_no_rules() {
        for body in [
            "合格率≥98%，得10分",
            "驾驶证扣12分",
            "测评平均得85分",
            "合格率≥98%，部分",
            "培训人数，得分",
            "得分≥90分",
            "培训20期，成效突出，评价得十分",
        ] {
            assert_eq!(rules(body), None, "{body}");
        }
    }
}
