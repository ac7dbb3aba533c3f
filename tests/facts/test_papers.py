"""The fronts of papers as text files and as PDFs: district, kind, year and title are read from both."""

import pytest
from papers import Front, fronts, read

PAPERS = [*fronts("papers_first.yaml"), *fronts("papers_second.yaml"), *fronts("papers_third.yaml")]


@pytest.mark.parametrize("front", PAPERS, ids=lambda front: front.pages[0][0][:30])
@pytest.mark.parametrize("form", ["text", "pdf"])
def test_facts_of_a_front(front: Front, form: str) -> None:
    found = read(front.as_text() if form == "text" else front.as_pdf())
    assert {key: found[key] for key in front.facts} == front.facts
