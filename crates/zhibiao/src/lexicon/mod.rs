//! The words the grammar knows: units, comparators, dates, categories, column headers.
//!
//! The words themselves are data, `crates/zhibiao/lexicon/*.toml`; `cargo xtask codegen` turns them into
//! the tables of `generated.rs`. Every character of a word has a small number, its `id`, and the
//! full-width, traditional and variant forms of a character have the same one. So looking a word up and
//! folding the text are one step, nothing is copied, and offsets stay those of the text as written.

mod alphabet;
mod column;
mod defs;
#[rustfmt::skip] // written by `cargo xtask codegen`; formatted, every number would have a line
mod generated;
#[cfg(test)]
pub(crate) mod looks;
mod opener;
mod packed;
mod parts;
mod set;
#[cfg(test)]
mod tests;

pub use column::{
    Clue, Column, column, guess, has_clue, inner_category, is_departmental, is_note, is_region,
    is_sum, is_title, names_below_category,
};
pub(crate) use column::{kept, without_brackets};
pub(crate) use generated::*;
pub(crate) use opener::{Opens, SOME, openers};
use parts::PartDef;
pub(crate) use set::Set;

use crate::model::{Category, Dimension, Op, Rule, Subcategory};

/// A unit of measurement (计量单位).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnitDef {
    /// The canonical name, which is stable.
    pub name: &'static str,
    /// Other spellings, in folded form.
    pub aliases: &'static [&'static str],
    /// What it measures.
    pub dimension: Dimension,
    /// Whether values in it may be added up.
    pub additive: bool,
}

impl UnitDef {
    const fn new(
        name: &'static str,
        aliases: &'static [&'static str],
        dimension: Dimension,
        additive: bool,
    ) -> UnitDef {
        UnitDef {
            name,
            aliases,
            dimension,
            additive,
        }
    }
}

/// A word or sign that sets the relation of a measure (比较词).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ComparatorDef {
    /// In folded form.
    pub word: &'static str,
    /// What it means.
    pub op: Op,
    /// Whose rule says so.
    pub rule: Rule,
    /// Whether it makes the number approximate: 余, 多, 约.
    pub approximate: bool,
    /// Whether reading it as a comparator deserves a diagnostic: 》 for ≥.
    pub doubtful: bool,
}

impl ComparatorDef {
    const fn new(
        word: &'static str,
        op: Op,
        rule: Rule,
        approximate: bool,
        doubtful: bool,
    ) -> ComparatorDef {
        ComparatorDef {
            word,
            op,
            rule,
            approximate,
            doubtful,
        }
    }
}

/// Every unit the lexicon knows.
///
/// ```
/// let area = zhibiao::lexicon::units().iter().find(|unit| unit.name == "平方米").unwrap();
/// assert!(area.aliases.contains(&"㎡") && area.additive);
/// ```
pub fn units() -> &'static [UnitDef] {
    &UNITS[..]
}

/// Every comparator the lexicon knows, those before a number first.
///
/// ```
/// let comparators = zhibiao::lexicon::comparators();
/// let above = comparators.iter().find(|comparator| comparator.word == "以上").unwrap();
/// assert_eq!((above.op, above.rule), (zhibiao::Op::Ge, zhibiao::Rule::CivilCode));
/// ```
pub fn comparators() -> &'static [ComparatorDef] {
    &COMPARATORS[..]
}

/// What an alias of a category stands for (指标类别).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NameDef {
    /// Level 1.
    pub category: Category,
    /// Level 2, when the alias names one.
    pub subcategory: Option<Subcategory>,
    /// Whether the alias is also an everyday word (数量, 成本), so that only its place tells.
    pub bare: bool,
}

impl NameDef {
    const fn new(category: Category, subcategory: Option<Subcategory>, bare: bool) -> NameDef {
        NameDef {
            category,
            subcategory,
            bare,
        }
    }
}

/// What a character contributes to a Chinese numeral (数字).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Numeral {
    /// Nothing.
    None,
    /// 零 to 九, their financial forms, and 两.
    Digit(u8),
    /// 廿 2, 卅 3, 卌 4.
    Tens(u8),
    /// 十 拾.
    Ten,
    /// 百 佰.
    Hundred,
    /// 千 仟.
    Thousand,
    /// 万.
    Wan,
    /// 亿.
    Yi,
    /// 兆.
    Zhao,
}

/// What can begin with a character: the flags of [`starts`].
pub(crate) mod start {
    /// A Chinese numeral.
    pub const NUMERAL: u32 = 1;
    /// A comparator before its number.
    pub const BEFORE: u32 = 2;
    /// A comparator after its number.
    pub const AFTER: u32 = 4;
    /// A word that only looks as if it held a number or comparator.
    pub const STOP: u32 = 8;
    /// A date or period that needs no digits.
    pub const DATE: u32 = 16;
    /// A change, or what it is measured against.
    pub const CHANGE: u32 = 32;
    /// 每.
    pub const EACH: u32 = 64;
    /// A currency before its number.
    pub const CURRENCY: u32 = 128;
    /// 0 to 9.
    pub const DIGIT: u32 = 256;
    /// The end of a clause.
    pub const CLAUSE: u32 = 512;
    /// What ends a clause between two measures only: 、 + 和 及.
    pub const SOFT: u32 = 1024;
    /// An opening bracket.
    pub const OPEN: u32 = 2048;
    /// A sign: + - ± 负, 零 of 零下.
    pub const SIGN: u32 = 4096;
    /// A Latin letter.
    pub const LATIN: u32 = 8192;
    /// × ÷ * / =.
    pub const OPERATOR: u32 = 16384;
    /// 百分之, 半, 几, 数十 and their kind.
    pub const FRACTION: u32 = 32768;
    /// A category of indicators.
    pub const CATEGORY: u32 = 65536;
    /// What stands before the time that a change is measured against: 较2019年.
    pub const BASE: u32 = 131072;
}

