"""What tells where a page's readers are: how each country writes and whom it names."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_DOLLAR = "US CA AU NZ SG HK"
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|"
    "NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
)
_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|"
    "EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|"
    "LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|"
    "SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)

_COUNCILS = "GMC|GDC|NMC|GOC|GCC"
_BRITISH_PLACES = (
    "London|Leeds|Sheffield|Manchester|Liverpool|Birmingham|Bristol|Nottingham|Leicester|Newcastle|"
    "Glasgow|Edinburgh|Aberdeen|Dundee|Cardiff|Swansea|Belfast|Brighton|Norwich|Southampton|"
    "Plymouth|Exeter|Oxford|Cambridge|York|Coventry|Surrey|Essex|Kent|Sussex|Devon|Cornwall"
)
_UNITED_STATES = r"\bU\.?S\.?A?\b(?!\$)|\bUnited\sStates\b|\bAmerica(?:ns?)?\b"


class Tell(NamedTuple):
    """What tells a country.

    Attributes:
        countries: that write so. What several share counts for those that something else tells,
            and otherwise for the first.
        points: how sure it makes us.
        hints: one of these stands in every text that the pattern matches; they are found fast.
    """

    countries: tuple[str, ...]
    points: int
    hints: tuple[str, ...]
    pattern: str

    def stands(self, text: str) -> bool:
        """Tell whether a text says it."""
        for hint in self.hints:  # 9000 texts in a run over 200 articles: `any` takes twice as long
            if hint in text:
                return bool(_compiled(self.pattern).search(text))
        return False


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: of 86 an article needs a few."""
    return re.compile(pattern)


def _table(*rows: tuple[str, int, str, str]) -> tuple[Tell, ...]:
    return tuple(
        Tell(tuple(where.split()), points, tuple(hints.split("|")), text)
        for where, points, hints, text in rows
    )


def _names(countries: str, points: int, names: str) -> tuple[str, int, str, str]:
    """Give a row of names, written out: each is its own hint."""
    return countries, points, names, rf"\b(?:{names})\b"


