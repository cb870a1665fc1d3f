"""Who takes over when somebody leaves, and what an employee records for a client."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import approve, confirm, link_in_mail, mail_ids
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk, Published
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.signing_in import new_code
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import BRAM, Person
from tests.waiting import eventually

GROUND = "Gebeld op 3 november om 10 uur"
WAITS = "/kantoor?lijst=ons"
STUCK = "Iemand anders kiezen"


def test_a_task_goes_to_who_may_do_it_and_then_to_the_office_that_asks_somebody_else(
    visit: Visit, desk: Desk, portal: Portal, watch: Watch, look: Look
) -> None:
    watch.expect("403")
    client = desk.take_on(new_title("Proef B.V."))
    first, second = desk.let_in(client, "Eerste"), desk.let_in(client, "Tweede")
    paper = desk.publish(client, new_title("Stuk dat doorgaat"), first)
    desk.leave(client, first)
    heir = visit(second, link_in_mail(portal, second, "Graag uw akkoord"))
    expect(heir.get_by_role("heading", name=paper.title)).to_be_visible()
    expect(history(heir)).to_contain_text(
        f"Nu gevraagd aan {second.name}, in plaats van {first.name}."
    )
    heir.goto("about:blank")

    desk.leave(client, second)
    office = visit(BRAM, paper.office_path)
    expect_stuck(office)
    expect(history(office)).to_contain_text(f"{second.name} mag dit niet meer afhandelen")
    office.goto(WAITS)
    line = office.get_by_role("row").filter(has_text=paper.title)
    expect(line).to_contain_text(STUCK)
    line.get_by_role("link", name=paper.title).click()
    desk.join(client, first)
    ask_others(office, portal, look, first)
    expect(office.get_by_text(f"Dit is nu gevraagd aan {first.name}.")).to_be_visible()
    expect(office.get_by_role("region", name="Acties")).to_contain_text("Openstaand")

    approve(visit(first, paper.task_path))


def test_what_a_client_said_by_telephone_is_recorded_and_told(
    visit: Visit, desk: Desk, portal: Portal, look: Look
) -> None:
    client = desk.take_on(new_title("Bel B.V."))
    caller, other = desk.let_in(client, "Beller"), desk.invite(client)
    paper = desk.publish(client, new_title("Stuk aan de telefoon"), caller, other)
    office = visit(BRAM, paper.office_path)
    prove(office, portal, paper)
    record(office, look, caller)
    expect(office.get_by_text(f"Vastgelegd namens {caller.name}.")).to_be_visible()
    asked = office.get_by_role("region", name="Wie reageert")
    expect(asked).to_contain_text(f"Vastgelegd door {BRAM.name}")
    expect(asked).to_contain_text(f"Telefonisch: {GROUND}")

    told = visit(caller, link_in_mail(portal, caller, "Namens u vastgelegd"))
    expect(told.get_by_role("heading", name="Deze taak is al afgehandeld")).to_be_visible()
    expect(history(told)).to_contain_text(f"Door: {BRAM.name} namens {caller.name}")
    expect(history(told)).to_contain_text(f"Telefonisch: {GROUND}")


def expect_stuck(office: Page) -> None:
    """The reaction takes a moment; a person would look again."""
    acts = office.get_by_role("region", name="Acties")

    def is_stuck() -> bool:
        office.reload()
        acts.wait_for()
        return STUCK in acts.inner_text()

    eventually(is_stuck)


def ask_others(office: Page, portal: Portal, look: Look, person: Person) -> None:
    office.get_by_role("button", name="Aan anderen vragen").click()
    dialog = office.get_by_role("dialog")
    dialog.get_by_role("checkbox", name=person.name).check()
    look(office, "aan-anderen-vragen")
    known = mail_ids(portal, BRAM.phone)
    dialog.get_by_role("button", name="Vragen").click()
    confirm(office, portal, BRAM.phone, known)


def record(office: Page, look: Look, person: Person) -> None:
    office.get_by_role("button", name="Namens klant vastleggen").click()
    dialog = office.get_by_role("dialog", name="Namens klant vastleggen")
    dialog.get_by_label("Wie heeft gereageerd?").select_option(label=person.name)
    dialog.get_by_role("button", name="Vastleggen").click()
    ground = dialog.get_by_label("Toelichting")
    for missing in ("Vul in hoe u dit weet.", "Kies hoe u dit weet.", "Kies wat de reactie is."):
        expect(dialog.get_by_text(missing).last).to_be_visible()
    look(office, "namens-vastleggen")
    ground.fill(GROUND)
    dialog.get_by_label("Hoe weet u dit?").select_option(label="Telefonisch")
    dialog.get_by_role("radio", name="Akkoord", exact=True).check()
    dialog.get_by_label("Opmerking van de klant").fill("Prima zo.")
    dialog.get_by_role("button", name="Vastleggen").click()


def prove(office: Page, portal: Portal, paper: Published) -> None:
    """The code of the employee, for this document."""
    task = f"/api/clients/{paper.client.id}/tasks/{paper.task_id}"
    document = office.request.get(task).json()["document_sha256"]
    known = mail_ids(portal, BRAM.phone)
    here = {"Origin": portal.origin, "Akkoord-Person": BRAM.id}
    wish = {"purpose": "on_behalf", "documents": [document]}
    asked = office.request.post("/api/step-ups", data=wish, headers=here).json()
    code = {"code": new_code(portal.outbox, BRAM.phone, known)}
    answer = f"/api/step-ups/{asked['challenge_id']}/answer"
    assert office.request.put(answer, data=code, headers=here).ok


def history(page: Page) -> Locator:
    return page.get_by_role("region", name="Geschiedenis")
