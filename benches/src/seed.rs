//! The real document that the corpus is redrawn from.

/// The table as its department published it.
const TABLE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../examples/data/huangpu-2022.tsv"
));

/// What announces the value in the document.
pub const MARKER: &str = "，年度指标值：";

/// One indicator of the document, as written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeedItem {
    /// 产出指标, 效益指标 or 满意度指标.
    pub category: &'static str,
    /// What is to be achieved.
    pub name: &'static str,
    /// The target.
    pub value: &'static str,
}

/// What the document offers for redrawing.
#[derive(Clone, Debug)]
pub struct Seed {
    /// The indicators, a list per cell.
    pub cells: Vec<Vec<SeedItem>>,
    /// Names of projects without their brackets.
    pub projects: Vec<&'static str>,
    /// Clauses of the goals in prose that hold neither numbers nor dates.
    pub clauses: Vec<&'static str>,
}

impl Seed {
    /// Reads the embedded table.
    ///
    /// Cut by hand, not by the parser that is measured: its mistakes must not shape its own test.
    pub fn read() -> Seed {
        let mut seed = Seed {
            cells: Vec::new(),
            projects: Vec::new(),
            clauses: Vec::new(),
        };
        for line in TABLE.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let [department, _, project, goal, cell] = columns[..] else {
                continue;
            };
            if department == "主管部门" {
                continue;
            }
            seed.cells.push(items(cell));
            seed.projects
                .push(project.split('（').next().unwrap_or(project));
            seed.clauses
                .extend(goal.split(['，', '；', '。', '：']).filter(|c| is_plain(c)));
        }
        // A cell of the document is a heading or ends mid-air where the page broke: nothing to redraw.
        seed.cells.retain(|cell| !cell.is_empty());
        seed.projects.retain(|project| !project.is_empty());
        seed
    }
}

/// The items of one cell; what has no marker is left out.
fn items(cell: &'static str) -> Vec<SeedItem> {
    let starts = item_starts(cell);
    let mut items = Vec::new();
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(cell.len());
        let item = cell[start..end].trim_end_matches(['。', '；', '"']);
        let Some((_, body)) = item.split_once('、') else {
            continue;
        };
        let Some((category, pairs)) = body.split_once('：') else {
            continue;
        };
        items.extend(split_pairs(pairs).filter_map(|pair| {
            let (name, value) = pair.split_once(MARKER)?;
            Some(SeedItem {
                category,
                name,
                value,
            })
        }));
    }
    items
}

/// Where `1、` `2、` … stand.
fn item_starts(cell: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut fresh = true;
    for (at, c) in cell.char_indices() {
        let digits = cell[at..].bytes().take_while(u8::is_ascii_digit).count();
        if fresh && digits > 0 && cell[at + digits..].starts_with('、') {
            starts.push(at);
        }
        fresh = matches!(c, '。' | '；');
    }
    starts
}

/// One number may announce several names and values: `A，年度指标值：1家；B，年度指标值：2家`.
fn split_pairs(text: &'static str) -> impl Iterator<Item = &'static str> {
    let several = text.matches(MARKER).count() > 1;
    text.split(move |c| several && c == '；')
}

/// Whether a clause of prose holds nothing that could be read as a number, a date or a formula.
fn is_plain(clause: &str) -> bool {
    let length = clause.chars().count();
    let telling = "0123456789一二三四五六七八九十百千万亿两几半双零成倍番年月日季期节旬天时每“”（）《》、+-/=%";
    (4..=40).contains(&length) && !clause.contains(|c: char| telling.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_read_whole() {
        let seed = Seed::read();
        let items: Vec<_> = seed.cells.iter().flatten().collect();
        // 202 indicators, one of which has no marker.
        assert_eq!(items.len(), 201);
        assert_eq!(items[0].name, "服务对象满意度（%）");
        assert_eq!(items[0].value, "≥90%");
        assert!(items.iter().all(|i| i.category.ends_with("指标")));
        assert!(items.iter().all(|i| !i.value.contains(MARKER)));
        assert!(seed.clauses.len() > 50, "{}", seed.clauses.len());
    }
}
