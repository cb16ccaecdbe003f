//! Arithmetic over named terms.
//!
//! ```text
//! formula    = [term "="] expression [bound]
//! expression = operand 1*(operator operand)
//! operand    = "(" expression ")" / amount / term
//! operator   = "×" / "÷" / "*" / "/" / "+" / "-" / "−"
//! bound      = comparator number                     ; not read, with a remark
//! ```
//! A list of signs is no proof: there must be a product with a term or of two amounts, an equation of two terms, or a quotient of
//! quantities. Accepted: `抽查准确数量/抽查总数量×100%`, `A=本年收入-上年收入`, `50人×2期`. Refused: `是/否`, `满意度=95%`, `元/人`.

use super::clause_end::ends_clause;
use super::codes::shift;
use super::context::Context;
use super::cursor::*;
use super::digits::thousands;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{AFTER, BEFORE, Numeral, QUANTITY_NOUN, UNIT_WORDS, numeral};
use crate::model::Formula;
use crate::span::{Piece, Span};

/// What the operators of a text say about it.
#[derive(Default, Debug)]
struct Signs {
    equals: Option<usize>,
    times: usize,
    slashes: usize,
    sums: usize,
    terms: usize,
    /// Numbers with a unit, and all of them.
    amounts: usize,
    numbers: usize,
    /// Terms that end in a quantity word: 数量, 金额.
    quantities: usize,
    /// A × stands for digits: 不少于×人, 202×年.
    masked: bool,
    end: usize,
}

/// The formula that a text begins with, and a remark on a bound beside it.
pub(super) fn formula<'a>(cx: &Context<'a>) -> Option<(Formula<'a>, Option<Diagnostic>)> {
    let signs = survey(cx.source);
    if signs.masked {
        return None;
    }
    let named = signs.terms - usize::from(signs.equals.is_some() && signs.terms > 0);
    // 抽查数×100%, and 50人×2期, 3×50米 or 3×2 as well: a product is no list.
    let bare = signs.terms + signs.slashes + signs.sums == 0;
    let amounts = signs.amounts >= 1 || bare;
    let product = amounts && signs.numbers >= 2 && shift(cx.source).is_err();
    let strong = signs.times > 0 && (named >= 1 || product);
    let equation = signs.equals.is_some() && named >= 2 && signs.slashes + signs.sums > 0;
    let quotient = signs.slashes > 0 && signs.quantities >= 2 && named >= 2;
    if !(strong || equation || quotient) {
        return None;
    }
    let trim = |from: usize, to: usize| {
        let text = &cx.source[from..to];
        let cut = text.trim();
        let start = from + text.len() - text.trim_start().len();
        Piece {
            text: cut,
            start: start as u32,
        }
    };
    let (result, from) = match signs.equals {
        Some(at) => {
            let sign = peek(&cx.source[at..]).map_or(0, char::len_utf8);
            (Some(trim(0, at)).filter(|r| !r.is_empty()), at + sign)
        }
        None => (None, 0),
    };
    let expression = trim(from, signs.end);
    let tail = trim(signs.end, cx.source.len());
    let bound = tail
        .text
        .chars()
        .any(|c| crate::lexicon::twin(c).is_ascii_digit());
    let told = match bound {
        true => Some(tail.span()),
        false => bound_within(&cx.source[..signs.end]),
    };
    let remark = told.map(|span| Diagnostic {
        code: Code::FormulaBound,
        span,
    });
    Some((Formula { result, expression }, remark))
}

/// `90%≤完成数÷计划数`, `90%以上=完成数÷计划数`, `不少于3×5米`: a sign of a bound in a formula; words are one beside a number.
fn bound_within(text: &str) -> Option<Span> {
    let opening = text.len() - skip_spaces(text).len();
    if let Some(length) = bound(&text[opening..]) {
        return Some(Span::new(opening, opening + length));
    }
    text.char_indices().find_map(|(at, c)| {
        if matches!(crate::lexicon::twin(c), '≥' | '≤' | '>' | '<') {
            return Some(Span::new(at, at + c.len_utf8()));
        }
        let numbered =
            last(&text[..at]).is_some_and(|c| is_figure(c) || crate::lexicon::twin(c) == '%');
        let words = text.get(at..).filter(|_| numbered && is_han(c))?;
        let (length, _) = BEFORE.longest(words).or_else(|| AFTER.longest(words))?;
        Some(Span::new(at, at + length))
    })
}

