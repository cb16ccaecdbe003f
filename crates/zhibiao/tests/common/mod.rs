//! What must hold for every reading of every text, well formed or not.

#![allow(dead_code)] // each test file uses its part

pub mod wire;

use std::ops::Range;

use zhibiao::{Cell, Code, Diagnostic, Field, Kind, Language, Level, Measure, Op};
use zhibiao::{Parser, Piece, PieceKind, Span, Target, Value};

/// What went wrong, in words.
pub type Verdict = Result<(), String>;

macro_rules! ensure {
    ($holds:expr, $($message:tt)*) => {
        if !$holds {
            return Err(format!($($message)*));
        }
    };
}
pub(crate) use ensure;

/// Everything that must hold for `text`, read as a value, as a field and as a cell.
pub fn check(text: &str) -> Verdict {
    let parser = Parser::new();
    let target = zhibiao::parse_value(text);
    check_target(text, &target, 0..text.len() as u32)?;
    ensure!(
        &*target.text == text,
        "the target's text is {:?}",
        target.text
    );
    ensure!(
        target == parser.parse_value(text),
        "two doors, two readings"
    );
    let refused = target.diagnostics.iter().any(|d| d.level() == Level::Error);
    ensure!(
        parser.strict_value(text).is_err() == refused,
        "the strict door disagrees"
    );
    check_field(&parser, text)?;

    let cell = zhibiao::parse_cell(text);
    check_cell(text, &cell)?;
    let refused = cell
        .all_diagnostics()
        .iter()
        .any(|d| d.level() == Level::Error);
    ensure!(
        parser.strict_cell(text).is_err() == refused,
        "the strict door disagrees"
    );
    wire::check(text, &target, &cell)
}

/// A field never moves what the value alone says, it only completes it.
fn check_field(parser: &Parser, text: &str) -> Verdict {
    let field = Field {
        value: text,
        sign: Some("≥"),
        unit: Some("万元"),
        name: Some("补助（人）"),
    };
    let target = parser.parse_field(field);
    check_target(text, &target, 0..text.len() as u32)?;
    let plain = zhibiao::parse_value(text);
    ensure!(
        target.measures.len() == plain.measures.len(),
        "the columns changed the count"
    );
    for (one, other) in target.measures.iter().zip(&plain.measures) {
        ensure!(
            one.text == other.text,
            "the columns moved {:?} to {:?}",
            other.text,
            one.text
        );
        ensure!(
            one.unit.is_some(),
            "{:?} got no unit from the column",
            one.text
        );
    }
    // Any text at all may stand in the other columns.
    parser.parse_field(Field {
        value: "5",
        sign: Some(text),
        unit: Some(text),
        name: Some(text),
    });
    Ok(())
}

/// Spans, order and kind of one target that stands at `within` of `source`.
pub fn check_target(source: &str, target: &Target<'_>, within: Range<u32>) -> Verdict {
    let whole = Span {
        start: within.start,
        end: within.end,
    };
    check_piece(source, target.text, whole, "target")?;
    let inside = target.text.span();
    let mut end = inside.start;
    for measure in &target.measures {
        check_measure(source, measure, inside)?;
        ensure!(
            measure.text.start >= end,
            "{:?} overlaps the measure before it",
            measure.text
        );
        end = measure.text.end();
    }
    let mut end = inside.start;
    for date in &target.dates {
        check_piece(source, date.text, inside, "date")?;
        ensure!(!date.text.is_empty(), "an empty date");
        ensure!(
            date.text.start >= end,
            "{:?} overlaps the date before it",
            date.text
        );
        end = date.text.end();
    }
    if let Some(formula) = &target.formula {
        check_piece(source, formula.expression, inside, "expression")?;
        check_optional(source, formula.result, inside, "result")?;
    }
    check_optional(source, target.level, inside, "level")?;
    check_diagnostics(source, &target.diagnostics, inside)?;
    check_kind(target)
}

