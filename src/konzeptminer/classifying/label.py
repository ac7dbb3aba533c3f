"""Printed labels of fields of action, without what differs only in print."""

import re
import unicodedata

NUMBER = re.compile(r"^(?:(?:punkt|kapitel|nr)\b\.?)?\s*(?:[ivx]+|[a-z](?=[.)])|[a-z]?-?\d+(?:\.\d+)*)[.):]*\s+")
"""`10.1.`, `IV`, `Kapitel 3:`, `B)`, `M-03`."""

WORD = re.compile(
    r"^(?:handlungsfeld|hf|handlungsfelder|handlungsschwerpunkt|baustein|bausteine|aktionsfeld|themenfeld|schwerpunkt"
    r"|querschnittsaufgabe|querschnittsthema|ag|arbeitsgruppe)\b\s*(?:[a-z]?\d+(?:\.\d+)*|[a-z](?=:))?\s*[.:–-]*\s*"
)
CONJUNCTION = re.compile(r"\s*(?:&|/|\+|,|\bund\b|\bsowie\b|\bu\.)\s*")


def fold_label(label: str) -> str:
    """Give a label without its number, words such as `Handlungsfeld`, letter case, conjunctions and punctuation."""
    text = " ".join(unicodedata.normalize("NFKC", label).casefold().split())
    while True:
        shorter = WORD.sub("", NUMBER.sub("", text), count=1).strip()
        if not shorter or shorter == text:
            break
        text = shorter
    return " ".join(re.findall(r"[^\W_]+", CONJUNCTION.sub(" ", text)))


def label_parts(label: str) -> list[str]:
    """Give the parts of a label that names several fields, folded: `Sport, Kultur und Freizeit` names three."""
    return [folded for part in CONJUNCTION.split(label) if (folded := fold_label(part))]
