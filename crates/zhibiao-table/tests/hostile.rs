//! Files made to exhaust their reader meet a limit, and say which.

mod made;
mod tables;

use std::fmt::Write;

use made::{docx, ods, package, xlsx};
use zhibiao_table::{Limit, Limits, ReadOptions, TableError, bytes_to_grids, read_bytes};

#[track_caller]
fn exceeds(bytes: &[u8], limit: Limit) {
    exceeds_of(bytes, limit, |_| {});
}

#[track_caller]
fn exceeds_of(bytes: &[u8], limit: Limit, change: fn(&mut Limits)) {
    let mut options = ReadOptions::default();
    change(&mut options.limits);
    match bytes_to_grids(bytes, &options) {
        Err(TableError::TooLarge { limit: found, .. }) => assert_eq!(found, limit),
        other => panic!(
            "expected {limit:?}, found {:?}",
            other.map(|all| all.grids.len())
        ),
    }
}

/// What many items of one row share is not repeated for all of them.
#[test]
fn rows_of_a_hundred_thousand_items() {
    let many = |part: &str| part.repeat(20_000);
    let (names, values, remark) = (many("培训人数；"), many("5人；"), many("备注"));
    let html = format!(
        "<table><tr><td>项目名称<td>三级指标<td>指标值<td>备注<tr><td>甲<td>{names}<td>{values}<td>{remark}</table>"
    );
    let document = read_bytes(html.as_bytes()).unwrap();
    let items = &document.projects[0].indicators;
    assert_eq!(items.len(), 20_000);
    let kept = items.iter().flat_map(|item| &item.extra);
    let bytes: usize = kept.map(|extra| extra.text.len()).sum();
    assert_eq!(bytes, 100 * remark.len());
}

#[test]
fn rows_of_a_million_columns() {
    exceeds(",甲".repeat(1_000_000).as_bytes(), Limit::Columns);
    let html = format!("<table><tr>{}</table>", "<td>甲".repeat(1_000_000));
    exceeds(html.as_bytes(), Limit::Columns);
    let cells = "<table:table-cell table:number-columns-repeated=\"1000000\"><text:p>甲</text:p></table:table-cell>";
    exceeds(
        &ods(
            "",
            &format!("<table:table><table:table-row>{cells}</table:table-row></table:table>"),
        ),
        Limit::Columns,
    );
    exceeds(
        &docx(&format!(
            "<w:tbl><w:tr>{}</w:tr></w:tbl>",
            "<w:tc><w:p/></w:tc>".repeat(20_000)
        )),
        Limit::Columns,
    );
    let error = read_bytes(",甲".repeat(1_000_000).as_bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected at most 16384 columns, found more at row 1; split the file, or raise the limit `columns`"
    );
    assert!(
        error
            .message(zhibiao::Language::Chinese)
            .contains("16384列，第1行处")
    );
}

#[test]
fn cells_of_many_bytes() {
    let long = "长".repeat(4 << 20);
    exceeds(format!("甲,{long}\n").as_bytes(), Limit::CellBytes);
    exceeds(format!("甲,\"{long}\"\n").as_bytes(), Limit::CellBytes);
    exceeds(
        format!("<table><tr><td>{long}").as_bytes(),
        Limit::CellBytes,
    );
    exceeds(
        &docx(&format!(
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{long}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )),
        Limit::CellBytes,
    );
    let blanks = "<table:table><table:table-row><table:table-cell><text:p><text:s text:c=\"4000000000\"/>x</text:p></table:table-cell></table:table-row></table:table>";
    exceeds(&ods("", blanks), Limit::CellBytes);
    exceeds(
        &xlsx(
            &[],
            &[(
                "甲",
                "",
                &format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{long}</v></c></row>"),
            )],
        ),
        Limit::CellBytes,
    );
}

#[test]
fn spans_that_multiply() {
    let few = |limits: &mut Limits| limits.cells = 1_000_000;
    // A thousand columns in every row, and every row covered by the one above.
    let html = format!(
        "<table>{}</table>",
        "<tr><td colspan=1000>甲".repeat(100_000)
    );
    exceeds_of(html.as_bytes(), Limit::Cells, few);
    let html = format!(
        "<table><tr>{}{}</table>",
        "<td rowspan=65534>甲".repeat(10_000),
        "<tr>".repeat(60_000)
    );
    exceeds_of(html.as_bytes(), Limit::Cells, few);
    let sheet =
        |row: usize| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>甲</v></c></row>");
    let rows: String = (1..5_000).map(sheet).collect();
    let merged = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(100);
    let rows = format!("{rows}</sheetData><mergeCells>{merged}</mergeCells><sheetData>");
    exceeds_of(&xlsx(&[], &[("甲", "", &rows)]), Limit::Cells, few);
    let row = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"1000\"><text:p>甲</text:p></table:table-cell></table:table-row>";
    exceeds_of(
        &ods("", &format!("<table:table>{row}</table:table>")),
        Limit::Cells,
        few,
    );
}

#[test]
fn tables_nested_too_deep() {
    exceeds("<table><tr><td>".repeat(100_000).as_bytes(), Limit::Nesting);
    exceeds(&docx(&"<w:tbl><w:tr><w:tc>".repeat(1_000)), Limit::Nesting);
    // Elements alone cost nothing.
    let html = format!("<table><tr><td>{}甲", "<div><b><font>".repeat(100_000));
    assert!(bytes_to_grids(html.as_bytes(), &ReadOptions::default()).is_ok());
}

