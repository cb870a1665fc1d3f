"""A text message centre in memory, with the calls of chalicelib.gateways.sms."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Texted:
    sender: str
    to: str
    text: str


@dataclass
class FakeSms:
    texted: list[Texted] = field(default_factory=list)

    def send(self, *, sender: str, to: str, text: str) -> str:
        self.texted.append(Texted(sender, to, text))
        return f"message-{len(self.texted)}"
