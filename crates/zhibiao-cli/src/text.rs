//! `zhibiao value` and `zhibiao cell`: texts in, one reading for each out, in order and as they come.

use std::io::{self, BufRead, BufReader, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zhibiao::wire::{self, Offsets};
use zhibiao::{Field, Language, Level, Parser};

use crate::args::{Input, TextArgs, TextFormat};
use crate::report;
use crate::style::Style;
use crate::{Outcome, complain};

/// Something that can be read from one text.
pub trait Entry: DeserializeOwned {
    /// The JSON object expected, for messages.
    const EXPECTED: &'static str;
    /// What its reading is in JSON.
    type Wire: Serialize;
    /// The text as it stands.
    fn from_text(text: String) -> Self;
    /// The reading in JSON, and whether it has a diagnostic of level error.
    fn wire(&self, parser: &Parser, style: &Style) -> (Self::Wire, bool);
    /// The reading for people, and whether it has a diagnostic of level error.
    fn report(&self, parser: &Parser, style: &Style, out: &mut dyn Write) -> io::Result<bool>;
}

/// A target value, as it stands or from the columns of a grid.
#[derive(Deserialize, Debug)]
pub struct Value {
    value: String,
    sign: Option<String>,
    unit: Option<String>,
    name: Option<String>,
}

impl Value {
    fn field(&self) -> Field<'_> {
        Field {
            value: &self.value,
            sign: self.sign.as_deref(),
            unit: self.unit.as_deref(),
            name: self.name.as_deref(),
        }
    }
}

impl Entry for Value {
    const EXPECTED: &'static str = r#"{"value": "95", "sign": "≥", "unit": "%", "name": "…"}"#;
    type Wire = wire::Target;

    fn from_text(text: String) -> Self {
        Value {
            value: text,
            sign: None,
            unit: None,
            name: None,
        }
    }

    fn wire(&self, parser: &Parser, style: &Style) -> (wire::Target, bool) {
        let target = parser.parse_field(self.field());
        let wire = wire::Target::new(&target, &self.value, Offsets::Bytes, style.language);
        (wire, target.diagnostics.iter().any(is_error))
    }

    fn report(&self, parser: &Parser, style: &Style, out: &mut dyn Write) -> io::Result<bool> {
        let target = parser.parse_field(self.field());
        report::target(&target, &self.value, style, out)?;
        Ok(target.diagnostics.iter().any(is_error))
    }
}

/// A cell of indicators.
#[derive(Deserialize, Debug)]
pub struct Cell {
    text: String,
}

impl Entry for Cell {
    const EXPECTED: &'static str = r#"{"text": "1、产出指标：培训场次，年度指标值：2场。"}"#;
    type Wire = wire::Cell;

    fn from_text(text: String) -> Self {
        Cell { text }
    }

    fn wire(&self, parser: &Parser, style: &Style) -> (wire::Cell, bool) {
        let cell = parser.parse_cell(&self.text);
        let errors = cell.all_diagnostics().iter().any(is_error);
        (
            wire::Cell::new(&cell, Offsets::Bytes, style.language),
            errors,
        )
    }

    fn report(&self, parser: &Parser, style: &Style, out: &mut dyn Write) -> io::Result<bool> {
        let cell = parser.parse_cell(&self.text);
        report::cell(&cell, style, out)?;
        Ok(cell.all_diagnostics().iter().any(is_error))
    }
}

fn is_error(diagnostic: &zhibiao::Diagnostic) -> bool {
    diagnostic.level() == Level::Error
}

/// Reads the arguments, or else standard input line by line.
pub fn run<E: Entry>(
    args: &TextArgs,
    language: Language,
    out: &mut impl Write,
) -> io::Result<Outcome> {
    let mut session = Session {
        input: args.input,
        format: args.format,
        // A single text is answered by a single object.
        array: args.format == TextFormat::Json && args.texts.len() != 1,
        parser: Parser::new(),
        style: Style::detect(language),
        written: 0,
        outcome: Outcome::default(),
        out,
    };
    if session.array {
        session.out.write_all(b"[")?;
    }
    for (index, text) in args.texts.iter().enumerate() {
        session.item::<E>(text, Source::Argument(index + 1))?;
    }
    if args.texts.is_empty() {
        session.lines::<E>()?;
    }
    if session.array {
        session.out.write_all(b"\n]\n")?;
    }
    Ok(session.outcome)
}

/// Where a text came from, counted from 1.
#[derive(Clone, Copy, Debug)]
enum Source {
    Argument(usize),
    Line(usize),
}

