"""What of a text is prose, and in which chapter it stands."""

import pytest

from konzeptminer.layout.typed import typed_page
from konzeptminer.prose.paragraphs import Paragraph, find_paragraphs
from konzeptminer.reading.text import page_of

BODY = "In den Städten des Kreises wurden im vergangenen Jahr neue Treffpunkte für Familien eröffnet.\n"


def paragraphs(*pages: str) -> list[Paragraph]:
    layouts = [(typed_page(page_of(text, number)), set[int]()) for number, text in enumerate(pages, start=1)]
    return find_paragraphs(layouts, [])


def texts(*pages: str) -> list[str]:
    return [" ".join(paragraph.passage.raw.split()) for paragraph in paragraphs(*pages)]


def test_a_paragraph_is_prose() -> None:
    assert texts(BODY) == [BODY.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Abbildung 3: Entwicklung der Zahl der Treffpunkte im Kreis von 2010 bis heute",
        "Quelle: Eigene Erhebung bei den Städten und Gemeinden des Kreises im Herbst",
        "2.1 Treffpunkte für Familien in den Städten ................................ 14",
        "Rathausplatz 1 12345 Auenstadt Tel. 01234 5678 Fax 01234 5679 Zimmer 12 Mo 8-12 Uhr",
    ],
)
def test_captions_contents_and_addresses_are_none(line: str) -> None:
    assert texts(f"{line}\n\n{BODY}") == [BODY.strip()]


def test_a_paragraph_goes_on_over_a_page() -> None:
    head = "In den Städten des Kreises wurden im vergangenen Jahr an vielen Orten zusammen mit\n"
    head += "den Gemeinden und vielen freiwilligen Helferinnen und Helfern neue Treffpunkte für\n"
    assert len(texts(head, "Familien eröffnet, in denen es auch Beratung gibt.\n")) == 1


def test_a_line_above_a_paragraph_in_its_type_is_a_heading() -> None:
    found = paragraphs(f"Baustein 3: Wohnen\n\nNeue Treffpunkte\n{BODY}")
    assert [paragraph.chapter.title for paragraph in found] == ["Neue Treffpunkte"]
    assert found[0].chapter.field is not None
    assert found[0].chapter.field.raw == "Baustein 3: Wohnen"
    assert found[0].chapter.is_marked


def test_the_next_field_ends_the_one_before() -> None:
    found = paragraphs(f"Baustein 3: Wohnen\n\n{BODY}\nBaustein 4: Sport\n\n{BODY}\nAusblick 2022:\n{BODY}")
    fields = [paragraph.chapter.field and paragraph.chapter.field.raw for paragraph in found]
    assert fields == ["Baustein 3: Wohnen", "Baustein 4: Sport", None]


def test_a_heading_announces_measures() -> None:
    found = paragraphs(f"4.1 Handlungsfeld: Wohnen\n\n{BODY}\nGeplante Maßnahmen\n\n{BODY}")
    assert [paragraph.chapter.announces for paragraph in found] == [False, True]


def test_a_foreword_is_background() -> None:
    found = paragraphs(f"1. Vorwort\n\n{BODY}\n2. Treffpunkte\n\n{BODY}")
    assert [paragraph.chapter.is_background for paragraph in found] == [True, False]


def test_a_heading_in_the_type_of_the_text_names_the_field_where_no_other_does() -> None:
    found = paragraphs(f"Wohnen im Alter\n{BODY}\nFinanzielle Auswirkungen\n{BODY}\nAusblick\n{BODY}")
    assert [p.chapter.field.raw if p.chapter.field else None for p in found] == ["Wohnen im Alter", None, None]
    assert [p.chapter.looks_ahead for p in found] == [False, False, True]


def test_the_law_is_background_within_a_field_too() -> None:
    found = paragraphs(f"1 Handlungsfeld Wohnen\n\n1.1 Rechtlicher Rahmen\n\n{BODY}\n1.2 Treffpunkte\n\n{BODY}")
    assert [p.chapter.is_background for p in found] == [True, False]
