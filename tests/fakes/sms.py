"""A text message centre in memory, with the calls of chalicelib.gateways.sms."""

from msgspec import Struct, field


class Texted(Struct, frozen=True, kw_only=True):
    sender: str
    to: str
    text: str


class FakeSms(Struct, kw_only=True):
    texted: list[Texted] = field(default_factory=list)

    def send(self, *, sender: str, to: str, text: str) -> str:
        self.texted.append(Texted(sender=sender, to=to, text=text))
        return f"message-{len(self.texted)}"
