import json
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from konzeptminer.errors import GoldError
from konzeptminer.evaluation import WEIGHTS, Coded, DocumentScores, Row, evaluate, read_rows, score, score_fields

SHARED = Path(__file__).parents[3] / "shared"
REFERENCE = SHARED / "score_rows.py"
needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason=f"the reference {REFERENCE} is not there")


def row(doc: str = "plan", **cells: object) -> dict[str, object]:
    empty = {"handlungsfeld": None, "goal": None, "measure": None, "resources": None}
    lists: dict[str, object] = {"implementation": [], "responsible": [], "partners": []}
    return {"doc": doc} | empty | lists | {"is_new": False, "fields": []} | cells


def rows(*values: dict[str, object]) -> list[Row]:
    return [Row.model_validate(value) for value in values]


def write(path: Path, values: Iterable[object]) -> Path:
    path.write_text("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8")
    return path


def only(gold: list[Row], predicted: list[Row]) -> DocumentScores:
    scores = score(gold, predicted)
    assert len(scores.documents) == 1
    assert scores.overall == scores.documents[0].model_copy(update={"doc": "overall"})
    return scores.documents[0]


def test_equal_rows_score_one() -> None:
    same = rows(row(measure="Wege bauen", partners=["Amt 66"], fields=["wohnen"]), row(goal="Ruhe"))
    assert only(same, same) == DocumentScores(
        doc="plan",
        gold=2,
        predicted=2,
        pairs=2,
        row_precision=1,
        row_recall=1,
        row_f1=1,
        cell_f1=1,
        cell_f1_by_column={"goal": 1, "measure": 1, "partners": 1},
        exact=1,
        is_new=1,
        main_field=1,
        fields=score_fields([Coded(("wohnen",), ("wohnen",))]),
    )


def test_figures_counted_by_hand() -> None:
    gold = rows(
        row(measure="Radweg am Fluss", responsible=["Amt 66"], is_new=True, fields=["wohnen"]),
        row(measure="Sprachkurs für Eltern", fields=["sprache"]),
    )
    # The first row lacks one of three words and both of the office's; the second is missing; the third is invented.
    predicted = rows(row(measure="Radweg Fluss", fields=["sport", "wohnen"]), row(measure="Impressum"))
    scores = only(gold, predicted)
    assert (scores.gold, scores.predicted, scores.pairs) == (2, 2, 1)
    # 2 * 2 shared / (3 + 2) is just the 0.8 a row needs.
    assert (scores.row_precision, scores.row_recall, scores.row_f1) == (0.5, 0.5, 0.5)
    assert scores.cell_f1_by_column == {"measure": pytest.approx(2 * 2 / (6 + 3)), "responsible": 0}
    assert scores.cell_f1 == pytest.approx(2 * 2 / (8 + 3))
    assert (scores.exact, scores.is_new, scores.main_field) == (0, 0, 0)


def test_row_just_below_four_fifths_is_not_found() -> None:
    assert only(rows(row(measure="a b c d")), rows(row(measure="a b c e"))).row_f1 == 0


def test_row_without_a_measure_is_found_by_its_goal() -> None:
    assert only(rows(row(goal="mehr Ruhe")), rows(row(goal="mehr Ruhe", measure="Tempo 30"))).row_recall == 1


def test_pairing_takes_the_best_sum_and_not_the_first_match() -> None:
    gold = rows(row(measure="a b c"), row(measure="a b c d"))
    predicted = rows(row(measure="a b c d"), row(measure="a b c"))
    assert only(gold, predicted).exact == 1


def test_rows_with_hardly_anything_in_common_are_no_pair() -> None:
    gold = rows(row(measure="a b c d e f g h i j"))
    assert only(gold, rows(row(measure="a k l m n o p q r s t"))).pairs == 0


def test_exact_overlooks_case_blanks_punctuation_and_order_only() -> None:
    gold = rows(row(measure="Wege, neu", partners=["A", "B"]))
    assert only(gold, rows(row(measure="wege  NEU", partners=["b", "a"]))).exact == 1
    assert only(gold, rows(row(measure="Wege neu", partners=["A B"]))).exact == 0


def test_code_that_was_not_given_does_not_count() -> None:
    gold = rows(row(measure="Wege", fields=["wohnen"]))
    assert only(gold, rows(row(measure="Wege", fields=None))).main_field is None
    assert only(gold, rows(row(measure="Wege", fields=[]))).main_field == 0


