"""What an office decides about signing, and how often anybody may check a document."""

import pytest

from chalicelib.core.actor import EmployeeRole
from chalicelib.core.config import config
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.limit import DOCUMENT_CHECKS
from chalicelib.offices import actions
from chalicelib.signing.actions import converting
from tests.fakes.sms import FakeSms
from tests.http.proving import step_up
from tests.portal import Portal
from tests.world import World


def test_the_owner_decides_with_a_code_whose_seal_and_how_long(
    world: World, texts: FakeSms
) -> None:
    willem = Portal(world.host).sign_in(world.employ("WILLEM", "Willem", EmployeeRole.OWNER))
    assert willem.get("/signing-settings").body == {"seal": "kms", "expires_after_days": 30}
    trust = willem.put("/signing-settings", {"seal": "csc", "expires_after_days": 30})
    assert trust.fields == {"seal": "no_trust_service"}
    wish = {"seal": "kms", "expires_after_days": 14}
    assert willem.put("/signing-settings", wish).problem == "step_up_needed"
    assert step_up(willem, texts, "change_policy").status == 200
    assert willem.put("/signing-settings", wish).body == wish
    assert willem.put("/signing-settings", wish).body == wish


def test_an_office_may_have_its_seal_put_on_by_a_trust_service(
    world: World, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = replace(config(), csc_service_url="https://csc.test", csc_credential_id="ours")
    for module in (actions, converting):
        monkeypatch.setattr(module, "config", lambda: known)
    willem = Portal(world.host).sign_in(world.employ("WILLEM", "Willem", EmployeeRole.OWNER))
    assert step_up(willem, texts, "change_policy").status == 200
    wish = {"seal": "csc", "expires_after_days": 30}
    assert willem.put("/signing-settings", wish).body == wish
    sealer = converting.sealer_of(world.office_id)
    assert sealer.csc
    assert (sealer.provider, sealer.csc.credential_id) == ("csc", "ours")


def test_a_check_of_an_empty_file_says_that_it_is_empty(world: World) -> None:
    checked = Portal(world.host).post("/document-checks", {"pdf": ""})
    assert checked.status == 200
    assert (checked.body["verdict"], checked.body["reason"]) == ("unreadable", "empty")


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_a_check_takes_one_of_two_and_not_without_end(world: World) -> None:
    stranger = Portal(world.host)
    both = {"sha256": "0" * 64, "pdf": "JVBERg=="}
    assert stranger.post("/document-checks", both).fields == {"sha256": "required"}
    assert stranger.post("/document-checks", {}).fields == {"sha256": "required"}
    assert stranger.post("/document-checks", {"pdf": "geen base64"}).fields == {"pdf": "invalid"}
    asked = [stranger.post("/document-checks", {"sha256": "0" * 64}) for _ in range(40)]
    statuses = [each.status for each in asked]
    assert set(statuses) == {200, 429}
    assert statuses.count(200) < DOCUMENT_CHECKS.times
    assert asked[0].body["verdict"] == "unknown"
