"""The title of a document, as printed."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import dropwhile

from konzeptminer.facts.gazetteer import find
from konzeptminer.facts.paper import EARLY_PAGES, Paper
from konzeptminer.layout.page import PageLayout, TextLine

LONGEST = 300
LARGE = 1.15
"""The print of a title is this many times as high as that of the text."""

FILE_NAME = re.compile(
    r"^\S*_\S*$|\.\w{2,5}$|^(?:Microsoft\s|untitled|unbenannt|dokument\d*$|vorlage$|\W*$|präsentation\d*$|folie\s?\d)",
    re.IGNORECASE,
)
"""A title in the metadata that is but the name of a file or of a program."""

NO_TITLE = re.compile(
    r"^\W*(?:vorwort|grußwort|inhalt\w*|impressum|einleitung|präambel|anlage\b.{0,20}|entwurf|seite\s*\d+|(?:nicht\s*)?öffentlich\w*(?:\s+sitzung)?"
    r"|gremium.*|termin.*|beratungs\w*folge.*|sitzung.*|stand\b.*|tagesordnung.*|der\s+(?:landrat|bürgermeister|oberbürgermeister|städteregionsrat)"
    r"|die\s+(?:landrätin|bürgermeisterin|oberbürgermeisterin)|(?:fach(?:bereich|dienst)|dezernat|amt|sachgebiet|referat|abteilung)\b.*|\w*(?:amt|referat|behörde)"
    r"|(?:\w*vorlage|drucksache|ds)\b.{0,40}|\w*vorlage\s+(?:für|an)\s.*|baustein.*|top\b.*|datum.*|az\b.*|aktenzeichen.*|herausge\w+.*|beschluss(?:vorschlag)?\b.*)\W*$",
    re.IGNORECASE,
)
"""A line at the front that names something else than the paper's subject."""

DATE_LINE = re.compile(
    # Behind a longer word a year belongs to the title: `Fortschreibung 2016`.
    r"^\W*(?:\w{1,9}\s+|\w+,\s+)?(?:(?:den|im|am)\s+)?(?:\d{1,2}\.\s?)?(?:\d{1,2}\.|[A-ZJ]\w{2,8})?\s?(?:19|20)\d\d\W*$"
)
SENTENCE_END = re.compile(r"[.:;?]\s*$")
LABELS = re.compile(
    r"\b(?:ziele?|maßnahmen?|zuständig\w*|verantwortlich\w*|ressourcen|zeitraum|kosten|baustein)\b", re.IGNORECASE
)
HEADING = re.compile(r"^\s{0,3}(#{1,3})\s+(\S.*?)\s*#*\s*$")

NO_SUBTITLE = re.compile(r"\d{2}\.\d{2}|\bvon\s+[A-Z]\w+\s+[A-Z]|^\W*[-•*]|^\d{1,2}(?:\.\d{1,2})*\.?\s")
"""A date, an author, an item, or the heading of a chapter."""

COLUMNS = re.compile(r"\s{3,}")
"""What stands side by side on a letterhead is written in one line of a text export."""

FRONT_PARAGRAPHS = 8
HEAD_LINES = 14
MOST_LINES = 4
"""A title in a text export has no more lines than this."""


def find_title(paper: Paper) -> str | None:
    """Give the title: in print larger than the rest, at the front of a text, in the running foot, in the metadata."""
    found = _printed(paper) if paper.printed else _typed(paper)
    metadata = paper.metadata.title
    if metadata and FILE_NAME.search(metadata):
        metadata = None
    return found or metadata or _running(paper)


def _printed(paper: Paper) -> str | None:
    """Give the largest print of the first page outside tables, if it is larger than the rest."""
    pages = paper.pages
    hidden = paper.furniture[0] if paper.furniture else set()
    shown = [line for line in pages[0].lines if _letters(line.text) >= 4 and line.bbox[0] >= 0] if pages else []
    lines = [line for line in shown if not any(line is pages[0].lines[index] for index in hidden)] or shown
    if not lines:
        return None
    largest = max(line.height for line in lines)
    if len(lines) > 1 and largest < LARGE * _usual_height(pages[:EARLY_PAGES]):
        return _top_bold(pages[0])
    # A page of which most is as large as the largest has merged lines, and no title.
    first = next(number for number, line in enumerate(lines) if line.height > 0.95 * largest)
    last = first
    while last < len(lines) and lines[last].height > 0.95 * largest and _goes_on(lines, first, last):
        last += 1
    return _joined([line.text for line in lines[first:last]])


def _goes_on(lines: Sequence[TextLine], first: int, number: int) -> bool:
    """Tell whether a line stands right below the one before."""
    above = lines[max(first, number - 1)]
    return number == first or lines[number].bbox[1] - above.bbox[3] < 2.5 * above.height


