//! Several fields in one cell: `项目名称：智慧校园    项目编码：4401`.

use zhibiao::lexicon::Column;

use super::{Token, field, head, token};
use crate::document::Text;
use crate::layout::line::{is_space, part};
use crate::layout::project::Projects;

/// How far the next label is sought, in characters: what is longer is prose.
const LONGEST: usize = 120;

/// Puts a value where its label says, and what stands behind further labels of its cell where they say.
pub(super) fn fields<'a>(
    projects: &mut Projects<'a>,
    column: Column,
    head_text: &str,
    value: Text<'a>,
) {
    let plain = |column| {
        use Column::*;
        matches!(column, Project | Department | BudgetUnit | Field)
    };
    let (mut column, mut name, mut value) = (column, head_text.to_owned(), value);
    while let Some((end, next, found, inside)) = next_label(&value).filter(|_| plain(column)) {
        let own = part(&value, 0, end);
        let label = head(&value[next..inside]);
        let rest = part(&value, inside, value.len());
        field(projects, column, &name, own);
        (column, name, value) = (found, label, rest);
    }
    field(projects, column, &name, value);
}

/// Where a value ends before the next label, where that begins and ends, and what it is.
fn next_label(text: &str) -> Option<(usize, usize, Column, usize)> {
    let mut before = ' ';
    for (at, c) in text.char_indices().take(LONGEST) {
        let begins = at > 0 && is_space(before) && !is_space(c);
        before = c;
        if begins && let Token::Label(column, Some(inside)) = token(&text[at..]) {
            let own = text[..at].trim_end_matches(is_space);
            return (!own.is_empty()).then_some((own.len(), at, column, at + inside));
        }
    }
    None
}
