//! What holds for all sheets of a workbook.

use std::collections::HashMap;

use crate::container::number_format::code_of;
use crate::error::TableError;

use super::records::{Data, Records};

/// Strings, formats and the list of sheets.
#[derive(Default)]
pub(super) struct Globals {
    pub(super) sheets: Vec<SheetInfo>,
    pub(super) strings: Vec<String>,
    pub(super) from_1904: bool,
    pub(super) encrypted: bool,
    codes: HashMap<u16, String>,
    /// For each style the number of its format.
    styles: Vec<u16>,
}

pub(super) struct SheetInfo {
    pub(super) name: String,
    pub(super) offset: usize,
    pub(super) hidden: bool,
}

impl Globals {
    pub(super) fn read(mut records: Records<'_>) -> Result<Globals, TableError> {
        let mut globals = Globals::default();
        while let Some((kind, data)) = records.next()? {
            // A record too short for what it should hold holds nothing.
            match kind {
                0x000A => break,
                0x0022 => globals.from_1904 = { data }.u16() == Some(1),
                0x002F => globals.encrypted = true,
                0x0085 => globals.sheets.extend(sheet(data)),
                0x00FC => globals.strings = strings(data),
                0x00E0 => globals.styles.push(style(data).unwrap_or(0)),
                0x041E => globals.codes.extend(format(data)),
                _ => {}
            }
        }
        Ok(globals)
    }

    /// The format code of a style.
    pub(super) fn code(&self, style: u16) -> &str {
        let Some(&format) = self.styles.get(usize::from(style)) else {
            return "";
        };
        // The numbers that Excel knows are not always written out, and where they are, in the writer's own language.
        let own = self.codes.get(&format).map(String::as_str);
        match code_of(u32::from(format)) {
            Some(known) if own.is_none() => known,
            _ => own.unwrap_or_default(),
        }
    }
}

/// Worksheets only.
fn sheet(mut data: Data<'_>) -> Option<SheetInfo> {
    let offset = data.u32()? as usize;
    let hidden = data.u8()? & 3 != 0;
    let is_worksheet = data.u8()? == 0;
    let name = data.short_string()?;
    is_worksheet.then_some(SheetInfo {
        name,
        offset,
        hidden,
    })
}

fn strings(mut data: Data<'_>) -> Vec<String> {
    let mut strings = Vec::new();
    let count = (|| {
        data.u32()?;
        data.u32()
    })();
    // The count may be anything; the data ends.
    for _ in 0..count.unwrap_or(0) {
        match data.rich_string() {
            Some(text) => strings.push(text),
            None => break,
        }
    }
    strings
}

fn style(mut data: Data<'_>) -> Option<u16> {
    data.u16()?;
    data.u16()
}

fn format(mut data: Data<'_>) -> Option<(u16, String)> {
    Some((data.u16()?, data.string()?))
}
