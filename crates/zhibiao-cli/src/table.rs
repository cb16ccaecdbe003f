//! `zhibiao table`: files in, a report, JSON, CSV or a workbook out.
//!
//! Small files are read in parallel, a batch at a time, and printed in their order; a large one is read alone and
//! printed while it is read, so that memory holds a batch or a part of a file.

use std::fs::File;
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use zhibiao::{Language, Parser};
use zhibiao_table::write::Workbook;
use zhibiao_table::{Document, ReadOptions, TableError, stream};

use crate::args::{TableArgs, TableFormat};
use crate::inputs::Inputs;
use crate::outputs::{self, Output};
use crate::printer::{self, Job, Printer, Remarks};
use crate::progress::Progress;
use crate::style::Style;
use crate::{Outcome, complain};

/// Bytes of a file that is read alone, of the files of a batch, and how many there are of those.
const LARGE: u64 = 1 << 20;
const BATCH_BYTES: u64 = 32 << 20;
const BATCH_FILES: usize = 128;

/// Reads each file; one that cannot be read is reported, and the others still are.
pub fn run(args: &TableArgs, language: Language, out: &mut impl Write) -> io::Result<Outcome> {
    let inputs = Inputs::find(&args.files, language);
    let parser = Parser::new();
    let job = Job {
        format: args.format(),
        many: inputs.several,
        parser: &parser,
        style: match args.output {
            None => Style::detect(language),
            Some(_) => Style::plain(language),
        },
    };
    let mut options = ReadOptions::default();
    options.hidden_sheets = args.hidden_sheets;
    if let Some(path) = &args.output {
        let targets = match outputs::is_folder(path) {
            true => outputs::names(&inputs.files, path, job.format.ending()),
            false => vec![path.clone()],
        };
        if let Some(file) = outputs::clash(&inputs.files, &targets) {
            complain(&both(file, language));
            return Ok(Outcome {
                refused: true,
                ..Outcome::default()
            });
        }
    }
    let mut run = Run {
        job,
        options,
        progress: Progress::new(inputs.files.len()),
        failures: Vec::new(),
        projects: 0,
        diagnostics: Remarks::default(),
        outcome: Outcome::default(),
    };
    for problem in &inputs.problems {
        complain(problem);
        run.outcome.unreadable = true;
    }
    match &args.output {
        Some(path) if outputs::is_folder(path) => run.each_to_its_own(&inputs.files, path)?,
        Some(path) => {
            let mut file = Output::open(path)?;
            run.all_to_one(&inputs.files, &mut file)?;
            match run.failures.len() < inputs.files.len() || file.get_ref().begun() {
                true => Output::close(file)?,
                false => Output::abandon(file),
            }
        }
        None => run.all_to_one(&inputs.files, out)?,
    }
    run.progress.end();
    run.summary(inputs.files.len());
    Ok(run.outcome)
}

/// A file that would be read and written.
fn both(file: &Path, language: Language) -> String {
    let file = file.display();
    match language {
        Language::English => format!(
            "expected an output that is none of the inputs, found {file}; name another file or folder"
        ),
        Language::Chinese => format!("输出不能是输入文件，实为{file}；请另指定文件或文件夹"),
    }
}

/// Whether an argument is rather a text or a mistyped subcommand than the name of a file that is not there.
fn is_no_path(file: &str, error: &TableError) -> bool {
    let missing = matches!(error, TableError::Io(error) if error.kind() == io::ErrorKind::NotFound);
    missing && !file.contains(['.', '/', std::path::MAIN_SEPARATOR])
}

fn subcommands(language: Language) -> &'static str {
    match language {
        Language::English => {
            "; or ask for a subcommand: `value` reads texts such as ≥90%, `cell` cells of indicators"
        }
        Language::Chinese => "；或使用子命令：value读取指标值（如≥90%），cell读取指标单元格",
    }
}

struct Run<'j> {
    job: Job<'j>,
    options: ReadOptions,
    progress: Progress,
    /// Files that could not be read, and the code of why.
    failures: Vec<(String, &'static str)>,
    /// Projects in JSON so far, and what goes behind them.
    projects: usize,
    diagnostics: Remarks,
    outcome: Outcome,
}

