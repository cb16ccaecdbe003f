//! The tables drawn in `tests/layouts`: what is found in each, in every field, and every remark with its place.
//!
//! Expected are, after `---`: `# project; department; unit; goal`, a line for each indicator (category, subcategory,
//! name, sign, value, unit, weight, actual; `·` where there is none), and `! code row column` for each remark.

mod common;

use common::{cases, grids, wire};
use zhibiao_table::{read_grids, wire};

fn shown(text: Option<&str>) -> String {
    text.unwrap_or("·").replace('\n', "\\n")
}

fn report(document: &wire::Document) -> String {
    let mut lines = Vec::new();
    for project in &document.projects {
        let fields = [
            &project.name,
            &project.department,
            &project.budget_unit,
            &project.goal,
        ];
        let fields = fields.map(|field| shown(field.as_deref()));
        lines.push(format!("# {}", fields.join("; ")));
        for indicator in &project.indicators {
            let cells = indicator.cells.clone().unwrap_or_default();
            let parts = [
                indicator.category.as_deref(),
                indicator.subcategory.as_deref(),
                Some(indicator.name.as_str()),
                cells.sign.as_deref(),
                cells.value.as_deref(),
                cells.unit.as_deref(),
                cells.weight.as_deref(),
                cells.actual.as_deref(),
            ];
            lines.push(parts.map(shown).join("|"));
        }
    }
    for found in &document.diagnostics {
        lines.push(format!("! {} {} {}", found.code, found.row, found.column));
    }
    lines.join("\n")
}

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
