"""From drawn lines to cells: they tile the frame, and every drawn line parts two of them."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from drawn import Sheet, contents
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from konzeptminer.layout.find import find_grids
from konzeptminer.layout.grid import Grid, build_grid, contains, outermost, split_rows, without_slivers
from konzeptminer.layout.rules import Frame, frames, tidy
from konzeptminer.reading.page import PageContent, Rule
from konzeptminer.records import BBox

XS = (50.0, 150.0, 350.0, 550.0)
YS = (100.0, 140.0, 180.0, 220.0)

Places = set[tuple[int, int, int, int]]


def across(position: float, start: float, end: float) -> Rule:
    return Rule(horizontal=True, position=position, start=start, end=end)


def down(position: float, start: float, end: float) -> Rule:
    return Rule(horizontal=False, position=position, start=start, end=end)


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def grid_of(rules: Sequence[Rule]) -> Grid:
    (frame,) = frames(tidy(rules))
    grid = build_grid(frame)
    assert grid is not None
    return grid


def places(grid: Grid) -> Places:
    """Give row, column, row span and column span of each cell."""
    return {(box.row, box.column, box.row_span, box.column_span) for box in grid.boxes}


def plain(rows: int, columns: int) -> Places:
    return {(row, column, 1, 1) for row in range(rows) for column in range(columns)}


@st.composite
def walls(draw: st.DrawFn) -> tuple[list[Rule], int, int]:
    """A closed frame with random walls within, each drawn side by side."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    rules = [*ruled((0.0, 30.0 * columns), (0.0, 20.0 * rows))]
    inner_rows, inner_columns = range(1, rows), range(1, columns)
    for row, column in itertools.product(inner_rows, range(columns)):
        if draw(st.booleans()):
            rules.append(across(20.0 * row, 30.0 * column, 30.0 * column + 30))
    for column, row in itertools.product(inner_columns, range(rows)):
        if draw(st.booleans()):
            rules.append(down(30.0 * column, 20.0 * row, 20.0 * row + 20))
    return rules, rows, columns


