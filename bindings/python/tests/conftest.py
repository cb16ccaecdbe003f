"""The longest test first: the others run beside it, and it ends no later than they do."""

import pytest

LONGEST = "test_memory_does_not_grow_over_ten_million_values"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.name != LONGEST)
