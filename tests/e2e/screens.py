"""The screens that no other test comes by: whose they are, where, and what is pressed there."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.e2e.look import settle
from tests.e2e.steps import (
    Step,
    acts,
    check,
    click,
    drawn,
    fill,
    follow,
    go,
    press,
    pretend,
    see,
    uncheck,
)
from tests.people import (
    ANNA,
    BAKKERIJ,
    BRAM,
    FATIMA,
    HOLDING,
    MEHMET,
    STUDIO,
    WILLEM,
    YILMAZ,
    Client,
    Person,
)


@dataclass(frozen=True)
class Screen:
    """What is `laid_out` when it opens is opened anew on a phone."""

    name: str
    path: str
    steps: tuple[Step, ...] = ()
    laid_out: bool = False

    def open(self, page: Page) -> None:
        for step in (go(self.path), *self.steps):
            step(page)
            settle(page)


def signing(state: str, problem: str | None = None) -> tuple[Step, ...]:
    """A document of Anna's in which nothing can be signed now."""
    told = {"may": [], "state": state, "problem": problem}
    return pretend("GET", f"{SIGNINGS}/*", **told), follow("Ondertekenen"), drawn


def ceremony(step: str, **told: Any) -> tuple[Step, ...]:
    """One that is at this step at once."""
    begun = CEREMONY | {"step": step, "documents": [DOCUMENT | told]}
    begin = "Begin met ondertekenen"
    answer = pretend("POST", f"/clients/{BAKKERIJ.id}/ceremonies", **begun)
    return follow("Ondertekenen"), drawn, answer, press(begin)


def papers(client: Client) -> str:
    return f"/kantoor/klanten/{client.id}?deel=dossier"


HERE = f"/kantoor/klanten/{BAKKERIJ.id}"
PEOPLE = f"{HERE}?deel=mensen"
OF_YILMAZ = f"/kantoor/klanten/{YILMAZ.id}?deel=mensen"
SIGNINGS = f"/clients/{BAKKERIJ.id}/signings"
ID = "01JA0000000000000000000000"
DOCUMENT = {
    "task_id": ID,
    "document_id": ID,
    "title": "Opdrachtbevestiging 2026",
    "type_name": "Opdrachtbevestiging",
    "period": "2026",
    "document_version": 1,
    "document_sha256": "a" * 64,
    "file_sha256": "a" * 64,
    "pages": 2,
    "box": None,
    "state": "chosen",
    "problem": None,
}
CEREMONY = {
    "ceremony_id": ID,
    "client_id": BAKKERIJ.id,
    "client_name": BAKKERIJ.name,
    "code": None,
    "expires_at": None,
    "signer_name": ANNA.name,
}
LONG = "Het afsluiten van dit document duurt langer dan gewoon. Wij blijven het proberen."
SEAL = {
    "name": "seal",
    "subject": "Akkoord seal",
    "serial": "6b00b40bbf",
    "until": "2026-11-02T09:30:00Z",
    "days": 34,
    "alarm": True,
}
WITHOUT_NUMBER = [
    {"user_id": ANNA.id, "name": ANNA.name, "kind": "client", "needs_mobile": True},
    {"user_id": BRAM.id, "name": BRAM.name, "kind": "employee", "needs_mobile": False},
]
NO_NUMBER = {"items": WITHOUT_NUMBER, "relation_manager_id": BRAM.id}
LIMITS = (click("Beperken tot"), check("Alleen deze sub-dossiers"), check("Fiscaal"))
NO_STEPS = (uncheck("Passkey"), uncheck("Authenticator-app"), uncheck("Code per sms"))

