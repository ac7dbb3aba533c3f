"""Chapters: lists under headings that name goals or measures become records, and nothing else does."""

from pathlib import Path

import pytest
from drawn import Draw, Sheet, draw

import konzeptminer as km
from konzeptminer.records import SourceKind

Line = tuple[str, str]
"""How a line is set, and its text: `h1`, `h2`, `h3` headings; `b` bold; `p` plain; `*` item; `+` goes on; `-` below."""

SIZES = {"h1": 18.0, "h2": 14.0, "h3": 12.0}
INDENT = {"*": 0.0, "+": 12.0, "-": 12.0, "=": 24.0}
MARKS = {"*": "•", "-": "–"}


def put(sheet: Sheet, lines: list[Line], *, x: float = 50.0, y: float = 80.0) -> None:
    """Print lines one below the other."""
    for kind, text in lines:
        size = SIZES.get(kind, 10.0)
        y += 10 if kind in (*SIZES, "b", "p") else 2
        y += 1.2 * size
        left = x + INDENT.get(kind, 0.0)
        if kind in MARKS:
            sheet.text(left, y, MARKS[kind])
            left += 12
        sheet.text(left, y, text, size=size, bold=kind in (*SIZES, "b"))


def extract(folder: Path, *pages: list[Line]) -> km.Result:
    def page(lines: list[Line]) -> Draw:
        return lambda sheet: put(sheet, lines)

    return km.extract(draw(folder / "plan.pdf", *map(page, pages)), language=False)


def rows(result: km.Result) -> list[tuple[str | None, str | None, str | None]]:
    """Give field, goal and measure of each record."""
    return [
        (
            record.handlungsfeld.text if record.handlungsfeld else None,
            record.goal.text if record.goal else None,
            record.measure.text if record.measure else None,
        )
        for record in result.records
    ]


CHAPTER: list[Line] = [
    ("h2", "4.1 Handlungsfeld: Wohnen"),
    ("p", "In diesem Abschnitt geht es um das Wohnen im Kreis und um alles, was dazugehört."),
    ("h3", "Ziele"),
    ("*", "Mehr Wohnungen für Familien"),
    ("*", "Kürzere Wege"),
    ("h3", "Maßnahmen"),
    ("*", "Leere Häuser zählen"),
    ("*", "Eine Börse für Wohnungen einrichten, in der alle Vermieter des Kreises ihre"),
    ("+", "Wohnungen anbieten"),
]


def test_goals_and_measures_of_a_chapter_are_records(tmp_path: Path) -> None:
    result = extract(tmp_path, CHAPTER)
    assert rows(result) == [
        ("Wohnen", "Mehr Wohnungen für Familien", None),
        ("Wohnen", "Kürzere Wege", None),
        ("Wohnen", None, "Leere Häuser zählen"),
        (
            "Wohnen",
            None,
            "Eine Börse für Wohnungen einrichten, in der alle Vermieter des Kreises ihre Wohnungen anbieten",
        ),
    ]
    assert {record.source for record in result.records} == {SourceKind.SECTION}
    assert {record.confidence for record in result.records} == {1.0}


def test_every_value_stands_where_its_spans_say(tmp_path: Path) -> None:
    result = extract(tmp_path, CHAPTER)
    texts = [text for record in result.records for text in (record.handlungsfeld, record.goal, record.measure) if text]
    assert len(texts) == 8
    for text in texts:
        for span in text.spans:
            assert result.document.pages[span.page - 1].text[slice(*span.chars)] == span.text


def test_the_next_chapter_has_its_own_field(tmp_path: Path) -> None:
    second: list[Line] = [("h2", "4.2 Verkehr"), ("h3", "Maßnahmen"), ("*", "Radwege bauen")]
    assert rows(extract(tmp_path, [*CHAPTER, *second]))[-1] == ("Verkehr", None, "Radwege bauen")


