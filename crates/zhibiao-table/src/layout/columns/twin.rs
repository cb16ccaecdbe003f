//! Parts with the same names side by side: `一级指标 三级指标 指标值 | 一级指标 三级指标 指标值`, `指标 指标值 | 指标 指标值 | 指标 指标值`,
//! also with numbers: `指标1 指标值1 | 指标2 指标值2`.

use std::ops::Range;

use zhibiao::lexicon::Column;

use crate::layout::marks::unended;
use crate::layout::words::column;

/// `目标1 | 目标值1`: before a numbered column of values stands that of their names, though 目标1 alone is no column's name.
pub(in super::super) fn name_numbered(texts: &[String], known: &mut [Option<Column>]) {
    use Column::*;
    for index in 1..texts.len() {
        let valued = known[index] == Some(Value) && unended(&texts[index]) != texts[index];
        let before = || column(unended(&texts[index - 1]));
        if valued && matches!(before(), Some(Level3 | Goal | Indicators)) {
            known[index - 1] = Some(Level3);
        }
    }
}

/// The columns of each such part.
pub(super) fn cut(texts: &[String], known: &[Option<Column>]) -> Option<Vec<Range<usize>>> {
    let of = |wanted: Column| -> Vec<usize> {
        let all = known.iter().enumerate();
        all.filter_map(|(index, &known)| (known == Some(wanted)).then_some(index))
            .collect()
    };
    let (names, values) = (of(Column::Level3), of(Column::Value));
    let [left, right, ..] = names[..] else {
        return None;
    };
    let apart = right - left;
    let in_step = |all: &[usize]| all.windows(2).all(|pair| pair[1] - pair[0] == apart);
    let paired = names.len() == values.len() && in_step(&names) && in_step(&values);
    if !paired || !(left..right).contains(&values[0]) {
        return None;
    }
    // A part begins with the first name that stands in all of them.
    let text = |index: usize| texts.get(index).map_or("", String::as_str);
    let same = |index: usize| unended(text(index)) == unended(text(index + apart));
    let named = |index: &usize| same(*index) && !text(*index).is_empty();
    let from = (0..=left).rev().take_while(named).last()?;
    let whole = (from..from + apart * (names.len() - 1)).all(same);
    whole.then(|| {
        let starts = (0..names.len()).map(|part| from + part * apart);
        starts.map(|start| start..start + apart).collect()
    })
}
