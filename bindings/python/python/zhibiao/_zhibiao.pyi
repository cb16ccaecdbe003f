from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from typing import Any, ClassVar, Protocol, final, overload

import pandas
import polars
import pyarrow
from typing_extensions import Self

from .types import Dimension, Direction, Form, Kind, Language, Level, Op, PieceKind, Relation, Shape, Trend, UnitFrom, UnitOptions

__all__ = [
    "Bound",
    "Cell",
    "Cells",
    "Change",
    "Date",
    "Diagnostic",
    "Document",
    "Extra",
    "Formula",
    "Indicator",
    "Measure",
    "ParsedCells",
    "ParsedValues",
    "Parser",
    "Project",
    "Span",
    "Table",
    "TableDiagnostic",
    "Target",
    "Unit",
    "describe_columns",
    "parse_cell",
    "parse_cells",
    "parse_value",
    "parse_values",
    "read_table",
]

__version__: str

class _Reads(Protocol):
    def read(self) -> str | bytes: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

class _WritesBytes(Protocol):
    def write(self, data: bytes, /) -> object: ...

class _WritesText(Protocol):
    def write(self, data: str, /) -> object: ...

_Column = Iterable[Any] | _ArrowStream | _ArrowArray
_Progress = Callable[[int, int], object]
_Target = str | PathLike[str] | _WritesBytes | _WritesText
_Table = str | PathLike[str] | bytes | bytearray | _Reads

