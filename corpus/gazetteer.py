"""Makes src/konzeptminer/data/gemeinden.csv.gz: names and keys of municipalities, and which names are common words too.

    python corpus/gazetteer.py DATA src/konzeptminer/data/gemeinden.csv.gz

DATA holds `gemeinden.csv` (ags, name, kind, land; from the German weather service's list of warning cells) and, to
count words in, `protocols.txt.xz` and `laws.txt.xz` (official works). A town that is a district of its own stands in
kreise.csv.
"""

import csv
import gzip
import io
import lzma
import re
import sys
from collections import Counter
from pathlib import Path

READ = 90_000_000
"""Characters to count in, of each text."""

# What stands before a noun or a surname, and what before a place.
NOUN = {
    *("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine"),
    *("im", "zum", "zur", "vom", "beim", "am", "ins", "ihre", "ihr", "sein", "seine", "diese", "dieser", "dieses"),
    *("jede", "jeder", "jedes", "viel", "mehr", "Herr", "Herrn", "Frau", "Dr", "Prof", "Präsident", "Minister"),
    *("Abgeordnete", "Abgeordneter", "Abgeordneten", "Kollege", "Kollegen", "Kollegin", "Staatssekretär"),
}
PLACE = {"in", "aus", "nach", "bei", "Stadt", "Gemeinde", "Amtsgericht", "Universität", "Raum", "Kreis", "Landkreis"}
STATES = ["Sachsen", "Brandenburg", "Hessen", "Schleswig"]
"""Names of Länder, and a part of one, that a municipality bears as well."""


def main(data: Path, target: Path) -> None:
    """Write the table."""
    rows = list(csv.DictReader((data / "gemeinden.csv").open(encoding="utf-8")))
    for row in rows:
        row["name"] = row["name"].removeprefix("in Verwaltungsgemeinschaft ")
    first = {re.split(r"[ (/-]", row["name"])[0] for row in rows}
    words = common_words(data, first) | set(STATES)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["ags", "name", "kind", "word"])
    for row in rows:
        # A town that is a district of its own is known by its other name too: Offenbach am Main.
        row["ags"] = row["ags"].removesuffix("000")
        is_word = re.split(r"[ (/]", row["name"])[0] in words
        writer.writerow([row["ags"], row["name"], row["kind"][0], "w" if is_word else ""])
    # Without a time stamp, so that the same names give the same file.
    target.write_bytes(gzip.compress(table.getvalue().encode(), mtime=0))


def common_words(data: Path, names: set[str]) -> set[str]:
    """Give the names that stand like a noun, a surname or a word in lower case more often than like a place."""
    lower = {name.lower(): name for name in names}
    other: Counter[str] = Counter()
    place: Counter[str] = Counter()
    for file in ("protocols.txt.xz", "laws.txt.xz"):
        with lzma.open(data / file, "rt", encoding="utf-8") as text:
            before = ""
            for word in re.findall(r"\w+", text.read(READ)):
                if word in names:
                    other[word] += before in NOUN
                    place[word] += before in PLACE
                elif word in lower:
                    other[lower[word]] += 1
                before = word
    return {name for name in names if other[name] > max(1, place[name])}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