@st.composite
def tilings(draw: st.DrawFn) -> list[BBox]:
    """The boxes of a table's cells, some of them merged, in points."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(2, 5))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    cells: list[BBox] = []
    while free:
        row, column = min(free)
        wide = 1 + draw(st.integers(0, 2))
        while not all((row, column + step) in free for step in range(wide)):
            wide -= 1
        high = 1 + draw(st.integers(0, 2))
        while not all((row + below, column + step) in free for below in range(high) for step in range(wide)):
            high -= 1
        free -= {(row + below, column + step) for below in range(high) for step in range(wide)}
        cells.append((30.0 * column, 20.0 * row, 30.0 * (column + wide), 20.0 * (row + high)))
    assume(len(cells) > 1)
    return cells


class TestRandomWalls:
    @given(walls())
    @settings(deadline=None)
    def test_cells_tile_the_grid(self, drawn: tuple[list[Rule], int, int]) -> None:
        grid = build_grid(Frame([r for r in drawn[0] if r.horizontal], [r for r in drawn[0] if not r.horizontal]))
        if grid is None:
            return
        times = np.zeros((len(grid.ys) - 1, len(grid.xs) - 1), dtype=int)
        for box in grid.boxes:
            times[box.row : box.row + box.row_span, box.column : box.column + box.column_span] += 1
        assert (times == 1).all()
        assert grid.bbox == (0, 0, 30 * drawn[2], 20 * drawn[1])

    @given(tilings())
    @settings(deadline=None)
    def test_merged_cells_are_found_again(self, cells: list[BBox]) -> None:
        rules = [rule for x0, top, x1, bottom in cells for rule in ruled((x0, x1), (top, bottom))]
        assert sorted(box.bbox for box in grid_of(rules).boxes) == sorted(cells)

    @given(walls())
    @settings(deadline=None)
    def test_place_and_box_of_a_cell_agree(self, drawn: tuple[list[Rule], int, int]) -> None:
        for frame in frames(tidy(drawn[0])):
            grid = build_grid(frame)
            for box in grid.boxes if grid else []:
                assert grid is not None
                left, right = grid.xs[box.column], grid.xs[box.column + box.column_span]
                top, bottom = grid.ys[box.row], grid.ys[box.row + box.row_span]
                assert box.bbox == (left, top, right, bottom)


class TestKnownShapes:
    def test_plain_table(self) -> None:
        grid = grid_of(ruled(XS, YS))
        assert (grid.xs, grid.ys) == (list(XS), list(YS))
        assert places(grid) == plain(3, 3)

    def test_cells_come_row_by_row(self) -> None:
        boxes = grid_of(ruled(XS, YS)).boxes
        assert [(box.row, box.column) for box in boxes] == sorted((box.row, box.column) for box in boxes)

    def test_cell_merged_over_rows(self) -> None:
        rules = [across(y, 50 if y in (100, 220) else 150, 550) for y in YS] + [down(x, 100, 220) for x in XS]
        assert places(grid_of(rules)) == {(0, 0, 3, 1)} | {(row, col, 1, 1) for row in range(3) for col in (1, 2)}

    def test_cell_merged_over_columns(self) -> None:
        rules = [across(y, 50, 550) for y in YS] + [down(x, 140 if x == 150 else 100, 220) for x in XS]
        assert places(grid_of(rules)) == {(0, 0, 1, 2), (0, 2, 1, 1)} | {(r, c, 1, 1) for r in (1, 2) for c in range(3)}

    def test_cell_merged_both_ways(self) -> None:
        rules = [
            *ruled((50, 550), (100, 220)),
            across(140, 350, 550),
            across(180, 50, 550),
            down(150, 180, 220),
            down(350, 100, 220),
        ]
        assert (0, 0, 2, 2) in places(grid_of(rules))

    def test_wider_row_below_is_a_cell_of_its_own(self) -> None:
        # No line parts the two rows, but the lower one has no column: text cannot flow from one into the other.
        rules = [*ruled((50, 550), (100, 220)), across(160, 50, 60), down(300, 100, 160)]
        grid = grid_of(rules)
        assert places(grid) == {(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)}

    def test_columns_that_begin_below_a_cell_are_cells_of_their_own(self) -> None:
        rules = [*ruled((50, 550), (100, 220)), down(400, 100, 220), across(160, 400, 550), down(225, 160, 220)]
        assert places(grid_of(rules)) >= {(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)}

    def test_narrower_row_below_is_a_cell_of_its_own(self) -> None:
        # The upper cell's right side ends with its row; what is below reaches further.
        rules = [*ruled((50, 550), (100, 220)), down(300, 100, 160), across(160, 300, 550)]
        assert (0, 0, 1, 1) in places(grid_of(rules))

    def test_cell_open_within_stays_one(self) -> None:
        rules = [*ruled((50, 550), (100, 220)), down(300, 100, 220), across(160, 50, 300)]
        grid = grid_of(rules)
        assert (0, 1, 2, 1) in places(grid)

    def test_cell_left_open_at_the_bottom(self) -> None:
        rules = [across(y, 50, 550) for y in YS[:-1]] + [down(x, 100, 220) for x in XS]
        grid = grid_of(rules)
        assert places(grid) == plain(3, 3)
        assert {box.row for box in grid.boxes if box.open_bottom} == {2}

    def test_cell_left_open_at_the_top(self) -> None:
        rules = [across(y, 50, 550) for y in YS[1:]] + [down(x, 100, 220) for x in XS]
        grid = grid_of(rules)
        assert places(grid) == plain(3, 3)

    def test_one_cell_of_several_left_open(self) -> None:
        rules = [across(y, 50, 550) for y in YS[:-1]] + [across(220, 150, 550)] + [down(x, 100, 220) for x in XS]
        grid = grid_of(rules)
        assert {(box.row, box.column) for box in grid.boxes if box.open_bottom} == {(2, 0)}

    @pytest.mark.parametrize("missing", [50, 550])
    def test_missing_outer_border_is_closed(self, missing: float) -> None:
        rules = [rule for rule in ruled(XS, YS) if rule.horizontal or rule.position != missing]
        grid = grid_of(rules)
        assert (grid.xs, places(grid)) == (list(XS), plain(3, 3))

    @pytest.mark.parametrize("missing", [50, 550])
    def test_merged_cell_at_a_missing_outer_border(self, missing: float) -> None:
        left, right = (150, 550) if missing == 50 else (50, 350)
        rules = [across(y, *((50, 550) if y in (100, 220) else (left, right))) for y in YS]
        rules += [down(x, 100, 220) for x in XS if x != missing]
        assert (0, 0 if missing == 50 else 2, 3, 1) in places(grid_of(rules))

    def test_border_with_gaps_still_parts(self) -> None:
        rules = [rule for rule in ruled(XS, YS) if rule.horizontal or rule.position != 150]
        rules += [down(150, top, top + 28) for top in YS[:-1]]
        assert places(grid_of(rules)) == plain(3, 3)

    def test_stub_of_a_line_does_not_part(self) -> None:
        rules = [*ruled((50, 150, 550), YS), down(350, 100, 115)]
        assert {(box.row, box.column_span) for box in grid_of(rules).boxes if box.column} == {(0, 2), (1, 2), (2, 2)}

    def test_double_lines_are_one_border(self) -> None:
        rules = [*ruled(XS, YS), across(142, 50, 550), down(352, 100, 220)]
        assert places(grid_of(rules)) == plain(3, 3)

    def test_double_outer_border_is_one(self) -> None:
        assert places(grid_of(ruled(XS, YS) + ruled((47.5, 552.5), (97.5, 222.5)))) == plain(3, 3)

    def test_lines_that_stop_short_of_the_corners(self) -> None:
        rules = [across(y, 52, 548) for y in YS] + [down(x, 102, 218) for x in XS]
        assert places(grid_of(rules)) == plain(3, 3)

    def test_lines_that_overshoot_the_corners(self) -> None:
        rules = [across(y, 48, 552) for y in YS] + [down(x, 98, 222) for x in XS]
        assert places(grid_of(rules)) == plain(3, 3)

    def test_thick_borders_drawn_as_bars(self) -> None:
        def bars(sheet: Sheet) -> None:
            for y in YS:
                sheet.box(XS[0] - 1.1, y - 1.1, XS[-1] + 1.1, y + 1.1, fill=0)
            for x in XS:
                sheet.box(x - 1.1, YS[0] - 1.1, x + 1.1, YS[-1] + 1.1, fill=0)

        (grid,) = find_grids(contents(bars)[0])
        assert places(grid) == plain(3, 3)

    def test_stacked_tables_keep_columns_that_differ_by_a_hair(self) -> None:
        rules = ruled((50, 300, 550), (100, 140)) + ruled((50, 302, 550), (140, 180))
        boxes = {box.bbox for box in grid_of(rules).boxes}
        assert boxes == {(50, 100, 300, 140), (300, 100, 550, 140), (50, 140, 302, 180), (302, 140, 550, 180)}

    def test_stacked_tables_with_other_columns(self) -> None:
        rules = ruled(XS, (100, 140)) + ruled((50, 300, 550), (141, 180))
        boxes = [box.bbox for box in grid_of(rules).boxes]
        assert [(box[0], box[2]) for box in boxes] == [(50, 150), (150, 350), (350, 550), (50, 300), (300, 550)]

    def test_single_box_is_no_grid(self) -> None:
        (frame,) = frames(tidy(ruled((50, 550), (100, 220))))
        assert build_grid(frame) is None


class TestShadedCells:
    def grid(self, *fills: tuple[float, float, float, float]) -> Grid:
        empty = contents(lambda _: None)[0]
        page = PageContent(1, 600, 800, empty.glyphs, rules=ruled(XS, YS), fills=list(fills))
        (grid,) = find_grids(page)
        return grid

    def test_shade_of_a_cell_changes_nothing(self) -> None:
        assert places(self.grid((50, 100, 150, 140))) == plain(3, 3)

    def test_shaded_rows_part_where_no_line_does(self) -> None:
        grid = self.grid((50, 100, 550, 120))
        assert grid.ys == [100, 120, 140, 180, 220]

    def test_marked_words_are_no_cell(self) -> None:
        assert places(self.grid((200, 150, 260, 162))) == plain(3, 3)

    def test_shaded_head_without_border_belongs_to_the_table(self) -> None:
        heads = [(left, 60.0, right, 100.0) for left, right in itertools.pairwise(XS)]
        assert places(self.grid(*heads)) == plain(4, 3)


class TestSplitRows:
    def test_parts_keep_their_cells_and_lose_other_columns(self) -> None:
        rules = ruled(XS, (100, 140, 180)) + ruled((50, 300, 550), (180, 220, 260))
        upper, lower = split_rows(grid_of(rules), [2])
        assert (upper.xs, upper.ys, places(upper)) == (list(XS), [100, 140, 180], plain(2, 3))
        assert (lower.xs, lower.ys, places(lower)) == ([50, 300, 550], [180, 220, 260], plain(2, 2))

    def test_without_a_cut_nothing_changes(self) -> None:
        grid = grid_of(ruled(XS, YS))
        assert split_rows(grid, []) == [grid]

    def test_merged_cells_of_a_part_keep_their_spans(self) -> None:
        rules = [*ruled((50, 550), (100, 220)), across(140, 50, 550), across(180, 50, 550)]
        rules += [down(150, 100, 140), down(350, 140, 180), down(450, 140, 220)]
        _, middle, lower = split_rows(grid_of(rules), [1, 2])
        assert (middle.xs, places(middle)) == ([50, 350, 450, 550], plain(1, 3))
        assert (lower.xs, lower.ys, places(lower)) == ([50, 450, 550], [180, 220], plain(1, 2))


class TestWithoutSlivers:
    XS, YS = (50.0, 54.0, 150.0, 350.0, 355.0), (100.0, 105.0, 140.0, 180.0, 184.0)

    def test_hair_wide_rows_and_columns_go(self) -> None:
        grid = grid_of(ruled(self.XS, self.YS))
        clean, numbers = without_slivers(grid, [False] * 16)
        assert (clean.xs, clean.ys, places(clean)) == ([54, 150, 350], [105, 140, 180], plain(2, 2))
        assert numbers == [5, 6, 9, 10]
        assert clean.boxes[0].bbox == (54, 105, 150, 140)

    def test_hair_wide_row_between_others_goes(self) -> None:
        grid = grid_of(ruled(XS, (100, 140, 145, 180, 220)))
        clean, numbers = without_slivers(grid, [True] * 3 + [False] * 3 + [True] * 6)
        assert (clean.xs, clean.ys) == (list(XS), [100, 145, 180, 220])
        assert (places(clean), numbers) == (plain(3, 3), [0, 1, 2, 6, 7, 8, 9, 10, 11])

    def test_narrow_column_with_text_stays(self) -> None:
        grid = grid_of(ruled((50, 55, 350), (100, 140, 180)))
        assert without_slivers(grid, [False, True, True, True])[0] == grid

    def test_text_of_a_merged_cell_keeps_no_sliver(self) -> None:
        rules = [*ruled((50, 350), (100, 180)), across(140, 50, 350), down(55, 100, 140), down(200, 140, 180)]
        clean, _ = without_slivers(grid_of(rules), [False, True, True, True])
        assert clean.xs == [55, 200, 350]
        assert places(clean) == {(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)}

    def test_grid_without_slivers_is_unchanged(self) -> None:
        grid = grid_of(ruled(XS, YS))
        assert without_slivers(grid, [False] * 9) == (grid, list(range(9)))

    def test_grid_of_slivers_alone_is_unchanged(self) -> None:
        grid = grid_of(ruled((50, 55, 60), (100, 140)))
        assert without_slivers(grid, [False, False])[0].xs == [50, 55, 60]


class TestOutermost:
    def test_table_in_a_cell_is_part_of_the_cell(self) -> None:
        outer, inner = grid_of(ruled(XS, YS)), grid_of(ruled((160, 200, 300), (145, 160, 175)))
        assert outermost([inner, outer]) == [outer]

    def test_table_in_the_lower_right_of_a_cell_is_part_of_it(self) -> None:
        outer, inner = grid_of(ruled((50, 100, 550), (100, 140, 260))), grid_of(ruled((340, 400, 548), (145, 258)))
        assert outermost([outer, inner]) == [outer]

    def test_page_border_does_not_swallow_the_table(self) -> None:
        border, table = grid_of(ruled((20, 580), (20, 60, 780))), grid_of(ruled(XS, YS))
        assert outermost([border, table]) == [table]

    def test_frame_of_three_fields_does_not_swallow_a_small_table(self) -> None:
        border, table = grid_of(ruled((20, 580), (20, 60, 700, 780))), grid_of(ruled((50, 150, 350), (100, 140)))
        assert outermost([border, table]) == [table]

    def test_form_of_four_fields_keeps_a_small_table_in_a_cell(self) -> None:
        form, table = grid_of(ruled((20, 300, 580), (20, 400, 780))), grid_of(ruled((50, 150, 250), (100, 140)))
        assert outermost([form, table]) == [form]

    def test_tables_side_by_side_come_in_reading_order(self) -> None:
        left, right, below = (
            grid_of(ruled(xs, ys))
            for xs, ys in [((50, 150, 200), (100, 140)), ((300, 350, 400), (100, 140)), ((50, 70, 90), (200, 240))]
        )
        assert outermost([below, right, left]) == [left, right, below]


@pytest.mark.parametrize("side", range(4))
def test_contains_allows_for_a_hair_on_each_side(side: int) -> None:
    outward = (-1, -1, 1, 1)[side]
    inner = [0.0, 0.0, 100.0, 100.0]
    inner[side] += 2 * outward
    assert contains((0, 0, 100, 100), (inner[0], inner[1], inner[2], inner[3]))
    inner[side] += 2 * outward
    assert not contains((0, 0, 100, 100), (inner[0], inner[1], inner[2], inner[3]))