#[test]
fn bombs_in_packages() {
    // A sixteenth may be packed as tightly as it likes.
    let small = |limits: &mut Limits| limits.unzipped_bytes = 16 << 20;
    let blank = " ".repeat(2 << 20);
    let sheet = format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>甲</v></c></row>{blank}");
    let bytes = xlsx(&[], &[("甲", "", &sheet)]);
    exceeds_of(&bytes, Limit::UnzipRatio, small);
    exceeds_of(&bytes, Limit::UnzippedBytes, |limits| {
        limits.unzipped_bytes = 1 << 20;
        limits.unzip_ratio = 1 << 30;
    });
    assert!(bytes_to_grids(&bytes, &ReadOptions::default()).is_ok());
    exceeds_of(
        &package(&[("word/document.xml", &blank)]),
        Limit::UnzipRatio,
        small,
    );
}

#[test]
fn texts_that_many_cells_share() {
    let long = "长".repeat(100_000);
    let cells = "<table:table-cell table:number-columns-repeated=\"1000\"><text:p>";
    let row = format!(
        "<table:table><table:table-row table:number-rows-repeated=\"1000\">{cells}{long}</text:p></table:table-cell></table:table-row></table:table>"
    );
    exceeds_of(&ods("", &row), Limit::UnzippedBytes, |limits| {
        limits.unzipped_bytes = 64 << 20
    });
    let zeros = "0".repeat(100_000);
    let sheet = "<row><c s=\"1\"><v>5</v></c></row>".repeat(1_000);
    let bytes = xlsx(&[&zeros], &[("甲", "", &sheet)]);
    let all = bytes_to_grids(&bytes, &ReadOptions::default()).unwrap();
    assert_eq!(all.grids[0].rows[0].cells[0].text, "5");
}

#[test]
fn entities_are_not_expanded() {
    let mut bomb = String::from("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for level in 1..40 {
        let _ = write!(bomb, "<!ENTITY a{level} \"&a{0};&a{0};\">", level - 1);
    }
    bomb += "]><w:document xmlns:w=\"w\"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>&a39;</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
    let bytes = package(&[("word/document.xml", &bomb)]);
    let all = bytes_to_grids(&bytes, &ReadOptions::default()).unwrap();
    assert_eq!(all.grids[0].rows[0].cells[0].text, "&a39;");
}

#[test]
fn sheets_that_share_a_part() {
    let sheet = "<row r=\"1\"><c r=\"A1\"/></row>".repeat(1_000);
    let mut sheets = vec![("甲", "", &*sheet)];
    sheets.extend(std::iter::repeat_n(("乙", "", ""), 300));
    let bytes = xlsx(&[], &sheets);
    // Every sheet a part: fine.
    assert!(bytes_to_grids(&bytes, &ReadOptions::default()).is_ok());
    let mut parts = made::parts(&bytes);
    let relations = parts
        .iter_mut()
        .find(|(name, _)| name.ends_with("workbook.xml.rels"))
        .unwrap();
    let mut text = String::from_utf8(relations.1.clone()).unwrap();
    for sheet in 2..=301 {
        text = text.replace(&format!("/sheet{sheet}.xml"), "/sheet1.xml");
    }
    relations.1 = text.into_bytes();
    let error = bytes_to_grids(&package(&parts), &ReadOptions::default()).unwrap_err();
    assert!(
        error.to_string().contains("sheets that share a part"),
        "{error}"
    );
}

#[test]
fn limits_are_the_callers() {
    exceeds_of(b"a,b\nc,d\n", Limit::Rows, |limits| limits.rows = 1);
    exceeds_of(b"a,b\nc,d\n", Limit::Columns, |limits| limits.columns = 1);
    exceeds_of(b"a,b\nc,d\n", Limit::Bytes, |limits| limits.bytes = 7);
    exceeds_of(b"a,b\nc,d\n", Limit::Cells, |limits| limits.cells = 3);
    exceeds_of("甲,乙\n".as_bytes(), Limit::CellBytes, |limits| {
        limits.cell_bytes = 2
    });
    exceeds_of(
        b"<table><tr><td><table><tr><td>",
        Limit::Nesting,
        |limits| limits.nesting = 1,
    );
}

#[test]
fn files_of_other_kinds_say_what_they_are() {
    let word97 = [
        &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..],
        &[0; 600],
        b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
    ]
    .concat();
    let locked = [
        &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..],
        &[0; 600],
        b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
    ]
    .concat();
    let slides = package(&[("ppt/presentation.xml", "")]);
    let ofd = package(&[("OFD.xml", "")]);
    let archive = package(&[("a.txt", "")]);
    let binary = package(&[("xl/workbook.bin", "")]);
    for (bytes, words) in [
        (&b"%PDF-1.7"[..], "a PDF file; convert its tables"),
        (b"{\\rtf1", "an RTF file; save it as DOCX"),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>",
            "an XML spreadsheet of Excel 2003",
        ),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n",
            "a web archive (MHTML); save it as HTML",
        ),
        (b"\x89PNG\r\n", "a picture"),
        (&word97, "a DOC file of Word before 2007; save it as DOCX"),
        (&locked, "locked by a password; remove the password"),
        (
            b"\xff\xfe\0\0y\x98\0\0",
            "bytes of no known encoding; save the file as UTF-8",
        ),
        (&slides, "slides"),
        (&ofd, "an OFD file"),
        (&archive, "an archive of other files; unpack it first"),
        (&binary, "an XLSB file; save it as XLSX"),
    ] {
        let error = read_bytes(bytes).unwrap_err();
        assert_eq!(error.code(), "unsupported-format");
        assert!(error.to_string().contains(words), "{error}");
    }
}
