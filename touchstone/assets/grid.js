// The matrix: walk it with the arrow keys, open a cell with Enter or a tap.
// The cells are only rebuilt when they change, so the focus stays where it is.
const ask = window.matchMedia("(hover: none)").matches
  ? "Tap a cell to see what is behind it."
  : "Arrow keys move from cell to cell. Enter or a click opens one.";

// What a cell opens is drawn after the grid. In the list of a phone, and on some pages, it
// stands far below; beside the grid it may have scrolled away at the last rows.
// What is drawn late moves it away again, so that it is looked after for a while, until its
// reader does something, or scrolls without a key or a pointer: then the page moved from where
// it had come to rest, and is as tall as before.
const ACTS = ["pointerdown", "keydown", "wheel", "touchstart"];
const FOR = 4000;
const EACH = 80;

const bringIntoView = (box, anchor, block) => {
  box.stop?.();
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const main = document.querySelector("[data-testid='stMain']");
  const end = performance.now() + FOR;
  let height;
  let rest;
  let before;
  const look = () => {
    const { scrollTop, scrollHeight } = main;
    const moves = scrollTop !== before;
    before = scrollTop;
    const left = rest !== undefined && scrollTop !== rest && scrollHeight === height;
    if (left || performance.now() > end) {
      box.stop();
      return;
    }
    const place = document.getElementById(anchor);
    if (!place || (height && moves)) return;
    const { top, bottom } = place.getBoundingClientRect();
    const isSeen = top >= 0 && bottom <= window.innerHeight;
    rest = height && isSeen ? scrollTop : undefined;
    if (rest === undefined) place.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
    height = scrollHeight;
  };
  const timer = setInterval(look, EACH);
  const act = () => box.stop();
  box.stop = () => {
    clearInterval(timer);
    ACTS.forEach((name) => document.removeEventListener(name, act));
  };
  ACTS.forEach((name) => document.addEventListener(name, act, { passive: true }));
  look();
};

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector("#grid");
  const hint = parentElement.querySelector("#hint");
  const said = parentElement.querySelector("#said");
  const keys = parentElement.querySelector("#keys");
  if (box.made !== data.grid) {
    box.innerHTML = data.grid;
    box.made = data.grid;
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
  const bring = () => {
    bringIntoView(box, data.anchor, isList() || !data.beside ? "start" : "nearest");
  };
  // The open cell asks for nothing new, unless another was asked for since; its reader wants
  // to see what it opened.
  const open = (cell, tapped) => {
    box.tapped = tapped ? cell.dataset.cell : "";
    if (tapped && cell.dataset.cell === data.cell && !box.asked) {
      bring();
      return;
    }
    box.asked = true;
    setTriggerValue("picked", cell.dataset.cell);
  };
  // Who does something else before it is there is not led away from it.
  const forget = () => { box.tapped = ""; };
  box.end?.();
  ACTS.forEach((name) => document.addEventListener(name, forget, { capture: true, passive: true }));
  box.end = () => {
    ACTS.forEach((name) => document.removeEventListener(name, forget, { capture: true }));
  };

  const opened = all.find((cell) => cell.dataset.cell === data.cell);
  all.forEach((cell) => cell.setAttribute("aria-selected", String(cell === opened)));
  if (!all.some((cell) => cell.tabIndex === 0 && shown(cell))) {
    allow(opened || all.find((cell) => hasClaim(cell) && shown(cell)) || all[0]);
  }
  if (hint.textContent === "") say(null);
  // Said after a choice only: a page that just opened is read from its top.
  if (box.told !== undefined && box.told !== data.cell) {
    said.textContent = data.said;
    if (box.tapped && box.tapped === data.cell) {
      box.tapped = "";
      bring();
    }
  }
  box.told = data.cell;
  box.asked = false;

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
  if (!box.watched) {
    box.watched = true;
    box.addEventListener("focusin", (event) => {
      const cell = find(event);
      if (!cell) return;
      box.querySelectorAll("[data-cell]").forEach((item) => {
        item.tabIndex = item === cell ? 0 : -1;
      });
      hint.textContent = cell.getAttribute("aria-label");
    });
  }
  return box.end;
}
