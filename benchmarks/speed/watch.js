// Reports when a reader can see something, and when a choice was made, in ms since the page
// was requested.
window.watch = {
  chosen: 0,
  // Resolves with the time at which each of the checks first held.
  until(checks) {
    return new Promise((resolve) => {
      const seen = {};
      const look = () => {
        for (const [name, check] of Object.entries(checks)) {
          if (!(name in seen) && check()) seen[name] = performance.now();
        }
        if (Object.keys(seen).length === Object.keys(checks).length) {
          observer.disconnect();
          resolve(seen);
        }
      };
      const observer = new MutationObserver(look);
      const start = () => {
        observer.observe(document.documentElement,
          { subtree: true, childList: true, characterData: true, attributes: true });
        look();
      };
      if (document.documentElement) start();
      else document.addEventListener("readystatechange", start, { once: true });
    });
  },
  // Whether a visible element that matches the selector contains the words.
  shows(selector, words) {
    return [...document.querySelectorAll(selector)].some((item) =>
      item.textContent.includes(words) && item.checkVisibility({ visibilityProperty: true })
      && !item.closest('[data-stale="true"]'));
  },
  checks({ text, passages, chart }) {
    const all = {};
    if (passages) {
      all.passages = () => this.shows(text.selector, text.words)
        && this.shows(passages.selector, passages.words);
    } else {
      all.passages = () => this.shows(text.selector, text.words);
    }
    if (chart) all.chart = () => this.shows(chart.selector, chart.words);
    all.usable = () => this.shows('[role="combobox"], select', "");
    return all;
  },
};
addEventListener("pointerdown", (event) => {
  if (event.target.closest('[role="option"]')) window.watch.chosen = performance.now();
}, { capture: true });
// For a list that the browser itself draws.
addEventListener("change", (event) => {
  if (event.target.matches("select")) window.watch.chosen = performance.now();
}, { capture: true });
