"""Names of actors told to be one, and their kinds, on the groups of corpus/language/actors.jsonl.

    python benchmarks/actors.py [-v]

All names of a half stand in one list, as in a document; precision and recall are over pairs of names. The rules were
developed on the first half. `-v` names the groups that fell apart and the kinds that differ.
"""

import json
import sys
from itertools import combinations
from pathlib import Path

from konzeptminer import normalise_actors

GROUPS = Path(__file__).parents[1] / "corpus" / "language" / "actors.jsonl"


def main() -> None:
    rows = [json.loads(line) for line in GROUPS.read_text(encoding="utf-8").splitlines()]
    groups = [row for row in rows if "variants" in row]
    misses = [row["different"] for row in rows if "different" in row]
    print("| half | names | precision | recall | F1 | kind | near misses apart |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for half, ours, apart in (("first", groups[:60], misses[:20]), ("second", groups[60:], misses[20:])):
        print(f"| {half} | {measured(ours)} | {told_apart(apart)} of {len(apart)} |")
        if "-v" in sys.argv[1:]:
            show(ours)


def measured(groups: list[dict[str, object]]) -> str:
    owners = [(number, name) for number, group in enumerate(groups) for name in group["variants"]]
    actors = normalise_actors([name for _, name in owners])
    both = given = told = 0
    for (first, one), (second, other) in combinations(zip((owner for owner, _ in owners), actors, strict=True), 2):
        both += first == second and one.key == other.key
        given += first == second
        told += one.key == other.key
    precision, recall = both / max(told, 1), both / max(given, 1)
    kinds = sum(actor.kind == groups[owner]["type"] for (owner, _), actor in zip(owners, actors, strict=True))
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{len(owners)} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {kinds / len(owners):.3f}"


def told_apart(misses: list[list[str]]) -> int:
    return sum(len({actor.key for actor in normalise_actors(pair)}) == 2 for pair in misses)


def show(groups: list[dict[str, object]]) -> None:
    for group in groups:
        actors = normalise_actors(group["variants"])
        if len({actor.key for actor in actors}) > 1 or any(actor.kind != group["type"] for actor in actors):
            print(group["type"], [(actor.text, actor.key, actor.kind.value) for actor in actors])


if __name__ == "__main__":
    main()
