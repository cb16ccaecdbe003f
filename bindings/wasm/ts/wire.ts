// Written by `cargo xtask codegen` from crates/zhibiao/src/wire and crates/zhibiao-table/src/wire.

/**
 * An exact number: a number where a double holds it, else a string, as `"2/3"` or more digits than a
 * double keeps.
 */
export type Decimal = number | string;

/**
 * A level-1 category (一级指标).
 *
 * Names follow the Ministry of Finance's 中央部门预算绩效目标管理办法 (财预〔2015〕88号) and, for 成本指标 as a
 * level of its own, 财预〔2021〕101号.
 */
export type Category = "产出指标" | "效益指标" | "满意度指标" | "成本指标";

/** How an event relates to a date. */
export type DateRelation = "before" | "by" | "within" | "from" | "to";

/** What a unit measures (量纲). */
export type Dimension = "count" | "money" | "length" | "area" | "volume" | "mass" | "energy" | "power" | "data" | "temperature" | "concentration" | "time" | "ratio" | "rate" | "other" | "unknown";

/** Which way a change goes. */
export type Direction = "increase" | "decrease";

/** What a target value is (目标类型). */
export type Kind = "quantity" | "threshold" | "range" | "compound" | "formula" | "date" | "text";

/** How much a diagnostic matters. */
export type Level = "info" | "warning" | "error";

/**
 * How a measure relates to its number (比较符).
 *
 * Inclusiveness follows the Civil Code, art. 1259, and GB/T 8170 on limit values.
 */
export type Op = "=" | ">=" | ">" | "<=" | "<" | "~" | "range";

/** A level-2 category (二级指标). */
export type Subcategory = "数量指标" | "质量指标" | "时效指标" | "成本指标" | "经济效益指标" | "社会效益指标" | "生态效益指标" | "可持续影响指标" | "服务对象满意度指标" | "经济成本指标" | "社会成本指标" | "生态环境成本指标";

/** Where a qualitative target should go (定性趋势). */
export type Trend = "increase" | "decrease" | "maintain";

/** Where a measure's unit was found. */
export type UnitSource = "value" | "name" | "column";

/** A half-open range of offsets, in the unit the wire form was made with. */
export interface Span {
  /** The first unit. */
  start: number;
  /** One past the last unit. */
  end: number;
}

/** One remark about one place in the text. */
export interface Diagnostic {
  /** The stable name of `crate::Code`; a string, so that newer codes can be read too. */
  code: string;
  /** How much it matters. */
  level: Level;
  /** What was expected, what was found and a way out. */
  message: string;
  /** Where. */
  span: Span;
}

/** A cell of indicators. */
export interface Cell {
  /** The indicators found, in order. */
  indicators: Indicator[];
  /** What was odd about the cell as a whole. */
  diagnostics: Diagnostic[];
}

/** One indicator. */
export interface Indicator {
  /** Its number in the cell. */
  ordinal?: number;
  /** Level 1 (一级指标). */
  category?: Category;
  /** Level 2 (二级指标). */
  subcategory?: Subcategory;
  /** Level 3 (三级指标). */
  name: string;
  /** The canonical name of the unit in the name's brackets. */
  unit_hint?: string;
  /** The value. */
  target: Target;
  /** From the ordinal to the end of the value. */
  span: Span;
  /** Points for this indicator, as written. */
  weight?: string;
  /** What was achieved, as written. */
  actual?: string;
  /** What was odd about the item; the target has its own. */
  diagnostics?: Diagnostic[];
}

/** Why a text was refused by the strict door (拒绝原因). */
export interface Refusal {
  /** The stable name of the first diagnostic of level error. */
  code: string;
  /** What was expected, what was found and a way out. */
  message: string;
  /** Where it is. */
  span: Span;
  /** All diagnostics, of every level. */
  diagnostics: Diagnostic[];
}

/** A target value. */
export interface Target {
  /** What it is. */
  kind: Kind;
  /** The text that was read. */
  text: string;
  /** The numbers found in it, in the order of the text. */
  measures: Measure[];
  /** The dates and deadlines found in it. */
  dates?: TargetDate[];
  /** The formula, for a formula. */
  formula?: Formula;
  /** For a text: where it should go. */
  trend?: Trend;
  /** For a text: a closed word that stands alone, such as 优良. */
  level?: string;
  /** What could not be read, and what was read with doubt. */
  diagnostics?: Diagnostic[];
}

