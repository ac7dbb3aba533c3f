"""Fields of action told by the chapters that list the goals."""

from made import TABLE

from konzeptminer.linear.fields import assign_chapters, find_chapters
from konzeptminer.reading.text import page_of

CHAPTERS = (
    "4.1 Handlungsfeld: Wohnen \n\nZiele \n\n\ufffd Genug Wohnungen für alle \n\n\ufffd Austausch der Träger \n\n"
    "4.2 Handlungsfeld: Verkehr \n\nZiele \n\n\ufffd Sichere Wege zur Schule \n\n\ufffd Austausch der Träger \n\n"
)


def names_of(goals: list[str]) -> list[str | None]:
    chapters = find_chapters([page_of(CHAPTERS + TABLE)])
    return [chapters[place[0]].name.text if place else None for place in assign_chapters(goals, chapters)]


def test_a_goal_belongs_to_the_chapter_that_lists_it() -> None:
    assert names_of(["Genug Wohnungen für alle", "Sichere Schulwege zur Schule"]) == ["Wohnen", "Verkehr"]


def test_a_goal_of_several_chapters_stays_with_its_neighbours() -> None:
    goals = ["Genug Wohnungen für alle", "Austausch der Träger", "Sichere Wege zur Schule", "Austausch der Träger"]
    assert names_of(goals) == ["Wohnen", "Wohnen", "Verkehr", "Verkehr"]


def test_chapters_that_list_other_goals_say_nothing() -> None:
    assert names_of(["Mehr Bäume pflanzen", "Weniger Lärm am Abend"]) == [None, None]


def test_without_chapters_nothing_is_told() -> None:
    assert assign_chapters(["Ruhe"], []) == [None]
    assert find_chapters([]) == []