/// Whether no step of the scan could take a `÷`, or the first `×` behind words alone, for anything but an operator.
pub(super) fn surely_operates(text: &str) -> bool {
    let named = |c| is_han(c) || matches!(c, '0'..='9' | '.' | '%' | '/' | '=' | '÷' | '×');
    // 七×二十四小时 is a schedule.
    let name = |c: char| is_han(c) && numeral(c) == Numeral::None;
    let words = |before: &str| last(before).is_some_and(name) && !before.contains(is_figure);
    // 超×市, 达到每省×级: a comparator, and room for its number.
    let each = |before: &str| before.chars().rev().take(8).any(|c| c == '每');
    let bounded = |before: &str| BEFORE.suffix(before).is_some() || each(before);
    let times = |at: usize| {
        let (before, behind) = (&text[..at], &text[at + '×'.len_utf8()..]);
        words(before) && !bounded(before) && !behind.starts_with('×')
    };
    // 1村÷1策 is a name like 1村1策.
    let divides = |at: usize| {
        let behind = after_first(&text[at..]);
        at > 0 && (words(&text[..at]) || !behind.starts_with('1'))
    };
    memchr::memchr(0xc3, text.as_bytes()).is_some()
        && text.chars().all(named)
        && (text.find('÷').is_some_and(divides) || text.find('×').is_some_and(times))
}

/// Walks the operands and operators of the first clause.
fn survey(text: &str) -> Signs {
    let mut signs = Signs::default();
    let mut depth = 0u32;
    let mut operand = 0;
    let mut rest = text;
    while let Some(c) = peek(rest) {
        let at = text.len() - rest.len();
        let next = after_first(rest);
        let operated = depth == 0 && signs.times + signs.slashes + signs.sums > 0;
        // Most are Chinese characters, which are no operators and end no clause.
        let chinese = is_common_han(c);
        match if chinese { c } else { crate::lexicon::twin(c) } {
            '(' | '[' | '{' | '【' => depth += 1,
            ')' | ']' | '}' | '】' => depth = depth.saturating_sub(1),
            // Spaces first: asked at each of them, what ends behind a long run would cost its square.
            _ if depth == 0
                && !chinese
                && !is_space(c)
                && ends_clause(rest)
                // 5,000元×12
                && !(last(&text[..at]).is_some_and(is_figure) && thousands(rest).is_some()) =>
            {
                break;
            }
            '=' if depth == 0 && signs.equals.is_none() && signs.times + signs.slashes == 0 => {
                signs.operand(&text[operand..at]);
                signs.equals = Some(at);
                operand = text.len() - next.len();
            }
            '*' if is_below(&text[..operand], &text[operand..at], next) => {}
            // *培训30人: a mark of a note, with nothing to multiply.
            '×' | '÷' | '*' if !text[..at].trim().is_empty() && !next.trim().is_empty() => {
                signs.masked |= crate::lexicon::twin(c) == '×' && is_mask(&text[operand..at], next);
                signs.operand(&text[operand..at]);
                signs.times += 1;
                operand = text.len() - next.len();
            }
            '/' => {
                signs.operand(&text[operand..at]);
                signs.slashes += 1;
                operand = text.len() - next.len();
            }
            '+' | '-' | '−' if at > 0 => {
                signs.operand(&text[operand..at]);
                signs.sums += 1;
                operand = text.len() - next.len();
            }
            // A bound after the expression: A/B×100%≥95%.
            _ if operated && bound(rest).is_some() => break,
            _ => {}
        }
        rest = next;
    }
    signs.end = text.len() - rest.len();
    signs.operand(&text[operand.min(signs.end)..signs.end]);
    signs
}

