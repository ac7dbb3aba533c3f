"""Elements of HTML in which every text is escaped that is not markup of our own."""

from collections.abc import Iterable

from konzeptminer.show.escaping import attribute, content

_VOID = frozenset({"img", "input", "link", "meta", "br", "path", "rect", "line", "col"})
"""Elements without content."""

Value = str | int | float | bool | None


class Html(str):
    """A piece of markup; a `str` that is none is a text."""

    __slots__ = ()


Child = Html | str | None


def element(name: str, *children: Child, **attributes: Value) -> Html:
    """Give an element.

    Args:
        name: Its name.
        children: Its content: markup as it is, texts escaped; None is left out.
        attributes: Its attributes: a `_` at the end is left out (`class_`) and any other stands for `-`; True gives a
            name alone, None and False give nothing.
    """
    start = "".join([name, *(_attribute(key, value) for key, value in attributes.items())])
    if name in _VOID:
        return Html(f"<{start}>" if name in {"img", "input", "link", "meta", "br", "col"} else f"<{start}/>")
    return Html(f"<{start}>{join(children)}</{name}>")


def join(children: Iterable[Child], between: str = "") -> Html:
    """Join pieces of markup and texts."""
    pieces = [child if isinstance(child, Html) else content(child) for child in children if child is not None]
    return Html(between.join(pieces))


def items(children: Iterable[Child], name: str = "ul", **attributes: Value) -> Html:
    """Give a list of the pieces, nothing where there are none."""
    listed = [element("li", child) for child in children]
    return element(name, *listed, **attributes) if listed else Html()


def _attribute(key: str, value: Value) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{attribute(str(value))}"'
