"""How a letter is named where its words are quoted: what is said beside the name."""

from __future__ import annotations

import pytest

from tests.pages.built import built


@pytest.mark.parametrize(("letters", "authorities"), [(5, 1), (12, 3)])
def test_what_is_said_beside_a_name_stands_in_one_pair_of_brackets(letters: int, authorities: int) -> None:
    """Its council, where its date is from and whose words it holds, not each in brackets of its own."""
    site = built(letters, authorities)
    beside = [tag for path in site.text for tag in site.tree(path).xpath("//*[@class='tag']")]
    assert any("date from the publisher; Ofsted" in tag.text_content() for tag in beside)
    follow = [tag for tag in beside if tag.xpath("preceding-sibling::node()[1][normalize-space()='']")]
    doubled = [tag for tag in follow if tag.xpath("preceding-sibling::*[1][@class='tag']")]
    assert [tag.text_content() for tag in doubled] == []
