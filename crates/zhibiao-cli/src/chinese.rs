//! The command line in Chinese: its help, and what is wrong with its use.

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}\n";

const ABOUT: &str =
    "读取公开的预算绩效目标表，把每个指标值变成数据。\n\n不写子命令时，参数即 table 的参数。";

const EXIT_STATUS: &str = "\
退出状态：
  0  完成
  1  指定了 --strict，且出现错误级诊断
  2  用法有误
  3  有文件或行无法读取（其余照常读取），或无法写出结果";

/// What an argument is for, by its name in `args.rs`; what it may be stands in the text, since clap would say it in English.
const ARGUMENTS: &[(&str, &str)] = &[
    (
        "files",
        "要读取的文件、文件夹或通配符，如 'data/*.xlsx'；- 为标准输入",
    ),
    ("texts", "要读取的文本；不给时，标准输入每行一条"),
    (
        "output",
        "把全部结果写入一个文件；给文件夹时，每个文件各写一个",
    ),
    ("hidden_sheets", "工作簿中隐藏的工作表也读取"),
    (
        "input",
        "文本的写法：lines 为原文（默认）；jsonl 为每行一个 JSON 对象，\
         {\"value\", \"sign\"?, \"unit\"?, \"name\"?}，单元格为 {\"text\"}",
    ),
    ("strict", "出现错误级诊断时，以状态 1 退出"),
    (
        "lang",
        "消息的语言：en 或 zh；不给时按 LC_ALL、LC_MESSAGES、LANG 判断",
    ),
    ("help", "显示说明"),
    ("version", "显示版本"),
];

const TABLE_FORMAT: &str = "\
输出格式；不给时按 --output 的文件名判断，否则为 text
  text    便于阅读的报告
  json    一个对象
  jsonl   每个项目一行
  csv     每个数值一行
  rows    CSV，每个指标一行：计算符号、指标值、计量单位分列，预算系统可直接导入
  merged  CSV，每个指标一行：指标值合为一格，如 ≥95%
  xlsx    工作簿，每个指标一行，原文与读数并列";

const TEXT_FORMAT: &str = "\
输出格式：text 为便于阅读的文本（默认）；json 在只有一条 TEXT 时为一个对象，否则为数组；jsonl 为每行一个对象";

/// The same command, in Chinese.
pub fn command(mut command: Command) -> Command {
    // What clap adds by itself is there only once it is built.
    command.build();
    let command = told(command, ABOUT, TABLE_FORMAT)
        .after_help(EXIT_STATUS)
        .subcommand_help_heading("命令")
        .mut_subcommand("help", |help| help.about("显示本说明，或子命令的说明"));
    [
        ("table", "表格文件", TABLE_FORMAT),
        ("value", "指标值，如 ≥90%", TEXT_FORMAT),
        (
            "cell",
            "指标单元格，如 1、产出指标：培训场次，年度指标值：2场。",
            TEXT_FORMAT,
        ),
    ]
    .into_iter()
    .fold(command, |command, (name, about, format)| {
        command.mut_subcommand(name, |it| told(it, about, format))
    })
}

/// A command that is told of in Chinese, with its arguments.
fn told(command: Command, about: &'static str, format: &'static str) -> Command {
    let command = command
        .help_template(TEMPLATE)
        .about(about)
        .long_about(about);
    command.mut_args(|argument| {
        let id = argument.get_id().as_str();
        let told = |(name, _): &&(&str, &str)| *name == id;
        let help = match id {
            "format" => format,
            _ => ARGUMENTS.iter().find(told).map_or("", |(_, help)| help),
        };
        let heading = match argument.is_positional() {
            true => "参数",
            false => "选项",
        };
        let takes_value = argument.get_action().takes_values();
        let argument = argument.help(help).long_help(None).help_heading(heading);
        match takes_value {
            true => argument.hide_possible_values(true).hide_default_value(true),
            false => argument,
        }
    })
}

/// What is wrong with the use of the command, what was expected, and a way out; none for what is rather help, or too rare.
pub fn message(error: &clap::Error) -> Option<String> {
    let said = |kind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("、")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    };
    let argument = said(ContextKind::InvalidArg);
    let problem = match error.kind() {
        ErrorKind::UnknownArgument => {
            let near = said(ContextKind::SuggestedArg);
            let near = near.map_or(String::new(), |near| format!("；是否想写“{near}”？"));
            format!("没有“{}”这个参数{near}", argument?)
        }
        ErrorKind::InvalidValue => {
            let valid = said(ContextKind::ValidValue);
            let valid = valid.map_or("有值".to_owned(), |valid| format!("为 {valid} 之一"));
            match said(ContextKind::InvalidValue).filter(|value| !value.is_empty()) {
                Some(value) => format!("“{}”应{valid}，实为“{value}”", argument?),
                None => format!("“{}”应{valid}，实为空", argument?),
            }
        }
        ErrorKind::MissingRequiredArgument => format!("缺少“{}”", argument?),
        ErrorKind::ArgumentConflict if argument == said(ContextKind::PriorArg) => {
            format!("“{}”只能写一次", argument?)
        }
        ErrorKind::ArgumentConflict => {
            let prior = said(ContextKind::PriorArg)?;
            format!("“{}”不能与“{prior}”同用", argument?)
        }
        ErrorKind::TooManyValues => {
            format!(
                "“{}”不带值，实为“{}”",
                argument?,
                said(ContextKind::InvalidValue)?
            )
        }
        _ => return None,
    };
    Some(problem)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use crate::args::Cli;

    #[test]
    fn all_help_is_chinese() {
        let is_chinese = |help: Option<&clap::builder::StyledStr>| {
            help.is_some_and(|help| help.to_string().contains(|c| ('一'..='龥').contains(&c)))
        };
        let command = super::command(Cli::command());
        for command in command.get_subcommands().chain([&command]) {
            assert!(is_chinese(command.get_about()), "{}", command.get_name());
            for argument in command
                .get_arguments()
                .filter(|_| command.get_name() != "help")
            {
                assert!(is_chinese(argument.get_help()), "{}", argument.get_id());
            }
        }
    }
}