fn check_measure(source: &str, measure: &Measure<'_>, inside: Span) -> Verdict {
    check_piece(source, measure.text, inside, "measure")?;
    ensure!(!measure.text.is_empty(), "an empty measure");
    ensure!(
        measure.text.trim() == &*measure.text,
        "white space around {:?}",
        measure.text
    );
    let own = measure.text.span();
    let comparator = measure.comparator.as_ref();
    if let Some((comparator, span)) = comparator.and_then(|c| Some((c, c.span?))) {
        let piece = Piece {
            text: comparator.text,
            start: span.start,
        };
        check_piece(source, piece, inside, "comparator")?;
        ensure!(span == piece.span(), "comparator {span:?}");
    }
    if let Some((unit, span)) = measure.unit.as_ref().and_then(|u| Some((u, u.span?))) {
        ensure!(inside.contains(span), "unit {span:?} outside {inside:?}");
        ensure!(
            source.get(span.range()) == Some(unit.text),
            "unit {:?} is not at {span:?}",
            unit.text
        );
        ensure!(!unit.name.is_empty(), "a unit without a name at {span:?}");
    }
    for (piece, what) in [(measure.label, "label"), (measure.note(), "note")] {
        check_optional(source, piece, inside, what)?;
        ensure!(
            piece.is_none_or(|p| !p.is_empty() && p.trim() == &*p),
            "{what} {piece:?}"
        );
    }
    if let Some(label) = measure.label {
        // Inside it where signs stand on both sides of the term: 80%≤满意度＜95%.
        let apart = label.end() <= own.start || own.end <= label.start;
        ensure!(
            apart || own.contains(label.span()),
            "label {label:?} overlaps {:?}",
            measure.text
        );
    }
    check_optional(source, measure.period().map(|p| p.text), inside, "period")?;
    if let Some(change) = measure.change() {
        check_piece(source, change.text, inside, "change")?;
        check_optional(source, change.base, inside, "base")?;
    }
    let ranged = matches!(measure.value, Value::Range { .. });
    ensure!(
        ranged == (measure.op == Op::Range),
        "{:?} with {:?}",
        measure.op,
        measure.value
    );
    Ok(())
}

/// The kind says how many measures there are and of which relation.
fn check_kind(target: &Target<'_>) -> Verdict {
    let ops: Vec<Op> = target.measures.iter().map(|m| m.op).collect();
    let holds = match target.kind {
        Kind::Quantity => matches!(ops[..], [Op::Eq | Op::About]),
        Kind::Threshold => matches!(ops[..], [op] if op.is_inequality()),
        Kind::Range => ops == [Op::Range],
        Kind::Compound => ops.len() > 1,
        Kind::Date => ops.is_empty() && !target.dates.is_empty(),
        Kind::Formula => target.formula.is_some(),
        Kind::Text => true,
    };
    ensure!(holds, "{:?} with {ops:?}", target.kind);
    let qualitative = target.trend.is_some() || target.level.is_some();
    ensure!(
        !qualitative || target.kind == Kind::Text,
        "{:?} with a trend or level",
        target.kind
    );
    for measure in &target.measures {
        if let Some((lower, upper)) = measure.value.range() {
            let reversed = target
                .diagnostics
                .iter()
                .any(|d| d.code == Code::ReversedBounds);
            let ordered = lower.value.to_f64() <= upper.value.to_f64();
            ensure!(
                ordered || reversed,
                "{lower:?} above {upper:?} without a diagnostic"
            );
        }
    }
    Ok(())
}

/// Whether a page left it in a text: `&nbsp;`, `<br/>`. `<5人，>3` was written to be read.
fn is_markup(inner: &str) -> bool {
    let inner: String = inner.chars().map(zhibiao::lexicon::fold).collect();
    match inner.strip_prefix('&') {
        Some(name) => {
            name.len() <= 8 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
        }
        None => {
            let name = inner.trim_start_matches(['<', '/']).to_ascii_lowercase();
            let name = name.split(|c: char| !c.is_ascii_alphabetic()).next();
            let tags = ["br", "p", "div", "li", "ul", "ol", "tr", "td"];
            name.is_some_and(|name| tags.contains(&name))
        }
    }
}

