// Reads from the page what a view consists of; see survey.py.
(() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const words = (element) => (element.getAttribute("aria-label") || element.innerText || "")
    .replace(/\s+/g, " ").trim();
  const path = (element) => {
    const name = [element.tagName.toLowerCase(), ...element.classList].join(".");
    const test = element.closest("[data-testid]")?.dataset.testid || "";
    return `${test} ${name} "${words(element).slice(0, 40)}"`.trim();
  };
  // Includes the shadow roots of components.
  const deep = (selector, place = document) => [
    ...place.querySelectorAll(selector),
    ...[...place.querySelectorAll("*")].filter((item) => item.shadowRoot)
      .flatMap((item) => deep(selector, item.shadowRoot)),
  ];
  const root = document.documentElement;
  const judged = {};

  window.survey = {
    // How far the page itself can be scrolled sideways, in px.
    overflow: () => root.scrollWidth - root.clientWidth,

    // Text that its box cuts off, and the known elements around it.
    clipped: (selectors) => deep("*").filter((element) => {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim(),
      );
      if (!own || !seen(element) || element.closest("head, svg, .ts-vh, .vh, pre")) return false;
      const style = getComputedStyle(element);
      if (!["hidden", "clip"].includes(style.overflowX)) return false;
      return element.scrollWidth > element.clientWidth + 1
        || element.scrollHeight > element.clientHeight + 4;
    }).map((element) => [path(element), selectors.filter((item) => element.closest(item))]),

    headings: () => deep("h1, h2, h3, h4, h5, h6").filter(seen)
      .map((item) => [Number(item.tagName[1]), words(item)]),

    links: () => deep("a[href]").filter(seen)
      .map((item) => [words(item), item.href]),

    tables: () => deep("table").filter((item) => !item.closest("[data-testid='stDataFrame']")).filter(seen)
      .map((table) => [
        table.caption?.innerText.trim() || table.getAttribute("aria-label") || "",
        [...table.querySelectorAll("th")].filter((cell) => !cell.scope
          && !["columnheader", "rowheader"].includes(cell.getAttribute("role"))).length,
        table.querySelectorAll("th").length,
      ]),

    // Names of charts and pictures.
    graphics: () => deep('[role="graphics-document"], img, [role="img"]')
      .filter(seen).map((item) => item.getAttribute("aria-label") ?? item.getAttribute("alt") ?? ""),

    // Every visible element, except those inside charts and announcements.
    elements: () => deep("body *")
      .filter((item) => !item.matches("svg *, style, script, [data-live-announcer], [data-live-announcer] *"))
      .filter(seen)
      .map((item) => `${item.tagName} ${item.getAttribute("role") ?? ""} ${words(item).slice(0, 40)}`),

    // The outermost elements that no earlier width has shown in these colors.
    unjudged: (scheme) => {
      const before = judged[scheme] ??= new WeakSet();
      const shown = new Set(deep("body *").filter(seen).filter((item) => !before.has(item)));
      shown.forEach((item) => before.add(item));
      return [...shown].filter((item) => !shown.has(item.parentElement ?? item.getRootNode().host));
    },

    language: () => document.documentElement.lang,

    // For each place that axe names: which known elements are around it.
    locate: ([targets, selectors]) => targets.map((target) => {
      const element = document.querySelector(target);
      return selectors.map((selector) => Boolean(element?.closest(selector)));
    }),
  };
})();
