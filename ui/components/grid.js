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

  // What a cell opens stands beside the grid where there is room, else in a drawer, or below it
  // in a low window.
  const isBeside = () => data.beside && window.matchMedia("(min-width: 1200px)").matches;

  // The open cell asks for nothing new, unless another was asked for since; its reader wants
  // to see what it opened.
  const open = (cell) => {
    state.tapped = cell.dataset.cell;
    if (cell.dataset.cell === data.cell && !state.asked) {
      bring();
      return;
    }
    state.asked = true;
    setTriggerValue("picked", cell.dataset.cell);
  };
  const walk = walkGrid(box, { hint: parentElement.querySelector(".ts-grid-hint"), open, opened });
  const behavior = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  // What a cell opens, once it is that of this cell.
  const findOpened = () => {
    const found = document.getElementById(data.anchor);
    return found?.textContent === data.heading ? found : null;
  };
  // A drawer would cover a cell that a link opens, and what is scrolled into view ends above it.
  // Who scrolled before stays.
  const main = document.querySelector("[data-testid='stMain']");
  const showLinked = () => {
    if (state.open !== undefined || !opened || !data.heading || main.scrollTop) return;
    const coveredBy = () => parseFloat(getComputedStyle(main).scrollPaddingBottom) || 0;
    const find = () => (findOpened() && coveredBy() ? opened : null);
    state.stopBringing = bringIntoView(find, { block: "nearest", coveredBy });
  };
  // What a cell opens is drawn after the grid. Below it, out of sight, it gets the focus as well,
  // once it is that of this cell.
  const bring = () => {
    let isFocused = !data.beside || isBeside();
    const find = () => {
      const found = document.getElementById(data.anchor);
      if (!isFocused && findOpened()) {
        found.tabIndex = -1;
        found.focus({ preventScroll: true });
        opened?.scrollIntoView({ block: "nearest", behavior });
        isFocused = true;
      }
      return found;
    };
    state.stopBringing?.();
    const block = isBeside() ? "nearest" : "start";
    state.stopBringing = bringIntoView(find, { block, behavior });
  };
  const show = (cell) => {
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "center", behavior });
  };
  // From what it opened back to the cell.
  const lead = (event) => {
    if (!opened || !event.target.closest?.("[data-back]")) return;
    event.preventDefault();
    state.stopBringing?.();
    show(opened);
  };
  document.addEventListener("click", lead);
  // Who does something else before it is there is not led away from it.
  const forget = () => { state.tapped = ""; };
  ACTS.forEach((name) => document.addEventListener(name, forget, { capture: true, passive: true }));

  showLinked();
  // Said after a choice only: a page that just opened is read from its top.
  if (state.open !== undefined && state.open !== data.cell) {
    said.textContent = data.said;
    // When the drawer closes while it holds the focus, or the focus is lost, its cell gets it.
    const closed = !data.cell && all.find((cell) => cell.dataset.cell === state.open);
    if (closed && document.activeElement.matches("body, .st-key-matrix_cell_open *")) show(closed);
    if (state.tapped && state.tapped === data.cell) {
      state.tapped = "";
      bring();
    }
  }
  state.open = data.cell;
  state.asked = false;
  state.end = () => {
    ACTS.forEach((name) => document.removeEventListener(name, forget, { capture: true }));
    document.removeEventListener("click", lead);
    walk.stop();
  };
  return endOnLeaving(box, state.end);
}
