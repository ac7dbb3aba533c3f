"""Accuracy of the decision on line-break hyphens, for each word list, with and without the document's own vocabulary.

Running text is set in narrow columns: words are broken at the syllables that pyphen allows, and at half of their real
hyphens. What the text was before is the truth. Every twentieth paragraph is set in capitals, as headings are.

Run it with `python benchmarks/hyphens.py [FOLDER]`; FOLDER holds `protocols.txt.xz` and `laws.txt.xz`, one paragraph a
line. Needs pyphen; the rows of wordfreq are left out where it is not installed.
"""

import importlib
import importlib.util
import lzma
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from konzeptminer.text.hyphen import HyphenJoiner, Join
from konzeptminer.text.words import WordList

FOLDER = Path(__file__).parents[2] / "shared" / "data"
SOURCES = ("protocols.txt.xz", "laws.txt.xz")
LINES = 100
DOCUMENTS = 100
STRIDE = 50
WIDTHS = (22, 28, 35, 45, 60)
SEED = 2

WORD = re.compile(r"[^\W\d_]+")
HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
SUSPENDED = re.compile(r"\w-$")
SMALL = re.compile(r"[^\W_]+-[a-zäöüß]{2,}")
NEVER_SUSPENDED = re.compile(
    r"\w- (?!(?:aber|als|auf|bis|bzw|beziehungsweise|gegen|in|mit|noch|oder|sowie|statt|und|u\.|von|wie|zu|zum|zur)\b)"
)
"""A hyphen before a blank that is left over from a line break of the source itself."""

LOAD = {
    "simplemma": "from simplemma import is_known; is_known('Haus', lang='de')",
    "wordfreq": "from wordfreq import get_frequency_dict; get_frequency_dict('de', 'best')",
}


class Break(NamedTuple):
    """A hyphen at the end of a line."""

    left: str
    right: str
    truth: Join

    @property
    def kind(self) -> str:
        """The column of the table that it counts for."""
        if self.truth is Join.SPACE:
            return "suspended"
        name = "broken" if self.truth is Join.JOIN else "hyphen"
        if (self.left + self.right).isupper() and len(self.left) > 1:
            return f"{name}, capitals"
        return f"{name} + {'small' if self.right.lstrip('„»(')[:1].islower() else 'other'}"


class Typesetter:
    """Sets paragraphs in a narrow column and remembers every hyphen at a line's end."""

    def __init__(self, width: int, chance: random.Random) -> None:
        self.lines: list[str] = []
        self.breaks: list[Break] = []
        self._dictionary = importlib.import_module("pyphen").Pyphen(lang="de_DE")
        self._width = width
        self._chance = chance

    def add(self, paragraph: str) -> None:
        """Set a paragraph; it begins on a line of its own."""
        line = ""
        for word in paragraph.split():
            if SUSPENDED.search(line) and self._chance.random() < 0.5:
                line = self._end(line, word)
            line = self._set(line, word)
        self.lines.append(line)

    def _end(self, line: str, following: str) -> str:
        if SUSPENDED.search(line):
            self.breaks.append(Break(line.rsplit(maxsplit=1)[-1][:-1], following, Join.SPACE))
        self.lines.append(line)
        return ""

    def _set(self, line: str, word: str) -> str:
        before = ""  # what stands of the word in the lines above
        while True:
            room = self._width - len(line) - bool(line)
            hyphens = [match.start() for match in HYPHEN.finditer(word)]
            if hyphens and self._chance.random() < 0.5:
                cut, truth = self._chance.choice(hyphens), Join.KEEP
            elif len(word) <= room:
                return f"{line} {word}" if line else word
            else:
                cut, truth = self._best_cut(word, room, hyphens)
            if cut:
                self.breaks.append(Break(before + word[:cut], word[cut + (truth is Join.KEEP) :], truth))
                self.lines.append(f"{line} {word[:cut]}-".lstrip())
                before += word[: cut + (truth is Join.KEEP)]
                line, word = "", word[cut + (truth is Join.KEEP) :]
            elif line:
                line = self._end(line, word)
            else:
                return word

    def _best_cut(self, word: str, room: int, hyphens: list[int]) -> tuple[int, Join]:
        cuts = [(cut, Join.KEEP) for cut in hyphens]
        for match in WORD.finditer(word):
            cuts += [(match.start() + at, Join.JOIN) for at in self._dictionary.positions(match[0])]
        return max((cut for cut in cuts if cut[0] < room), key=lambda cut: cut[0], default=(0, Join.JOIN))


