//! The tables drawn in `tests/layouts`: what is found in each, in every field, and every remark with its place.
//!
//! Expected are, after `---`: `# project; department; unit; goal`, a line for each indicator (category, subcategory,
//! name, sign, value, unit, weight, actual; `·` where there is none), and `! code row column` for each remark.

mod common;

use common::{cases, grids, report, wire};
use zhibiao_table::read_grids;

#[test]
fn every_drawn_table() {
    let mut wrong = 0;
    for case in cases() {
        let found = match read_grids(grids(&case.table)) {
            Ok(document) => report(&wire(&document)),
            Err(error) => format!("error: {error}"),
        };
        if found != case.expected {
            wrong += 1;
            println!(
                "=== {} ({})\n{}\n---\n{found}\n",
                case.name, case.file, case.table
            );
        }
    }
    assert_eq!(wrong, 0, "tables read otherwise than expected");
}
