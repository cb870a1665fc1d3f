"""One signature more: the log is filled, the ink stands in its box, and both are signed together.

Every function takes the file as it is and gives it with one revision added at its end.
"""

import asyncio
import io
from collections.abc import Callable, Coroutine, Mapping, Sequence
from operator import methodcaller
from typing import Any

from msgspec import Struct

from chalicelib.core.errors import Refused
from chalicelib.gateways.signing import boxes, hexadecimals, layout, locking, log_page, sealing
from chalicelib.gateways.signing.certificates import Subject
from chalicelib.gateways.signing.hands import Hands
from chalicelib.gateways.signing.layout import FieldNames
from chalicelib.gateways.signing.objects import pdf, text, unreadable, value_of
from chalicelib.gateways.signing.shapes import Sealer, SignatureToAdd
from chalicelib.gateways.signing.words import words

# Room for certificates and a timestamp, in hexadecimals; what a service with a long chain brings
# fits only in the second. A try in order to know the size would cost as much as a signature.
ROOM = (24 * 1024, 64 * 1024)


class SigningAct(Struct, frozen=True, kw_only=True):
    """One act of signing: into which of our fields, who is named, and why."""

    field: Callable[[FieldNames], str]
    name: str
    reason: str
    certifies: bool = False
    closes: bool = False
    is_new: bool = False


def certify(content: bytes, signature: SignatureToAdd | None, office: str, hands: Hands) -> bytes:
    """What stands in the form of the document itself is locked by it."""
    if signature:
        return _sign_as(content, signature, hands, certifies=True)
    reason = words("nl")["reason_certify"]
    act = SigningAct(
        field=lambda names: names.opening, name=office, reason=reason, certifies=True, is_new=True
    )
    return _made(_signed(lambda: _writer(content), act, hands.signer("office"), hands))


def sign(content: bytes, signature: SignatureToAdd, hands: Hands) -> bytes:
    return _sign_as(content, signature, hands, certifies=False)


def seal(
    content: bytes,
    sealer: Sealer,
    hands: Hands,
    notes: Mapping[str, Sequence[str]] | None = None,
    *,
    certifies: bool = False,
) -> bytes:
    """Closes the file: nothing at all may change after it. Where it is the only signature it
    `certifies` that as well."""
    reason = words("nl")["reason_seal"]
    act = SigningAct(
        field=lambda names: names.seal, name="", reason=reason, certifies=certifies, closes=True
    )
    return _made(_sealed(lambda: _noted(content, notes or {}), sealer, act, hands))


def _made(work: Coroutine[Any, Any, io.BytesIO]) -> bytes:
    """As bytes only here: asyncio writes out what a task brings, to compare it with something."""
    return asyncio.run(work).getvalue()


async def _sealed(
    writer: Callable[[], Any], sealer: Sealer, act: SigningAct, hands: Hands
) -> io.BytesIO:
    context = _context(hands)
    try:
        async with sealing.sealing_key(sealer, hands) as signer:
            return await _signed(writer, act, signer, hands, context)
    finally:
        await context.aclose()  # it may have opened connections to fetch lists of revocation


def _sign_as(content: bytes, signature: SignatureToAdd, hands: Hands, *, certifies: bool) -> bytes:
    signer = hands.one_shot(
        Subject(
            common_name=signature.name, organisation=signature.organisation, email=signature.email
        )
    )
    reason = words(signature.language)["reason_sign"]
    field = methodcaller("signature", signature.key)
    act = SigningAct(field=field, name=signature.name, reason=reason, certifies=certifies)
    return _made(_signed(lambda: _filled(content, signature, act), act, signer, hands))


def _filled(content: bytes, signature: SignatureToAdd, act: SigningAct) -> Any:
    writer = _writer(content)
    form = writer.root["/AcroForm"]
    names = layout.names_in(form)
    box = _fill(writer, form, names, signature)
    if act.certifies:
        locking.lock_others(writer, box, names, signature.key)
    return writer


def _noted(content: bytes, notes: Mapping[str, Sequence[str]]) -> Any:
    writer = _writer(content)
    for key, lines in notes.items():
        form = writer.root["/AcroForm"]
        letters = layout.letters_for(writer, form, [*lines, *words("nl").values()])
        _fill_log(writer, _field(form, layout.names_in(form).log(key)), lines, letters, "nl")
    return writer


def _writer(content: bytes) -> Any:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    hexadecimals.read_at_once()
    try:
        return IncrementalPdfFileWriter(io.BytesIO(content))
    except unreadable() as error:
        raise Refused("pdf_damaged") from error