def paragraphs(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from (line.strip() for line in lines if line.strip())


def documents(path: Path) -> Iterator[list[str]]:
    lines = paragraphs(path)
    for _ in range(DOCUMENTS):
        if document := list(islice(lines, LINES)):
            yield document
        for _ in islice(lines, LINES * (STRIDE - 1)):
            pass


def typeset(folder: Path) -> list[tuple[str, list[Break]]]:
    chance = random.Random(SEED)
    sampled = [document for name in SOURCES for document in documents(folder / name)]
    seen = Counter(form for name in SOURCES for line in paragraphs(folder / name) for form in SMALL.findall(line))
    pages = []
    for document in sampled:
        typesetter = Typesetter(chance.choice(WIDTHS), chance)
        for line in document:
            # Forms that stand nowhere else are as a rule line breaks that the source kept.
            if not NEVER_SUSPENDED.search(line) and all(seen[form] >= 3 for form in SMALL.findall(line)):
                typesetter.add(line.upper() if chance.random() < 0.05 else line)
        pages.append(("\n".join(typesetter.lines), typesetter.breaks))
    return pages


def word_lists() -> Iterator[tuple[str, WordList]]:
    from simplemma import Lemmatizer, is_known
    from simplemma.strategies import DefaultStrategy, RaiseErrorFallbackStrategy

    lemmatizer = Lemmatizer(
        lemmatization_strategy=DefaultStrategy(greedy=True),
        fallback_lemmatization_strategy=RaiseErrorFallbackStrategy(),
    )

    def is_lemmatized(word: str) -> bool:
        try:
            lemmatizer.lemmatize(word, "de")
        except ValueError:
            return False
        return True

    def in_simplemma(word: str) -> bool:
        return is_known(word, lang="de")

    yield "none", Plain(lambda _: False)
    yield "simplemma", Plain(in_simplemma)
    yield "simplemma, greedy", Greedy(in_simplemma, is_lemmatized)
    yield "simplemma, compounds", WordList(in_simplemma)
    try:
        frequencies = importlib.import_module("wordfreq").get_frequency_dict("de", "best")
    except ModuleNotFoundError:
        print("wordfreq is not installed: its rows are left out.")
        return

    def in_wordfreq(word: str) -> bool:
        return word.lower() in frequencies

    yield "wordfreq", Plain(in_wordfreq)
    yield "wordfreq, compounds", WordList(in_wordfreq)


class Plain(WordList):
    """A word list without compounds."""

    def _split(self, word: str) -> bool:
        return False


class Greedy(WordList):
    """A word list that takes for a word what simplemma's own decomposition finds a lemma for."""

    def __init__(self, known: Callable[[str], bool], lemmatized: Callable[[str], bool]) -> None:
        super().__init__(known)
        self._lemmatized = lemmatized

    def is_word(self, word: str) -> bool:
        """Tell whether simplemma finds a lemma."""
        return word.isalpha() and self._lemmatized(word.capitalize() if word.isupper() else word)


def score(pages: list[tuple[str, list[Break]]], words: WordList, *, with_vocabulary: bool) -> dict[str, float]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text, breaks in pages:
        joiner = HyphenJoiner.from_text(text, words=words) if with_vocabulary else HyphenJoiner(words=words)
        for each in breaks:
            correct = joiner.decide(each.left, each.right) is each.truth
            for kind in (each.kind, "all"):
                total[kind] += 1
                right[kind] += correct
    return {kind: right[kind] / total[kind] for kind in total}


def print_loading(name: str, statement: str) -> None:
    timed = f"import time; t = time.perf_counter(); {statement}; print(time.perf_counter() - t)"
    traced = f"import tracemalloc as m; m.start(); {statement}; print(m.get_traced_memory()[0] / 2**20)"
    done = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=False) for code in (timed, traced)]
    if all(each.returncode == 0 for each in done):
        seconds, mebibytes = (float(each.stdout) for each in done)
        print(f"{name}: loaded in {seconds:.1f} s, {mebibytes:.0f} MiB")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if missing := [name for name in SOURCES if not (folder / name).is_file()]:
        print(f"Skipped: {folder} has no {' and no '.join(missing)}. Name the folder that has.")
        return
    if importlib.util.find_spec("pyphen") is None:
        print("Skipped: pyphen is not installed. `pip install pyphen`, then run this again.")
        return
    pages = typeset(folder)
    counts = Counter(each.kind for _, breaks in pages for each in breaks)
    kinds = [kind for kind, _ in counts.most_common()]
    print(f"{'word list':22}{'vocabulary':12}" + "".join(f"{kind:>19}" for kind in (*kinds, "all")))
    print(
        f"{'(number of breaks)':34}"
        + "".join(f"{count:19}" for count in (*(counts[kind] for kind in kinds), counts.total()))
    )
    for name, words in word_lists():
        for with_vocabulary in (False, True):
            scores = score(pages, words, with_vocabulary=with_vocabulary)
            row = "".join(f"{scores[kind]:19.4f}" for kind in (*kinds, "all"))
            print(f"{name:22}{'document' if with_vocabulary else 'none':12}{row}")
    for name, statement in LOAD.items():
        print_loading(name, statement)


if __name__ == "__main__":
    main()
