//! The grammar. One file per construct; each begins with its rules. This page holds the whole.
//!
//! ```text
//! cell      = *( separator / heading / item )
//! item      = [ordinal] *heading [item-word] name [marker] value [weight] [actual]
//! heading   = category [weight] / "【" category *( "-" category ) "】"
//!
//! value     = formula / clause *( clause-end clause )
//! clause    = *( measure / change / date / name / label / soft )
//! clause-end= "，" / "；" / "。" / line break            ; outside brackets
//! change    = [base] change-word measure / measure change-word ("到" / "至") measure
//! name      = title / quoted / latin / code / stop-word  ; digits in it count nothing
//!
//! measure   = prefix amount suffix [ span / mirror ] [note] / spread / interval
//! prefix    = *( before / each / currency )
//! suffix    = *( after / inclusion )
//! amount    = number [unit *part]
//! span      = dash amount suffix / ("和" / "与") amount suffix "之间"
//! spread    = [amount] "±" amount
//! interval  = ("[" / "(") amount "," amount ("]" / ")")
//! mirror    = sign term [sign amount]
//! note      = "（" … "）"
//!
//! number    = [sign] ( digits / share / han )
//! unit      = simple [below]
//! below     = 1*( ("/" / "每" / "·") [number] simple )
//! date      = ( range / point ) [dash point] [relation]
//! formula   = [term "="] operand 1*(operator operand)
//! ```
//!
//! Names: a production's function bears its name; what `is_`, `eat` and `skip_` begin are single steps.
//! Words, units and their meanings are data: see [`crate::lexicon`].

mod affix;
mod amount;
mod begin;
mod blank;
mod bounds;
mod brackets;
mod cell;
mod change;
mod chars;
mod clause;
mod clause_end;
mod clock;
mod codes;
mod comparator;
mod context;
#[cfg(test)]
mod cost;
mod cursor;
mod dash;
mod date;
mod decimals;
mod digits;
mod draft;
mod exclude;
mod field;
mod formula;
mod fraction;
mod han;
mod heading;
mod item;
mod kind;
mod label;
mod literal;
mod mark;
mod marks;
mod markup;
mod measure;
mod minus;
mod mirror;
mod number;
mod parts;
mod plain;
mod quick;
mod quiet;
mod quotes;
mod range;
mod rate;
mod resolve;
mod rules;
mod scan;
mod segment;
mod sense;
mod share;
mod split;
mod straight;
mod tail;
mod title;
mod unit;
mod unit_word;
mod wordy;

pub(crate) use cell::cell;
pub(crate) use comparator::{column as sign, comparator_word};
pub(crate) use field::{field, unit_hint};
pub(crate) use heading::alone as category;
pub(crate) use unit::custom_word;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Target;
use crate::options::Options;
use crate::span::Span;
use context::Context;

/// Reads one target value that stands alone: no name tells what its letters mean.
pub(crate) fn lone<'a>(options: &'a Options, text: &'a str) -> Target<'a> {
    let cx = Context {
        source: text,
        options,
    };
    match quick::read(&cx) {
        Some(found) if !found.is_vague() => found.target(),
        found => {
            let mut target = Target::default();
            match found {
                Some(found) => target = found.target(),
                None => longer(cx, &mut target),
            }
            sense::doubt(&mut target);
            target
        }
    }
}

/// Reads one target value.
pub(crate) fn value<'a>(options: &'a Options, text: &'a str) -> Target<'a> {
    let cx = Context {
        source: text,
        options,
    };
    if let Some(found) = quick::read(&cx) {
        return found.target();
    }
    let mut target = Target::default();
    longer(cx, &mut target);
    target
}

/// Reads any other value into an empty target. Rules of scoring behind it are no part of it, and are told of.
fn longer<'a>(cx: Context<'a>, target: &mut Target<'a>) {
    if let Some(refused) = too_long(cx.source) {
        return target.diagnostics.push(refused);
    }
    let Some(at) = rules::with_numbers(cx.source) else {
        return scan::general(cx, target);
    };
    let (source, rest) = cx.source.split_at(at);
    scan::general(Context { source, ..cx }, target);
    target.text.text = cx.source;
    let (code, span) = (Code::UnreadNumber, cx.span(rest, ""));
    target.diagnostics.push(Diagnostic { code, span });
}

/// Spans are 32 bits wide; a longer text is refused rather than misplaced.
fn too_long(text: &str) -> Option<Diagnostic> {
    (text.len() >= u32::MAX as usize).then(|| Diagnostic {
        code: Code::TextTooLong,
        span: Span::default(),
    })
}
