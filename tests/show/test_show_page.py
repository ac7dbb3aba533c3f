"""The page as HTML: structure, labels, and texts that do nothing."""

import re
from pathlib import Path

import pytest
from shown import EVIL, Parsed, pdf, record, records, result, traced, warning

from konzeptminer.errors import InputError, NotFoundError
from konzeptminer.records import WarningCode
from konzeptminer.show import render


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pdf(tmp_path_factory.mktemp("show"))


@pytest.fixture(scope="module")
def html(path: Path) -> str:
    return render(result(path, *records(), warnings=(warning(),), title=EVIL), path)


def test_every_text_of_a_document_stays_text(html: str) -> None:
    page = Parsed(html)
    # Title, heading, warning, reason, measure and label: each whole, and none an element of its own.
    assert page.text.count(EVIL) == 6
    assert len(page.tags("script")) == 1
    assert all(image["src"].startswith("data:image/") for image in page.tags("img"))
    assert not [key for _, attributes in page.elements for key in attributes if key.startswith("on")]
    assert EVIL in [cell.get("aria-label") for cell in page.of_class("cell")]


def test_control_characters_do_not_reach_the_page(path: Path) -> None:
    html = render(result(path, record(1, 1, measure=traced("a\x00b\x1bc\x9bd", (1, 40, 40)))), path)
    assert "a\ufffdb\ufffdc\ufffdd" in html


def test_policy_allows_nothing_but_the_page_itself(html: str) -> None:
    policy = next(meta["content"] for meta in Parsed(html).tags("meta") if "http-equiv" in meta)
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.findall(r"""(?:src|href)=["'](?!data:|\#)""", html.replace("<img src=x", ""))


def test_each_record_has_its_cells_with_german_labels(html: str) -> None:
    page = Parsed(html)
    assert page.tags("html") == [{"lang": "de"}]
    assert [item["id"] for item in page.of_class("record")] == ["r1", "r2", "r3"]
    labels = [cell["aria-label"] for cell in page.of_class("cell")]
    expected = ["Handlungsfeld", "Ziel", "Maßnahme", "Zuständig", "Handlungsfeld", "Maßnahme", "Ressourcen"]
    assert labels == [*expected, "Maßnahme", "Partner", EVIL]


def test_every_id_is_used_once_and_every_box_belongs_to_something(html: str) -> None:
    page = Parsed(html)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    owners = {owner for box in page.of_class("box") for owner in box["data-cells"].split()}
    assert owners == {cell["id"] for cell in page.of_class("cell")} | {"w1"}


def test_box_lies_around_its_text(html: str) -> None:
    box = re.search(r'data-cells="r1-measure".*?<rect class="frame" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', html)
    assert box
    # The text begins at 260, 92 and is 95 points wide; the box is a point larger on each side.
    assert [float(value) for value in box.groups()] == [259, 91, 97]
    assert 'viewBox="0 0 600 800"' in html


def test_pages_without_records_are_listed_and_not_drawn(html: str) -> None:
    page = Parsed(html)
    assert [figure["id"] for figure in page.of_class("page")] == ["p1", "p3"]
    assert "Seite 2 ohne Einträge, nicht abgebildet" in page.text
    assert "Seite 4 ohne Einträge, nicht abgebildet" in page.text


def test_run_of_pages_without_records_is_one_line(path: Path) -> None:
    page = Parsed(render(result(path, record(1, 1, measure=traced("Wege", (1, 40, 40)))), path))
    assert page.text.count("nicht abgebildet") == 1
    assert "Seiten 2 bis 4 ohne Einträge" in page.text


def test_page_with_a_warning_about_a_place_is_drawn_but_not_a_scanned_one(path: Path) -> None:
    scan = warning(code=WarningCode.NO_TEXT, page=2, spans=(), message="page 2 is an image")
    page = Parsed(render(result(path, warnings=(scan, warning())), path))
    assert [figure["id"] for figure in page.of_class("page")] == ["p3"]
    assert [link["href"] for link in page.tags("a")] == ["#p3"]
    assert "2 Warnungen zu diesem Dokument" in page.text


def test_sureness_and_its_reasons_stand_in_words(html: str) -> None:
    page = Parsed(html)
    assert "unsicher, 60 %" in page.text
    assert "unsicher, 79 %" in page.text
    assert "sicher, 100 %" in page.text
    assert "die Tabelle hat keinen Kopf; ihre Spalten wurden aus dem Inhalt erschlossen" in page.text
    assert [item["data-unsure"] for item in page.of_class("record")] == ["0", "1", "1"]
    assert "3, davon 2 unsicher" in page.text


def test_unsure_cell_and_empty_columns_are_named(html: str) -> None:
    text = Parsed(html).text
    assert "Partner unsicher" in text
    assert "Nichts gefunden zu: Ziel, Umsetzung, Zuständig, Partner" in text


def test_document_without_records_is_still_a_page(path: Path) -> None:
    page = Parsed(render(result(path), path))
    assert "Seiten 1 bis 4 ohne Einträge" in page.text
    assert not page.tags("img")


def test_page_is_the_same_every_time(path: Path, html: str) -> None:
    assert render(result(path, *records(), warnings=(warning(),), title=EVIL), path) == html


def test_other_file_than_the_one_read_is_an_error(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(InputError, match=r"other\.pdf: this is not the file that the result was read from"):
        render(result(path), other)


def test_missing_file_is_an_error(path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is no such file"):
        render(result(path), "missing.pdf")
