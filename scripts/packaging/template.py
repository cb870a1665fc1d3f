"""Reads infra/*.yaml and merges it into one CloudFormation template."""

from pathlib import Path
from typing import Any

import yaml

from scripts.packaging import shorthand

INFRA = Path(__file__).resolve().parents[2] / "infra"
DATA_PART = ("parameters", "keys", "tables", "buckets", "queues", "mail")

Template = shorthand.Template


class TemplateLoader(yaml.SafeLoader):
    """YAML with CloudFormation's short tags, and with dates left as text."""


TemplateLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _expand_tag(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> Template:
    name = tag if tag in ("Ref", "Condition") else f"Fn::{tag}"
    if isinstance(node, yaml.ScalarNode):
        text = loader.construct_scalar(node)
        return {name: text.split(".", 1) if tag == "GetAtt" else text}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    raise TypeError(f"{name} takes a text or a list{node.start_mark}")


yaml.add_multi_constructor("!", _expand_tag, TemplateLoader)


def read(name: str) -> Template:
    """One file of infra/, written out in full."""
    text = (INFRA / f"{name}.yaml").read_text()
    content: Template = yaml.load(text, TemplateLoader)  # noqa: S506 (derives from SafeLoader)
    return {key: _flat(value) for key, value in shorthand.expand(content).items()}


def _flat(value: Any, name: str = "") -> Any:
    """Lists put together from lists, where a policy wants one list."""
    if isinstance(value, dict):
        return {key: _flat(entry, key) for key, entry in value.items()}
    if not isinstance(value, list):
        return value
    if name in ("Action", "Resource") and any(isinstance(entry, list) for entry in value):
        return [one for entry in value for one in (entry if isinstance(entry, list) else [entry])]
    return [_flat(entry) for entry in value]


def merge(*parts: Template) -> Template:
    """Sections side by side; a name may be given only once."""
    merged: Template = {"AWSTemplateFormatVersion": "2010-09-09"}
    for part in parts:
        for section, entries in part.items():
            _add(merged.setdefault(section, {}), entries, section)
    return merged


def _add(into: Template, entries: Template, section: str) -> None:
    twice = into.keys() & entries.keys()
    if twice:
        raise ValueError(f"{section} named twice: {', '.join(sorted(twice))}")
    into.update(entries)


def data_template(*more: Template) -> Template:
    """What holds data, and nothing that runs; `more` goes beside it."""
    return merge(*map(read, DATA_PART), *more)


def full_template() -> Template:
    """Everything in infra/."""
    return merge(*(read(path.stem) for path in sorted(INFRA.glob("*.yaml"))))


def only_to_be_packaged() -> dict[str, str]:
    """Settings for who imports the portal to look at it; it wants some, whatever they say."""
    names = full_template()["Globals"]["Function"]["Environment"]["Variables"]
    settings = dict.fromkeys(names, "only-to-be-packaged")
    return {**settings, "STAGE": "local", "AWS_DEFAULT_REGION": "eu-west-1"}
