"""The page as it is written: what it says, and that no text in it is markup."""

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from compared import ATTRIBUTE, EVIL, FORMULA, SCRIPT, comparison, match, north, pdf, south, years
from handmade import make_record
from hypothesis import given
from hypothesis import strategies as st
from reading import Node, read

from konzeptminer.comparing.model import Gap, GapKind, Relation
from konzeptminer.report.elements import Html, element
from konzeptminer.report.page import render
from konzeptminer.report.words import marked


def page(whole: object = None, sources: dict[str, Path] | None = None) -> Node:
    return read(render(whole or comparison(), sources or {}))  # type: ignore[arg-type]


def cells(table: Node) -> list[list[str]]:
    return [[cell.text for cell in row.children] for row in table.all("tr")]


def section(root: Node, key: str) -> Node:
    return root.one("section", id=key)


def test_page_is_german_and_names_the_plans() -> None:
    root = page()
    assert root.one("html").attributes == {"lang": "de"}
    assert root.one("head").one("title").text == root.one("h1").text == "Maßnahmen im Vergleich: Nordkreis und Südkreis"


def test_only_its_own_style_script_and_pictures_may_be_loaded() -> None:
    root = page()
    policy = root.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    hashes = {
        name: base64.b64encode(hashlib.sha256(root.one(name).text.encode()).digest()).decode()
        for name in ("style", "script")
    }
    assert policy.split("; ") == [
        "default-src 'none'",
        "img-src data:",
        f"style-src 'sha256-{hashes['style']}'",
        f"script-src 'sha256-{hashes['script']}'",
        "base-uri 'none'",
    ]
    assert not root.all(style="")
    assert not [node for node in root.all() if any(key.startswith("on") for key in node.attributes)]


def test_nothing_is_fetched() -> None:
    links = [node.attributes.get(key, "") for node in page().all() for key in ("src", "href") if key in node.attributes]
    assert links
    assert all(link.startswith(("data:", "#")) for link in links)


@pytest.mark.parametrize("text", [EVIL, SCRIPT, ATTRIBUTE, FORMULA, "a\x00b", "\ud800"])
def test_texts_of_documents_are_no_markup(text: str) -> None:
    plan = south().model_copy(
        update={
            "name": text,
            "documents": (text,),
            "records": tuple(
                make_record(doc=text, row=row, measure=text, goal=text, responsible=[text], title=f"{text}.")
                for row in (1, 2)
            ),
        }
    )
    whole = comparison(
        plans=(north(), plan),
        taxonomy={"verkehr": text},
        matches=(match(record_b=f"{text}-001", words=((text, text),)), match(record_b=f"{text}-001", subject="goal")),
        gaps=(Gap(plan="s", kind=GapKind.NO_PARTNER, record=f"{text}-002"),),
    )
    root = page(whole)
    assert len(root.all("script")) == 1
    assert root.all("img") == []
    assert text.replace("\x00", "\ufffd").replace("\ud800", "\ufffd") in root.one("main").text


