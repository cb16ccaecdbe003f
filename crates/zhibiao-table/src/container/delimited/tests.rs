use super::*;

#[track_caller]
fn check(text: &str, rows: &[&[&str]]) {
    assert_eq!(
        tsv(text),
        Grid::from_rows(rows.iter().map(|row| row.iter().copied()))
    );
}

#[track_caller]
fn sniffed(text: &str, delimiter: u8, quote: u8, skip: usize) {
    assert_eq!(
        Dialect::sniff(text),
        (
            Dialect {
                delimiter,
                quote,
                ..Dialect::TSV
            },
            skip
        ),
        "{text:?}"
    );
}

#[test]
fn rows_and_cells() {
    check("", &[]);
    check("a", &[&["a"]]);
    check("a\tb\nc\t\n", &[&["a", "b"], &["c", ""]]);
    check("\n\na", &[&[""], &[""], &["a"]]);
    check("\u{feff}a\tb", &[&["a", "b"]]);
}

#[test]
fn windows_line_ends() {
    check("a\tb\r\n\r\nc\r\n", &[&["a", "b"], &[""], &["c"]]);
    check("\"a\r\nb\"\r\nc", &[&["a\r\nb"], &["c"]]);
    check("a\r", &[&["a"]]);
    check("a\r\tb", &[&["a\r", "b"]]);
}

#[test]
fn quoted_cells() {
    check("\"a\tb\"\tc", &[&["a\tb", "c"]]);
    check(
        "x\t\"1、甲\n2、\"\"乙\"\"\"\ny",
        &[&["x", "1、甲\n2、\"乙\""], &["y"]],
    );
    check("\"\"\t\"\"\"\"", &[&["", "\""]]);
}

#[test]
fn a_quote_that_closes_nothing_is_a_quote() {
    check("\"十四五\"规划\tb", &[&["\"十四五\"规划", "b"]]);
    check("\"a\tb\nc", &[&["\"a", "b"], &["c"]]);
    check("a\"b\"\tc", &[&["a\"b\"", "c"]]);
}

#[test]
fn many_open_quotes_cost_no_more_than_their_length() {
    for cell in ["\"a\t", "\"\"a\n", "\"\"\"a\t", "\"a\"\"\n"] {
        let text = cell.repeat(200_000);
        assert!(!tsv(&text).rows.is_empty());
    }
}

#[test]
fn delimiters_are_sniffed() {
    sniffed("", b'\t', b'"', 0);
    sniffed("甲,乙\n丙,丁\n", b',', b'"', 0);
    sniffed("甲;乙,丙\n丁;戊\n", b';', b'"', 0);
    sniffed("甲|乙\n丙|丁\n", b'|', b'"', 0);
    sniffed("甲\t乙,丙\n丁\t戊,己\n", b'\t', b'"', 0);
    // The header decides against what is more regular.
    sniffed("标题,,\n项目名称\t绩效指标\n体检\ta,b,c\n", b'\t', b'"', 0);
    sniffed("sep=;\r\n甲,乙\n", b';', b'"', 7);
}

#[test]
fn single_quotes_are_sniffed() {
    sniffed("'甲,乙','丙'\n'丁','戊'\n", b',', b'\'', 0);
    // The mark of a text in a spreadsheet is no quote.
    sniffed("'0101,甲\n'0102,乙\n", b',', b'"', 0);
}

#[test]
fn blanks_before_a_quote() {
    let csv = Dialect {
        delimiter: b',',
        quote: b'"',
        ..Dialect::TSV
    };
    let found = step("a, \"b,c\"\n", csv, true, 100);
    assert_eq!(found, Some(Step::Row(vec!["a".into(), "b,c".into()], "")));
}

#[test]
fn what_may_go_on_is_unfinished() {
    let csv = Dialect {
        delimiter: b',',
        quote: b'"',
        ..Dialect::TSV
    };
    for text in ["", "a", "a,b", "\"a", "\"a\"", "\"a\"\r", "a,\"b\n"] {
        assert_eq!(
            step(text, csv, false, 100),
            Some(Step::Unfinished),
            "{text:?}"
        );
    }
    let row = |text| matches!(step(text, csv, false, 100), Some(Step::Row(..)));
    assert!(row("a\n") && row("\"a\nb\"\n") && row("\"a\"b,c\n"));
    assert_eq!(step("\"aaaaa", csv, false, 4), Some(Step::TooLong));
    assert_eq!(step("\"aaaaa\"", csv, true, 4), Some(Step::TooLong));
    assert!(matches!(
        step("\"aaaa\"", csv, true, 4),
        Some(Step::Row(..))
    ));
}

