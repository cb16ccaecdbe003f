//! What is taken off a value's end.

use super::*;
use crate::grammar::parts::Parts;
use crate::options::Options;

/// The value, its weight and what was achieved.
#[track_caller]
fn takes(text: &str, value: &str, weight: Option<&str>, actual: Option<&str>) {
    let options = Options::default();
    let cx = Context {
        source: text,
        options: &options,
    };
    let mut parts = Parts {
        value: Piece::of(text, 0, text.len()),
        ..Parts::default()
    };
    split_tail(&cx, &mut parts);
    assert_eq!(parts.value.text, value, "value of {text}");
    assert_eq!(parts.weight.map(|w| w.text), weight, "weight of {text}");
    assert_eq!(parts.actual.map(|a| a.text), actual, "achieved of {text}");
}

#[test]
fn weights() {
    takes("≥5期（10分）", "≥5期", Some("10"), None);
    takes("≥5期（权重：10%）", "≥5期", Some("10"), None);
    takes("≤10次 22.5", "≤10次", Some("22.5"), None);
    takes("≥300人 20分", "≥300人", Some("20"), None);
}

#[test]
fn achieved_values() {
    takes("≥6架,实际布防6架", "≥6架", None, Some("实际布防6架"));
    takes("≥5个（实际完成5个）", "≥5个", None, Some("实际完成5个"));
    takes("≥50个 50 8 8", "≥50个", Some("8 8"), Some("50"));
}

#[test]
fn what_belongs_to_the_value() {
    takes("300人（含线上）", "300人（含线上）", None, None);
    takes("50元（5%）", "50元（5%）", None, None);
    takes("≥ 300 人", "≥ 300 人", None, None);
}