struct Session<'o, W> {
    input: Input,
    format: TextFormat,
    array: bool,
    parser: Parser,
    style: Style,
    written: usize,
    outcome: Outcome,
    out: &'o mut W,
}

impl<W: Write> Session<'_, W> {
    fn lines<E: Entry>(&mut self) -> io::Result<()> {
        let mut input = BufReader::new(io::stdin().lock());
        let mut line = Vec::new();
        for number in 1.. {
            // Whoever waits for an answer before asking on gets it now.
            if input.buffer().is_empty() {
                self.out.flush()?;
            }
            line.clear();
            match input.read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) => self.line::<E>(&line, number)?,
                Err(error) => {
                    let what = match self.style.language {
                        Language::English => "cannot read standard input",
                        Language::Chinese => "无法读取标准输入",
                    };
                    complain(&format!("{what}: {error}"));
                    self.outcome.unreadable = true;
                    break;
                }
            }
        }
        Ok(())
    }

    fn line<E: Entry>(&mut self, line: &[u8], number: usize) -> io::Result<()> {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let mark = "\u{feff}".as_bytes();
        let line = match number {
            1 => line.strip_prefix(mark).unwrap_or(line),
            _ => line,
        };
        let source = Source::Line(number);
        match std::str::from_utf8(line) {
            // Blank lines in JSON Lines are no records; as a text, a blank line is an empty value.
            Ok(text) if self.input == Input::Jsonl && text.trim().is_empty() => Ok(()),
            Ok(text) => self.item::<E>(text, source),
            Err(error) => {
                let at = error.valid_up_to() + 1;
                let problem = match self.style.language {
                    Language::English => format!(
                        "expected UTF-8, found other bytes from byte {at} on; convert the input"
                    ),
                    Language::Chinese => format!("应为UTF-8，第{at}字节起不是；请转换编码"),
                };
                self.refuse(source, &problem)
            }
        }
    }

    fn item<E: Entry>(&mut self, text: &str, source: Source) -> io::Result<()> {
        let entry = match self.input {
            Input::Lines => E::from_text(text.to_owned()),
            Input::Jsonl => match serde_json::from_str::<E>(text) {
                Ok(entry) => entry,
                Err(error) => return self.refuse(source, &self.bad_json(E::EXPECTED, &error)),
            },
        };
        let errors = match self.format {
            TextFormat::Text => entry.report(&self.parser, &self.style, self.out)?,
            TextFormat::Json | TextFormat::Jsonl => {
                let (wire, errors) = entry.wire(&self.parser, &self.style);
                self.json(&wire)?;
                errors
            }
        };
        self.outcome.errors |= errors;
        Ok(())
    }

    fn bad_json(&self, expected: &str, error: &serde_json::Error) -> String {
        match self.style.language {
            Language::English => {
                format!(
                    "expected a JSON object such as {expected}, found: {error}; one object a line"
                )
            }
            Language::Chinese => format!("应为JSON对象，如{expected}，实际：{error}；每行一个对象"),
        }
    }

    /// Says what is wrong with an item; in JSON an object takes its place, so that output and input stay in step.
    fn refuse(&mut self, source: Source, problem: &str) -> io::Result<()> {
        let place = match (source, self.style.language) {
            (Source::Line(number), Language::English) => format!("line {number}"),
            (Source::Line(number), Language::Chinese) => format!("第{number}行"),
            (Source::Argument(number), Language::English) => format!("text {number}"),
            (Source::Argument(number), Language::Chinese) => format!("第{number}个文本"),
        };
        complain(&format!("{place}: {problem}"));
        self.outcome.unreadable = true;
        match self.format {
            TextFormat::Text => Ok(()),
            TextFormat::Json | TextFormat::Jsonl => self.json(&Refused { error: problem }),
        }
    }

    fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        if self.array {
            let separator: &[u8] = if self.written > 0 { b",\n" } else { b"\n" };
            self.out.write_all(separator)?;
            self.written += 1;
            return Ok(serde_json::to_writer(&mut *self.out, value)?);
        }
        match self.format {
            TextFormat::Json => serde_json::to_writer_pretty(&mut *self.out, value)?,
            TextFormat::Jsonl | TextFormat::Text => serde_json::to_writer(&mut *self.out, value)?,
        }
        self.out.write_all(b"\n")
    }
}

/// What stands in the output for an item that could not be read.
#[derive(Serialize)]
struct Refused<'a> {
    error: &'a str,
}
