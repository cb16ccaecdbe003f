//! The command line, and the language of messages.

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use zhibiao::Language;

use crate::chinese;
use crate::outputs::is_folder;

/// Reads the values of China's published budget-performance tables (绩效目标表).
///
/// Without a subcommand the arguments are those of `table`.
#[derive(Parser, Debug)]
#[command(name = "zhibiao", version, arg_required_else_help = true)]
#[command(subcommand_negates_reqs = true, after_help = EXIT_STATUS, override_usage = USAGE)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    table: TableArgs,
    #[command(flatten)]
    pub common: Common,
}

impl Cli {
    /// The command line's, or a message on standard error and the end of the process.
    pub fn from_arguments() -> (Command, Common) {
        let language = language(Lang::asked(std::env::args_os()));
        let Cli {
            command,
            table,
            common,
        } = Cli::read(language).unwrap_or_else(|error| fail(&error, language));
        let (stray, command) = match command {
            // They would be ignored: they belong to `table`, which is not asked for.
            Some(command) => (table.has_options(), command),
            None => (false, Command::Table(table)),
        };
        let table = match &command {
            Command::Table(table) => Some(table),
            _ => None,
        };
        if stray {
            let problem = match language {
                Language::English => {
                    "expected options of a subcommand after it, found them before; move them"
                }
                Language::Chinese => "子命令的选项应写在其后，实为写在其前；请移到后面",
            };
            refuse(problem, language);
        }
        if table.is_some_and(TableArgs::is_workbook_on_screen) {
            let problem = match language {
                Language::English => {
                    "expected a file for a workbook, found a terminal; add --output FILE"
                }
                Language::Chinese => "工作簿应写入文件，实为终端；请加 --output FILE",
            };
            refuse(problem, language);
        }
        (command, common)
    }

    fn read(language: Language) -> Result<Cli, clap::Error> {
        let command = match language {
            Language::English => Cli::command(),
            Language::Chinese => chinese::command(Cli::command()),
        };
        Cli::from_arg_matches(&command.try_get_matches()?)
    }
}

/// Ends the process with help, or with what is wrong with the use of the command.
fn fail(error: &clap::Error, language: Language) -> ! {
    match chinese::message(error) {
        Some(problem) if language == Language::Chinese => refuse(&problem, language),
        _ => error.exit(),
    }
}

fn refuse(problem: &str, language: Language) -> ! {
    let message = match language {
        Language::English => {
            format!("error: {problem}\n\nUsage: {USAGE}\n\nFor more information, try '--help'.")
        }
        Language::Chinese => format!("错误：{problem}\n\n用法：{USAGE}\n\n详见 --help"),
    };
    // A closed standard error is no reason to end otherwise.
    let _ = writeln!(std::io::stderr(), "{message}");
    std::process::exit(2)
}

impl TableArgs {
    fn has_options(&self) -> bool {
        self.format.is_some() || self.output.is_some() || self.hidden_sheets
    }

    /// As asked for, or else as the name of the output says: `.xlsx`, `.json`, `.jsonl`, `.csv`, `.rows.csv` or `.merged.csv`.
    pub fn format(&self) -> TableFormat {
        let file = self.output.as_deref().filter(|path| !is_folder(path));
        let by_name = || TableFormat::of_name(&file?.file_name()?.to_string_lossy());
        self.format.or_else(by_name).unwrap_or_default()
    }

    fn is_workbook_on_screen(&self) -> bool {
        self.format == Some(TableFormat::Xlsx)
            && self.output.is_none()
            && std::io::stdout().is_terminal()
    }
}

const USAGE: &str = "\
zhibiao [table] [OPTIONS] <FILE>...
       zhibiao value [OPTIONS] [TEXT]...
       zhibiao cell [OPTIONS] [TEXT]...";

const EXIT_STATUS: &str = "\
Exit status:
  0  done
  1  with --strict, a diagnostic of level error came up
  2  wrong usage
  3  a file or a line could not be read, the others were; or the output could not be written";

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Table files
    Table(TableArgs),
    /// Target values, such as ≥90%
    Value(TextArgs),
    /// Indicator cells, such as 1、产出指标：培训场次，年度指标值：2场。
    Cell(TextArgs),
}

#[derive(Args, Debug)]
pub struct TableArgs {
    /// Files, folders and patterns such as 'data/*.xlsx' to read; - is standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// What to print [default: what the name of --output ends in, else text]
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// A file for all output, or a folder for a file for each
    #[arg(long, short, value_name = "FILE|DIR")]
    pub output: Option<PathBuf>,
    /// Read hidden sheets of workbooks too
    #[arg(long)]
    pub hidden_sheets: bool,
}

