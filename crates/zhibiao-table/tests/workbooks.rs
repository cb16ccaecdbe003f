//! XLSX, XLS and ODS: merged cells, several sheets, hidden ones, numbers as shown.

mod made;
mod tables;

use made::{ods, xlsx};
use tables::{covers, grids, texts};
use zhibiao_table::{ReadOptions, bytes_to_grids};

#[track_caller]
fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn a_workbook_of_excel_97() {
    let bytes = file("xlwt.xls");
    let all = bytes_to_grids(&bytes, &ReadOptions::default()).unwrap();
    assert_eq!(all.grids.len(), 1);
    let hidden = &all.diagnostics[0];
    assert_eq!(
        (hidden.code.as_str(), hidden.found.as_str()),
        ("hidden-sheet", "字典")
    );
    let grid = &all.grids[0];
    assert_eq!(grid.sheet.as_deref(), Some("绩效目标"));
    let rows = texts(grid);
    assert_eq!(
        rows[1],
        ["项目名称", "一级指标", "三级指标", "指标值", "完成日期"]
    );
    assert_eq!(
        rows[2],
        ["体检", "产出指标", "体检率", "95%", "2023年12月31日"]
    );
    assert_eq!(rows[3], ["", "产出指标", "经费", "1,200.00", "2023-12-31"]);
    assert_eq!(rows[5], ["", "", "TRUE"]);
    assert_eq!(rows[6][..2], ["123456789.5", "-3"]);
    // A string longer than a record, and enough of them to fill several.
    assert_eq!(rows[6][2], "长".repeat(20_000));
    assert_eq!(rows[306], [format!("文字299{}", "字".repeat(40))]);
    assert_eq!(covers(grid)[0], "·<<<<");
    assert_eq!(covers(grid)[3], "^····");
    let mut options = ReadOptions::default();
    options.hidden_sheets = true;
    let all = bytes_to_grids(&bytes, &options).unwrap();
    assert_eq!(texts(&all.grids[1]), [["≥"]]);
    assert!(all.diagnostics.is_empty());
}

#[test]
fn an_open_document_shows_its_own_text() {
    let bytes = file("odfpy.ods");
    let grid = &grids(&bytes)[0];
    assert_eq!(grid.sheet.as_deref(), Some("绩效目标"));
    let rows = texts(grid);
    assert_eq!(rows[2], ["体检", "产出指标", "体检率", "95%"]);
    // Without a text the value stands for it.
    assert_eq!(rows[3], ["", "效益指标", "满意度", "90%"]);
    assert_eq!(rows[4], ["第一行\n第二行", "", "", "末"]);
    assert_eq!(grid.rows[4].number, 1005);
    assert_eq!(covers(grid), ["·<<<", "····", "····", "^···", "····"]);
}

