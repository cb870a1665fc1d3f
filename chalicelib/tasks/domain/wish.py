"""What the office fills in to publish a document."""

from datetime import date

from msgspec import Struct

from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import Action, Rule
from chalicelib.tasks.domain.signer import Signer


class PartnerWish(Struct, frozen=True, kw_only=True):
    """That the fiscal partner is asked about the same file, and who there."""

    document_id: str
    recipients: tuple[str, ...]


class Wish(Struct, frozen=True, kw_only=True):
    """What the office fills in to publish one document; `silent` sends nobody a mail (F038);
    `separate`: although the client has this very file already; `beside`: it is what the fiscal
    partner is asked, where nothing else of the package is."""

    document_id: str
    upload_id: str
    type_id: str
    title: str
    period: str | None = None
    year: int | None = None
    deadline_on: date | None = None
    remark: str = ""
    folder_id: str | None = None
    recipients: tuple[str, ...] = ()
    action: Action | None = None
    rule: Rule | None = None
    silent: bool = False
    separate: bool = False
    signers: tuple[Signer, ...] = ()
    expires_on: date | None = None
    remove_owner_password: bool = False
    partner: PartnerWish | None = None
    beside: bool = False
    package_id: str | None = None

    def for_partner(self, theirs: PartnerWish) -> "Wish":
        mine = replace(self, document_id=theirs.document_id, recipients=theirs.recipients)
        return replace(mine, partner=None, beside=True, package_id=None)

    @property
    def asked(self) -> tuple[str, ...]:
        """Of whom: a signing names its signers instead."""
        return self.recipients or tuple(each.user_id for each in self.signers)

    @property
    def asked_in(self) -> str:
        """The field of the form where they were chosen."""
        if self.beside:
            return "partner.recipients"
        return "asked.signers" if self.signers else "asked.recipients"
