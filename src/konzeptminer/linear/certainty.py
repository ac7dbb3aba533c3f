"""How sure the values of a record are, by the probability that the lines they stand on are told right."""

from collections.abc import Sequence
from math import prod

from konzeptminer.linear.fields import FoundField
from konzeptminer.linear.stretches import Stretch
from konzeptminer.records import Record, SourceSpan, TracedText

REASON = "the table stands in running lines; its cells were told by a trained model"

LITTLE_REASON = "the {cell}: its lines were told with little certainty"

LITTLE = 0.8
"""A column surer than this is not named among the reasons."""

TEXTS = ("handlungsfeld", "goal", "measure", "resources", "period")
LISTS = ("implementation", "responsible", "partners")


class Certainty:
    """The confidence of every cell of a document's tables in running lines."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._lines: dict[int, list[tuple[int, int, float]]] = {}
        for stretch in stretches:
            for cell in stretch.cells:
                for segment in cell.segments:
                    line = (segment.start, segment.end, cell.sure)
                    self._lines.setdefault(segment.page.page, []).append(line)

    def weigh(self, record: Record, field: FoundField | None = None) -> Record:
        """Give a record and its values the confidence of their cells.

        Args:
            record: The record.
            field: The field of action where no cell of the row names it; it keeps its own confidence.
        """
        values: dict[str, object] = {}
        sure: dict[str, float] = {}
        reasons = [REASON]
        for name in TEXTS:
            text = getattr(record, name)
            if text is not None:
                values[name] = self._weighed(text)
                sure[name] = self._of(text.spans)
        for name in LISTS:
            texts = getattr(record, name)
            values[name] = tuple(self._weighed(text) for text in texts)
            # The items stand in one cell; those of a list are not independent.
            sure[name] = min((self._of(text.spans) for text in texts), default=1.0)
        if record.handlungsfeld is None and field is not None:
            values["handlungsfeld"] = field.text
            sure["handlungsfeld"] = field.text.confidence
            reasons += [field.reason] if field.reason else []
        reasons += [LITTLE_REASON.format(cell=name) for name, share in sure.items() if share < LITTLE]
        # What places on the page say of columns and gaps says nothing where cells stand one below the other.
        confidence = round(prod(sure.values()), 3)
        return record.model_copy(update={**values, "confidence": confidence, "reasons": tuple(reasons)})

    def _weighed(self, text: TracedText) -> TracedText:
        return text.model_copy(update={"confidence": round(self._of(text.spans), 3)})

    def _of(self, spans: Sequence[SourceSpan]) -> float:
        """Give the confidence of the least sure cell that a text stands in."""
        return min(
            (
                sure
                for span in spans
                for start, end, sure in self._lines.get(span.page, ())
                if start < span.chars[1] and span.chars[0] < end
            ),
            default=1.0,
        )


def values_of(record: Record) -> list[TracedText]:
    """Give all texts of a record's cells."""
    texts = [getattr(record, name) for name in TEXTS]
    return [text for text in texts if text is not None] + [text for name in LISTS for text in getattr(record, name)]
