//! One file's output, part by part, in any format.

use std::io::{self, Seek, Write};

use serde::Serialize;
use tempfile::SpooledTempFile;
use zhibiao::wire::Offsets;
use zhibiao::{Level, Parser};
use zhibiao_table::write::{CsvWriter, Form, Workbook};
use zhibiao_table::{Document, TableDiagnostic, wire};

use crate::args::TableFormat;
use crate::overview::Overview;
use crate::style::{Style, place};

/// How all files are printed.
#[derive(Clone, Copy)]
pub struct Job<'j> {
    pub format: TableFormat,
    /// More than one file: then JSON says which one a part is of.
    pub many: bool,
    pub parser: &'j Parser,
    pub style: Style,
}

/// What was printed so far of one file.
pub struct Printer<'j> {
    job: Job<'j>,
    pub file: String,
    overview: Overview,
    /// JSON: whether a project was printed before, and what goes behind all projects.
    pub projects: usize,
    pub diagnostics: Remarks,
    /// For people, about no project.
    pub messages: Vec<String>,
    /// A diagnostic of level error came up.
    pub errors: bool,
}

impl<'j> Printer<'j> {
    pub fn new(job: Job<'j>, file: &str) -> Printer<'j> {
        Printer {
            job,
            file: file.to_owned(),
            overview: Overview::default(),
            projects: 0,
            diagnostics: Remarks::default(),
            messages: Vec::new(),
            errors: false,
        }
    }

    /// Prints a part of the file.
    pub fn part(&mut self, document: Document<'_>, out: &mut dyn Write) -> io::Result<()> {
        let Job { parser, style, .. } = self.job;
        if let TableFormat::Text = self.job.format {
            self.errors |= self.overview.part(&document, parser, &style, out)?;
            return Ok(());
        }
        if let Some(form) = csv_form(self.job.format) {
            self.errors |= has_errors(&document, parser);
            // The names of the columns were printed before the first file.
            return CsvWriter::without_head(out, form).document(&self.file, &document, parser);
        }
        match self.job.format {
            TableFormat::Json => {
                let wire = self.wire(&document);
                self.json(wire, out)
            }
            _ => self.lines(document, out),
        }
    }

    fn wire(&mut self, document: &Document<'_>) -> wire::Document {
        let Job { parser, style, .. } = self.job;
        let wire = wire::Document::new(document, parser, Offsets::Bytes, style.language);
        self.errors |= wire.levels().any(|level| level == Level::Error);
        wire
    }

    /// Prints what stands behind the last part.
    pub fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match self.job.format {
            TableFormat::Text => self.overview.end(&self.file, &self.job.style, out),
            _ => Ok(()),
        }
    }

    fn json(&mut self, document: wire::Document, out: &mut dyn Write) -> io::Result<()> {
        for project in document.projects {
            let before: &[u8] = if self.projects > 0 {
                b",\n    "
            } else {
                b"\n    "
            };
            out.write_all(before)?;
            out.write_all(&indented(&self.in_file(project))?)?;
            self.projects += 1;
        }
        for diagnostic in document.diagnostics {
            let diagnostic = indented(&self.in_file(diagnostic))?;
            self.diagnostics.push(&diagnostic)?;
        }
        Ok(())
    }

    fn in_file<T>(&self, part: T) -> InFile<'_, T> {
        let file = self.job.many.then_some(&*self.file);
        InFile { file, part }
    }

    /// A project a line; what is about no project is a message.
    fn lines(&mut self, document: Document<'_>, out: &mut dyn Write) -> io::Result<()> {
        // Both are in the order of the file.
        let mut diagnostics = document.diagnostics.into_iter().peekable();
        let mut elsewhere = Vec::new();
        for project in document.projects {
            let last = project.indicators.last().map_or(project.row, |row| row.row);
            let (first, last) = ((project.grid, project.row), (project.grid, last));
            let place = |found: &TableDiagnostic| (found.grid, found.place.row);
            let before = |found: &TableDiagnostic| place(found) < first;
            elsewhere.extend(std::iter::from_fn(|| diagnostics.next_if(before)));
            let own = std::iter::from_fn(|| diagnostics.next_if(|found| place(found) <= last));
            let alone = Document {
                diagnostics: own.collect(),
                projects: vec![project],
            };
            let wire::Document {
                projects,
                diagnostics,
            } = self.wire(&alone);
            for project in projects {
                let line = Line {
                    project: self.in_file(project),
                    diagnostics: &diagnostics,
                };
                serde_json::to_writer(&mut *out, &line)?;
                out.write_all(b"\n")?;
            }
        }
        elsewhere.extend(diagnostics);
        let rest = Document {
            projects: Vec::new(),
            diagnostics: elsewhere,
        };
        for diagnostic in self.wire(&rest).diagnostics {
            let place = place(diagnostic.row, diagnostic.column, self.job.style.language);
            let file = match self.job.many {
                true => format!("{}: ", self.file),
                false => String::new(),
            };
            self.messages
                .push(format!("{file}{place}: {}", diagnostic.message));
        }
        Ok(())
    }
}

