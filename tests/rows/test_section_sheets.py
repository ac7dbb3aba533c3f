"""Profile sheets within chapters: headings that count measures, with text and labels below."""

from pathlib import Path

import pytest
from drawn import Draw, Sheet, draw
from test_sections import Line, put
from typeset import texts

import konzeptminer as km
from konzeptminer.records import SourceKind


def extract(folder: Path, *pages: list[Line]) -> km.Result:
    def page(lines: list[Line]) -> Draw:
        return lambda sheet: put(sheet, lines)

    return km.extract(draw(folder / "plan.pdf", *map(page, pages)), language=False)


def measure(number: str, title: str) -> list[Line]:
    return [
        ("h3", f"{number} {title}"),
        ("p", f"Der Kreis kümmert sich um {title} und spricht mit allen."),
        ("p", "Zuständig: Bauamt, Forstamt"),
        ("p", "Beteiligte: Heimatverein"),
        ("p", "Zeitraum: 2025 bis 2027"),
        ("p", "Kosten: 500 Euro"),
    ]


FIELD: list[Line] = [("h2", "Handlungsfeld: Grün")]


def test_texts_are_sorted_by_their_labels(tmp_path: Path) -> None:
    result = extract(tmp_path, [*FIELD, *measure("M1", "Hecken"), *measure("M2", "Bäume")])
    assert texts(result, "title") == ["M1 Hecken", "M2 Bäume"]
    assert texts(result, "measure")[0] == "M1 Hecken\nDer Kreis kümmert sich um Hecken und spricht mit allen."
    assert texts(result, "responsible") == [["Bauamt", "Forstamt"]] * 2
    assert texts(result, "partners") == [["Heimatverein"]] * 2
    assert texts(result, "resources") == ["500 Euro"] * 2
    assert texts(result, "handlungsfeld") == ["Grün"] * 2
    assert {record.source for record in result.records} == {SourceKind.SHEET}
    assert all(record.confidence < 1 and record.reasons for record in result.records)


def test_every_value_stands_where_its_spans_say(tmp_path: Path) -> None:
    result = extract(tmp_path, [*FIELD, *measure("M1", "Hecken"), *measure("M2", "Bäume")])
    for record in result.records:
        for text in (record.title, record.measure, record.resources, *record.responsible, *record.partners):
            assert text is not None
            for span in text.spans:
                assert result.document.pages[span.page - 1].text[slice(*span.chars)] == span.text


def test_the_next_field_ends_a_sheet(tmp_path: Path) -> None:
    lines = [*FIELD, *measure("M1", "Hecken"), ("h2", "Handlungsfeld: Bau"), *measure("M2", "Dächer")]
    assert texts(extract(tmp_path, lines), "handlungsfeld") == ["Grün", "Bau"]


def test_labels_may_be_headings_of_their_own(tmp_path: Path) -> None:
    lines: list[Line] = [
        *FIELD,
        ("h3", "Maßnahme 3: Hecken"),
        ("b", "Ziel"),
        ("p", "Mehr Vögel im Kreis"),
        ("b", "Umsetzungsschritte"),
        ("*", "Pflanzen kaufen"),
        ("*", "Gruben graben"),
        ("b", "Federführung"),
        ("p", "Bauamt"),
        *[("p", "Ein Satz in gewöhnlicher Schrift über Hecken und Wege.")],
    ]
    result = extract(tmp_path, lines)
    assert texts(result, "goal") == ["Mehr Vögel im Kreis"]
    assert texts(result, "implementation") == [["Pflanzen kaufen", "Gruben graben"]]
    assert texts(result, "title") == ["Maßnahme 3: Hecken"]


def test_short_codes_need_labels_below_them(tmp_path: Path) -> None:
    with_labels = [*FIELD, *measure("A1", "Hecken"), *measure("A2", "Bäume")]
    assert texts(extract(tmp_path, with_labels), "title") == ["A1 Hecken", "A2 Bäume"]
    plain: list[Line] = [
        ("h2", "Grün"),
        ("h3", "A1 Lage"),
        ("p", "Viele Wege."),
        ("h3", "A2 Klima"),
        ("p", "Viel Regen."),
    ]
    assert extract(tmp_path, plain).records == ()


@pytest.mark.parametrize("head", ["Projekt 1 im Überblick", "Maßnahme 2: Hecken"])
def test_one_heading_without_labels_is_no_sheet(tmp_path: Path, head: str) -> None:
    assert extract(tmp_path, [*FIELD, ("h3", head), ("p", "Es gibt viele Hecken im Kreis.")]).records == ()


def test_headings_alone_are_no_sheets(tmp_path: Path) -> None:
    contents: list[Line] = [("h2", "Inhalt"), ("b", "Maßnahme 1: Hecken"), ("b", "Maßnahme 2: Bäume")]
    assert extract(tmp_path, [*contents, ("p", "Ein Satz."), ("p", "Und noch einer.")]).records == ()


def test_questions_that_all_sheets_print_are_left_out(tmp_path: Path) -> None:
    def sheet(number: int, title: str) -> list[Line]:
        question: list[Line] = [("p", "Worum geht es bei diesem Vorhaben?")]
        return [("h3", f"M{number} {title}"), *question, ("p", f"Um {title} im Kreis."), ("p", "Kosten: keine")]

    result = extract(tmp_path, [*FIELD, *sheet(1, "Hecken"), *sheet(2, "Bäume")])
    assert texts(result, "measure")[0] == "M1 Hecken\nUm Hecken im Kreis."


