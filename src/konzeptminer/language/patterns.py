"""Money, dates, citations of laws and programmes, told by their form."""

import re

MONTH = (
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Jan\.|Feb\.|Sept?\.|Okt\.|Nov\.|Dez\.)"
)
YEAR = r"(?<![\d.,/])(?:19|20)\d\d(?![\d%€]|[.,]\d)"
YEARS = rf"{YEAR}(?:\s?/\s?(?:(?:19|20)\d\d|\d\d)(?!\d))?"
WEEKDAY = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
ORDINAL = r"(?:[1-4]\.|I{1,3}\.|IV\.|(?:erst|zweit|dritt|viert|letzt|nächst|kommend|laufend|vorig)e[nrsm]?)"
TERM = (
    r"(?:(?:Schul|Kindergarten|Kita-|Ausbildungs|Haushalts)[Jj]ahr(?:e?s)?"
    r"|(?:Winter|Sommer)semesters?|WS|SoSe|SS)"
)
DAY_AND_MONTH = r"(?<![\d.,/])(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\."
NUMERIC = rf"{DAY_AND_MONTH}(?:\s?(?:19|20)?\d\d(?![\d%€.,]\d|\d))?"
PART = r"(?:Anfang|Mitte|Ende)"
SEASON = r"(?:Frühjahr|Frühling|Frühsommer|Sommer|Spätsommer|Herbst|Winter|Jahresanfang|Jahresende|Jahreswechsel)"
SINGLE = "|".join(
    (
        rf"(?:{WEEKDAY},?\s(?:dem\s|den\s)?)?(?:{NUMERIC}|\d{{1,2}}\.\s{MONTH}(?:\s{YEAR})?)",
        rf"(?:{PART}\s)?(?:{MONTH})(?:\s(?:{YEARS}))?(?!\w)",
        rf"(?:{PART}\s(?:des\s|der\s)?)?(?:{TERM})\s{YEARS}",
        rf"{ORDINAL}\s(?:Halbjahr|Quartal|Trimester|Jahreshälfte)s?(?:\s(?:des\sJahres\s)?{YEARS})?",
        rf"{SEASON}\s{YEARS}",
        r"(?:19|20)?\d0er[\s-]Jahren?",
        rf"(?:{PART}\s(?:des\sJahres\s)?)?{YEARS}",
    )
)
DATE = re.compile(rf"(?<!\w)(?:{SINGLE})(?:\s?(?:bis(?:\sEnde|\sAnfang|\sMitte)?|[–—-]|und)\s?(?:{SINGLE}))?")
MONTHS = re.compile(rf"(?<!\w){MONTH}(?:\s?(?:bis|[–-]|und|/)\s?){MONTH}(?:\s{YEAR})?(?!\w)")
DAYS = re.compile(
    r"(?<![\d.])\d{1,2}\.\s?(?:bis(?:\szum)?|[–—-]|und|/)\s?"
    rf"(?:\d{{1,2}}\.\s?(?:{MONTH}(?:\s{YEAR})?|\d{{1,2}}\.(?:\d{{4}})?))"
)

NUMBER = r"(?:\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,\d+|,[-–]+)?"
NUMBER_WORD = (
    r"(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig|achtzig"
    r"|hundert|tausend|einhundert)+)"
)
SCALE = r"(?:\s?(?:Millionen|Million|Mio\.?|Milliarden|Milliarde|Mrd\.?|Tsd\.?|Tausend|T(?=€|EUR)))?"
UNIT = r"(?:€|Euro\b|EUR\b|TEUR\b|T€|Cent\b|DM\b)"
SUM = rf"(?:{NUMBER}{SCALE}|(?:\b(?:{NUMBER_WORD}|eine|einer|einige|mehrere)\s?(?:Millionen|Million|Mio\.)?))"
MONEY = re.compile(
    rf"(?<![\w.,])(?:(?:{SUM})(?:\s?{UNIT})?\s?(?:bis(?:\szu)?|und|[–—-])\s?)?{SUM}\s?-?{UNIT}"
    rf"|(?<!\w)(?:€|EUR)\s?{NUMBER}{SCALE}",
    re.IGNORECASE,
)

