//! From groups of words to sets, each word with its payload written as Rust.

use std::collections::{BTreeMap, BTreeSet};

use super::data::{Group, Guarded, Lexicon, Unit, UnitGroup, Word};
use super::width::narrow;

/// A set of words.
pub struct Set {
    pub name: &'static str,
    pub doc: &'static str,
    /// The Rust type of the payload.
    pub payload: &'static str,
    /// The flag of `start` that the first characters carry, if any.
    pub flag: Option<&'static str>,
    pub words: Vec<Entry>,
}

/// A word of a set.
pub struct Entry {
    pub word: String,
    /// As Rust.
    pub payload: String,
    pub not_before: String,
    pub only_before: String,
    /// Where it stands in the file, for messages.
    pub place: String,
}

/// How a set is made.
struct Plan {
    name: &'static str,
    doc: &'static str,
    file: &'static str,
    key: &'static str,
    flag: Option<&'static str>,
    kind: Kind,
}

/// What the words of a set stand for.
#[derive(Clone, Copy)]
enum Kind {
    /// Nothing: the set only knows its words.
    Nothing,
    /// An index into `COMPARATORS`.
    Comparator,
    /// An index into `UNITS`, by name.
    Unit,
    /// A variant of an enum of `crate::model`, or of the lexicon itself.
    Variant(&'static str, &'static str),
    /// A constant of `part`.
    Part,
    /// First and last year.
    Era,
    /// A category or subcategory.
    Name,
}

const fn plan(
    name: &'static str,
    file: &'static str,
    key: &'static str,
    kind: Kind,
    flag: Option<&'static str>,
    doc: &'static str,
) -> Plan {
    Plan {
        name,
        doc,
        file,
        key,
        flag,
        kind,
    }
}

