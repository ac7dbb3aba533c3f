"""A page as its elements, for the tests."""

from html.parser import HTMLParser

VOID = {"meta", "link", "img", "input", "br", "path", "rect"}


class Node:
    """An element: its name, its attributes, what is in it, and its text."""

    def __init__(self, name: str, attributes: dict[str, str], parent: "Node | None") -> None:
        self.name, self.attributes, self.parent = name, attributes, parent
        self.children: list[Node] = []
        self.parts: list[str | Node] = []

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def all(self, name: str = "", **attributes: str) -> list["Node"]:
        """Give the elements inside of a name and with attributes (`class_` for one of the classes)."""
        found = []
        for child in self.children:
            if (not name or child.name == name) and all(child.has(key, value) for key, value in attributes.items()):
                found.append(child)
            found += child.all(name, **attributes)
        return found

    def has(self, key: str, value: str) -> bool:
        own = self.attributes.get(key.rstrip("_").replace("_", "-"))
        return value in (own or "").split() if key == "class_" else own == value

    def one(self, name: str = "", **attributes: str) -> "Node":
        (found,) = self.all(name, **attributes)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs}, self.at)
        self.at.children.append(node)
        self.at.parts.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.at.name == tag, f"{self.at.name} is closed by {tag}"
        assert self.at.parent
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.parts.append(data)


def read(html: str) -> Node:
    """Give the page; every element must be closed in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.at is reader.root
    return reader.root
