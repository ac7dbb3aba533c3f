"""Text exports through the public functions: the same result as from a PDF, without boxes."""

from pathlib import Path

import pytest

import konzeptminer as km
from konzeptminer.errors import UnsupportedFileError

EXPORT = """Integrationsplan des Kreises Mettmann 2012

Ziele Maßnahmen Umsetzung Zuständigkeit

Deutsch früh lernen

Spielkreise in allen Städten einrichten, damit Kinder vor der
Schule Deutsch lernen

• Räume suchen

Kreis Mettmann, Städte

Vorlesepaten für die Büchereien gewinnen

• Aufruf in der Presse

Zivilgesellschaft
"""


def written(folder: Path, text: str = EXPORT) -> Path:
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_records_of_a_text_export_stand_in_its_pages(tmp_path: Path) -> None:
    result = km.extract(written(tmp_path))
    assert result.records
    for record in result.records:
        for value in (record.goal, record.measure, *record.implementation, *record.responsible):
            for span in value.spans if value else ():
                assert result.document.pages[span.page - 1].text[slice(*span.chars)] == span.text
                assert span.bbox is None


def test_document_of_a_text_export_has_pages_and_no_tables(tmp_path: Path) -> None:
    document = km.read(written(tmp_path))
    assert (len(document.pages), document.tables, document.reader) == (1, (), "text")
    assert document.district is not None
    assert document.district.ags == "05158"


def test_text_without_a_head_gives_no_record(tmp_path: Path) -> None:
    text = "Teilnehmende\n\nAnna Muster, Jugendamt\n\nJan Probe, Volkshochschule\n"
    assert km.extract(written(tmp_path, text)).records == ()


def test_other_files_are_still_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(UnsupportedFileError, match="text files"):
        km.extract(path)