#[rustfmt::skip]
const PLANS: &[Plan] = &[
    plan("BEFORE", "comparators.toml", "before", Kind::Comparator, Some("BEFORE"), "Comparators before their number: indices into [`COMPARATORS`]."),
    plan("AFTER", "comparators.toml", "after", Kind::Comparator, Some("AFTER"), "Comparators after their number: indices into [`COMPARATORS`]."),
    plan("NO_SIGN", "comparators.toml", "no_sign", Kind::Nothing, None, "What a sign column says on purpose where it names no comparator (定性)."),
    plan("STOP", "stop.toml", "stop", Kind::Nothing, Some("STOP"), "Words that hold the character of a numeral or comparator but neither of them (一流, 十四五)."),
    plan("UNIT_STOP", "unit_stop.toml", "unit_stop", Kind::Nothing, None, "Words that begin like a unit but are none after a number (人才, 分值)."),
    plan("NO_UNIT", "unit_stop.toml", "no_unit", Kind::Nothing, None, "What a unit column says on purpose where it names no unit (无)."),
    plan("UNIT_NOUN", "unit_stop.toml", "unit_noun", Kind::Nothing, None, "Nouns that begin with a unit's last character (队伍)."),
    plan("TIME_NOUN", "unit_stop.toml", "time_noun", Kind::Nothing, None, "The same, two characters back (年度计划)."),
    plan("CURRENCY", "words.toml", "currency", Kind::Unit, Some("CURRENCY"), "Currencies before their number: indices into [`UNITS`]."),
    plan("EACH_THING", "words.toml", "each_thing", Kind::Nothing, None, "What 每 may be of without a classifier (项目)."),
    plan("EACH_NOUN", "words.toml", "each_noun", Kind::Nothing, None, "A classifier and what it counts, behind 每 (辆车)."),
    plan("TREND", "words.toml", "trend", Kind::Variant("Trend", "Trend"), None, "Words that say where a qualitative target goes."),
    plan("DEGREE", "words.toml", "degree", Kind::Nothing, None, "Adverbs before a trend word (明显, 逐年)."),
    plan("LEVEL", "words.toml", "level", Kind::Nothing, None, "Closed words that may be a whole target (优良, 达标)."),
    plan("CHANGE", "words.toml", "change", Kind::Variant("Direction", "Direction"), Some("CHANGE"), "Verbs that make a number a change (增长, 下降)."),
    plan("BASE", "words.toml", "base", Kind::Nothing, Some("CHANGE"), "What a change is measured against (较上年, 同比)."),
    plan("FILLER", "words.toml", "filler", Kind::Nothing, None, "Verbs and adverbs that are no label on their own."),
    plan("DROP", "words.toml", "drop", Kind::Nothing, None, "Words dropped from the start of a label (完成)."),
    plan("COMPLETION_NOUN", "words.toml", "completion_noun", Kind::Nothing, None, "Nouns that begin with a word of [`DROP`] (完成率)."),
    plan("SIGNED", "words.toml", "signed", Kind::Nothing, None, "Endings of names whose number may be below zero (增长率, 同比)."),
    plan("PARTICLE", "labels.toml", "particle", Kind::Nothing, None, "Words that join and name nothing (由, 以及)."),
    plan("LINK", "labels.toml", "link", Kind::Nothing, None, "Words between two numbers that link two clauses (改造5亩以内并检查100次)."),
    plan("UNLINKED", "labels.toml", "unlinked", Kind::Nothing, None, "Words that begin like such a link and are none (并网)."),
    plan("REACH", "labels.toml", "reach", Kind::Nothing, None, "Verbs before a number that end the noun before them (活动惠及)."),
    plan("ATTRIBUTE", "labels.toml", "attribute", Kind::Nothing, None, "What one thing measures, before a size that says which things are counted (胸径)."),
    plan("SHIFT", "labels.toml", "shift", Kind::Nothing, None, "Verbs of a change before a number's own 为 (调整)."),
    plan("POPULATION", "labels.toml", "population", Kind::Nothing, None, "Nouns for the people that something is per (常住人口)."),
    plan("BANDWIDTH", "senses.toml", "bandwidth", Kind::Nothing, None, "What carries data (带宽)."),
    plan("STORAGE", "senses.toml", "storage", Kind::Nothing, None, "What holds data (硬盘)."),
    plan("HOLDER", "senses.toml", "holder", Kind::Nothing, None, "What holds goods (粮仓)."),
    plan("WARMTH", "senses.toml", "warmth", Kind::Nothing, None, "What has a temperature (气温)."),
    plan("DEGREE_OF", "senses.toml", "degree_of", Kind::Nothing, None, "What has degrees of no temperature (坡度)."),
    plan("QUANTITY_NOUN", "words.toml", "quantity_noun", Kind::Nothing, None, "Endings of the terms of a formula (数量, 金额)."),
    plan("DATE_PART", "dates.toml", "part", Kind::Part, None, "Parts of a month, quarter or year: [`super::part`]."),
    plan("DEADLINE", "dates.toml", "deadline", Kind::Nothing, Some("DATE"), "Whole dates and periods without digits (节前, 全年)."),
    plan("OPENER", "dates.toml", "opener", Kind::Nothing, None, "Words before a date that leave the clause opening with it (力争, 完成时限)."),
    plan("COMPARED", "dates.toml", "compared", Kind::Nothing, None, "Words behind a date that something is compared with (水平)."),
    plan("DATE_LEAD", "dates.toml", "lead", Kind::Variant("DateRelation", "DateRelation"), None, "Words before a date that relate something to it (截至, 自)."),
    plan("RELATION", "dates.toml", "relation", Kind::Variant("DateRelation", "DateRelation"), None, "Words after a date that relate something to it (前, 以内)."),
    plan("ERA", "dates.toml", "era", Kind::Era, Some("DATE"), "Plan periods with their first and last year (十四五)."),
    plan("CATEGORY", "names.toml", "category", Kind::Name, Some("CATEGORY"), "Names of the categories of levels 1 and 2."),
    plan("GIVES_POINTS", "cells.toml", "gives_points", Kind::Nothing, None, "Words before the points that are given or taken: 扣2分."),
    plan("SCORING", "cells.toml", "scoring", Kind::Nothing, None, "Words that score without a number: 不得分."),
    plan("OWN_LEVEL", "names.toml", "own_level", Kind::Nothing, None, "Names of levels that are a department's own: 履职效能."),
    plan("CHANGE_OF", "words.toml", "change_of", Kind::Nothing, None, "Changes that name their own object: 增收."),
    plan("INNER", "names.toml", "inner", Kind::Name, None, "Words that name a level 2 behind their own level 1: 效益-社会."),
    plan("INNER_COST", "names.toml", "inner_cost", Kind::Name, None, "The same behind 成本."),
    plan("MARKER", "names.toml", "marker", Kind::Nothing, None, "Words between an indicator's name and its value (年度指标值)."),
    plan("ITEM_WORD", "names.toml", "item_word", Kind::Nothing, None, "Words that number an indicator (指标 in 指标1：)."),
    plan("POINTS", "cells.toml", "points", Kind::Nothing, None, "Words before the points of an item (权重)."),
    plan("ACHIEVED", "cells.toml", "achieved", Kind::Nothing, None, "Words that begin what was achieved, or its score (实际完成)."),
    plan("PLANNED", "cells.toml", "planned", Kind::Nothing, None, "Words that begin a planned value (年初目标)."),
    plan("CONTINUES", "cells.toml", "continues", Kind::Nothing, None, "Words that say more of the item before them (其中：)."),
    plan("RECKONED", "cells.toml", "reckoned", Kind::Nothing, None, "Those of [`CONTINUES`] that a noun makes a name of (人均成本)."),
    plan("TOTAL", "cells.toml", "total", Kind::Nothing, None, "Those of [`CONTINUES`] that name the sum of several items (合计)."),
    plan("FORM_NOTE", "cells.toml", "form_note", Kind::Nothing, None, "Words in brackets behind a category of a form (必填)."),
    plan("SHARER", "cells.toml", "sharer", Kind::Nothing, None, "Who shares an amount in a list of labels (学生≥90%，家长≥85%)."),
    plan("SCORES", "cells.toml", "scores", Kind::Nothing, None, "Words that score an achieved value (完成率)."),
    plan("DONE", "cells.toml", "done", Kind::Nothing, None, "What says of a value that it was reached or not (已完成)."),
    plan("SIGN_WORD", "cells.toml", "sign_word", Kind::Nothing, None, "What a column of signs says beside a name (正向)."),
    plan("LINE_END", "cells.toml", "line_end", Kind::Nothing, None, "Ends of lines behind which another item begins (情况)."),
    plan("TORN_NOUN", "cells.toml", "torn_noun", Kind::Nothing, None, "Nouns of quantity with which no name begins (人数)."),
    plan("LISTS", "cells.toml", "lists", Kind::Nothing, None, "Words whose colon opens a list inside a value (包括)."),
    plan("UNWANTED", "cells.toml", "unwanted", Kind::Nothing, None, "Nouns of what should not happen (事故), of which there is none (无重特大事故)."),
    plan("QUALITY", "cells.toml", "quality", Kind::Nothing, None, "Words that begin a value without a number (符合)."),
    plan("APART", "comparators.toml", "apart", Kind::Nothing, None, "Comparators that bind the next number wherever it stands (至少)."),
    plan("PART_OF_DAY", "dates.toml", "part_of_day", Kind::Nothing, None, "Words before an hour (上午)."),
    plan("TIME_NAME", "dates.toml", "time_name", Kind::Nothing, None, "Ends of names whose value is a date (时间)."),
    plan("RANK", "labels.toml", "rank", Kind::Nothing, None, "Units that rank rather than count (级)."),
    plan("JOINT", "labels.toml", "joint", Kind::Nothing, None, "Words that join a label to the number behind it (介于)."),
    plan("WHOLE", "labels.toml", "whole", Kind::Nothing, None, "Words that end like such a word and are none (响应)."),
    plan("PREFIX", "names.toml", "prefix", Kind::Nothing, None, "Words before a category that do not change it (项目)."),
    plan("LEAD", "names.toml", "lead", Kind::Nothing, None, "Words that announce a project's indicators (绩效目标)."),
    plan("HEADING_TAIL", "names.toml", "heading_tail", Kind::Nothing, None, "What makes a sentence of a heading (完成情况)."),
    plan("REMARK_KEY", "cells.toml", "remark_key", Kind::Nothing, None, "Words before the colon of a remark (备注)."),
    plan("PROMOTES", "words.toml", "promotes", Kind::Nothing, None, "Verbs whose object may end in an adjective (促进)."),
    plan("YARDSTICK", "words.toml", "yardstick", Kind::Nothing, None, "What things are compared with (标准, 平均水平)."),
    plan("CODED", "stop.toml", "coded", Kind::Nothing, None, "Names whose digits are a code (编号)."),
    plan("TIMED", "senses.toml", "timed", Kind::Nothing, None, "Names whose 分 are minutes (响应时间)."),
    plan("MAKES", "words.toml", "makes", Kind::Nothing, None, "Changes that may also make things (改善)."),
    plan("LETTERED", "stop.toml", "lettered", Kind::Nothing, None, "Letters whose digits are theirs, in capitals (TOP)."),
    plan("STANDARD", "stop.toml", "standard", Kind::Nothing, None, "Letters that begin the number of a standard (GB)."),
    plan("SUM", "columns.toml", "sum", Kind::Nothing, None, "What the header of a sum of columns says (合计)."),
    plan("SUM_ROW", "columns.toml", "sum_row", Kind::Nothing, None, "Heads of rows that sum others up (小计)."),
    plan("NOTE", "columns.toml", "note", Kind::Nothing, None, "What lines below a table begin with (备注:)."),
    plan("BELOW_CATEGORY", "columns.toml", "below_category", Kind::Nothing, None, "Headers of indicators below the name of a category (内容)."),
    plan("REGION", "columns.toml", "region", Kind::Nothing, None, "Headers of columns of regions (地区)."),
    plan("RULE", "columns.toml", "rule", Kind::Nothing, None, "What the header of rules of scoring says (评分标准)."),
    plan("OTHER_PERIOD", "columns.toml", "other_period", Kind::Nothing, None, "What a header of another time than the year says (中期)."),
    plan("THIS_YEAR", "columns.toml", "this_year", Kind::Nothing, None, "What a header of the year's values says (年度)."),
    plan("BESIDE", "columns.toml", "beside", Kind::Nothing, None, "What a header says that holds no indicators (依据)."),
    plan("CHANGED", "columns.toml", "changed", Kind::Nothing, None, "What a header of changed values says (调整后)."),
    plan("NORM", "columns.toml", "norm", Kind::Nothing, None, "What a header of values says that are no targets of the year (标准)."),
    plan("GUESS_END", "columns.toml", "guess_end", Kind::Variant("Column", "Column"), None, "What headers that are not listed end with (完成值)."),
    plan("GUESS_START", "columns.toml", "guess_start", Kind::Variant("Column", "Column"), None, "What they begin with (三级指标)."),
    plan("TITLE_END", "columns.toml", "title_end", Kind::Nothing, None, "What the titles of tables end with (申报表)."),
    plan("RATIO_NOUN", "words.toml", "ratio_noun", Kind::Nothing, None, "Words that end in 比 or 较 and name no base (占比)."),
    plan("NO_BASE", "words.toml", "no_base", Kind::Nothing, None, "Words that begin with 比 or 较 and name no base (比例)."),
    plan("GROUND", "words.toml", "ground", Kind::Nothing, None, "What makes a base of the number before it (基础上)."),
    plan("TYPED", "words.toml", "typed", Kind::Nothing, None, "What letters typed in haste count (10w元)."),
    plan("RANKED", "labels.toml", "ranked", Kind::Nothing, None, "What stands before 前 and a place in a list (全省前10位)."),
    plan("SIZE", "labels.toml", "size", Kind::Nothing, None, "Units that measure one thing of its kind (核)."),
    plan("ONE_EACH", "stop.toml", "one_each", Kind::Nothing, None, "What each has one of (档 in 1人1档)."),
    plan("MANNER", "cells.toml", "manner", Kind::Nothing, None, "What begins a clause that says how or when (通过)."),
    plan("BY_RULE", "cells.toml", "by_rule", Kind::Nothing, None, "What begins a clause of the rule that things are done by (按照)."),
    plan("MET", "cells.toml", "met", Kind::Nothing, None, "What ends such a clause (到位)."),
    plan("POINTS_SUM", "cells.toml", "points_sum", Kind::Nothing, None, "Heads of the sum of all points (总分)."),
    plan("COLUMN", "columns.toml", "column", Kind::Variant("Column", "Column"), None, "Headers of columns, without spaces, brackets and years."),
];

