// The matrix: walk it with the arrow keys, open a cell with Enter or a tap.
// The cells are only rebuilt when they change, so the focus stays where it is.
const ask = window.matchMedia("(hover: none)").matches
  ? "Tap a cell to see what is behind it."
  : "Arrow keys move from cell to cell. Enter or a click opens one.";

// By box: what was drawn in it, the open cell, the cell that was tapped last, whether one was
// asked for, and what ends it.
const states = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector("#grid");
  const hint = parentElement.querySelector("#hint");
  const said = parentElement.querySelector("#said");
  const keys = parentElement.querySelector("#keys");
  if (!states.has(box)) states.set(box, {});
  const state = states.get(box);
  if (state.drawn !== data.grid) {
    box.innerHTML = data.grid;
    state.drawn = data.grid;
  }
  const all = [...box.querySelectorAll("[data-cell]")];
  const rows = [...box.querySelectorAll("[data-row]")]
    .map((row) => [...row.querySelectorAll("[data-cell]")]);
  const shown = (cell) => cell && cell.getClientRects().length > 0;
  const hasClaim = (cell) => !cell.classList.contains("empty");
  const table = box.querySelector("table");
  // The hint changes with the cell and is hidden from screen readers, which name the cell.
  keys.textContent = ask;
  table.setAttribute("aria-describedby", keys.id);
  // On a phone the grid is a list: each key leads to the next cell that is shown.
  const isList = () => getComputedStyle(table).display === "block";

  const allow = (cell) => {
    all.forEach((item) => { item.tabIndex = item === cell ? 0 : -1; });
  };
  const say = (cell) => { hint.textContent = cell ? cell.getAttribute("aria-label") : ask; };
  // What a cell opens is drawn after the grid: far below the list of a phone, and out of sight
  // beside the last rows of a tall grid.
  const bring = () => {
    state.stopBringing?.();
    state.stopBringing = bringIntoView(() => document.getElementById(data.anchor), {
      block: isList() || !data.beside ? "start" : "nearest",
      behavior: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
  };
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
  // Who does something else before it is there is not led away from it.
  const forget = () => { state.tapped = ""; };
  state.end?.();
  ACTS.forEach((name) => document.addEventListener(name, forget, { capture: true, passive: true }));

  const opened = all.find((cell) => cell.dataset.cell === data.cell);
  all.forEach((cell) => cell.setAttribute("aria-selected", String(cell === opened)));
  if (!all.some((cell) => cell.tabIndex === 0 && shown(cell))) {
    allow(opened || all.find((cell) => hasClaim(cell) && shown(cell)) || all[0]);
  }
  if (hint.textContent === "") say(null);
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

  const move = (cell, key, far) => {
    const line = rows.findIndex((row) => row.includes(cell));
    const place = rows[line].indexOf(cell);
    const list = all.filter(shown);
    const column = rows.map((row) => row[place]);
    if (isList()) {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
      if (step) return list[list.indexOf(cell) + step];
      return key === "Home" ? list[0] : list[list.length - 1];
    }
    switch (key) {
      case "ArrowRight": return rows[line][place + 1];
      case "ArrowLeft": return rows[line][place - 1];
      case "ArrowDown": return column[line + 1];
      case "ArrowUp": return column[line - 1];
      case "Home": return far ? list[0] : rows[line][0];
      default: return far ? list[list.length - 1] : rows[line][rows[line].length - 1];
    }
  };

  const find = (event) => event.target.closest("[data-cell]");
  box.onclick = (event) => {
    const cell = find(event);
    if (!cell) return;
    cell.focus();
    open(cell, true);
  };
  box.onkeydown = (event) => {
    const cell = find(event);
    if (!cell || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(cell, !isList());
      return;
    }
    if (!/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key)) return;
    event.preventDefault();
    const next = move(cell, event.key, event.ctrlKey);
    if (next) next.focus();
  };
  box.onpointerover = (event) => { const cell = find(event); if (cell) say(cell); };
  const follow = (event) => {
    const cell = find(event);
    if (!cell) return;
    allow(cell);
    say(cell);
  };
  box.addEventListener("focusin", follow);
  state.end = () => {
    ACTS.forEach((name) => document.removeEventListener(name, forget, { capture: true }));
    box.removeEventListener("focusin", follow);
  };
  return state.end;
}