ENDS_OF_LAWS = r"G|GB|O|V|StG|VwV|AV|GO|RL|BestG|gesetz(?:es)?|gesetzbuch(?:s|es)?|ordnung|konvention|satzung"
CODE = (
    rf"(?:SGB(?:\s(?:[IVX]+|\d{{1,2}})\b)?|[A-ZÄÖÜ][A-Za-zäöüÄÖÜß]*(?:{ENDS_OF_LAWS})(?:-[A-Z]{{2,3}})?\b"
    r"|[A-ZÄÖÜ][a-zäöüß]*[A-ZÄÖÜ]\w*(?:-[A-Z]\w*)?)"
)
LAND = r"(?:\s(?:NRW|NW|BW|Bay|Nds|RLP|SH|MV|LSA|M-V|Bbg|Sachs|Thür|HE|Bln|Hmb))?"
PLACE_NAME = (
    r"Abs(?:atz|\.|ätze)|Satz|S\.|Sätze|Nr\.|Nummern?|Nrn\.|Buchst(?:abe|\.)|lit\.|Hs\.|Halbsatz|Alt\.|Alternative"
    r"|Ziff(?:er|\.)|Unterabs(?:atz|\.)|UAbs\."
)
PLACE_NUMBERS = (
    r"(?:\d+[a-z]?|[a-z]\b\)?|[IVX]+)(?:(?:,\s|\sund\s|\sbis\s|/|\soder\s|\su\.\s|-|–)\d+[a-z]?(?!\s?[€%]))*"
)
PLACE = rf"(?:\s(?:{PLACE_NAME})\s?{PLACE_NUMBERS}|\sff?\.)"
PARAGRAPH = r"(?:§§?\s?\d+[a-z]?|(?:Art\.|Artikel|Artikeln|Artikels)\s?\d+[a-z]?)"
FURTHER = rf"(?:(?:,\s|\sund\s|\sbis\s|\soder\s|\si\.\s?V\.\s?m\.\s|-|–)(?:§§?\s?|Art\.\s)?\d+[a-z]?(?:{PLACE})*)"
LAW = re.compile(rf"{PARAGRAPH}(?:{PLACE})*{FURTHER}*(?:,?\s(?:des\s|der\s|dem\s)?{CODE}{LAND})?")


KINDS_OF_PROGRAMME = (
    r"(?:[Pp]rogramm(?:s|es)?|[Ii]nitiative|[Pp]rojekt(?:s|es)?|[Vv]orhabens?|[Aa]ktion|[Nn]etzwerk(?:s|es)?)"
)
QUOTED_PROGRAMME = re.compile(rf"{KINDS_OF_PROGRAMME}\s[„\"»](?P<name>[A-ZÄÖÜ][^“”\"«„\n]{{2,60}})[“”\"«]")
FUNDS = (
    r"ESF(?:\s?\+|\sPlus)?|EFRE|ELER|AMIF|EHAP|LEADER|KOMM-AN(?:\sNRW)?|KAoA|BuT|Bildungs- und Teilhabepaket(?:s|es)?"
    r"|Europäische[nr]? (?:Sozialfonds|Flüchtlingsfonds|Fonds für regionale Entwicklung)(?:\s\([A-Z]+\))?"
    r"|Asyl-, Migrations- und Integrationsfonds|DigitalPakt(?:\sSchule)?|Digitalpakt|Demokratie leben!|Soziale Stadt"
)
FUND = re.compile(rf"(?<![\w-])(?:{FUNDS})(?![\w-])")
PATTERNS = (
    ("MONEY", (MONEY,)),
    ("LAW", (LAW,)),
    ("PROGRAM", (QUOTED_PROGRAMME, FUND)),
    ("DATE", (DAYS, MONTHS, DATE)),
)


def find_patterns(text: str) -> list[tuple[int, int, str]]:
    """Give money, dates, citations and programmes: ranges of characters with their label, in order, without overlaps.

    A year within a sum, a citation or a programme is no date.
    """
    found: list[tuple[int, int, str]] = []
    for label, patterns in PATTERNS:
        for pattern in patterns:
            for match in pattern.finditer(text):
                start, end = match.span("name" if pattern is QUOTED_PROGRAMME else 0)
                if all(end <= a or start >= b for a, b, _ in found):
                    found.append((start, end, label))
    return sorted(found)