/// The values of [`DATE_PART`].
pub(crate) mod part {
    /// 初.
    pub const START: u8 = 1;
    /// 中.
    pub const MIDDLE: u8 = 2;
    /// 底 末.
    pub const END: u8 = 3;
    /// 上旬.
    pub const FIRST_TEN_DAYS: u8 = 4;
    /// 中旬.
    pub const SECOND_TEN_DAYS: u8 = 5;
    /// 下旬.
    pub const LAST_TEN_DAYS: u8 = 6;
    /// 上半年, 上半月.
    pub const FIRST_HALF: u8 = 7;
    /// 下半年, 下半月.
    pub const SECOND_HALF: u8 = 8;
}

/// The lexicon's number for a character; 0 when no word holds it.
///
/// ```text
/// id('萬') == id('万'), id('％') == id('%'), id('７') == id('7')
/// ```
#[inline]
pub(crate) fn id(c: char) -> u16 {
    #[cfg(test)]
    looks::one();
    alphabet::id_of(&PAGES, &IDS, c as usize)
}

/// The same for a character of two or three bytes as it is encoded: its upper bits, and the lowest six.
#[inline]
pub(crate) fn id_in(page: usize, low: usize) -> u16 {
    #[cfg(test)]
    looks::one();
    IDS[PAGES[page] as usize][low]
}

/// The number of the character that stands at a boundary of a text, and its bytes; 0 and 0 at the end.
#[inline]
pub(crate) fn id_at(text: &[u8], at: usize) -> (u16, usize) {
    let byte = |at: usize| text.get(at).copied().unwrap_or_default();
    match byte(at) {
        first @ 0xe0..0xf0 => (id_of_three(first, byte(at + 1), byte(at + 2)), 3),
        _ if at >= text.len() => (0, 0),
        first @ ..0x80 => (id_in(usize::from(first >> 6), usize::from(first & 0x3f)), 1),
        first @ ..0xe0 => {
            let low = usize::from(byte(at + 1) & 0x3f);
            (id_in(usize::from(first & 0x1f), low), 2)
        }
        // No word holds a character of four bytes.
        _ => (0, 4),
    }
}

/// The lexicon's number for a character of three bytes.
#[inline]
pub(crate) fn id_of_three(first: u8, second: u8, third: u8) -> u16 {
    let low = |byte: u8| usize::from(byte & 0x3f);
    id_in(usize::from(first & 0xf) << 6 | low(second), low(third))
}

/// What can begin with a character: [`start`] flags, OR-ed.
#[inline]
pub(crate) fn starts(c: char) -> u32 {
    STARTS[id(c) as usize]
}

/// What a character contributes to a Chinese numeral. ASCII digits are none.
#[inline]
pub(crate) fn numeral(c: char) -> Numeral {
    *NUMERALS.get(id(c) as usize).unwrap_or(&Numeral::None)
}

/// White space that does not end a line, and characters that show nothing: those that part or join words, a soft hyphen.
#[inline]
pub(crate) fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{3000}' | '\u{a0}' | '\u{ad}' | '\u{2000}'
            ..='\u{200d}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{feff}'
    )
}

/// The twin of a character as the lexicon spells it, or the character itself where no word holds it.
///
/// One table look-up, where [`fold`] searches; the grammar asks only about characters of the lexicon.
#[inline]
pub fn twin(c: char) -> char {
    match c.is_ascii() {
        true => c,
        false => wide_twin(c),
    }
}

fn wide_twin(c: char) -> char {
    match id(c) {
        // Marks that no word holds still have twins: vertical, small and half-width forms, radicals, lines of boxes.
        0 => match c {
            '\u{2010}'..='\u{201f}'
            | '\u{2200}'..='\u{2bff}'
            | '\u{2e3a}'..='\u{2fdf}'
            | '\u{301d}'..='\u{301f}'
            | '\u{fe10}'..='\u{fe6f}'
            | '\u{ff01}'..='\u{ffee}' => FOLDS.twin(c).unwrap_or(c),
            _ => c,
        },
        found => CHARS[found as usize],
    }
}

/// The half-width, simplified twin of a character, or the character itself.
///
/// ```
/// use zhibiao::lexicon::fold;
/// assert_eq!("９０％，≥２萬".chars().map(fold).collect::<String>(), "90%,≥2万");
/// ```
pub fn fold(c: char) -> char {
    match c {
        '\0'..'\u{80}' => c,
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => FOLDS.twin(c).or_else(|| OTHER_FOLDS.twin(c)).unwrap_or(c),
    }
}