#[test]
fn open_documents_in_detail() {
    let table = |body: &str| format!(r#"<table:table table:name="甲">{body}</table:table>"#);
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let cells = r#"<table:table-cell><text:p>a<text:s text:c="3"/>b<text:tab/>c</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="3"/>
        <table:table-cell table:number-columns-repeated="2"><office:annotation><text:p>批注</text:p></office:annotation><text:p>&lt;&#x7532;&gt;</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2023-12-31"/>"#;
    let bytes = ods("", &table(&row(cells)));
    assert_eq!(
        texts(&grids(&bytes)[0]),
        [["a   b c", "", "", "", "<甲>", "<甲>", "2023-12-31"]]
    );
    let styles = r#"<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>"#;
    let hidden = r#"<table:table table:name="乙" table:style-name="ta2"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>"#;
    let bytes = ods(styles, &(table(&row(cells)) + hidden));
    let all = bytes_to_grids(&bytes, &ReadOptions::default()).unwrap();
    assert_eq!(all.grids.len(), 1);
    assert_eq!(all.diagnostics[0].found, "乙");
}

#[test]
fn numbers_of_a_workbook_are_as_shown() {
    let formats = ["0%", "yyyy\"年\"m\"月\"d\"日\";@", "#,##0.00", "\"≥\"0.0%"];
    let sheet = r#"<row r="1"><c r="A1" s="1"><v>0.95</v></c><c r="B1" s="2"><v>45291</v></c><c r="C1" s="3"><v>1200</v></c>
        <c r="D1" s="4"><v>0.905</v></c><c r="E1"><v>0.30000000000000004</v></c><c r="F1" t="str"><v>≥90%</v></c>
        <c r="G1" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r></is></c><c r="H1" t="b"><v>1</v></c><c r="I1" t="e"><v>#N/A</v></c>
        <c r="J1" t="inlineStr"><is><r><t>10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>5</t></r></is></c>
        <c r="K1" t="inlineStr"><is><r><rPr><strike/></rPr><t>150</t></r><r><rPr><strike val="0"/></rPr><t>200</t></r><r><t>人</t></r></is></c></row>"#;
    let bytes = xlsx(&formats, &[("甲", "", sheet)]);
    assert_eq!(
        texts(&grids(&bytes)[0]),
        [[
            "95%",
            "2023年12月31日",
            "1,200.00",
            "≥90.5%",
            "0.3",
            "≥90%",
            "甲 乙",
            "TRUE",
            "#N/A",
            "10^5",
            "200人"
        ]]
    );
}

#[test]
fn formulas_that_were_never_reckoned_stay() {
    let sheet = r#"<row r="1"><c r="A1"><f>100%</f><v></v></c><c r="B1"><f>1500元/人</f></c><c r="C1"><f>SUM(A1:B1)</f><v>12</v></c>
        <c r="D1" t="str"><f>IF(A1="","",A1)</f><v></v></c><c r="E1"><f>SUM(A1)</f><v/></c></row>"#;
    assert_eq!(
        texts(&grids(&xlsx(&[], &[("甲", "", sheet)]))[0]),
        [["=100%", "=1500元/人", "12", "", "=SUM(A1)"]]
    );
}

#[test]
fn what_a_formula_did_not_yield_is_told_of() {
    let cell = |at: &str, formula: &str| format!("<c r=\"{at}1\"><f>{formula}</f><v></v></c>");
    let plain = [cell("A", "100%"), cell("B", "1500元/人"), cell("C", "-5%")].concat();
    let reckoned = [
        cell("D", "F3*2"),
        cell("E", "10+20"),
        cell("F", "SUM(甲!A1)"),
    ]
    .concat();
    let error = r#"<c r="G1" t="e"><v>#REF!</v></c><c r="H1" t="e"><f>A1</f><v>#N/A</v></c>"#;
    let sheet = format!(r#"<row r="1">{plain}{reckoned}{error}</row>"#);
    let bytes = xlsx(&[], &[("甲", "", &sheet)]);
    let all = bytes_to_grids(&bytes, &ReadOptions::default()).unwrap();
    let told = all.diagnostics.iter();
    let told: Vec<_> = told
        .map(|told| (told.code.as_str(), told.place.column))
        .collect();
    assert_eq!(told, [4, 5, 6, 7, 8].map(|column| ("no-result", column)));
}

#[test]
fn dates_that_excel_knows_by_number() {
    for (format, shown) in [
        (14, "2023/12/31"),
        (31, "2023年12月31日"),
        (57, "2023年12月"),
        (58, "12月31日"),
        (9, "4529100%"),
    ] {
        let styles = made::styles_by_number(&[format]);
        let sheet = r#"<row r="1"><c r="A1" s="1"><v>45291</v></c></row>"#;
        let bytes = made::xlsx_with_styles(&styles, &[("甲", "", sheet)]);
        assert_eq!(texts(&grids(&bytes)[0]), [[shown]], "{format}");
    }
}

#[test]
fn sheets_in_order_and_hidden_ones_named() {
    let row = |text: &str| format!(r#"<row r="1"><c r="A1" t="str"><v>{text}</v></c></row>"#);
    let (one, two, three) = (row("一"), row("二"), row("三"));
    let sheets = [
        ("甲", "", &*one),
        ("乙", "hidden", &*two),
        ("丙", "", &*three),
    ];
    let bytes = xlsx(&[], &sheets);
    let all = bytes_to_grids(&bytes, &ReadOptions::default()).unwrap();
    let names: Vec<_> = all
        .grids
        .iter()
        .map(|grid| grid.sheet.as_deref().unwrap())
        .collect();
    assert_eq!(names, ["甲", "丙"]);
    assert_eq!(all.diagnostics[0].found, "乙");
}

#[test]
fn merged_cells_pass_through_empty_rows() {
    let sheet = r#"<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="C1" t="str"><v>乙</v></c></row>
        <row r="3"><c r="A3" t="str"><v>不显示</v></c><c r="C3" t="str"><v>丙</v></c></row>
        <row r="9"><c r="B9" t="str"><v>丁</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B3"/><mergeCell ref="C6:C7"/></mergeCells><sheetData>"#;
    let bytes = xlsx(&[], &[("甲", "", sheet)]);
    let grid = &grids(&bytes)[0];
    let numbers: Vec<usize> = grid.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2, 3, 7, 9]);
    assert_eq!(covers(grid), ["·<·", "^^", "^^·", "··^", "··"]);
    assert_eq!(texts(grid)[2], ["", "", "丙"]);
}

#[test]
fn cells_without_places_follow_each_other() {
    let sheet = r#"<row><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row><row><c t="str"><v>丙</v></c></row>"#;
    let bytes = xlsx(&[], &[("甲", "", sheet)]);
    assert_eq!(texts(&grids(&bytes)[0]), [vec!["甲", "乙"], vec!["丙"]]);
}

#[test]
fn hidden_rows_are_read_and_told_of_once() {
    let cell = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let rows = [
        format!("<row>{}</row>", cell("甲")),
        r#"<row hidden="1"></row>"#.to_owned(),
        format!(r#"<row r="3" hidden="1">{}</row>"#, cell("乙")),
        format!(r#"<row r="4" hidden="true">{}</row>"#, cell("丙")),
    ];
    let bytes = xlsx(&[], &[("表", "visible", &rows.concat())]);
    let all = bytes_to_grids(&bytes, &ReadOptions::default()).unwrap();
    assert_eq!(texts(&all.grids[0]).last().unwrap(), &["丙"]);
    let [told] = &all.diagnostics[..] else {
        panic!("{:?}", all.diagnostics)
    };
    assert_eq!((told.code.as_str(), told.place.row), ("hidden-row", 3));
    assert_eq!(told.sheet.as_deref(), Some("表"));
}

/// The codes of remarks and where they stand.
#[track_caller]
fn told(bytes: &[u8]) -> Vec<(String, usize, usize)> {
    let all = bytes_to_grids(bytes, &ReadOptions::default()).unwrap();
    let remark = |found: &zhibiao_table::TableDiagnostic| {
        let place = found.place;
        (found.code.as_str().to_owned(), place.row, place.column)
    };
    all.diagnostics.iter().map(remark).collect()
}

#[test]
fn hidden_columns_are_read_and_told_of_once() {
    let cell = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let columns = r#"<cols><col min="1" max="1"/><col min="2" max="3" hidden="1"/><col max="9" hidden="1"/></cols>"#;
    let row = format!("<row>{}{}{}</row>", cell("甲"), cell("乙"), cell("丙"));
    let bytes = xlsx(&[], &[("表", "", &format!("{columns}{row}{row}"))]);
    assert_eq!(told(&bytes), [("hidden-column".to_owned(), 1, 2)]);
    assert_eq!(texts(&grids(&bytes)[0]), [["甲", "乙", "丙"]; 2]);
}

#[test]
fn hidden_rows_and_columns_of_other_formats() {
    let both = [
        ("hidden-column".to_owned(), 1, 2),
        ("hidden-row".to_owned(), 3, 1),
    ];
    assert_eq!(told(&file("xlwt-hidden.xls")), both);
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |state: &str| {
        let cells = [cell("甲"), cell("乙"), cell("丙")].concat();
        format!("<table:table-row{state}>{cells}</table:table-row>")
    };
    let rows = [
        row(""),
        row(r#" table:visibility="visible""#),
        row(r#" table:visibility="filter""#),
    ];
    let columns = r#"<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>"#;
    let table = format!(
        r#"<table:table table:name="表">{columns}{}</table:table>"#,
        rows.concat()
    );
    assert_eq!(told(&ods("", &table)), both);
}
