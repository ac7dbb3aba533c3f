"""How well rows were given codes of the taxonomy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from konzeptminer.evaluation.calibration import Bin, calibration_error, reliability
from konzeptminer.records.base import Model

MACRO_ROWS: Final = 4
"""A code of fewer annotated rows has no say in the macro F1: a single row would move it by much."""


@dataclass(frozen=True, slots=True)
class Coded:
    """The codes of one row.

    Attributes:
        gold: The annotated codes, the main one first.
        given: The codes that the row was given, the main one first; none where no code seemed likely.
        probability: That of the first given code; None where it is not known.
    """

    gold: tuple[str, ...]
    given: tuple[str, ...]
    probability: float | None = None

    @property
    def first_right(self) -> bool:
        """Whether the first code is the annotated first one."""
        return self.given[:1] == self.gold[:1]


class CodeScores(Model):
    """The figures of one code; a row counts for it where the code is among its codes, at whatever place."""

    code: str
    gold: Annotated[int, Field(description="Rows that are annotated with the code.")]
    given: Annotated[int, Field(description="Rows that were given the code.")]
    precision: Annotated[float | None, Field(description="None where no row was given the code.")]
    recall: Annotated[float | None, Field(description="None where no row is annotated with it.")]
    f1: float


class FieldScores(Model):
    """How well the rows of one document, or of several together, were given their codes."""

    rows: Annotated[int, Field(description="Rows that are annotated with codes; others do not count here.")]
    uncoded: Annotated[int, Field(description="Those of them that were given no code, which is always wrong.")]
    first: Annotated[float, Field(description="Share of rows whose first code is the annotated first one.")]
    within: Annotated[float, Field(description="Share of rows whose first code is among the annotated ones.")]
    micro_f1: Annotated[float, Field(description="F1 of all pairs of row and code.")]
    macro_f1: Annotated[
        float | None,
        Field(description="Mean F1 of the codes that at least 4 rows are annotated with; None where there is none."),
    ]
    codes: Annotated[tuple[CodeScores, ...], Field(description="By code, the most frequent annotated one first.")]
    judged: Annotated[int, Field(description="Rows with a probability of their first code; `ece` is that of these.")]
    ece: Annotated[
        float | None, Field(description="Expected calibration error of the first code; None where none is judged.")
    ]
    bins: Annotated[tuple[Bin, ...], Field(description="How often first codes are right, by their probability.")]


def score_fields(coded: Iterable[Coded]) -> FieldScores | None:
    """Score the codes that rows were given.

    Args:
        coded: The codes by row; a row that is annotated with none is passed over.

    Returns:
        The figures, None where no row is annotated with codes.
    """
    rows = [row for row in coded if row.gold]
    if not rows:
        return None
    codes = _by_code(rows)
    frequent = [code.f1 for code in codes if code.gold >= MACRO_ROWS]
    shared = sum(len({*row.gold} & {*row.given}) for row in rows)
    judged = [(row.probability, row.first_right) for row in rows if row.given and row.probability is not None]
    bins = reliability(judged)
    return FieldScores(
        rows=len(rows),
        uncoded=sum(not row.given for row in rows),
        first=sum(row.first_right for row in rows) / len(rows),
        within=sum(bool({*row.given[:1]} & {*row.gold}) for row in rows) / len(rows),
        micro_f1=2 * shared / sum(code.gold + code.given for code in codes),
        macro_f1=sum(frequent) / len(frequent) if frequent else None,
        codes=codes,
        judged=len(judged),
        ece=calibration_error(bins),
        bins=bins,
    )


def _by_code(rows: Sequence[Coded]) -> tuple[CodeScores, ...]:
    codes = {code for row in rows for code in (*row.gold, *row.given)}
    figures = [_code_scores(code, [(code in row.gold, code in row.given) for row in rows]) for code in codes]
    return tuple(sorted(figures, key=lambda figure: (-figure.gold, figure.code)))


def _code_scores(code: str, members: Sequence[tuple[bool, bool]]) -> CodeScores:
    gold = sum(is_gold for is_gold, _ in members)
    given = sum(is_given for _, is_given in members)
    both = sum(is_gold and is_given for is_gold, is_given in members)
    return CodeScores(
        code=code,
        gold=gold,
        given=given,
        precision=both / given if given else None,
        recall=both / gold if gold else None,
        f1=2 * both / (gold + given),
    )
