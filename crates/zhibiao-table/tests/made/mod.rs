//! Files made for tests: packages with just the parts that matter.
#![allow(dead_code)] // Each test binary uses a part of it.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A ZIP package of parts by name.
pub fn package<N: AsRef<str>, B: AsRef<[u8]>>(parts: &[(N, B)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(name.as_ref(), SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The parts of a package.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |index| {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len())
        .map(read)
        .collect()
}

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook; each format is a style from 1 on, each sheet a name, a state and its rows.
pub fn xlsx(formats: &[&str], sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let escaped = |code: &str| code.replace('&', "&amp;").replace('"', "&quot;");
    let codes: String = formats
        .iter()
        .enumerate()
        .map(|(index, code)| {
            format!(
                r#"<numFmt numFmtId="{}" formatCode="{}"/>"#,
                200 + index,
                escaped(code)
            )
        })
        .collect();
    let ids: Vec<usize> = (0..formats.len()).map(|index| 200 + index).collect();
    let styles = format!("<numFmts>{codes}</numFmts>{}", styles_by_number(&ids));
    xlsx_with_styles(&styles, sheets)
}

/// The styles from 1 on, by the numbers of their formats.
pub fn styles_by_number(formats: &[usize]) -> String {
    let styles: String = formats
        .iter()
        .map(|id| format!(r#"<xf numFmtId="{id}"/>"#))
        .collect();
    format!(r#"<cellXfs><xf numFmtId="0"/>{styles}</cellXfs>"#)
}

pub fn xlsx_with_styles(styles: &str, sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut list = String::new();
    let mut relations = String::new();
    let mut parts = vec![(
        "_rels/.rels".to_owned(),
        format!(
            r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    )];
    for (index, (name, state, rows)) in sheets.iter().enumerate() {
        let state = if state.is_empty() { "visible" } else { state };
        list += &format!(
            r#"<sheet name="{name}" sheetId="{0}" state="{state}" r:id="r{0}"/>"#,
            index + 1
        );
        relations += &format!(
            r#"<Relationship Id="r{0}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{0}.xml"/>"#,
            index + 1
        );
        parts.push((
            format!("xl/worksheets/sheet{}.xml", index + 1),
            format!(r#"<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>"#),
        ));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(
            r#"<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{list}</sheets></workbook>"#
        ),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!(r#"<Relationships xmlns="{PACKAGE}">{relations}</Relationships>"#),
    ));
    parts.push((
        "xl/styles.xml".to_owned(),
        format!(r#"<styleSheet xmlns="{SHEET}">{styles}</styleSheet>"#),
    ));
    package(&parts)
}

/// An OpenDocument spreadsheet of automatic styles and tables.
pub fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

/// A Word document of a body.
pub fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<w:document xmlns:w="w" xmlns:m="m" xmlns:mc="mc"><w:body>{body}</w:body></w:document>"#
    );
    package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
    ])
}

/// Numbers that look random and are the same in every run.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}