@given(st.text(), st.text())
def test_element_holds_any_text_and_attribute(text: str, value: str) -> None:
    node = read(element("p", text, title=value)).one("p")
    shown = [re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\ufffd", item) for item in (text, value)]
    assert [node.text, node.attributes["title"]] == shown


def test_markup_of_ours_is_not_escaped_twice() -> None:
    assert element("p", element("b", "1 < 2"), Html("&amp;")) == "<p><b>1 &lt; 2</b>&amp;</p>"


def test_headings_are_in_order() -> None:
    levels = [int(node.name[1]) for node in page().all() if re.fullmatch("h[1-6]", node.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_within_the_page_leads_somewhere_and_ids_are_unique() -> None:
    root = page()
    ids = [node.attributes["id"] for node in root.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    targets = [node.attributes["href"][1:] for node in root.all("a") if node.attributes["href"].startswith("#")]
    assert "inhalt" in targets
    assert set(targets) <= set(ids)


def test_every_table_has_a_caption_and_heads() -> None:
    tables = page().all("table")
    assert len(tables) > 5
    for table in tables:
        assert table.one("caption").text
        assert {cell.attributes["scope"] for cell in table.one("thead").all("th")} == {"col"}


def test_summary_says_the_figures() -> None:
    text = section(page(), "wichtigstes").text.replace("\u00a0", " ")
    for sentence in (
        "Verglichen werden Nordkreis mit 3 Maßnahmen und Südkreis mit 3 Maßnahmen.",
        "1 Paar von Maßnahmen ist in der Sache gleich.",
        "1 Paar von Maßnahmen ist verwandt",
        "1 von 7 Einträgen ist unsicher gelesen",
        "Die meisten Einträge gehören zu Verkehr (50 %) und Kultur (25 %).",
        "Am häufigsten zuständig: Tiefbauamt (2).",
        "Nichts gefunden zu Schule, wozu andere etwas vorhaben.",
        "1 von 3 Maßnahmen hat bei den anderen kein Gegenstück.",
        "1 von 3 Maßnahmen nennt niemanden, der zuständig ist.",
    ):
        assert sentence in text
    assert ["Genannte Beträge", "5.000\u00a0€ in 1\u00a0Eintrag", "keine"] in cells(
        section(page(), "wichtigstes").one("table")
    )


def test_coverage_shows_numbers_and_shades() -> None:
    table = section(page(), "handlungsfelder").one("table", class_="heat")
    assert [[text.replace("\u00a0", " ") for text in row] for row in cells(table)] == [
        ["Handlungsfeld", "Nordkreis", "Südkreis"],
        ["Verkehr", "2 50 %", "1 33 %"],
        ["Schule", "nichts", "2 67 %"],
        ["Kultur", "1 25 %", "nichts"],
        ["ohne Zuordnung", "1 25 %", "nichts"],
        ["Zusammen", "4 ", "3 "],
    ]
    shades = [[cell.attributes["class"] for cell in row.all("td")] for row in table.one("tbody").all("tr")]
    assert shades == [["shade5", "shade5"], ["shade0", "shade5"], ["shade4", "shade0"], ["shade4", "shade0"]]


def test_pair_stands_side_by_side_with_what_matched_and_differs() -> None:
    card = section(page(), "entsprechungen").all("article")[0]
    assert card.one("h4").text == "1. Verkehr"
    assert "gleich (zu 93\u00a0% sicher)" in card.one("header").text
    assert [side.one("h5").text for side in card.all(class_="side")] == ["Nordkreis", "Südkreis"]
    assert [mark.text for mark in card.all("mark")] == ["Schulen", "Fuß", "Fußwege", "Schulen"]
    assert [cell.one("dt").text for cell in card.all(class_="cell") if cell.all(class_="differs")] == [
        "Zuständiganders",
        "Zuständiganders",
    ]
    assert "Unterschiede: Zuständigkeit. Übereinstimmende Wörter: Schulen, Fuß – Fußwege." in card.text
    assert [cell.one("dd").text for cell in card.all(class_="partners")] == ["Polizei", "nicht genannt"]


def test_pair_shows_where_it_stands_once_and_then_links_to_it(tmp_path: Path) -> None:
    again = match(Relation.RELATED, record_b="süd-002", group=True)
    root = page(comparison(matches=(match(), again)), {"nord": pdf(tmp_path)})
    first, second = section(root, "entsprechungen").all("article")
    picture = first.one("img")
    assert picture.attributes["src"].startswith("data:image/")
    assert picture.attributes["alt"] == "Ausschnitt aus nord, Seite 1. Die Stelle ist rot umrandet."
    assert [figure.one("figcaption").text for figure in first.all("figure")] == [
        "Quelle: nord, S. 1",
        "Quelle: süd, S. 1",
    ]
    assert first.one("blockquote").text == "Fußwege vor Schulen sichern"
    assert second.all("img") == []
    assert second.all("a")[0].attributes["href"] == "#q-nord-001"
    assert "weiteres Gegenstück" in second.one("header").text


def test_what_has_no_partner_and_what_is_open_is_listed() -> None:
    root = page()
    alone = [row[0] for table in section(root, "einzeln").all("table") for row in cells(table)[1:]]
    assert alone == ["Älteren vorlesen", "Kultur für alle", EVIL]
    assert cells(section(root, "luecken").all("table")[0]) == [
        [
            "Plan",
            "Handlungsfelder ohne Eintrag",
            "Ziele ohne Maßnahme",
            "Maßnahmen ohne Zuständigkeit",
            "Maßnahmen ohne Angaben zu Geld oder Personal",
        ],
        ["Nordkreis", "1", "1", "1", "0"],
        ["Südkreis", "0", "0", "0", "1"],
    ]
    assert "Schule – vorhanden bei Südkreis" in section(root, "luecken").text


def test_what_all_measures_of_a_plan_lack_is_not_listed() -> None:
    gaps = tuple(Gap(plan="s", kind=GapKind.NO_RESOURCES, record=f"süd-00{row}") for row in (1, 2, 3))
    part = section(page(comparison(gaps=gaps)), "luecken")
    assert "Das gilt für alle Maßnahmen dieses Plans." in part.text
    assert len(part.all("table")) == 1


def test_drawings_say_in_words_what_they_show() -> None:
    drawings = section(page(), "akteure").all("svg")
    assert [drawing.one("title").text for drawing in drawings] == [
        "Nordkreis: die häufigsten Akteure",
        "Nordkreis: wer mit wem zusammenarbeitet",
        "Südkreis: die häufigsten Akteure",
    ]
    assert drawings[0].one("desc").text == (
        "Tiefbauamt: 2\u00a0Mal zuständig, 0\u00a0Mal Partner; Polizei: 0\u00a0Mal zuständig, 1\u00a0Mal Partner."
    )


def test_table_holds_every_record_without_a_script() -> None:
    table = page().one("table", id="records")
    rows = table.one("tbody").all("tr")
    assert len(rows) == 7
    assert rows[0].attributes["data-field"] == "verkehr schule"
    assert rows[2].attributes["data-sure"] == "0"
    assert "unsicher, 60 %" in rows[2].text
    assert "auch: Schule" in rows[0].text
    assert not any("hidden" in row.attributes for row in rows)
    assert "hidden" in page().one("div", class_="tools").attributes


def test_years_of_one_district() -> None:
    root = page(years())
    keys = [part.attributes["id"] for part in root.all("section")]
    assert "jahre" in keys
    assert not {"entsprechungen", "einzeln"} & set(keys)
    part = section(root, "jahre")
    assert [node.text for node in part.all("summary")] == [
        "Verändert: 1\u00a0Maßnahme",
        "Entfallen: 1\u00a0Maßnahme",
        "Neu: 1\u00a0Maßnahme",
    ]
    assert cells(part.all("table")[0])[1] == ["Wege bauen (S. 1)", "Radwege bauen (S. 1)"]
    assert "1 Maßnahme weitergeführt, davon 1 verändert; 1 entfallen, 1 neu." in section(
        root, "wichtigstes"
    ).text.replace("\u00a0", " ")


def test_page_is_the_same_every_time() -> None:
    def shown(html: str) -> str:
        return re.sub(r"data:[^\"]*spreadsheet[^\"]*", "", html)

    assert shown(render(comparison(), {})) == shown(render(comparison(), {}))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Wege und Wegenetz", ["Wege"], "<mark>Wege</mark> und Wegenetz"),
        ("WEGE bauen", ["wege"], "<mark>WEGE</mark> bauen"),
        ("a.b <c>", ["a.b", ""], "<mark>a.b</mark> &lt;c&gt;"),
        ("Rad", [], "Rad"),
    ],
)
def test_words_are_marked_whole(text: str, words: list[str], expected: str) -> None:
    assert marked(text, words) == expected
