// The matrix in the app. The cells are only rebuilt when they change, so the focus stays.

// By box: what was drawn in it, the open cell, the cell that was tapped last, whether one was
// asked for, and what ends it.
const states = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".ts-grid");
  const said = parentElement.querySelector("#said");
  const keys = parentElement.querySelector("#keys");
  if (!states.has(box)) states.set(box, {});
  const state = states.get(box);
  if (state.drawn !== data.grid) {
    box.innerHTML = data.grid;
    state.drawn = data.grid;
  }
  state.end?.();
  keys.textContent = HOW_TO_WALK;
  box.querySelector("table").setAttribute("aria-describedby", keys.id);
  const all = [...box.querySelectorAll("[data-cell]")];
  const opened = all.find((cell) => cell.dataset.cell === data.cell);
  all.forEach((cell) => cell.setAttribute("aria-selected", String(cell === opened)));

  // The open cell asks for nothing new, unless another was asked for since; its reader wants
  // to see what it opened.
  const open = (cell, tapped) => {
    state.tapped = tapped ? cell.dataset.cell : "";
    if (tapped && cell.dataset.cell === data.cell && !state.asked) {
      bring();
      return;
    }
    state.asked = true;
    setTriggerValue("picked", cell.dataset.cell);
  };
  const walk = walkGrid(box, { hint: parentElement.querySelector(".ts-grid-hint"), open, opened });
  // What a cell opens is drawn after the grid: far below the list of a phone, and out of sight
  // beside the last rows of a tall grid.
  const bring = () => {
    state.stopBringing?.();
    state.stopBringing = bringIntoView(() => document.getElementById(data.anchor), {
      block: walk.isList() || !data.beside ? "start" : "nearest",
      behavior: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
  };
  // Who does something else before it is there is not led away from it.
  const forget = () => { state.tapped = ""; };
  ACTS.forEach((name) => document.addEventListener(name, forget, { capture: true, passive: true }));

  // Said after a choice only: a page that just opened is read from its top.
  if (state.open !== undefined && state.open !== data.cell) {
    said.textContent = data.said;
    if (state.tapped && state.tapped === data.cell) {
      state.tapped = "";
      bring();
    }
  }
  state.open = data.cell;
  state.asked = false;
  state.end = () => {
    ACTS.forEach((name) => document.removeEventListener(name, forget, { capture: true }));
    walk.stop();
  };
  return state.end;
}
