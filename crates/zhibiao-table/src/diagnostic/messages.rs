//! What is said of a row or a cell.

use zhibiao::Language;

use super::TableCode;

impl TableCode {
    /// What was expected, what was found (`{}`), and a way out.
    pub(super) fn template(self, language: Language) -> &'static str {
        use Language::{Chinese, English};
        use TableCode::*;
        match (self, language) {
            (UnreadRow, English) => {
                "expected a header, a title or a project, found `{}`; the row was not read, so check its columns"
            }
            (UnreadRow, Chinese) => "应为表头、标题或项目，实为“{}”；此行未读取，请检查各列",
            (ExtraCell, English) => {
                "expected no cell beyond the header's last column, found `{}`; check for a tab inside a cell, or name the column"
            }
            (ExtraCell, Chinese) => {
                "表头最后一列之外不应有内容，实有“{}”；请检查单元格内是否有制表符，或为该列加表头"
            }
            (MissingProjectName, English) => {
                "expected the project's name, found none beside `{}`; fill it in"
            }
            (MissingProjectName, Chinese) => "“{}”所在行缺少项目名称；请补填",
            (MissingIndicators, English) => {
                "expected the indicators of `{}`, found an empty cell; fill them in"
            }
            (MissingIndicators, Chinese) => "项目“{}”没有绩效指标；请补填",
            (SpanCut, English) => {
                "expected a cell of at most 65534 rows and 1000 columns, found one that spans {} (rows×columns); the span was cut, so check the table"
            }
            (SpanCut, Chinese) => {
                "单元格最多跨65534行、1000列，实跨{}（行×列）；已截断，请核对表格"
            }
            (HiddenSheet, English) => {
                "expected sheets that are shown, found the hidden sheet `{}`; it was not read, so unhide it or ask for hidden sheets"
            }
            (HiddenSheet, Chinese) => {
                "工作表“{}”已隐藏，未读取；如需读取，请取消隐藏或启用读取隐藏工作表"
            }
            (BrokenText, English) => {
                "expected text in one encoding, found other bytes from offset {} on; they became U+FFFD, so check the cells with it"
            }
            (BrokenText, Chinese) => {
                "自第{}字节起有字节不属于该编码，已用U+FFFD代替；请核对含此字符的单元格"
            }
            (UnknownColumn, English) => {
                "expected a column that is known by name, found `{}`; its cells are kept under this name"
            }
            (UnknownColumn, Chinese) => "未识别的列“{}”；其内容按此列名保留",
            (GuessedColumn, English) => {
                "expected a column that is known by name, found `{}`; it was read as what its words say, so check it"
            }
            (GuessedColumn, Chinese) => "未识别的列“{}”，按其用词推定；请核对",
            (KeptField, English) => {
                "expected a label that is known by name, found `{}`; what stands beside it is kept under this name"
            }
            (KeptField, Chinese) => "未识别的填报项“{}”；其内容按此名称保留",
            (SkippedRow, English) => {
                "expected an indicator, found a total, a note or a row left open: `{}`; it was not read as one"
            }
            (SkippedRow, Chinese) => "此行为合计、注释或留空行，未作为指标读取：“{}”",
            (MissingName, English) => {
                "expected the indicator's name, found only `{}`; fill the name in"
            }
            (MissingName, Chinese) => "缺少指标名称，仅有“{}”；请补填名称",
            (MissingValue, English) => "expected the target of `{}`, found none; fill it in",
            (MissingValue, Chinese) => "指标“{}”没有指标值；请补填",
            (NameFromLevel, English) => {
                "expected the indicator's name in its own column, found `{}` in a column of levels; it was taken as the name, so check it"
            }
            (NameFromLevel, Chinese) => "指标名称列为空，以上级指标“{}”为名称；请核对",
            (LevelsDiffer, English) => {
                "expected a level 2 of the level 1 above, found `{}`; its own level 1 was taken, so check it"
            }
            (LevelsDiffer, Chinese) => {
                "二级指标“{}”与上方一级指标不符；已按其所属一级指标读取，请核对"
            }
            (UnknownLevel, English) => {
                "expected a level like those above, found `{}`; it was taken as one, so check whether the row is an indicator"
            }
            (UnknownLevel, Chinese) => {
                "“{}”与上方各行的一级、二级指标不同类；已照此读取，请核对此行是否为指标"
            }
            (ShiftedRow, English) => {
                "expected a row in step with the header, found `{}`; it was read as if a merged cell to its left covered as many rows as it should, so check it"
            }
            (ShiftedRow, Chinese) => {
                "此行与表头错位：“{}”；按左侧合并单元格应有的行数对齐读取，请核对"
            }
            (EmptyTable, English) => {
                "expected projects or indicators below the header, found none; check whether the file is whole"
            }
            (EmptyTable, Chinese) => "表头下没有项目或指标；请检查文件是否完整",
            (NoTable, English) => {
                "expected a table of projects or indicators, found another one, from `{}` on; it was not read"
            }
            (NoTable, Chinese) => "此表（自“{}”起）不是项目或绩效指标表，未读取",
            (SeveralNames, English) => {
                "expected one name under the heading of names, found also `{}`; it is kept among the other cells, so check the name"
            }
            (SeveralNames, Chinese) => "指标名称栏下另有“{}”，已保留在其他内容中；请核对名称",
            (NoValueColumn, English) => {
                "expected a column of values such as 指标值, found none; values are read from the cells of `{}` where those hold them"
            }
            (NoValueColumn, Chinese) => "没有指标值列；“{}”单元格中写有指标值的，从中读取",
            (SeveralValues, English) => {
                "expected one column of values, found several; `{}` was read as the target and the others are kept under their names"
            }
            (SeveralValues, Chinese) => "有多个指标值列；以“{}”为指标值，其余按列名保留",
            (OtherPeriod, English) => {
                "expected the year's indicators, found `{}`; they are read, and each says so among its other cells"
            }
            (OtherPeriod, Chinese) => {
                "以下为“{}”，并非年度指标；照常读取，并在每个指标的其他内容中注明"
            }
            (MissingHeader, English) => {
                "expected a header above the indicators, found `{}` without one; its columns were told by the table before or by what the cells say, so check them"
            }
            (MissingHeader, Chinese) => "“{}”上方没有表头；按前一表格或单元格内容推定各列，请核对",
            (SplitLines, English) => {
                "expected one indicator in the row, found as many values as lines in `{}`; each line was read as an indicator, so check them"
            }
            (SplitLines, Chinese) => "“{}”与其指标值行数相同，逐行读为多个指标；请核对",
            (GuessedLines, English) => {
                "expected each cell on a line of its own and no empty ones, found `{}`; its place in the table was told by the lines around it, so check it"
            }
            (GuessedLines, Chinese) => {
                "文本每行一个单元格且不显示空单元格，“{}”的位置按前后各行推定；请核对"
            }
            (ValueFromName, English) => {
                "expected the target in its own column, found it in `{}`; it was read from there, so check the name"
            }
            (ValueFromName, Chinese) => "指标值列为空，从名称“{}”中读取；请核对名称",
            (ValueFromRule, English) => {
                "expected the target in a column of its own, found it in the rule of scoring `{}`; it was read from there, so check it"
            }
            (ValueFromRule, Chinese) => "没有指标值，从评分规则“{}”中读取；请核对",
            (HiddenRow, English) => {
                "expected rows that are shown, found a hidden one with `{}`; hidden rows of this sheet were read like the others"
            }
            (HiddenRow, Chinese) => "本表有隐藏行（含“{}”），照常读取",
            (HiddenColumn, English) => {
                "expected columns that are shown, found a hidden one with `{}`; hidden columns of this sheet were read like the others"
            }
            (HiddenColumn, Chinese) => "本表有隐藏列（含“{}”），照常读取",
            (NoResult, English) => {
                "expected a formula's result, found `{}`; the cell was read as this text, so open the file in a spreadsheet and save it again"
            }
            (NoResult, Chinese) => {
                "公式没有计算结果：“{}”；按此文字读取，请用表格软件打开并重新保存"
            }
        }
    }
}
