"""How far probabilities can be taken at their word."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field

from konzeptminer.records.base import Model

BINS = 10


class Bin(Model):
    """The judgements whose probability lies in one tenth of the scale."""

    low: Annotated[float, Field(description="Lower bound, itself outside of the bin but for 0.")]
    high: Annotated[float, Field(description="Upper bound, itself within the bin.")]
    rows: Annotated[int, Field(ge=0)]
    probability: Annotated[float | None, Field(description="Mean probability; None where the bin is empty.")] = None
    right: Annotated[float | None, Field(description="Share that is right; None where the bin is empty.")] = None


def reliability(judged: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Sort judgements into ten bins of equal width by their probability.

    A probability on a bound belongs to the bin below it, as in Guo et al. (2017); 0 belongs to the first.

    Args:
        judged: The probability that was given (0 to 1), and whether it proved right.

    Returns:
        The bins from low to high, empty ones among them.
    """
    # Divided and not added up, so that the bounds are the very numbers that 0.1, 0.2, 0.3 are written as.
    bounds = [number / BINS for number in range(1, BINS + 1)]
    sorted_in: list[list[tuple[float, bool]]] = [[] for _ in bounds]
    for probability, right in judged:
        sorted_in[bisect_left(bounds, probability)].append((probability, right))
    return tuple(_bin(high - 1 / BINS, high, inside) for high, inside in zip(bounds, sorted_in, strict=True))


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Give the expected calibration error (ECE), 0 at best and 1 at worst; None where all bins are empty.

    It is the distance between the mean probability and the share that is right, averaged over the bins with their
    numbers of judgements as weights.

    Sources:
        Naeini, Cooper and Hauskrecht (2015): Obtaining Well Calibrated Probabilities Using Bayesian Binning. AAAI.
        Guo, Pleiss, Sun and Weinberger (2017): On Calibration of Modern Neural Networks. ICML.
    """
    total = sum(one.rows for one in bins)
    if not total:
        return None
    return sum(one.rows * abs((one.right or 0) - (one.probability or 0)) for one in bins) / total


def _bin(low: float, high: float, inside: Sequence[tuple[float, bool]]) -> Bin:
    bounds = {"low": round(low, 3), "high": high, "rows": len(inside)}
    if not inside:
        return Bin(**bounds)
    return Bin(
        **bounds,
        probability=sum(probability for probability, _ in inside) / len(inside),
        right=sum(right for _, right in inside) / len(inside),
    )
