"""Training of components of spaCy."""

import random
import time
from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import Adam, compounding, fix_random_seed

Log = Callable[[str], None]


def train_components(
    nlp: Language,
    examples: Sequence[Example],
    *,
    epochs: int,
    seed: int,
    dropout: float = 0.1,
    log: Log = lambda _: None,
) -> None:
    """Train all trainable components of a pipeline; in the end they hold the averaged weights.

    Args:
        nlp: The pipeline.
        examples: What to learn.
        epochs: Times that training goes through them.
        seed: Start of all that is drawn by chance.
        dropout: Share of what is hidden while learning.
        log: Called with a line after each epoch.
    """
    fix_random_seed(seed)
    random.seed(seed)
    draw = random.Random(seed)
    optimizer = Adam(
        0.001, beta1=0.9, beta2=0.999, eps=1e-8, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True
    )
    nlp.initialize(lambda: list(examples), sgd=optimizer)
    order = list(examples)
    sizes = compounding(4.0, 24.0, 1.001)
    for epoch in range(epochs):
        start = time.perf_counter()
        draw.shuffle(order)
        losses: dict[str, float] = {}
        for batch in minibatch(order, size=sizes):  # type: ignore[no-untyped-call]
            nlp.update(batch, drop=dropout, sgd=optimizer, losses=losses)
        shown = ", ".join(f"{name} {loss:.0f}" for name, loss in losses.items())
        log(f"epoch {epoch + 1} of {epochs}: {shown} ({time.perf_counter() - start:.0f} s)")
    averages = optimizer.averages or {}
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if model is not None and hasattr(model, "walk"):
            for node in model.walk():
                for name in node.param_names:
                    if (node.id, name) in averages:
                        node.set_param(name, averages[(node.id, name)])


def as_examples(docs: Sequence[Doc]) -> list[Example]:
    """Give examples that start from the words and sentences of the annotation, as at the time of use."""
    return [
        Example(
            Doc(
                doc.vocab,
                words=[token.text for token in doc],
                spaces=[bool(token.whitespace_) for token in doc],
                sent_starts=[token.is_sent_start for token in doc],
            ),
            doc,
        )
        for doc in docs
    ]
