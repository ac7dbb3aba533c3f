"""What a bullet states: a goal, a measure, or a fact; told by a small trained model of its words."""

from konzeptminer.rows.statements.kinds import Statement, StatementKind

__all__ = ["Statement", "StatementKind", "classify"]


def classify(text: str) -> Statement:
    """Tell what a bullet states.

    Args:
        text: Its cleaned text; only its first line counts, what is listed below it does not.

    Returns:
        The likeliest kind with its probability.

    Raises:
        KonzeptminerError: The shipped model is missing or damaged.
    """
    from konzeptminer.rows.statements.model import load_model  # noqa: PLC0415 - loads scikit-learn, only slides need it

    return load_model().classify(text.split("\n", 1)[0])
