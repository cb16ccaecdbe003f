//! What a text means: one file per thing.

mod category;
mod date;
mod indicator;
mod measure;
mod number;
mod op;
mod pieces;
mod target;
mod unit;

pub use category::{Category, Subcategory};
pub use date::{Date, DateRelation, NotADate, PartialDate};
pub use indicator::{Cell, CellPiece, Indicator, PieceKind};
pub use measure::{Bound, Change, Comparator, Direction, Extras, Measure, Period, Rule, Value};
pub use number::Number;
pub use op::Op;
pub use pieces::{TargetPiece, TargetPieceKind};
pub use target::{Formula, Kind, Measures, Target, Trend};
pub use unit::{Dimension, Unit, UnitSource};