/// All sets, and complaints about their words.
pub fn resolve(lexicon: &Lexicon, errors: &mut Vec<String>) -> Vec<Set> {
    let units = unit_indices(&lexicon.units);
    let mut comparators = 0;
    let mut sets = vec![unit_words(&lexicon.units, errors)];
    for plan in PLANS {
        let groups = lexicon.words[plan.file].get(plan.key);
        if groups.is_none() {
            errors.push(format!("{}: [[{}]] is missing", plan.file, plan.key));
        }
        let mut words = Vec::new();
        for group in groups.into_iter().flatten() {
            for mut entry in expand(group) {
                entry.payload = match payload(plan.kind, group, &units, comparators) {
                    Ok(payload) => payload,
                    Err(message) => {
                        errors.push(format!("{}: `{}`: {message}", plan.file, entry.word));
                        continue;
                    }
                };
                comparators += usize::from(matches!(plan.kind, Kind::Comparator));
                words.push(entry);
            }
        }
        refuse_duplicates(plan.file, plan.key, &words, errors);
        sets.push(Set {
            name: plan.name,
            doc: plan.doc,
            payload: rust_type(plan.kind),
            flag: plan.flag,
            words,
        });
    }
    refuse_unknown_keys(lexicon, errors);
    sets
}

/// Every word of a group with its prefixes and suffixes.
pub fn expand(group: &Group) -> Vec<Entry> {
    let alone = [String::new()];
    let or_alone = |list: &'_ [String]| {
        if list.is_empty() {
            alone.to_vec()
        } else {
            list.to_vec()
        }
    };
    let mut entries = Vec::new();
    for word in &group.words {
        let plain = Guarded::default();
        let stem = stem_of(word);
        let guard = match word {
            Word::Plain(_) => &plain,
            Word::Guarded(guarded) => guarded,
        };
        for prefix in or_alone(&group.prefix) {
            for suffix in or_alone(&group.suffix) {
                entries.push(Entry {
                    word: format!("{prefix}{stem}{suffix}"),
                    payload: "()".to_owned(),
                    not_before: guard.not_before.clone(),
                    only_before: guard.only_before.clone(),
                    place: format!("the group of `{}`", stem_of(&group.words[0])),
                });
            }
        }
    }
    entries
}

