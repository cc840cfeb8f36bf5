"""The coder is never worse than it was, unless somebody said why."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.floors import floors, lowered, lowered_without_reason, main, measured, raised, read, text_of


@cache
def figures() -> dict[str, float]:
    """What is measured now."""
    return measured()


def test_no_figure_is_below_its_floor() -> None:
    """Every figure of the coder is at least its newest floor; lowering one takes `python -m tests.floors`."""
    below = {
        name: (figures()[name], floor) for name, floor in floors(read()).items() if figures()[name] < floor
    }
    assert below == {}


def test_every_figure_has_a_floor() -> None:
    """A new theme gets a floor, and a floor whose figure is gone goes too."""
    assert set(read()) == set(figures())


def test_no_floor_was_lowered_without_a_reason() -> None:
    """Each floor that is below an earlier one says why."""
    assert lowered_without_reason(read()) == []


def test_the_file_is_as_the_command_writes_it() -> None:
    """A floor that was changed by hand, out of form, is noticed."""
    path = Path(__file__).parent / "cases" / "floors.yml"
    assert path.read_text("utf-8") == text_of(read())


def test_a_floor_rises_with_its_figure_and_never_falls_by_itself() -> None:
    """Raising pins what has risen, leaves what has fallen, and begins what is new."""
    pins = {"a": [{"floor": 0.5, "since": "2020-01-01"}], "b": [{"floor": 0.5, "since": "2020-01-01"}]}
    new = raised(pins, {"a": 0.6, "b": 0.4, "c": 0.3}, "2021-01-01")
    assert floors(new) == {"a": 0.6, "b": 0.5, "c": 0.3}
    assert len(new["a"]) == 2


def test_a_floor_falls_with_a_reason_only() -> None:
    """Lowering keeps the old pin, and needs a known figure, a lower value and a reason."""
    pins = {"a": [{"floor": 0.5, "since": "2020-01-01"}]}
    reason = "The codebook now counts less as this theme."
    new = lowered(pins, "a", 0.4, reason, "2021-01-01")
    assert floors(new) == {"a": 0.4}
    assert lowered_without_reason(new) == []
    assert new["a"][0] == pins["a"][0]
    for name, to, why in (("x", 0.4, reason), ("a", 0.5, reason), ("a", 0.4, "because")):
        with pytest.raises(ValueError, match="expected"):
            lowered(pins, name, to, why, "2021-01-01")


def test_a_silent_lowering_is_found() -> None:
    """A lower pin without a reason, written by hand, is named."""
    assert lowered_without_reason({"a": [{"floor": 0.5}, {"floor": 0.4}]}) == ["a"]


def test_the_command_writes_the_reason_beside_the_floor(tmp_path: Path) -> None:
    """`--lower` writes value, day and reason; without a reason it leaves with 2 and changes nothing."""
    path = tmp_path / "floors.yml"
    path.write_text(text_of({"a": [{"floor": 0.5, "since": "2020-01-01"}]}), "utf-8")
    before = path.read_text("utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["--file", str(path), "--lower", "a", "--to", "0.4"])
    assert (stopped.value.code, path.read_text("utf-8")) == (2, before)
    reason = "The codebook now counts less as this theme."
    assert main(["--file", str(path), "--lower", "a", "--to", "0.4", "--reason", reason]) == 0
    assert read(path)["a"][-1]["reason"] == reason
