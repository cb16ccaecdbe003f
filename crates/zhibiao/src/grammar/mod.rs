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
#[cfg(not(feature = "small"))]
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
#[cfg(not(feature = "small"))]
#[cfg(test)]
mod growth;
mod han;
mod heading;
mod item;
mod kind;
mod label;
mod literal;
mod marks;
mod markup;
mod measure;
mod minus;
mod mirror;
mod name_unit;
#[cfg(not(feature = "small"))]
#[cfg(test)]
#[path = "../../tests/texts/nasty.rs"]
mod nasty;
mod number;
mod only_count;
mod opening_rate;
mod parts;
mod plain;
mod plain_range;
mod qualifying;
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
mod shared;
mod split;
mod squeezed;
mod steps;
mod straight;
mod tail;
mod title;
mod unit;
mod unit_word;
mod value;
mod wordy;

pub(crate) use cell::cell;
pub(crate) use chars::is_year;
pub(crate) use comparator::{column as sign, comparator_word};
pub(crate) use field::field;
pub(crate) use heading::alone as category;
pub(crate) use heading::names_on;
pub(crate) use name_unit::unit_hint;
pub(crate) use unit::custom_word;
pub(crate) use value::lone;
