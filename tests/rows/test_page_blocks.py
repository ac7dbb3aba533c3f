from collections import Counter
from pathlib import Path

import pytest

import konzeptminer as km
from konzeptminer.records import BlockKind

CORPUS = Path(__file__).parents[2] / "corpus"


def texts(document: km.Document) -> list[tuple[BlockKind, str]]:
    return [
        (block.kind, "|".join(page.text[start:end] for start, end in block.chars))
        for page in document.pages
        for block in page.blocks or ()
    ]


@pytest.mark.parametrize("name", ["ennepe-ruhr-2013", "mettmann-2011"])
def test_every_letter_is_in_one_block_or_one_cell_or_furniture(name: str) -> None:
    document = km.read(CORPUS / f"{name}.pdf")
    for page in document.pages:
        ranges = [chars for block in page.blocks or () for chars in block.chars]
        ranges += [span.chars for span in page.furniture]
        ranges += [cell.span.chars for table in document.tables if table.page == page.number for cell in table.cells]
        times = Counter(place for low, high in ranges for place in range(low, high))
        letters = [place for place, letter in enumerate(page.text) if letter.isalnum()]
        assert letters
        assert {times[place] for place in letters} == {1}


def test_blocks_are_headings_paragraphs_and_items_without_their_bullets(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(
        "# Verkehr\n\nDer Kreis plant viel,\nund er baut es auch.\n\n"
        "- Wege anlegen\n- Bänke\n  aufstellen\n\n1. Erst messen\n",
        encoding="utf-8",
    )
    assert texts(km.read(file)) == [
        (BlockKind.HEADING, "Verkehr"),
        (BlockKind.TEXT, "Der Kreis plant viel,\nund er baut es auch."),
        (BlockKind.ITEM, "Wege anlegen"),
        (BlockKind.ITEM, "Bänke|aufstellen"),
        (BlockKind.ITEM, "1. Erst messen"),
    ]