/// What came of one file.
struct Done<'j> {
    printer: Printer<'j>,
    read: Result<(), TableError>,
}

impl<'j> Run<'j> {
    fn all_to_one(&mut self, files: &[PathBuf], out: &mut impl Write) -> io::Result<()> {
        if self.job.format == TableFormat::Xlsx {
            return self.workbook(files, out);
        }
        printer::begin(self.job.format, out)?;
        let mut rest = files;
        while !rest.is_empty() {
            let count = batch(rest);
            let (now, later) = rest.split_at(count.max(1));
            rest = later;
            match count {
                0 => self.alone(&now[0], out)?,
                _ => self.together(now, out)?,
            }
        }
        printer::end(self.job.format, self.projects, &mut self.diagnostics, out)
    }

    /// Prints a file while it is read.
    fn alone(&mut self, file: &Path, out: &mut impl Write) -> io::Result<()> {
        let before = Some(self.projects);
        let done = print(file, before, self.job, &self.options, &self.progress, out)?;
        self.finished(done)
    }

    /// Reads files in parallel, and prints them in their order.
    fn together(&mut self, files: &[PathBuf], out: &mut impl Write) -> io::Result<()> {
        let (job, options, progress) = (self.job, &self.options, &self.progress);
        let read = |path: &PathBuf| {
            let mut text = Vec::new();
            let done = print(path, None, job, options, progress, &mut text);
            done.map(|done| (done, text))
        };
        let all: Vec<io::Result<(Done<'j>, Vec<u8>)>> = files.par_iter().map(read).collect();
        for one in all {
            let (done, text) = one?;
            if self.projects > 0 && done.printer.projects > 0 && job.format == TableFormat::Json {
                out.write_all(b",")?;
            }
            out.write_all(&text)?;
            self.finished(done)?;
        }
        Ok(())
    }

    /// A file for each, beside each other in a folder, written as they are read.
    fn each_to_its_own(&mut self, files: &[PathBuf], folder: &Path) -> io::Result<()> {
        std::fs::create_dir_all(folder)?;
        let targets = outputs::names(files, folder, self.job.format.ending());
        let job = Job {
            many: false,
            ..self.job
        };
        let (options, progress) = (&self.options, &self.progress);
        let write =
            |(path, target): (&PathBuf, &PathBuf)| write_file(path, target, job, options, progress);
        let all: Vec<io::Result<Done<'j>>> = files.par_iter().zip(&targets).map(write).collect();
        for done in all {
            self.finished(done?)?;
        }
        Ok(())
    }

    fn workbook(&mut self, files: &[PathBuf], out: &mut impl Write) -> io::Result<()> {
        let mut book = Workbook::new();
        for path in files {
            let done = add_to_workbook(path, &mut book, self.job, &self.options, &self.progress)?;
            self.finished(done)?;
        }
        book.finish(out)
    }

    /// Notes what came of a file.
    fn finished(&mut self, done: Done<'j>) -> io::Result<()> {
        let Done { printer, read } = done;
        for message in &printer.messages {
            self.progress.complain(message);
        }
        self.projects += printer.projects;
        self.diagnostics.append(printer.diagnostics)?;
        self.outcome.errors |= printer.errors;
        if let Err(error) = read {
            let language = self.job.style.language;
            let message = error.message(language);
            let hint = match is_no_path(&printer.file, &error) {
                true => subcommands(language),
                false => "",
            };
            self.progress
                .complain(&format!("{}: {message}{hint}", printer.file));
            self.outcome.unreadable = true;
            self.failures.push((printer.file, error.code()));
        }
        Ok(())
    }

    /// Which of several files failed and why, once more at the end.
    fn summary(&self, files: usize) {
        if files < 2 || self.failures.is_empty() {
            return;
        }
        let failed = self.failures.len();
        let list: Vec<String> = self
            .failures
            .iter()
            .map(|(file, code)| format!("{file} ({code})"))
            .collect();
        let read = files - failed;
        complain(&match self.job.style.language {
            Language::English => format!(
                "read {read} of {files} files; {failed} failed: {}",
                list.join(", ")
            ),
            Language::Chinese => format!(
                "共{files}个文件，已读取{read}个，失败{failed}个：{}",
                list.join("、")
            ),
        });
    }
}

/// How many of the files are read together; 0 if the first is to be read alone.
fn batch(files: &[PathBuf]) -> usize {
    let mut bytes = 0;
    for (count, path) in files.iter().take(BATCH_FILES).enumerate() {
        // What has no size cannot be opened either, or is a pipe.
        let size = match std::fs::metadata(path) {
            Ok(data) if data.is_file() => data.len(),
            Ok(_) => LARGE,
            Err(_) if path.as_os_str() == "-" => LARGE,
            Err(_) => 0,
        };
        bytes += size;
        if size >= LARGE || bytes > BATCH_BYTES {
            return count;
        }
    }
    files.len().min(BATCH_FILES)
}

/// Reads a file and hands its parts over; an error of the output is the caller's.
fn read(
    path: &Path,
    options: &ReadOptions,
    mut each: impl FnMut(Document<'static>) -> io::Result<()>,
) -> io::Result<Result<(), TableError>> {
    let source: Box<dyn Read> = match path.as_os_str() == "-" {
        true => Box::new(io::stdin().lock()),
        false => match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => return Ok(Err(error.into())),
        },
    };
    let mut failure = None;
    let read = stream(source, options, |part| match each(part) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failure = Some(error);
            ControlFlow::Break(())
        }
    });
    match failure {
        Some(error) => Err(error),
        None => Ok(read),
    }
}