def test_a_heading_of_two_lines_is_one_field(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.lines(50, 100, ["4.1 Handlungsfeld: Sport, Kultur und", "gutes Leben im Alter"], size=14, bold=True)
        put(sheet, [("h3", "Maßnahmen"), ("*", "Hallen öffnen")], y=130)

    result = km.extract(draw(tmp_path / "plan.pdf", page), language=False)
    assert rows(result) == [("Sport, Kultur und gutes Leben im Alter", None, "Hallen öffnen")]


def test_a_field_may_speak_of_measures_itself(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("h3", "Grundlegende Maßnahmen der Schulen"),
        ("h3", "Maßnahmen"),
        ("*", "Hallen öffnen für alle, die dort üben wollen"),
    ]
    measure = lines[-1][1]
    assert rows(extract(tmp_path, lines)) == [("Grundlegende Maßnahmen der Schulen", None, measure)]


def test_a_heading_may_end_in_a_number(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("h2", "Handlungsfeld: Schritt 9"),
        ("h3", "Maßnahmen"),
        ("*", "Hallen öffnen für alle, die dort üben wollen"),
    ]
    measure = lines[-1][1]
    assert rows(extract(tmp_path, lines)) == [("Schritt 9", None, measure)]


def test_what_is_listed_below_an_item_belongs_to_it(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("h2", "Wohnen"),
        ("h3", "Maßnahmen"),
        ("*", "Häuser sanieren"),
        ("-", "Dächer dämmen"),
        ("-", "Fenster tauschen"),
        ("*", "Mieten begrenzen"),
    ]
    assert [measure for *_, measure in rows(extract(tmp_path, lines))] == [
        "Häuser sanieren\nDächer dämmen\nFenster tauschen",
        "Mieten begrenzen",
    ]


def test_an_item_runs_over_a_page_break(tmp_path: Path) -> None:
    first: list[Line] = [
        ("h2", "Wohnen"),
        ("h3", "Maßnahmen"),
        ("*", "Die Gemeinden des Kreises bauen zusammen mit ihren Partnern bis zum Ende des"),
    ]
    second: list[Line] = [("+", "Jahres neue Häuser"), ("*", "Mieten begrenzen")]
    result = extract(tmp_path, first, second)
    assert [measure for *_, measure in rows(result)] == [
        "Die Gemeinden des Kreises bauen zusammen mit ihren Partnern bis zum Ende des Jahres neue Häuser",
        "Mieten begrenzen",
    ]
    assert result.records[0].measure is not None
    assert result.records[0].measure.pages == (1, 2)


def test_columns_of_a_page_are_read_one_after_another(tmp_path: Path) -> None:
    left: list[Line] = [("h2", "Wohnen"), ("h3", "Ziele"), *[("*", f"Ziel im Wohnen mit Nummer {n}") for n in range(6)]]
    right: list[Line] = [("h3", "Maßnahmen"), *[("*", f"Schritt im Wohnen mit Nummer {n}") for n in range(6)]]

    def page(sheet: Sheet) -> None:
        put(sheet, left)
        put(sheet, right, x=330)

    found = rows(km.extract(draw(tmp_path / "plan.pdf", page)))
    assert [goal for _, goal, _ in found[:6]] == [f"Ziel im Wohnen mit Nummer {n}" for n in range(6)]
    assert [measure for *_, measure in found[6:]] == [f"Schritt im Wohnen mit Nummer {n}" for n in range(6)]


def test_a_goal_in_a_heading_holds_for_the_measures_below(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("h1", "Handlungsfeld: Wohnen"),
        ("h2", "Ziel 1: Alle wohnen gut und günstig"),
        ("h3", "Maßnahmen"),
        ("*", "Mieten begrenzen, wo es eng ist, und neue Häuser bauen, wo Platz ist"),
    ]
    measure = lines[-1][1]
    assert rows(extract(tmp_path, lines)) == [("Wohnen", "Alle wohnen gut und günstig", measure)]


def test_measures_may_be_parted_by_fields_below(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("h1", "5 Maßnahmen"),
        ("h2", "5.1 Wohnen"),
        ("*", "Mieten begrenzen"),
        ("h2", "5.2 Verkehr"),
        ("*", "Radwege bauen"),
    ]
    result = extract(tmp_path, lines)
    assert rows(result) == [("Wohnen", None, "Mieten begrenzen"), ("Verkehr", None, "Radwege bauen")]
    assert all(record.confidence < 1 and record.reasons for record in result.records)


def test_headings_that_look_alike_are_less_sure(tmp_path: Path) -> None:
    lines: list[Line] = [("b", "Wohnen"), ("b", "Maßnahmen"), ("*", "Mieten begrenzen")]

    def page(sheet: Sheet) -> None:
        put(sheet, lines)
        put(sheet, [("p", "Ein langer Satz in gewöhnlicher Schrift über das Wohnen im Kreis.")] * 5, y=300)

    result = km.extract(draw(tmp_path / "plan.pdf", page), language=False)
    assert rows(result) == [("Wohnen", None, "Mieten begrenzen")]
    assert "look alike" in result.records[0].reasons[0]


def test_numbers_open_items_and_dates_do_not(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("h2", "Wohnen"),
        ("h3", "Maßnahmen"),
        ("*", "Häuser bauen bis zum Ende der Frist, die der Rat im Winter gesetzt hat, also bis zum"),
        ("+", "31. Dezember"),
    ]
    assert len(rows(extract(tmp_path, lines))) == 1
    numbered: list[Line] = [("h2", "Wohnen"), ("h3", "Maßnahmen"), ("+", "1. Häuser bauen"), ("+", "2. Dächer dämmen")]
    assert len(rows(extract(tmp_path, numbered))) == 2


@pytest.mark.parametrize(
    "lines",
    [
        [("h2", "Wohnen"), ("h3", "Ausgangslage"), ("*", "Viele Häuser stehen leer")],
        [("h2", "Wohnen"), ("h3", "Maßnahmen"), ("p", "Der Kreis will Häuser bauen und Mieten begrenzen.")],
        [("h2", "Wohnen"), ("h3", "Maßnahmen"), ("h3", "Mitglieder der Runde"), ("*", "Frau Beispiel, Amt 40")],
        [("h2", "Wohnen"), ("h3", "Maßnahmen"), ("p", "Beteiligte:"), ("*", "Amt 40")],
        [("h3", "Maßnahmen"), ("*", "Kein Kapitel darüber")],
        [("h1", "Klimaschutzkonzept"), ("h3", "Maßnahmen"), ("*", "Nur ein Titel darüber")],
        [("h2", "Vorwort"), ("h3", "Ziele"), ("*", "Dank an alle")],
        [("h2", "Inhalt"), ("p", "Ziele ................ 4"), ("p", "Maßnahmen ........ 6"), ("*", "Anhang")],
        [("h2", "Literatur"), ("*", "Beispiel, A.: Ziele und Maßnahmen. Verlag 2011")],
        [("h2", "Wohnen"), ("h3", "Ziele und Maßnahmen"), ("*", "Was davon, sagt die Überschrift nicht")],
        [("h2", "Wohnen"), ("h3", "Maßnahmen"), ("*", "Häuser"), ("b", "Kosten: 500 Euro"), ("b", "Zuständig: Amt 40")],
    ],
    ids=[
        "other list",
        "prose",
        "participants",
        "introduced",
        "no chapter",
        "title",
        "foreword",
        "contents",
        "bibliography",
        "mixed",
        "sheet",
    ],
)
def test_no_other_list_is_read(tmp_path: Path, lines: list[Line]) -> None:
    assert rows(extract(tmp_path, [*lines, ("p", "Ein Satz in gewöhnlicher Schrift, der für sich steht.")])) == []


def test_a_list_behind_text_is_less_sure(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("h2", "Wohnen"),
        ("h3", "Maßnahmen"),
        ("p", "Der Kreis hat lange beraten."),
        ("*", "Mieten begrenzen"),
    ]
    assert extract(tmp_path, lines).records[0].reasons == ("text stands between the list and its heading",)
    lines[2] = ("p", "Geplant sind diese Maßnahmen:")
    assert extract(tmp_path, lines).records[0].confidence == 1


BODY: list[Line] = [("p", "Ein Satz in gewöhnlicher Schrift über das Leben im Kreis, der für sich steht.")] * 4


def measures(result: km.Result) -> list[str | None]:
    return [measure for *_, measure in rows(result)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Folgende Maßnahmen sind geplant:",
        "Das ist erreichbar. Um dieses Ziel zu erreichen, werden folgende Maßnahmen umgesetzt:",
        "Geplant sind daher die folgenden Vorhaben:",
        "Der Ausschuss empfiehlt die Integrationsmaßnahmen:",
    ],
)
def test_a_sentence_says_what_the_list_below_it_holds(tmp_path: Path, sentence: str) -> None:
    result = extract(
        tmp_path, [("h2", "4 Wohnen"), *BODY, ("p", sentence), ("*", "Häuser bauen"), ("*", "Mieten senken")]
    )
    assert rows(result) == [("Wohnen", None, "Häuser bauen"), ("Wohnen", None, "Mieten senken")]
    assert "sentence" in result.records[0].reasons[0]


