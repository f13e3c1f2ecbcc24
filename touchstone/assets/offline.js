// The offline copy: the address after "#" is the view, as in the links of the app.
(() => {
  "use strict";
  const parts = [...document.querySelectorAll(".part")];
  const choices = [...document.querySelectorAll("[data-name]")];
  const index = JSON.parse(document.getElementById("index").textContent);
  const status = (part, words) => {
    const place = document.getElementById(`count-${part}`);
    if (place && place.textContent !== words) place.textContent = words;
  };

  // A broken escape in an address is read as it stands.
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

  // A value that the copy does not know leaves the choice at "all", and is named.
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

  // Said after a choice only: a copy that just opened is read from its top.
  let told;
  const sayConcern = (concern) => {
    const answer = document.querySelector(".concern:not([hidden]) .ts-lede");
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

  // The filters of a part, in the order of the values that they look at.
  const listFilters = (part) => [...document.querySelectorAll(`#part-${part} .filters select`)]
    .map((item) => item.dataset.name);

  const showMatrix = () => {
    const table = document.getElementById("matrix");
    document.getElementById("part-matrix").classList.toggle(
      "show-found", chosen("matrix", "show") === "both",
    );
    const names = listFilters("matrix").filter((name) => chosen("matrix", name));
    const fits = (cell) => names.every((name) => cell.dataset[name] === chosen("matrix", name));
    const columns = new Set();
    let concerns = 0;
    let claims = 0;
    table.querySelectorAll("tbody tr").forEach((row) => {
      const cells = [...row.cells].slice(1);
      const shown = cells.filter((cell) => cell.dataset.kind && fits(cell));
      cells.forEach((cell, place) => {
        cell.classList.toggle("out", Boolean(cell.dataset.kind) && !shown.includes(cell));
        if (shown.includes(cell)) columns.add(place);
      });
      row.hidden = shown.length === 0;
      concerns += shown.length ? 1 : 0;
      claims += shown.length;
    });
    table.querySelectorAll("tr").forEach((row) => {
      [...row.cells].slice(1).forEach((cell, place) => { cell.hidden = !columns.has(place); });
    });
    const rows = table.querySelectorAll("tbody tr").length;
    const all = table.querySelectorAll("td[data-kind]").length;
    status("matrix", `${concerns} of ${rows} concerns, ${claims} of ${all} claims`);
  };

  const showStudies = () => {
    const wanted = listFilters("research").map((name) => chosen("research", name));
    // A study passes with one finding; those behind cautions have none.
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
  window.addEventListener("hashchange", draw);
  showMatrix();
  showStudies();
  draw();
})();