@final
class Span:
    """A half-open range of code points: `text[span.start:span.end]`."""
    __match_args__: ClassVar[tuple[str, str]]
    @property
    def start(self) -> int:
        """The first code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Diagnostic:
    """One remark about one place in the text (诊断)."""
    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def code(self) -> str:
        """The stable name of what it is about, such as `digits-missing`."""
    @property
    def level(self) -> Level:
        """`info`, `warning` or `error`."""
    @property
    def message(self) -> str:
        """What was expected, what was found and a way out."""
    @property
    def span(self) -> Span:
        """Where."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Unit:
    """The unit of a measure (计量单位)."""
    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def name(self) -> str:
        """The canonical name, such as 平方米."""
    @property
    def text(self) -> str:
        """What was written, such as ㎡."""
    @property
    def dimension(self) -> Dimension:
        """What it measures: `count`, `money`, `ratio` …"""
    @property
    def additive(self) -> bool:
        """Whether values in this unit may be added up (counts, money) or not (ratios)."""
    @property
    def known(self) -> bool:
        """Whether the lexicon or the parser's options know it."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Bound:
    """One end of a range (上限、下限)."""
    __match_args__: ClassVar[tuple[str, str]]
    @property
    def value(self) -> Decimal | Fraction:
        """The number, exactly."""
    @property
    def inclusive(self) -> bool:
        """Whether the number itself belongs to the range."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Change:
    """That a measure is a change, and against what (变动)."""
    __match_args__: ClassVar[tuple[str, str]]
    @property
    def direction(self) -> Direction:
        """`increase` or `decrease`."""
    @property
    def base(self) -> str | None:
        """What it is measured against, as written: 上年, 同比, 80%."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Date:
    """A date, period or deadline (时间要求)."""
    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def text(self) -> str:
        """As written."""
    @property
    def span(self) -> Span:
        """Where it stands."""
    @property
    def from_(self) -> str | None:
        """The first day, ISO 8601 as far as known: `2023-12`. (`from` is a keyword.)"""
    @property
    def to(self) -> str | None:
        """The last day, ISO 8601 as far as known."""
    @property
    def relation(self) -> Relation | None:
        """`before` (前), `by`, `within` (内), `from` (起) or `to`."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Formula:
    """An arithmetic expression over named terms (计算公式)."""
    __match_args__: ClassVar[tuple[str, str]]
    @property
    def expression(self) -> str:
        """The expression: A/B×100%."""
    @property
    def result(self) -> str | None:
        """What it computes, if the text says so."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Measure:
    """One number with what surrounds it (数值)."""
    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def op(self) -> Op:
        """The relation: `=`, `>=`, `>`, `<=`, `<`, `~` (about) or `range`."""
    @property
    def value(self) -> Decimal | Fraction | None:
        """The number, exactly; None for a range."""
    @property
    def unit(self) -> Unit | None:
        """The unit; None where the text names none."""
    @property
    def lower(self) -> Bound | None:
        """The smaller bound of a range."""
    @property
    def upper(self) -> Bound | None:
        """The larger bound of a range."""
    @property
    def text(self) -> str:
        """The measure as written, from comparator to unit."""
    @property
    def span(self) -> Span:
        """Where it stands in the text that was parsed."""
    @property
    def comparator(self) -> str | None:
        """The word or sign that set `op`, as written; None where `=` is implied."""
    @property
    def rule(self) -> str | None:
        """`caller` or `inclusion` where not the lexicon gave the comparator its meaning."""
    @property
    def label(self) -> str | None:
        """The words that say what is counted."""
    @property
    def period(self) -> str | None:
        """The time it holds for: 2021, 12月底前."""
    @property
    def change(self) -> Change | None:
        """Set when it is a change."""
    @property
    def note(self) -> str | None:
        """What stands in brackets after it."""
    @property
    def approximate(self) -> bool:
        """Whether 约 左右 近 余 多 几 stand beside it."""
    @property
    def unit_from(self) -> UnitFrom | None:
        """`name` or `column` where the unit is not in the value itself."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Target:
    """A target value (目标值): what one text means."""
    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def kind(self) -> Kind:
        """What it is: `quantity`, `threshold`, `range`, `compound`, `formula`, `date` or `text`."""
    @property
    def text(self) -> str:
        """The text that was read."""
    @property
    def measures(self) -> tuple[Measure, ...]:
        """The numbers found in it, in the order of the text."""
    @property
    def dates(self) -> tuple[Date, ...]:
        """The dates and deadlines found in it."""
    @property
    def formula(self) -> Formula | None:
        """The formula, for the kind `formula`."""
    @property
    def trend(self) -> Trend | None:
        """For a text: where it should go, `increase`, `decrease` or `maintain`."""
    @property
    def level(self) -> str | None:
        """For a text: a closed word that stands alone, such as 优良."""
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What could not be read, and what was read with doubt."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Cells:
    """The cells of one indicator's row, as written (指标行单元格)."""
    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def sign(self) -> str | None:
        """计算符号, 指标性质."""
    @property
    def value(self) -> str | None:
        """指标值."""
    @property
    def unit(self) -> str | None:
        """计量单位."""
    @property
    def weight(self) -> str | None:
        """分值, 权重."""
    @property
    def actual(self) -> str | None:
        """实际完成值."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Extra:
    """A cell that is kept as it is, with what stands at the head of its column or field (其他栏)."""
    __match_args__: ClassVar[tuple[str, str]]
    @property
    def header(self) -> str:
        """What stands at the head."""
    @property
    def text(self) -> str:
        """The cell."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Indicator:
    """One indicator (绩效指标): a name and its target, filed under a category."""
    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def name(self) -> str:
        """Level 3 (三级指标): the indicator's name."""
    @property
    def target(self) -> Target:
        """The value."""
    @property
    def ordinal(self) -> int | None:
        """Its number."""
    @property
    def category(self) -> str | None:
        """Level 1 (一级指标), such as 产出指标."""
    @property
    def subcategory(self) -> str | None:
        """Level 2 (二级指标), such as 数量指标."""
    @property
    def unit_hint(self) -> str | None:
        """The canonical name of the unit in the name's brackets."""
    @property
    def weight(self) -> str | None:
        """Points for this indicator (分值), as written."""
    @property
    def actual(self) -> str | None:
        """What was achieved (实际完成值), as written."""
    @property
    def span(self) -> Span | None:
        """From the ordinal to the end of the value, in the cell; None for an indicator with a row of its own."""
    @property
    def cells(self) -> Cells | None:
        """A row's own cells, as written; None for an indicator of a cell."""
    @property
    def extra(self) -> tuple[Extra, ...]:
        """A row's other cells, each under its own header."""
    @property
    def row(self) -> int | None:
        """The row of the file, from 1, of an indicator that has one of its own."""
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was odd about the item; the target has its own."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Cell:
    """A cell of indicators (绩效指标单元格), in order."""
    __match_args__: ClassVar[tuple[str, str]]
    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators found."""
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was odd about the cell as a whole; indicators have their own."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class TableDiagnostic:
    """One remark about a row or a cell of a file (表格诊断)."""
    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def code(self) -> str:
        """The stable name of what it is about, such as `missing-indicators`."""
    @property
    def level(self) -> Level:
        """`info`, `warning` or `error`."""
    @property
    def message(self) -> str:
        """What was expected, what was found and a way out."""
    @property
    def span(self) -> Span | None:
        """Where in the cell's text, if it is about a part of it."""
    @property
    def sheet(self) -> str | None:
        """The name of the sheet."""
    @property
    def row(self) -> int:
        """The row, from 1."""
    @property
    def column(self) -> int:
        """The column, from 1."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Project:
    """A project (项目) and its indicators."""
    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def name(self) -> str | None:
        """项目名称."""
    @property
    def department(self) -> str | None:
        """主管部门."""
    @property
    def budget_unit(self) -> str | None:
        """预算单位."""
    @property
    def goal(self) -> str | None:
        """绩效目标, in prose."""
    @property
    def goal_measures(self) -> tuple[Measure, ...]:
        """The numbers found in the goal; spans are offsets into it."""
    @property
    def table(self) -> str | None:
        """The title above the header."""
    @property
    def sheet(self) -> str | None:
        """The name of the sheet."""
    @property
    def row(self) -> int:
        """The project's first row, from 1."""
    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators, those of the project's cell and those with rows of their own."""
    @property
    def extra(self) -> tuple[Extra, ...]:
        """Fields and columns that are kept as they are."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...

@final
class Document:
    """What a file holds (绩效目标表文档): projects with their indicators."""
    __match_args__: ClassVar[tuple[str, str]]
    @property
    def projects(self) -> tuple[Project, ...]:
        """Its projects, in the order of the file."""
    @property
    def diagnostics(self) -> tuple[TableDiagnostic, ...]:
        """What was odd about rows and about cells as a whole; indicators have their own."""
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that a wire form describes; raises ValueError for anything else."""
    def to_dict(self) -> dict[str, Any]:
        """The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out."""
    def to_json(self) -> str:
        """The wire form as JSON, every number written exactly."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[Any]]: ...
    def _repr_html_(self) -> str: ...
    def to_dicts(self) -> list[dict[str, Any]]:
        """The wire form of each project."""
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def table(self, shape: Shape = "indicators") -> Table:
        """The Arrow table of a shape: `indicators`, a row for each value or indicator, or `measures`, a row for
        each measure."""
    def to_arrow(self, shape: Shape = "indicators") -> pyarrow.Table:
        """A pyarrow.Table of a shape, `indicators` or `measures`."""
    def to_pandas(self, shape: Shape = "indicators") -> pandas.DataFrame:
        """A pandas.DataFrame of a shape, `indicators` or `measures`."""
    def to_polars(self, shape: Shape = "indicators") -> polars.DataFrame:
        """A polars.DataFrame of a shape, `indicators` or `measures`."""
    def write(self, target: _Target, form: Form, *, source: str = "") -> None:
        """Writes the document to target, a path or a file object.

        form is what the command's `--format` calls it:
        `rows`, CSV with a row for each indicator, its sign, value and unit in columns of their own, as budget systems take it;
        `merged`, the same with the target in one text, such as ≥95%;
        `csv`, with a row for each measure, for statistics;
        `json`, the wire form;
        `jsonl`, a line for each project;
        `xlsx`, a workbook with a row for each indicator, what was written beside how it was read.
        All but the workbook are UTF-8. `rows`, `merged` and `xlsx` read back the same, which is made sure of while they are
        written: a target that its columns cannot say keeps its own words. source is what `csv` and `xlsx` call the document in
        their column of files. Raises OSError where target cannot be written.

        >>> import io
        >>> document = read_table("项目名称\\t绩效指标\\n体检\\t数量指标：体检人数不少于1.2万人\\n")
        >>> file = io.StringIO()
        >>> document.write(file, "rows")
        >>> print(file.getvalue().splitlines()[1])
        体检,,,,产出指标,数量指标,体检人数,≥,12000,人,,"""
    def to_bytes(self, form: Form, *, source: str = "") -> bytes:
        """What `write` writes, as bytes.

        >>> document = read_table("项目名称\\t三级指标\\t计算符号\\t指标值\\t计量单位\\n体检\\t满意度\\t大于等于\\t95\\t%\\n")
        >>> print(document.to_bytes("merged").decode().splitlines()[1])
        体检,,,,,,满意度,≥95%,,,,"""

@final
class Table:
    """Readings as an Arrow table: anything that takes an Arrow stream takes it as it is.

    >>> table = parse_values(["≥90%", "约500人"]).table()
    >>> table.num_rows, table.column_names[:3]
    (2, ['row', 'kind', 'text'])
    >>> [(row["op"], row["value"], row["unit"]) for row in table.to_dicts()]
    [('>=', 90.0, '%'), ('~', 500.0, '人')]"""
    @property
    def num_rows(self) -> int:
        """How many rows there are."""
    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow.Table."""
    def to_pandas(self) -> pandas.DataFrame:
        """A pandas.DataFrame."""
    def to_polars(self) -> polars.DataFrame:
        """A polars.DataFrame."""
    def to_columns(self) -> dict[str, list[Any]]:
        """The columns as lists, by name."""
    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dicts, every column present, None where it is empty."""
    def head(self, count: int = 5) -> Table:
        """The first rows as a table of their own."""
    def _repr_html_(self) -> str: ...

@final
class ParsedValues:
    """The readings of a column of values: a sequence of Target, None where the text is missing, and an Arrow table.

    >>> values = parse_values(["≥90%", None, "约500人"])
    >>> len(values), values[0].kind, values[1]
    (3, 'threshold', None)
    >>> [row["value"] for row in values.table().to_dicts()]
    [90.0, None, 500.0]"""
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int, /) -> Target | None: ...
    @overload
    def __getitem__(self, index: slice, /) -> list[Target | None]: ...
    def __iter__(self) -> Iterator[Target | None]: ...
    @property
    def rejected(self) -> dict[int, str]:
        """The rows that were not read, and what is wrong with them: most often something else than text."""
    def to_dicts(self) -> list[dict[str, Any] | None]:
        """The wire form of each row, None where the text is missing."""
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def table(self, shape: Shape = "indicators") -> Table:
        """The Arrow table of a shape: `indicators`, a row for each value or indicator, or `measures`, a row for
        each measure."""
    def to_arrow(self, shape: Shape = "indicators") -> pyarrow.Table:
        """A pyarrow.Table of a shape, `indicators` or `measures`."""
    def to_pandas(self, shape: Shape = "indicators") -> pandas.DataFrame:
        """A pandas.DataFrame of a shape, `indicators` or `measures`."""
    def to_polars(self, shape: Shape = "indicators") -> polars.DataFrame:
        """A polars.DataFrame of a shape, `indicators` or `measures`."""

@final
class ParsedCells:
    """The readings of a column of cells: a sequence of Cell, None where the text is missing, and an Arrow table.

    >>> cells = parse_cells(["数量指标：培训场次≥6场；培训人数300人。"])
    >>> [(row["row"], row["name"], row["value"]) for row in cells.table().to_dicts()]
    [(0, '培训场次', 6.0), (0, '培训人数', 300.0)]"""
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int, /) -> Cell | None: ...
    @overload
    def __getitem__(self, index: slice, /) -> list[Cell | None]: ...
    def __iter__(self) -> Iterator[Cell | None]: ...
    @property
    def rejected(self) -> dict[int, str]:
        """The rows that were not read, and what is wrong with them: most often something else than text."""
    def to_dicts(self) -> list[dict[str, Any] | None]:
        """The wire form of each row, None where the text is missing."""
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def table(self, shape: Shape = "indicators") -> Table:
        """The Arrow table of a shape: `indicators`, a row for each value or indicator, or `measures`, a row for
        each measure."""
    def to_arrow(self, shape: Shape = "indicators") -> pyarrow.Table:
        """A pyarrow.Table of a shape, `indicators` or `measures`."""
    def to_pandas(self, shape: Shape = "indicators") -> pandas.DataFrame:
        """A pandas.DataFrame of a shape, `indicators` or `measures`."""
    def to_polars(self, shape: Shape = "indicators") -> polars.DataFrame:
        """A polars.DataFrame of a shape, `indicators` or `measures`."""

@final
class Parser:
    """A reader of values and cells (解析器), by default exactly as the functions of the module.

    units adds units: `{"驿站": ["个驿站"]}` maps a canonical name to its aliases, or to a dict of `aliases`,
    `dimension` (`count` unless said otherwise) and `additive` (whether values may be added up, True).
    comparators decides what a comparator word means, such as `{"以下": "<"}` where a document declares it so.
    strict refuses, with ParseError, a single value or cell that cannot be read for certain; whole columns keep
    their diagnostics instead. language, `en` or `zh`, is that of messages.

    >>> parser = Parser(units={"驿站": ["个驿站"]}, comparators={"以下": "<"})
    >>> parser.parse_value("5%以下").measures[0].op
    '<'
    >>> parser.parse_value("3个驿站").measures[0].unit.name
    '驿站'"""
    def __new__(
        cls,
        *,
        units: Mapping[str, Sequence[str] | UnitOptions] | None = None,
        comparators: Mapping[str, Op] | None = None,
        strict: bool = False,
        language: Language = "en",
    ) -> Self: ...
    @property
    def units(self) -> dict[str, UnitOptions]:
        """The units that were added, each with its aliases, dimension and whether it is additive."""
    @property
    def comparators(self) -> dict[str, Op]:
        """The comparator words whose meaning was decided."""
    @property
    def strict(self) -> bool:
        """Whether what cannot be read for certain is refused."""
    @property
    def language(self) -> Language:
        """The language of messages, `en` or `zh`."""
    def parse_value(
        self,
        text: str,
        *,
        sign: str | None = None,
        unit: str | None = None,
        name: str | None = None,
    ) -> Target:
        """Reads one target value; see `zhibiao.parse_value`."""
    def parse_cell(self, text: str) -> Cell:
        """Reads a cell of indicators; see `zhibiao.parse_cell`."""
    def pieces(self, value: str) -> list[tuple[PieceKind, Span]]:
        """The pieces of a value that were read, in order, to be highlighted: what each is, and where.

        Each is named `comparator`, `number`, `unit`, `label`, `period`, `change`, `note`, `date` or `formula`; none overlaps
        another, and what belongs to none is left out. Spans are offsets into value, in code points.

        >>> value = "办案不低于11000件"
        >>> [(kind, value[span.start:span.end]) for kind, span in Parser().pieces(value)]
        [('label', '办案'), ('comparator', '不低于'), ('number', '11000'), ('unit', '件')]"""
    def parse_values(
        self,
        values: _Column,
        *,
        sign: _Column | str | None = None,
        unit: _Column | str | None = None,
        name: _Column | str | None = None,
        progress: _Progress | None = None,
    ) -> ParsedValues:
        """Reads a column of target values; see `zhibiao.parse_values`."""
    def parse_cells(self, cells: _Column, *, progress: _Progress | None = None) -> ParsedCells:
        """Reads a column of cells of indicators; see `zhibiao.parse_cells`."""
    def read_table(self, source: _Table, *, hidden_sheets: bool = False) -> Document:
        """Reads a file of projects and their indicators; see `zhibiao.read_table`."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...

