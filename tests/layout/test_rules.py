"""Drawn lines made tidy: dashes and double strokes become one line, lines of their own stay apart."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konzeptminer.layout.rules import MOST, TOLERANCE, frames, tidy
from konzeptminer.reading.page import Rule


def across(position: float, start: float, end: float) -> Rule:
    return Rule(horizontal=True, position=position, start=start, end=end)


def down(position: float, start: float, end: float) -> Rule:
    return Rule(horizontal=False, position=position, start=start, end=end)


class TestTidy:
    def test_dashes_become_one_line(self) -> None:
        dashes = [across(50, start, start + 3) for start in range(100, 160, 5)]
        assert tidy(dashes) == [across(50, 100, 158)]

    def test_dots_become_one_line(self) -> None:
        dots = [across(50, start, start + 1) for start in range(100, 160, 3)]
        assert tidy(dots) == [across(50, 100, 158)]

    def test_lines_further_apart_stay_two(self) -> None:
        two = [across(50, 0, 100), across(50, 100 + TOLERANCE + 0.1, 200)]
        assert tidy(two) == two

    def test_piece_inside_a_longer_line_does_not_shorten_it(self) -> None:
        assert tidy([across(50, 0, 100), across(50, 20, 40), across(50, 90, 150)]) == [across(50, 0, 150)]

    def test_strokes_of_letters_are_dropped(self) -> None:
        assert tidy([across(50, 100, 103.9), down(10, 100, 103.9)]) == []
        assert len(tidy([across(50, 100, 104.1), down(10, 100, 104.1)])) == 2

    def test_double_line_is_one_where_the_longer_stroke_is(self) -> None:
        assert tidy([across(50, 10, 90), across(52, 0, 100)]) == [across(52, 0, 100)]

    def test_short_stroke_beside_a_long_one_is_its_double(self) -> None:
        assert tidy([across(50, 100, 300), across(52, 100, 150)]) == [across(50, 100, 300)]

    def test_long_stroke_takes_in_the_short_ones_beside_it(self) -> None:
        assert tidy([across(50, 0, 40), across(50, 60, 100), across(52, 0, 100)]) == [across(52, 0, 100)]

    def test_lines_that_overlap_by_less_than_half_are_not_doubles(self) -> None:
        two = [across(50, 100, 200), across(52, 160, 300)]
        assert tidy(two) == two

    def test_lines_at_one_height_are_not_doubles(self) -> None:
        # Rules of three tables side by side, each drawn a hair lower than the one before.
        three = [across(50, 0, 100), across(51.5, 90, 190), across(53, 180, 280)]
        assert tidy(three) == three

    def test_double_of_a_line_is_found_among_many(self) -> None:
        cells = [across(50, 20.0 * number, 20.0 * number + 10) for number in range(20)]
        assert set(tidy([*cells, across(52, 0, 10)])) == set(cells)

    def test_double_line_covers_both_strokes(self) -> None:
        assert tidy([across(50, 0, 100), across(52, 30, 110)]) == [across(50, 0, 110)]

    def test_lines_of_two_rows_are_not_doubles(self) -> None:
        two = [across(50, 0, 100), across(50 + TOLERANCE + 0.1, 0, 100)]
        assert tidy(two) == two

    def test_columns_of_stacked_tables_stay_where_they_are(self) -> None:
        two = [down(100, 0, 50), down(102, 50, 100)]
        assert tidy(two) == two

    def test_columns_that_go_on_are_one_line(self) -> None:
        assert tidy([down(100, 0, 50), down(100.4, 50, 100)]) == [down(100.2, 0, 100)]

    def test_hatching_does_not_chain_into_one_line(self) -> None:
        lines = tidy([across(float(place), 0, 100) for place in range(20)])
        assert len(lines) >= 4
        assert max(line.position for line in lines) - min(line.position for line in lines) > 10

    def test_directions_do_not_mix(self) -> None:
        assert tidy([across(50, 0, 100), down(50, 0, 100)]) == [across(50, 0, 100), down(50, 0, 100)]

    @given(
        st.lists(
            st.builds(
                lambda row, jitter, start, length: across(10.0 * row + jitter, float(start), float(start + length)),
                st.integers(0, 5),
                st.floats(-1, 1),
                st.integers(0, 200),
                st.integers(4, 100),
            ),
            max_size=12,
        )
    )
    @settings(deadline=None)
    def test_no_line_is_lost(self, rules: list[Rule]) -> None:
        tidied = tidy(rules)
        for rule in rules:
            assert any(
                abs(line.position - rule.position) <= TOLERANCE and line.start <= rule.start and rule.end <= line.end
                for line in tidied
            )


class TestFrames:
    def test_lines_that_touch_are_one_frame(self) -> None:
        rules = [across(0, 0, 100), across(50, 0, 100), down(0, 0, 50), down(100, 0, 50)]
        (frame,) = frames(rules)
        assert (frame.horizontal, frame.vertical) == (rules[:2], rules[2:])
        assert frame.bbox == (0, 0, 100, 50)

    def test_lines_may_miss_each_other_by_a_hair(self) -> None:
        assert len(frames([across(0, 2, 100), down(0, 2, 50)])) == 1

    def test_tables_apart_are_two_frames(self) -> None:
        left = [across(0, 0, 100), down(0, 0, 50)]
        right = [across(0, 110, 200), down(200, 0, 50)]
        assert {frame.bbox for frame in frames(left + right)} == {(0, 0, 100, 50), (110, 0, 200, 50)}

    def test_frame_reaches_as_far_as_any_of_its_lines(self) -> None:
        (frame,) = frames([across(10, -5, 100), down(0, 10, 80), down(50, 0, 60)])
        assert frame.bbox == (-5, 0, 100, 80)

    def test_underlines_are_no_frame(self) -> None:
        assert frames([across(0, 0, 100), across(50, 0, 100)]) == []
        assert frames([across(0, 0, 100), down(300, 0, 50)]) == []
        assert frames([down(0, 0, 100), down(50, 0, 100)]) == []

    def test_drawing_of_too_many_lines_is_no_frame(self) -> None:
        rules = [across(float(place), 0, 100) for place in range(MOST)]
        assert frames([*rules, down(0, 0, 10_000)]) == []

    def test_border_that_touches_nothing_belongs_to_the_table_beside_it(self) -> None:
        table = [across(0, 100, 200), across(50, 100, 200), down(100, 0, 50), down(200, 0, 50)]
        (frame,) = frames([*table, down(40, 1, 50)])
        assert frame.bbox == (40, 0, 200, 50)
        (frame,) = frames([*table, down(260, 1, 50)])
        assert frame.bbox == (100, 0, 260, 50)

    def test_border_belongs_to_the_nearest_table(self) -> None:
        left = [across(0, 0, 100), across(50, 0, 100), down(0, 0, 50), down(100, 0, 50)]
        right = [across(0, 200, 300), across(50, 200, 300), down(200, 0, 50), down(300, 0, 50)]
        assert {frame.bbox for frame in frames([*left, *right, down(170, 0, 50)])} == {
            (0, 0, 100, 50),
            (170, 0, 300, 50),
        }
        assert {frame.bbox for frame in frames([*left, *right, down(130, 0, 50)])} == {
            (0, 0, 130, 50),
            (200, 0, 300, 50),
        }

    @pytest.mark.parametrize(
        "line",
        [
            pytest.param(down(40, 0, 20), id="shorter"),
            pytest.param(down(40, 0, 100), id="longer"),
            pytest.param(down(40, 60, 110), id="further down"),
            pytest.param(down(-60, 0, 50), id="too far off"),
            pytest.param(down(150, 4, 46), id="inside"),
        ],
    )
    def test_other_line_beside_a_table_is_no_border(self, line: Rule) -> None:
        table = [across(0, 100, 200), across(50, 100, 200), down(100, 0, 50), down(200, 0, 50)]
        inside = line.position == 150
        (frame,) = frames([*(rule for rule in table if not inside or not rule.horizontal), line, *table[:2]])
        assert frame.bbox == (100, 0, 200, 50)

    def test_order_of_drawing_does_not_matter(self) -> None:
        rules = [across(float(y), 0, 200) for y in (0, 40, 80)] + [down(float(x), 0, 80) for x in (0, 100, 200)]
        rules += [across(float(y), 300, 400) for y in (0, 40)] + [down(350.0, 0, 40)]
        expected = {(frame.bbox, len(frame.horizontal), len(frame.vertical)) for frame in frames(tidy(rules))}
        random.Random(4).shuffle(rules)
        assert {(frame.bbox, len(frame.horizontal), len(frame.vertical)) for frame in frames(tidy(rules))} == expected
        assert len(expected) == 2