SCREENS: dict[Person | None, tuple[Screen, ...]] = {
    None: (
        Screen("inloggen", "/inloggen"),
        Screen("inloggen-vergeten-velden", "/inloggen", (press("Ga verder"),)),
        Screen(
            "e-mailadres-link-verlopen",
            "/inloggen",
            (go("/e-mailadres-bevestigen#token=verlopen"),),
        ),
    ),
    ANNA: (
        Screen("taken", "/taken"),
        Screen("taken-filters", "/taken", (press("Filters"),)),
        Screen(
            "taken-niets-gevonden",
            "/taken",
            (lambda page: page.get_by_role("searchbox").fill("bestaat niet"),),
        ),
        Screen("menu", "/taken", (press(re.compile("^Menu van")),)),
        Screen("dossier", "/dossier", laid_out=True),
        Screen("dossier-van-een-omgeving", f"/omgeving/{BAKKERIJ.id}/dossier", laid_out=True),
        Screen("document", f"/omgeving/{BAKKERIJ.id}/dossier", (follow("Jaarrekening"), drawn)),
        Screen("mijn-gebruikers-acties", "/mijn-gebruikers", (acts(),)),
        Screen("niet-gevonden", "/bestaat-niet"),
        Screen(
            "ondertekenen-zonder-mobiel",
            "/taken",
            (
                pretend("GET", SIGNINGS, needs_mobile=True, mobile_to=""),
                follow("Ondertekenen"),
                drawn,
            ),
        ),
        Screen("ondertekenen-code-niet-verstuurd", "/taken", ceremony("email")),
        Screen(
            "ondertekenen-mislukt",
            "/taken",
            ceremony("failed", state="failed", problem="Dit document is beschadigd."),
        ),
        Screen("ondertekend-wordt-afgesloten", "/taken", signing("sealing", LONG)),
        Screen("ondertekenen-verlopen", "/taken", signing("expired")),
        Screen("ondertekenen-ingetrokken", "/taken", signing("withdrawn")),
    ),
    MEHMET: (
        Screen("account", "/account"),
        Screen(
            "account-zonder-tweede-stap",
            "/taken",
            (pretend("GET", "/me/factors", required=False, methods=[]), go("/account")),
        ),
        Screen(
            "account-wachtwoord",
            "/account",
            (
                press("Wachtwoord wijzigen"),
                fill("Nieuw wachtwoord", "een lange zin"),
                press("Wachtwoord opslaan"),
            ),
        ),
        Screen("account-verifieren", "/account", (press("Manier toevoegen"),)),
        Screen("account-overal-uitloggen", "/account", (press("Overal uitloggen"),)),
    ),
    BRAM: (
        Screen("overzicht", "/kantoor"),
        Screen("overzicht-wacht-op-ons", "/kantoor?lijst=ons"),
        Screen("kolommen", "/kantoor", (press("Kolommen"),)),
        Screen("postvak", "/kantoor/postvak"),
        Screen(
            "postvak-ingediend", "/kantoor/postvak", (press(re.compile("^Markeer als ingediend")),)
        ),
        Screen("klanten", "/kantoor/klanten"),
        Screen("klant-nieuw", "/kantoor/klanten/nieuw", (press("Klant toevoegen"),)),
        Screen("klant-taken", HERE),
        Screen("klant-dossier", papers(BAKKERIJ), laid_out=True),
        Screen("klant-mensen", PEOPLE),
        Screen("uitnodigen", PEOPLE, (press("Iemand uitnodigen"),)),
        Screen("rechten", PEOPLE, (acts(), press("Rechten wijzigen"))),
        Screen("rechten-beperken", PEOPLE, (acts(), press("Rechten wijzigen"), *LIMITS)),
        Screen("toegang-beeindigen", PEOPLE, (acts(), press("Toegang beëindigen"))),
        Screen("klant-gegevens", f"{HERE}?deel=gegevens"),
        Screen("klant-wijzigen", f"{HERE}/wijzigen"),
        Screen("kantoor-document", "/kantoor/postvak", (follow("Bekijken"), drawn)),
        Screen(
            "nieuwe-versie",
            "/kantoor/postvak",
            (follow("Bekijken"), press("Nieuwe versie plaatsen")),
        ),
        Screen("intrekken", "/kantoor", (follow("Btw-aangifte"), press("Intrekken"))),
        Screen(
            "publiceren-zonder-mobiel",
            papers(BAKKERIJ),
            (
                pretend("GET", f"/clients/{BAKKERIJ.id}/signers", **NO_NUMBER),
                follow("Factuur"),
                press("Laten ondertekenen"),
                see("Nummer invullen"),
            ),
        ),
        Screen(
            "ondertekening-verlopen",
            papers(HOLDING),
            (follow("Jaarrekening"), see("Wie tekent")),
        ),
        Screen(
            "ondertekening-geweigerd",
            papers(YILMAZ),
            (follow("Opdrachtbevestiging"), see("Wie tekent")),
        ),
        Screen(
            "ondertekening-op-papier",
            papers(STUDIO),
            (follow("Opdrachtbevestiging"), see("Wie tekent")),
        ),
    ),
    WILLEM: (
        Screen("medewerker-acties", f"/kantoor/medewerkers/{FATIMA.id}", (acts(),)),
        Screen(
            "medewerker-rol", f"/kantoor/medewerkers/{FATIMA.id}", (acts(), press("Rol wijzigen"))
        ),
        Screen(
            "mobiel-corrigeren", OF_YILMAZ, (acts(MEHMET.name), press("Mobiel nummer corrigeren"))
        ),
        Screen("telefoon-kwijt", OF_YILMAZ, (acts(MEHMET.name), press("Telefoon kwijt"))),
        Screen(
            "instellingen-fout",
            "/kantoor/instellingen",
            (
                check("Klanten kiezen zelf"),
                *NO_STEPS,
                fill("Afzender van sms-berichten", "0612345678"),
                press("Opslaan"),
            ),
        ),
        Screen(
            "kantoor-certificaat-verloopt",
            "/kantoor",
            (pretend("GET", "/signing-certificates", items=[SEAL]), go("/kantoor/ondertekenen")),
        ),
    ),
}
