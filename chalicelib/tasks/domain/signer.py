"""Who signs, as the office fills it in: in which stage, and where on the paper (F074, C13)."""

from msgspec import Struct

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


class Signer(Struct, frozen=True, kw_only=True):
    """As the office asks it."""

    user_id: str
    stage: int = 1
    box: Box | None = None
