"""Who signs: in which stage, and where on the paper (F074, C13)."""

from collections.abc import Iterable
from itertools import combinations

from msgspec import Struct

from chalicelib.core.errors import bad_field

MOST_STAGES = 10


class Box(Struct, frozen=True, kw_only=True):
    """A place on a page: `page` counts from 1, the rest are fractions of the page as it is seen,
    from its top left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float

    @property
    def fits(self) -> bool:
        """On the page, and large enough to hold a signature."""
        across, down = self.left + self.width, self.top + self.height
        return across <= 1 and down <= 1 and self.width >= 0.02 and self.height >= 0.01

    def hides(self, other: "Box") -> bool:
        return (
            self.page == other.page
            and self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )


class Scan(Struct, frozen=True, kw_only=True):
    """A paper that was sent in, as the document of the dossier that it became."""

    document_id: str
    file_name: str


class Signer(Struct, frozen=True, kw_only=True):
    """As the office asks it."""

    user_id: str
    stage: int = 1
    box: Box | None = None


def check_boxes(signers: Iterable[Signer], pages: int | None) -> None:
    """A place lies on a page of the document, and not over that of somebody else."""
    boxes = [each.box for each in signers if each.box]
    if not all(each.fits and each.page <= (pages or each.page) for each in boxes):
        raise bad_field("asked.signers", "box_off_the_page")
    if any(one.hides(other) for one, other in combinations(boxes, 2)):
        raise bad_field("asked.signers", "boxes_overlap")
