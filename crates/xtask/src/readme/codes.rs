//! The table of diagnostics.
//!
//! Its columns: the code, the level, what it means, and an example: a value, the columns of a grid as a JSON
//! object, or a cell, which must bring the code up. An example may be missing where none is short enough.

use serde_json::Value;

use super::{facts, reader};
use crate::markdown::Row;

/// The rows that are wrong: their lines, and why.
pub fn check(rows: &[Row]) -> Result<Vec<(usize, String)>, String> {
    let rows: Vec<&Row> = rows.iter().filter(|row| !row.one(3).is_empty()).collect();
    let examples: Vec<String> = rows
        .iter()
        .map(|row| row.one(3).replace("⏎", "\n"))
        .collect();
    let examples: Vec<&str> = examples.iter().map(String::as_str).collect();
    let values = reader::values(&examples)?;
    let cells = reader::cells(&examples)?;
    let readings = values.iter().zip(&cells);
    Ok(rows
        .iter()
        .zip(readings)
        .filter_map(|(row, (value, cell))| wrong(row, value, cell))
        .collect())
}

fn wrong(row: &Row, value: &Value, cell: &Value) -> Option<(usize, String)> {
    let (code, example) = (row.one(0), row.one(3));
    let found: Vec<String> = facts::codes(value)
        .into_iter()
        .chain(facts::codes(cell))
        .collect();
    if found.iter().any(|found| found == code) {
        return None;
    }
    Some((
        row.line,
        format!("`{example}` brings up {found:?}, the table says `{code}`"),
    ))
}

#[cfg(test)]
mod tests {
    use super::super::{FILES, read};
    use crate::markdown;

    /// Every diagnostic is listed once, with its level, in the order of the code.
    #[test]
    fn the_tables_list_all_codes() {
        for file in FILES {
            let rows = markdown::rows(&read(file).unwrap(), "codes");
            let listed: Vec<(&str, &str)> =
                rows.iter().map(|row| (row.one(0), row.one(1))).collect();
            let all = zhibiao::Code::ALL.iter();
            let all: Vec<(&str, &str)> = all
                .map(|code| (code.as_str(), code.level().as_str()))
                .collect();
            assert_eq!(
                listed, all,
                "{file}: its table of diagnostics (left) and zhibiao::Code::ALL (right)"
            );
        }
    }

    /// So is every remark about rows and cells of tables.
    #[test]
    fn the_tables_list_all_codes_of_tables() {
        for file in FILES {
            let rows = markdown::rows(&read(file).unwrap(), "table-codes");
            let listed: Vec<(&str, &str)> =
                rows.iter().map(|row| (row.one(0), row.one(1))).collect();
            let all = zhibiao_table::TableCode::ALL.iter();
            let all: Vec<(&str, &str)> = all
                .map(|code| (code.as_str(), code.level().as_str()))
                .collect();
            assert_eq!(
                listed, all,
                "{file}: its table of remarks (left) and zhibiao_table::TableCode::ALL (right)"
            );
        }
    }
}
