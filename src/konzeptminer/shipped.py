"""Where the models lie that konzeptminer ships, and how they are read."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from konzeptminer.errors import KonzeptminerError

PLACES = (Path(__file__).parent / "models", Path(__file__).parents[2] / "models")
"""In the installed package, or beside the sources."""

ADAPTER = "sklearn.externals.array_api_compat.torch"
"""The package of scikit-learn that loads torch."""


class ModelNotFoundError(KonzeptminerError):
    """A model that konzeptminer ships is missing."""


def find_model(name: str) -> Path:
    """Give the folder of a shipped model.

    Args:
        name: The folder's name below `models/`.

    Raises:
        ModelNotFoundError: There is none.
    """
    for place in PLACES:
        if (place / name).is_dir():
            return place / name
    raise ModelNotFoundError(
        f"the model {name} was not found in {' or '.join(map(str, PLACES))}; install konzeptminer again"
    )


def load_skops(file: Path, trusted: Sequence[str] = ()) -> Any:
    """Read what skops wrote.

    Args:
        file: The file.
        trusted: Types that it may hold beside those that skops trusts by itself.
    """
    with _without_torch():
        import skops.io  # noqa: PLC0415 - loads scikit-learn, which few documents need

    return skops.io.load(file, trusted=list(trusted))


@contextmanager
def _without_torch() -> Iterator[None]:
    """Keep torch from being loaded (seconds): skops walks all packages of scikit-learn, and one of them loads it.

    Only that package is held back, which nothing but torch users need: scipy looks at torch itself while it is loaded.
    """
    if ADAPTER in sys.modules:
        yield
        return
    sys.modules[ADAPTER] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[ADAPTER]
