//! The columns: names, types and meanings, defined once.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_schema::{DataType, Field, FieldRef, Fields};

use zhibiao::{Dimension, Kind, Op};

use crate::names::Name;
use crate::sparse::{AsciiText, Build, Count, Flag, Float, Index, LongText, Sparse, Text};

/// One column of a table: its name is stable (列).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub data_type: DataType,
    /// What it means.
    pub about: &'static str,
}

impl Column {
    /// The type's name, as pyarrow and polars users know it: string, double, uint32, bool, list of struct.
    ///
    /// ```
    /// use zhibiao_arrow::{Shape, Source, columns};
    /// assert_eq!(columns(Source::Values, Shape::Measures)[1].kind(), "string");
    /// ```
    pub fn kind(&self) -> String {
        match &self.data_type {
            DataType::Utf8 | DataType::LargeUtf8 => "string".to_owned(),
            DataType::Float64 => "double".to_owned(),
            DataType::Boolean => "bool".to_owned(),
            DataType::List(_) => "list of struct".to_owned(),
            other => other.to_string().to_lowercase(),
        }
    }

    pub(crate) fn field(&self) -> FieldRef {
        Arc::new(Field::new(self.name, self.data_type.clone(), true))
    }
}

/// The type of a column that a builder makes.
fn type_of<B: Build>(_: fn(&mut Sparse<B>, usize) -> ArrayRef) -> DataType {
    B::TYPE
}

