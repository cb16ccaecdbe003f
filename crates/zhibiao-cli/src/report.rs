//! Readings for people: one target, one cell, and the rows that a table's report is made of.

use std::io::{self, Write};

use zhibiao::render::Renderer;
use zhibiao::{Cell, Date, Diagnostic, Indicator, Kind, Language, Measure, Target, Trend, Value};

use crate::style::{Style, cut, left, one_line, right, width};

/// Columns that a name and a value take at most in a list of indicators.
const NAME: usize = 36;
const VALUE: usize = 24;

/// A target value: its text, what it is, a line for each measure, and its diagnostics.
pub fn target(
    target: &Target<'_>,
    source: &str,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = style.bold(&one_line(source));
    writeln!(out, "{text}  {}", kind(target.kind, style))?;
    for measure in &target.measures {
        writeln!(
            out,
            "  {}{}",
            reading(measure),
            surroundings(measure, style)
        )?;
    }
    let periods: Vec<_> = target.measures.iter().filter_map(|m| m.period()).collect();
    let is_period = |date: &Date<'_>| periods.iter().any(|period| period.text == date.text);
    for date in target.dates.iter().filter(|date| !is_period(date)) {
        writeln!(out, "  {}{}", one_line(&date.text), meaning(date))?;
    }
    if let Some(trend) = target.trend {
        writeln!(out, "  {}", trend_name(trend, style))?;
    }
    if let Some(level) = target.level {
        writeln!(out, "  {}: {level}", style.pick("level", "等级"))?;
    }
    diagnostics(source, &target.diagnostics, "  ", style, out)
}

/// `  before 2023-12`, `  2023-07/2024-01`, or nothing where nothing is known.
fn meaning(date: &Date<'_>) -> String {
    let [from, to] =
        [date.from, date.to].map(|end| end.map_or(String::new(), |end| end.to_string()));
    let relation = date.relation.map(|relation| relation.as_str());
    let span = match (from.is_empty(), to.is_empty()) {
        (false, false) if from != to => format!("{from}/{to}"),
        (true, _) => to,
        _ => from,
    };
    let parts = relation.into_iter().chain([span.as_str()]);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!("  {}", parts.join(" ")),
    }
}

/// A cell: a line for each indicator, then the diagnostics.
pub fn cell(cell: &Cell<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let count = cell.indicators.len();
    let heading = match style.language {
        Language::English => counted(count, "indicator"),
        Language::Chinese => format!("{count}个指标"),
    };
    writeln!(out, "{}", style.bold(&heading))?;
    indicators(&cell.indicators, style, out)?;
    diagnostics(cell.text, &cell.all_diagnostics(), "  ", style, out)
}

/// A line for each indicator, in columns.
pub fn indicators(all: &[Indicator<'_>], style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<[String; 4]> = all.iter().map(|indicator| row(indicator, style)).collect();
    let longest = |column: usize| {
        rows.iter()
            .map(|row| width(&row[column]))
            .max()
            .unwrap_or(0)
    };
    let widths = [longest(0), longest(1), longest(2), longest(3)];
    for ([ordinal, category, name, value], indicator) in rows.iter().zip(all) {
        writeln!(
            out,
            "  {}  {}  {}  {}  {}",
            style.dim(&right(ordinal, widths[0])),
            left(category, widths[1]),
            left(name, widths[2]),
            left(value, widths[3]),
            summary(&indicator.target, style),
        )?;
    }
    Ok(())
}

/// Ordinal, category, name and value of an indicator.
fn row(indicator: &Indicator<'_>, style: &Style) -> [String; 4] {
    let ordinal = indicator
        .ordinal
        .map_or(String::new(), |ordinal| ordinal.to_string());
    let level1 = indicator
        .category
        .map_or(style.pick("(no category)", "（未分类）"), |c| {
            c.as_str()
        });
    let category = match indicator.subcategory {
        Some(level2) => format!("{level1}/{level2}"),
        None => level1.to_owned(),
    };
    let fit = |text: &str, columns| cut(&one_line(text), columns);
    [
        ordinal,
        category,
        fit(&indicator.name, NAME),
        fit(&indicator.target.text, VALUE),
    ]
}

/// What a target is, in one line.
fn summary(target: &Target<'_>, style: &Style) -> String {
    let mut parts = vec![kind(target.kind, style).to_owned()];
    parts.extend(
        target
            .trend
            .map(|trend| trend_name(trend, style).to_owned()),
    );
    let measures: Vec<String> = target.measures.iter().map(reading).collect();
    if !measures.is_empty() {
        parts.push(measures.join("; "));
    }
    parts.join("  ")
}

/// `>= 90 %`, `[80, 90) %`.
fn reading(measure: &Measure<'_>) -> String {
    let number = match measure.value {
        Value::Single(number) => format!("{} {number}", measure.op),
        Value::Range { lower, upper } => {
            let open = if lower.inclusive { '[' } else { '(' };
            let close = if upper.inclusive { ']' } else { ')' };
            format!("{open}{}, {}{close}", lower.value, upper.value)
        }
    };
    match &measure.unit {
        Some(unit) => format!("{number} {}", one_line(&unit.name)),
        None => number,
    }
}

/// Label, period, change and note of a measure, as far as there are any.
fn surroundings(measure: &Measure<'_>, style: &Style) -> String {
    let change = measure.change().map(|change| {
        let base = change.base.map_or(String::new(), |base| format!(" {base}"));
        format!("{}{base}", change.direction.as_str())
    });
    let parts = [
        (
            style.pick("label", "对象"),
            measure.label.map(|label| label.to_string()),
        ),
        (
            style.pick("period", "时期"),
            measure.period().map(|p| p.name.to_string()),
        ),
        (style.pick("change", "变动"), change),
        (
            style.pick("note", "备注"),
            measure.note().map(|note| note.to_string()),
        ),
    ];
    let shown = parts.into_iter().filter_map(|(name, text)| {
        let text = one_line(&text?);
        Some(format!("  {} {text}", style.dim(name)))
    });
    shown.collect()
}

/// Each diagnostic under the line it is about.
pub fn diagnostics(
    source: &str,
    all: &[Diagnostic],
    indent: &str,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    let renderer = Renderer::new(source, style.language);
    for diagnostic in all {
        let rendered = style.diagnostic(diagnostic.level(), &renderer.diagnostic(diagnostic));
        for line in rendered.lines() {
            writeln!(out, "{indent}{line}")?;
        }
    }
    Ok(())
}

/// What a kind is called in reports.
pub fn kind(kind: Kind, style: &Style) -> &'static str {
    let chinese = match kind {
        Kind::Quantity => "数量",
        Kind::Threshold => "限值",
        Kind::Range => "区间",
        Kind::Compound => "多项",
        Kind::Formula => "公式",
        Kind::Date => "日期",
        Kind::Text => "文字",
    };
    style.pick(kind.as_str(), chinese)
}

fn trend_name(trend: Trend, style: &Style) -> &'static str {
    let chinese = match trend {
        Trend::Increase => "提升",
        Trend::Decrease => "降低",
        Trend::Maintain => "保持",
    };
    style.pick(trend.as_str(), chinese)
}

/// `1 project`, `2 projects`.
pub fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
