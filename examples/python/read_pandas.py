"""The real table in pandas: a row for each indicator, and a row for each measure."""

from __future__ import annotations

import sys
from pathlib import Path

import zhibiao

TABLE = Path(__file__).resolve().parents[1] / "data" / "huangpu-2022.tsv"


def main(path: Path) -> None:
    document = zhibiao.read_table(path)
    indicators = document.to_pandas()
    print(f"{len(indicators)} indicators of {indicators['project'].nunique()} projects")
    print(indicators["kind"].value_counts().to_string())

    # Thresholds in percent, the lowest first.
    low = indicators[(indicators["kind"] == "threshold") & (indicators["unit"] == "%")]
    print(low.sort_values("value")[["name", "op", "value"]].head(5).to_string(index=False))

    # Only counts and money may be added up: rates may not, and `additive` says so.
    measures = document.to_pandas("measures")
    sums = measures[measures["additive"] == True].groupby("unit")["value"].sum()  # noqa: E712
    print(sums.sort_values(ascending=False).head(5).to_string())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE)
