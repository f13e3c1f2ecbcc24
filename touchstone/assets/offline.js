// The offline copy: the address after "#" is the view, as in the links of the app.
(() => {
  "use strict";
  const parts = [...document.querySelectorAll(".part")];
  const choices = [...document.querySelectorAll("[data-name]")];
  const grids = [...document.querySelectorAll("[data-mode]")];
  const read = (name) => JSON.parse(document.getElementById(name).textContent);
  const index = read("index");
  const claims = read("claims");
  // A cell leads to its concern, and to what research found.
  const walks = new Map();
  const walk = (grid) => {
    walks.get(grid)?.stop();
    const open = (cell) => {
      const [concern, benefit] = cell.dataset.cell.split(".");
      window.location.hash = `/?concern=${concern}&benefit=${benefit}`;
    };
    const hint = grid.querySelector(".ts-grid-hint");
    walks.set(grid, walkGrid(grid.querySelector(".ts-grid"), { hint, open }));
  };
  const status = (part, words) => {
    const place = document.getElementById(`count-${part}`);
    if (place && place.textContent !== words) place.textContent = words;
  };

  // An address with a broken escape is taken as it is.
  const decode = (text) => {
    try {
      return decodeURI(text);
    } catch {
      return text;
    }
  };

  // "#/matrix?kind=stated" -> part "matrix", values {kind: "stated"}; "#study-x" -> an anchor.
  const readView = () => {
    const hash = decode(window.location.hash.slice(1));
    if (!hash.startsWith("/")) return { part: null, anchor: hash, values: new URLSearchParams() };
    const [part, query] = hash.slice(1).split("?");
    const known = parts.some((item) => item.dataset.part === part);
    return { part: known ? part : "", anchor: "", values: new URLSearchParams(query || "") };
  };

  const writeView = (part, values) => {
    const query = values.toString();
    window.location.hash = `/${part}${query ? `?${query}` : ""}`;
  };

  const showPart = (part) => {
    parts.forEach((item) => { item.hidden = item.dataset.part !== part; });
    document.querySelectorAll(".head nav a").forEach((link) => {
      if (link.getAttribute("href") === `#/${part}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
  };

  // A value that the copy does not know leaves the choice at "all", and is named in a note.
  const fillChoices = (part, values) => {
    const unknown = [];
    choices.forEach((choice) => {
      if (choice.closest(".part").dataset.part !== part) return;
      const wanted = (values.get(choice.dataset.name) || "").slice(0, 80);
      choice.value = wanted;
      if (choice.value === wanted) return;
      choice.value = "";
      unknown.push(wanted);
    });
    const note = document.getElementById("note");
    note.hidden = unknown.length === 0;
    note.textContent = note.hidden ? "" : `The link's part '${unknown.join("', '")}' is not known, `
      + "so it was left out. Choose from the lists.";
  };

  const chosen = (part, name) => {
    const choice = choices.find(
      (item) => item.dataset.name === name && item.closest(".part").dataset.part === part,
    );
    return choice ? choice.value : "";
  };

  // Announced only after a choice: a copy that just opened is read from its top.
  let told;
  const sayConcern = (concern) => {
    const answer = document.querySelector(".concern:not([hidden]) [data-say]");
    if (told !== undefined && told !== concern) {
      document.getElementById("said").textContent = answer ? answer.textContent : "No concern is chosen.";
    }
    told = concern;
  };

  const showConcern = (values) => {
    const concern = chosen("", "concern");
    document.querySelectorAll(".concern").forEach((item) => {
      item.hidden = item.dataset.concern !== concern;
    });
    document.getElementById("welcome").hidden = Boolean(concern);
    sayConcern(concern);
    const benefit = values.get("benefit");
    const cell = benefit && document.getElementById(`cell-${concern}-${benefit}`);
    if (cell) {
      cell.open = true;
      cell.scrollIntoView({ block: "center" });
    }
  };

  // The filters of a part, in the order of the values that they test.
  const listFilters = (part) => [...document.querySelectorAll(`#part-${part} .filters select`)]
    .map((item) => item.dataset.name);

  // Cells that the filters leave out look empty; rows and columns of only such cells are hidden.
  const filterGrid = (table, fits, leftOut) => {
    const rows = [...table.querySelectorAll("[data-row]")];
    const columns = new Set();
    rows.forEach((row) => {
      const cells = [...row.querySelectorAll("[data-cell]")];
      const left = cells.filter((cell) => fits(cell.dataset.cell));
      row.hidden = left.length === 0;
      left.forEach((cell) => columns.add(cells.indexOf(cell)));
      cells.filter((cell) => cell.dataset.cell in claims).forEach((cell) => {
        const out = !left.includes(cell);
        ["empty", "out"].forEach((name) => cell.classList.toggle(name, out));
        cell.dataset.name ??= cell.getAttribute("aria-label");
        const { name } = cell.dataset;
        const hidden = `${name.slice(0, name.lastIndexOf(": "))}: ${leftOut}`;
        cell.setAttribute("aria-label", out ? hidden : name);
      });
    });
    [...rows, table.tHead.rows[0]].forEach((row) => {
      [...row.cells].slice(1).forEach((cell, index) => { cell.hidden = !columns.has(index); });
    });
    // The name of a group spans the columns that are left, or it would hold hidden ones open.
    table.querySelectorAll(".group th").forEach((head) => { head.colSpan = columns.size + 1; });
    let next = 0;
    [...(table.tFoot?.rows[0].cells ?? [])].slice(1).forEach((area) => {
      area.dataset.span ??= area.colSpan;
      const end = next + Number(area.dataset.span);
      const left = [...columns].filter((index) => index >= next && index < end).length;
      area.hidden = left === 0;
      area.colSpan = left || 1;
      next = end;
    });
    [...table.tBodies].forEach((group) => {
      group.hidden = [...group.querySelectorAll("[data-row]")].every((row) => row.hidden);
    });
  };

  const countConcerns = (cells) => new Set(cells.map((cell) => cell.split(".")[0])).size;

  const showMatrix = () => {
    const wanted = listFilters("matrix").map((name) => [name, chosen("matrix", name)])
      .filter(([, value]) => value);
    const fits = (cell) => cell in claims
      && wanted.every(([name, value]) => claims[cell][name] === value);
    const all = Object.keys(claims);
    const left = all.filter(fits);
    const words = `${countConcerns(left)} of ${countConcerns(all)} concerns, `
      + `${left.length} of ${all.length} claims`;
    const mode = chosen("matrix", "show") || grids[0].dataset.mode;
    grids.forEach((grid) => {
      const table = grid.querySelector("table");
      grid.hidden = grid.dataset.mode !== mode;
      filterGrid(table, fits, grid.dataset.leftOut);
      table.caption.textContent = grid.dataset.title;
      if (!grid.hidden) walk(grid);
    });
    status("matrix", words);
  };

  const showStudies = () => {
    const wanted = listFilters("research").map((name) => chosen("research", name));
    // A study passes if one of its findings does; studies behind cautions have none.
    const passes = (findings = []) => wanted.every((value) => !value)
      || findings.some((found) => wanted.every((value, place) => !value || found[place] === value));
    const words = chosen("research", "q").trim().toLowerCase();
    const rows = [...document.querySelectorAll("#part-research tbody tr")];
    let count = 0;
    rows.forEach((row) => {
      const findings = index[row.querySelector("details").id.slice("study-".length)];
      const shown = passes(findings)
        && (!words || row.textContent.toLowerCase().includes(words));
      row.hidden = !shown;
      count += shown ? 1 : 0;
    });
    status("research", `${count} of ${rows.length} studies.`);
  };

  const showMarks = () => {
    const concern = chosen("article", "concern");
    document.querySelectorAll("[data-backs]").forEach((piece) => {
      const backs = Boolean(concern) && piece.dataset.backs.split(" ").includes(concern);
      const marked = piece.firstElementChild;
      if (backs && !marked) {
        const mark = document.createElement("mark");
        mark.append(...piece.childNodes);
        piece.append(mark);
      } else if (!backs && marked) {
        piece.replaceChildren(...marked.childNodes);
      }
    });
    const article = new URLSearchParams(window.location.hash.split("?")[1] || "").get("article");
    const first = document.querySelector(`#part-article ${article ? `#article-${CSS.escape(article)}` : ""} mark`);
    if (first) first.scrollIntoView({ block: "center" });
  };

  const showAnchor = (anchor) => {
    const target = anchor && document.getElementById(anchor);
    if (!target) return false;
    const part = target.closest(".part");
    if (part) showPart(part.dataset.part);
    const concern = target.closest(".concern");
    if (concern) {
      document.querySelectorAll(".concern").forEach((item) => { item.hidden = item !== concern; });
      document.getElementById("choice-concern").value = concern.dataset.concern;
      document.getElementById("welcome").hidden = true;
    }
    if (target.closest("tr")) target.closest("tr").hidden = false;
    if (target.tagName === "DETAILS") target.open = true;
    target.scrollIntoView({ block: "center" });
    return true;
  };

  const draw = () => {
    const { part, anchor, values } = readView();
    if (part === null && showAnchor(anchor)) return;
    const shown = part || "";
    showPart(shown);
    fillChoices(shown, values);
    window.scrollTo(0, 0);
    if (shown === "") showConcern(values);
    if (shown === "matrix") showMatrix();
    if (shown === "research") showStudies();
    if (shown === "article") showMarks();
  };

  choices.forEach((choice) => {
    choice.addEventListener("change", () => {
      const part = choice.closest(".part").dataset.part;
      const values = new URLSearchParams();
      choices.forEach((item) => {
        if (item.closest(".part").dataset.part === part && item.value) {
          values.set(item.dataset.name, item.value);
        }
      });
      writeView(part, values);
    });
  });
  document.getElementById("choice-q").addEventListener("input", showStudies);
  document.documentElement.classList.add("ready");
  document.querySelectorAll(".place").forEach((place) => place.remove());
  window.addEventListener("hashchange", draw);
  showMatrix();
  showStudies();
  draw();
})();
