//! What the library makes of a vector's input, in the shape of a vector.

use serde_json::value::RawValue;
use zhibiao::wire::{self, Offsets};
use zhibiao::{Language, Parser};

use crate::vector::{Entry, Input, Remark, Span, Vector};

/// The wire form and the diagnostics apart.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The wire form with byte offsets, without the diagnostics.
    pub value: Box<RawValue>,
    /// The diagnostics, without their wording.
    pub diagnostics: Vec<Remark>,
}

impl Reading {
    /// Reads a vector's input through the door it asks for.
    ///
    /// # Panics
    /// When the input is no field and the entry is one, or the other way round.
    pub fn of(vector: &Vector) -> Reading {
        let parser = Parser::new();
        match (&vector.input, vector.entry) {
            (Input::Text(text), Entry::Value) => target(&parser.parse_value(text), text),
            (Input::Columns(columns), Entry::Field) => {
                target(&parser.parse_field(columns.field()), &columns.value)
            }
            (Input::Text(text), Entry::Cell) => cell(&parser.parse_cell(text)),
            (input, entry) => panic!("{}: {entry:?} cannot read {input:?}", vector.name),
        }
    }
}

fn target(target: &zhibiao::Target<'_>, source: &str) -> Reading {
    let mut wire = wire::Target::new(target, source, Offsets::Bytes, Language::English);
    let diagnostics = std::mem::take(&mut wire.diagnostics);
    Reading {
        value: json(&wire),
        diagnostics: remarks(&diagnostics, None).collect(),
    }
}

fn cell(cell: &zhibiao::Cell<'_>) -> Reading {
    /// A cell without its own diagnostics, which its wire form always has.
    #[derive(serde::Serialize)]
    struct Bare {
        indicators: Vec<wire::Indicator>,
    }
    let wire = wire::Cell::new(cell, Offsets::Bytes, Language::English);
    let mut diagnostics: Vec<Remark> = remarks(&wire.diagnostics, None).collect();
    let mut bare = Bare {
        indicators: wire.indicators,
    };
    for (index, indicator) in bare.indicators.iter_mut().enumerate() {
        let own = std::mem::take(&mut indicator.diagnostics);
        let its_target = std::mem::take(&mut indicator.target.diagnostics);
        for all in [own, its_target] {
            diagnostics.extend(remarks(&all, Some(index)));
        }
    }
    Reading {
        value: json(&bare),
        diagnostics,
    }
}

fn remarks(all: &[wire::Diagnostic], indicator: Option<usize>) -> impl Iterator<Item = Remark> {
    all.iter().map(move |diagnostic| Remark {
        code: diagnostic.code.clone(),
        span: Span {
            start: diagnostic.span.start,
            end: diagnostic.span.end,
        },
        indicator,
    })
}

fn json(value: &impl serde::Serialize) -> Box<RawValue> {
    serde_json::value::to_raw_value(value).expect("strings and numbers only")
}