def parse_value(
    text: str, *, sign: str | None = None, unit: str | None = None, name: str | None = None
) -> Target:
    """Reads one target value as the specification says; never fails on content.

    sign, unit and name are the columns beside it in a grid. Spans are offsets into text, in code points.

    >>> target = parse_value("办案不低于1.1万件")
    >>> target.kind, target.measures[0].op, target.measures[0].value, target.measures[0].unit.name
    ('threshold', '>=', Decimal('11000'), '件')
    >>> parse_value("95", sign="≥", unit="%").measures[0].unit.dimension
    'ratio'"""
def parse_cell(text: str) -> Cell:
    """Reads a cell of indicators as the specification says; never fails on content.

    >>> cell = parse_cell("数量指标：培训场次≥6场；培训人数300人。")
    >>> [(i.name, i.target.text) for i in cell.indicators]
    [('培训场次', '≥6场'), ('培训人数', '300人')]"""
def parse_values(
    values: _Column,
    *,
    sign: _Column | str | None = None,
    unit: _Column | str | None = None,
    name: _Column | str | None = None,
    progress: _Progress | None = None,
) -> ParsedValues:
    """Reads a column of target values, on all cores; a row that cannot be read never stops the rest.

    values is a list of str or None, a pandas or polars Series, a pyarrow array or any Arrow stream of one column.
    sign, unit and name are columns as long, or one str for all rows. Rows are read when they are asked for, an object when it
    is touched, those behind it ahead of time where one is touched after the other, and the table with the first dataframe;
    with progress, which is called with the rows done and the rows there are, the table is read at once. Ctrl-C stops it.
    What is in doubt is in the column of diagnostics; nothing raises.

    >>> values = parse_values(["≥90%", "2021年50人、2022年100人"])
    >>> [target.kind for target in values]
    ['threshold', 'compound']
    >>> values.table("measures").to_columns()["value"]
    [90.0, 50.0, 100.0]"""
