"""How good are the targets? A small analysis of a real table, with a chart.

    python analysis.py [TABLE [PICTURE]]

It counts the targets by category and how many of them can be checked by a number, finds numbers without a comparator (is
100人 a minimum or a maximum?), and indicators that were pasted into many projects.
"""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import pandas as pd  # noqa: E402
import zhibiao  # noqa: E402
from matplotlib import font_manager  # noqa: E402

TABLE = Path(__file__).resolve().parents[1] / "data" / "huangpu-2022.tsv"
PICTURE = Path("targets-by-category.png")

QUANTIFIED = ["quantity", "threshold", "range", "compound"]
ENGLISH = {"产出指标": "output", "效益指标": "benefit", "满意度指标": "satisfaction", "成本指标": "cost"}


def by_category(indicators: pd.DataFrame) -> pd.DataFrame:
    """Targets of each category: with a number, as a date, in words only."""
    kinds = indicators["kind"].map(lambda kind: "number" if kind in QUANTIFIED else "date" if kind == "date" else "words")
    table = pd.crosstab(indicators["category"].fillna("—"), kinds)
    return table.reindex(columns=["number", "date", "words"], fill_value=0)


def without_comparator(measures: pd.DataFrame) -> pd.DataFrame:
    """Measures that say neither "at least" nor "at most"."""
    return measures[measures["comparator"].isna() & (measures["op"] == "=")]


def pasted(indicators: pd.DataFrame) -> pd.DataFrame:
    """Indicators of the same name and value in several projects."""
    groups = indicators.groupby(["name", "text"])["project"].nunique()
    return groups[groups > 1].sort_values(ascending=False).rename("projects").reset_index()


def chart(table: pd.DataFrame, picture: Path) -> None:
    """A bar for each category, saved as a picture."""
    known = {font.name for font in font_manager.fontManager.ttflist}
    fonts = [name for name in ("Noto Sans CJK SC", "WenQuanYi Micro Hei", "SimHei", "PingFang SC") if name in known]
    if fonts:
        plt.rcParams["font.family"] = fonts[:1]
    else:
        # Without a Chinese font the labels would be empty boxes.
        table = table.rename(index=ENGLISH)
    figure, axes = plt.subplots(figsize=(8, 3), layout="tight")
    table.plot.barh(ax=axes, stacked=True, color=["#2b6cb0", "#d69e2e", "#a0aec0"])
    axes.set_xlabel("indicators")
    axes.set_ylabel("")
    figure.savefig(picture, dpi=120)
    plt.close(figure)


def main(path: Path, picture: Path) -> None:
    document = zhibiao.read_table(path)
    indicators, measures = document.to_pandas(), document.to_pandas("measures")

    table = by_category(indicators)
    print(table.to_string())
    quantified = int(table["number"].sum())
    print(f"quantified: {quantified} of {len(indicators)} ({quantified / len(indicators):.0%})")

    bare = without_comparator(measures)
    print(f"without a comparator: {len(bare)} of {len(measures)} measures ({len(bare) / len(measures):.0%})")

    twins = pasted(indicators)
    print(f"pasted into several projects: {len(twins)} indicators")
    print(twins.head(5).to_string(index=False))

    chart(table, picture)
    print(f"chart: {picture}")


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:]]
    main(*arguments[:2], *[TABLE, PICTURE][len(arguments[:2]) :])
