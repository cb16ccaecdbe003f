use std::ops::Deref;

use zhibiao::{Category, Field, Parser, Piece, Span, Subcategory, Target, header, lexicon};

use crate::text::{Extra, Text};

/// An indicator that has a row of its own (一行一指标).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Indicator<'a> {
    /// Its number, where the row has one.
    pub ordinal: Option<u32>,
    /// 一级指标, as written here or in the merged cell above.
    pub category: Option<Text<'a>>,
    /// 二级指标, likewise.
    pub subcategory: Option<Text<'a>>,
    /// 三级指标, without `指标1：` and other marks of a list.
    pub name: Option<Text<'a>>,
    /// Its own cells, as written.
    pub cells: Cells<'a>,
    /// Cells that are kept but not read further, each under its own header.
    pub extra: Vec<Extra<'a>>,
    /// The row, from 1.
    pub row: usize,
    /// Which grid of the file the row stands in, from 0: the project's, unless a page cut its table in two.
    pub grid: usize,
    /// The unit that the header of the values says.
    pub(crate) head_unit: Option<Text<'a>>,
}

/// The cells of one indicator's row, as written; those that are empty or missing are absent (指标行单元格).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cells<'a> {
    /// 计算符号, 指标性质: `≥`, `大于等于`, `定性`.
    pub sign: Option<Text<'a>>,
    /// 指标值. Where no column has it, the part of the name's cell that says it; of columns of bounds both, joined: `80～100`, `≥80`.
    pub value: Option<Text<'a>>,
    /// 计量单位.
    pub unit: Option<Text<'a>>,
    /// 分值, 权重.
    pub weight: Option<Text<'a>>,
    /// 实际完成值.
    pub actual: Option<Text<'a>>,
}

impl Indicator<'_> {
    /// Reads the target from the cells of sign, value and unit, and from the unit at the name's end.
    ///
    /// Spans are byte offsets into the value.
    pub fn target<'p>(&'p self, parser: &'p Parser) -> Target<'p> {
        parser.parse_field(Field {
            value: self.cells.value.as_deref().unwrap_or_default(),
            sign: self.cells.sign.as_deref(),
            unit: self.cells.unit.as_deref().or(self.head_unit.as_deref()),
            name: self.name.as_deref(),
        })
    }

    /// The level-1 category; a level 2 that is known implies it where the row has none.
    ///
    /// 成本指标 in a column of level 1 is that level, though the word alone is one below 产出指标.
    pub fn category(&self) -> Option<Category> {
        let own = |text: &Option<Text<'_>>| header::category(text.as_deref()?);
        let of_level1 = own(&self.category).map(|def| match def.subcategory {
            Some(Subcategory::OutputCost) => Category::Cost,
            _ => def.category,
        });
        of_level1.or_else(|| own(&self.subcategory).map(|def| def.category))
    }

    /// The level-2 category.
    pub fn subcategory(&self) -> Option<Subcategory> {
        let own = |text: &Option<Text<'_>>| header::category(text.as_deref()?);
        let of_level2 = own(&self.subcategory).map(|def| match def.subcategory {
            // 满意度指标 at level 2 has but one meaning.
            None if def.category == Category::Satisfaction => {
                Some(Subcategory::ServiceSatisfaction)
            }
            found => found,
        });
        let inner = || {
            let outer = header::category(self.category.as_deref()?)?;
            lexicon::inner_category(outer, self.subcategory.as_deref()?)?.subcategory
        };
        of_level2.flatten().or_else(inner).or_else(|| {
            own(&self.category)
                .filter(|_| self.subcategory.is_none())?
                .subcategory
                .filter(|found| *found != Subcategory::OutputCost)
        })
    }

    /// The same indicator in the shape that a cell's have.
    ///
    /// Texts are the row's; spans of the target are byte offsets into the value, other spans are empty.
    pub fn reading<'p>(&'p self, parser: &'p Parser) -> zhibiao::Indicator<'p> {
        let whole = |text: &'p Option<Text<'_>>| {
            let text = text.as_ref().map(Text::deref)?;
            Some(Piece { text, start: 0 })
        };
        let name = whole(&self.name).unwrap_or_default();
        zhibiao::Indicator {
            ordinal: self.ordinal,
            category: self.category(),
            subcategory: self.subcategory(),
            name,
            unit_hint: parser.unit_hint(name.text),
            target: self.target(parser),
            weight: whole(&self.cells.weight),
            actual: whole(&self.cells.actual),
            span: Span::default(),
            ..zhibiao::Indicator::default()
        }
    }

    pub(crate) fn into_owned(self) -> Indicator<'static> {
        let own = |text: Option<Text<'_>>| text.map(Text::into_owned);
        Indicator {
            ordinal: self.ordinal,
            category: own(self.category),
            subcategory: own(self.subcategory),
            name: own(self.name),
            cells: Cells {
                sign: own(self.cells.sign),
                value: own(self.cells.value),
                unit: own(self.cells.unit),
                weight: own(self.cells.weight),
                actual: own(self.cells.actual),
            },
            extra: self.extra.into_iter().map(Extra::into_owned).collect(),
            row: self.row,
            grid: self.grid,
            head_unit: own(self.head_unit),
        }
    }
}
