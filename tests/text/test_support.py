"""What backs a statement, and what only looks like it."""

from __future__ import annotations

from copylint.readers import markdown
from copylint.text.support import host_of, is_authority, supports

DOMAINS = frozenset(("nhs.uk", "doi.org"))


def kinds(text: str) -> list[str]:
    found = supports(markdown.read(text, "page.md"), DOMAINS)
    return [support.kind for near in found.values() for support in near]


def test_a_link_to_an_authority_backs_and_a_link_to_the_shop_does_not() -> None:
    assert kinds("It helps ([NHS](https://www.nhs.uk/x)).") == ["link"]
    assert kinds("It helps ([more](/shop)) or ([blog](https://clinic.example/nhs.uk)).") == []


def test_a_number_backs_only_where_a_list_of_references_exists() -> None:
    assert kinds("It helps [3] and more [10,11].") == []
    listed = (
        "It helps [3].\n\n## References\n\n1. A trial, 2020\n2. A review, 2021\n3. Third, 2022\n"
    )
    assert kinds(listed)[0] == "reference"


def test_an_author_with_a_year_backs_and_a_month_with_a_year_does_not() -> None:
    assert kinds("It helps (Lee et al. 2021).") == ["author and year"]
    assert kinds("We opened in May 2021.") == []


def test_a_guideline_backs_by_its_name() -> None:
    assert kinds("It helps (NICE NG59).") == ["guideline"]


def test_a_paper_backs_by_its_number() -> None:
    assert kinds("It helps (doi:10.1002/14651858.CD009790).") == ["reference"]
    assert kinds("It helps (PMID 31234567).") == ["reference"]
    assert kinds("Call 10.30 or later about it.") == []


def test_an_address_that_is_none_has_no_host() -> None:
    assert host_of("http://[broken") == ""
    assert host_of("https://www.nhs.uk/a") == "nhs.uk"
    assert not is_authority("https://notnhs.uk", DOMAINS)
