// Markup of our own, set as it is: the server escapes every word in it (markup.py).
// What did not change stays, with what a reader opened in it.
const draw = (box, html) => {
  if (box.made === html) return;
  box.innerHTML = html;
  box.made = html;
};

// The sheets show what the dropdown says as soon as it says so, where what its other choices
// show can be had (ui/ahead.py). It is asked for when somebody turns to the dropdown. The
// run that follows on the server draws the same.
const lookAhead = (store, address, label) => {
  const find = () => document.querySelector(`input[role="combobox"][aria-label="${label}"]`);
  const follow = () => {
    const sheets = store.known?.[find()?.value];
    const boxes = [...document.querySelectorAll(".ts-sheet")];
    // With or without claims, a page has other parts: that is for the server to draw.
    if (!sheets || boxes.length !== Object.keys(sheets).length) return;
    boxes.filter((box) => box.place in sheets).forEach((box) => draw(box, sheets[box.place]));
  };
  const ask = async (event) => {
    const turned = event.target.closest?.('[data-testid="stSelectbox"]');
    if (store.asked === address || !turned?.contains(find())) return;
    store.asked = address;
    try {
      const answer = await fetch(address);
      store.known = answer.ok ? await answer.json() : {};
      follow();
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

// Our own server sends the sheets in the document too, to be read while the app comes up
// (deploy/early.py). That page gives way when its last sheet stands in the app and nothing
// of the app is a placeholder any more, which would be of another height.
const giveWay = (frames = 120) => {
  const early = document.getElementById("early");
  if (!early) return;
  const root = document.getElementById("root");
  const drawn = root.querySelector('[role="combobox"]')
    && !root.querySelector('[data-testid="stSkeleton"]');
  if (!drawn && frames) {
    requestAnimationFrame(() => giveWay(frames - 1));
    return;
  }
  document.querySelector('[data-testid="stMain"]').scrollTop = early.scrollTop;
  early.remove();
};

// Who chose a concern far down in a page begins to read about it at the top.
const beginAtTop = (heading) => {
  if (!heading) return;
  const { top, bottom } = heading.getBoundingClientRect();
  const seen = top >= 0 && bottom <= window.innerHeight;
  if (!seen) document.querySelector('[data-testid="stMain"]').scrollTop = 0;
};

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".ts-sheet");
  box.place = data.place;
  // What was drawn ahead stays until the server says something new.
  if (box.told !== data.html) {
    draw(box, data.html);
    beginAtTop(box.querySelector("h1"));
  }
  box.told = data.html;
  if (data.last) requestAnimationFrame(() => requestAnimationFrame(() => giveWay()));
  box.store ??= {};
  box.stop?.();
  box.stop = data.ahead ? lookAhead(box.store, data.ahead, data.field) : undefined;
  return () => { box.stop?.(); box.stop = undefined; };
}
