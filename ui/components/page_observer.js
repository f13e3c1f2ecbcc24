// Observes what only the browser can tell: see page_observer.py.
// The live region stays the same element, as screen readers need it; what must outlive a new
// mounting of this component is kept beside it, by region.
const states = new WeakMap();
const STILL_MS = 400;
// On a slow line, what stands above a named place may come long after it.
const OPENING_MS = 30000;

// Says aloud what changed: each text marked data-say that was not there before, once the
// page is still. What a page shows when it opens is read in its place and not said twice.
const tell = (region, state, main) => {
  const now = [...main.querySelectorAll("[data-say]")]
    .map((item) => item.textContent.trim());
  const before = state.told ?? now;
  state.told = now;
  region.setAttribute("aria-busy", "false");
  if (now.join() === before.join()) return;
  region.textContent = now.filter((text) => !before.includes(text)).join(" ");
};

// A link may name a place inside our markup, to which Streamlit itself does not scroll.
const bringAnchor = (state, main) => {
  const selector = `#${CSS.escape(state.anchor)}`;
  if (!state.anchor || !main.querySelector(selector)) return;
  state.anchor = "";
  // It may stand in what is still to be opened.
  const find = () => {
    const place = main.querySelector(selector);
    place?.closest("details")?.setAttribute("open", "");
    return place;
  };
  bringIntoView(find, { block: "start" }, OPENING_MS);
};

const observeText = (region, state, main) => {
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { bringAnchor(state, main); tell(region, state, main); }, STILL_MS);
  };
  const observer = new MutationObserver(wait);
  observer.observe(main, { childList: true, characterData: true, subtree: true });
  // Who reads on before the place is drawn has left it.
  const leave = () => { state.anchor = ""; };
  ACTS.forEach((name) => document.addEventListener(name, leave, { passive: true }));
  wait();
  return () => {
    observer.disconnect();
    clearTimeout(timer);
    ACTS.forEach((name) => document.removeEventListener(name, leave));
  };
};

// A page whose server was restarted meets one that knows nothing of it: it asks for its
// view at once, so that the next choice of its reader is understood.
const observeServer = (app, ask) => {
  let lost = false;
  const observer = new MutationObserver(() => {
    const here = app.dataset.testConnectionState === "CONNECTED";
    if (here && lost) ask();
    lost = !here;
  });
  observer.observe(app, { attributeFilter: ["data-test-connection-state"] });
  return () => observer.disconnect();
};

// Charts are drawn in the colors of the scheme that the server was told of, which it set on
// the document. It is asked again when Streamlit's own half of the page is dark or light
// beside it: after its class changed, or because it turned while the page was still opening.
const observeScheme = (app, ask) => {
  const schemeOf = (place) => getComputedStyle(place).colorScheme;
  let timer = 0;
  // Streamlit may name the old scheme for a moment longer.
  const look = (tries) => {
    const told = schemeOf(document.documentElement);
    if (!["dark", "light"].includes(told) || told === schemeOf(app)) return;
    ask();
    if (tries) timer = setTimeout(look, 600, tries - 1);
  };
  const start = (wait) => { clearTimeout(timer); timer = setTimeout(look, wait, 20); };
  const observer = new MutationObserver(() => start(50));
  observer.observe(app, { attributeFilter: ["class"] });
  start(1000);
  return () => { observer.disconnect(); clearTimeout(timer); };
};

export default function ({ parentElement, setTriggerValue }) {
  const region = parentElement.querySelector("[role='status']");
  if (!states.has(region)) states.set(region, { anchor: window.location.hash.slice(1) });
  const state = states.get(region);
  if (state.end) return state.end;
  const main = document.querySelector("[data-testid='stMain']") || document.body;
  const app = document.querySelector("[data-testid='stApp']");
  const ask = () => setTriggerValue("again", true);
  const ends = [observeText(region, state, main), observeServer(app, ask), observeScheme(app, ask)];
  state.end = () => {
    ends.forEach((end) => end());
    state.end = undefined;
  };
  return state.end;
}