def test_headings_over_tables_are_left_to_them(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        put(sheet, [*FIELD, ("h3", "M1 Hecken"), ("p", "Ein Satz."), ("h3", "M2 Bäume"), ("p", "Noch einer.")])
        sheet.table([50, 200, 400], [400, 420, 440], [["Jahr", "Zahl"], ["2020", "5"]])

    assert km.extract(draw(tmp_path / "plan.pdf", page), language=False).records == ()


def labelled(title: str, *, responsible: str = "Federführung") -> list[Line]:
    return [
        ("h3", title),
        ("p", f"Ziel: {title} für alle"),
        ("p", f"Beschreibung: Der Kreis fördert {title}."),
        ("b", "Arbeitsschritte:"),
        ("*", "Flächen suchen"),
        ("p", f"{responsible}: Bauamt"),
        ("p", "Kosten: 500 Euro"),
        ("b", "Priorität: 1"),
    ]


def test_headings_that_count_nothing_are_told_by_the_labels_below(tmp_path: Path) -> None:
    result = extract(tmp_path, [*FIELD, *labelled("1.1 Hecken"), *labelled("1.2 Bäume")])
    assert texts(result, "title") == ["1.1 Hecken", "1.2 Bäume"]
    assert texts(result, "goal") == ["1.1 Hecken für alle", "1.2 Bäume für alle"]
    assert texts(result, "implementation") == [["Flächen suchen"]] * 2
    assert texts(result, "responsible") == [["Bauamt"]] * 2
    assert [record.extra["Priorität"].text for record in result.records] == ["1", "1"]


def test_labels_of_a_course_tell_of_no_measure(tmp_path: Path) -> None:
    def course(title: str) -> list[Line]:
        return [("h3", title), ("p", "Inhalt: Tanz"), ("p", "Leitung: Frau Kern"), ("p", "Kosten: 9 Euro")]

    assert extract(tmp_path, [("h2", "Kurse"), *course("Walzer"), *course("Tango")]).records == ()


def test_lists_below_a_field_are_no_sheet_of_the_field(tmp_path: Path) -> None:
    def chapter(name: str) -> list[Line]:
        goals: list[Line] = [("b", "Ziele"), ("*", f"Mehr {name}"), ("b", "Maßnahmen"), ("*", f"{name} pflanzen")]
        return [("h2", name), *goals, ("b", "Finanzierung"), ("p", "Der Kreis zahlt."), ("b", "Federführung")]

    result = extract(tmp_path, [*chapter("Hecken"), ("p", "Bauamt"), *chapter("Bäume"), ("p", "Forstamt")])
    assert SourceKind.SHEET not in {record.source for record in result.records}


def test_items_may_begin_with_labels_and_a_heading_above_states_the_goal(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    sheets = "".join(
        f"#### Maßnahme {number}: {name}\n\nDer Kreis pflanzt {name}.\n\n"
        "- **Zuständig:** Bauamt\n- **Kosten:** 9 Euro\n\n"
        for number, name in enumerate(("Hecken", "Bäume"), 1)
    )
    path.write_text(f"# Plan\n\n## Handlungsfeld: Grün\n\n### Ziel: Mehr Schatten im Ort\n\n{sheets}", encoding="utf-8")
    result = km.extract(path)
    assert texts(result, "responsible") == [["Bauamt"]] * 2
    assert texts(result, "resources") == ["9 Euro"] * 2
    assert texts(result, "goal") == ["Mehr Schatten im Ort"] * 2
    assert texts(result, "measure")[0] == "Maßnahme 1: Hecken\nDer Kreis pflanzt Hecken."


def test_a_label_below_a_full_line_is_one(tmp_path: Path) -> None:
    text = "Der Kreis pflanzt Hecken an allen Wegen und fragt vorher alle, denen Land daran gehört."
    lines: list[Line] = [("h3", "Maßnahme 1: Hecken"), ("p", text), ("l", "Umsetzungsschritte:"), ("*", "Wege prüfen")]
    result = extract(tmp_path, [*FIELD, *lines, ("p", "Zuständig: Bauamt")])
    assert texts(result, "implementation") == [["Wege prüfen"]]
    assert texts(result, "measure") == [f"Maßnahme 1: Hecken\n{text}"]


def test_a_field_in_smaller_type_ends_a_sheet(tmp_path: Path) -> None:
    lines = [*FIELD, *measure("M1", "Hecken"), ("b", "Handlungsfeld: Bau"), *measure("M2", "Dächer")]
    assert texts(extract(tmp_path, lines), "handlungsfeld") == ["Grün", "Bau"]


def test_the_next_goal_in_a_heading_ends_a_sheet_of_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    parts = [
        f"### Ziel: Mehr {name} im Ort\n\n#### Maßnahme {number}: {name}\n\n"
        f"Der Kreis kauft {name}.\n\n- **Zuständig:** Bauamt\n"
        for number, name in enumerate(("Hecken", "Bäume"), 1)
    ]
    path.write_text("# Plan\n\n## Handlungsfeld: Grün\n\n" + "\n".join(parts), encoding="utf-8")
    assert texts(km.extract(path), "goal") == ["Mehr Hecken im Ort", "Mehr Bäume im Ort"]
