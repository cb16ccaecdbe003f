//! Lines of one cell above a table: its title, if a header follows.

use zhibiao::lexicon::{self, twin};

use super::Reader;
use super::columns::Role;
use super::line::{Line, is_space};
use super::time::{period, year};
use super::words::is_unit_line;
use crate::diagnostic::TableCode;
use crate::document::Text;

/// Characters of a title line at most, and its lines: what is longer is prose above the table. The bounds also
/// keep the output linear, because every project of a table repeats its title.
const TITLE_CHARS: usize = 200;
const TITLE_LINES: usize = 4;

/// The lines since the last row that was something else.
#[derive(Default)]
pub(super) struct Titles<'a>(Vec<Text<'a>>);

impl<'a> Titles<'a> {
    /// Takes a line; one that is too long to be a title comes back.
    pub fn push(&mut self, line: Text<'a>) -> Option<Text<'a>> {
        if line.chars().nth(TITLE_CHARS).is_some() {
            return Some(line);
        }
        self.0.push(line);
        None
    }

    /// The title, if a header follows now; what stands above it stays.
    pub fn title(&mut self) -> Option<String> {
        let above = self.0.len().saturating_sub(TITLE_LINES);
        let title = self.0.split_off(above);
        let lines: Vec<&str> = title.iter().map(|line| &**line).collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    }

    /// The year that the lines name.
    pub fn year(&self) -> Option<u32> {
        self.0.iter().rev().find_map(|line| year(line))
    }

    /// The lines that turned out to be no title.
    pub fn settle(&mut self) -> Vec<Text<'a>> {
        std::mem::take(&mut self.0)
    }
}

/// A line that names a table or its page rather than an indicator: 项目支出绩效目标表, 表十二, （2023年度）, 单位：万元.
pub(super) fn is_title(text: &str) -> bool {
    if text.chars().nth(60).is_some() {
        return false;
    }
    let bare: String = text.chars().map(twin).filter(|c| !is_space(*c)).collect();
    let head = strip_brackets_at_end(&bare);
    let numbered = |mark: &str| {
        let rest = head
            .strip_prefix(mark)
            .map(|rest| rest.trim_start_matches(['表', '件']));
        rest.is_some_and(|rest| rest.chars().count() <= 8 && rest.chars().all(is_number))
    };
    let names_table = head.contains("绩效")
        && (head.ends_with('表') || head.ends_with("情况") || head.ends_with("目标"));
    names_table
        || lexicon::is_title(head)
        || ["表", "附表", "附件", "公开表", "预算"]
            .iter()
            .any(|mark| numbered(mark))
        || head.is_empty() && bare.contains('年')
        || is_unit_line(text)
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十百-:.、()〇零之".contains(c)
}

/// `目标表(2023年度)` -> `目标表`; a text that is nothing but brackets has no head.
fn strip_brackets_at_end(text: &str) -> &str {
    match text.strip_suffix(')').and_then(|inner| inner.rfind('(')) {
        Some(open) => &text[..open],
        None => text,
    }
}

/// A title of a part of a form rather than of the whole: 年度绩效目标表.
pub(super) fn is_part_title(text: &str) -> bool {
    period(text) != 0 && !text.contains("项目") && !text.contains("部门") && year(text).is_none()
}

impl<'a> Reader<'a> {
    /// What stands above the last title is a heading over projects, or was not read.
    pub(super) fn settle_titles(&mut self) {
        let columns = self.columns.as_ref();
        let columns = columns.filter(|columns| self.open && columns.project_rows);
        let names = columns.and_then(|columns| columns.position(Role::Project));
        let cells = columns.and_then(|columns| columns.position(Role::IndicatorCell));
        for title in self.titles.settle() {
            if names == Some(title.place.column - 1) {
                self.projects.named_only(title, cells.unwrap_or_default());
            } else {
                self.projects
                    .report(TableCode::UnreadRow, title.place, &title);
            }
        }
    }

    /// A line of one cell, which may be a title's.
    pub(super) fn title(&mut self, mut line: Line<'a>, index: usize) {
        let text = line.text(index);
        if is_unit_line(text) {
            let place = line.place(index);
            return self.projects.report(TableCode::SkippedRow, place, text);
        }
        if let Some(text) = line.take(index)
            && let Some(prose) = self.titles.push(text)
        {
            self.projects
                .report(TableCode::UnreadRow, prose.place, &prose);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_what_is_none() {
        for title in [
            "项目支出绩效目标表",
            "表十二",
            "附件2-1",
            "（2023年度）",
            "单位：万元",
            "2023年一般性项目绩效目标表（一级项目）",
            "表11",
        ] {
            assert!(is_title(title), "{title}");
        }
        for other in [
            "产出指标",
            "按时发放",
            "表彰人数",
            "村组干部报酬",
            "基层组织活动经费",
            "满意度",
        ] {
            assert!(!is_title(other), "{other}");
        }
    }
}
