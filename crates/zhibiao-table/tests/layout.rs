//! Which rows become projects, and what is said about the others.

use zhibiao::{Category, Language, Parser, Subcategory};
use zhibiao_table::{Document, TableError, read_bytes, read_path, read_tsv};

#[track_caller]
fn read(text: &str) -> Document<'_> {
    read_tsv(text).unwrap()
}

fn names<'d>(document: &'d Document<'_>) -> Vec<&'d str> {
    let names = document
        .projects
        .iter()
        .map(|project| project.name.as_deref());
    names.map(|name| name.unwrap_or("-")).collect()
}

/// Code, row and column of every diagnostic.
fn odd(document: &Document<'_>) -> Vec<(&'static str, usize, usize)> {
    let all = document.diagnostics.iter();
    all.map(|d| (d.code.as_str(), d.place.row, d.place.column))
        .collect()
}

#[test]
fn columns_are_found_by_name_in_any_order() {
    let text = "绩效指标\t备注\t项目名称\t绩效目标\t预算单位\t主管部门\n\
                1、人数：3人\t略\t体检\t健康\t甲中心\t甲局\n";
    let document = read(text);
    let project = &document.projects[0];
    assert_eq!(project.name.as_deref(), Some("体检"));
    assert_eq!(project.goal.as_deref(), Some("健康"));
    assert_eq!(project.budget_unit.as_deref(), Some("甲中心"));
    assert_eq!(project.department.as_deref(), Some("甲局"));
    let indicators = project.indicator_cell.as_ref().unwrap();
    assert_eq!(&**indicators, "1、人数：3人");
    assert_eq!((indicators.place.row, indicators.place.column), (2, 1));
    assert_eq!((project.row, project.table.as_deref()), (2, None));
    assert_eq!(odd(&document), []);
}

#[test]
fn titles_name_the_tables_below_them() {
    let text = "表一\n2022年绩效目标表\n\n项目名称\t绩效指标\n甲\t1人\n\n项目名称\t绩效指标\n乙\t2人\n\
                表二\n项目名称\t绩效指标\n丙\t3人\n\n绩效指标\t项目名称\n4人\t丁\n";
    let document = read(text);
    assert_eq!(names(&document), ["甲", "乙", "丙", "丁"]);
    let tables: Vec<_> = document
        .projects
        .iter()
        .map(|p| p.table.as_deref())
        .collect();
    let first = Some("表一 2022年绩效目标表");
    assert_eq!(tables, [first, first, Some("表二"), None]);
    assert_eq!(odd(&document), []);
}

#[test]
fn prose_above_a_title_is_reported() {
    let prose = "甲".repeat(201);
    let text = format!("{prose}\n1\n2\n3\n4\n5\n项目名称\t绩效指标\n甲\t1人\n");
    let document = read(&text);
    assert_eq!(document.projects[0].table.as_deref(), Some("2 3 4 5"));
    assert_eq!(odd(&document), [("unread-row", 1, 1), ("unread-row", 2, 1)]);
}

#[test]
fn rows_that_are_no_projects_are_reported() {
    let text =
        "单位：甲局\t金额：万元\n主管部门\t项目名称\t绩效指标\n注：含追加\n甲局\t体检\t3人\n合计\n";
    let document = read(text);
    assert_eq!(names(&document), ["体检"]);
    // What stands above the header speaks of the rows below.
    let unit = document.projects[0].budget_unit.as_deref();
    assert_eq!(unit, Some("甲局"));
    let expected = [
        ("unread-row", 1, 2),
        ("unread-row", 3, 1),
        ("unread-row", 5, 1),
    ];
    assert_eq!(odd(&document), expected);
}

#[test]
fn gaps_in_a_project_row_are_reported() {
    let text = "项目名称\t绩效目标\t绩效指标\n甲\n\t\t3人\n乙\t好\n丙\t好\t4人\t多\n\t好\t5人\n";
    let document = read(text);
    assert_eq!(names(&document), ["甲", "-", "乙", "丙", "-"]);
    let expected = [
        ("missing-indicators", 2, 3),
        ("missing-project-name", 3, 1),
        ("missing-indicators", 4, 3),
        ("extra-cell", 5, 4),
        ("missing-project-name", 6, 1),
    ];
    assert_eq!(odd(&document), expected);
    let message = document.diagnostics[0].message(Language::Chinese);
    assert_eq!(message, "项目“甲”没有绩效指标；请补填");
    let cell = document.projects[0].cell(&Parser::new()).indicators.len();
    assert_eq!(cell, 0);
}

#[test]
fn quoted_cells_keep_their_line_breaks() {
    let text = "项目名称\t绩效指标\r\n\"“甲”\"\"乙\"\"\"\t\"1、a\r\n2、b\"\r\n丙\t3人\r\n";
    let document = read(text);
    assert_eq!(names(&document), ["“甲”\"乙\"", "丙"]);
    let indicators = document.projects[0].indicator_cell.as_deref();
    assert_eq!(indicators, Some("1、a\r\n2、b"));
    // A row counts once, however many lines it takes.
    assert_eq!(document.projects[1].row, 3);
}

#[test]
fn a_missing_column_says_what_was_looked_for() {
    let error = read_tsv("项目名称\t绩效目标\n甲\t好\n").unwrap_err();
    let message = error.to_string();
    assert!(message.contains("绩效指标"), "{message}");
    assert!(
        message.contains("at most row 1 with 项目名称, 绩效目标"),
        "{message}"
    );
    let error = read_tsv("").unwrap_err().message(Language::Chinese);
    assert!(error.contains("没有任何行"), "{error}");
    let error = read_tsv("甲\n").unwrap_err();
    assert!(error.to_string().contains("in 1 row; add"), "{error}");
    let error = error.message(Language::Chinese);
    assert!(error.contains("1行中未见已知列名"), "{error}");
    let empty = read("绩效指标\t项目名称\t指标值\n");
    assert_eq!(empty.projects, []);
    assert_eq!(odd(&empty), [("empty-table", 1, 1)]);
}

