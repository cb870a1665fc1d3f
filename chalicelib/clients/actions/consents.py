"""The consent of a fiscal partner, which holds as long as who gave it has access."""

from datetime import datetime

from chalicelib.audit.domain import by, by_itself
from chalicelib.clients.domain.client import Client
from chalicelib.clients.events import PartnerConsentLapsed
from chalicelib.clients.store.memberships import Lapsed
from chalicelib.core.actor import Actor


def lapsed(client: Client, user_id: str, at: datetime, actor: Actor | None = None) -> Lapsed | None:
    """What becomes of the dossier when this person loses their access; nothing where they had
    agreed to nothing. Without an actor their last day has passed."""
    without = client.consent_left_by(user_id)
    if without is client or client.partner is None:
        return None
    told = PartnerConsentLapsed(partner_id=client.partner.client_id)
    about = {"client_id": client.client_id, "subject_id": client.client_id}
    if actor is None:
        return Lapsed(client=without, event=by_itself(client.office_id, told, at, **about))
    return Lapsed(client=without, event=by(actor, told, at, **about))
