"""The page of a text file: its characters as they stand there, marked where records and warnings have them."""

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown import Parsed, record, warning

import konzeptminer as km
from konzeptminer.records import Document, Page, Result, SourceSpan, TracedText
from konzeptminer.show import render
from konzeptminer.show.marks import marks_by_page
from konzeptminer.show.written import written_page

TEXT = """
| Ziel | Maßnahme | Zuständig |
|---|---|---|
| Mehr Wege zu Fuß | Zebrastreifen malen & <b>warnen</b> | Bauamt |
|  | Bänke aufstellen </pre><script>alert(1)</script> | a) Bauamt b) Ordnungsamt |
"""


def part(text: str, start: int, end: int, page: int = 1) -> TracedText:
    span = SourceSpan(page=page, bbox=None, chars=(start, end), text=text[start:end])
    return TracedText(text=span.text, offsets=((0, 0, end - start),) if end > start else (), spans=(span,))


def result(*texts: str, **parts: object) -> Result:
    pages = tuple(Page(number=number, width=0, height=0, text=text) for number, text in enumerate(texts, start=1))
    document = Document(sha256="0" * 64, path="plan.txt", name="plan", reader="text", pages=pages)
    return Result(document=document, records=tuple(parts.values()))


def marked(whole: Result) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give what the marks of the first page hold, with column and owners."""
    text = whole.document.pages[0].text
    return [(text[mark.start : mark.end], mark.column.key, mark.owners) for mark in marks_by_page(whole)[1]]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("text") / "plan.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def html(path: Path) -> str:
    return render(km.extract(path), path)


def test_page_shows_the_whole_text_and_nothing_in_it_is_markup(html: str) -> None:
    shown = re.search(r"<pre[^>]*>\n(.*?)</pre>", html, re.DOTALL)
    assert shown
    assert unescape(re.sub(r"</?span[^>]*>", "", shown[1])) == TEXT
    assert len(Parsed(html).tags("script")) == 1
    assert not Parsed(html).tags("img")


def test_every_cell_of_a_record_has_its_marks(html: str) -> None:
    page = Parsed(html)
    owners = {owner for mark in page.of_class("box") for owner in mark["data-cells"].split()}
    assert owners == {cell["id"] for cell in page.of_class("cell")}
    assert {"r1-measure", "r2-measure", "r2-partners"} <= owners


def test_place_that_records_share_is_one_mark() -> None:
    text = "Ziel Weg Bank"
    goal = part(text, 0, 4)
    both = result(
        text,
        one=record(1, 1, goal=goal, measure=part(text, 5, 8)),
        two=record(2, 1, goal=goal, measure=part(text, 9, 13)),
    )
    assert marked(both) == [
        ("Ziel", "goal", ("r1-goal", "r2-goal")),
        ("Weg", "measure", ("r1-measure",)),
        ("Bank", "measure", ("r2-measure",)),
    ]


def test_text_within_another_has_its_own_colour_and_belongs_to_both() -> None:
    text = "Wege bauen, Bauamt, bald"
    whole = result(text, one=record(1, 1, measure=part(text, 0, 24), responsible=(part(text, 12, 18),)))
    assert marked(whole) == [
        ("Wege bauen, ", "measure", ("r1-measure",)),
        ("Bauamt", "responsible", ("r1-responsible", "r1-measure")),
        (", bald", "measure", ("r1-measure",)),
    ]
    assert [mark.tagged for mark in marks_by_page(whole)[1]] == [False, True, True]


def test_blanks_around_a_text_and_blank_parts_have_no_mark() -> None:
    text = "  Wege \n   "
    whole = result(text, one=record(1, 1, measure=part(text, 0, 8), goal=part(text, 8, 11)))
    assert marked(whole) == [("Wege", "measure", ("r1-measure",))]


def test_warning_about_a_text_marks_it() -> None:
    text = "Rest Wege"
    span = SourceSpan(page=1, bbox=None, chars=(0, 9), text=text)
    whole = result(text, one=record(1, 1, measure=part(text, 5, 9)))
    warned = whole.document.model_copy(update={"warnings": (warning(page=1, spans=(span,)),)})
    marks = marks_by_page(whole.model_copy(update={"document": warned}))[1]
    assert [(mark.column.key, mark.owners, mark.warned) for mark in marks] == [
        ("warning", ("w1",), True),
        ("measure", ("r1-measure", "w1"), True),
    ]


def test_pages_without_marks_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(f"Es war einmal ein Weg.\f{TEXT}\fDamit endet er.", encoding="utf-8")
    page = Parsed(render(km.extract(path), path))
    assert [figure["id"] for figure in page.of_class("page")] == ["p2"]
    assert "Seite 1 ohne Einträge" in page.text
    assert "Seite 3 ohne Einträge" in page.text


@given(
    text=st.text(alphabet="ab <&\n", min_size=1, max_size=30),
    places=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
)
def test_marks_part_the_text_and_lose_nothing(text: str, places: list[tuple[int, int]]) -> None:
    ranges = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in places]
    whole = result(text, one=record(1, 1, partners=tuple(part(text, a, b) for a, b in ranges)))
    marks = marks_by_page(whole).get(1, [])
    assert all(before.end <= after.start for before, after in pairwise(marks))
    inside = {place for mark in marks for place in range(mark.start, mark.end) if not text[place].isspace()}
    assert inside == {place for a, b in ranges for place in range(a, b) if not text[place].isspace()}
    figure = written_page(whole.document.pages[0], marks)
    assert unescape(re.sub(r"<[^>]*>", "", figure.split('<pre class="sheet">\n')[1])) == text
