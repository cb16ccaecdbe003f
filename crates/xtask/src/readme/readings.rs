//! The table of inputs and readings.
//!
//! Its columns: the text as written, the kind, the reading, and what stands beside it; see [`facts`]. Kind and
//! reading must be exactly what the command says. What the last column says must be true; it need not be all.

use serde_json::Value;

use super::{facts, reader};
use crate::markdown::Row;

/// The rows that are wrong: their lines, and why.
pub fn check(rows: &[Row]) -> Result<Vec<(usize, String)>, String> {
    let inputs: Vec<&str> = rows.iter().map(|row| row.one(0)).collect();
    let targets = reader::values(&inputs)?;
    let wrong = |(row, target): (&Row, &Value)| Some((row.line, compare(row, target)?));
    Ok(rows.iter().zip(&targets).filter_map(wrong).collect())
}

/// Why a row is wrong, if it is.
fn compare(row: &Row, target: &Value) -> Option<String> {
    let input = row.one(0);
    if input.is_empty() {
        return Some("no input in the first column".to_owned());
    }
    let kind = target["kind"].as_str().unwrap_or_default();
    if row.column(1) != [kind] {
        return Some(format!(
            "`{input}` is of kind `{kind}`, the table says {:?}",
            row.column(1)
        ));
    }
    let reading = facts::reading(target);
    if row.column(2) != reading {
        return Some(format!(
            "`{input}` reads {reading:?}, the table says {:?}",
            row.column(2)
        ));
    }
    let beside = facts::beside(target);
    let untrue = row.column(3).iter().find(|fact| !beside.contains(fact))?;
    Some(format!(
        "`{input}` has {beside:?} beside it, the table says `{untrue}`"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(cells: [&[&str]; 4]) -> Row {
        let code = cells
            .iter()
            .map(|cell| cell.iter().map(|span| span.to_string()).collect());
        Row {
            line: 1,
            code: code.collect(),
        }
    }

    #[test]
    fn each_column_can_be_wrong() {
        let target = json!({"kind": "threshold", "measures": [
            {"op": ">=", "value": 90, "unit": {"name": "%", "text": "%"}, "comparator": "≥"}]});
        let wrong = |cells| compare(&row(cells), &target).is_some();
        assert!(!wrong([
            &["≥90%"],
            &["threshold"],
            &[">= 90 %"],
            &["comparator ≥"]
        ]));
        assert!(!wrong([&["≥90%"], &["threshold"], &[">= 90 %"], &[]]));
        assert!(wrong([&[], &["threshold"], &[">= 90 %"], &[]]));
        assert!(wrong([&["≥90%"], &["quantity"], &[">= 90 %"], &[]]));
        assert!(wrong([&["≥90%"], &["threshold"], &["> 90 %"], &[]]));
        assert!(wrong([&["≥90%"], &["threshold"], &[">= 9 %"], &[]]));
        assert!(wrong([&["≥90%"], &["threshold"], &[">= 90 ‰"], &[]]));
        assert!(wrong([&["≥90%"], &["threshold"], &[], &[]]));
        assert!(wrong([
            &["≥90%"],
            &["threshold"],
            &[">= 90 %"],
            &["label 率"]
        ]));
    }
}
