//! Which number format a style has.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::container::number_format::code_of;
use crate::container::xml::{Element, Visit};
use crate::error::TableError;

/// The styles of cells.
#[derive(Default)]
pub(super) struct Styles {
    codes: HashMap<usize, String>,
    /// For each style the number of its format.
    formats: Vec<usize>,
    in_codes: bool,
    in_styles: bool,
}

impl Styles {
    /// The format code of a style.
    pub(super) fn code(&self, style: usize) -> Cow<'_, str> {
        let format = self.formats.get(style).copied().unwrap_or(0);
        match self.codes.get(&format) {
            Some(code) => Cow::Borrowed(code),
            None => {
                let known = u32::try_from(format).ok().and_then(code_of);
                Cow::Borrowed(known.unwrap_or_default())
            }
        }
    }
}

impl Visit for Styles {
    fn start(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        match &*element.name() {
            // Formats and styles stand in other lists too.
            "numFmts" => self.in_codes = true,
            "cellXfs" => self.in_styles = true,
            "numFmt" if self.in_codes => {
                let code = element.attribute("formatCode").unwrap_or_default();
                if let Some(id) = element.number("numFmtId") {
                    self.codes.insert(id, code);
                }
            }
            "xf" if self.in_styles => {
                self.formats.push(element.number("numFmtId").unwrap_or(0));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), TableError> {
        match name {
            "numFmts" => self.in_codes = false,
            "cellXfs" => self.in_styles = false,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), TableError> {
        Ok(())
    }
}
