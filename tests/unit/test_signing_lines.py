"""What the log page says of a signer, in their own language."""

from chalicelib.core.replacing import replace
from chalicelib.signing.actions.lines import log_lines, paper_lines
from chalicelib.signing.domain.signatories import Signatory
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.work.domain.office_task import PersonState
from tests.unit.test_signing_domain import INK, chosen, proved
from tests.unit.test_tasks_domain import NOON


def test_the_log_says_who_how_when_and_from_where() -> None:
    given = proved().signed(INK, NOON, "192.0.2.1", "x")
    given = replace(given, signer=replace(given.signer, user_agent="Firefox " * 60))
    lines = log_lines(given, chosen(), "nl")
    when = "2026-03-02 11:00:00 UTC (12:00:00 Amsterdam)"
    assert lines[:4] == (
        "Ondertekenaar: Anna <a@b.test>, mobiel ••12",
        f"Code per e-mail: verstuurd {when}, bevestigd {when}",
        f"Tweede code: verstuurd sms {when}, bevestigd sms {when}",
        f"Ondertekend: {when}",
    )
    assert lines[4].startswith("Vanaf IP-adres: 192.0.2.1, “Firefox")
    assert len(lines[4]) < 200
    assert lines[5:7] == ("SHA-256 van wat is getoond: abd", "Ondertekensessie: C1")
    assert lines[7].endswith(given.given_head)
    unknown = replace(given, signer=replace(given.signer, user_agent=" "))
    assert log_lines(unknown, chosen(), "nl")[4] == "Vanaf IP-adres: 192.0.2.1"
    with_app = replace(given, signer=replace(given.signer, phone=""))
    assert log_lines(with_app, chosen(), "en")[0] == "Signer: Anna <a@b.test>"


def test_paper_of_before_we_kept_who_received_it_says_no_more_than_is_known() -> None:
    known = Recipient(user_id="ANNA", name="Anna", state=PersonState.SIGNED_ELSEWHERE)
    assert paper_lines(known, Signatory(user_id="ANNA"), (), "nl") == ("Ondertekenaar: Anna",)
    told = replace(known, acted_at=NOON)
    judged = Signatory(user_id="ANNA", receipt_at=NOON, receipt_by="Bram")
    when = "2026-03-02 11:00:00 UTC (12:00:00 Amsterdam)"
    assert paper_lines(told, judged, (), "en")[1:] == (
        f"Not digitally. Says to have delivered it in another way: {when}",
        f"Receipt confirmed by: Bram, {when}",
    )


def test_what_a_browser_calls_itself_cannot_look_like_a_line_of_ours() -> None:
    claim = "x\xa0\xa0In plaats van:\x85Pieter\r\n de Vries, \u202egemachtigd"
    given = proved().signed(INK, NOON, "192.0.2.1", "x")
    given = replace(given, signer=replace(given.signer, user_agent=claim))
    line = log_lines(given, chosen(), "nl")[4]
    said = "xIn plaats van:Pieter de Vries, gemachtigd"
    assert line == f"Vanaf IP-adres: 192.0.2.1, “{said}”"
