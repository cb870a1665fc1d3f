"""Names as people say them one after another."""

import pytest

from chalicelib.core.language import Language, spoken_list


@pytest.mark.parametrize(
    ("names", "dutch", "english"),
    [
        ([], "", ""),
        (["Anna"], "Anna", "Anna"),
        (["Anna", "Pieter"], "Anna en Pieter", "Anna and Pieter"),
        (["Anna", "Bram", "Pieter"], "Anna, Bram en Pieter", "Anna, Bram and Pieter"),
    ],
)
def test_the_last_of_several_names_comes_after_and(
    names: list[str], dutch: str, english: str
) -> None:
    assert spoken_list(names, Language.NL) == dutch
    assert spoken_list(names, Language.EN) == english