#[test]
fn other_bytes_say_what_they_look_like() {
    for (bytes, code, found) in [
        (&b"PK\x03\x04\xff"[..], "broken-file", "a whole ZIP file"),
        (b"\xd0\xcf\x11\xe0", "unsupported-format", "XLS or DOC"),
        (b"%PDF-1.7", "unsupported-format", "a PDF file"),
        (b"abc\xff\xff", "not-text", "at offset 3"),
    ] {
        let error = read_bytes(bytes).unwrap_err();
        assert_eq!(error.code(), code);
        assert!(error.to_string().contains(found), "{error}");
    }
    let error = read_path("no such file").unwrap_err();
    assert!(matches!(error, TableError::Io(_)));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_header() {
    let document = read_bytes("\u{feff}项目名称\t绩效指标\n甲\t1人".as_bytes()).unwrap();
    assert_eq!(names(&document), ["甲"]);
}

#[test]
fn figures_are_kept_under_their_row_and_column() {
    let text = "项目名称\t供养\t\t\n项目资金\t\t全年预算数\t全年执行数\n\t年度资金总额\t80\t78\n\t其中：财政拨款\t60\t58\n三级指标\t指标值\n人数\t30人\n";
    let document = read(text);
    let extra = document.projects[0].extra.iter();
    let kept: Vec<String> = extra
        .map(|extra| format!("{}={}", extra.header, &*extra.text))
        .collect();
    let expected = [
        "年度资金总额 全年预算数=80",
        "年度资金总额 全年执行数=78",
        "其中：财政拨款 全年预算数=60",
        "其中：财政拨款 全年执行数=58",
    ];
    assert_eq!(kept, expected);
}

#[test]
fn a_goal_of_several_rows_is_kept_whole() {
    let text = "项目名称\t养老\n年度目标\t目标1：建成站点10个\n\t目标2：服务老人2000名\n三级指标\t指标值\n站点\t10个\n";
    let document = read(text);
    let project = &document.projects[0];
    assert_eq!(project.goal.as_deref(), Some("目标1：建成站点10个"));
    let extra = &project.extra[0];
    assert_eq!(
        (&*extra.header, &*extra.text),
        ("年度目标", "目标2：服务老人2000名")
    );
    assert_eq!(project.table, None);
}

#[test]
fn the_header_of_values_may_say_their_unit() {
    let text =
        "项目名称\t三级指标\t指标值（%）\n甲\t巩固率\t≥95\n甲\t人数（人）\t30\n甲\t比例\t98‰\n";
    let document = read(text);
    let parser = Parser::new();
    let units = document.projects[0].indicators.iter().map(|row| {
        let target = row.target(&parser);
        let unit = target.measures[0].unit.as_ref().unwrap();
        unit.name.to_string()
    });
    assert_eq!(units.collect::<Vec<_>>(), ["%", "人", "‰"]);
    assert_eq!(document.projects[0].indicators[0].cells.unit, None);
    // What time the values are of is no unit.
    let document = read("项目名称\t三级指标\t指标值（年度）\n甲\t工程数量\t2\n");
    let target = document.projects[0].indicators[0].target(&parser);
    assert_eq!(target.measures[0].unit, None);
}

#[test]
fn cost_is_a_level_of_its_own_beside_its_level_2() {
    let text = "项目名称\t甲\n一级指标\t二级指标\t三级指标\t指标值\n成本指标\t经济成本指标\t总成本\t≤20万元\n产出指标\t成本指标\t单位成本\t≤300元\n";
    let document = read(text);
    let levels = document.projects[0]
        .indicators
        .iter()
        .map(|row| (row.category(), row.subcategory()));
    let expected = [
        (Some(Category::Cost), Some(Subcategory::EconomicCost)),
        (Some(Category::Output), Some(Subcategory::OutputCost)),
    ];
    assert_eq!(levels.collect::<Vec<_>>(), expected);
}

#[test]
fn text_copied_out_of_a_page_is_a_table() {
    let text = "项目名称 农机补贴\n年度目标 补贴农户，\n应补尽补。\n一级指标 二级指标 三级指标 指标值 分值\n产出指标 数量指标 补贴 户数 ≥ 30 户 10\n补贴机具 12台 10\n效益指标 社会效益指标 机械化水平 稳步提升 10\n";
    let document = read_bytes(text.as_bytes()).unwrap();
    let project = &document.projects[0];
    let goal = (project.name.as_deref(), project.goal.as_deref());
    assert_eq!(goal, (Some("农机补贴"), Some("补贴农户，")));
    assert_eq!(&*project.extra[0].text, "应补尽补。");
    let rows = project.indicators.iter().map(|row| {
        let cells = [
            &row.subcategory,
            &row.name,
            &row.cells.value,
            &row.cells.weight,
        ];
        cells.map(|cell| cell.as_deref().unwrap_or("-"))
    });
    let expected = [
        ["数量指标", "补贴 户数", "≥ 30 户", "10"],
        ["数量指标", "补贴机具", "12台", "10"],
        ["社会效益指标", "机械化水平", "稳步提升", "10"],
    ];
    assert_eq!(rows.collect::<Vec<_>>(), expected);
    assert_eq!(odd(&document), []);
}
