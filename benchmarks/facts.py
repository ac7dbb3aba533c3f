"""Measures district, kind, year and title of the documents at hand.

    python benchmarks/facts.py

The expected facts of the five text exports stand in ../shared/gold/documents.json, those of the real PDFs below. Every
file is read under the name `a`, so that its name tells nothing.
"""

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from documents import SHARED

from konzeptminer.extraction import extract

REAL = {
    # file: key of the district, kinds that are right, years that are right, words of the title
    "real/at-rp2020-integration.pdf": (None, ("other", "concept"), (2020,), "Integration"),
    "real/karlsruhe-ksk2030-a.pdf": ("08212", ("concept",), (2019,), "Klimaschutzkonzept 2030"),
    "real/muenster-v0573-2024.pdf": ("05515", ("council_report",), (2024,), "Sachstandsbericht Klima"),
    "real/regensburg_hws_bauwerksverzeichnis.pdf": ("09362", ("other",), (2025,), "Bauwerksverzeichnis"),
    "real/negatives/muenster_energie_klimabilanz_2011.pdf": ("05515", ("other",), (2013,), "Energie- und Klimabilanz"),
    "real/negatives/regensburg_baumkataster_tabelle.pdf": ("09362", ("other",), (2024,), "Baumkataster"),
}


def main() -> None:
    right: Counter[str] = Counter()
    documents = 0
    for path, expected in [*_exports(), *((SHARED / name, facts) for name, facts in REAL.items())]:
        if not path.exists():
            continue
        documents += 1
        district, kinds, years, title = expected
        found = _read(path)
        checks = {
            "district": (found["ags"] if path.suffix == ".pdf" else found["district"]) == district,
            "kind": found["kind"] in kinds,
            "year": found["year"] in years,
            "title": title.casefold() in str(found["title"]).casefold(),
        }
        right.update(name for name, is_right in checks.items() if is_right)
        wrong = [f"{name}: {found[name]}" for name, is_right in checks.items() if not is_right]
        print(f"| {path.stem} | {'; '.join(wrong) or 'right'} |")
    for name in ("district", "kind", "year", "title"):
        print(f"{name}: {right[name]} of {documents}")


def _exports() -> Iterator[tuple[Path, tuple[str | None, tuple[str, ...], tuple[int, ...], str]]]:
    gold = SHARED / "gold" / "documents.json"
    for paper in json.loads(gold.read_text(encoding="utf-8")) if gold.exists() else []:
        path = SHARED / "seeds" / f"{paper['doc']}.txt"
        yield path, (paper["district"], (paper["kind"],), (paper["year"],), paper["title"])


def _read(path: Path) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        document = extract(shutil.copy(path, Path(folder, f"a{path.suffix}"))).document
    return {
        "district": document.district and document.district.name,
        "ags": document.district and document.district.ags,
        "kind": document.kind.value,
        "year": document.year,
        "title": document.title,
    }


if __name__ == "__main__":
    main()
