//! Workbooks of Excel since 2007 (ECMA-376): a package of XML parts, whose sheets stream.
//!
//! Read here rather than by calamine, whose arithmetic on the places of cells overflows in damaged files: it panics, or
//! a cell ends up elsewhere.

use std::collections::HashSet;
use std::io::{BufReader, Read};

use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::error::TableError;
use crate::grid::Place;
use crate::limits::ReadOptions;

use super::Format;
use super::number_format::Formats;
use super::package::{self, Archive};
use super::sink::Sink;
use super::xml::{Visit, walk};

mod book;
mod cells;
mod strings;
mod styles;

use book::{Book, Relations};
use cells::{Cells, Merged};
use strings::Strings;
use styles::Styles;

/// Pushes the rows of all sheets.
pub(crate) fn read<'a>(
    bytes: &[u8],
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    let (archive, _) = package::checked(bytes, Format::Xlsx, &options.limits)?;
    let mut parts = Parts { archive };
    let main = parts.main()?;
    let mut book = Book::default();
    if !parts.visit(&main, &mut book)? {
        return Err(broken("there is no workbook in it"));
    }
    let relations = parts.relations(&main)?;
    let mut strings = Strings::new(&options.limits);
    let mut styles = Styles::default();
    // Where no relation names them, they have their usual names.
    let path = |kind: &str, usual: &str| {
        let found = relations.of_kinds().find(|(own, _)| *own == kind);
        found.map_or(format!("xl/{usual}"), |(_, target)| target.to_owned())
    };
    parts.visit(&path("sharedStrings", "sharedStrings.xml"), &mut strings)?;
    parts.visit(&path("styles", "styles.xml"), &mut styles)?;
    let mut formats = Formats::new(book.from_1904);
    let mut seen = HashSet::new();
    for sheet in &book.sheets {
        // Charts and macros are sheets too.
        let Some(path) = relations.worksheet(&sheet.relation) else {
            continue;
        };
        if sheet.hidden && !options.hidden_sheets {
            let place = Place { row: 1, column: 1 };
            let remark = TableDiagnostic::new(TableCode::HiddenSheet, place, &sheet.name);
            sink.remark(remark);
            continue;
        }
        // Sheets that share a part would multiply it.
        if !seen.insert(path.to_owned()) {
            return Err(broken("sheets that share a part"));
        }
        let mut merged = Merged::default();
        if parts.contains(path, b"mergeCell")? {
            parts.visit(path, &mut merged)?;
        }
        sink.sheet(Some(&sheet.name))?;
        let known = (&strings.texts[..], &styles);
        let mut cells = Cells::new(
            &sheet.name,
            merged.areas,
            known,
            &mut formats,
            options,
            sink,
        );
        if !parts.visit(path, &mut cells)? {
            return Err(broken(format!(
                "there is no part for the sheet `{}`",
                sheet.name
            )));
        }
        cells.finish()?;
    }
    Ok(())
}

fn broken(detail: impl std::fmt::Display) -> TableError {
    TableError::broken(Format::Xlsx.as_str(), detail)
}

/// The parts of the package, by path.
struct Parts<'b> {
    archive: Archive<'b>,
}

impl Parts<'_> {
    /// The path of the workbook, as the package's relations tell.
    fn main(&mut self) -> Result<String, TableError> {
        let relations = self.relations("")?;
        let mut kinds = relations.of_kinds();
        let main = kinds.find(|(kind, _)| *kind == "officeDocument");
        Ok(main
            .map_or("xl/workbook.xml", |(_, target)| target)
            .to_owned())
    }

    /// The relations of a part; of the package itself for an empty path.
    fn relations(&mut self, path: &str) -> Result<Relations, TableError> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut relations = Relations::new(folder);
        let separator = if folder.is_empty() { "" } else { "/" };
        self.visit(
            &format!("{folder}{separator}_rels/{name}.rels"),
            &mut relations,
        )?;
        Ok(relations)
    }

    /// Hands a part to the visitor; false if it is not there.
    fn visit(&mut self, path: &str, visitor: &mut dyn Visit) -> Result<bool, TableError> {
        let Some(name) = self.name(path) else {
            return Ok(false);
        };
        let part = self.archive.by_name(&name).map_err(broken)?;
        walk(BufReader::new(part), Format::Xlsx, visitor)?;
        Ok(true)
    }

    /// Whether a part holds the bytes somewhere, which costs less than reading it as XML.
    fn contains(&mut self, path: &str, wanted: &[u8]) -> Result<bool, TableError> {
        let Some(name) = self.name(path) else {
            return Ok(false);
        };
        let mut part = self.archive.by_name(&name).map_err(broken)?;
        let mut window = Vec::new();
        loop {
            let read = part
                .by_ref()
                .take(64 << 10)
                .read_to_end(&mut window)
                .map_err(broken)?;
            if memchr::memmem::find(&window, wanted).is_some() {
                return Ok(true);
            }
            if read == 0 {
                return Ok(false);
            }
            // What is wanted may begin in one piece and end in the next.
            let kept = window.len().min(wanted.len() - 1);
            window.drain(..window.len() - kept);
        }
    }

    /// The name of a part as the package has it; some writers differ in case or in slashes.
    fn name(&self, path: &str) -> Option<String> {
        let same = |name: &str| {
            name.replace('\\', "/")
                .trim_start_matches('/')
                .eq_ignore_ascii_case(path)
        };
        let names = self.archive.file_names().flatten();
        names.map(|name| name.into_owned()).find(|name| same(name))
    }
}
