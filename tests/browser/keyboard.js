// Tells where the focus is, how it looks, and whether it is visible; see test_keyboard.py.
(() => {
  const active = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  // The focus may show on the element or on one of the nearest boxes around it.
  const around = (element) => {
    const boxes = [element];
    while (boxes.length < 5 && boxes.at(-1).parentElement) boxes.push(boxes.at(-1).parentElement);
    return boxes;
  };
  const look = (element) => around(element).map((box) => {
    const style = getComputedStyle(box);
    const outline = style.outlineStyle === "none" ? "" : style.outlineStyle + style.outlineWidth;
    return [outline, style.boxShadow, style.borderColor, style.backgroundColor].join("|");
  }).join("/");
  const name = (element) => (element.getAttribute("aria-label") || element.innerText
    || element.labels?.[0]?.innerText || element.getAttribute("placeholder") || "")
    .replace(/\s+/g, " ").trim();
  const clamp = (value, most) => Math.min(Math.max(value, 1), most - 1);
  let last = null;
  let lastLook = "";

  window.keys = {
    name: () => name(active()),

    // Stops transitions, so that no color is read halfway through one.
    still: () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { transition: none !important; }");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },

    // Describes this stop, and whether the previous one looks different without the focus.
    step: () => {
      const element = active();
      // While a button of a field has the focus, the field stays highlighted.
      const sameField = last?.closest('[data-testid="stSelectbox"], [data-testid="stMultiSelect"]')
        ?.contains(element);
      const shown = !last?.isConnected || sameField || look(last) !== lastLook;
      last = element;
      lastLook = look(element);
      const box = element.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const top = element.getRootNode()
        .elementFromPoint(clamp(x, window.innerWidth), clamp(y, window.innerHeight));
      const inView = box.bottom > 0 && box.top < window.innerHeight
        && box.right > 0 && box.left < window.innerWidth;
      const own = top && (element.contains(top) || top.contains(element)
        || element.closest("label, [data-testid]")?.contains(top));
      return {
        name: name(element), tag: element.tagName, shown: Boolean(shown), seen: Boolean(inView && own),
      };
    },
  };
})();
