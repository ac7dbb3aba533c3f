"""What can be seen of a segment: its shape, its words, its neighbours and the columns of its table."""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from konzeptminer.linear.labels import COLUMNS
from konzeptminer.linear.segments import Segment
from konzeptminer.rows.actors import is_actor
from konzeptminer.rows.resources import parse_funding, parse_money, parse_staff
from konzeptminer.text.bullets import TRAINED

WINDOW = (-2, -1, 0, 1, 2)
"""Neighbours whose features are taken over, as distances in segments."""

NEAR = 6
"""Segments before and behind among which the widest shows how wide a column is."""

FAR = 12
"""Segments before and behind that are summed up."""

PERSON = re.compile(r"(?:Dr\. )?[A-ZÄÖÜ][\w-]+, [A-ZÄÖÜ]\w+")
MARK = re.compile(r"([a-d])\)\s*")
BULLET = re.compile(rf"[{TRAINED}]\s*|[-–]\s+")
INFINITIVE = re.compile(r"[a-zäöüß]{2,}(?:en|ern|eln|un)\W*$")
NOUN = re.compile(r"[A-ZÄÖÜ]\w+(?:ung|heit|keit|ion|ität|schaft|nis)\b")
MONEY_WORD = re.compile(
    r"€|EUR|\b(?:Mittel|Finanz\w*|Personal\w*|Kosten\w*|Förder\w*|Haushalt\w*|Stellen?|VZÄ|Eigen\w*)\b"
)
PERIOD = re.compile(
    r"\b(?:ab|bis|seit|ende|anfang|mitte|laufend|fortlaufend|dauerhaft|jährlich|quartal|20\d\d)\b", re.I
)
FIELD = re.compile(
    r"^(?:\d{1,2}(?:\.\d+)*\.?\s|Punkt\b|Baustein|Handlungsfeld|Themenfeld|Bereich\b)|^\d{1,2}\.(?:\d+\.?)*$"
)
NEW = re.compile(r"Neu\s*:?\s*$|Neu:", re.IGNORECASE)


def features(segments: Sequence[Segment], roles: Sequence[str]) -> NDArray[np.float32]:
    """Give a row of numbers for each segment of a table.

    Args:
        segments: The segments under one head, in reading order.
        roles: What the columns hold.
    """
    if not segments:
        return np.zeros((0, 0), dtype=np.float32)
    own = np.array([[*_shape(segment.text.strip()), *_place(segments, i)] for i, segment in enumerate(segments)])
    own = np.hstack([own, _blocks(segments)])
    none = np.full(own.shape[1], -1.0)
    shifted = [
        np.array([own[i + shift] if 0 <= i + shift < len(own) else none for i in range(len(own))]) for shift in WINDOW
    ]
    joints = np.array([_joint(segments, i) for i in range(len(segments))])
    columns = np.tile([float(role in roles) for role in COLUMNS], (len(segments), 1))
    table = np.tile(_table(segments), (len(segments), 1))
    return np.hstack([*shifted, joints, _around(segments), columns, table]).astype(np.float32)


def _table(segments: Sequence[Segment]) -> list[float]:
    """Give what the table is like as a whole: whether actors are marked, steps have bullets, blank lines part cells."""
    texts = [segment.text.strip() for segment in segments]
    lengths = [len(text) for text in texts]
    count = len(texts)
    return [
        sum(text.startswith("a)") for text in texts) / count,
        sum(bool(BULLET.match(text)) for text in texts) / count,
        sum(segment.blank_before > 0 for segment in segments) / count,
        sum(not segment.first for segment in segments) / count,
        sum(text.endswith("-") for text in texts) / count,
        float(np.median(lengths)),
        float(np.percentile(lengths, 90)),
    ]


def _around(segments: Sequence[Segment]) -> NDArray[np.float64]:
    """Give what most of the lines around are like, before and behind: lists of people look unlike rows."""
    telling = np.array(
        [
            (
                _names_actor(text.rstrip("-,; ")),
                segment.blank_before > 0 and segment.first,
                bool(BULLET.match(text)) or bool(MARK.match(text)),
                bool(INFINITIVE.search(text)),
                text.endswith("-"),
                bool(PERSON.match(text)),
                not segment.first,
                len(text),
            )
            for segment in segments
            for text in [segment.text.strip()]
        ],
        dtype=float,
    )
    sums = np.vstack([np.zeros(telling.shape[1]), telling.cumsum(axis=0)])
    places = np.arange(len(segments))
    before, behind = np.maximum(places - FAR, 0), np.minimum(places + FAR, len(segments))
    left = (sums[places] - sums[before]) / np.maximum(1, places - before)[:, None]
    right = (sums[behind] - sums[places]) / np.maximum(1, behind - places)[:, None]
    return np.hstack([left, right])


