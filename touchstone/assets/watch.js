// What a page must notice by itself: see ui/watch.py.
// The region that is read aloud stays the same element, as screen readers need it; what
// must outlive a new mounting of this part is kept beside it.
const states = new WeakMap();
const STILL = 400;

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
// Charts that are drawn later push it away again, and parts that are not there yet let the
// page be too short for it, so that it is brought back until its reader does something. A
// page that was scrolled while its height stayed was scrolled by a screen reader or the like.
const bring = (state, main) => {
  const place = state.wanted && main.querySelector(`#${CSS.escape(state.wanted)}`);
  if (!place) return;
  place.scrollIntoView();
  state.brought = { top: main.scrollTop, height: main.scrollHeight };
};
const noteScroll = (state, main) => {
  const { top, height } = state.brought ?? {};
  if (main.scrollHeight === height && Math.abs(main.scrollTop - top) > 1) state.wanted = "";
};
const ACTS = ["pointerdown", "keydown", "wheel", "touchstart"];

const watchText = (region, state, main) => {
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { bring(state, main); tell(region, state, main); }, STILL);
  };
  const watch = new MutationObserver(wait);
  watch.observe(main, { childList: true, characterData: true, subtree: true });
  const sizes = new ResizeObserver(wait);
  [...main.children].forEach((part) => sizes.observe(part));
  const act = () => { state.wanted = ""; };
  ACTS.forEach((name) => document.addEventListener(name, act, { passive: true }));
  const scroll = () => (state.brought ? noteScroll(state, main) : wait());
  main.addEventListener("scroll", scroll, { passive: true });
  wait();
  return () => {
    watch.disconnect();
    sizes.disconnect();
    clearTimeout(timer);
    main.removeEventListener("scroll", scroll);
    ACTS.forEach((name) => document.removeEventListener(name, act));
  };
};

// A page whose server was restarted meets one that knows nothing of it: it asks for its
// view at once, so that the next choice of its reader is understood.
const watchServer = (app, ask) => {
  let lost = false;
  const watch = new MutationObserver(() => {
    const here = app.dataset.testConnectionState === "CONNECTED";
    if (here && lost) ask();
    lost = !here;
  });
  watch.observe(app, { attributeFilter: ["data-test-connection-state"] });
  return () => watch.disconnect();
};

// Charts are drawn in the colors of the scheme that the server was told of, which it set on
// the document. It is asked again when Streamlit's own half of the page is dark or light
// beside it: after its class changed, or because it turned while the page was still opening.
const watchScheme = (app, ask) => {
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
  const watch = new MutationObserver(() => start(50));
  watch.observe(app, { attributeFilter: ["class"] });
  start(1000);
  return () => { watch.disconnect(); clearTimeout(timer); };
};

export default function ({ parentElement, setTriggerValue }) {
  const region = parentElement.querySelector("[role='status']");
  if (!states.has(region)) states.set(region, { wanted: window.location.hash.slice(1) });
  const state = states.get(region);
  if (state.end) return state.end;
  const main = document.querySelector("[data-testid='stMain']") || document.body;
  const app = document.querySelector("[data-testid='stApp']");
  const ask = () => setTriggerValue("again", true);
  const ends = [watchText(region, state, main), watchServer(app, ask), watchScheme(app, ask)];
  state.end = () => {
    ends.forEach((end) => end());
    state.end = undefined;
  };
  return state.end;
}