def test_a_sentence_introduces_goals(tmp_path: Path) -> None:
    result = extract(tmp_path, [("h2", "4 Wohnen"), *BODY, ("p", "Diese Ziele gelten:"), ("*", "Alle wohnen gut")])
    assert rows(result) == [("Wohnen", "Alle wohnen gut", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Maßnahmen gliedern sich in die Handlungsfelder:",
        "Zu den Ursachen gehören:",
        "Folgende Akteure haben die Maßnahmen beraten:",
        "Über die Maßnahmen wurde lange beraten.",
    ],
)
def test_a_sentence_introduces_other_lists(tmp_path: Path, sentence: str) -> None:
    lines: list[Line] = [("h2", "4 Wohnen"), *BODY, ("p", sentence), ("*", "Häuser bauen"), ("*", "Mieten senken")]
    assert rows(extract(tmp_path, lines)) == []


def led(sheet: Sheet, y: float, lead: str, rest: str, *, x: float = 50.0) -> None:
    """Print a line that begins in bold type."""
    sheet.text(x, y, lead + " ", bold=True)
    sheet.text(x + sheet.canvas.stringWidth(lead + " ", "Helvetica-Bold", 10), y, rest)


def led_page(*leads: tuple[str, str], head: list[Line]) -> Draw:
    def page(sheet: Sheet) -> None:
        put(sheet, [*head, *BODY])
        put(sheet, [("h3", "Maßnahmen")], y=220)
        for number, (lead, rest) in enumerate(leads):
            led(sheet, 270 + 30 * number, lead, rest)

    return page


