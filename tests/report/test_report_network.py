from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from konzeptminer.comparing.model import ActorLink
from konzeptminer.report.drawing import shortened
from konzeptminer.report.network import MOST, arrange, network, strongest

NAMES = st.sampled_from("ABCDEFGH")
LINKS = st.dictionaries(st.tuples(NAMES, NAMES), st.integers(1, 9), min_size=1)


def crossings(left: list[str], right: list[str], links: dict[tuple[str, str], int]) -> int:
    places = [(left.index(a), right.index(b)) for a, b in links]
    return sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(places, 2))


@given(LINKS)
def test_every_actor_stands_once_on_its_side(links: dict[tuple[str, str], int]) -> None:
    left, right = arrange(links)
    assert sorted(left) == sorted({a for a, _ in links})
    assert sorted(right) == sorted({b for _, b in links})


@given(LINKS)
@example({("A", "B"): 1, ("B", "B"): 1, ("B", "C"): 1, ("C", "B"): 1})
def test_order_of_the_links_does_not_matter(links: dict[tuple[str, str], int]) -> None:
    assert arrange(links) == arrange(dict(reversed(links.items())))


def test_pairs_that_need_not_cross_do_not() -> None:
    links = {("A", "Z"): 1, ("B", "Y"): 1, ("C", "X"): 1}
    assert crossings(*arrange(links), links) == 0


def test_links_of_those_in_most_records_are_kept() -> None:
    links = [ActorLink(plan="n", source="Amt", target=f"{number:02}", records=number) for number in range(1, MOST + 4)]
    kept = strongest(links)
    assert len(kept) == MOST
    assert min(kept.values()) == 4


def test_network_without_links_is_not_drawn() -> None:
    assert network("Nord", [], key="k") is None


def test_network_says_in_words_what_it_shows() -> None:
    drawn = network("Nord", [ActorLink(plan="n", source="Bauamt", target="Polizei", records=3)], key="k")
    assert drawn is not None
    assert 'role="img" aria-labelledby="k-t k-d"' in drawn
    assert (
        '<title id="k-t">Nord: wer mit wem zusammenarbeitet</title><desc id="k-d">Bauamt mit Polizei (3).</desc>'
        in drawn
    )


@given(st.text(max_size=60), st.integers(5, 40))
def test_shortened_text_fits(text: str, length: int) -> None:
    assert len(shortened(text, length)) <= length
