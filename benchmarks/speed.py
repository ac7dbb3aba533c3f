"""Pages a second and peak memory of `extract` beside plain pdfplumber, on the same files in the same run.

    python benchmarks/speed.py [FILE.pdf ...] [--repeat 3] [--long 500]

Each measurement is a process of its own, so that peak memory is that of one task alone; the two take turns, and the
best of the repeated times counts. A process does its task twice: the first time konzeptminer also loads its word list,
once for all files. Plain pdfplumber is `page.extract_tables()` with every page closed behind it.
`--long` adds a file of that many pages, made on the spot, on which memory must not grow with the pages.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[1]

TASKS = {
    "konzeptminer": "from konzeptminer import extract\nextract(sys.argv[1])",
    "pdfplumber": (
        "import pdfplumber\n"
        "with pdfplumber.open(sys.argv[1]) as pdf:\n"
        "    for page in pdf.pages:\n        page.extract_tables()\n        page.close()"
    ),
}

FRAME = """
import json, resource, sys, time
{imports}
def task():
{body}
seconds = []
for _ in range(2):
    start = time.perf_counter()
    task()
    seconds.append(time.perf_counter() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({{"first": seconds[0], "again": seconds[1], "peak": peak}}))
"""


def measure(task: str, path: Path) -> dict[str, float]:
    imports, body = TASKS[task].split("\n", 1)
    code = FRAME.format(imports=imports, body=textwrap.indent(body, "    "))
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return measured


def page_count(path: Path) -> int:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return len(pdf.pages)


def make_long(pages: int, folder: Path) -> Path:
    """Write a PDF of many pages, each with a table of measures."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    style = getSampleStyleSheet()["BodyText"]
    head = [Paragraph(text, style) for text in ("Ziel", "Maßnahme", "Zuständigkeit", "Ressourcen")]
    story = []
    for page in range(pages):
        rows = [
            [
                Paragraph(f"Ziel {page}.{row}: Angebote vor Ort besser bekannt machen", style),
                Paragraph(f"Maßnahme {page}.{row}: Beratung in jedem Rathaus an zwei Tagen in der Woche", style),
                Paragraph("Amt 50, Jobcenter", style),
                Paragraph("vorhandenes Personal", style),
            ]
            for row in range(9)
        ]
        story += [Table([head, *rows], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]), PageBreak()]
    path = folder / f"long-{pages}.pdf"
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--long", type=int, default=0)
    arguments = parser.parse_args()
    files = arguments.files or sorted((ROOT / "corpus").glob("*.pdf"))
    with tempfile.TemporaryDirectory() as folder:
        if arguments.long:
            files += [make_long(arguments.long // 10, Path(folder)), make_long(arguments.long, Path(folder))]
        print("| file | pages | pages/s first | again | pdfplumber | time ratio first | again | MiB | pdfplumber |")
        print("| --- " * 9 + "|")
        for path in files:
            pages = page_count(path)
            runs: dict[str, list[dict[str, float]]] = {task: [] for task in TASKS}
            for _ in range(arguments.repeat):
                for task in TASKS:
                    runs[task].append(measure(task, path))
            ours, plain = runs["konzeptminer"], runs["pdfplumber"]
            first, again = (min(run[key] for run in ours) for key in ("first", "again"))
            theirs = min(min(run["first"], run["again"]) for run in plain)
            peaks = [max(run["peak"] for run in task) for task in (ours, plain)]
            print(
                f"| {path.name} | {pages} | {pages / first:.1f} | {pages / again:.1f} | {pages / theirs:.1f} "
                f"| {first / theirs:.2f} | {again / theirs:.2f} | {peaks[0]:.0f} | {peaks[1]:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
