"""Installing spaCy's large German pipeline."""

import contextlib
import io

from konzeptminer.language.error import PipelineError
from konzeptminer.language.load import LARGE, SHIPPED

WHEELS = "https://github.com/explosion/spacy-models/releases"


def install_large() -> None:
    """Install `de_core_news_lg` (570 MB) with spaCy's own download, in the version that fits the installed spaCy.

    Raises:
        PipelineError: There is no network, or pip fails; the message says what is read with meanwhile.
    """
    from spacy.cli.download import download  # noqa: PLC0415 - loads the command line of spaCy

    said = io.StringIO()
    try:
        # spaCy reports failures on stdout and leaves by sys.exit; pip writes by itself.
        with contextlib.redirect_stdout(said):
            download(LARGE)
    except (Exception, SystemExit) as error:
        reason = " ".join(f"{said.getvalue()} {type(error).__name__} {error}".split())[:300]
        raise PipelineError(
            f"{LARGE} could not be installed ({reason}); check the network, or "
            f"fetch its wheel on another machine ({WHEELS}) and `pip install` it. Until then the shipped pipeline "
            f"{SHIPPED} reads the text"
        ) from error