def test_paragraphs_that_begin_in_bold_below_measures_are_measures(tmp_path: Path) -> None:
    leads = [("Lotsen finden:", "Der Kreis sucht Leute."), ("Feste feiern", "– in jedem Ort einmal im Jahr.")]
    result = km.extract(draw(tmp_path / "plan.pdf", led_page(*leads, head=[("h2", "4.1 Wohnen")])), language=False)
    assert measures(result) == ["Lotsen finden: Der Kreis sucht Leute.", "Feste feiern – in jedem Ort einmal im Jahr."]
    assert all(record.confidence < 1 for record in result.records)


def test_bold_words_that_are_not_set_off_begin_no_measure(tmp_path: Path) -> None:
    leads = [("Der Kreis", "hat lange beraten."), ("Viele Leute", "waren dabei.")]
    assert (
        rows(km.extract(draw(tmp_path / "plan.pdf", led_page(*leads, head=[("h2", "4.1 Wohnen")])), language=False))
        == []
    )


def test_a_bold_label_at_the_start_of_a_paragraph_names_the_list(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        put(sheet, [("h2", "4.1 Wohnen"), *BODY])
        led(sheet, 230, "Ziele:", "Daran wird gearbeitet.")
        put(sheet, [("*", "Alle wohnen gut")], y=236)
        led(sheet, 280, "Maßnahmen:", "Das ist geplant:")
        put(sheet, [("*", "Häuser bauen")], y=286)

    result = km.extract(draw(tmp_path / "plan.pdf", page), language=False)
    assert rows(result) == [("Wohnen", "Alle wohnen gut", None), ("Wohnen", None, "Häuser bauen")]


def test_paragraphs_with_a_code_below_measures_are_measures(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("h2", "Wohnen"),
        *BODY,
        ("h3", "Maßnahmen"),
        ("p", "M 1.1 Häuser bauen"),
        ("p", "M 1.2 Mieten senken"),
    ]
    assert measures(extract(tmp_path, lines)) == ["M 1.1 Häuser bauen", "M 1.2 Mieten senken"]


def test_headings_below_measures_that_say_what_to_do_are_measures(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("h2", "Wohnen"),
        *BODY,
        ("h3", "Maßnahmen"),
        ("b", "Häuser bauen"),
        ("p", "In jedem Ort eines."),
        ("b", "Ausbau der Beratung"),
        ("p", "An zwei Tagen."),
        ("b", "Dank"),
        ("p", "Vielen Leuten."),
    ]
    result = extract(tmp_path, lines)
    assert measures(result) == ["Häuser bauen\nIn jedem Ort eines.", "Ausbau der Beratung\nAn zwei Tagen."]


def beside(heading: str, items: list[str]) -> list[Line]:
    first: list[Line] = [
        ("h1", "Zusammenleben"),
        *BODY,
        ("h2", "Fördermaßnahmen für neue Familien"),
        ("*", "Kurse anbieten"),
    ]
    return [*first, ("h2", heading), *(("*", item) for item in items)]


def test_a_list_beside_one_of_measures_is_one_if_its_items_read_like_it(tmp_path: Path) -> None:
    result = extract(
        tmp_path, beside("Schule und Beruf", ["Ausbau der Beratung", "Praktika vermitteln", "Ein Satz mehr"])
    )
    assert measures(result) == ["Kurse anbieten", "Ausbau der Beratung", "Praktika vermitteln", "Ein Satz mehr"]
    assert {record.handlungsfeld.text for record in result.records if record.handlungsfeld} == {"Zusammenleben"}
    assert "beside" in result.records[1].reasons[0]


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("Schule und Beruf", ["Frau Beispiel", "Herr Muster"]),
        ("Beteiligte", ["Ausbau der Beratung", "Praktika vermitteln"]),
        ("Literatur", ["Ausbau der Beratung", "Praktika vermitteln"]),
    ],
)
def test_a_list_beside_one_of_measures_may_be_another(tmp_path: Path, heading: str, items: list[str]) -> None:
    assert measures(extract(tmp_path, beside(heading, items))) == ["Kurse anbieten"]


