"""The way from a PDF to its records."""

from collections.abc import Sequence
from pathlib import Path

from konzeptminer.assembly import assemble
from konzeptminer.errors import DamagedFileError, NoTextError
from konzeptminer.facts.paper import Metadata
from konzeptminer.layout.page import PageLayout, lay_out
from konzeptminer.linear import with_untabled
from konzeptminer.reading.reader import BrokenPage, Reader
from konzeptminer.reading.source import Source
from konzeptminer.records import DocumentWarning, WarningCode
from konzeptminer.rows.document import build_records
from konzeptminer.rows.heads import names_column
from konzeptminer.rows.material import Built, Material

GARBLED = 0.3
"""Share of a page's characters without meaning from which its text layer is garbage."""


def read_pdf(source: Source, reader: Reader) -> Material:
    """Take a PDF apart; a page that cannot be read becomes a warning."""
    pages: list[PageLayout] = []
    warnings: list[DocumentWarning] = []
    with reader.open(source.path) as file:
        metadata = Metadata(file.title, file.years)
        for page in file.pages():
            if isinstance(page, BrokenPage):
                warnings.append(_broken_page(page))
            else:
                pages.append(lay_out(page, names_column, pages[-1] if pages else None))
    warnings += _unreadable(source.path, pages)
    return assemble(source, pages, reader=reader.name, metadata=metadata, warnings=warnings)


def build_from_pdf(material: Material) -> Built:
    """Make the records of a PDF: of its layout, and of tables that have lost theirs."""
    built = build_records(material)
    return Built(with_untabled(material, built.records), built.warnings)


def _broken_page(page: BrokenPage) -> DocumentWarning:
    return DocumentWarning(
        code=WarningCode.BROKEN_PAGE,
        page=page.number,
        message=f"page {page.number} cannot be parsed ({page.reason}) and was left out; "
        "repair the file, for example with qpdf",
    )


def _unreadable(path: Path, pages: Sequence[PageLayout]) -> list[DocumentWarning]:
    """Warn of scanned pages; a file without any text is an error."""
    if not pages:
        raise DamagedFileError(
            f"{path}: no page can be parsed; fetch the file again, or repair it, for example with qpdf"
        )
    if not any(page.characters for page in pages):
        scanned = sum(bool(page.images) for page in pages)
        what = f"{scanned} of its {len(pages)} pages are images" if scanned else f"its {len(pages)} pages are blank"
        raise NoTextError(
            f"{path}: the file has no text layer, {what}; "
            f"run text recognition (OCR) first, for example `ocrmypdf -l deu IN.pdf OUT.pdf`"
        )
    garbled = [page for page in pages if page.characters and _is_garbled(page)]
    if 2 * sum(page.characters for page in garbled) > sum(page.characters for page in pages):
        raise NoTextError(
            f"{path}: the text layer is garbage, its fonts do not say which letters they draw; "
            f"run text recognition (OCR) first, for example `ocrmypdf --force-ocr -l deu IN.pdf OUT.pdf`"
        )
    return [_unreadable_page(page) for page in pages if page in garbled or (not page.characters and page.images)]


def _is_garbled(page: PageLayout) -> bool:
    """Tell whether more characters than bullets could account for have no meaning: U+FFFD or private use."""
    odd = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in page.text.text)
    return odd > GARBLED * page.characters


def _unreadable_page(page: PageLayout) -> DocumentWarning:
    code = WarningCode.UNREADABLE_TEXT if page.characters else WarningCode.NO_TEXT
    what = "has a text layer without meaning" if page.characters else "is an image without text and was not read"
    return DocumentWarning(
        code=code, page=page.number, message=f"page {page.number} {what}; run text recognition (OCR) first"
    )
