use std::borrow::Cow;
use std::io::{self, Write};

use zhibiao::Parser;

use super::Writable;
use super::form::{Parts, merged, parts};
use super::rows::{LEVELS, PROJECT, REST, Row, TARGET};
use super::tidy;

/// What a row of CSV holds (输出格式).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Form {
    /// The national systems' row form (行式): an indicator, its sign, value and unit in columns of their own.
    Rows,
    /// An indicator, its target merged into one text (合并式); sign and unit stand apart only where one text cannot say it.
    Merged,
    /// A measure (整洁数据), numbers and units apart; an indicator without any has one row too.
    Tidy,
}

/// Writes documents as CSV (RFC 4180) in UTF-8.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@`, in either width, for a formula. Such texts, unless they are
/// numbers, begin with `'` instead, which a spreadsheet does not show, and which is taken off when zhibiao reads them.
/// The first two forms begin with a byte order mark, without which a spreadsheet would not know the encoding.
pub struct CsvWriter<W> {
    out: W,
    form: Form,
}

impl<W: Write> CsvWriter<W> {
    /// Writes the names of the columns.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn new(mut out: W, form: Form) -> io::Result<Self> {
        match form {
            Form::Tidy => record(tidy::columns().map(Cow::Borrowed), &mut out)?,
            Form::Rows | Form::Merged => {
                out.write_all("\u{feff}".as_bytes())?;
                let [sign, value, unit] = TARGET;
                let (target, end): (&[&str], &[&str]) = match form {
                    Form::Rows => (&TARGET, &[]),
                    _ => (&[value], &[sign, unit]),
                };
                let names = PROJECT
                    .iter()
                    .chain(&LEVELS)
                    .chain(target)
                    .chain(&REST)
                    .chain(end);
                record(names.map(|name| Cow::Borrowed(*name)), &mut out)?;
            }
        }
        Ok(CsvWriter { out, form })
    }

    /// Goes on where the names of the columns were written before.
    pub fn without_head(out: W, form: Form) -> Self {
        CsvWriter { out, form }
    }

    /// Writes a document, or a part of one; `file` is the name of its file in the form that has such a column.
    /// `parser` is the one that read it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn document(
        &mut self,
        file: &str,
        document: &impl Writable,
        parser: &Parser,
    ) -> io::Result<()> {
        let (out, form) = (&mut self.out, self.form);
        document.rows(parser, |row| match form {
            Form::Tidy => tidy::indicator(file, &row, |fields| record(fields.map(Cow::Owned), out)),
            Form::Rows | Form::Merged => indicator(row, form, parser, out),
        })
    }

    /// What was written to.
    pub fn into_inner(self) -> W {
        self.out
    }
}

fn indicator(
    row: Row<'_, '_>,
    form: Form,
    parser: &Parser,
    out: &mut impl Write,
) -> io::Result<()> {
    let name = row.levels[2].clone();
    let apart = form == Form::Rows;
    let parts = match (&row.item, apart) {
        (None, _) => Parts::default(),
        (Some(item), true) => parts(item.target, &name, item.cells, parser),
        (Some(item), false) => merged(item.target, &name, item.cells, parser),
    };
    let Parts { sign, value, unit } = parts;
    let (target, end) = match apart {
        true => (vec![sign, value, unit], Vec::new()),
        false => (vec![value], vec![sign, unit]),
    };
    let (project, rest) = (row.project(), row.rest);
    let head = project.into_iter().map(Cow::Borrowed).chain(row.levels);
    let rest = rest.into_iter().map(Cow::Borrowed);
    record(head.chain(target).chain(rest).chain(end), out)
}

/// One line; a field with a comma, a quote or a line break stands in quotes.
pub(super) fn record<'f>(
    fields: impl Iterator<Item = Cow<'f, str>>,
    out: &mut impl Write,
) -> io::Result<()> {
    for (index, field) in fields.enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        let mark = if is_formula(&field) { "'" } else { "" };
        match field.contains([',', '"', '\n', '\r', '\'']) || field.starts_with(' ') {
            true => write!(out, "\"{mark}{}\"", field.replace('"', "\"\""))?,
            false => write!(out, "{mark}{field}")?,
        }
    }
    out.write_all(b"\r\n")
}

/// Whether a spreadsheet would compute the field.
fn is_formula(field: &str) -> bool {
    let Some(rest) = field.strip_prefix(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'])
    else {
        return false;
    };
    if rest.is_empty() {
        return false;
    }
    let signed = field.starts_with(['+', '-']);
    let digits = rest.strip_suffix('%').unwrap_or(rest);
    let number = !digits.is_empty()
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    !(signed && number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fields: &[&str], line: &str) {
        let mut out = Vec::new();
        record(fields.iter().map(|field| Cow::Borrowed(*field)), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), format!("{line}\r\n"));
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        check(
            &["甲", "乙,\"丙\"", "", "丁\n戊"],
            "甲,\"乙,\"\"丙\"\"\",,\"丁\n戊\"",
        );
    }

    #[test]
    fn formulas_are_disarmed() {
        check(
            &["=1+1", "+SUM(A1)", "@x", "-2+3"],
            "'=1+1,'+SUM(A1),'@x,'-2+3",
        );
        check(
            &["=HYPERLINK(\"a\",\"b\")"],
            "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"",
        );
        check(&["-5", "+3%", "-0.5", "≥90%"], "-5,+3%,-0.5,≥90%");
        check(&["-", "=", "-甲", "\t=1"], "-,=,'-甲,'\t=1");
        check(&["＝1+1", "＠x", "＝"], "'＝1+1,'＠x,＝");
    }
}
