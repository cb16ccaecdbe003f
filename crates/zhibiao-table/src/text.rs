//! Texts of a table and where they stand.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use crate::grid::Place;

/// A cell that is kept as it is, with what stands at the head of its column or field (其他栏).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Extra<'a> {
    /// The header as written, without line breaks.
    pub header: Arc<str>,
    /// The cell.
    pub text: Text<'a>,
}

/// The text of a cell and where it stands; dereferences to `str`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text<'a> {
    /// The cell as written, quotes of the container taken off, without white space around it.
    pub text: Cow<'a, str>,
    /// Where.
    pub place: Place,
}

impl Deref for Text<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

impl Extra<'_> {
    pub(crate) fn into_owned(self) -> Extra<'static> {
        Extra {
            header: self.header,
            text: self.text.into_owned(),
        }
    }
}

impl Text<'_> {
    pub(crate) fn into_owned(self) -> Text<'static> {
        Text {
            text: Cow::Owned(self.text.into_owned()),
            place: self.place,
        }
    }
}
