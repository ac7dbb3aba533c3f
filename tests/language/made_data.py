"""A folder of small corpora to train on, of our own words, in the formats of the real ones."""

import json
import lzma
import random
from pathlib import Path

WORDS = (
    ("Der", "der", "DET", "ART", "PronType=Art", 2, "det"),
    ("Kreis", "Kreis", "NOUN", "NN", "Case=Nom", 3, "nsubj"),
    ("fördert", "fördern", "VERB", "VVFIN", "VerbForm=Fin", 0, "root"),
    ("gute", "gut", "ADJ", "ADJA", "Case=Acc", 5, "amod"),
    ("Kurse", "Kurs", "NOUN", "NN", "Case=Acc", 3, "obj"),
)
CONTRACTED = """\
# text = Er geht zum Amt.
1\tEr\ter\tPRON\tPPER\tPronType=Prs\t2\tnsubj\t_\t_
2\tgeht\tgehen\tVERB\tVVFIN\tVerbForm=Fin\t0\troot\t_\t_
3-4\tzum\t_\t_\t_\t_\t_\t_\t_\t_
3\tzu\tzu\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat|Definite=Def|Gender=Neut|PronType=Art\t5\tdet\t_\t_
5\tAmt\tAmt\tNOUN\tNN\tCase=Dat\t2\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_
"""
COURT = """\
Das O
Gericht O
wandte O
§ B-GS
3 I-GS
AufenthG I-GS
an O
, O
so O
der O
BGH B-RS
, I-RS
Urteil I-RS
. O"""
OWN = {"text": "Die Caritas berät Schulen in Kleve.", "spans": [[4, 11, "ORG"], [18, 25, "GROUP"], [29, 34, "PLACE"]]}


def plain_sentence() -> str:
    rows = ["# text = Der Kreis fördert gute Kurse."]
    for place, (form, lemma, pos, tag, feats, head, relation) in enumerate(WORDS, 1):
        blank = "SpaceAfter=No" if place == len(WORDS) else "_"
        rows.append(f"{place}\t{form}\t{lemma}\t{pos}\t{tag}\t{feats}\t{head}\t{relation}\t_\t{blank}")
    rows.append("6\t.\t.\tPUNCT\t$.\t_\t3\tpunct\t_\t_")
    return "\n".join(rows) + "\n"


def write_treebank(file: Path, sentences: int = 12) -> Path:
    block = plain_sentence() + "\n" + CONTRACTED
    file.write_bytes(lzma.compress("\n".join([block] * (sentences // 2)).encode()))
    return file


def write_data(folder: Path) -> Path:
    """Write all that a training reads, and a floret table."""
    folder.mkdir()
    for name in ("ud-gsd-dev", "ud-pud-test", "ud-gsd-test"):
        write_treebank(folder / f"{name}.conllu.xz")
    for name in ("ler-dev", "ler-test"):
        (folder / f"{name}.conll.xz").write_bytes(lzma.compress("\n\n".join([COURT] * 12).encode()))
    (folder / "gemeinden.csv").write_text("ags,name,kind,land\n1,Moers,Stadt,NW\n2,Goch,Stadt,NW\n", encoding="utf-8")
    draw = random.Random(1)
    rows = [f"{row} " + " ".join(f"{draw.gauss(0, 0.1):.4f}" for _ in range(8)) for row in range(100)]
    (folder / "table.txt").write_text("\n".join(["100 8 4 5 2 2166136261 < >", *rows]) + "\n", encoding="utf-8")
    return folder


def write_own(folder: Path) -> Path:
    """Write our own sentences and actors."""
    folder.mkdir()
    for name in ("entities_train", "entities_test"):
        (folder / f"{name}.jsonl").write_text((json.dumps(OWN) + "\n") * 12, encoding="utf-8")
    (folder / "actors.jsonl").write_text(json.dumps({"variants": ["AWO", "Diakonie"]}) + "\n", encoding="utf-8")
    return folder
