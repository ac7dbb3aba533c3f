"""The records of profile sheets (Maßnahmensteckbriefe): one block of labels and texts a measure."""

from konzeptminer.layout.whole import WholeTable
from konzeptminer.records import DocumentWarning, WarningCode
from konzeptminer.rows.heads import is_sheet
from konzeptminer.rows.material import Built, Material


def sheet_records(material: Material) -> Built:
    """Make the records of all profile sheets."""
    sheets = [whole for whole in material.wholes if is_sheet(whole, material.joiner)]
    return Built(warnings=[_unread_sheet(whole) for whole in sheets])


def _unread_sheet(whole: WholeTable) -> DocumentWarning:
    page = whole.parts[0].page
    return DocumentWarning(
        code=WarningCode.UNREAD_SHEET,
        page=page,
        table=whole.first,
        message=f"the table on page {page} is a profile sheet (Steckbrief), which is not read yet; copy it by hand",
    )
