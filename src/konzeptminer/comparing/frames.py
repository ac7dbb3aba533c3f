"""A comparison as data frames."""

from collections.abc import Sequence

import pandas as pd

from konzeptminer.comparing.model import (
    ActorLink,
    ActorShare,
    Change,
    Comparison,
    Coverage,
    Gap,
    Match,
)
from konzeptminer.records import FLAT_COLUMNS, Model, flat


def frames(comparison: Comparison) -> dict[str, pd.DataFrame]:
    """Give each part of a comparison as a data frame; the columns are the same even where a part is empty.

    Returns:
        `matches`, `coverage`, `gaps`, `changes`, `actors` and `links` with a column for each attribute of their model,
        and `records`: the flat rows with the plan's key and the record's id before them.
    """
    parts: dict[str, tuple[type[Model], Sequence[Model]]] = {
        "matches": (Match, comparison.matches),
        "coverage": (Coverage, comparison.coverage),
        "gaps": (Gap, comparison.gaps),
        "changes": (Change, comparison.changes),
        "actors": (ActorShare, comparison.actors),
        "links": (ActorLink, comparison.links),
    }
    found = {
        name: pd.DataFrame([row.model_dump(mode="json") for row in rows], columns=list(kind.model_fields), dtype=object)
        for name, (kind, rows) in parts.items()
    }
    rows = [{"plan": plan.key, "id": record.id, **flat(record)} for plan in comparison.plans for record in plan.records]
    found["records"] = pd.DataFrame(rows, columns=["plan", "id", *FLAT_COLUMNS], dtype=object)
    return found
