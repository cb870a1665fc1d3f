"""The signing engine: from a PDF to a sealed one that anybody can check. See docs/adr/0030.

The order is prepare, certify, sign (once per signer), seal, validate; every step takes the bytes of
the step before and gives new ones, and keeps nothing. TryAgain: KMS, a timestamp service or the
trust service did not help us now; nothing was done, the same call may be made again. Refused: the
code says why this file or call will never do.
"""

from collections.abc import Mapping, Sequence

from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.gateways.signing.findings import Report
from chalicelib.gateways.signing.shapes import (
    CertificateLeft,
    Inspection,
    Paper,
    Prepared,
    Sealer,
    SignatureToAdd,
)


def inspect(content: bytes) -> Inspection:
    """What this file is and whether it can be signed; never raises for what is in it."""
    from chalicelib.gateways.signing import asking

    return asking.inspect(content)


def prepare(content: bytes, paper: Paper) -> Prepared:
    """Everything laid out before the first signature, in a way that came through a rehearsal of the
    whole: certified, signed, sealed and judged, with keys that nobody trusts.

    Refused: signing_not_provable (no way came through; try to collect or to wrap),
    signing_too_large, signing_too_many_pages, signing_already_signed (use wrap),
    signing_too_many_signers (use collect), pdf_owner_password (the office has to decide), and the
    reasons of `inspect`.
    """
    from chalicelib.gateways.signing import asking

    return asking.prepare(content, paper)


def lay_out(content: bytes, paper: Paper) -> Prepared:
    """Log page, a field and a box per signer, and not tried."""
    from chalicelib.gateways.signing import asking

    return asking.lay_out(content, paper)


def certify(content: bytes, signature: SignatureToAdd | None = None, *, office: str = "") -> bytes:
    """The first signature: certifies that only signing may follow (DocMDP 2), with a timestamp.

    By the signer of `signature` where the office signs first, otherwise by the key of the offices,
    invisibly and in the name of `office`.
    """
    from chalicelib.gateways.signing import hands, revisions

    return revisions.certify(content, signature, office, hands.ours())


def sign(content: bytes, signature: SignatureToAdd) -> bytes:
    """One revision more: log filled, ink in the box, signed (PAdES B-T) with a one-shot key.

    Refused: signing_no_such_signer, signing_signed_before (this signer stands in it already).
    """
    from chalicelib.gateways.signing import hands, revisions

    return revisions.sign(content, signature, hands.ours())


def seal(
    content: bytes, sealer: Sealer | None = None, notes: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """The last signature (PAdES B-LTA): a timestamp over all of it closes the file. `notes`, by
    the key of who did not sign in it, say in their log what is known of that instead."""
    from chalicelib.gateways.signing import hands, revisions

    return revisions.seal(content, sealer or Sealer(), hands.ours(), notes)


def collect(
    content: bytes, paper: Paper, signatures: Sequence[SignatureToAdd], sealer: Sealer | None = None
) -> bytes:
    """For more than MOST_SIGNERS signers: ink and log on pages of their own, one seal."""
    from chalicelib.gateways.signing import asking, hands, revisions

    made = asking.collect(content, paper, signatures)
    return revisions.seal(made.content, sealer or Sealer(), hands.ours(), certifies=True)


def wrap(
    content: bytes, paper: Paper, signatures: Sequence[SignatureToAdd], sealer: Sealer | None = None
) -> bytes:
    """For a file that arrived signed: log pages that carry it byte for byte, under one seal."""
    from chalicelib.gateways.signing import hands, revisions, wrapping

    made = wrapping.wrapper(content, paper, signatures)
    return revisions.seal(made, sealer or Sealer(), hands.ours(), certifies=True)


def check_collecting(content: bytes, paper: Paper) -> Prepared:
    """Collects with signatures that stand in for all of `paper`; Refused as `prepare` does, when
    that will never do."""
    from chalicelib.gateways.signing import asking, rehearsal

    stand_ins = rehearsal.signatures(paper.slots, clock.now())
    return asking.collect(content, paper, stand_ins)


def check_wrapping(content: bytes, paper: Paper) -> None:
    """The same for a wrapper."""
    from chalicelib.gateways.signing import asking, rehearsal, wrapping

    stand_ins = rehearsal.signatures(paper.slots, clock.now())
    if refused := asking.rehearse(wrapping.wrapper(content, paper, stand_ins)):
        raise Refused(refused)


def unwrap(content: bytes) -> bytes:
    """The file inside a wrapper, as it arrived; Refused signing_no_wrapper for another file."""
    from chalicelib.gateways.signing import asking

    return asking.unwrap(content)


def validate(content: bytes) -> Report:
    """Every signature of this file, judged; never raises for what is in it. Keeps nothing."""
    from chalicelib.gateways.signing import asking

    return asking.validate(content)


def days_left() -> tuple[CertificateLeft, ...]:
    """Our own certificates and revocation lists, the first to end first."""
    from chalicelib.gateways.signing import chain

    return chain.days_left()
