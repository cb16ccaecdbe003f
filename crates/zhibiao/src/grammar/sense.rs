//! Units that only the words beside them settle.
//!
//! 度 is electricity, temperature or an angle, 分 points or minutes, M is metres or megabits, T is tonnes, terabytes or teslas. What the letter means without a hint is
//! the lexicon's; a word of the same clause, or right behind the number, overrules it. Accepted: 气温`5度` is ℃, 带宽`100M` is Mbps,
//! `2T`硬盘 is TB. Refused: 射程`80M`, 载重`10T` (metres and tonnes), 粮仓容量`50T`.

use super::cursor::{folded, is_colon, is_round, is_round_close, is_space};
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{BANDWIDTH, DEGREE_OF, HOLDER, MAGNETISM, STORAGE, Set, TIMED, WARMTH, twin};
use crate::model::{Dimension, Measure, Target, Unit, Value};

/// How far the words before and behind a unit are searched, in characters: bounds the look-around.
const LONGEST_LABEL: usize = 100;
const LONGEST_NOUN: usize = 6;

/// Gives the unit the meaning that its clause tells.
pub(super) fn settle(source: &str, measure: &mut Measure<'_>) {
    if ambiguous(measure).is_none() {
        return;
    }
    let behind = &source[measure.text.end() as usize..];
    // 100M≤带宽≤1G
    let own = measure.label.map(|label| label.text);
    settle_by(
        own.unwrap_or_else(|| words_before(source, measure)),
        behind,
        measure,
    );
}

/// Whether two units of one clause are one: the M of 带宽由100M提高到500`M` is not told to be megabits yet.
pub(super) fn alike(told: &Unit<'_>, other: &Unit<'_>) -> bool {
    // 每季1次 and 每月1次 are per another time.
    let below = |unit: &Unit<'_>| unit.name.find('/').map(|at| unit.name[at..].to_owned());
    let spelled = || told.text.chars().map(twin).eq(other.text.chars().map(twin));
    told.name == other.name || spelled() && below(told) == below(other)
}

/// Whether the letters of two units, such as 100M and 1G, may be of one thing.
pub(super) fn kindred(told: &Unit<'_>, other: &Unit<'_>) -> bool {
    let begins = |unit: &Unit<'_>| matches!(folded(unit.text), Some('M' | 'G' | 'T'));
    let letter = |unit: &Unit<'_>| unit.text.chars().nth(1).is_none();
    let data = matches!(other.dimension, Dimension::Data | Dimension::Rate);
    begins(told) && begins(other) && letter(told) && (letter(other) || data)
}

/// The letter of a unit that has more than one meaning.
fn ambiguous(measure: &Measure<'_>) -> Option<char> {
    let mut letters = measure.unit.as_ref()?.text.chars().map(twin);
    let letter = letters.next()?;
    // 100M/户
    let ends = |next: Option<char>| next.is_none_or(|c| c == '/');
    (matches!(letter, '度' | '分' | 'M' | 'T' | 'G' | 'W') && ends(letters.next()))
        .then_some(letter)
}

/// Remarks on letters that no words tell the meaning of: `100M` and nothing else, 由`100M`提升至500M.
pub(super) fn doubt(target: &mut Target<'_>) {
    for measure in &target.measures {
        let meant = match ambiguous(measure) {
            Some('M') => "米",
            Some('G') => "GB",
            Some('T') => "吨",
            Some('W') => "瓦",
            Some('度') => "千瓦时",
            _ => continue,
        };
        if let (Some(unit), None) = (&measure.unit, measure.label)
            && unit.name.starts_with(meant)
            && let Some(span) = unit.span
        {
            let code = Code::DoubtfulUnit;
            target.diagnostics.push(Diagnostic { code, span });
        }
    }
}

/// Gives the unit the meaning that the words before and behind the measure tell: those of its name's column, too.
pub(super) fn settle_by(before: &str, behind: &str, measure: &mut Measure<'_>) {
    let Some(letter) = ambiguous(measure) else {
        return;
    };
    let settled = match letter {
        '度' => degrees(before, measure),
        '分' => minutes(before),
        'M' | 'T' | 'G' => data(before, behind, letter),
        _ => None,
    };
    if let (Some((name, dimension)), Some(unit)) = (settled, &mut measure.unit) {
        // 带宽每户100M: what it is per stays.
        if let Some(at) = unit.name.find('/') {
            unit.name = format!("{name}{}", &unit.name[at..]).into();
            return;
        }
        unit.name = name.into();
        unit.dimension = dimension;
        unit.additive = matches!(dimension, Dimension::Data | Dimension::Time);
    }
}

