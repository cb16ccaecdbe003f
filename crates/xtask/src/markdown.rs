//! As much Markdown as the README checks need: fenced code, and tables announced by a comment.

/// A fenced block of code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fence {
    /// The line of its opening fence, from 1.
    pub line: usize,
    /// The words behind the opening fence: `sh run`.
    pub info: String,
    pub text: String,
}

/// A row of a table below `<!-- checked: NAME -->`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// From 1.
    pub line: usize,
    /// For each column, its code spans.
    pub code: Vec<Vec<String>>,
}

impl Row {
    /// The code spans of a column.
    pub fn column(&self, index: usize) -> &[String] {
        self.code.get(index).map_or(&[], Vec::as_slice)
    }

    /// The one code span of a column, or nothing.
    pub fn one(&self, index: usize) -> &str {
        self.column(index).first().map_or("", String::as_str)
    }
}

/// All fenced blocks, in order.
pub fn fences(text: &str) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut open: Option<Fence> = None;
    for (index, line) in text.lines().enumerate() {
        let mark = line.strip_prefix("```");
        match (&mut open, mark) {
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(fence), None) => {
                fence.text.push_str(line);
                fence.text.push('\n');
            }
            (None, Some(info)) => {
                open = Some(Fence {
                    line: index + 1,
                    info: info.trim().to_owned(),
                    text: String::new(),
                });
            }
            (None, None) => {}
        }
    }
    found
}

/// The rows of all tables announced by `<!-- checked: NAME -->`, without their two header lines.
pub fn rows(text: &str, name: &str) -> Vec<Row> {
    let announced = format!("<!-- checked: {name} -->");
    let mut found = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((_, line)) = lines.next() {
        if line.trim() != announced {
            continue;
        }
        let table = lines
            .by_ref()
            .skip_while(|(_, line)| line.trim().is_empty())
            .take_while(|(_, line)| line.starts_with('|'));
        found.extend(table.skip(2).map(|(index, line)| row(index + 1, line)));
    }
    found
}

fn row(line: usize, text: &str) -> Row {
    let inner = text.trim().trim_start_matches('|').trim_end_matches('|');
    Row {
        line,
        code: inner.split('|').map(code_spans).collect(),
    }
}

/// The texts between backticks.
fn code_spans(text: &str) -> Vec<String> {
    let spans = text.split('`').skip(1).step_by(2);
    spans.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_end_where_they_close() {
        let found = fences("a\n```sh run\nls\npwd\n```\nb\n```text output\nx\n```\n");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].line, found[0].info.as_str()), (2, "sh run"));
        assert_eq!(found[0].text, "ls\npwd\n");
        assert_eq!(found[1].text, "x\n");
    }

    #[test]
    fn only_announced_tables_have_rows() {
        let text = "| a |\n| --- |\n| `x` |\n\n<!-- checked: n -->\n| a | b |\n| --- | --- |\n| `x` | `y` and `z` |\n| `1` | |\n\n| `no` |\n";
        let found = rows(text, "n");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].line, found[0].one(0)), (8, "x"));
        assert_eq!(found[0].column(1), ["y", "z"]);
        assert_eq!((found[1].one(0), found[1].one(1)), ("1", ""));
        assert!(rows(text, "m").is_empty());
    }
}
