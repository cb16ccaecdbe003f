//! The cells of one sheet.

use std::collections::HashSet;

use crate::container::hidden::Hidden;
use crate::container::number_format::Formats;
use crate::container::sheet::Area;
use crate::error::TableError;

use super::globals::Globals;
use super::records::{Data, Records};

/// What a sheet holds.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) cells: Vec<Cell>,
    pub(super) merged: Vec<Area>,
    pub(super) hidden: Hidden,
    /// Rows that are hidden.
    pub(super) hidden_rows: HashSet<u32>,
}

/// A cell with its text as shown; row and column count from 0.
pub(super) struct Cell {
    pub(super) place: (u32, u32),
    pub(super) text: String,
}

struct Reader<'g> {
    globals: &'g Globals,
    formats: &'g mut Formats,
    sheet: Sheet,
    /// The place of a formula whose text follows in a record of its own.
    awaited: Option<(u32, u32)>,
}

/// Reads up to the end of the sheet.
pub(super) fn read(
    records: &mut Records<'_>,
    globals: &Globals,
    formats: &mut Formats,
) -> Result<Sheet, TableError> {
    let mut reader = Reader {
        globals,
        formats,
        sheet: Sheet::default(),
        awaited: None,
    };
    // Charts are sheets inside the sheet.
    let mut depth = 0usize;
    while let Some((kind, data)) = records.next()? {
        match kind {
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            _ if depth <= 1 => {
                // A record too short for what it should hold holds nothing.
                let _ = reader.record(kind, data);
            }
            _ => {}
        }
    }
    Ok(reader.sheet)
}

impl Reader<'_> {
    fn record(&mut self, kind: u16, mut data: Data<'_>) -> Option<()> {
        match kind {
            0x00E5 => return self.merged(data),
            0x00BD => return self.numbers(data),
            0x007D => return self.columns(data),
            0x0208 => return self.row(data),
            0x0207 => {
                let place = self.awaited.take()?;
                let text = data.string()?;
                self.push(place, text);
                return Some(());
            }
            0x00FD | 0x0204 | 0x00D6 | 0x0203 | 0x027E | 0x0006 | 0x0205 => {}
            _ => return None,
        }
        let place = (u32::from(data.u16()?), u32::from(data.u16()?));
        let style = data.u16()?;
        let text = match kind {
            0x00FD => self.globals.strings.get(data.u32()? as usize)?.clone(),
            0x0204 | 0x00D6 => data.string()?,
            0x0203 => self.number(data.f64()?, style),
            0x027E => self.number(packed(data.u32()?), style),
            0x0205 => {
                let value = data.u8()?;
                special(value, data.u8()? != 0)
            }
            _ => self.formula(data.array()?, place, style)?,
        };
        self.push(place, text);
        Some(())
    }

    /// The result of a formula: a number, or marked as something else in its last two bytes.
    fn formula(&mut self, result: [u8; 8], place: (u32, u32), style: u16) -> Option<String> {
        self.awaited = None;
        match result {
            [0, .., 0xFF, 0xFF] => {
                self.awaited = Some(place);
                None
            }
            [1, _, value, .., 0xFF, 0xFF] => Some(special(value, false)),
            [2, _, value, .., 0xFF, 0xFF] => Some(special(value, true)),
            [.., 0xFF, 0xFF] => None,
            _ => Some(self.number(f64::from_le_bytes(result), style)),
        }
    }

    /// Several numbers side by side.
    fn numbers(&mut self, mut data: Data<'_>) -> Option<()> {
        let row = u32::from(data.u16()?);
        let first = data.u16()?;
        for column in first.. {
            // The last two bytes name the last column.
            let style = data.u16()?;
            let number = packed(data.u32()?);
            let text = self.number(number, style);
            self.push((row, u32::from(column)), text);
        }
        None
    }

    fn merged(&mut self, mut data: Data<'_>) -> Option<()> {
        for _ in 0..data.u16()? {
            let mut end = || data.u16().map(u32::from);
            self.sheet.merged.push(Area {
                rows: (end()?, end()?),
                columns: (end()?, end()?),
            });
        }
        Some(())
    }

    /// Columns from one to another, and whether they are hidden.
    fn columns(&mut self, mut data: Data<'_>) -> Option<()> {
        let (first, last) = (data.u16()?, data.u16()?);
        data.skip(4)?;
        if data.u16()? & 1 != 0 {
            self.sheet.hidden.columns(first.into(), last.into());
        }
        Some(())
    }

    /// A row, and whether it is hidden.
    fn row(&mut self, mut data: Data<'_>) -> Option<()> {
        let row = data.u16()?;
        data.skip(10)?;
        if data.u16()? & 0x20 != 0 {
            self.sheet.hidden_rows.insert(row.into());
        }
        Some(())
    }

    fn number(&mut self, number: f64, style: u16) -> String {
        self.formats.shown(number, self.globals.code(style))
    }

    fn push(&mut self, place: (u32, u32), text: String) {
        self.sheet.cells.push(Cell { place, text });
    }
}

/// A number in four bytes: 30 bits of a float or an integer, perhaps in hundredths.
fn packed(bits: u32) -> f64 {
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits.cast_signed() >> 2),
    };
    match bits & 1 {
        0 => number,
        _ => number / 100.0,
    }
}

/// A truth value or an error.
fn special(value: u8, is_error: bool) -> String {
    let text = match (is_error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_four_bytes() {
        assert_eq!(packed(0x3FF0_0000), 1.0);
        assert_eq!(packed((95 << 2) | 3), 0.95);
        assert_eq!(packed(((-3i32) << 2).cast_unsigned() | 2), -3.0);
    }
}
