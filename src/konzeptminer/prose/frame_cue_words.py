"""The words before and around an actor by which a sentence tells its part."""

import re

_ADJECTIVE = r"(?:[a-zäöüß-]+e[rnms]?\s+)*"
_ARTICLE = (
    r"(?:(?:de[rnms]|die|das|eine[rnms]?|allen?|aller|einem|ihre[rnms]?|seine[rnms]?|solchen"
    r"|verschiedenen|weiteren|jeweiligen)\s+)*"
)
_OF = rf"(?:(?:von|vom|durch|des|der|seitens)\s+{_ARTICLE})"
_WITH = rf"mit\s+{_ARTICLE}"

PARTNER_BEFORE = re.compile(
    rf"""(?<!\w)(?:
      (?:gemeinsam|zusammen|Hand\s+in\s+Hand|im\s+(?:Verbund|Schulterschluss|Dialog|Austausch|Gespräch))\s+{_WITH}
    | (?:in|nach|durch|bei|auf)\s+{_ADJECTIVE}(?:Kooperation|Zusammenarbeit|Abstimmung|Absprache|Partnerschaft
      |Verbindung|Rücksprache|Trägergemeinschaft)
      \s+{_WITH}
    | (?:unter|mit|durch|bei|dank|ohne)\s+{_ADJECTIVE}(?:Beteiligung|Mitwirkung|Einbeziehung|Einbezug|Einbindung
      |Mithilfe|Hilfe|Unterstützung|Förderung
      |Mitarbeit|Hinzuziehung|Begleitung)\s+{_OF}
    | (?<!die\s)(?:Kooperation|Zusammenarbeit|Beteiligung|Mitwirkung|Einbeziehung|Einbindung|Vernetzung|Zusammenschluss
      |Hinzuziehung)\s+{_OF}
    | (?:unterstützt|gefördert|bezuschusst|kofinanziert|mitfinanziert|mitgetragen)\s+(?:wird\s+|werden\s+)?(?:\S+
      \s+)?(?:durch|von|vom)\s+{_ARTICLE}
    | \w*(?:Kooperation(?:en)?|Zusammenarbeit|Abstimmung(?:en)?|Absprachen?|Austausch|Gespräche?n?|Kontakt(?:e|en
      |aufbau|aufnahme|pflege)?
      |Vereinbarung(?:en)?|Dialog|Verhandlung(?:en)?|Partnerschaft(?:en)?|Treffen|Netzwerk|Verträge?|Vertrag
      |Hospitation(?:en)?
      |Nutzung\s+der\s+\w+)\s+(?:mit|zu|zum|zur|zwischen|bei|von|vom)\s+{_ARTICLE}
    | Nutzung\s+(?:der|des)\s+\w+\s+{_OF}
    | (?:Runder?n?\s+Tische?s?|Bündnis(?:ses)?|Zusammenschluss(?:es)?|Arbeitskreis(?:es)?|Arbeitsgruppe|Verbund)
      \s+(?:von|aus|mit)\s+{_ARTICLE}
    | (?:Spende|Zuwendung|Anschubfinanzierung)\s+{_OF}
    | auf\s+(?:Bitte|Wunsch|Bitten)\s+{_OF}
    | (?:besteht|bestehend|bestehen|zusammengesetzt)\s+aus\s+{_ARTICLE}
    | Mitglieder\s+(?:de[sr]\s+\w+\s+)?(?:sind|waren)\s+{_ARTICLE}
    | zwischen\s+{_ARTICLE}
    | (?:Kooperations)?Partner(?:in|innen)?\s+(?:ist|sind|war|waren|sollen|könnten?|wäre)\s+{_ARTICLE}
    | (?:kooperier|zusammenarbeit|abgestimmt|abstimm)\w*\s+{_WITH}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
TOGETHER_WITH = re.compile(
    rf"""(?<!\w)(?:
      (?:gemeinsam|zusammen|Hand\s+in\s+Hand|im\s+(?:Verbund|Schulterschluss))\s+{_WITH}
    | in\s+{_ADJECTIVE}(?:Kooperation|Zusammenarbeit|Trägergemeinschaft|Partnerschaft)\s+{_WITH}
    | (?:unter|mit)\s+{_ADJECTIVE}(?:Beteiligung|Mitwirkung|Mithilfe)\s+{_OF}
    | (?:Arbeitskreis(?:es)?|Arbeitsgruppe|Zusammenschluss|Bündnis)\s+(?:von|aus)\s+{_ARTICLE}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Behind these words stand actors, whether the lexicon knows them or not."""
COOPERATION_OF = re.compile(rf"(?:Kooperation|Zusammenarbeit|Austausch(?:es)?|Abstimmung|Vernetzung)\s+{_OF}$")
_LEADERSHIP = (
    r"(?:Leitung|Federführung|Regie|Trägerschaft|Verantwortung|Moderation|Koordination|Schirmherrschaft"
    r"|Zuständigkeit|Ägide|Anleitung)"
)
RESPONSIBLE_BEFORE = re.compile(
    rf"""(?<!\w)(?:
      (?:\w*(?:Federführung|Verantwortung|Zuständigkeit|Trägerschaft|Leitung|Koordination|Koordinierung
      |Geschäftsführung|Umsetzung|Organisation
      |Durchführung|Steuerung|Planung))(?:(?!\.\s)[^;]){{0,60}}?
      (?:liegt|liegen|lag|liege|obliegt|verbleibt|bleibt|läge)\s+(?:\S+\s+){{0,2}}?(?:(?:bei|beim|im|in|am|an)
      \s+)?{_ARTICLE}
    | (?:liegt|liegen|lag|angesiedelt|angegliedert|verankert|verortet)\s+(?:in\s+{_ADJECTIVE}{_LEADERSHIP}
      \s+)?(?:ist\s+)?(?:bei|beim|in\s+der\s+Hand)\s+{_ARTICLE}
    | obliegt\s+{_ARTICLE}
    | (?:unter|in)\s+(?:der\s+|die\s+|fachlicher\s+)?{_ADJECTIVE}{_LEADERSHIP}\s+{_OF}
    | \w*(?:Verantwortlich|Zuständig|Federführend)(?:e[rn]?)?(?:\s+(?:für|hierfür|dafür)[^;.]{{0,60}}?)?\s*
      (?::|ist|sind|bleibt|wird|wäre|zeichnet)\s*(?:hierfür\s+|dafür\s+|für\s+die\s+\w+\s+)?{_ARTICLE}
    | (?:\w*Träger(?:in)?|Federführung|Ansprechpartner(?:in)?|Veranstalter(?:in)?|Anbieter|Ausrichter|Leitung
      |Koordination|Verantwortung)\s*(?:(?:hierfür|dafür)\s+)?
      (?::|ist|sind|war|waren|könnte|könnten|soll|wird|wäre|hat|haben|übernimmt|übernehmen)\s+(?:\w+\s+werden
      \s+)?{_ARTICLE}
    | (?:seitens|vonseiten|von\s+Seiten)\s+{_ARTICLE}
    | auf\s+(?:Anregung|Initiative|Betreiben|Einladung)\s+{_OF}
    | (?:Vorhaben|Projekte?s?|Kooperationsprojekt|Angebote?s?|Veranstaltung|Aktion)\s+(?:von|vom|des)\s+{_ARTICLE}
    | Zuständigkeit(?:en)?\s+zwischen\s+{_ARTICLE}
    | (?:Aufgaben?|Leitungen|(?<!im\s)Auftrag|Zuständigkeit|Verantwortung|Trägerschaft)\s+{_OF}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
INVOLVED = re.compile(
    r"(?<!\w)(?:einzubeziehen|einbezogen|einzubinden|eingebunden|(?:zu\s+)?beteiligen|beteiligt|hinzuzuziehen|hinzugezogen"
    r"|als\s+\w*[Pp]artner\w*\s+gewonnen|zusammengebracht|zusammenzubringen|vernetzt|vernetzen|zusammengeführt|einzuladen)(?!\w)",
    re.IGNORECASE,
)
TAKES_PART = re.compile(
    r"(?<!\w)(?:mitwirk|mitarbeite|mitgewirkt|mitgearbeitet|angehören|angehört|austausch|ausgetauscht|einzahl|mitfinanzier|kooperier)\w*"
)
PAID = re.compile(r"(?<!\w)(?:bezuschusst|kofinanziert|mitfinanziert|unterstützt|überlassen|gespendet)(?!\w)")
SUPPORTS = re.compile(
    r"(?<!\w)(?:unterstütz|förder|bezuschuss|kofinanzier|mitfinanzier)(?:t|en|te|ten)\W*$"
    r"|(?<!\w)(?:mitträgt|mittragen|mittrug)\W*$"
)
AIDS = re.compile(
    r"(?<!\w)(?:kann|können|könnte|könnten)(?!\w).*(?<!\w)(?:unterstützen|mithelfen|helfen)(?!\w)", re.DOTALL
)
TAKES_PLACE = re.compile(
    r"(?<!\w)(?:f[aäi]nde?n?t?|finden)(?!\w).*(?<!\w)statt(?!\w)|statt(?:finde|gefunden)", re.DOTALL
)
COMMON = re.compile(r"(?<!\w)gemeinsame[nmrs]?(?!\w)")
PAYS = re.compile(r"sich\s+an\s+(?:den|der)\s+(?:\w*[Kk]osten|Finanzierung)")
SEATED = re.compile(r"(?:angesiedelt|angegliedert|angebunden|verankert|verortet)(?:e[nrms]?)?")
FILLED = re.compile(r"(?<!\w)(?:besetzt|besetzen|ausgestattet|auszustatten|beginnend)(?!\w)")
ASKED = re.compile(r"gebeten|beauftragt|aufgefordert|aufgerufen|ersucht|angehalten|verpflichtet")
