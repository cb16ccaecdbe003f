//! `zhibiao table`: files in, a report, JSON or CSV out.

use std::io::{self, Read, Write};
use std::path::Path;

use serde::Serialize;
use zhibiao::wire::Offsets;
use zhibiao::{Language, Level, Parser};
use zhibiao_table::{Document, TableError, read_bytes, wire};

use crate::args::{TableArgs, TableFormat};
use crate::style::Style;
use crate::{Outcome, complain, csv, overview};

/// Reads each file; one that cannot be read is reported, and the others still are.
pub fn run(args: &TableArgs, language: Language, out: &mut impl Write) -> io::Result<Outcome> {
    let format = args.format.unwrap_or_default();
    let mut session = Session {
        format,
        many: args.files.len() > 1,
        parser: Parser::new(),
        style: Style::detect(language),
        whole: Whole::default(),
        out,
    };
    let mut outcome = Outcome::default();
    if format == TableFormat::Csv {
        csv::header(session.out)?;
    }
    for path in &args.files {
        let name = path.display().to_string();
        let read = read(path).map_err(TableError::from);
        match read.as_ref().map(|bytes| read_bytes(bytes)) {
            Ok(Ok(document)) => outcome.errors |= session.document(&name, &document)?,
            Ok(Err(error)) => outcome.unreadable |= refuse(&name, &error, language),
            Err(error) => outcome.unreadable |= refuse(&name, error, language),
        }
    }
    if format == TableFormat::Json {
        serde_json::to_writer_pretty(&mut *session.out, &session.whole)?;
        session.out.write_all(b"\n")?;
    }
    Ok(outcome)
}

struct Session<'o, W> {
    format: TableFormat,
    /// More than one file: then JSON says which one a part is of.
    many: bool,
    parser: Parser,
    style: Style,
    whole: Whole,
    out: &'o mut W,
}

impl<W: Write> Session<'_, W> {
    /// Prints a document, or keeps it for the end; whether a diagnostic of level error came up.
    fn document(&mut self, name: &str, document: &Document<'_>) -> io::Result<bool> {
        let (parser, style) = (&self.parser, &self.style);
        match self.format {
            TableFormat::Text => {
                return overview::document(name, document, parser, style, self.out);
            }
            TableFormat::Csv => return csv::document(name, document, parser, self.out),
            TableFormat::Json | TableFormat::Jsonl => {}
        }
        let wire = wire::Document::new(document, parser, Offsets::Bytes, style.language);
        let errors = wire.levels().any(|level| level == Level::Error);
        let file = self.many.then_some(name);
        match self.format {
            TableFormat::Json => self.whole.add(file, wire),
            _ => lines(file, document, wire, style.language, self.out)?,
        }
        Ok(errors)
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// True, because a file could not be read.
fn refuse(name: &str, error: &TableError, language: Language) -> bool {
    complain(&format!("{name}: {}", error.message(language)));
    true
}

/// What `--format json` prints: all files as one document.
#[derive(Serialize, Default)]
struct Whole {
    projects: Vec<InFile<wire::Project>>,
    diagnostics: Vec<InFile<wire::Diagnostic>>,
}

/// A part of a document, and of which file where several are read.
#[derive(Serialize)]
struct InFile<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(flatten)]
    part: T,
}

fn in_file<T>(file: Option<&str>, parts: Vec<T>) -> impl Iterator<Item = InFile<T>> {
    parts.into_iter().map(move |part| InFile {
        file: file.map(str::to_owned),
        part,
    })
}

impl Whole {
    fn add(&mut self, file: Option<&str>, document: wire::Document) {
        self.projects.extend(in_file(file, document.projects));
        self.diagnostics.extend(in_file(file, document.diagnostics));
    }
}

/// A project in JSON Lines, with what was odd about its row.
#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    project: InFile<wire::Project>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diagnostics: Vec<wire::Diagnostic>,
}

/// A project a line; what is about no project goes to standard error.
fn lines(
    file: Option<&str>,
    document: &Document<'_>,
    wire: wire::Document,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    // Both are in the order of rows.
    let mut diagnostics = wire.diagnostics.into_iter().peekable();
    let mut elsewhere = Vec::new();
    for (project, part) in document.projects.iter().zip(in_file(file, wire.projects)) {
        elsewhere.extend(std::iter::from_fn(|| {
            diagnostics.next_if(|d| d.row < project.row)
        }));
        let own = std::iter::from_fn(|| diagnostics.next_if(|d| d.row == project.row));
        let line = Line {
            diagnostics: own.collect(),
            project: part,
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    elsewhere.extend(diagnostics);
    for diagnostic in elsewhere {
        let place = place(diagnostic.row, diagnostic.column, language);
        let file = file.map_or(String::new(), |file| format!("{file}: "));
        complain(&format!("{file}{place}: {}", diagnostic.message));
    }
    Ok(())
}

/// A cell's place in words.
pub fn place(row: usize, column: usize, language: Language) -> String {
    match language {
        Language::English => format!("row {row}, column {column}"),
        Language::Chinese => format!("第{row}行第{column}列"),
    }
}
