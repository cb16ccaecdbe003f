//! What must hold between the readings of different texts: spellings, twins, canonical forms.

use std::collections::BTreeMap;

use zhibiao::lexicon::fold;
use zhibiao::{Kind, Measure, Op, Parser, Target, Value, parse_value};
use zhibiao_testdata::{Entry, Input, Vector, files};

fn vectors() -> Vec<Vector> {
    files()
        .unwrap()
        .into_iter()
        .flat_map(|file| file.vectors)
        .collect()
}

/// The texts of all value vectors.
fn values() -> Vec<String> {
    let values = vectors()
        .into_iter()
        .filter(|vector| vector.entry == Entry::Value);
    let texts: Vec<String> = values
        .map(|vector| vector.input.text().to_owned())
        .collect();
    assert!(texts.len() > 2000, "{} values", texts.len());
    texts
}

/// All failures at once: one alone would be mended and the next one found a build later.
#[derive(Default)]
struct Failures(Vec<String>);

impl Failures {
    fn check(&mut self, holds: bool, message: impl FnOnce() -> String) {
        if !holds {
            self.0.push(message());
        }
    }

    #[track_caller]
    fn none(self) {
        let shown = &self.0[..self.0.len().min(40)];
        assert!(
            self.0.is_empty(),
            "{} failures:\n{}",
            self.0.len(),
            shown.join("\n")
        );
    }
}

/// What a measure says, apart from how it is written.
type Meaning = (Op, Value, Option<String>);

fn meaning(measure: &Measure<'_>) -> Meaning {
    // A unit that no lexicon knows is named as written.
    let unit = measure
        .unit
        .as_ref()
        .map(|unit| unit.name.chars().map(fold).collect());
    (measure.op, measure.value, unit)
}

fn meanings(target: &Target<'_>) -> (Kind, Vec<Meaning>) {
    (target.kind, target.measures.iter().map(meaning).collect())
}

fn meanings_of(text: &str) -> (Kind, Vec<Meaning>) {
    meanings(&parse_value(text))
}

#[test]
fn spellings_of_one_value_read_the_same() {
    let mut groups: BTreeMap<String, Vec<(String, Vec<Meaning>)>> = BTreeMap::new();
    for vector in vectors() {
        let Some(group) = &vector.group else { continue };
        let Input::Text(text) = &vector.input else {
            panic!("{}: a text", vector.name)
        };
        let (_, meanings) = meanings(&parse_value(text));
        groups
            .entry(group.clone())
            .or_default()
            .push((text.clone(), meanings));
    }
    assert!(groups.len() >= 10, "{} groups", groups.len());
    for (group, spellings) in groups {
        assert!(spellings.len() > 1, "{group} has one spelling only");
        let (first, meaning) = &spellings[0];
        for (text, other) in &spellings {
            assert_eq!(other, meaning, "{group}: {text} is not {first}");
        }
    }
}

/// Full-width and traditional characters read like their half-width and simplified twins.
#[test]
fn folded_text_reads_the_same() {
    let mut folded = 0;
    let mut failures = Failures::default();
    for text in values() {
        let twin: String = text.chars().map(fold).collect();
        if twin != text {
            folded += 1;
            let (found, wanted) = (meanings_of(&twin), meanings_of(&text));
            failures.check(found == wanted, || {
                format!("{twin:?} {found:?}, {text:?} {wanted:?}")
            });
        }
    }
    failures.none();
    assert!(folded > 200, "{folded} texts were folded");
}

/// Every character that has twins, with the twins that are letters, digits or signs of numbers.
fn twins() -> BTreeMap<char, Vec<char>> {
    let mut twins: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for c in ('\u{80}'..='\u{FFFF}').filter(|&c| fold(c) != c) {
        twins.entry(fold(c)).or_default().push(c);
    }
    twins
}

#[test]
fn twins_of_a_text_read_the_same() {
    let twins = twins();
    assert!(twins.len() > 1000, "{} characters have twins", twins.len());
    let mut replaced = 0;
    let mut failures = Failures::default();
    for (index, text) in values().iter().enumerate() {
        let mut count = 0;
        let swap = |c: char| {
            let Some(others) = twins.get(&c) else {
                return c;
            };
            count += 1;
            others[(index + count) % others.len()]
        };
        let twin: String = text.chars().map(swap).collect();
        replaced += count;
        let (found, wanted) = (meanings_of(&twin), meanings_of(text));
        failures.check(found == wanted, || {
            format!("{twin:?} {found:?}, {text:?} {wanted:?}")
        });
    }
    failures.none();
    assert!(replaced > 10_000, "{replaced} characters were replaced");
}