@cache
def _shape(text: str) -> tuple[float, ...]:
    mark = MARK.match(text)
    bullet = BULLET.match(text)
    bare = text[mark.end() :] if mark else text[bullet.end() :] if bullet else text
    words = bare.split()
    head = bare[:1]
    return (
        len(text),
        len(words),
        ord(mark[1]) - 96 if mark else 0,
        bool(bullet),
        head.islower(),
        head.isupper(),
        head.isdigit(),
        text.endswith("-"),
        text.endswith(","),
        text.endswith((".", "!", "?")),
        text.endswith((":", ";")),
        _names_actor(bare.rstrip("-,; ")),
        _names_actor(words[0].strip(",;")) if words else False,
        bool(parse_money(text)),
        bool(parse_staff(text)),
        bool(parse_funding(text)),
        len(MONEY_WORD.findall(text)),
        bool(PERIOD.search(text)),
        bool(INFINITIVE.search(text)),
        len(NOUN.findall(text)),
        bool(FIELD.search(text)),
        bool(NEW.match(text)),
        sum(word[0].islower() for word in words) / max(1, len(words)),
        text.isupper(),
        text.count(",") + text.count(";"),
        text.count("(") - text.count(")"),
        bool(re.search(r"\d", text)),
        bool(PERSON.match(text)),
    )


@cache
def _names_actor(text: str) -> bool:
    return bool(text) and is_actor(text)


def _place(segments: Sequence[Segment], i: int) -> tuple[float, ...]:
    segment = segments[i]
    before = segments[i - 1] if i else None
    turned = before is not None and before.page is not segment.page
    return (
        min(segment.blank_before, 4) if segment.first else 0,
        min(segment.lead, 6) if segment.first else 0,
        0 if segment.first else min(segment.lead, 6),
        segment.first,
        segment.last,
        turned,
        min(i, 3),
    )


def _blocks(segments: Sequence[Segment]) -> NDArray[np.float64]:
    """Give for each segment the widest and last line and the number of lines of its block, and its place in it.

    A block ends at a blank line, at a bullet or a mark, and within a line.
    """
    starts = [
        i
        for i, segment in enumerate(segments)
        if i == 0
        or not segment.first
        or segment.blank_before
        or _opens(segment.text)
        or segments[i - 1].page is not segment.page
    ]
    lengths = np.array([segment.end - segment.start for segment in segments], dtype=float)
    wide = float(np.percentile(lengths, 90))
    rows = np.zeros((len(segments), 5))
    for start, end in zip(starts, [*starts[1:], len(segments)], strict=True):
        widest = lengths[start:end].max()
        text = " ".join(segment.text.strip() for segment in segments[start:end])
        actor = _names_actor(re.sub(r"- (?=[a-zäöü])", "", MARK.sub("", text, count=1)).rstrip(",; "))
        for i in range(start, end):
            rows[i] = (widest / wide, lengths[i] / widest, end - start, i - start, actor)
    return rows


def _opens(text: str) -> bool:
    return bool(BULLET.match(text) or MARK.match(text))


def _joint(segments: Sequence[Segment], i: int) -> tuple[float, ...]:
    """Tell how a segment goes on from the one before: torn words and open lists."""
    if i == 0:
        return (0.0, 0.0, 0.0, 0.0, 0.0)
    before, text = segments[i - 1].text.strip(), segments[i].text.strip()
    torn = before.endswith("-") and text[:1].islower()
    joined = before[:-1] + text if torn else f"{before} {text}"
    both = _names_actor(MARK.sub("", joined).rstrip(",; -"))
    lowers = text[:1].islower() and not before.endswith((".", ":", ";"))
    # A line that ended though the next word had room ended a paragraph.
    near = segments[max(0, i - NEAR) : i + NEAR]
    room = max(len(segment.text) for segment in near) - len(before) - len(text.split()[0]) - 1
    return (float(torn), float(both), float(lowers), float(before.count("(") > before.count(")")), float(room))
