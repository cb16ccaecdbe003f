use zhibiao::{Date, Formula, Measure, Piece, Target};

/// Whether two readings say the same, wherever their words stand and whichever words set a comparison.
///
/// Compared are kinds, numbers, relations, units, labels, periods, changes, notes, dates, formulas, trends and levels.
///
/// ```
/// use zhibiao::parse_value;
/// use zhibiao_table::write::same;
/// assert!(same(&parse_value("95%以上"), &parse_value("≥95％")));
/// assert!(!same(&parse_value("95%以上"), &parse_value("95%")));
/// ```
pub fn same(one: &Target<'_>, other: &Target<'_>) -> bool {
    one.kind == other.kind
        && one.trend == other.trend
        && text(one.level) == text(other.level)
        && same_formula(one.formula.as_deref(), other.formula.as_deref())
        && all(&one.measures, &other.measures, same_measure)
        && all(&one.dates, &other.dates, same_date)
}

fn all<T>(one: &[T], other: &[T], same: fn(&T, &T) -> bool) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
}

fn text<'a>(piece: Option<Piece<'a>>) -> Option<&'a str> {
    piece.map(|piece| piece.text)
}

fn same_formula(one: Option<&Formula<'_>>, other: Option<&Formula<'_>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            text(one.result) == text(other.result) && *one.expression == *other.expression
        }
        (None, None) => true,
        _ => false,
    }
}

fn same_measure(one: &Measure<'_>, other: &Measure<'_>) -> bool {
    let unit = |measure: &Measure<'_>| measure.unit.as_ref().map(|unit| unit.name.to_string());
    let period = |measure: &Measure<'_>| measure.period().map(|period| period.name.to_string());
    let change = |measure: &Measure<'_>| {
        let change = measure.change()?;
        Some((change.direction, text(change.base).map(str::to_owned)))
    };
    one.op == other.op
        && one.value == other.value
        && one.approximate == other.approximate
        && text(one.label) == text(other.label)
        && text(one.note()) == text(other.note())
        && unit(one) == unit(other)
        && period(one) == period(other)
        && change(one) == change(other)
}

fn same_date(one: &Date<'_>, other: &Date<'_>) -> bool {
    (one.from, one.to, one.relation) == (other.from, other.to, other.relation)
}