/** One number with what surrounds it. */
export interface Measure {
  /** The relation. */
  op: Op;
  /** The word or sign that set it, as written. */
  comparator?: string;
  /** `caller` or `inclusion` where not the lexicon gave the comparator its meaning. */
  rule?: string;
  /** The number, unless it is a range. */
  value?: Decimal;
  /** The smaller bound of a range. */
  lower?: Bound;
  /** The larger bound of a range. */
  upper?: Bound;
  /** The unit. */
  unit?: Unit;
  /** The measure as written. */
  text: string;
  /** Where it stands. */
  span: Span;
  /** The words that say what is counted. */
  label?: string;
  /** The time it holds for: `2021`, `12月底前`. */
  period?: string;
  /** Set when it is a change. */
  change?: Change;
  /** What stands in brackets after it. */
  note?: string;
  /** 约 左右 近 余 多 几. */
  approximate?: boolean;
  /** `name` or `column` where the unit is not in the value itself. */
  unit_from?: UnitSource;
}

/** The unit of a measure. */
export interface Unit {
  /** The canonical name. */
  name: string;
  /** What was written. */
  text: string;
  /** What it measures. */
  dimension: Dimension;
  /** Whether values may be added up; left out when they may. */
  additive?: boolean;
  /** Whether the lexicon or the caller knows it; left out when so. */
  known?: boolean;
}

/** One end of a range. */
export interface Bound {
  /** The number. */
  value: Decimal;
  /** Whether the number itself belongs to the range. */
  inclusive: boolean;
}

/** That a measure is a change, and against what. */
export interface Change {
  /** Up or down. */
  direction: Direction;
  /** What it is measured against, as written. */
  base?: string;
}

/** A date, period or deadline. */
export interface TargetDate {
  /** As written. */
  text: string;
  /** Where it stands. */
  span: Span;
  /** The first day, ISO 8601 as far as known. */
  from?: string;
  /** The last day, ISO 8601 as far as known. */
  to?: string;
  /** 前 is `before`, 内 is `within` … */
  relation?: DateRelation;
}

/** An arithmetic expression over named terms. */
export interface Formula {
  /** What it computes. */
  result?: string;
  /** The expression. */
  expression: string;
}

/** What a file holds. */
export interface TableDocument {
  /** Its projects, in the order of the file. */
  projects: Project[];
  /** What was odd about rows and about cells as a whole; indicators have their own. */
  diagnostics: TableDiagnostic[];
}

/** A project. */
export interface Project {
  /** 项目名称. */
  name?: string;
  /** 主管部门. */
  department?: string;
  /** 预算单位. */
  budget_unit?: string;
  /** 绩效目标, in prose. */
  goal?: string;
  /** The numbers found in the goal; spans are offsets into it. */
  goal_measures?: Measure[];
  /** The title above the header. */
  table?: string;
  /** The name of the sheet. */
  sheet?: string;
  /** The indicators, those of the project's cell and those with rows of their own. */
  indicators: TableIndicator[];
  /** Fields and columns that are kept as they are. */
  extra?: Extra[];
  /** The project's first row, from 1. */
  row: number;
}

/** One remark about a row or a cell. */
export interface TableDiagnostic {
  /** The stable name of a `crate::TableCode` or a `zhibiao::Code`. */
  code: string;
  /** How much it matters. */
  level: Level;
  /** What was expected, what was found and a way out. */
  message: string;
  /** Where in the cell's text, if it is about a part of it. */
  span?: Span;
  /** The name of the sheet. */
  sheet?: string;
  /** The row, from 1. */
  row: number;
  /** The column, from 1. */
  column: number;
}

/** One indicator, of a cell or of a row of its own. */
export interface TableIndicator {
  /** Its number. */
  ordinal?: number;
  /** Level 1 (一级指标): one of the four names, or what a row calls it otherwise. */
  category?: string;
  /** Level 2 (二级指标), likewise. */
  subcategory?: string;
  /** Level 3 (三级指标). */
  name: string;
  /** The canonical name of the unit in the name's brackets. */
  unit_hint?: string;
  /** The value. Its spans are offsets into the project's cell of indicators; of a row's, into `cells.value`. */
  target: Target;
  /** From the ordinal to the end of the value, in the project's cell of indicators; a row has none. */
  span?: Span;
  /** Points for this indicator, as written. */
  weight?: string;
  /** What was achieved, as written. */
  actual?: string;
  /** A row's own cells, as written. */
  cells?: Cells;
  /** A row's other cells. */
  extra?: Extra[];
  /** The row, from 1, of an indicator that has one of its own. */
  row?: number;
  /** What was odd about the item; the target has its own. */
  diagnostics?: Diagnostic[];
}

/** The cells of one indicator's row, as written. */
export interface Cells {
  /** 计算符号, 指标性质. */
  sign?: string;
  /** 指标值. */
  value?: string;
  /** 计量单位. */
  unit?: string;
  /** 分值, 权重. */
  weight?: string;
  /** 实际完成值. */
  actual?: string;
}

/** A cell that is kept as it is. */
export interface Extra {
  /** What stands at the head of its column or field. */
  header: string;
  /** The cell. */
  text: string;
}