def test_codes_are_scored_on_pairs_whose_annotated_row_has_any() -> None:
    gold = rows(
        row(measure="Wege bauen", fields=["wohnen", "sport"]),
        row(measure="Kurse anbieten", fields=["sprache"]),
        row(measure="Deiche erhöhen", fields=[]),
        row(measure="Feste feiern", fields=["kultur"]),
    )
    # In another order; the row of festivals was not found, and one that nobody annotated was.
    predicted = rows(
        row(measure="Deiche erhöhen", fields=["sport"], field_probabilities=[0.9]),
        row(measure="Kurse anbieten", fields=[], field_probabilities=[]),
        row(measure="Wege bauen", fields=["sport", "wohnen"], field_probabilities=[0.75, 0.5]),
        row(measure="Vorwort", fields=["sprache"], field_probabilities=[0.5]),
    )
    fields = only(gold, predicted).fields
    assert fields == score_fields([Coded(("wohnen", "sport"), ("sport", "wohnen"), 0.75), Coded(("sprache",), ())])
    assert fields is not None
    assert (fields.rows, fields.uncoded, fields.first, fields.within) == (2, 1, 0, 0.5)


def test_codes_are_scored_by_document_and_over_all_rows_alike() -> None:
    gold = rows(
        row("a", measure="Wege", fields=["wohnen"]),
        row("b", measure="Kurse", fields=["sprache"]),
        row("b", measure="Feste", fields=["kultur"]),
        row("c", measure="Deiche"),
    )
    predicted = [one.model_copy(update={"fields": ["wohnen"]}) for one in gold]
    scores = score(gold, predicted)
    by_document = {line.doc: line.fields and (line.fields.rows, line.fields.first) for line in scores.documents}
    assert by_document == {"a": (1, 1), "b": (2, 0), "c": None}
    assert scores.overall.fields is not None
    assert scores.overall.fields.first == scores.overall.main_field == pytest.approx(1 / 3)


def test_rows_without_probabilities_are_scored_but_not_judged() -> None:
    gold = rows(row(measure="Wege", fields=["wohnen"]), row(measure="Kurse", fields=["sprache"]))
    predicted = rows(
        row(measure="Wege", fields=["wohnen"]),
        row(measure="Kurse", fields=["sprache"], field_probabilities=[0.875]),
    )
    fields = only(gold, predicted).fields
    assert fields is not None
    assert (fields.rows, fields.judged, fields.ece) == (2, 1, 0.125)


def test_probabilities_of_other_number_than_the_codes_are_refused(tmp_path: Path) -> None:
    # Of annotated rows they say nothing: whoever corrects a converted row need not touch them.
    gold = write(tmp_path / "gold.jsonl", [row(measure="Wege", fields=["sport"], field_probabilities=[0.5, 0.25])] * 2)
    right = write(tmp_path / "right.jsonl", [row(measure="Wege", fields=["sport"], field_probabilities=[0.5])])
    assert evaluate(gold, right).overall.main_field == 1
    with pytest.raises(GoldError, match=r"gold\.jsonl, row 1: `field_probabilities` must have one number"):
        evaluate(right, gold)


def test_nothing_extracted_scores_nought() -> None:
    scores = only(rows(row(measure="Wege")), [])
    assert (scores.row_f1, scores.cell_f1, scores.exact, scores.is_new) == (0, 0, 0, 0)


def test_documents_are_scored_apart_and_together() -> None:
    gold = rows(row("a", measure="Wege"), row("a", measure="Bänke"), row("b", measure="Ruhe"))
    # Document a is right but for one row, which stands in b by mistake; c is no document of the gold file.
    predicted = rows(row("a", measure="Wege"), row("b", measure="Bänke"), row("c", measure="Ruhe"))
    scores = score(gold, predicted)
    found = {line.doc: (line.gold, line.predicted, line.row_recall) for line in scores.documents}
    assert found == {"a": (2, 1, 0.5), "b": (1, 1, 0), "c": (0, 1, 0)}
    assert (scores.overall.gold, scores.overall.predicted) == (3, 3)
    assert scores.overall.row_recall == pytest.approx(1 / 3)
    assert scores.overall.cell_f1 == pytest.approx(2 / 6)


def test_single_documents_are_compared_whatever_their_names() -> None:
    scores = only(rows(row("plan", measure="Wege")), rows(row("plan.scan", measure="Wege")))
    assert (scores.doc, scores.row_f1) == ("plan", 1)


def test_other_keys_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"\xef\xbb\xbf\n" + json.dumps(row(heading="1", page=3)).encode() + b"\r\n\r\n")
    assert read_rows(file) == rows(row())


def test_line_separator_within_a_text_ends_no_line(tmp_path: Path) -> None:
    assert len(read_rows(write(tmp_path / "a.jsonl", [row(measure="a\u2028b\x85c")]))) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is not JSON .*; name a file of"),
        ("[]", "no flat row .*; name a file of"),
        ('"text"', "no flat row"),
        ("{}", "doc: Field required"),
        (json.dumps({key: value for key, value in row().items() if key != "goal"}), "goal: Field required"),
        (json.dumps(row(doc=7)), "doc: .*string"),
        (json.dumps(row(partners="Amt 66")), "partners: .*list"),
        (json.dumps(row(responsible=[None])), r"responsible\.0: .*string"),
        (json.dumps(row(is_new="ja")), "is_new: .*boolean"),
        (json.dumps(row(field_probabilities=[1.5])), r"field_probabilities\.0: .*less than or equal to 1"),
        (json.dumps(row(field_probabilities=[float("nan")])), r"field_probabilities\.0: "),
        (json.dumps(row(schema_version="1.0")), "konzeptminer convert --rows"),
    ],
)
def test_wrong_line_is_named_with_its_file(line: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(row()) + "\n\n" + line + "\n")
    with pytest.raises(GoldError, match=rf"gold\.jsonl, line 3: .*{reason}"):
        read_rows(file)


