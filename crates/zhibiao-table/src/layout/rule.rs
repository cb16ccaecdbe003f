//! The target that a rule of scoring states: `合格率≥95%得10分，每低1个百分点扣1分`.
//!
//! ```text
//! rule   = target ["的" / "时"] [","] score …         ; its first clause
//! score  = ("得" / "计" / "给" / …) ("满分" / number "分" / … "分")
//! ```
//! Refused: what is scored one by one (每培训1人得1分), and what gets nothing (不得分, 得0分).

use zhibiao::Kind;
use zhibiao::lexicon::twin;

use super::line::{is_space, part};
use super::marks::marks;
use crate::document::Text;

/// Characters of a rule that are looked at, and of the score behind the target.
const LONGEST: usize = 120;
const SCORE_CHARS: usize = 12;

const GIVES: [char; 6] = ['得', '计', '记', '给', '赋', '评'];

/// The part of a rule that is the target of what it scores.
pub(super) fn target<'a>(text: &Text<'a>) -> Option<Text<'a>> {
    let (from, _) = marks(text);
    let rest = &text[from..];
    let end = rest
        .char_indices()
        .nth(LONGEST)
        .map_or(rest.len(), |(at, _)| at);
    let rest = &rest[..end];
    let (head, score) = first_clause(rest)?;
    if !is_score(score) {
        return None;
    }
    let bare =
        head.trim_end_matches(|c| is_space(c) || matches!(c, '的' | '时' | '者' | '，' | ','));
    is_target(bare).then(|| part(text, from, from + bare.len()))
}

/// A rule's first clause, and the next one where it begins with the score, cut where the score begins.
fn first_clause(rest: &str) -> Option<(&str, &str)> {
    let stop = |c: char| matches!(c, '，' | '；' | ';' | '。' | '\n' | '：');
    let first = rest.find(stop).unwrap_or(rest.len());
    let at = rest[..first]
        .rfind(GIVES)
        .filter(|&at| is_score(&rest[at..first]));
    if let Some(at) = at {
        return Some((&rest[..at], &rest[at..first]));
    }
    let behind = rest[first..]
        .strip_prefix('，')?
        .trim_start_matches(is_space);
    let end = behind.find(stop).unwrap_or(behind.len());
    behind
        .starts_with(GIVES)
        .then_some((&rest[..first], &behind[..end]))
}

/// `得满分`, `计10分`, `得该项权重分`.
fn is_score(text: &str) -> bool {
    let Some(given) = text.strip_prefix(GIVES) else {
        return false;
    };
    let given = given.trim_matches(is_space);
    let bare: String = given.chars().map(twin).collect();
    let points = bare.trim_end_matches(['分', '值']);
    let nothing = points.trim_matches(['0', '.']).is_empty() && points.contains('0');
    bare.chars().nth(SCORE_CHARS).is_none() && bare.contains('分') && !nothing
}

fn is_target(text: &str) -> bool {
    if text.contains('每') || text.ends_with(['不', '未', '否']) {
        return false;
    }
    let target = zhibiao::parse_value(text);
    match target.kind {
        Kind::Threshold | Kind::Quantity | Kind::Range => target.measures.len() == 1,
        Kind::Date => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Place;

    #[test]
    fn targets_of_rules() {
        for (rule, expected) in [
            ("完成率≥95%得10分，每降低1个百分点扣1分", Some("完成率≥95%")),
            (
                "合格率达到90%以上得满分，否则按比例扣分",
                Some("合格率达到90%以上"),
            ),
            (
                "2023年12月底前完成得10分，逾期不得分",
                Some("2023年12月底前完成"),
            ),
            ("满意度≥90%的，得10分；80%-90%得5分", Some("满意度≥90%")),
            ("①带动就业500人以上，计20分", Some("带动就业500人以上")),
            (
                "成本控制在120万元以内得该项满分",
                Some("成本控制在120万元以内"),
            ),
            ("每培训1人得1分", None),
            ("80%以下不得分，≥80%得5分", None),
            ("低于60%得0分", None),
            ("达到指标值得满分，每少1个扣2分", None),
            ("制度健全得5分", None),
            ("按完成比例计分", None),
            ("≥95%", None),
            ("得10分", None),
        ] {
            let text = Text {
                text: rule.into(),
                place: Place { row: 1, column: 1 },
            };
            assert_eq!(target(&text).as_deref(), expected, "{rule}");
        }
    }
}