/// A text without what a page left in it.
fn without_markup(words: &str) -> String {
    let mut said = String::new();
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let closes: &[char] = match c {
            '&' | '＆' | '﹠' => &[';', '；', '﹔'],
            '<' | '＜' | '﹤' => &['>', '＞', '﹥'],
            _ => &[],
        };
        let end = rest
            .find(closes)
            .filter(|end| !closes.is_empty() && is_markup(&rest[..*end]));
        match end {
            Some(end) => rest = rest[end..].trim_start_matches(closes),
            None => {
                said.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    said
}

/// The pieces of a cell tile its text, and nothing readable hides in a separator.
pub fn check_cell(text: &str, cell: &Cell<'_>) -> Verdict {
    ensure!(cell.text == text, "the cell's text is another one");
    let whole = Span {
        start: 0,
        end: text.len() as u32,
    };
    let mut joined = String::new();
    for piece in cell.pieces() {
        ensure!(
            piece.span.start as usize == joined.len(),
            "a gap or overlap at {:?}",
            piece.span
        );
        let words = text.get(piece.span.range());
        let words = words.ok_or_else(|| format!("piece {:?} is not in the text", piece.span))?;
        let readable = without_markup(words).contains(char::is_alphanumeric);
        ensure!(
            piece.kind != PieceKind::Separator || !readable,
            "{words:?} is a separator"
        );
        ensure!(
            piece.indicator.is_none_or(|i| i < cell.indicators.len()),
            "{piece:?}"
        );
        joined.push_str(words);
    }
    ensure!(joined == text, "the pieces make {joined:?}");
    let mut end = 0;
    for indicator in &cell.indicators {
        let span = indicator.span;
        ensure!(
            text.get(span.range()).is_some() && whole.contains(span),
            "indicator {span:?}"
        );
        ensure!(
            span.start >= end,
            "the indicator at {span:?} overlaps the one before it"
        );
        end = span.end;
        check_piece(text, indicator.name, span, "name")?;
        check_optional(text, indicator.marker, span, "marker")?;
        check_optional(text, indicator.heading, whole, "heading")?;
        check_optional(text, indicator.weight, whole, "weight")?;
        check_optional(text, indicator.actual, whole, "actual")?;
        ensure!(
            indicator.ordinal_span.is_none_or(|s| whole.contains(s)),
            "ordinal"
        );
        check_target(text, &indicator.target, span.start..span.end)?;
        check_diagnostics(text, &indicator.diagnostics, whole)?;
        let implied = indicator.subcategory.map(|s| s.category());
        ensure!(
            implied.is_none_or(|c| indicator.category == Some(c)),
            "{implied:?} is not level 1"
        );
    }
    check_diagnostics(text, &cell.diagnostics, whole)
}

fn check_diagnostics(text: &str, all: &[Diagnostic], inside: Span) -> Verdict {
    let english = zhibiao::render::Renderer::new(text, Language::English);
    let chinese = zhibiao::render::Renderer::new(text, Language::Chinese);
    for diagnostic in all {
        let span = diagnostic.span;
        ensure!(inside.contains(span), "{diagnostic:?} outside {inside:?}");
        ensure!(
            text.get(span.range()).is_some(),
            "{diagnostic:?} cuts a character"
        );
        ensure!(
            english.diagnostic(diagnostic).contains('^'),
            "{diagnostic:?} without caret"
        );
        ensure!(
            chinese.diagnostic(diagnostic).contains('^'),
            "{diagnostic:?} without caret"
        );
    }
    let mut sorted = all.to_vec();
    sorted.sort_by_key(|d| (d.span, d.code));
    match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("{} twice at {:?}", pair[0].code, pair[0].span)),
        None => Ok(()),
    }
}

fn check_optional(source: &str, piece: Option<Piece<'_>>, inside: Span, what: &str) -> Verdict {
    piece.map_or(Ok(()), |piece| check_piece(source, piece, inside, what))
}

/// A piece stands inside its parent, and its words are what the source has there.
fn check_piece(source: &str, piece: Piece<'_>, inside: Span, what: &str) -> Verdict {
    let span = piece.span();
    ensure!(inside.contains(span), "{what} {piece:?} outside {inside:?}");
    ensure!(
        source.get(span.range()) == Some(piece.text),
        "{what} {piece:?} is not in the source"
    );
    Ok(())
}
