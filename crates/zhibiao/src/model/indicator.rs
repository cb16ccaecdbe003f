use super::{Category, Subcategory, Target, Unit};
use crate::diagnostic::Diagnostic;
use crate::order;
use crate::span::{Piece, Span};

/// One indicator (绩效指标): a name and its target, filed under a category.
///
/// ```
/// let cell = zhibiao::parse_cell("2、效益指标：全区城镇新增就业人数，年度指标值：30000人。");
/// let indicator = &cell.indicators[0];
/// assert_eq!(indicator.ordinal, Some(2));
/// assert_eq!(indicator.category.unwrap().as_str(), "效益指标");
/// assert_eq!(&*indicator.name, "全区城镇新增就业人数");
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Indicator<'a> {
    /// Its number in the cell.
    pub ordinal: Option<u32>,
    /// Where the number stands, with its separator.
    pub ordinal_span: Option<Span>,
    /// Level 1 (一级指标).
    pub category: Option<Category>,
    /// Level 2 (二级指标).
    pub subcategory: Option<Subcategory>,
    /// The category words as written before this item; an inherited category has none.
    pub heading: Option<Piece<'a>>,
    /// Level 3 (三级指标), without list marks.
    pub name: Piece<'a>,
    /// The unit in the name's brackets.
    pub unit_hint: Option<Unit<'a>>,
    /// The words that announce the value: 年度指标值.
    pub marker: Option<Piece<'a>>,
    /// The value.
    pub target: Target<'a>,
    /// Points for this indicator (分值), as written.
    pub weight: Option<Piece<'a>>,
    /// What was achieved (实际完成值), as written, where the cell tells it too.
    pub actual: Option<Piece<'a>>,
    /// From the ordinal to the end of the value.
    pub span: Span,
    /// What was odd about the item; the target has its own.
    pub diagnostics: Vec<Diagnostic>,
}

/// A cell of indicators (绩效指标单元格), in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cell<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The indicators found.
    pub indicators: Vec<Indicator<'a>>,
    /// What belongs to no indicator: headings without items and text that could not be read.
    pub others: Vec<CellPiece>,
    /// What was odd about the cell as a whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a piece of a cell is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PieceKind {
    /// A number with its separator: `1、`.
    Ordinal,
    /// Category words: `产出指标`.
    Heading,
    /// The indicator's name.
    Name,
    /// 年度指标值.
    Marker,
    /// The value.
    Value,
    /// Points.
    Weight,
    /// The achieved value.
    Actual,
    /// Punctuation and white space between pieces.
    Separator,
    /// Text that belongs to nothing; a diagnostic names it.
    Unread,
}

/// A piece of a cell and where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct CellPiece {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: PieceKind,
    /// Which indicator it belongs to, as an index.
    pub indicator: Option<usize>,
}

impl CellPiece {
    /// By place, then by what it is.
    fn key(&self) -> u128 {
        let indicator = self.indicator.map_or(0, |index| index as u32 + 1);
        order::key([self.span.start, self.span.end, self.kind as u32, indicator])
    }
}

impl Cell<'_> {
    /// Every byte of the cell, in order, each in exactly one piece.
    ///
    /// ```
    /// let text = "1、产出指标：培训场次，年度指标值：2场。";
    /// let cell = zhibiao::parse_cell(text);
    /// let whole: String = cell.pieces().iter().map(|p| &text[p.span.range()]).collect();
    /// assert_eq!(whole, text);
    /// ```
    pub fn pieces(&self) -> Vec<CellPiece> {
        let known = self.known();
        let mut all = Vec::with_capacity(known.len() * 2 + 1);
        let mut at = 0;
        for piece in known {
            debug_assert!(piece.span.start >= at, "pieces overlap at {at}");
            push_gap(&mut all, at, piece.span.start);
            at = piece.span.end;
            all.push(piece);
        }
        push_gap(&mut all, at, self.text.len() as u32);
        all
    }

    /// The pieces that are no separators, in order.
    pub(crate) fn known(&self) -> Vec<CellPiece> {
        let mut known = Vec::with_capacity(self.others.len() + self.indicators.len() * 7);
        for (index, indicator) in self.indicators.iter().enumerate() {
            known.extend(
                indicator
                    .pieces(index)
                    .filter(|piece| !piece.span.is_empty()),
            );
        }
        known.extend(self.others.iter().filter(|piece| !piece.span.is_empty()));
        order::sort_by_key(&mut known, CellPiece::key);
        known
    }
}

fn push_gap(all: &mut Vec<CellPiece>, start: u32, end: u32) {
    if start < end {
        all.push(CellPiece {
            span: Span { start, end },
            kind: PieceKind::Separator,
            indicator: None,
        });
    }
}

impl Indicator<'_> {
    fn pieces(&self, index: usize) -> impl Iterator<Item = CellPiece> {
        let of = |piece: &Option<Piece<'_>>| piece.map(|p| p.span());
        [
            (self.ordinal_span, PieceKind::Ordinal),
            (of(&self.heading), PieceKind::Heading),
            (Some(self.name.span()), PieceKind::Name),
            (of(&self.marker), PieceKind::Marker),
            (Some(self.target.text.span()), PieceKind::Value),
            (of(&self.weight), PieceKind::Weight),
            (of(&self.actual), PieceKind::Actual),
        ]
        .into_iter()
        .filter_map(move |(span, kind)| {
            Some(CellPiece {
                span: span?,
                kind,
                indicator: Some(index),
            })
        })
    }
}

impl Cell<'_> {
    /// The diagnostics of the cell, its indicators and their targets, in the order of the text.
    pub fn all_diagnostics(&self) -> Vec<Diagnostic> {
        let mut all = self.diagnostics.clone();
        for indicator in &self.indicators {
            all.extend(&indicator.diagnostics);
            all.extend(&indicator.target.diagnostics);
        }
        order::sort_by_key(&mut all, |d| order::key([d.span.start, d.span.end]));
        all
    }
}
