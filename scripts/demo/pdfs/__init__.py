"""Every kind of document that an office publishes, drawn so that it looks like the real thing."""

from collections.abc import Callable
from datetime import date
from functools import partial

from scripts.demo.pdfs.accounts import draw_annual_accounts
from scripts.demo.pdfs.closing import draw_confirmation, draw_minutes, draw_publication
from scripts.demo.pdfs.corporate import draw_corporate_return
from scripts.demo.pdfs.income import draw_income_return
from scripts.demo.pdfs.letters import draw_engagement, draw_letter, draw_quotation
from scripts.demo.pdfs.papers import draw_credit_report, draw_invoice, draw_register_extract
from scripts.demo.pdfs.payroll import draw_payroll_return
from scripts.demo.pdfs.vat import draw_icp_statement, draw_vat_return
from scripts.demo.shapes import Client

DRAWINGS: dict[str, Callable[[Client, str, date], bytes]] = {
    "vat": draw_vat_return,
    "icp": draw_icp_statement,
    "payroll": draw_payroll_return,
    "income": draw_income_return,
    "income_concept": partial(draw_income_return, concept=True),
    "corporate": draw_corporate_return,
    "corporate_concept": partial(draw_corporate_return, concept=True),
    "accounts": draw_annual_accounts,
    "accounts_concept": partial(draw_annual_accounts, concept=True),
    "confirmation": draw_confirmation,
    "minutes": draw_minutes,
    "publication": draw_publication,
    "engagement": draw_engagement,
    "quotation": draw_quotation,
    "letter": draw_letter,
    "invoice": draw_invoice,
    "register": draw_register_extract,
    "credit": draw_credit_report,
}


def draw(kind: str, client: Client, period: str, day: date) -> bytes:
    """A PDF of this kind, the same bytes for the same input.

    `period` is "2026", "2026-Q3" or "2026-09", as the kind asks; `day` is the date on it.
    """
    return DRAWINGS[kind](client, period, day)