/// A group of columns that are filled together.
macro_rules! columns {
    ($(#[$doc:meta])* $group:ident { $($name:ident: $kind:ty = $about:literal;)* }) => {
        $(#[$doc])*
        #[derive(Default)]
        pub(crate) struct $group {
            $(#[doc = $about] pub(crate) $name: $kind,)*
        }

        impl $group {
            pub(crate) fn columns() -> Vec<Column> {
                vec![$(Column {
                    name: stringify!($name),
                    data_type: type_of(<$kind>::finish),
                    about: $about,
                },)*]
            }

            #[allow(dead_code)]
            pub(crate) fn fields() -> Fields {
                Self::columns().iter().map(Column::field).collect()
            }

            /// Makes room for so many more rows.
            #[allow(dead_code)]
            pub(crate) fn reserve(&mut self, rows: usize) {
                $(self.$name.reserve(rows);)*
            }

            /// The columns of so many rows.
            pub(crate) fn finish(&mut self, rows: usize) -> Vec<ArrayRef> {
                vec![$(self.$name.finish(rows),)*]
            }
        }
    };
}

columns! {
    /// Where a row comes from.
    Origin {
        row: Index = "which value, cell or project it comes from, counted from 0";
    }
}

columns! {
    /// The project of an indicator, for documents.
    Place {
        table: Text = "the title above the project's table";
        sheet: Text = "the sheet, where the file names its sheets";
        project: Text = "the project's name (项目名称)";
        department: Text = "its department in charge (主管部门)";
        budget_unit: Text = "its budget unit (预算单位)";
    }
}

columns! {
    /// The indicator, for cells and documents.
    Item {
        ordinal: Count = "the indicator's number, where it has one";
        category: Text = "level 1 (一级指标), such as 产出指标";
        subcategory: Text = "level 2 (二级指标), such as 数量指标";
        name: Text = "level 3 (三级指标): the indicator's name";
        unit_hint: Text = "the canonical name of the unit in the name's brackets";
        weight: Text = "points for the indicator (分值), as written";
        actual: Text = "what was achieved (实际完成值), as written";
    }
}

columns! {
    /// The cells of an indicator that has a row of its own, for documents.
    Written {
        sign_cell: Text = "the cell of the comparator (计算符号), as written, for an indicator with a row of its own";
        value_cell: Text = "the cell of the value (指标值), likewise";
        unit_cell: Text = "the cell of the unit (计量单位), likewise";
    }
}

columns! {
    /// The target as a whole.
    Whole {
        kind: Name<Kind> = "quantity, threshold, range, compound, formula, date or text; null where the text is missing";
        text: Text = "the value as written";
        op: Name<Op> = "=, >=, >, <=, <, ~ or range, for the kinds quantity, threshold and range; other kinds: see measures";
        value: Float = "its number, the nearest that a float holds; a range has lower and upper instead";
        lower: Float = "the smaller bound of a range";
        upper: Float = "the larger bound of a range";
        unit: Text = "the canonical name of its unit";
        dimension: Name<Dimension> = "what the unit measures: count, money, ratio …";
        trend: Text = "for the kind text: increase, decrease or maintain";
        level: Text = "for the kind text: a closed word that stands alone, such as 优良";
        formula: Text = "for the kind formula: the expression";
    }
}

columns! {
    /// One measure.
    Measures {
        op: Name<Op> = "the relation: =, >=, >, <=, <, ~ (about) or range";
        value: Float = "the number, the nearest that a float holds; null for a range";
        lower: Float = "the smaller bound of a range";
        upper: Float = "the larger bound of a range";
        lower_inclusive: Flag = "whether the smaller bound itself belongs to the range";
        upper_inclusive: Flag = "whether the larger bound itself belongs to the range";
        exact: AsciiText = "the number with all its digits, or as a fraction (2/3); a range as [80, 95)";
        unit: Text = "the canonical name of the unit";
        unit_text: Text = "the unit as written";
        dimension: Name<Dimension> = "what the unit measures: count, money, ratio …";
        additive: Flag = "whether values in this unit may be added up";
        unit_known: Flag = "whether the lexicon or the caller knows the unit";
        unit_from: Text = "name or column where the unit is not in the value itself";
        comparator: Text = "the word or sign that set op, as written; null where = is implied";
        rule: Text = "caller or inclusion where not the lexicon gave the comparator its meaning";
        label: Text = "the words that say what is counted";
        period: Text = "the time it holds for: 2021, 12月底前";
        change: Text = "increase or decrease, for a change";
        change_base: Text = "what the change is measured against, as written";
        note: Text = "what stands in brackets after it";
        approximate: Flag = "whether 约 左右 近 余 多 几 stand beside it";
        text: Text = "the measure as written";
        start: Count = "where it begins in the text that was parsed";
        end: Count = "where it ends";
    }
}

columns! {
    /// One date.
    Dates {
        text: Text = "as written";
        from: Text = "the first day, ISO 8601 as far as known";
        to: Text = "the last day, ISO 8601 as far as known";
        relation: Text = "before, by, within, from or to";
        start: Count = "where it begins in the text that was parsed";
        end: Count = "where it ends";
    }
}

columns! {
    /// One diagnostic.
    Remarks {
        code: Text = "the stable name of what it is about";
        level: Text = "info, warning or error";
        message: LongText = "what was expected, what was found and a way out";
        start: Count = "where it begins in the text that was parsed";
        end: Count = "where it ends";
    }
}

/// The type of a column of lists.
pub(crate) fn list_type(fields: Fields) -> DataType {
    DataType::List(list_item(fields))
}

pub(crate) fn list_item(fields: Fields) -> FieldRef {
    Arc::new(Field::new("item", DataType::Struct(fields), false))
}

/// The columns of lists, behind a target's own.
pub(crate) fn lists() -> [Column; 3] {
    let column = |name, fields, about| Column {
        name,
        data_type: list_type(fields),
        about,
    };
    [
        column(
            "measures",
            Measures::fields(),
            "all measures, with the columns of the other shape",
        ),
        column(
            "dates",
            Dates::fields(),
            "all dates: text, from, to, relation, start, end",
        ),
        column(
            "diagnostics",
            Remarks::fields(),
            "all diagnostics, of `cells` also those of the cell as a whole: code, level, message, start, end",
        ),
    ]
}
