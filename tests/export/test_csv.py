import csv
import io

import pytest
from handmade import make_record, make_result
from hypothesis import given
from hypothesis import strategies as st

from konzeptminer.export.csv import dump_csv
from konzeptminer.export.formula import looks_like_formula
from konzeptminer.records import FieldAssignment, Result


def read(results: list[Result]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(dump_csv(results).decode("utf-8-sig"), newline=""), delimiter=";"))


def test_it_begins_with_a_byte_order_mark_and_is_split_by_semicolons() -> None:
    assert dump_csv([make_result()]).startswith(b"\xef\xbb\xbfdoc;row;source;page;")


def test_cells() -> None:
    row = read(
        [make_result([make_record(measure='Wege; "breit"', partners=["A", "B; C"], is_new=True, confidence=0.85)])]
    )[0]
    assert row["measure"] == 'Wege; "breit"'
    assert row["partners"] == "A\nB; C"
    assert (row["is_new"], row["confidence"], row["goal"], row["page"]) == ("true", "0,85", "", "1")


def test_probabilities_have_decimal_commas_one_a_line() -> None:
    sure = (FieldAssignment(code="sport", probability=0.9), FieldAssignment(code="kultur", probability=0.25))
    row = read([make_result([make_record(fields=("sport", "kultur"), assignments=sure)])])[0]
    assert (row["fields"], row["field_probabilities"]) == ("sport\nkultur", "0,9\n0,25")


def test_labels_of_extra_are_columns_of_their_own() -> None:
    rows = read(
        [make_result([make_record(extra={"doc": "x"})]), make_result([make_record(doc="b", extra={"Stand": "y"})])]
    )
    assert [(row["doc"], row["extra.doc"], row["extra.Stand"]) for row in rows] == [("plan", "x", ""), ("b", "", "y")]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+49 211", "-5", "@SUM(A1)", "\tx", "\rx", "  =1", "\n@x", "\u00a0=1", "＝1", " \t -cmd|' /C calc'!A0"],
)
def test_formula_is_made_a_text(text: str) -> None:
    row = read([make_result([make_record(measure=text, partners=[text, "B"], extra={"x": text}, doc=text)])])[0]
    assert row["measure"] == row["extra.x"] == row["doc"] == f"'{text}"
    assert row["partners"] == f"'{text}\nB"


@pytest.mark.parametrize("text", ["Wege", "1 = 1", "– Strich", "a@b.de", "'=1"])
def test_other_text_stays(text: str) -> None:
    assert read([make_result([make_record(measure=text)])])[0]["measure"] == text


@given(st.lists(st.text(max_size=12, alphabet=st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_no_cell_is_a_formula_and_no_text_is_lost(texts: list[str]) -> None:

    row = read([make_result([make_record(measure=texts[0], implementation=texts)])])[0]
    assert not any(looks_like_formula(value) for value in row.values())
    assert row["measure"].removeprefix("'") == texts[0].removeprefix("'")
    assert row["implementation"].endswith("\n".join(text for text in texts if text))