CONTACTS = _table(
    ("AU", 6, "NSW|VIC|QLD|TAS|ACT|SA|WA|NT", r"\b(?:NSW|VIC|QLD|TAS|ACT|SA|WA|NT)\s+\d{4}\b"),
    ("US", 6, _STATES, rf"\b(?:{_STATES})\s+\d{{5}}(?:-\d{{4}})?\b"),
    ("GB", 6, "", rf"\b(?:{_AREAS})\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{{2}}\b"),
    ("CA", 6, "", r"\b[A-CEGHJ-NPR-TVXY]\d[A-Z]\s\d[A-Z]\d\b"),
    ("IE", 6, "", r"\b(?:[AC-FHKNPRTV-Y]\d\d|D6W)\s[AC-FHKNPRTV-Y\d]{4}\b"),
    ("GB", 6, "+44", r"\+44\b"),
    ("IE", 6, "+353", r"\+353\b"),
    ("AU", 6, "+61", r"\+61\b"),
    ("NZ", 6, "+64", r"\+64\b"),
    ("IN", 6, "+91", r"\+91\b"),
    ("ZA", 6, "+27", r"\+27\b"),
    ("SG", 6, "+65", r"\+65\b"),
    ("HK", 6, "+852", r"\+852\b"),
    ("EU", 6, "+3|+4", r"\+3(?!53)\d{1,2}\b|\+4[0135689]\b"),
    (
        "GB",
        4,
        "01|02|03|07|08",
        r"(?<![\d+/.-])(?:\(?(?:0[23]\d\)?\s?[23789]\d{3}|011\d\)?\s?\d{3}|01\d1\)?\s?\d{3}|"
        r"01[2-9]\d{2}\)?\s?\d{2,3}|0207\)?\s?\d{3}|0208\)?\s?\d{3}|07[1-57-9]\d{2}\)?\s?\d{3}|"
        r"0(?:30|33|34|37)\d\)?\s?\d{3}|0808\)?\s?\d{3}))\s?\d{3,4}\b",
    ),
    ("AU", 4, "(0", r"\(0[2378]\)\s?\d{4}\s?\d{4}"),
    ("AU", 4, "04|1300|1800", r"(?<!\d)(?:04\d\d|1[38]00)\s\d{3}\s\d{3}\b"),
    ("IE", 4, "01|08", r"(?<![\d+])(?:\(?01\)?\s\d{3}\s?\d{4}|08[35-9]\s\d{3}\s?\d{4})\b"),
    ("IE", 4, "1850|1890", r"(?<![\d+])18[59]0\s\d{3}\s?\d{3}\b"),
    ("IN", 4, "", r"(?<![\d+/.-])(?:0\d{2,3}-\d{4}\s?\d{3,4}|0?[6-9]\d{4}\s\d{5})\b"),
    (
        "US CA",
        4,
        "",
        r"(?<!\d)(?:\+1[ .-]?)?(?:\([2-9]\d{2}\)\s?|[2-9]\d{2}[.-])\d{3}[ .-]\d{4}\b",
    ),
)
"""Post codes and telephone numbers as a country writes them."""
READERS = _table(
    ("GB", 3, ".uk", r"\w\.(?:co|nhs)\.uk\b"),
    ("AU", 3, ".com.au", r"\w\.com\.au\b"),
    ("IE", 3, ".ie", r"@[\w-]{1,60}\.ie\b"),
    ("GB", 3, "£", r"£\s?\d[\d,.]{0,15}(?![\d,.]|\s?(?:million|billion|bn|m)\b)"),
    ("GB", 3, "NHS", r"\bNHS\s111\b"),
    (
        "GB",
        2,
        "NHS",
        r"\b(?:your|local|free)\sNHS\b|\bfree\son\sthe\sNHS\b|"
        r"\bNHS\s(?:dent|GP|doctor|physio|prescription|talking|app\b|number|referral)",
    ),
    _names(
        "GB",
        3,
        "CQC|HCPC|GPhC|GOsC|HFEA|RQIA|Care Quality Commission|Save Face|"
        "General Medical Council|General Dental Council|General Osteopathic Council|"
        "General Chiropractic Council|General Optical Council|General Pharmaceutical Council|"
        "Health and Care Professions Council|Nursing and Midwifery Council|"
        "Healthcare Improvement Scotland|Healthcare Inspectorate Wales",
    ),
    ("GB", 3, _COUNCILS, rf"(?i:regist|regulated|licen[cs]ed)[^.\n]{{0,30}}\b(?:{_COUNCILS})\b"),
    ("GB", 3, _COUNCILS, rf"\b(?:{_COUNCILS})\b(?i:[^.\n]{{0,12}}\s(?:regist|number|no\.))"),
    _names("GB", 2, "Yellow Card"),
    _names("GB", 1, "integrated care board|Harley Street"),
    _names(
        "GB",
        1,
        "health visitor|health visitors|fit note|talking therapies|minor injuries unit|"
        "district nurse|red book|bank holiday|bank holidays|Superdrug",
    ),
    ("GB IE", 1, "Samaritans|116", r"\bSamaritans\b|\b116\s?123\b"),
    ("GB IE HK SG", 2, "&", r"\bA\s?&(?:amp;)?\s?E\b"),
    ("GB IE AU NZ HK SG ZA", 1, "GP", r"\bGPs?\b(?!-?\d)"),
    ("GB IE", 1, "surgery", r"\b(?:GP|doctor['’]s|your|GP['’]s)\ssurgery\b"),
    _names("GB IE", 1, "private prescription|practice nurse|walk-in centre|eye casualty"),
    ("IE", 2, "€", r"€\s?\d|\d\s?€"),
    ("IE", 1, "999", r"(?<!\d\sor\s)\b999\sor\s112\b|\b112\sor\s999\b(?!\sor)"),
    _names("IE", 3, "CORU|VHI|Vhi|Laya|PRSI|Eircode|HIQA|Irish Life Health"),
    ("IE", 2, "edical |HSE", r"\b[Mm]edical\s[Cc]ard\b|\bHSE[\s-](?:funded|physio|clinic|service)"),
    _names("AU", 3, "AHPRA|Ahpra|NDIS|RACGP|Healthdirect|healthdirect|WorkCover"),
    ("AU", 3, "ulk", r"\b[Bb]ulk[\s-][Bb]ill"),
    ("AU", 3, "13 11 14|Medicare", r"\b13\s11\s14\b|\bMedicare\s(?:rebate|card|item|benefits)"),
    _names("AU", 2, "mental health treatment plan|mental health care plan|Mental Health Care Plan"),
    ("NZ", 3, "ACC", r"\bACC\s(?:claim|cover|regist|subsid|may|pays|will|levy|number)"),
    ("NZ", 3, "ACC", r"\b(?:with|by|through)\sACC\b"),
    _names("NZ", 3, "Medsafe|Pharmac|Te Whatu Ora|Kia ora|Healthline on"),
    _names("CA", 3, "OHIP|AHCIP|RAMQ|call 811|Call 811|call 8-1-1|Call 8-1-1"),
    _names("CA", 2, "extended benefits|extended health benefits|extended health coverage|RMT|RMTs"),
    ("IN", 3, "₹|Rs|lakh|crore|NABH", r"₹|\bRs\.?\s?\d|\b(?:lakhs?|crores?|NABH)\b"),
    _names("IN", 2, "MBBS|call 108|Call 108|call 102|Call 102"),
    ("ZA", 3, "R|HPCSA", r"\bHPCSA\b|\bR\s?\d{1,2}[\s,]?\d{3}\b|\bR\d{3}\b"),
    _names("ZA", 1, "medical aid"),
    ("SG", 3, "S$|CHAS", r"\bS\$\s?\d|\bCHAS\b"),
    ("HK", 3, "HK$", r"\bHK\$\s?\d"),
    _names("US", 2, "Medicaid|HIPAA|copay|copays|co-pay|co-pays|deductible|deductibles"),
    ("US", 2, "ertified", r"\b[Bb]oard[\s-][Cc]ertified\b"),
    _names("US", 2, "Aetna|Cigna|Blue Cross|UnitedHealthcare|Humana"),
    ("US", 3, "988", r"\b(?:[Cc]all|[Dd]ial|[Tt]ext|or)\s(?:or\stext\s)?988\b"),
    _names("US AU", 1, "Medicare"),
    _names("US", 1, "primary care provider|primary care physician|Tylenol|Advil"),
    (_DOLLAR, 1, "$", r"(?<![A-Z])\$\s?\d"),
    _names("US CA", 1, "ER|emergency room|Emergency Room|Emergency room"),
)
"""What a page tells its own readers: prices, who to see, who registers and pays."""
NAMES = _table(
    (
        "GB",
        1,
        "UK|U.K|United Kingdom|England|Scotland|Wales|Ireland|Britain|British",
        r"\b(?:UK|U\.K\b|United\sKingdom|(?<!New\s)England|Scotland|(?<!South\s)Wales|"
        r"Northern\sIreland|Britain|British(?!\sColumbia))\b",
    ),
    _names("GB", 1, "NHS"),
    ("GB", 1, "NHS", r"\b(?:on|through|via)\sthe\sNHS\b"),
    _names("GB", 1, "NICE|MHRA|DVLA|Bupa|Royal College"),
    (
        "GB",
        1,
        _BRITISH_PLACES + "|shire",
        rf"\b(?:{_BRITISH_PLACES}|[A-Z][a-z]{{2,12}}(?<!Hamp)shire)\b(?<!New\sYork)",
    ),
    _names("IE", 1, "HSE"),
    (
        "IE",
        1,
        "Ireland|Irish|Dublin|Cork|Galway|Limerick",
        r"(?<!Northern\s)\bIreland\b|\b(?:Irish|Dublin|Cork|Galway|Limerick)\b",
    ),
    _names("AU", 1, "TGA|Royal Australian"),
    _names(
        "AU",
        1,
        "Australia|Australian|Australians|Sydney|Melbourne|Brisbane|Adelaide|Perth|Hobart|Darwin|Canberra|"
        "Queensland|Tasmania|Parramatta|Geelong|New South Wales",
    ),
    _names("NZ", 1, "New Zealand|New Zealander|New Zealanders|Aotearoa"),
    _names("NZ", 1, "Auckland|Christchurch|Dunedin|Wellington|Tauranga"),
    _names("CA", 1, "Canada|Canadian|Canadians"),
    _names(
        "CA",
        1,
        "Ontario|Alberta|Quebec|Saskatchewan|Manitoba|Nova Scotia|British Columbia|Toronto|"
        "Vancouver|Calgary|Edmonton|Montreal|Ottawa|Winnipeg|Mississauga",
    ),
    ("IN", 1, "India", r"\bIndian?s?\b(?!\s(?:River|Ocean))"),
    _names(
        "IN",
        1,
        "Delhi|Mumbai|Bangalore|Bengaluru|Chennai|Hyderabad|Pune|Kolkata|Ahmedabad|Kerala|"
        "Punjab|Gurgaon|Noida|Jaipur|Lucknow|Coimbatore",
    ),
    _names("IN", 1, "Ayurveda|Ayurvedic|AIIMS"),
    _names("ZA", 1, "South Africa|South African|South Africans"),
    _names("ZA", 1, "Johannesburg|Cape Town|Durban|Pretoria|Gauteng"),
    _names("SG", 2, "Singapore"),
    _names("HK", 2, "Hong Kong"),
    ("US", 1, "US|U.S|United States|America", _UNITED_STATES),
    _names("US", 1, "FDA|CDC|NIH|USDA|AMA"),
    _names(
        "US",
        1,
        "California|Texas|Florida|New York|Illinois|Ohio|Michigan|Arizona|Colorado|Oregon|"
        "Alabama|Massachusetts|Pennsylvania|Virginia|Carolina|Tennessee|Minnesota|Wisconsin|"
        "Chicago|Boston|Houston|Dallas|Los Angeles|San Diego|San Francisco|San Antonio",
    ),
)
"""Places and bodies that a page names."""