fn stem_of(word: &Word) -> &str {
    match word {
        Word::Plain(stem) => stem,
        Word::Guarded(guarded) => &guarded.word,
    }
}

fn rust_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Nothing => "()",
        Kind::Comparator | Kind::Unit => "u16",
        Kind::Variant(_, rust) => rust,
        Kind::Part => "u8",
        Kind::Era => "(u16, u16)",
        Kind::Name => "NameDef",
    }
}

fn payload(
    kind: Kind,
    group: &Group,
    units: &BTreeMap<&str, usize>,
    comparators: usize,
) -> Result<String, String> {
    let is = group.is.as_str();
    match kind {
        Kind::Nothing if is.is_empty() => Ok("()".to_owned()),
        Kind::Nothing => Err(format!("this set has no use for `is = \"{is}\"`")),
        Kind::Comparator => op(group).map(|_| comparators.to_string()),
        Kind::Unit => units
            .get(is)
            .map(usize::to_string)
            .ok_or_else(|| format!("`{is}` is no unit; name one of units.toml")),
        Kind::Variant(path, _) if is.starts_with(char::is_uppercase) => Ok(format!("{path}::{is}")),
        Kind::Variant(path, _) => Err(format!("expected a variant of {path}, found `{is}`")),
        Kind::Part if is.is_empty() => Err("expected a constant of lexicon::part".to_owned()),
        Kind::Part => Ok(format!("part::{is}")),
        Kind::Era => match is.split_once('-') {
            Some((first, last)) => Ok(format!("({first}, {last})")),
            None => Err(format!("expected `2021-2025`, found `{is}`")),
        },
        Kind::Name => category(group),
    }
}