/// What a cell says, apart from how it is written.
fn items(text: &str) -> Vec<impl PartialEq + std::fmt::Debug + use<>> {
    let cell = zhibiao::parse_cell(text);
    let item = |item: &zhibiao::Indicator<'_>| {
        let name: String = item.name.chars().map(fold).collect();
        let hint = item.unit_hint.as_ref();
        let hint: Option<String> = hint.map(|unit| unit.name.chars().map(fold).collect());
        let levels = (item.category, item.subcategory);
        (item.ordinal, levels, name, hint, meanings(&item.target))
    };
    cell.indicators.iter().map(item).collect()
}

/// Traditional characters and full-width forms; radicals and other widths are the values' matter above.
#[test]
fn twins_of_a_cell_read_the_same() {
    let mut twins = twins();
    for others in twins.values_mut() {
        others.retain(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}'));
    }
    twins.retain(|_, others| !others.is_empty());
    let mut failures = Failures::default();
    let cells = vectors()
        .into_iter()
        .filter(|vector| vector.entry == Entry::Cell);
    let mut count = 0;
    for (index, vector) in cells.enumerate() {
        let text = vector.input.text();
        let mut place = 0;
        let swap = |c: char| {
            place += 1;
            let others = twins.get(&c).filter(|_| (place + index) % 3 == 0);
            // One document writes a sign in one way.
            others.map_or(c, |others| others[index % others.len()])
        };
        let twin: String = text.chars().map(swap).collect();
        count += 1;
        let (found, wanted) = (items(&twin), items(text));
        failures.check(found == wanted, || {
            format!("{twin:?} {found:?}, {text:?} {wanted:?}")
        });
    }
    failures.none();
    assert!(count > 1000, "{count} cells");
}

/// The canonical spelling of a measure reads back to the same op, value, unit, label and change.
#[test]
fn a_measure_displayed_reads_back() {
    let mut measures = 0;
    let mut failures = Failures::default();
    for text in values() {
        for measure in &parse_value(&text).measures {
            measures += 1;
            let shown = measure.to_string();
            let again = parse_value(&shown);
            let same = again.measures.len() == 1 && parts(&again.measures[0]) == parts(measure);
            failures.check(same, || {
                let found = again.measures.iter().map(parts).collect::<Vec<_>>();
                format!("{text:?} as {shown:?}: {found:?} for {:?}", parts(measure))
            });
        }
    }
    failures.none();
    assert!(measures > 1500, "{measures} measures");
}

/// All that a measure's canonical spelling has to keep.
fn parts(measure: &Measure<'_>) -> impl PartialEq + std::fmt::Debug {
    let change = measure.change();
    let change = change.map(|c| (c.direction, c.base.map(|base| base.text.to_owned())));
    let label = measure.label.map(|label| label.text.to_owned());
    let period = measure.period().map(|period| period.name.to_string());
    let note = measure.note().map(|note| note.text.to_owned());
    (
        meaning(measure),
        label,
        change,
        period,
        note,
        measure.approximate,
    )
}

/// A target's canonical spelling means the same, and is its own canonical spelling.
#[test]
fn a_target_displayed_reads_back() {
    let mut targets = 0;
    let mut failures = Failures::default();
    for text in values() {
        let target = parse_value(&text);
        if target.measures.is_empty() {
            continue;
        }
        targets += 1;
        let shown = target.to_string();
        let again = parse_value(&shown);
        let (found, wanted) = (meanings(&again), meanings(&target));
        failures.check(found == wanted, || {
            format!("{text:?} as {shown:?}: {found:?}, not {wanted:?}")
        });
        let twice = again.to_string();
        failures.check(twice == shown, || {
            format!("{text:?} as {shown:?} as {twice:?}")
        });
    }
    failures.none();
    assert!(targets > 1500, "{targets} targets");
}

/// A value means the same as a value and as a grid's value column.
#[test]
fn a_field_without_other_columns_is_a_value() {
    let parser = Parser::new();
    for text in values() {
        let field = zhibiao::Field {
            value: &text,
            ..zhibiao::Field::default()
        };
        assert_eq!(parser.parse_field(field), parse_value(&text), "{text}");
    }
}

/// White space around a value is no part of it, whichever way the value is read.
#[test]
fn white_space_around_a_value_changes_nothing() {
    let mut failures = Failures::default();
    for text in values() {
        let wanted = meanings_of(&text);
        for spaced in [
            format!(" {text}"),
            format!("{text} "),
            format!("\u{3000}{text}\n"),
        ] {
            let found = meanings_of(&spaced);
            failures.check(found == wanted, || {
                format!("{spaced:?} {found:?}, {text:?} {wanted:?}")
            });
        }
    }
    failures.none();
}

/// A full stop behind a value is no part of it.
#[test]
fn a_stop_behind_a_value_changes_nothing() {
    let mut failures = Failures::default();
    for text in values()
        .iter()
        .filter(|text| !text.ends_with(['。', '；', ';', '，']))
    {
        let (found, wanted) = (meanings_of(&format!("{text}。")), meanings_of(text));
        failures.check(found == wanted, || {
            format!("{text:?} with a stop {found:?}, without {wanted:?}")
        });
    }
    failures.none();
}
