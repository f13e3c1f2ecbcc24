// Sets markup of our own as it is: the server escapes every word in it (markup/elements.py).
// By box, the markup that was drawn in it and what the server said last.
const states = new WeakMap();

// After a choice made far down the page, scroll to the top.
const beginAtTop = (heading) => {
  if (!heading) return;
  const { top, bottom } = heading.getBoundingClientRect();
  const isSeen = top >= 0 && bottom <= window.innerHeight;
  if (!isSeen) document.querySelector('[data-testid="stMain"]').scrollTop = 0;
};

// Markup that stands there already is left alone, with what a reader opened in it.
// A page that only opens, perhaps at the place that its link names, is not scrolled.
const draw = (box, html, opens = false) => {
  const state = states.get(box);
  if (state.drawn === html) return;
  box.innerHTML = html;
  state.drawn = html;
  if (!opens) beginAtTop(box.querySelector("h1"));
};

// The sections show what the dropdown says as soon as it says so, where what its other choices
// show can be had (ui/ahead.py). It is asked for when somebody turns to the dropdown. The
// run that follows on the server draws the same.
const lookAhead = (store, address, label) => {
  const find = () => document.querySelector(`input[role="combobox"][aria-label="${label}"]`);
  const follow = () => {
    const sections = store.known?.[find()?.value];
    const boxes = [...document.querySelectorAll(".ts-section")].filter((box) => states.has(box));
    // With or without claims, a page has other parts: that is for the server to draw.
    if (!sections || boxes.length !== Object.keys(sections).length) return;
    boxes.forEach((box) => draw(box, sections[states.get(box).name]));
  };
  const ask = async (event) => {
    const turned = event.target.closest?.('[data-testid="stSelectbox"]');
    if (store.asked === address || !turned?.contains(find())) return;
    store.asked = address;
    try {
      const answer = await fetch(address);
      store.known = answer.ok ? await answer.json() : {};
      // By now the page may be in another order, which these do not have.
      if (store.live === address) follow();
    } catch {
      store.asked = "";
    }
  };
  const watch = new MutationObserver(follow);
  // Of the whole page: the dropdown may be drawn after the sheets, or anew.
  watch.observe(document.body, { attributeFilter: ["value"], subtree: true });
  const turns = ["pointerover", "focusin"];
  turns.forEach((name) => document.addEventListener(name, ask, { passive: true }));
  return () => {
    watch.disconnect();
    turns.forEach((name) => document.removeEventListener(name, ask));
  };
};

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".ts-section");
  if (!states.has(box)) states.set(box, { name: data.name, store: {} });
  const state = states.get(box);
  // What was drawn ahead stays until the server says something new.
  if (state.said !== data.html) draw(box, data.html, data.opens);
  state.said = data.html;
  state.store.live = data.ahead;
  state.stop?.();
  state.stop = data.ahead ? lookAhead(state.store, data.ahead, data.field) : undefined;
  return () => { state.stop?.(); state.stop = undefined; };
}