def _fill(writer: Any, form: Any, names: FieldNames, signature: SignatureToAdd) -> Any:
    """The log and the ink; both belong to what is about to be signed."""
    letters = layout.letters_for(writer, form, layout.texts_of(signature))
    box = _field(form, names.signature(signature.key))
    if "/V" in box:
        raise Refused("signing_signed_before")
    log = _field(form, names.log(signature.key))
    _fill_log(writer, log, signature.log, letters, signature.language)
    turned = int(value_of(box["/MK"])["/R"])
    wide, high = _size(box)
    measure = (
        boxes.Measure(width=high, height=wide)
        if turned in (90, 270)
        else boxes.Measure(width=wide, height=high)
    )
    look = boxes.signed(signature, measure, letters)
    box["/AP"] = pdf({"/N": writer.add_object(look.as_form(turned))})
    writer.update_container(box)
    return box


def _field(form: Any, name: str) -> Any:
    for reference in form["/Fields"]:
        field = value_of(reference)
        if field.get("/T") == name:
            return field
    raise Refused("signing_no_such_signer")


def _fill_log(writer: Any, field: Any, lines: Sequence[str], letters: Any, language: str) -> None:
    wide, high = _size(field)
    written = log_page.log(lines, wide, high, letters, language)
    field["/V"] = text("\n".join(lines))
    field["/AP"] = pdf({"/N": writer.add_object(written.as_form())})
    writer.update_container(field)


def _size(field: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    return right - left, top - bottom


async def _signed(
    writer: Callable[[], Any], act: SigningAct, signer: Any, hands: Hands, closing: Any = None
) -> io.BytesIO:
    """With more room when it did not fit; a seal finds out by itself how much it needs."""
    from pyhanko.sign.general import SigningError

    trouble: Exception | None = None
    for room in (None,) if closing else ROOM:
        try:
            ready = writer()
            form = value_of(ready.root.get("/AcroForm", {}))
            names = layout.names_in(form)
            if act.certifies and not act.closes:
                locking.settle(ready, form, names)
            made = _signer(act, names, signer, hands, closing)
            done: io.BytesIO = await made.async_sign_pdf(ready, not act.is_new, room, in_place=True)
        except SigningError as error:
            trouble = error
        else:
            return done
    raise Refused("signing_impossible") from trouble


def _signer(act: SigningAct, names: FieldNames, signer: Any, hands: Hands, closing: Any) -> Any:
    from pyhanko.sign.signers import PdfSigner

    return PdfSigner(
        _metadata(act, act.field(names), closing),
        signer,
        timestamper=hands.timestamper,
        stamp_style=_no_stamp(),
        new_field_spec=locking.as_new_field(names) if act.is_new else None,
    )


def _metadata(act: SigningAct, field: str, closing: Any) -> Any:
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata

    lasting: dict[str, Any] = {}
    if closing:
        lasting = {
            "embed_validation_info": True,
            "use_pades_lta": True,
            "validation_context": closing,
            "dss_settings": _evidence(),
        }
    return PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=act.name or None,
        reason=act.reason,
        certify=act.certifies,
        docmdp_permissions=MDPPerm.NO_CHANGES if act.closes else MDPPerm.FILL_FORMS,
        cades_signed_attr_spec=None if closing else _commitment(),
        **lasting,
    )


def _commitment() -> Any:
    from pyhanko.sign.ades.api import CAdESSignedAttrSpec, GenericCommitment

    return CAdESSignedAttrSpec(commitment_type=GenericCommitment.PROOF_OF_APPROVAL.asn1)


def _evidence() -> Any:
    """All that a later check needs goes in before the closing timestamp, which so covers it."""
    from pyhanko.sign.signers.pdf_signer import (
        DSSContentSettings,
        SigDSSPlacementPreference,
        TimestampDSSContentSettings,
    )

    return DSSContentSettings(
        include_vri=False,
        placement=SigDSSPlacementPreference.TOGETHER_WITH_NEXT_TS,
        next_ts_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True),
    )


def _context(hands: Hands) -> Any:
    """Nothing is sealed with a certificate of which it is not known that it still counts."""
    from pyhanko_certvalidator import ValidationContext

    known = hands.chain
    return ValidationContext(
        trust_roots=list(known.anchors),
        other_certs=[known.issuing, *known.others],
        crls=list(known.crls),
        allow_fetching=hands.fetches,
        revocation_mode="hard-fail",
        moment=hands.at,
        retroactive_revinfo=True,
    )


def _no_stamp() -> Any:
    """We draw ourselves what stands in the box."""
    from pyhanko.stamp import BaseStampStyle

    class Drawn(BaseStampStyle):
        def create_stamp(self, *_: Any) -> None:
            return None

    return Drawn()