/// The `Op` of a comparator's group, as Rust.
pub fn op(group: &Group) -> Result<&'static str, String> {
    rule(group)?;
    Ok(match group.is.as_str() {
        "=" => "Op::Eq",
        ">=" => "Op::Ge",
        ">" => "Op::Gt",
        "<=" => "Op::Le",
        "<" => "Op::Lt",
        "~" => "Op::About",
        other => return Err(format!("expected = >= > <= < or ~, found `{other}`")),
    })
}

/// The `Rule` of a comparator's group, as Rust.
pub fn rule(group: &Group) -> Result<&'static str, String> {
    Ok(match group.rule.as_str() {
        "civil-code-1259" => "Rule::CivilCode",
        "gb/t-8170" => "Rule::GbT8170",
        "usage" => "Rule::Usage",
        "form-design" => "Rule::FormDesign",
        other => return Err(format!("`{other}` is no rule")),
    })
}

/// `Output` or `Output/Quantity`, as Rust.
fn category(group: &Group) -> Result<String, String> {
    let (category, subcategory) = match group.is.split_once('/') {
        Some((category, sub)) => (category, format!("Some(Subcategory::{sub})")),
        None => (group.is.as_str(), "None".to_owned()),
    };
    if category.is_empty() {
        return Err("expected a category such as `Output/Quantity`".to_owned());
    }
    let bare = group.bare;
    Ok(format!(
        "NameDef::new(Category::{category}, {subcategory}, {bare})"
    ))
}

