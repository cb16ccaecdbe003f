//! What could not be read, and what was read with doubt.

use std::fmt;

use crate::named::named;
use crate::span::Span;

named! {
    /// How much a diagnostic matters.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
    pub enum Level {
        /// Worth knowing; the reading stands.
        Info = "info",
        /// The reading is likely but not certain.
        Warning = "warning",
        /// Something was not read; strict mode refuses it.
        Error = "error",
    }
}

/// The language of messages.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// 简体中文.
    Chinese,
}

macro_rules! codes {
    ($($variant:ident $name:literal $level:ident $en:literal $zh:literal;)*) => {
        /// What a diagnostic is about; the names are stable.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $en] $variant,)*
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable name.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// How much it matters.
            pub fn level(self) -> Level {
                match self { $(Code::$variant => Level::$level,)* }
            }

            /// The message with `{}` where the found text goes.
            fn template(self, language: Language) -> &'static str {
                match (self, language) { $(
                    (Code::$variant, Language::English) => $en,
                    (Code::$variant, Language::Chinese) => $zh,
                )* }
            }
        }
    };
}

// Each message says what was expected, what was found ({}), and a way out.
codes! {
    NumberOutOfRange "number-out-of-range" Error
        "expected a number of at most 28 digits, found `{}`; write it with 万 or 亿, or check for a slip of the keys"
        "应为不超过28位的数，实为“{}”；请改用万、亿书写，或检查是否误输";
    DigitsMissing "digits-missing" Error
        "expected digits, found the template's `{}`; fill in the number"
        "应填数字，实为模板占位符“{}”；请补填数值";
    NumberMissing "number-missing" Error
        "expected a number after the comparator, found only `{}`; fill in the number"
        "比较符之后应有数字，实际只有“{}”；请补填数值";
    IndefiniteNumber "indefinite-number" Error
        "expected a definite number, found `{}`; write it in digits"
        "应为确数，实为概数“{}”；请写明数值";
    ReversedBounds "reversed-bounds" Error
        "expected the lower bound first, found `{}`; swap the bounds or check the digits"
        "区间应先小后大，实为“{}”；请调换上下限或检查数字";
    InvalidDate "invalid-date" Error
        "expected a day of the calendar, found `{}`; check month and day"
        "应为日历上的日期，实为“{}”；请检查月、日";
    UnreadNumber "unread-number" Warning
        "found digits `{}` that are neither a measure, a date nor a known name; check whether they matter"
        "数字“{}”既非数值，也非日期或已知名称；请核对是否有意义";
    DoubtfulSign "doubtful-sign" Warning
        "expected ≥ or ≤, found a title mark or a slip of the keys at `{}`, read as what it stands for; write ≥ or ≤"
        "应为≥或≤，“{}”处实为书名号或误输，按其所代的比较符读取；请改写为≥或≤";
    DoubtfulDash "doubtful-dash" Warning
        "expected a clear sign, found `{}` between a name and a number, read as a mark that parts them; write 负 or a colon"
        "应为明确的正负号，实为名称与数字之间的“{}”，按分隔符读取；负数请写“负”，分隔请用冒号";
    ComparatorsDisagree "comparators-disagree" Warning
        "expected one comparator, found two that disagree in `{}`; the one before the number was used, so drop the other"
        "应只有一个比较词，“{}”前后不一致，以数字前的为准；请删去其一";
    BrokenNumber "broken-number" Warning
        "expected one number, found `{}` torn apart or mistyped; write its digits together, with digits only"
        "应为一个完整的数，实为断开或误输的“{}”；请连续书写并只用数字";
    ComparatorApart "comparator-apart" Warning
        "expected one number after the comparator, found `{}` apart from it or beside a range, and did not apply it; put the two together or drop it"
        "比较词“{}”应紧接一个数，因相隔或与区间并列未予采用；请将二者相连或删去比较词";
    UnknownUnit "unknown-unit" Info
        "expected a unit of the lexicon, found another at `{}`; kept as written, so add it to the parser's units if it is one"
        "“{}”处的单位不在词典之中，照原样保留；如确为单位，可向解析器添加";
    DoubtfulUnit "doubtful-unit" Warning
        "expected a unit that means one thing, found `{}`, which also stands for another (M for metres and megabits); write it out"
        "单位“{}”有多种含义（如M既可指米，也可指兆），已按常见含义读取；请写明单位";
    UnitDiffers "unit-differs" Warning
        "expected the unit of the unit column, found `{}` in the value, which was used; make the two agree"
        "数值中的单位“{}”与单位栏不一致，以数值中的为准；请统一";
    SignDiffers "sign-differs" Warning
        "expected the comparator of the sign column, found `{}` in the value, which was used; make the two agree"
        "数值中的比较符“{}”与符号栏不一致，以数值中的为准；请统一";
    UnknownSign "unknown-sign" Warning
        "expected one of ≥ ＞ ＝ ＜ ≤ 定性 in the sign column, found another word there; the value `{}` was read without it, so correct the sign"
        "符号栏应为≥、＞、＝、＜、≤或定性，实为其他文字；数值“{}”未按符号栏读取，请更正符号";
    FormulaBound "formula-bound" Warning
        "found a bound beside a formula, `{}`, which is not read; put the bound in a cell of its own"
        "公式之外的限值“{}”未读取；请单独填写限值";
    UnbalancedBracket "unbalanced-bracket" Info
        "expected a bracket's partner, found `{}` alone; add it or drop this one"
        "括号“{}”不成对；请补齐或删去";
    TextTooLong "text-too-long" Error
        "expected a text of less than 4 GiB, found more; split it"
        "文本应小于4 GiB；请拆分";
    MissingOrdinal "missing-ordinal" Info
        "expected a number before the item `{}`, found none; number the items throughout"
        "指标“{}”前应有序号；请统一编号";
    OrdinalJump "ordinal-jump" Info
        "expected the next number, found `{}`; check whether an item is missing"
        "序号“{}”不连续；请检查是否缺漏";
    SharedOrdinal "shared-ordinal" Info
        "expected one indicator under a number, found another one, `{}`; it takes the same category"
        "同一序号下另有指标“{}”，沿用其类别";
    MissingMarker "missing-marker" Info
        "expected a marker such as 年度指标值 between name and value, found none in `{}`; the value was cut where it begins"
        "“{}”的名称与数值之间应有“年度指标值”等标记；已按数值起点切分";
    DoubledStop "doubled-stop" Info
        "expected one full stop, found `{}`; drop the rest"
        "句号重复“{}”；请删去多余的";
    MissingStop "missing-stop" Info
        "expected a full stop before the next item, found `{}`; add one"
        "下一指标“{}”之前应有句号；请补上";
    EmptyValue "empty-value" Warning
        "expected a value for `{}`, found none; fill it in"
        "指标“{}”没有指标值；请补填";
    EmptyName "empty-name" Warning
        "expected a name before the value `{}`, found none; add one"
        "指标值“{}”之前没有指标名称；请补填";
    DoubtfulCut "doubtful-cut" Warning
        "expected one indicator, found what may be another, `{}`, inside its name or value; part indicators by ； or a line break"
        "应为一个指标，其名称或数值之中的“{}”或为另一指标；指标之间请用分号或换行分开";
    TemplateHint "template-hint" Info
        "found the form's hint `{}` left inside a name; delete it"
        "名称中留有模板提示“{}”；请删去";
    UnreadText "unread-text" Warning
        "expected an indicator with a name and a value, found `{}`; it was kept as it stands"
        "应为含名称与指标值的指标，实为“{}”；已原样保留";
}

/// One remark about one place in the text.
///
/// ```
/// let target = zhibiao::parse_value("≥**%");
/// let diagnostic = &target.diagnostics[0];
/// assert_eq!(diagnostic.code.as_str(), "digits-missing");
/// assert_eq!(diagnostic.level().as_str(), "error");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// Where.
    pub span: Span,
}

impl Diagnostic {
    /// How much it matters.
    pub fn level(&self) -> Level {
        self.code.level()
    }

    /// What was expected, what was found and a way out; `text` is what was parsed.
    ///
    /// Long finds are cut after 40 characters.
    pub fn message(&self, text: &str, language: Language) -> String {
        let found = text.get(self.span.range()).unwrap_or_default();
        let mut short: String = found.chars().take(40).collect();
        if short.len() < found.len() {
            short.push('…');
        }
        self.code.template(language).replace("{}", &short)
    }

    pub(crate) fn shift(self, base: u32) -> Diagnostic {
        Diagnostic {
            span: self.span.shift(base),
            ..self
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
