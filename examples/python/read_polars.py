"""The real table in polars, and a column of a dataframe of one's own read in place."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl
import zhibiao

TABLE = Path(__file__).resolve().parents[1] / "data" / "huangpu-2022.tsv"


def main(path: Path) -> None:
    indicators = zhibiao.read_table(path).to_polars()
    print(f"{indicators.height} indicators of {indicators['project'].n_unique()} projects")
    print(indicators.group_by("category").agg(pl.len()).sort("len", descending=True).rows())

    # A column goes in as it is, and as many rows come out, in the same order.
    mine = pl.DataFrame({"project": ["a", "b", "c"], "target": ["≥90%", "约500人", None]})
    read = zhibiao.parse_values(mine["target"]).to_polars()
    joined = mine.hstack(read.select("kind", "op", "value", "unit"))
    print(joined.rows())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE)