def parse_cells(cells: _Column, *, progress: _Progress | None = None) -> ParsedCells:
    """Reads a column of cells of indicators, on all cores; see `parse_values`.

    >>> cells = parse_cells(["数量指标：培训场次≥6场；培训人数300人。", None])
    >>> [indicator.name for indicator in cells[0].indicators]
    ['培训场次', '培训人数']"""
def read_table(source: _Table, *, hidden_sheets: bool = False) -> Document:
    """Reads a file of projects and their indicators: a path, bytes, the text itself, or a file object.

    The file may be XLSX, XLS, ODS, DOCX, HTML or text with any delimiter, in any usual encoding: its content tells, not
    its name. A str that holds line breaks is the text, any other a path. Hidden sheets of a workbook are read with
    hidden_sheets, and otherwise named in `diagnostics`. Raises OSError for a file that cannot be opened and TableError
    for one that holds no table.

    >>> document = read_table("项目名称\\t绩效指标\\n体检\\t数量指标：体检人数≥30人\\n")
    >>> project = document.projects[0]
    >>> project.name, project.indicators[0].name, project.indicators[0].target.text
    ('体检', '体检人数', '≥30人')"""
def describe_columns(source: str = "document", shape: Shape = "indicators") -> list[tuple[str, str, str]]:
    """The columns of a table: name, type and meaning of each.

    source is `values`, `cells` or `document`, shape `indicators` or `measures`.

    >>> describe_columns("values", "indicators")[1][:2]
    ('kind', 'string')"""
