"""Records of two plans matched, with the words that matched and what differs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from konzeptminer.comparing.assign import Partners, assign
from konzeptminer.comparing.describe import Profile, content_words
from konzeptminer.comparing.model import Difference, Match, Relation
from konzeptminer.comparing.relations import AlignmentConfig, Likeness, RelationModel
from konzeptminer.comparing.settings import CompareSettings

Differ = Callable[[str, str], tuple[Difference, ...]]
"""Tells in what two records differ, by their ids."""

ALIKE = 0.5
"""Cosine from which on two words are shown as matching."""

_MOST = 4


@dataclass(frozen=True, eq=False)
class Side:
    """What is compared of one plan: its key, and its measures or goals as arrays."""

    plan: str
    profile: Profile


@dataclass(frozen=True, eq=False)
class Matcher:
    """Matches the subjects of two plans.

    Args:
        subject: `measure` or `goal`.
        model: Tells relations.
        settings: Costs and thresholds.
        differ: Tells differences; goals have none.
    """

    subject: str
    model: RelationModel
    settings: CompareSettings
    differ: Differ | None = None

    def match(self, a: Side, b: Side) -> list[Match]:
        """Give the pairs of two plans that are the same or related, in the order of `a`.

        The plans are always compared in one order, so that it does not matter which is named first.
        """
        if a.plan > b.plan:
            turned = [_turned(match) for match in self.match(b, a)]
            place = {subject.record: i for i, subject in enumerate(a.profile.subjects)}
            other = {subject.record: i for i, subject in enumerate(b.profile.subjects)}
            return sorted(turned, key=lambda match: (place[match.record_a], other[match.record_b]))
        likeness = self.model.likeness(a.profile, b.profile)
        settings = self.settings
        partners = assign(likeness, no_partner=settings.no_partner, group=settings.group)
        return list(self._matches(a, b, likeness, partners))

    def _matches(self, a: Side, b: Side, likeness: Likeness, partners: Sequence[Partners]) -> Iterator[Match]:
        for pair in partners:
            place = (pair.row, pair.column)
            relation, probability = relation_of(likeness, place, self.model.config)
            if relation is Relation.DIFFERENT:
                continue
            left, right = a.profile.subjects[pair.row].record, b.profile.subjects[pair.column].record
            yield Match(
                a=a.plan,
                b=b.plan,
                record_a=left,
                record_b=right,
                subject=self.subject,
                relation=relation,
                probability=round(probability, 3),
                score=round(float(likeness.score[place]), 4),
                group=pair.group,
                words=matching_words(a.profile, b.profile, place),
                differs=self.differ(left, right) if self.differ else (),
            )


def relation_of(likeness: Likeness, place: tuple[int, int], config: AlignmentConfig) -> tuple[Relation, float]:
    """Give the relation of a pair and the probability that it is right; `related` is right for the same, too."""
    same, related = float(likeness.same[place]), float(likeness.related[place])
    if likeness.sure[place]:
        return Relation.SAME, same
    if related >= config.related:
        return Relation.RELATED, related
    return Relation.DIFFERENT, 1 - related


def matching_words(a: Profile, b: Profile, place: tuple[int, int]) -> tuple[tuple[str, str], ...]:
    """Give the words of two texts that match best, each once, those that are alike and rare first."""
    row, column = place
    left, right = a.words[row], b.words[column]
    shown = [dict(_shown(side, text)) for side, text in ((a, row), (b, column))]
    if not shown[0] or not shown[1]:
        return ()
    similar = a.vocabulary[left] @ b.vocabulary[right].T
    weight = np.sqrt(np.outer(a.weights[row, left], b.weights[column, right]))
    found: list[tuple[str, str]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for index in np.argsort(-(similar * weight), axis=None, kind="stable"):
        i, j = divmod(int(index), len(right))
        one, other = int(left[i]), int(right[j])
        if similar[i, j] < ALIKE or one in used[0] or other in used[1]:
            continue
        used[0].add(one)
        used[1].add(other)
        found.append((shown[0][one], shown[1][other]))
        if len(found) == _MOST:
            break
    return tuple(found)


def _shown(profile: Profile, row: int) -> Iterator[tuple[int, str]]:
    words = content_words(profile.subjects[row].text)
    return zip((int(place) for place in profile.words[row]), words, strict=False)


def _turned(match: Match) -> Match:
    return match.model_copy(
        update={
            "a": match.b,
            "b": match.a,
            "record_a": match.record_b,
            "record_b": match.record_a,
            "words": tuple((b, a) for a, b in match.words),
        }
    )
