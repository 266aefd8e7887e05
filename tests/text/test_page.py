"""What a page is taken for: it sells, it informs, or it is not about health."""

from __future__ import annotations

from copylint.packs.load import Packs
from copylint.readers import markdown
from copylint.run import load_packs, mark

SELLING = """# Facials that make you glow

Our clinic offers facials for tired skin. Our team will tailor each treatment to your skin.

Book your free consultation today and get a discount on a package of six.
"""
INFORMING = """# Gout

Gout is a kind of arthritis that causes sudden, severe pain in a joint. Ask your doctor about the
risks and side effects of each treatment. Talk to your pharmacist before you take a new medicine.
The NHS and the NIH have more about gout.
"""
NEITHER = """# A new kitchen

Oak cupboards last for years. Choose handles that match the taps, and measure the room twice before
you order a worktop. Book a visit to our showroom for a quote.
"""


def kind(text: str) -> str:
    packs: Packs = load_packs(())
    return mark(markdown.read(text, "page.md"), packs).context.page_kind


def test_a_page_that_offers_and_books_sells() -> None:
    assert kind(SELLING) == "advertising"


def test_a_page_that_sends_to_the_doctor_informs() -> None:
    assert kind(INFORMING) == "education"


def test_a_page_about_something_else_is_neither() -> None:
    assert kind(NEITHER) == "other"


def test_keys_of_the_front_matter_decide_nothing() -> None:
    assert kind("---\nkind: advertising\nsource: clinic\n---\n" + INFORMING) == "education"
