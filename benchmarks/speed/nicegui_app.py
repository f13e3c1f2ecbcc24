"""The dashboard of plain_app.py in NiceGUI: python -m benchmarks.speed.nicegui_app PORT.

Each element stays and gets new content, which is faster than redrawing it.
"""

from __future__ import annotations

import sys
from typing import Any

from nicegui import ui

from benchmarks.speed.view import count_areas, list_areas, list_claims

COLUMNS = {"benefit": "Benefit", "how": "How it works", "kind": "Kind", "area": "Area"}


def describe_chart(chosen: str) -> dict[str, Any]:
    """Return the chart of claims by concern and area, with the chosen concern in full color."""
    counts = count_areas()
    return {
        "animation": False,
        "title": {"text": f"Claims about {chosen}"},
        "tooltip": {},
        "legend": {"bottom": 0},
        "grid": {"containLabel": True, "bottom": 60},
        "xAxis": {"type": "value"},
        "yAxis": {
            "type": "category",
            "data": list(counts),
            "inverse": True,
            "axisLabel": {"interval": 0},
        },
        "series": [
            {
                "name": area,
                "type": "bar",
                "stack": "claims",
                "data": [
                    {"value": own[area], "itemStyle": {"opacity": 1.0 if name == chosen else 0.4}}
                    for name, own in counts.items()
                ],
            }
            for area in list_areas()
        ],
    }


def join_passages(chosen: str) -> str:
    """Return the passages of a concern as Markdown."""
    return "\n\n".join(
        f"**{claim['benefit']}**\n\n> {claim['quote']}" for claim in list_claims()[chosen]
    )


@ui.page("/", title="Skin concerns")
def show_page() -> None:
    """Draw the page for one reader."""
    names = list(list_claims())
    columns = [
        {"name": key, "label": label, "field": key, "align": "left"}
        for key, label in COLUMNS.items()
    ]
    ui.label("Skin concerns and massage").classes("text-h4")
    choice = ui.select(names, value=names[0], label="Your skin concern").classes("w-96")
    heading = ui.label().classes("text-h5")
    table = ui.table(rows=[], columns=columns).props("wrap-cells")
    chart = ui.echart(describe_chart(names[0]), renderer="svg").classes("w-full h-[40rem]")
    ui.label("Passages").classes("text-h5")
    passages = ui.markdown()

    def show() -> None:
        chosen = str(choice.value)
        heading.set_text(f"You chose {chosen}")
        table.rows = list_claims()[chosen]
        chart.options.update(describe_chart(chosen))
        passages.set_content(join_passages(chosen))

    choice.on_value_change(show)
    show()


if __name__ in {"__main__", "__mp_main__"}:
    ui.run(host="127.0.0.1", port=int(sys.argv[1]), show=False, reload=False)
