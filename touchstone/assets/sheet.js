// Markup of our own, set as it is: the server escapes every word in it (markup.py).
// What did not change stays, with what a reader opened in it.
const draw = (box, html) => {
  if (box.made === html) return;
  box.innerHTML = html;
  box.made = html;
};

// Who chose a concern far down in a page begins to read about it at the top.
const beginAtTop = (heading) => {
  if (!heading) return;
  const { top, bottom } = heading.getBoundingClientRect();
  const seen = top >= 0 && bottom <= window.innerHeight;
  if (!seen) document.querySelector('[data-testid="stMain"]').scrollTop = 0;
};

// What stands there already is left alone, and so is who has read on in it, or in a page
// that only opens: there nobody has chosen anything yet (watch.js).
const show = (box, html) => {
  if (box.made === html) return;
  const app = document.querySelector('[data-testid="stApp"]');
  const opens = box.made === undefined && !app.used;
  draw(box, html);
  if (!opens) beginAtTop(box.querySelector("h1"));
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
    boxes.filter((box) => box.place in sheets).forEach((box) => show(box, sheets[box.place]));
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

const copyOpen = (early, root) => {
  const before = [...early.querySelectorAll("details")];
  const now = [...root.querySelectorAll(".ts-sheet details")];
  if (before.length !== now.length) return;
  now.forEach((item, place) => { item.open = before[place].open; });
};

// Whether its reader scrolled away from the place that the link names (watch.js).
const hasLeft = (early) => {
  const name = window.location.hash.slice(1);
  const place = name && early.querySelector(`#${CSS.escape(name)}`);
  if (!place || early.scrollTop === 0) return false;
  const { top, bottom } = place.getBoundingClientRect();
  return bottom < 0 || top > window.innerHeight;
};

// The link or fold of the app that says the same: the third of its name for the third.
const findTwin = (early, root, item) => {
  const alike = (part) => [...part.querySelectorAll(item.localName)]
    .filter((other) => other.textContent.trim() === item.textContent.trim());
  return alike(root)[alike(early).indexOf(item)];
};

// Our own server sends the sheets in the document too, to be read while the app comes up
// (deploy/early.py). That page gives way when its last sheet stands in the app and nothing
// of the app is a placeholder any more, which would be of another height. What its reader
// did in it stays: what is open, how far the page is scrolled, where the keyboard is.
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
  // It may have given way already, by its style, to somebody who has read on.
  const isSeen = getComputedStyle(early).visibility !== "hidden";
  const focused = isSeen && early.contains(document.activeElement)
    && findTwin(early, root, document.activeElement);
  if (isSeen) {
    root.querySelector('[data-testid="stApp"]').left = hasLeft(early);
    copyOpen(early, root);
    document.querySelector('[data-testid="stMain"]').scrollTop = early.scrollTop;
  }
  // At once, not after the time that its style leaves the app (early.css).
  root.style.transition = "none";
  early.remove();
  if (focused) focused.focus({ preventScroll: true });
};

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".ts-sheet");
  box.place = data.place;
  // What was drawn ahead stays until the server says something new.
  if (box.told !== data.html) show(box, data.html);
  box.told = data.html;
  if (data.last) requestAnimationFrame(() => requestAnimationFrame(() => giveWay()));
  box.store ??= {};
  box.store.live = data.ahead;
  box.stop?.();
  box.stop = data.ahead ? lookAhead(box.store, data.ahead, data.field) : undefined;
  return () => { box.stop?.(); box.stop = undefined; };
}