/// 度 is electricity unless the words before it, or a sign, speak of temperature or of an angle.
fn degrees(before: &str, measure: &Measure<'_>) -> Option<(&'static str, Dimension)> {
    let number = match &measure.value {
        Value::Single(number) => number,
        Value::Range { lower, .. } => &lower.value,
    };
    let below = number.as_decimal().is_some_and(|d| d.is_sign_negative());
    match below || mentions(&WARMTH, before) || measure.text.contains("零上") {
        true => Some(("℃", Dimension::Temperature)),
        false => mentions(&DEGREE_OF, before).then_some(("°", Dimension::Other)),
    }
}

/// `响应时间`30分: minutes, where a name asks for time; `响应时间（分）` is one, too.
fn minutes(name: &str) -> Option<(&'static str, Dimension)> {
    let name = name.trim_end();
    let kept = name.trim_end_matches(is_round_close);
    let open = || kept.rfind(is_round).map_or(kept, |at| &kept[..at]);
    let name = if kept.len() < name.len() {
        open()
    } else {
        name
    };
    let joins =
        |c: char| is_colon(c) || is_space(c) || matches!(twin(c), '为' | '是' | '在' | '约');
    let timed = TIMED.suffix(name.trim_end_matches(joins)).is_some();
    timed.then_some(("分钟", Dimension::Time))
}

/// M, G and T of data and of its speed.
fn data(before: &str, behind: &str, letter: char) -> Option<(&'static str, Dimension)> {
    let clause_end = |c: char| matches!(c, '，' | '；' | '。' | ',' | ';');
    let far = behind.char_indices().take(LONGEST_NOUN);
    let end = far.take_while(|(_, c)| !clause_end(*c)).last();
    let behind = &behind[..end.map_or(0, |(at, c)| at + c.len_utf8())];
    let told = |words| mentions(words, before) || mentions(words, behind);
    if told(&BANDWIDTH) {
        return match letter {
            'M' => Some(("Mbps", Dimension::Rate)),
            'G' => Some(("Gbps", Dimension::Rate)),
            _ => None,
        };
    }
    if letter == 'T' && told(&MAGNETISM) {
        return Some(("特斯拉", Dimension::Other));
    }
    (told(&STORAGE) && !mentions(&HOLDER, before)).then_some(match letter {
        'M' => ("MB", Dimension::Data),
        'G' => ("GB", Dimension::Data),
        _ => ("TB", Dimension::Data),
    })
}

/// Whether a word of the set stands anywhere in a text.
fn mentions(words: &Set<()>, text: &str) -> bool {
    text.char_indices()
        .any(|(at, _)| words.longest(&text[at..]).is_some())
}

/// The words of the clause before a measure, or of the one before that where there are none: 带宽≥100M，`≤1G`.
fn words_before<'a>(source: &'a str, measure: &Measure<'_>) -> &'a str {
    let before = &source[..measure.text.start as usize];
    let from = before.char_indices().rev().take(LONGEST_LABEL).last();
    before[from.map_or(0, |(at, _)| at)..]
        .rsplit(['，', '；', '。', ',', ';'])
        .find(|words| !words.trim().is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::parse_value;

    #[test]
    fn words_beside_a_unit_settle_it() {
        for (text, unit) in [
            ("气温5度", "℃"),
            ("零下5度", "℃"),
            ("零下5度到零上5度", "℃"),
            ("用电500度", "千瓦时"),
            ("坡度25度", "°"),
            ("抗震设防烈度8度", "°"),
            ("带宽100M", "Mbps"),
            ("网络带宽≥10G，", "Gbps"),
            ("100M专线", "Mbps"),
            ("存储空间≥50T", "TB"),
            ("2T硬盘", "TB"),
            ("内存16G", "GB"),
            ("内存512M", "MB"),
            ("射程≥80M", "米"),
            ("载重10T", "吨"),
            ("粮仓容量50T", "吨"),
            ("3.0T磁共振", "特斯拉"),
            ("10T磁铁矿", "吨"),
            ("2T磁盘", "TB"),
            ("頻寬≥100M", "Mbps"),
            ("提速专线，射程80M", "米"),
        ] {
            let target = parse_value(text);
            let found = target.measures.first().and_then(|m| m.unit.as_ref());
            assert_eq!(found.map(|u| &*u.name), Some(unit), "{text}");
        }
    }
}
