"""What a document says about itself: title, district, kind and year."""

from pathlib import Path

import pytest
from drawn import Draw, Sheet, layouts

from konzeptminer.extraction import read
from konzeptminer.facts.find import Facts, find_facts
from konzeptminer.facts.paper import Metadata, Paper
from konzeptminer.layout.furniture import find_furniture
from konzeptminer.records import DocumentKind


def front(title: str, *text: str, size: float = 20) -> Draw:
    def page(sheet: Sheet) -> None:
        sheet.text(50, 150, title, size=size)
        sheet.lines(50, 200, text or ("Ein gewöhnlicher Satz.", "Noch ein gewöhnlicher Satz."))

    return page


def facts(
    *pages: Draw,
    name: str = "x",
    metadata: str | None = None,
    years: tuple[int, ...] = (),
    size: tuple[float, float] = (600, 800),
) -> Facts:
    return find_facts(Paper(layouts(*pages, size=size), name, Metadata(metadata, years)))


class TestTitle:
    def test_largest_print_of_the_first_page(self) -> None:
        assert facts(front("Plan für alle"), metadata="Microsoft Word - plan.doc").title == "Plan für alle"

    def test_title_of_several_lines(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.lines(50, 150, ["Gemeinsam leben", "in unserer Stadt"], size=20)
            sheet.lines(50, 300, ["Ein gewöhnlicher Satz."] * 5)

        assert facts(page).title == "Gemeinsam leben in unserer Stadt"

    def test_page_of_one_size_has_no_printed_title(self) -> None:
        assert facts(front("Ein Satz", size=10), metadata="Plan").title == "Plan"

    def test_only_line_of_the_first_page_is_the_title(self) -> None:
        cover = front("Plan für alle", "-", size=10)
        assert facts(cover, front("Vorwort", size=10)).title == "Plan für alle"

    def test_large_figure_is_no_title(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.text(50, 100, "17", size=40)
            sheet.text(50, 200, "Plan für alle", size=20)
            sheet.lines(50, 300, ["Ein gewöhnlicher Satz."] * 5)

        assert facts(page).title == "Plan für alle"

    def test_nothing_known(self) -> None:
        assert facts(front("Ein Satz", size=10)).title is None

    def test_no_page_at_all(self) -> None:
        assert find_facts(Paper([], "plan-2014")) == Facts(None, None, DocumentKind.OTHER, 2014)


class TestDistrict:
    @pytest.mark.parametrize(
        ("title", "ags"),
        [
            ("Plan des Kreises Mettmann", "05158"),
            ("Plan für den Landkreis München", "09184"),
            ("Plan des Ennepe-Ruhr-Kreises", "05954"),
            ("Plan des Rhein-Kreises Neuss", "05162"),
            ("Plan der StädteRegion Aachen", "05334"),
            ("Plan der Stadt Köln", "05315"),
            ("Märkischer Kreis", "05962"),
            ("Plan des Hochsauerlandkreises", "05958"),
            ("Plan des Oberbergischen Kreises", "05374"),
            ("Plan für den Märkischen Kreis", "05962"),
            ("Plan für den Landkreis Nienburg/Weser", "03256"),
        ],
    )
    def test_name_in_the_title(self, title: str, ags: str) -> None:
        district = facts(front(title)).district
        assert district is not None
        assert district.ags == ags

    def test_name_broken_at_the_end_of_a_line(self) -> None:
        district = facts(front("Plan", "Ein Plan für den Ennepe-Ruhr-", "Kreis und seine Städte")).district
        assert district is not None
        assert district.name == "Ennepe-Ruhr-Kreis"

    def test_title_weighs_more_than_neighbours_in_the_text(self) -> None:
        page = front("Plan für den Kreis Mettmann", *["Wie der Kreis Viersen es tut."] * 4)
        district = facts(page).district
        assert district is not None
        assert district.name == "Kreis Mettmann"

    def test_part_of_a_longer_word_is_no_name(self) -> None:
        assert facts(front("Arbeitskreis Mettmanner Frauen")).district is None

    def test_file_name_tells_too(self) -> None:
        district = facts(front("Plan"), name="kreis_mettmann-2011").district
        assert district is not None
        assert district.name == "Kreis Mettmann"

    def test_none_named(self) -> None:
        assert facts(front("Plan für alle")).district is None

    def test_town_of_a_letterhead_against_its_kreis_in_the_text(self) -> None:
        page = front("Integrationskonzept", "Stadt Hilden", *["Der Kreis Mettmann berät."] * 9)
        district = facts(page).district
        assert district is not None
        assert district.ags == "05158016"

    def test_kreis_of_a_running_foot_against_its_towns(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.lines(50, 150, ["Witten hat drei Treffpunkte, und Witten plant zwei."] * 9)
            sheet.text(50, 780, "Bericht des Ennepe-Ruhr-Kreises")

        pages = layouts(page, page, page)
        district = find_facts(Paper(pages, furniture=find_furniture(pages))).district
        assert district is not None
        assert district.ags == "05954"

    def test_partners_in_a_list_are_nobody(self) -> None:
        assert facts(front("Netzwerk", "Partner: Stadt Hilden, Stadt Haan und Stadt Erkrath")).district is None

    def test_address_in_the_net(self) -> None:
        district = facts(front("Plan", "Fragen an info@kreis-mettmann.de")).district
        assert district is not None
        assert district.ags == "05158"


class TestKind:
    @pytest.mark.parametrize(
        ("title", "kind"),
        [
            ("Integrationskonzept", DocumentKind.CONCEPT),
            ("Vorlage für den Sozialausschuss", DocumentKind.COUNCIL_REPORT),
            ("Sachstandsbericht zum Integrationskonzept", DocumentKind.COUNCIL_REPORT),
            ("Maßnahmenkatalog", DocumentKind.MEASURE_TABLE),
            ("Einladung", DocumentKind.OTHER),
        ],
    )
    def test_words_of_the_title(self, title: str, kind: DocumentKind) -> None:
        assert facts(front(title)).kind == kind

    def test_pages_of_tables_are_a_measure_table(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.table([50, 300, 550], [100, 140, 180], [["Ziel", "Weg"], ["Sport", "Kurse"]])

        assert facts(page, page, front("Anhang")).kind == DocumentKind.MEASURE_TABLE

    def test_wide_pages_with_little_text_are_slides(self) -> None:
        assert facts(front("Was wir tun"), front("Danke"), size=(800, 600)).kind == DocumentKind.SLIDES

    def test_wide_pages_with_a_table_are_no_slides(self) -> None:
        def page(sheet: Sheet) -> None:
            sheet.table([50, 300, 550], [100, 140, 180], [["Ziel", "Weg"], ["Sport", "Kurse"]])

        assert facts(page, front("Danke"), front("Ende"), size=(800, 600)).kind == DocumentKind.OTHER

    def test_one_upright_page_among_wide_ones_makes_no_slides(self) -> None:
        pages = [*layouts(front("Was wir tun"), size=(800, 600)), *layouts(front("Danke"))]
        assert find_facts(Paper(pages)).kind == DocumentKind.OTHER

    def test_wide_pages_of_text_are_no_slides(self) -> None:
        page = front("Was wir tun", *["Ein langer Satz über alles, was wir in diesem Jahr noch vorhaben."] * 20)
        assert facts(page, size=(800, 600)).kind == DocumentKind.OTHER


class TestYear:
    @pytest.mark.parametrize(
        ("title", "year"),
        [
            ("Plan 2014", 2014),
            ("Plan 1998", 1998),
            ("Vorlage 120145", None),
            ("Bericht 2009 bis 2012", 2012),
        ],
    )
    def test_year_of_the_title(self, title: str, year: int | None) -> None:
        assert facts(front(title)).year == year

    def test_year_of_the_file_name(self) -> None:
        assert facts(front("Plan"), name="plan_2013").year == 2013

    def test_year_named_most_often_on_the_first_pages(self) -> None:
        page = front("Plan", "Stand 2012 und 2012", "Beschluss von 2010")
        assert facts(page, front("Plan"), front("Plan"), front("Plan", *["2019"] * 9)).year == 2012

    def test_no_year(self) -> None:
        assert facts(front("Plan")).year is None

    def test_year_a_plan_aims_at_is_not_its_own(self) -> None:
        assert facts(front("Klimaplan 2040", "Entwurf, November 2019", "Ziele bis 2040")).year == 2019

    def test_number_of_the_council_paper_outweighs_the_years_reported_on(self) -> None:
        page = front("Bilanz der Stadt", "Anlage 2 zu V/0293/2013", "für die Jahre 1990 - 2011")
        assert facts(page, front("Daten", *["1990 und 2011"] * 30)).year == 2013

    def test_year_end_figures_are_reported_in_the_next_year(self) -> None:
        assert facts(front("Zahlen", "Einwohner am 31.12.07 und am 31.12.08")).year == 2009

    def test_nothing_is_younger_than_the_file(self) -> None:
        assert facts(front("Klimaschutz 2030", "Daten von 2017"), years=(2018, 2018)).year == 2018

    def test_file_made_by_a_machine_whose_clock_stood_still(self) -> None:
        assert facts(front("Plan", "Stand: Mai 2012"), years=(2003,)).year == 2012


def test_letterhead_of_a_text_export_is_no_title(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "Stadt Attendorn\nDer Bürgermeister\nFachbereich Soziales          Datum: 03.04.2019\n\n"
        "Beschlussvorlage für den Sozialausschuss am 12.05.2019\n\nWohnen im Alter\nFortschreibung 2019\n\n"
        "Anlass:\nViele wohnen allein.\n",
        encoding="utf-8",
    )
    assert read(file).title == "Wohnen im Alter Fortschreibung 2019"
