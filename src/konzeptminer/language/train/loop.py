"""Training of components of spaCy."""

import random
import time
from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch
from thinc.api import Adam, compounding

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
        for batch in minibatch(order, size=sizes):
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