def test_line_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_bytes(b"\n" + json.dumps(row(measure="Bänke"), ensure_ascii=False).encode("latin-1"))
    with pytest.raises(GoldError, match=r"gold\.jsonl, line 2: is not UTF-8"):
        read_rows(file)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl: cannot be read"):
        read_rows(tmp_path / "none.jsonl")


def test_gold_file_without_rows_is_refused(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", [])
    predicted = write(tmp_path / "rows.jsonl", [row(measure="Wege")])
    with pytest.raises(GoldError, match=r"gold\.jsonl: holds no rows"):
        evaluate(gold, predicted)


def reference(gold: Path, predicted: Path) -> dict[str, float]:
    command = [sys.executable, str(REFERENCE), str(gold), str(predicted), "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert isinstance(figures, dict)
    return figures


def as_reference(scores: DocumentScores) -> dict[str, float]:
    named = {
        "gold": scores.gold,
        "pred": scores.predicted,
        "row_p": scores.row_precision,
        "row_r": scores.row_recall,
        "row_f1": scores.row_f1,
        "cell_f1": scores.cell_f1,
        "exact": scores.exact,
        "new": scores.is_new,
    }
    columns = {f"cell_{column}": value for column, value in scores.cell_f1_by_column.items()}
    field = {} if scores.main_field is None else {"field_acc": scores.main_field}
    return named | columns | field


def garbled(value: object, chance: random.Random) -> object:
    """Drop, swap and change words of a cell now and then."""
    if isinstance(value, list):
        kept = [str(garbled(item, chance)) for item in value if chance.random() > 0.1]
        return chance.sample(kept, len(kept))
    if not isinstance(value, str) or chance.random() < 0.5:
        return value
    words = [word for word in value.split() if chance.random() > 0.15]
    return " ".join(word.upper() if chance.random() < 0.2 else word for word in words)


def perturbed(values: list[dict[str, object]], chance: random.Random) -> list[dict[str, object]]:
    """Rows as a poor extraction gives them: some missing, some twice, garbled, in another order."""
    kept = [value for value in values for _ in range(chance.choice([0, 1, 1, 1, 1, 2]))]
    changed = [
        {key: garbled(cell, chance) if key in WEIGHTS else cell for key, cell in value.items()}
        | {"is_new": chance.random() < 0.3, "fields": chance.choice([["sport"], value["fields"], []])}
        for value in kept
    ]
    return chance.sample(changed, len(changed))


def invented(chance: random.Random) -> list[dict[str, object]]:
    words = ["Weg", "Straße", "Kurs", "für", "Kinder", "Ämter", "10.", "(neu)", "–", "und", "I\u0307", "ﬁt"]

    def text() -> str:
        return " ".join(chance.choices(words, k=chance.randint(1, 8)))

    def texts() -> list[str]:
        return [text() for _ in range(chance.randint(0, 3))]

    return [
        row(
            goal=chance.choice([None, text()]),
            measure=chance.choice([None, text(), text()]),
            handlungsfeld=chance.choice(["Wege", "Kurse"]),
            implementation=texts(),
            responsible=texts(),
            partners=texts(),
            resources=chance.choice([None, "", text()]),
            is_new=chance.random() < 0.3,
            fields=chance.choice([[], ["sport"], ["wohnen", "sport"]]),
        )
        for _ in range(chance.randint(1, 25))
    ]


@needs_reference
@pytest.mark.parametrize("seed", range(6))
def test_invented_rows_score_as_in_the_reference(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    values = invented(chance)
    gold = write(tmp_path / "gold.jsonl", values)
    predicted = write(tmp_path / "rows.jsonl", [row(measure="Rauschen"), *perturbed(values, chance)])
    assert as_reference(evaluate(gold, predicted).overall) == pytest.approx(reference(gold, predicted))


@needs_reference
@pytest.mark.parametrize("path", sorted((SHARED / "gold").glob("*.jsonl")), ids=lambda path: path.stem)
def test_annotated_rows_score_as_in_the_reference(path: Path, tmp_path: Path) -> None:
    documents: dict[str, list[dict[str, object]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        value = json.loads(line)
        documents.setdefault(value["doc"], []).append(value)
    chance = random.Random(path.stem)
    for values in documents.values():
        gold = write(tmp_path / "gold.jsonl", values)
        predicted = write(tmp_path / "rows.jsonl", perturbed(values, chance))
        assert as_reference(evaluate(gold, predicted).overall) == pytest.approx(reference(gold, predicted))
