"""What stands in the form of the document itself may not change once the file is certified.

The lock (ISO 32000-1, 12.7.4.5) goes with the certification and leaves out what signers and seal
still fill in.
"""

from collections.abc import Iterator
from typing import Any

from chalicelib.gateways.signing.layout import FieldNames
from chalicelib.gateways.signing.objects import pdf, text, value_of

LOOKS = ("/N", "/R", "/D")


def as_new_field(names: FieldNames) -> Any:
    """Of the certification that the office gives; there is none of its own before it."""
    from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, SigFieldSpec

    # Without keys it was laid out before there were locks.
    lock = FieldMDPSpec(FieldMDPAction.EXCLUDE, names.to_come) if names.keys else None
    return SigFieldSpec(names.opening, field_mdp_spec=lock)


def lock_others(writer: Any, box: Any, names: FieldNames, key: str) -> None:
    """Who certifies in person locks with their own box."""
    if names.keys:
        lock = value_of(box["/Lock"])
        to_come = [text(one) for one in names.to_come if one != names.log(key)]
        lock.update(pdf({"/Action": "/Exclude", "/Fields": to_come}))
        writer.update_container(lock)


def settle(writer: Any, form: Any, names: FieldNames) -> None:
    """Says once more, in the revision that certifies, how every other field looks.

    pyHanko holds what was last said in an earlier one, or stands apart from its field, for a change
    of a locked field.
    """
    ours = {*names.to_come, names.opening}
    for field in _fields(form):
        if str(field.get("/T")) not in ours:
            _settle(writer, field, value_of(field.get("/AP")))


def _settle(writer: Any, field: Any, looks: Any) -> None:
    if not isinstance(looks, dict):
        return
    if field.raw_get("/AP") is not looks:
        field["/AP"] = pdf({})
        field["/AP"].update(looks)
        writer.update_container(field)
    for look in map(looks.get, LOOKS):
        if value_of(look) is not look:
            writer.mark_update(look)


def _fields(form: Any) -> Iterator[Any]:
    """All that have a name, once, however often the tree leads to them."""
    waiting, seen = list(value_of(form.get("/Fields", ()))), set()
    while waiting:
        reference = waiting.pop()
        field = value_of(reference)
        if field is reference or reference.reference in seen or not isinstance(field, dict):
            continue
        seen.add(reference.reference)
        if "/T" in field:
            yield field
            waiting += list(value_of(field.get("/Kids", ())))
