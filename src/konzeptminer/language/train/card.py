"""The card of a trained pipeline."""

from importlib.resources import files
from pathlib import Path

from konzeptminer.language.evaluate import Found, PipelineScores
from konzeptminer.language.settings import PipelineSettings


def write_card(out: Path, scores: PipelineScores, settings: PipelineSettings, *, own: int) -> None:
    """Write `README.md` beside the pipeline.

    Args:
        out: Folder of the pipeline.
        scores: How well it reads.
        settings: How it was trained.
        own: Number of our own sentences that it was trained on.
    """
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file()) / 1e6
    rows = [*_rows("our sentences", scores.own), *_rows("court decisions", scores.legal)]
    text = (
        (files("konzeptminer.data") / "language" / "card.md")
        .read_text(encoding="utf-8")
        .format(
            **settings.model_dump(exclude={"sentences"}),
            own=own,
            size=size,
            speed=scores.words_a_second,
            sentences=scores.sentences.f1,
            ends=scores.sentence_ends.f1,
            ends_p=scores.sentence_ends.precision,
            ends_r=scores.sentence_ends.recall,
            tag=scores.syntax["tag_acc"],
            pos=scores.syntax["pos_acc"],
            morph=scores.syntax["morph_acc"],
            lemma=scores.syntax["lemma_acc"],
            uas=scores.syntax["dep_uas"],
            las=scores.syntax["dep_las"],
            plain=scores.without_stop,
            by_marks=1 - scores.without_stop / max(1, scores.sentences.gold),
            count=scores.sentences.gold,
            names="\n".join(rows),
            fine=", ".join(f"{label} {hits} of {total}" for label, (total, hits) in scores.fine.items()),
        )
    )
    (out / "README.md").write_text(text, encoding="utf-8")


def _rows(where: str, scores: dict[str, Found]) -> list[str]:
    return [
        f"| {label} ({found.gold}) | {where} | {found.precision:.3f} | {found.recall:.3f} | {found.f1:.3f} |"
        for label, found in scores.items()
    ]
