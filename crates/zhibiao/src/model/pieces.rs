use super::{Measure, Target};
use crate::named::named;
use crate::order;
use crate::span::{Piece, Span};

named! {
    /// What a piece of a value is.
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
    #[non_exhaustive]
    pub enum TargetPieceKind {
        /// The word or sign that set the relation: `不低于`.
        Comparator = "comparator",
        /// The number or numbers: `90`, `3～5`.
        Number = "number",
        /// The unit as written: `%`.
        Unit = "unit",
        /// The words that say what is counted.
        Label = "label",
        /// The time a measure holds for.
        Period = "period",
        /// The word of a change, or what it is measured against.
        Change = "change",
        /// What stands in brackets behind a measure.
        Note = "note",
        /// A date, period or deadline of the target.
        Date = "date",
        /// The expression of a formula.
        Formula = "formula",
    }
}

/// A piece of a value and where it stands (数值片段), to be highlighted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct TargetPiece {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: TargetPieceKind,
}

impl Target<'_> {
    /// The pieces that were read, in order; none overlaps another, and what belongs to none is left out.
    ///
    /// ```
    /// let text = "办案不低于11000件";
    /// let target = zhibiao::parse_value(text);
    /// let pieces = target.pieces();
    /// let shown: Vec<_> = pieces.iter().map(|p| (p.kind.as_str(), &text[p.span.range()])).collect();
    /// assert_eq!(shown, [("label", "办案"), ("comparator", "不低于"), ("number", "11000"), ("unit", "件")]);
    /// ```
    pub fn pieces(&self) -> Vec<TargetPiece> {
        let mut all = Vec::with_capacity(self.measures.len() * 4 + self.dates.len());
        for measure in &self.measures {
            named(measure, &mut all);
        }
        for date in &self.dates {
            push(&mut all, date.text.span(), TargetPieceKind::Date);
        }
        if let Some(formula) = &self.formula {
            push(
                &mut all,
                formula.expression.span(),
                TargetPieceKind::Formula,
            );
            push_piece(&mut all, formula.result, TargetPieceKind::Label);
        }
        apart(&mut all);
        let named = all.clone();
        for measure in &self.measures {
            numbers(measure, &self.text, &named, &mut all);
        }
        apart(&mut all);
        all
    }
}

/// The parts of a measure that have places of their own.
fn named(measure: &Measure<'_>, all: &mut Vec<TargetPiece>) {
    let comparator = measure.comparator.as_ref().and_then(|found| found.span);
    let unit = measure.unit.as_ref().and_then(|found| found.span);
    for (span, kind) in [
        (comparator, TargetPieceKind::Comparator),
        (unit, TargetPieceKind::Unit),
    ] {
        if let Some(span) = span {
            push(all, span, kind);
        }
    }
    push_piece(all, measure.label, TargetPieceKind::Label);
    push_piece(all, measure.note(), TargetPieceKind::Note);
    if let Some(period) = measure.period() {
        push(all, period.text.span(), TargetPieceKind::Period);
    }
    if let Some(change) = measure.change() {
        push(all, change.text.span(), TargetPieceKind::Change);
        push_piece(all, change.base, TargetPieceKind::Change);
    }
}

/// What is left of a measure between its named parts, without white space around it.
fn numbers(
    measure: &Measure<'_>,
    text: &Piece<'_>,
    named: &[TargetPiece],
    all: &mut Vec<TargetPiece>,
) {
    let whole = measure.text.span();
    let mut at = whole.start;
    let first = named.partition_point(|piece| piece.span.end <= whole.start);
    let inside = named[first..]
        .iter()
        .take_while(|piece| piece.span.start < whole.end);
    let edges = inside.map(|piece| (piece.span.start, piece.span.end));
    for (start, end) in edges.chain([(whole.end, whole.end)]) {
        if start > at {
            let from = (at - text.start) as usize;
            let gap = &text.text[from..(start - text.start) as usize];
            let kept = gap.trim();
            let lead = (gap.len() - gap.trim_start().len()) as u32;
            let span = Span {
                start: at + lead,
                end: at + lead + kept.len() as u32,
            };
            push(all, span, TargetPieceKind::Number);
        }
        at = at.max(end);
    }
}

fn push(all: &mut Vec<TargetPiece>, span: Span, kind: TargetPieceKind) {
    if !span.is_empty() {
        all.push(TargetPiece { span, kind });
    }
}

fn push_piece(all: &mut Vec<TargetPiece>, piece: Option<Piece<'_>>, kind: TargetPieceKind) {
    if let Some(piece) = piece {
        push(all, piece.span(), kind);
    }
}

/// Sorts, and drops what overlaps a piece before it.
fn apart(all: &mut Vec<TargetPiece>) {
    order::sort_by_key(all, |piece| {
        order::key([piece.span.start, piece.kind as u32])
    });
    let mut at = 0;
    all.retain(|piece| {
        let keep = piece.span.start >= at;
        if keep {
            at = piece.span.end;
        }
        keep
    });
}

#[cfg(test)]
mod tests {
    use crate::parse_value;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let pieces = parse_value(text).pieces();
        let shown: Vec<_> = pieces
            .iter()
            .map(|piece| (piece.kind.as_str(), &text[piece.span.range()]))
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn pieces_of_many_kinds() {
        check(
            "≥ 90 %",
            &[("comparator", "≥"), ("number", "90"), ("unit", "%")],
        );
        check("3～5次", &[("number", "3～5"), ("unit", "次")]);
        check(
            "2021年50人、2022年100人",
            &[
                ("period", "2021年"),
                ("number", "50"),
                ("unit", "人"),
                ("period", "2022年"),
                ("number", "100"),
                ("unit", "人"),
            ],
        );
        check("2023年12月底前", &[("date", "2023年12月底前")]);
        check("按时开展", &[]);
        check("", &[]);
    }

    #[test]
    fn no_pieces_overlap_whatever_is_read() {
        for text in [
            "80%≤满意度＜95%",
            "由80%提高到90%（含）",
            "满意度=A/B×100%",
            "每人每天不超过400元",
            "百分之六十至七十以上左右",
        ] {
            let pieces = parse_value(text).pieces();
            assert!(!pieces.is_empty(), "{text}");
            for pair in pieces.windows(2) {
                assert!(pair[0].span.end <= pair[1].span.start, "{text}: {pair:?}");
            }
        }
    }
}
