// Observes what only the browser can see: see page_observer.py.
// The live region stays the same element, as screen readers need. State that must survive a
// remount of this component is kept here, by region.
const states = new WeakMap();
const STILL_MS = 400;
const CHOSEN_MS = 150;
const CHOSEN_TRIES = 5;
// On a slow connection, what is above the place that a link names may come long after it.
const OPENING_MS = 30000;

// Announces what changed: each text marked data-say that was not there before, once the page
// is still. What a page shows when it opens is read in place, so it is not announced.
const tell = (region, state, main) => {
  const now = [...main.querySelectorAll("[data-say]")]
    .map((item) => item.textContent.trim());
  const before = state.told ?? now;
  state.told = now;
  region.setAttribute("aria-busy", "false");
  if (now.join() === before.join()) return;
  region.textContent = now.filter((text) => !before.includes(text)).join(" ");
};

// A reader who turned a page of a list reads on at its top. The element with the same id but
// another data-turn than before comes into view and takes the focus.
const bringTurned = (state, main) => {
  const places = [...main.querySelectorAll("[data-turn]")];
  const before = state.turns;
  state.turns = new Map(places.map((item) => [item.id, item.dataset.turn]));
  const isTurned = (item) => (before.get(item.id) ?? item.dataset.turn) !== item.dataset.turn;
  const turned = places.find(isTurned);
  if (!turned) return;
  bringIntoView(() => main.querySelector(`#${CSS.escape(turned.id)}`), { block: "start" });
  turned.focus({ preventScroll: true });
};

// A list may be turned before the page is still for the first time.
const recordTurns = (state, main) => {
  state.turns ??= new Map();
  main.querySelectorAll("[data-turn]").forEach(({ id, dataset }) => {
    if (!state.turns.has(id)) state.turns.set(id, dataset.turn);
  });
};

// A link may name a place inside our markup, to which Streamlit itself does not scroll.
const bringAnchor = (state, main) => {
  const selector = `#${CSS.escape(state.anchor)}`;
  if (!state.anchor || !main.querySelector(selector)) return;
  state.anchor = "";
  // It may be inside a closed fold.
  const find = () => {
    const place = main.querySelector(selector);
    place?.closest("details")?.setAttribute("open", "");
    return place;
  };
  bringIntoView(find, { block: "start" }, OPENING_MS);
};

const observeText = (region, state, main, app) => {
  let timer = 0;
  const wait = () => {
    recordTurns(state, main);
    clearTimeout(timer);
    timer = setTimeout(() => {
      bringAnchor(state, main);
      bringTurned(state, main);
      focusAnswer(state, main);
      // A page that opens slowly is read in place, however often it pauses.
      const isOpening = !state.told && app.dataset.testScriptState === "running";
      if (isOpening) wait();
      else tell(region, state, main);
    }, STILL_MS);
  };
  const observer = new MutationObserver(wait);
  observer.observe(main, { childList: true, characterData: true, subtree: true });
  // A reader who acts before the place is drawn is not led there any more.
  const leave = () => { state.anchor = ""; };
  ACTS.forEach((name) => document.addEventListener(name, leave, { passive: true }));
  wait();
  return () => {
    observer.disconnect();
    clearTimeout(timer);
    ACTS.forEach((name) => document.removeEventListener(name, leave));
  };
};

// On a phone, the keyboard covers the answer as long as the field has the focus, so a choice
// moves the focus to the answer. On a desktop, the focus stays in the field.
const observeChoices = (state) => {
  const phone = window.matchMedia("(hover: none) and (pointer: coarse)");
  const isChoice = ({ type, key, target }) => (type === "keydown"
    ? key === "Enter" && target.matches?.("input")
    : Boolean(target.closest?.("[role='option']")));
  const leaveField = (tries) => {
    const field = document.activeElement;
    if (!field?.matches("input")) return;
    // A slow phone closes the list late. A list that stays open takes more choices.
    if (field.getAttribute("aria-expanded") === "true") {
      if (tries) setTimeout(leaveField, CHOSEN_MS, tries - 1);
      return;
    }
    field.blur();
    state.isChosen = true;
  };
  const leave = (event) => {
    if (!phone.matches || !isChoice(event)) return;
    setTimeout(leaveField, CHOSEN_MS, CHOSEN_TRIES);
  };
  const names = ["pointerup", "keydown"];
  names.forEach((name) => document.addEventListener(name, leave, { capture: true }));
  return () => names.forEach((name) => document.removeEventListener(name, leave, { capture: true }));
};

// Focuses the answer to a choice once it is drawn, unless the reader has moved on.
const focusAnswer = (state, main) => {
  const answer = main.querySelector("h1");
  if (!state.isChosen || !answer) return;
  state.isChosen = false;
  if (document.activeElement !== document.body) return;
  answer.tabIndex = -1;
  answer.focus({ preventScroll: true });
};

// After a restart, the server knows nothing of an open page. The page asks for its view at
// once, so that the server understands the reader's next choice.
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

// Charts are drawn in the color scheme that the server was told of, which it set on the
// document. It is asked again if Streamlit's own elements have another scheme: after their
// class changed, or because the scheme switched while the page was still opening.
const observeScheme = (app, ask) => {
  const schemeOf = (place) => getComputedStyle(place).colorScheme;
  let timer = 0;
  // Streamlit may report the old scheme for a moment longer.
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
  const ends = [
    observeText(region, state, main, app), observeChoices(state), observeServer(app, ask),
    observeScheme(app, ask), observeReturns(),
  ];
  state.end = endOnLeaving(region, () => {
    ends.forEach((end) => end());
    state.end = undefined;
  });
  return state.end;
}