#[test]
fn marks_of_texts_are_not_shown() {
    check(
        "'=A/B\t'-甲\t'甲\t'\t'-5",
        &[&["=A/B", "-甲", "'甲", "'", "-5"]],
    );
}

/// The rows of a whole text, cells joined by `/`.
fn all(text: &str) -> Vec<String> {
    let (dialect, skip) = Dialect::sniff(text);
    let mut rest = &text[skip..];
    let mut rows = Vec::new();
    while let Some(Step::Row(cells, after)) = step(rest, dialect, true, usize::MAX) {
        let row = dialect.row(1, cells);
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.trim()).collect();
        rows.push(cells.join("/"));
        rest = after;
    }
    rows
}

#[test]
fn columns_parted_by_spaces() {
    let text =
        "项目名称：  农机\n一级指标   三级指标    指标值\n产出指标  报废 农机台数　　≥120台\n";
    let rows = [
        "项目名称：/农机",
        "一级指标/三级指标/指标值",
        "产出指标/报废 农机台数/≥120台",
    ];
    assert_eq!(all(text), rows);
}

#[test]
fn columns_parted_by_spaces_below_levels() {
    let text = "一级指标  二级指标  三级指标  指标值\n产出指标  数量指标  农机 台数  ≥120台\n    补贴户数  30户\n    质量指标  合格率  ≥95%\n";
    let rows = [
        "一级指标/二级指标/三级指标/指标值",
        "产出指标/数量指标/农机 台数/≥120台",
        "//补贴户数/30户",
        "/质量指标/合格率/≥95%",
    ];
    assert_eq!(all(text), rows);
}

#[test]
fn formulas_that_keep_a_text_from_becoming_a_number() {
    let text = "三级指标,指标值\n人数,\"=\"\"007\"\"\"\n人次,=\"95%\"\n率,=A1\n";
    assert_eq!(
        all(text),
        ["三级指标/指标值", "人数/007", "人次/95%", "率/=A1"]
    );
}

#[test]
fn text_copied_out_of_a_page() {
    let text = "某县绩效目标表\n主管部门 某县林业局 实施单位 国有 林场\n一级指标 二级指标 三级指标 指标值 分值\n产出指标 数量指标 造林 面积 ≥ 5000 亩 10\n护林员人数 300人 10\n时效指标 完成时间 2024 年 12 月底前 10\n效益指标 覆盖率 稳步提升 10\n群众知晓\n第 1 页 共 2 页\n";
    let rows = [
        "//某县绩效目标表",
        "主管部门/某县林业局/实施单位/国有 林场",
        "一级指标/二级指标/三级指标/指标值/分值",
        "产出指标/数量指标/造林 面积/≥ 5000 亩/10",
        "//护林员人数/300人/10",
        "/时效指标/完成时间/2024 年 12 月底前/10",
        "效益指标//覆盖率/稳步提升/10",
        // Half of a name, which is told of, and a page's number.
        "//群众知晓",
        "//第 1 页 共 2 页",
    ];
    assert_eq!(all(text), rows);
    // Prose with the names of columns in it is no header.
    assert_eq!(
        all("一级指标 和 二级指标\n甲 乙\n"),
        ["一级指标 和 二级指标", "甲 乙"]
    );
}

#[test]
fn tables_of_markdown_and_drawn_ones() {
    let text = "| **三级指标** | 指标值 |\n| :-- | ---: |\n| 种树 | **≥30棵** |\n+----+----+\n| 抽查 | ≥**% |\n| 1人<br>2次 | a<br />b |\n";
    let rows = [
        "/三级指标/指标值/",
        "",
        "/种树/≥30棵/",
        "",
        "/抽查/≥**%/",
        "/1人\n2次/a\nb/",
    ];
    assert_eq!(all(text), rows);
}
