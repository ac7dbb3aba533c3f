"""How plans are compared."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from konzeptminer.records.base import Model

Share = Annotated[float, Field(ge=0, le=1)]


class CompareSettings(Model):
    """How plans are compared.

    Attributes:
        taxonomy: Name of a shipped taxonomy, or path of one: its codes are the rows of the coverage.
        classifier: Folder of a classifier of your own, in place of the shipped one.
        classify: Give codes to records that have none.
        no_partner: What leaving a record without a partner costs: a pair with a lower score is not made.
        group: A further partner of a measure that has one already needs at least this probability of being the same.
    """

    taxonomy: str | Path = "integration"
    classifier: str | Path | None = None
    classify: bool = True
    no_partner: Share = 0.3
    group: Share = 0.9
