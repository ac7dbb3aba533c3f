"""Which sentences are one measure."""

from konzeptminer.prose.kinds import SentenceKind, Statement
from konzeptminer.prose.measures import grouped


def told(kind: SentenceKind, goes_on: float = 0.0, sure: float = 0.9) -> Statement:
    others = [other for other in SentenceKind if other is not kind]
    return Statement({kind: sure, **dict.fromkeys(others, (1 - sure) / 3)}, goes_on)


DONE, PLANNED, NONE, GOAL = SentenceKind.DONE, SentenceKind.PLANNED, SentenceKind.NONE, SentenceKind.GOAL


def test_each_measure_stands_alone() -> None:
    assert grouped([told(DONE), told(NONE), told(PLANNED)], 0.5, 0.5) == [[0], [2]]


def test_a_sentence_that_goes_on_is_joined() -> None:
    assert grouped([told(DONE), told(DONE, 0.8), told(PLANNED, 0.9)], 0.5, 0.5) == [[0, 1, 2]]


def test_nothing_is_joined_over_a_sentence_between() -> None:
    assert grouped([told(DONE), told(NONE), told(DONE, 0.9)], 0.5, 0.5) == [[0], [2]]


def test_goals_and_unsure_sentences_are_in_none() -> None:
    assert grouped([told(GOAL), told(DONE, sure=0.4)], 0.7, 0.5) == []
