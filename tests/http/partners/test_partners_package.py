"""A return of two partners that is offered together with something else of one of them."""

from typing import Any

from chalicelib.core.ids import new_id
from tests.fakes.sms import FakeSms
from tests.portal import Portal
from tests.support.partners import agreed, only_task, publish, wish
from tests.world import World


def offered(portal: Portal, client_id: str, package: str) -> list[dict[str, Any]]:
    return list(portal.get(f"/clients/{client_id}/packages/{package}").body["items"])


def test_the_half_of_the_partner_is_in_no_package(
    world: World, bram: Portal, anna: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    agreed(world, texts, hers, his)
    package = new_id()
    assert publish(bram, hers, wish(world, hers, package_id=package)).status == 201
    assert len(offered(anna, hers, package)) == 1
    assert only_task(bram, world, his).package_id is None
    assert bram.get(f"/clients/{his}/packages/{package}").status == 404