#[derive(Args, Debug)]
pub struct TextArgs {
    /// Texts to read; without any, each line of standard input is one
    #[arg(value_name = "TEXT")]
    pub texts: Vec<String>,
    /// What a text is: as it stands, or a JSON object, {"value", "sign"?, "unit"?, "name"?} or {"text"} for a cell
    #[arg(long, value_enum, default_value_t = Input::Lines)]
    pub input: Input,
    /// What to print: json is one object for a single TEXT and an array otherwise, jsonl an object a line
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
}

#[derive(Args, Debug)]
pub struct Common {
    /// Exit with 1 when a diagnostic of level error came up
    #[arg(long, global = true)]
    pub strict: bool,
    /// Language of messages [default: zh if LC_ALL, LC_MESSAGES or LANG says so, else en]
    #[arg(long, value_enum, global = true)]
    pub lang: Option<Lang>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum TableFormat {
    /// A readable report
    #[default]
    Text,
    /// One object
    Json,
    /// A line for each project
    Jsonl,
    /// A row for each measure
    Csv,
    /// CSV, an indicator a row: sign, value and unit in columns of their own, as budget systems take it
    Rows,
    /// CSV, an indicator a row: its target in one text, such as ≥95%
    Merged,
    /// A workbook, an indicator a row, what was written beside how it was read
    Xlsx,
}

impl TableFormat {
    /// What the names of its files end in.
    pub fn ending(self) -> &'static str {
        match self {
            TableFormat::Text => "txt",
            TableFormat::Json => "json",
            TableFormat::Jsonl => "jsonl",
            TableFormat::Csv => "csv",
            TableFormat::Rows => "rows.csv",
            TableFormat::Merged => "merged.csv",
            TableFormat::Xlsx => "xlsx",
        }
    }

    /// The format whose ending a name has, the longest if it has several.
    fn of_name(name: &str) -> Option<TableFormat> {
        let name = name.to_lowercase();
        let fits = |format: &TableFormat| {
            let stem = name.strip_suffix(format.ending());
            stem.is_some_and(|stem| stem.ends_with('.'))
        };
        let all = TableFormat::value_variants().iter().copied();
        all.filter(fits).max_by_key(|format| format.ending().len())
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum TextFormat {
    Text,
    Json,
    Jsonl,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Input {
    Lines,
    Jsonl,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Lang {
    En,
    Zh,
}

impl Lang {
    /// What arguments ask for, told before they are read: whether they can be read is said in that language, too.
    fn asked(arguments: impl Iterator<Item = OsString>) -> Option<Lang> {
        let texts: Vec<String> = arguments
            .take_while(|argument| argument != "--")
            .map(|argument| argument.to_string_lossy().into_owned())
            .collect();
        let apart = |pair: &[String]| (pair[0] == "--lang").then(|| pair[1].clone());
        let joined = |text: &String| text.strip_prefix("--lang=").map(str::to_owned);
        let mut values = texts
            .windows(2)
            .filter_map(apart)
            .chain(texts.iter().filter_map(joined));
        values.find_map(|value| Lang::from_str(&value, false).ok())
    }
}

impl Common {
    /// As asked for, or else as the environment says.
    pub fn language(&self) -> Language {
        language(self.lang)
    }
}

fn language(asked: Option<Lang>) -> Language {
    match asked {
        Some(Lang::En) => Language::English,
        Some(Lang::Zh) => Language::Chinese,
        None => {
            let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
            match locale.is_some_and(|locale| locale.starts_with("zh")) {
                true => Language::Chinese,
                false => Language::English,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
        chinese::command(Cli::command()).debug_assert();
    }

    #[test]
    fn the_language_is_told_before_the_rest() {
        let asked = |arguments: &[&str]| Lang::asked(arguments.iter().map(OsString::from));
        assert_eq!(
            asked(&["zhibiao", "--lang", "zh", "--nonsense"]),
            Some(Lang::Zh)
        );
        assert_eq!(asked(&["zhibiao", "value", "--lang=en"]), Some(Lang::En));
        assert_eq!(asked(&["zhibiao", "--", "--lang=en"]), None);
        assert_eq!(asked(&["zhibiao", "--lang", "fr"]), None);
    }

    #[test]
    fn names_tell_the_format() {
        let told = [
            "a.XLSX",
            "a.rows.csv",
            "rows.csv",
            "a.jsonl",
            "csv",
            "a.tsv",
        ];
        let formats = told.map(TableFormat::of_name);
        use TableFormat::*;
        let expected = [Some(Xlsx), Some(Rows), Some(Csv), Some(Jsonl), None, None];
        assert_eq!(formats, expected);
    }
}
