"""The annotated PDFs at hand: of the sample corpus and, where it lies beside the repository, of ../shared."""

import sys
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def annotated(patterns: Sequence[str]) -> Iterator[Path]:
    """Give the PDFs with a .jsonl file of their name, those that match one of the patterns; all where there is none."""
    if not SHARED.is_dir():
        print(f"skipped: {SHARED} is not at hand, only the sample corpus is measured", file=sys.stderr)
    for folder in (ROOT / "corpus", SHARED / "pdfs", SHARED / "real"):
        for path in sorted(folder.glob("*.pdf")):
            if path.with_suffix(".jsonl").exists() and any(fnmatch(path.name, name) for name in patterns or ["*"]):
                yield path
