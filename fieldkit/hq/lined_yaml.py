"""YAML whose mappings remember their lines, so that a message can name the line that is wrong."""

from collections.abc import Hashable
from typing import Any

import yaml


class LinedMap(dict[Any, Any]):
    """A mapping with the line (from 1) on which it and each of its keys stand."""

    line: int = 1
    key_lines: dict[Any, int]

    def line_of(self, key: object) -> int:
        """The line of a key, or of the mapping where it lacks the key."""
        return self.key_lines.get(key, self.line)


class LinedLoader(yaml.SafeLoader):
    """Plain YAML only; a key that stands twice in a mapping is an error."""


def _lined(loader: LinedLoader, node: yaml.MappingNode) -> LinedMap:
    found = LinedMap()
    found.line = node.start_mark.line + 1
    found.key_lines = {}
    for key_node, value_node in node.value:
        key = _built(loader, key_node)
        if not isinstance(key, Hashable):
            raise _broken("a key is no plain value", key_node)
        if key in found:
            raise _broken("a key stands twice", key_node)
        found[key] = _built(loader, value_node)
        found.key_lines[key] = key_node.start_mark.line + 1
    return found


def _built(loader: LinedLoader, node: yaml.Node) -> object:
    try:
        return loader.construct_object(node, deep=True)
    except ValueError as error:
        # What looks like a date or a number and is none, such as 2026-02-30.
        raise _broken(str(error), node) from error


def _broken(problem: str, node: yaml.Node) -> yaml.constructor.ConstructorError:
    return yaml.constructor.ConstructorError(None, None, problem, node.start_mark)


LinedLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _lined)
