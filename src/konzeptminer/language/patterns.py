"""Money, dates and citations of laws, told by their form."""

import re

MONTH = r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan\.|Feb\.|Sept?\.|Okt\.|Nov\.|Dez\.)"
YEAR = r"(?<![\d.,/])(?:19|20)\d\d(?![\d%€]|[.,]\d)"
YEARS = rf"{YEAR}(?:\s?/\s?(?:(?:19|20)\d\d|\d\d)(?!\d))?"
WEEKDAY = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
ORDINAL = r"(?:[1-4]\.|I{1,3}\.|IV\.|(?:erst|zweit|dritt|viert|letzt|nächst|kommend|laufend|vorig)e[nrsm]?)"
TERM = (
    r"(?:(?:Schul|Kindergarten|Kita-|Ausbildungs|Haushalts)[Jj]ahr(?:e?s)?|(?:Winter|Sommer)semesters?|WS|SoSe|SS|FY)"
)
NUMERIC = r"(?<![\d.,/])(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.(?:\s?(?:19|20)?\d\d(?![\d%€.,]\d|\d))?"
PART = r"(?:Anfang|Mitte|Ende)"
SEASON = r"(?:Frühjahr|Frühling|Frühsommer|Sommer|Spätsommer|Herbst|Winter|Jahresanfang|Jahresende|Jahreswechsel)"

SINGLE = "|".join((
    rf"(?:{WEEKDAY},?\s(?:dem\s|den\s)?)?(?:{NUMERIC}|\d{{1,2}}\.\s{MONTH}(?:\s{YEAR})?)",
    rf"(?:{PART}\s)?(?:{MONTH})(?:\s(?:{YEARS}))?(?!\w)",
    rf"(?:{PART}\s(?:des\s|der\s)?)?(?:{TERM})\s{YEARS}",
    rf"{ORDINAL}\s(?:Halbjahr|Quartal|Trimester|Jahreshälfte)s?(?:\s(?:des\sJahres\s)?{YEARS})?",
    rf"{SEASON}\s{YEARS}",
    r"(?:19|20)?\d0er[\s-]Jahren?",
    rf"(?:{PART}\s(?:des\sJahres\s)?)?{YEARS}",
))  # fmt: skip
DATE = re.compile(rf"(?:{SINGLE})(?:\s?(?:bis(?:\sEnde|\sAnfang|\sMitte)?|[–—-]|und)\s?(?:{SINGLE}))?")
RANGE_OF_MONTHS = re.compile(rf"(?<!\w){MONTH}(?:\s?(?:bis|[–-]|und|/)\s?){MONTH}(?:\s{YEAR})?")
DAYS = re.compile(
    rf"(?<![\d.])\d{{1,2}}\.\s?(?:bis(?:\szum)?|[–—-]|und|/)\s?(?:\d{{1,2}}\.\s?(?:{MONTH}(?:\s{YEAR})?|\d{{1,2}}\.(?:\d{{4}})?))"
)

NUMBER = r"(?:\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,\d+|,[-–]+)?"
NUMBER_WORD = r"(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig|achtzig|hundert|tausend|einhundert)+)"
SCALE = r"(?:\s?(?:Millionen|Million|Mio\.?|Milliarden|Milliarde|Mrd\.?|Tsd\.?|Tausend|T(?=€|EUR)))?"
UNIT = r"(?:€|Euro\b|EUR\b|TEUR\b|T€|Cent\b|DM\b)"
SUM = rf"(?:{NUMBER}{SCALE}|(?:\b(?:{NUMBER_WORD}|eine|einer|einige|mehrere)\s?(?:Millionen|Million|Mio\.)?))"
MONEY = re.compile(
    rf"(?<![\w.,])(?:(?:{SUM})(?:\s?{UNIT})?\s?(?:bis(?:\szu)?|und|[–—-])\s?)?{SUM}\s?-?{UNIT}|(?<!\w)(?:€|EUR)\s?{NUMBER}{SCALE}",
    re.IGNORECASE,
)

CODE = r"(?:SGB(?:\s(?:[IVX]+|\d{1,2})\b)?|[A-ZÄÖÜ][A-Za-zäöüÄÖÜß]*(?:G|GB|O|V|StG|VwV|AV|GO|RL|BestG|gesetz|gesetzes|gesetzbuch|gesetzbuchs|gesetzbuches|ordnung|verordnung|konvention|satzung)(?:-[A-Z]{2,3})?\b|[A-ZÄÖÜ][a-zäöüß]*[A-ZÄÖÜ]\w*(?:-[A-Z]\w*)?)"
LAND = r"(?:\s(?:NRW|NW|BW|Bay|Nds|RLP|SH|MV|LSA|M-V|Bbg|Sachs|Thür|HE|Bln|Hmb))?"
PLACE = (
    r"(?:\s(?:Abs(?:atz|\.|ätze)|Satz|S\.|Sätze|Nr\.|Nummern?|Nrn\.|Buchst(?:abe|\.)|lit\.|Hs\.|Halbsatz|Alt\.|Alternative|Ziff(?:er|\.)|Unterabs(?:atz|\.)|UAbs\.)"
    r"\s?(?:\d+[a-z]?|[a-z]\b\)?|[IVX]+)(?:(?:,\s|\sund\s|\sbis\s|/|\soder\s|\su\.\s|-|–)\d+[a-z]?(?!\s?[€%]))*|\sff?\.)"
)
PARAGRAPH = r"(?:§§?\s?\d+[a-z]?|(?:Art\.|Artikel|Artikeln|Artikels)\s?\d+[a-z]?)"
LAW = re.compile(
    rf"{PARAGRAPH}(?:{PLACE})*(?:(?:,\s|\sund\s|\sbis\s|\soder\s|\si\.\s?V\.\s?m\.\s|-|–)(?:§§?\s?|Art\.\s)?\d+[a-z]?(?:{PLACE})*)*"
    rf"(?:,?\s(?:des\s|der\s|dem\s)?{CODE}{LAND})?"
)


def find_patterns(text: str) -> list[tuple[int, int, str]]:
    """Give money, dates and citations as ranges of characters with their label, in order, without overlaps.

    A year within a sum or a citation is no date.
    """
    found: list[tuple[int, int, str]] = []
    for label, patterns in (("MONEY", (MONEY,)), ("LAW", (LAW,)), ("DATE", (DAYS, RANGE_OF_MONTHS, DATE))):
        for pattern in patterns:
            for match in pattern.finditer(text):
                start, end = match.span()
                if all(end <= a or start >= b for a, b, _ in found):
                    found.append((start, end, label))
    return sorted(found)
