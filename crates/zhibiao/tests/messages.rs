//! The wording of every diagnostic, and how some of them look under their line.
//!
//! `BLESS=1 cargo test -p zhibiao --test messages` writes the snapshots anew; read the diff before you commit it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use zhibiao::render::Renderer;
use zhibiao::{Cell, Code, Diagnostic, Language, Parser};

const LANGUAGES: [Language; 2] = [Language::English, Language::Chinese];

/// A text for each code that brings it up, read as a cell or, with a leading `=`, as a value.
///
/// What only the columns of a grid or a text of 4 GiB can bring up is missing; see `of_columns` and `exempt`.
#[rustfmt::skip]
const TEXTS: &[(Code, &str)] = &[
    (Code::NumberOutOfRange, "=发放1e99999元"),
    (Code::DigitsMissing, "=满意度≥**%"),
    (Code::NumberMissing, "=不低于 %"),
    (Code::IndefiniteNumber, "=培训数百人次"),
    (Code::ReversedBounds, "=满意度90%-80%"),
    (Code::InvalidDate, "=2023年2月30日前完成"),
    (Code::UnreadNumber, "=2021之"),
    (Code::DoubtfulSign, "=满意度》９０％"),
    (Code::DoubtfulDash, "=满意度-95%"),
    (Code::ComparatorsDisagree, "=满意度超过90%以上"),
    (Code::BrokenNumber, "=补助100,00元"),
    (Code::ComparatorApart, "=高于全省平均水平3个百分点"),
    (Code::UnknownUnit, "=不少于12褡裢"),
    (Code::DoubtfulUnit, "=100M"),
    (Code::FormulaBound, "=合格率=合格数/总数×100%≥95%"),
    (Code::UnbalancedBracket, "=500人（以实际人数为准"),
    (Code::MissingOrdinal, "1、产出指标：培训人数，年度指标值：300人。产出指标：合格率，年度指标值：≥95%。"),
    (Code::OrdinalJump, "1、产出指标：培训人数，年度指标值：300人。3、产出指标：合格率，年度指标值：≥95%。"),
    (Code::SharedOrdinal, "1、产出指标：培训人数，年度指标值：300人；培训场次，年度指标值：6场。"),
    (Code::MissingMarker, "1、产出指标：案件数，年度指标值：4500件。2、产出指标：仲裁满意度：邮寄案件95%。"),
    (Code::DoubledStop, "1、产出指标：发放人数，年度指标值：66人。。"),
    (Code::MissingStop, "1、产出指标：监测企业数，年度指标值：180家2、产出指标：监测次数，年度指标值：12次。"),
    (Code::EmptyValue, "1、产出指标：培训场次，年度指标值：。"),
    (Code::EmptyName, "1、产出指标：，年度指标值：5场。"),
    (Code::DoubtfulCut, "补助标准：小学：500元，初中：700元，发放率：100%。"),
    (Code::TemplateHint, "质量指标：种植作物成活率(≥**%)>=85"),
    (Code::UnreadText, "以上指标请认真填写"),
];

fn diagnostics(parser: &Parser, text: &str) -> Vec<Diagnostic> {
    match text.strip_prefix('=') {
        Some(value) => parser.parse_value(value).diagnostics,
        None => Cell::all_diagnostics(&parser.parse_cell(text)),
    }
}

/// The first diagnostic of `code` in `text`.
fn find(code: Code, text: &str) -> Diagnostic {
    let all = diagnostics(&Parser::new(), text);
    let found = all.iter().find(|diagnostic| diagnostic.code == code);
    *found.unwrap_or_else(|| panic!("{text} brings up {all:?}, not {code}"))
}

fn snapshot(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, text).unwrap();
    }
    let wanted = fs::read_to_string(&path).unwrap_or_default();
    let differs = wanted.lines().zip(text.lines()).find(|(a, b)| a != b);
    assert!(
        wanted == text,
        "{name} differs; the first line that does: {differs:?}\nto write it anew: BLESS=1 cargo test -p zhibiao --test messages"
    );
}

/// Every code, its level and its message in both languages, with `…` for what was found.
#[test]
fn every_message() {
    let mut text = String::new();
    for &code in Code::ALL {
        let found = Diagnostic {
            code,
            span: Default::default(),
        };
        writeln!(text, "{code} ({})", found.level().as_str()).unwrap();
        for language in LANGUAGES {
            // A span of no bytes quotes nothing: the marks stay and show where the find goes.
            writeln!(text, "  {}", found.message("", language)).unwrap();
        }
    }
    snapshot("messages.txt", &text);
}

/// Each code as it looks in a terminal.
#[test]
fn every_rendering() {
    let mut shown = String::new();
    for &(code, text) in TEXTS {
        let diagnostic = find(code, text);
        let plain = text.trim_start_matches('=');
        for language in LANGUAGES {
            shown.push_str(&Renderer::new(plain, language).diagnostic(&diagnostic));
        }
        shown.push('\n');
    }
    snapshot("rendered.txt", &shown);
}

/// No code goes without a text that brings it up.
#[test]
fn every_code_is_brought_up() {
    let of_columns = [Code::UnitDiffers, Code::SignDiffers, Code::UnknownSign];
    let exempt = [Code::TextTooLong];
    for &code in Code::ALL {
        let listed = TEXTS.iter().any(|(of, _)| *of == code);
        let elsewhere = of_columns.contains(&code) || exempt.contains(&code);
        assert!(
            listed != elsewhere,
            "{code}: listed {listed}, elsewhere {elsewhere}"
        );
    }
}

/// Messages are whole sentences of the same build: what was expected or found, and a way out.
#[test]
fn messages_have_a_way_out() {
    for &code in Code::ALL {
        let diagnostic = Diagnostic {
            code,
            span: Default::default(),
        };
        let english = diagnostic.message("", Language::English);
        assert!(
            english.starts_with("expected ") || english.starts_with("found "),
            "{code}: {english}"
        );
        assert!(english.contains(';'), "{code} has no way out: {english}");
        let chinese = diagnostic.message("", Language::Chinese);
        let way_out = chinese.contains('；') || chinese.contains('，');
        assert!(way_out, "{code} has no way out: {chinese}");
        assert!(
            !english.ends_with('.') && !chinese.ends_with('。'),
            "{code} ends in a stop"
        );
    }
}