fn unit_indices(groups: &[UnitGroup]) -> BTreeMap<&str, usize> {
    let units = groups.iter().flat_map(|group| &group.units);
    units
        .enumerate()
        .map(|(index, unit)| (unit.names()[0].as_str(), index))
        .collect()
}

fn unit_words(groups: &[UnitGroup], errors: &mut Vec<String>) -> Set {
    let mut words = Vec::new();
    let units = groups.iter().flat_map(|group| &group.units);
    for (index, unit) in units.enumerate() {
        for name in Unit::names(unit) {
            words.push(Entry {
                word: name.chars().map(narrow).collect(),
                payload: index.to_string(),
                not_before: String::new(),
                only_before: String::new(),
                place: format!("the unit `{}`", unit.names()[0]),
            });
        }
    }
    refuse_duplicates("units*.toml", "units", &words, errors);
    Set {
        name: "UNIT_WORDS",
        doc: "Names and aliases of units: indices into [`UNITS`].",
        payload: "u16",
        flag: None,
        words,
    }
}

fn refuse_duplicates(file: &str, key: &str, words: &[Entry], errors: &mut Vec<String>) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in words {
        if entry.word.is_empty() {
            errors.push(format!("{file}: [[{key}]] holds an empty word"));
        }
        if let Some(first) = seen.insert(&entry.word, &entry.place) {
            errors.push(format!(
                "{file}: [[{key}]] holds `{}` twice, in {first} and in {}",
                entry.word, entry.place
            ));
        }
    }
}

fn refuse_unknown_keys(lexicon: &Lexicon, errors: &mut Vec<String>) {
    let known: BTreeSet<_> = PLANS.iter().map(|plan| (plan.file, plan.key)).collect();
    for (file, keys) in &lexicon.words {
        for key in keys
            .keys()
            .filter(|key| !known.contains(&(*file, key.as_str())))
        {
            errors.push(format!("{file}: no set is made from [[{key}]]"));
        }
    }
}
