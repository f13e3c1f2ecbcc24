// The grid of the matrix: a single tab stop, and arrow keys from cell to cell. Enter, the space
// bar or a click opens a cell. The app and the offline copy both use this.
const HOW_TO_WALK = window.matchMedia("(hover: none)").matches
  ? "Tap a cell to see what is behind it."
  : "Arrow keys move from cell to cell. Enter or a click opens one.";

// Lets readers walk `box`, which holds the table. `hint` shows the name of the cell; it is hidden
// from screen readers, which name the cell themselves. `open` takes a cell. If no visible cell is
// the tab stop, walking begins at the opened cell, or else at the first visible claim.
const walkGrid = (box, { hint, open, opened }) => {
  const table = box.querySelector("table");
  const isShown = (cell) => cell.getClientRects().length > 0;
  // How wide a cell may be depends on how many columns are visible.
  const heads = [...table.tHead.rows[0].cells].slice(1).filter((head) => !head.hidden);
  table.style.setProperty("--columns", heads.length);
  const all = [...box.querySelectorAll("[data-cell]")];
  const find = (event) => event.target.closest("[data-cell]");
  // On a phone the grid is a list: arrow keys lead to the next or the previous visible cell.
  const isList = () => getComputedStyle(table).display === "block";
  const say = (cell) => { hint.textContent = cell ? cell.getAttribute("aria-label") : HOW_TO_WALK; };
  const stopAt = (cell) => {
    all.forEach((item) => { item.tabIndex = item === cell ? 0 : -1; });
  };

  // Tints the row and the column of a cell, with their names, so that the eye can follow.
  let lit = [...box.querySelectorAll(".lit, .lit-row")];
  const light = (cell) => {
    lit.forEach((item) => item.classList.remove("lit", "lit-row"));
    const row = cell.parentElement;
    const column = all.filter((item) => item.cellIndex === cell.cellIndex);
    lit = [row, table.tHead.rows[0].cells[cell.cellIndex], ...column];
    lit.forEach((item) => item.classList.add(item === row ? "lit-row" : "lit"));
  };

  // A reader who walks the grid also sees its headings, if the window has room for them. They
  // never cover the cell.
  const uncover = (cell) => {
    if (box.clientHeight < window.innerHeight) box.scrollIntoView({ block: "nearest" });
    const { top, left } = cell.getBoundingClientRect();
    const gap = 6;
    box.scrollTop -= Math.max(0, table.tHead.getBoundingClientRect().bottom + gap - top);
    const head = cell.parentElement.cells[0].getBoundingClientRect();
    box.scrollLeft -= Math.max(0, head.right + gap - left);
  };

  const findNext = (cell, key, far) => {
    const list = all.filter(isShown);
    if (isList()) {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
      if (step) return list[list.indexOf(cell) + step];
      return key === "Home" ? list[0] : list[list.length - 1];
    }
    const row = list.filter((item) => item.parentElement === cell.parentElement);
    const column = list.filter((item) => item.cellIndex === cell.cellIndex);
    const ends = far ? list : row;
    return {
      ArrowRight: row[row.indexOf(cell) + 1],
      ArrowLeft: row[row.indexOf(cell) - 1],
      ArrowDown: column[column.indexOf(cell) + 1],
      ArrowUp: column[column.indexOf(cell) - 1],
      Home: ends[0],
      End: ends[ends.length - 1],
    }[key];
  };

  box.onclick = (event) => {
    const cell = find(event);
    if (!cell) return;
    cell.focus();
    open(cell);
  };
  box.onkeydown = (event) => {
    const cell = find(event);
    if (!cell || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(cell);
    } else if (/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key)) {
      event.preventDefault();
      const next = findNext(cell, event.key, event.ctrlKey);
      next?.focus();
      if (next && !isList()) uncover(next);
    }
  };
  box.onpointerover = (event) => {
    const cell = find(event);
    if (!cell) return;
    cell.title = cell.getAttribute("aria-label");
    light(cell);
    say(cell);
  };
  const follow = (event) => {
    const cell = find(event);
    if (!cell) return;
    stopAt(cell);
    light(cell);
    say(cell);
  };
  box.addEventListener("focusin", follow);

  if (!all.some((cell) => cell.tabIndex === 0 && isShown(cell))) {
    const isClaim = (cell) => !cell.classList.contains("empty");
    stopAt(opened || all.find((cell) => isClaim(cell) && isShown(cell)) || all[0]);
  }
  if (hint.textContent === "") say(null);
  if (opened) light(opened);
  return { isList, stop: () => box.removeEventListener("focusin", follow) };
};
