//! One target value: the lane of the commonest forms, and the scan of all others.

use super::context::Context;
use super::squeezed::tell_of_torn;
use super::{quick, rules, scan, sense};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Target;
use crate::options::Options;
use crate::span::Span;

/// Reads one target value that stands alone: no name tells what its letters mean.
pub(crate) fn lone<'a>(options: &'a Options, text: &'a str) -> Target<'a> {
    let cx = Context {
        source: text,
        options,
    };
    match quick::read(&cx) {
        Some(found) if !found.is_vague() => found.target(),
        found => {
            let mut target = Target::default();
            match found {
                Some(found) => target = found.target(),
                None => longer(cx, &mut target),
            }
            sense::doubt(&mut target);
            target
        }
    }
}

/// Reads one target value.
pub(super) fn value<'a>(options: &'a Options, text: &'a str) -> Target<'a> {
    let cx = Context {
        source: text,
        options,
    };
    if let Some(found) = quick::read(&cx) {
        return found.target();
    }
    let mut target = Target::default();
    longer(cx, &mut target);
    target
}

/// Reads any other value into an empty target. Rules of scoring behind it are no part of it, and are told of.
fn longer<'a>(cx: Context<'a>, target: &mut Target<'a>) {
    if let Some(refused) = too_long(cx.source) {
        return target.diagnostics.push(refused);
    }
    let Some(at) = rules::with_numbers(cx.source) else {
        scan::general(cx, target);
        return tell_of_torn(&cx, target);
    };
    let (source, rest) = cx.source.split_at(at);
    scan::general(Context { source, ..cx }, target);
    target.text.text = cx.source;
    let (code, span) = (Code::UnreadNumber, cx.span(rest, ""));
    target.diagnostics.push(Diagnostic { code, span });
}

/// Spans are 32 bits wide; a longer text is refused rather than misplaced.
pub(super) fn too_long(text: &str) -> Option<Diagnostic> {
    (text.len() >= u32::MAX as usize).then(|| Diagnostic {
        code: Code::TextTooLong,
        span: Span::default(),
    })
}
