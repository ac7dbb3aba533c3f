"""What a person says of a record as a whole."""

from datetime import datetime

from konzeptminer.export.columns import VERDICTS
from konzeptminer.records import Record, Review, Verdict
from konzeptminer.review.edits import Edit, Problem

_BY_WORD = {word: verdict for verdict, word in VERDICTS.items()}


def decide(
    record: Record, said: Edit | None, noted: Edit | None, *, by: str, at: datetime
) -> tuple[Review | None, list[Problem]]:
    """Give a record's review with what a person changed in it.

    Whether an accepted record counts as corrected is told by its corrections, not by the word chosen.

    Args:
        record: The record with its corrections.
        said: What they changed in the column of the verdict.
        noted: What they changed in the column of notes.
        by: Who.
        at: When.

    Returns:
        The review, None where nothing is said, and what could not be taken over.
    """
    old, problems = record.review, []
    verdict = old.verdict if old else Verdict.OPEN
    note = old.note if old else None
    if said:
        word = " ".join(said.lines).casefold() or VERDICTS[Verdict.OPEN]
        if word in _BY_WORD:
            verdict = _BY_WORD[word]
        else:
            problems.append(said.problem(f"{word!r} was not taken over; choose one of {', '.join(_BY_WORD)}"))
    if noted:
        note = "\n".join(noted.lines) or None
    if verdict in (Verdict.ACCEPTED, Verdict.CORRECTED):
        if said and verdict is Verdict.CORRECTED and not record.corrections:
            problems.append(said.problem("nothing in the row was corrected; taken as `richtig`"))
        verdict = Verdict.CORRECTED if record.corrections else Verdict.ACCEPTED
    if verdict is Verdict.OPEN and not note:
        return None, problems
    if old and (old.verdict, old.note) == (verdict, note):
        return old, problems
    return Review(verdict=verdict, by=by, at=at, note=note), problems