/// Prints one file, alone behind so many projects of others, or among those of a batch.
fn print<'j>(
    path: &Path,
    before: Option<usize>,
    job: Job<'j>,
    options: &ReadOptions,
    progress: &Progress,
    out: &mut dyn Write,
) -> io::Result<Done<'j>> {
    let name = path.display().to_string();
    progress.begin(&name);
    let mut printer = Printer::new(job, &name);
    let alone = before.is_some();
    let before = before.unwrap_or(0);
    printer.projects = before;
    let read = read(path, options, |part| {
        printer.part(part, out)?;
        // Of a file that is printed alone, messages need not wait for those of others.
        if alone {
            printer
                .messages
                .drain(..)
                .for_each(|message| progress.complain(&message));
        }
        Ok(())
    })?;
    if read.is_ok() {
        printer.end(out)?;
    }
    printer.projects -= before;
    progress.done();
    Ok(Done { printer, read })
}

/// Prints one file to a file of its own.
fn write_file<'j>(
    path: &Path,
    target: &Path,
    job: Job<'j>,
    options: &ReadOptions,
    progress: &Progress,
) -> io::Result<Done<'j>> {
    let mut out = Output::open(target)?;
    let done = match job.format {
        TableFormat::Xlsx => {
            let mut book = Workbook::new();
            let done = add_to_workbook(path, &mut book, job, options, progress)?;
            book.finish(&mut out)?;
            done
        }
        format => {
            printer::begin(format, &mut out)?;
            let mut done = print(path, None, job, options, progress, &mut out)?;
            let Printer {
                projects,
                diagnostics,
                ..
            } = &mut done.printer;
            printer::end(format, *projects, diagnostics, &mut out)?;
            done
        }
    };
    match done.read.is_ok() {
        true => Output::close(out)?,
        false => Output::abandon(out),
    }
    Ok(done)
}

fn add_to_workbook<'j>(
    path: &Path,
    book: &mut Workbook,
    job: Job<'j>,
    options: &ReadOptions,
    progress: &Progress,
) -> io::Result<Done<'j>> {
    let name = path.display().to_string();
    progress.begin(&name);
    let mut printer = Printer::new(job, &name);
    let read = read(path, options, |part| {
        printer.errors |= printer::to_workbook(book, &name, &part, job.parser)?;
        Ok(())
    })?;
    progress.done();
    Ok(Done { printer, read })
}
