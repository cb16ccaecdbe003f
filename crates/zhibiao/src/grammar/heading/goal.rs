//! The goal of a project before its indicators, and the word that announces them.
//!
//! ```text
//! lead = ("绩效目标" / "年度目标" / "绩效指标" …) "："   ; files nothing
//! goal = [number] word ("：" / LF) prose                ; 一、总体目标：完成全年任务。
//! ```
//! Refused: `目标1：` (an item), `年度目标：培训人数≥100人` (its items follow).

use super::super::cursor::*;
use super::ordinal::ordinal;
use crate::grammar::kind::quality_alone;
use crate::grammar::marks::{is_mark, is_opening, skip_bullets};
use crate::lexicon::{Column, LEAD, column};

/// `绩效目标：`, `管理效率：财务制度健全性：健全`, which file nothing.
pub(super) fn lead(i: &str) -> Option<&str> {
    let (length, ()) = LEAD.longest(i)?;
    let behind = &i[length..];
    let spaced = skip_spaces(behind);
    match eat(spaced, &[':']) {
        Some(rest) => (i[..length].ends_with(['标', '標']) || names_item(rest)).then_some(rest),
        // 部门管理 预算执行率≥95%
        // 可持续发展能力 | 提升 | 10 is an item.
        None => {
            let fields = spaced.trim_start_matches(is_mark);
            let word = &fields[..fields.find(is_mark).unwrap_or(fields.len())];
            let files = spaced.len() < behind.len() && !quality_alone(word);
            (files && names_item(spaced)).then_some(spaced)
        }
    }
}

/// How far the name of an item is sought, in characters.
const LONGEST_NAME: usize = 40;

/// Whether a name stands here that a colon or a number follows: 管理效率：`明显提高` is the value.
fn names_item(i: &str) -> bool {
    let i = skip_spaces(i);
    let end = i
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(_, c)| is_colon(*c) || is_figure(*c) || is_comma(*c));
    end.is_some_and(|(_, c)| !is_comma(c)) && super::super::begin::has_name(i)
}

/// Whether the indicators of a project begin here: `绩效指标：`.
pub(in super::super) fn is_indicators(i: &str) -> bool {
    eat_word(i, "绩效指标").is_some_and(|rest| eat(skip_spaces(rest), &[':']).is_some())
}

/// How long the word before a goal may be, in characters.
const LONGEST_GOAL: usize = 12;

/// How far from its start a cell may speak of a goal, in bytes.
const GOAL_WITHIN: usize = 120;

/// Whether 目 of 目标 stands where a goal would be spoken of: in most cells it does not.
fn may_hold(i: &str) -> bool {
    let near = &i.as_bytes()[..i.len().min(GOAL_WITHIN)];
    // 目, and its twin among the radicals.
    let mut ends = memchr::memchr2_iter(0xae, 0xac, near);
    ends.any(|end| {
        matches!(
            near[..=end],
            [.., 0xe7, 0x9b, 0xae] | [.., 0xe2, 0xbd, 0xac]
        )
    })
}

/// `一、总体目标：`: what stands behind it where a goal stands here.
pub(in super::super) fn behind_goal(i: &str) -> Option<&str> {
    if !may_hold(i) {
        return None;
    }
    let i = skip_bullets(i);
    let i = ordinal(i, None).map_or(i, |(rest, _)| rest);
    let i = i.trim_start_matches(is_opening);
    // 2023年度目标
    let i = match integer(i, 4) {
        Some((year, _, rest)) if is_planning_year(year) => {
            eat_words(rest, &["年目标", "年绩效目标", "年总体目标"])
                .map_or(rest, |_| after_first(rest))
        }
        _ => i,
    };
    let mut near = i.char_indices().take(LONGEST_GOAL + 1);
    let end = near.find(|(_, c)| !is_han(*c))?.0;
    let word = &i[..end];
    if !(ends_word(word, "目标") && column(word) == Some(Column::Goal)) {
        return None;
    }
    let rest = &i[end..];
    let rest = rest.trim_start_matches(['】', ']', '］', ')', '）']);
    eat(skip_spaces(rest), &[':', '\n', '\r'])
        .or_else(|| (rest.len() < i.len() - end).then_some(rest))
}
