// The matrix in the app. The cells are only rebuilt when they change, so the focus stays.

// Per box: the markup drawn in it, the open cell, the cell that was tapped last, whether a cell
// was asked for, and the functions that clean up.
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

  // The details that a cell opens are beside the grid if there is room. Otherwise they are in a
  // drawer, or below the grid in a low window.
  const isBeside = () => data.beside && window.matchMedia("(min-width: 1200px)").matches;

  // The open cell asks for nothing new, unless another was asked for since; the reader wants
  // to see its details.
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
  // The details, once they are those of the open cell.
  const findOpened = () => {
    const found = document.getElementById(data.anchor);
    return found?.textContent === data.heading ? found : null;
  };
  // A drawer could cover the cell that a link opens, so that is scrolled into view above it. A
  // reader who has already scrolled stays where they are.
  const page = document.scrollingElement;
  const showLinked = () => {
    if (state.open !== undefined || !opened || !data.heading || page.scrollTop) return;
    const coveredBy = () => parseFloat(getComputedStyle(page).scrollPaddingBottom) || 0;
    const find = () => (findOpened() && coveredBy() ? opened : null);
    state.stopBringing = bringIntoView(find, { block: "nearest", coveredBy });
  };
  // The details are drawn after the grid. If they are not beside it, they also get the focus,
  // once they are those of the open cell.
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
  // Leads from the details back to the cell.
  const lead = (event) => {
    if (!opened || !event.target.closest?.("[data-back]")) return;
    event.preventDefault();
    state.stopBringing?.();
    show(opened);
  };
  document.addEventListener("click", lead);
  // A reader who does something else before the details are there is not led away from it.
  const forget = () => { state.tapped = ""; };
  ACTS.forEach((name) => document.addEventListener(name, forget, { capture: true, passive: true }));

  showLinked();
  // Announced only after a choice: a page that just opened is read from its top.
  if (state.open !== undefined && state.open !== data.cell) {
    said.textContent = data.said;
    // If the drawer had the focus when it closed, or the focus was lost, its cell gets the focus.
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