def test_lists_beside_a_bare_label_are_no_measures(tmp_path: Path) -> None:
    lines: list[Line] = [("h2", "Wohnen"), *BODY, ("h3", "Maßnahmen"), ("*", "Häuser bauen"), ("h3", "Anlass")]
    items: list[Line] = [("*", "Sanierung stockt"), ("*", "Förderung fehlt")]
    assert measures(extract(tmp_path, [*lines, *items])) == ["Häuser bauen"]


def test_an_item_that_states_a_goal_is_one(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("h2", "Wohnen"),
        ("h3", "Maßnahmen"),
        ("*", "Unser Ziel ist ein Haus für alle."),
        ("*", "Häuser bauen"),
    ]
    assert rows(extract(tmp_path, lines)) == [
        ("Wohnen", "Unser Ziel ist ein Haus für alle.", None),
        ("Wohnen", None, "Häuser bauen"),
    ]


def test_lists_of_figures_are_no_measures(tmp_path: Path) -> None:
    lines: list[Line] = [("h1", "Arbeit"), *BODY, ("h2", "Maßnahmen der Arbeitsförderung im Jahr")]
    assert rows(extract(tmp_path, [*lines, ("*", "Teilnehmende: 412"), ("*", "Abbrüche: 7 Prozent")])) == []


def test_tasks_are_measures_where_they_read_like_them(tmp_path: Path) -> None:
    lines: list[Line] = [("h2", "Handlungsfeld Wohnen"), *BODY, ("h3", "Aufgaben")]
    assert len(rows(extract(tmp_path, [*lines, ("*", "Häuser bauen"), ("*", "Ausbau der Beratung")]))) == 2
    assert rows(extract(tmp_path, [*lines, ("*", "Frau Beispiel"), ("*", "Herr Muster")])) == []


def test_a_note_at_the_foot_of_a_column_is_no_part_of_an_item(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        put(sheet, CHAPTER)
        sheet.text(62, 305, "1 Siehe dazu den Band der Statistik", size=7)

    result = km.extract(draw(tmp_path / "plan.pdf", page), language=False)
    assert (measures(result)[-1] or "").endswith("Wohnungen anbieten")


def test_text_left_of_the_bullets_is_no_part_of_an_item(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        put(sheet, [("h2", "Wohnen"), *BODY, ("h3", "Maßnahmen")])
        sheet.text(70, 260, "•")
        sheet.lines(
            82,
            260,
            [
                "Häuser bauen, in denen Alte und Junge beieinander wohnen und",
                "einander beistehen können, wenn es an etwas fehlt oder sie es",
            ],
        )
        sheet.text(50, 284, "Der Kreis hat lange darüber beraten.")

    assert (measures(km.extract(draw(tmp_path / "plan.pdf", page)))[0] or "").endswith("sie es")


def test_rules_of_law_hold_neither_goals_nor_measures(tmp_path: Path) -> None:
    lines: list[Line] = [("h2", "Satzung")]
    for number, name in enumerate(("Ziel und Zweck", "Beiträge", "Maßnahmen bei Verzug"), 1):
        lines += [
            ("h3", f"§ {number} {name}"),
            ("p", "(1) Der Kreis erhebt einen Beitrag."),
            ("p", "(2) Er ist fällig."),
        ]
    assert rows(extract(tmp_path, lines)) == []


def test_a_field_may_name_something_that_the_lexicon_knows_behind_something_else(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("h2", "3 Pflege und Unterstützung"),
        ("h3", "Ziele"),
        ("*", "Mehr Hilfe im Haus"),
        ("p", "Ein Satz."),
    ]
    assert rows(extract(tmp_path, lines)) == [("Pflege und Unterstützung", "Mehr Hilfe im Haus", None)]
    lines[0] = ("h2", "3 Kosten und Zeitplan")
    assert rows(extract(tmp_path, lines)) == []
