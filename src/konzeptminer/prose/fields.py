"""The chapter that a paragraph stands in: which field of action it names, and whether it announces measures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from konzeptminer.rows.roles import Role
from konzeptminer.rows.section_blocks import NUMBERING, Block
from konzeptminer.rows.section_outline import (
    CERTAIN,
    NO_CHAPTER,
    Head,
    Outline,
    field_below,
    head_of,
    name_of,
)
from konzeptminer.text.passage import Passage

MARKED = re.compile(
    r"\s*(?:[\dA-Z.]{1,6}\s+)?(?:(?:Handlungsfeld|Handlungsschwerpunkt|Handlungsbereich|Aktionsfeld|Themenfeld)\b"
    r"|(?:Baustein|Punkt|Schwerpunkt|Leitthema|Themenbereich|Bereich)(?=\s*:|\s+[\dIVX]))"
    r"(?:\s+(?:[\dIVX]+[\d.]*|[A-Z])(?=[\s.:–-]|$))?(?P<rest>.*)",
    re.DOTALL,
)
"""A heading that names a field of action by a word for it and a number, or a colon: `Baustein 10.1.: Sprache`."""

APART = re.compile(
    r"\b(?:anlass|sachverhalt\w*|beschluss\w*|ausblick|fazit|finanzielle|anlagen?|begründung|zusammenfassung|rechtslage"
    r"|ausgangslage|problemstellung|vorbemerkung\w*|schlussbemerkung\w*|weiteres\s+vorgehen|nächste\s+schritte"
    r"|beratungsfolge|betreff|datum|gremium|aktenzeichen|tagesordnung\w*|\w*vorlage)\b",
    re.IGNORECASE,
)
"""Headings of a council paper's own parts, which end a field of action."""


BACKGROUND = re.compile(
    r"\b(?:anlass|vorbemerkung\w*|vorwort|grußworte?|einleitung|einführung|impressum|inhalt\w*|verzeichnis|\w+verzeichnis|glossar|literatur\w*"
    r"|quellen|anhang|abkürzungen|rechtslage|rechtliche\w*|gesetzliche\w*|begriffe?|begriffsbestimmung\w*|definition\w*"
    r"|teilnehmer\w*|teilnehmende\w*|mitglieder|methodik|bevölkerung\w*|demografi\w+|statistik|datengrundlage)\b",
    re.IGNORECASE,
)
"""Headings of parts that say why and whence, and what no paper does."""

LAW = re.compile(r"\b(?:rechtslage|rechtliche\w*|gesetzliche\w*)\b", re.IGNORECASE)
"""Those of them that hold no measures within a field of action either."""

AHEAD = re.compile(
    r"\b(?:ausblick|nächste\s+schritte|weiteres\s+vorgehen|weitere\s+schritte|\w*empfehlungen|perspektiven)\b",
    re.IGNORECASE,
)
"""Headings of parts that look ahead: plans are told there even where the measures stand in tables."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where paragraphs stand.

    Attributes:
        heads: The open headings.
        field: The name of the field of action; None where no heading gives one.
        is_marked: A word such as `Handlungsfeld` or `Baustein` says that it is one.
        announces: The lowest heading that says what is below says that it is measures.
        is_background: The heading is that of a part which holds no measures, such as a foreword.
        looks_ahead: The lowest heading says that the part tells what comes next.
        title: The text of the lowest heading, of which the type need not tell.
    """

    heads: tuple[Head, ...] = ()
    field: Passage | None = None
    is_marked: bool = False
    announces: bool = False
    is_background: bool = False
    looks_ahead: bool = False
    title: str = ""


class Chapters:
    """Follows the headings of a document."""

    def __init__(self) -> None:
        self._outline = Outline()
        self._marked: Head | None = None
        self._is_apart = False
        self._background: Head | None = None
        self.current = Chapter()

    def open(self, block: Block) -> None:
        """Open a heading that its type tells."""
        self._outline.open(block)
        head = self._outline.heads[-1]
        if is_marked(block):
            self._marked = head
        elif self._marked is not None and _ends(head, self._marked):
            self._marked = None
        self._is_apart = _names_part(block)
        self._set_background(head)
        self.current = self._chapter(block)

    def open_below(self, block: Block) -> None:
        """Open a heading in the type of the text: it stands below all others, but may name the next field."""
        if is_marked(block):
            self._marked, self._is_apart = head_of(block), False
        elif _names_part(block):
            self._marked, self._is_apart = None, True
        self._set_background(head_of(block))
        self.current = self._chapter(block)
        if self.current.field is None or self._is_parallel(block):
            field = self._field_named(block)
            self.current = replace(self.current, field=field)

    def _is_parallel(self, block: Block) -> bool:
        """Tell whether a heading in the type of the text counts on from those above: `5. Wohnen` behind `4. Arbeit`."""
        head, above = head_of(block), self._outline.heads[-1:]
        return bool(self._marked is None and head.depth and above and above[0].depth == head.depth)

    def _field_named(self, block: Block) -> Passage | None:
        """Give the field of action that a heading in the type of the text names; None where it names a part."""
        head = head_of(block)
        is_part = _names_part(block) or BACKGROUND.search(block.passage.raw) or AHEAD.search(block.passage.raw)
        is_label = head.match is not None and head.match.score >= CERTAIN
        return None if is_part or is_label else name_of(head)

    def _set_background(self, head: Head) -> None:
        """Open a part without measures, or close it by a heading of its rank."""
        if BACKGROUND.search(head.block.passage.raw):
            self._background = head
        elif self._background is not None and not self._background.outranks(head):
            self._background = None

    def _chapter(self, block: Block) -> Chapter:
        heads = self._outline.heads
        announces = _announces(heads, block)
        title = " ".join(block.passage.raw.split())
        looks_ahead = bool(AHEAD.search(title))
        if self._marked is not None:
            return Chapter(
                heads,
                name_of(self._marked),
                is_marked=True,
                announces=announces,
                is_background=bool(LAW.search(title)),
                looks_ahead=looks_ahead,
                title=title,
            )
        field = None if self._is_apart else field_below(heads)
        is_background = self._background is not None
        return Chapter(
            heads, field, announces=announces, is_background=is_background, looks_ahead=looks_ahead, title=title
        )


def _announces(heads: Sequence[Head], lowest: Block) -> bool:
    """Tell whether the lowest heading that says what is below says that it is measures."""
    heads = heads if heads and heads[-1].block is lowest else (*heads, head_of(lowest))
    labels = [head for head in heads if head.role is not None and not head.is_hint]
    if not labels or labels[-1].match is None:
        return False
    return labels[-1].role is Role.MEASURE and labels[-1].match.score >= CERTAIN


def is_marked(block: Block) -> bool:
    """Tell whether a heading names one field of action: `Baustein 10.1.: Sprache`, `Handlungsfeld Wohnen`."""
    match = MARKED.match(block.passage.raw)
    return match is not None and len(re.findall(r"[^\W\d_]{3,}", match["rest"])) > 0


def _names_part(block: Block) -> bool:
    text = block.passage.raw
    return bool(NO_CHAPTER.search(text) or APART.match(text.strip()))


def _ends(head: Head, marked: Head) -> bool:
    """Tell whether a heading ends a field: one of higher rank, or a part of the paper that is no field."""
    if _names_part(head.block):
        return True
    number = NUMBERING.match(head.block.passage.raw)
    if head.depth and marked.depth and number:
        return head.depth <= marked.depth
    return head.outranks(marked)
