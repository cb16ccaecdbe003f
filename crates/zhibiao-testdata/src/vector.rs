use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use zhibiao::Field;

/// A text and the reading it must have.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vector {
    /// Unique among all vectors, and stable.
    pub name: String,
    /// Which door it goes through.
    pub entry: Entry,
    /// What goes in.
    pub input: Input,
    /// What must come out: the wire form with byte offsets, without the diagnostics, to the letter.
    pub value: Box<RawValue>,
    /// The diagnostics that must come out, without their wording.
    pub diagnostics: Vec<Remark>,
    /// Vectors of one group are spellings of one value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Why the vector is here, or what went wrong once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Which parser a vector is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Entry {
    /// A target value.
    Value,
    /// The columns of a grid that make one target.
    Field,
    /// A cell of indicators.
    Cell,
}

/// The text, or the columns of a field.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Input {
    /// Of a value or a cell.
    Text(String),
    /// Of a field.
    Columns(Columns),
}

impl Input {
    /// The text that spans point into.
    pub fn text(&self) -> &str {
        match self {
            Input::Text(text) => text,
            Input::Columns(columns) => &columns.value,
        }
    }
}

/// The columns of a field; see [`zhibiao::Field`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// The value column.
    pub value: String,
    /// The sign column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<String>,
    /// The unit column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The indicator's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Columns {
    /// As the parser takes them.
    pub fn field(&self) -> Field<'_> {
        Field {
            value: &self.value,
            sign: self.sign.as_deref(),
            unit: self.unit.as_deref(),
            name: self.name.as_deref(),
        }
    }
}

/// A diagnostic without its wording.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// The stable name of its code.
    pub code: String,
    /// Where, in bytes of the text.
    pub span: Span,
    /// The indicator, or the target of the indicator, it belongs to; absent for a cell's own and for values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<usize>,
}

/// A half-open range of offsets.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}