def _usual_height(pages: Sequence[PageLayout]) -> float:
    """Give the height of the line in which the middle letter stands."""
    heights = sorted((line.height, _letters(line.text)) for page in pages for line in page.lines)
    half = sum(letters for _, letters in heights) / 2
    for height, letters in heights:
        half -= letters
        if half <= 0:
            return height
    return 0.0


def _top_bold(page: PageLayout) -> str | None:
    """Give the bold lines above the text of a page in one size of print."""
    lines = [line for line in page.lines if _letters(line.text) >= 4]
    start = next((number for number, line in enumerate(lines[:12]) if line.bold and not _is_else(line.text)), None)
    if start is None:
        return None
    end = start
    while end < len(lines) and lines[end].bold and end - start < MOST_LINES:
        end += 1
    return _joined([line.text for line in lines[start:end]]) if end < len(lines) else None


def _typed(paper: Paper) -> str | None:
    """Give the first heading of a text file with the one right below it, or its first lines before a blank one."""
    returning = {line.casefold() for line in paper.running}
    parts: list[str] = []
    labels = {match.casefold() for match in LABELS.findall("\n".join(paper.lines[:HEAD_LINES]))}
    if len(labels) >= 3:
        return None  # the head of a table is the first thing in the file
    for level, printed in _front_paragraphs(paper):
        text = printed if level or parts else _without_letterhead(printed)
        folded = " ".join(text.split()).strip("*_ ")
        if folded.casefold() in returning or _is_else(folded):
            if parts:
                break
            continue
        if not parts:
            if not level and not _may_be_title(text):
                return None
            parts.append(_joined([*text.split("\n")]) or "")
        else:
            is_second = (level or text.count("\n") < 1) and len(folded) < 90 and _may_be_title(text)
            if is_second and not NO_SUBTITLE.search(folded):
                parts.append(folded)
            break
    return ". ".join(parts)[:LONGEST] if parts else None


def _without_letterhead(text: str) -> str:
    """Take the first lines of a paragraph away as long as each part of them names a sender, a number or a date."""
    return "\n".join(dropwhile(_is_letterhead, text.split("\n")))


def _is_letterhead(line: str) -> bool:
    return all(_is_else(part) for part in COLUMNS.split(line) if part.strip())


def _front_paragraphs(paper: Paper) -> list[tuple[int, str]]:
    """Give the first paragraphs and headings of a text with the headings' levels, 0 for a paragraph."""
    raw = "\n".join(page.text.text for page in paper.pages[:2])
    found: list[tuple[int, str]] = []
    open_ = False
    for line in raw.split("\n")[:80]:
        heading = HEADING.match(line)
        if heading:
            found.append((len(heading[1]), heading[2]))
            open_ = False
        elif not line.strip():
            open_ = False
        elif open_:
            found[-1] = (0, f"{found[-1][1]}\n{line.strip()}")
        else:
            found.append((0, line.strip()))
            open_ = True
    return found[:FRONT_PARAGRAPHS]


def _may_be_title(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) <= MOST_LINES and not SENTENCE_END.search(text) and not re.match(r"\s*[-•*|]", text)


def _running(paper: Paper) -> str | None:
    """Give the running foot; in capitals, as the text writes it."""
    for line in paper.running:
        if _is_else(line) or len(LABELS.findall(line)) > 1:
            continue
        return _in_lower_case(line, paper.text) if line.isupper() else line
    return None


def _in_lower_case(line: str, text: str) -> str:
    """Write capitals as the text writes each word, else with a capital in front."""
    words = set(re.findall(r"\w+", line.casefold()))
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for word in re.findall(r"\w+", text):
        if word.casefold() in words and not word.isupper():
            spelled[word.casefold()][word] += 1
    found = re.sub(
        r"\w+",
        lambda match: (
            spelled[match[0].casefold()].most_common(1)[0][0]
            if match[0].casefold() in spelled
            else match[0].capitalize()
        ),
        line,
    )
    return found[:1].upper() + found[1:]


def _is_else(text: str) -> bool:
    """Tell whether a line names a sender, a date or a part of the paper."""
    folded = " ".join(text.split())
    return bool(_letters(folded) < 4 or NO_TITLE.match(folded) or DATE_LINE.match(folded) or find(folded) is not None)


def _joined(lines: list[str]) -> str | None:
    text = ""
    for line in lines:
        folded = " ".join(line.split())
        is_broken = text.endswith("-") and folded[:1].islower()
        text = text[:-1] + folded if is_broken else f"{text} {folded}".strip()
    return text[:LONGEST] or None


def _letters(line: str) -> int:
    return sum(letter.isalpha() for letter in line)
