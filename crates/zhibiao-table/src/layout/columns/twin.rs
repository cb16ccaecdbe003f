//! Parts with the same names side by side: `一级指标 三级指标 指标值 | 一级指标 三级指标 指标值`, `指标 指标值 | 指标 指标值 | 指标 指标值`.

use std::ops::Range;

use zhibiao::lexicon::Column;

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
    let same = |index: usize| text(index) == text(index + apart);
    let named = |index: &usize| same(*index) && !text(*index).is_empty();
    let from = (0..=left).rev().take_while(named).last()?;
    let whole = (from..from + apart * (names.len() - 1)).all(same);
    whole.then(|| {
        let starts = (0..names.len()).map(|part| from + part * apart);
        starts.map(|start| start..start + apart).collect()
    })
}
