//! The frozen objects that readings are made of: each is one struct of the wire form, with its fields as attributes.

mod indicator;
mod measure;
mod project;
mod remark;
mod target;

pub use indicator::{Cell, Cells, Extra, Indicator};
pub use measure::{Change, Limit, Measure, Unit};
pub use project::{Project, TableDiagnostic};
pub use remark::{Diagnostic, Span};
pub use target::{Date, Formula, Target};
