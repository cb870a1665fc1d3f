"""Mail for the people of the office: their invitation, and what somebody who left would hear."""

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, by
from chalicelib.core import clock
from chalicelib.identity.store import signing_in, users
from chalicelib.offices import store as offices
from tests.pipeline import Pipeline, approve, box
from tests.support.happenings import happened
from tests.world import World


def test_a_colleague_is_invited_with_a_link(world: World, pipeline: Pipeline) -> None:
    bram, fatima = world.actor("BRAM"), world.employ("FATIMA", "Fatima").user_id
    told = happened("person_invited", account="employee")
    audit.put(by(bram, told, clock.now(), client_id=NO_CLIENT, subject_id=fatima))
    pipeline.run()
    (mail,) = box(pipeline, world, "FATIMA")
    assert mail.subject == "Uw account bij Van Dijk Accountants"
    assert "/welkom#token=" in mail.text
    assert "als medewerker" in mail.text


def test_what_a_manager_who_left_would_hear_the_office_hears(
    world: World, pipeline: Pipeline
) -> None:
    task = world.publish("ANNA")
    bram = users.user(world.office_id, world.users["BRAM"].user_id)
    signing_in.keep_change(bram.deactivated(clock.now()))
    approve(world, "ANNA", task)
    pipeline.run()
    assert box(pipeline, world, "BRAM") == []
    mails = pipeline.aws.outbox(offices.get(world.office_id).email)
    assert [mail.subject for mail in mails] == ["Akkoord: Btw-aangifte – Bakkerij De Vries B.V."]


def test_what_is_of_a_colleague_who_left_goes_to_nobody(world: World, pipeline: Pipeline) -> None:
    bram = users.user(world.office_id, world.users["BRAM"].user_id)
    signing_in.keep_change(bram.deactivated(clock.now()))
    event = by(
        world.actor("BRAM"),
        happened("device_new", device="Edge"),
        clock.now(),
        client_id=NO_CLIENT,
        subject_id=bram.user_id,
    )
    audit.put(event)
    pipeline.run()
    assert pipeline.aws.outbox(offices.get(world.office_id).email) == []
    assert box(pipeline, world, "BRAM") == []