/// What stands before the first file.
pub fn begin(format: TableFormat, out: &mut dyn Write) -> io::Result<()> {
    match (format, csv_form(format)) {
        (TableFormat::Json, _) => out.write_all(b"{\n  \"projects\": ["),
        (_, Some(form)) => CsvWriter::new(out, form).map(drop),
        _ => Ok(()),
    }
}

/// What stands behind the last file.
pub fn end(
    format: TableFormat,
    projects: usize,
    diagnostics: &mut Remarks,
    out: &mut dyn Write,
) -> io::Result<()> {
    if format != TableFormat::Json {
        return Ok(());
    }
    let (projects, remarks) = (projects > 0, diagnostics.count > 0);
    out.write_all(if projects { b"\n  ],\n" } else { b"],\n" })?;
    out.write_all(b"  \"diagnostics\": [")?;
    diagnostics.copy_to(out)?;
    out.write_all(if remarks { b"\n  ]\n}\n" } else { b"]\n}\n" })
}

/// Diagnostics in JSON, which stand behind all projects; where they are many, they wait in a file.
pub struct Remarks {
    text: SpooledTempFile,
    count: usize,
}

/// Bytes of them in memory.
const SPOOLED: usize = 8 << 20;

impl Default for Remarks {
    fn default() -> Self {
        Remarks {
            text: SpooledTempFile::new(SPOOLED),
            count: 0,
        }
    }
}

impl Remarks {
    fn push(&mut self, diagnostic: &[u8]) -> io::Result<()> {
        let before: &[u8] = if self.count > 0 {
            b",\n    "
        } else {
            b"\n    "
        };
        self.text.write_all(before)?;
        self.count += 1;
        self.text.write_all(diagnostic)
    }

    /// Adds those of another file.
    pub fn append(&mut self, mut other: Remarks) -> io::Result<()> {
        if self.count > 0 && other.count > 0 {
            self.text.write_all(b",")?;
        }
        self.count += other.count;
        other.copy_to(&mut self.text)
    }

    fn copy_to(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.text.rewind()?;
        io::copy(&mut self.text, out).map(drop)
    }
}

/// Adds a part of a file to a workbook; whether a diagnostic of level error came up.
pub fn to_workbook(
    book: &mut Workbook,
    file: &str,
    document: &Document<'_>,
    parser: &Parser,
) -> io::Result<bool> {
    book.document(file, document, parser)?;
    Ok(has_errors(document, parser))
}

fn has_errors(document: &Document<'_>, parser: &Parser) -> bool {
    document.projects.iter().any(|project| {
        let of_cell = project.cell(parser).all_diagnostics();
        let is_error = |found: &zhibiao::Diagnostic| found.level() == Level::Error;
        of_cell.iter().any(is_error)
            || project
                .indicators
                .iter()
                .any(|row| row.target(parser).diagnostics.iter().any(is_error))
    })
}

fn csv_form(format: TableFormat) -> Option<Form> {
    match format {
        TableFormat::Csv => Some(Form::Tidy),
        TableFormat::Rows => Some(Form::Rows),
        TableFormat::Merged => Some(Form::Merged),
        _ => None,
    }
}

/// As it stands two levels deep in a pretty-printed object.
fn indented(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let text = serde_json::to_string_pretty(value)?;
    // No line break stands inside a string of JSON.
    Ok(text.replace('\n', "\n    ").into_bytes())
}

/// A part of a document, and of which file where several are read.
#[derive(Serialize)]
struct InFile<'f, T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'f str>,
    #[serde(flatten)]
    part: T,
}

/// A project in JSON Lines, with what was odd about its row.
#[derive(Serialize)]
struct Line<'f, 'd> {
    #[serde(flatten)]
    project: InFile<'f, wire::Project>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    diagnostics: &'d [wire::Diagnostic],
}