/// `100元/人`*`月`: whether a * joins two units that something is per.
fn is_below(before: &str, unit: &str, behind: &str) -> bool {
    last(before).map(crate::lexicon::twin) == Some('/')
        && UNIT_WORDS.exact(unit).is_some()
        && UNIT_WORDS.longest(behind).is_some()
}

/// `不少于`×`人`, `202`×`年`: whether a × hides digits, rather than multiplies what stands before it.
fn is_mask(before: &str, behind: &str) -> bool {
    let year = before.ends_with(|c: char| crate::lexicon::twin(c).is_ascii_digit())
        && eat(behind, &['年']).is_some();
    let bounded = BEFORE
        .suffix(before.trim())
        .is_some_and(|(length, _)| length > '于'.len_utf8());
    year || (bounded && UNIT_WORDS.longest(skip_spaces(behind)).is_some())
}

/// How long a comparator before a number is, other than `=`.
fn bound(i: &str) -> Option<usize> {
    let (length, _) = BEFORE.longest(i)?;
    let bounds = eat(i, &['=']).is_none() && digit(skip_spaces(&i[length..])).is_some();
    bounds.then_some(length)
}

impl Signs {
    fn operand(&mut self, text: &str) {
        let term = text.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】')
        });
        // ≥3×5米
        let sign = term
            .starts_with(|c| !is_han(c))
            .then(|| bound(term))
            .flatten();
        let term = &term[sign.unwrap_or(0)..];
        let named = term.chars().any(|c| is_han(c) || c.is_alphabetic()) && digit(term).is_none();
        if !named {
            let unit = term.chars().any(|c| is_han(c) || c.is_alphabetic());
            self.amounts += usize::from(digit(term).is_some() && unit);
            self.numbers += usize::from(digit(term).is_some());
            return;
        }
        self.terms += 1;
        let before_note = term.split(['(', '（']).next().unwrap_or(term);
        // 新建300户 is an amount.
        let figure = |c: char| is_figure(c) || numeral(c) != Numeral::None;
        let noun = QUANTITY_NOUN.suffix(before_note).map(|(length, ())| length);
        let quantity = noun.is_some_and(|n| {
            last(&before_note[..before_note.len() - n])
                .map_or(before_note.chars().nth(1).is_some(), |c| !figure(c))
        });
        self.quantities += usize::from(quantity);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Result, expression, and what the remark is on.
    #[track_caller]
    fn reads(text: &str, expected: Option<(&str, &str, &str)>) {
        let cx = Context::plain(text);
        let found = formula(&cx).map(|(formula, remark)| {
            let bound = remark.map_or("", |remark| &text[remark.span.range()]);
            (
                formula.result.map_or("", |r| r.text),
                formula.expression.text,
                bound,
            )
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn formulas_stop_where_they_should() {
        for (text, result, expression, bound) in [
            ("满意度=A/B×100%", "满意度", "A/B×100%", ""),
            ("满意度=A/B×100%≥90%", "满意度", "A/B×100%", "≥90%"),
            ("抽查数×100%，另行通知", "", "抽查数×100%", ""),
            ("抽查准确数量/抽查总数量", "", "抽查准确数量/抽查总数量", ""),
            ("A=本年收入-上年收入", "A", "本年收入-上年收入", ""),
            ("（实际数÷计划数）×100%", "", "（实际数÷计划数）×100%", ""),
            ("50人×2期", "", "50人×2期", ""),
            ("3×2", "", "3×2", ""),
            (
                "完成率＝完成数／总数＊100％",
                "完成率",
                "完成数／总数＊100％",
                "",
            ),
        ] {
            reads(text, Some((result, expression, bound)));
        }
    }

    #[test]
    fn signs_alone_make_no_formula() {
        for text in [
            "",
            "是/否",
            "满意度=95%",
            "元/人",
            "3-5次",
            "2000册+384册",
            "7天×24小时",
            "≥90%",
            "A-B",
            "7+8",
        ] {
            reads(text, None);
        }
    }
}
