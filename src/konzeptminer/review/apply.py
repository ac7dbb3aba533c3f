"""Writing what people corrected into records."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from konzeptminer.records import Document, Model, Record, Result, Verdict
from konzeptminer.review.correct import CannotCorrectError, Given, correct
from konzeptminer.review.derive import Home
from konzeptminer.review.edits import Edit, Problem
from konzeptminer.review.error import ReviewError
from konzeptminer.review.verdict import decide
from konzeptminer.review.workbook import Reviewed, read_review


class Applied(Model):
    """What came of applying a workbook to a result.

    Attributes:
        records: The records, in their order, corrected or as they were.
        corrected: Number of cells that are now corrected and were not so before.
        reviewed: Number of records whose verdict or note is now another one.
        problems: What was not taken over, or not as it stands in the workbook.
    """

    records: tuple[Record, ...]
    corrected: int
    reviewed: int
    problems: tuple[Problem, ...] = ()


def apply_review(
    workbook: str | Path | Reviewed,
    records: Sequence[Record] | Result,
    *,
    by: str | None = None,
    at: datetime | None = None,
    documents: Sequence[Document] = (),
) -> Applied:
    """Write the corrections of a workbook into the records it was made from.

    The machine's value of a corrected cell stays in `Record.corrections`, with who corrected it and when. A cell that
    has the corrected value already is left as it is, so that applying twice gives the same; one that a person set back
    to the machine's value has no correction any more. What somebody else corrected since the workbook was written stays
    unless the same cell was changed in it.

    Args:
        workbook: A workbook that konzeptminer wrote and a person corrected, or what `read_review` gave of it.
        records: The records, or a result with them.
        by: Who corrected; by default who saved the workbook last, as it says.
        at: When; by default now.
        documents: The records' documents: their abbreviations and districts help to name corrected actors.

    Returns:
        The records and what was not taken over.

    Raises:
        ReviewError: The workbook cannot be read, has none of the records, or does not say who corrected it.
    """
    reviewed = workbook if isinstance(workbook, Reviewed) else read_review(workbook)
    rows = records.records if isinstance(records, Result) else records
    if isinstance(records, Result):
        documents = (records.document,)
    given = Given(by=_name(by, reviewed), at=at or datetime.now(UTC).replace(microsecond=0), codes=reviewed.codes)
    problems = [*reviewed.problems, *_strangers(reviewed, rows)]
    edits: dict[str, list[Edit]] = defaultdict(list)
    for edit in reviewed.edits:
        edits[edit.record].append(edit)
    home = Home(rows, documents)
    changed = [_changed(record, edits[record.id], given, home, problems) for record in rows]
    pairs = list(zip(rows, changed, strict=True))
    return Applied(
        records=tuple(changed),
        corrected=sum(len(set(new.corrections) - set(old.corrections)) for old, new in pairs),
        reviewed=sum(old.review != new.review for old, new in pairs),
        problems=tuple(problems),
    )


def _name(by: str | None, reviewed: Reviewed) -> str:
    name = (by or reviewed.author or "").strip()
    if not name or (by is None and name == "openpyxl"):
        raise ReviewError(f"{reviewed.path}: does not say who saved it; say who corrected it (--by NAME)")
    return name


def _strangers(reviewed: Reviewed, records: Sequence[Record]) -> list[Problem]:
    """Tell of rows that belong to none of the records, by document.

    Raises:
        ReviewError: All rows are such.
    """
    known = {record.id for record in records}
    strange = {identity: place for identity, place in reviewed.rows.items() if identity not in known}
    by_document: dict[str, list[int]] = defaultdict(list)
    for row, document in strange.values():
        by_document[document].append(row)
    if reviewed.rows and len(strange) == len(reviewed.rows):
        raise ReviewError(
            f"{reviewed.path}: no row belongs to this result (its ids are made from a file's content); it was written "
            f"from {', '.join(by_document)}; give the result that was converted together with it"
        )
    edited = {edit.record for edit in reviewed.edits}
    return [
        Problem(
            row=min(rows),
            column=None,
            message=f"{len(rows)} rows of {document} belong to no record of this result and were not taken over "
            f"({sum(identity in edited and place[1] == document for identity, place in strange.items())} of them "
            "with corrections); apply the workbook to the result of that document, too",
        )
        for document, rows in by_document.items()
    ]


def _changed(record: Record, edits: Sequence[Edit], given: Given, home: Home, problems: list[Problem]) -> Record:
    """Give a record as it is with a person's edits."""
    about_all = {edit.key: edit for edit in edits if edit.key in ("review", "note")}
    wanted = [edit for edit in edits if edit.key not in about_all]
    emptied = {edit.key for edit in wanted if not edit.lines} & {"measure", "goal"}
    filled = {edit.key for edit in wanted if edit.lines}
    new = record
    for edit in wanted:
        if edit.key in emptied and not any(
            key in filled or (key not in emptied and record.texts(key)) for key in ("measure", "goal")
        ):
            problems.append(edit.problem("a record needs a measure or a goal, so it was not emptied; is it `falsch`?"))
            continue
        try:
            before = new.correction(edit.key)
            new = correct(new, edit, given, home)
        except CannotCorrectError as error:
            problems.append(edit.problem(str(error)))
            continue
        after = new.correction(edit.key)
        if before and before != after and before.by != given.by:
            problems.append(edit.problem(f"replaces what {before.by} put there: {'; '.join(before.corrected)!r}"))
    review, told = decide(new, about_all.get("review"), about_all.get("note"), by=given.by, at=given.at)
    if review and review.verdict is Verdict.WRONG and new.corrections != record.corrections:
        told.append(wanted[0].problem("the record is marked as wrong and was corrected; both were taken over"))
    problems += told
    return new if review == record.review else new.model_copy(update={"review": review})
