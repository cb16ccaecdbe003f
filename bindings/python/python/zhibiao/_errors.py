"""The exceptions that zhibiao raises for texts and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._zhibiao import Diagnostic, Span


class ParseError(ValueError):
    """A strict parser refused a text; the message shows the place with a caret under it.

    >>> import zhibiao
    >>> try:
    ...     zhibiao.Parser(strict=True).parse_value("≥**%")
    ... except zhibiao.ParseError as error:
    ...     print(error.code, error.span.start, error.span.end)
    digits-missing 0 3
    """

    code: str
    """The stable name of the first diagnostic of level error."""
    span: Span
    """Where it is, in code points of the text."""
    diagnostics: tuple[Diagnostic, ...]
    """All diagnostics, of every level."""

    def __init__(self, message: str, code: str, span: Span, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(message, code, span, diagnostics)
        self.code = code
        self.span = span
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return str(self.args[0])


class TableError(ValueError):
    """A file or text holds no table that can be read: what was expected, what was found and a way out."""

    code: str
    """The stable name of what is wrong, such as `no-header`."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message, code)
        self.code = code

    def __str__(self) -> str:
        return str(self.args[0])
