// Sets markup of our own as it is: the server escapes every word in it (markup/elements.py).
// By box: the markup that was drawn in it, what the server said last, and what ends it.
const states = new WeakMap();

// After a choice made far down the page, scroll to the top.
const beginAtTop = (heading) => {
  if (!heading) return;
  const { top, bottom } = heading.getBoundingClientRect();
  const isSeen = top >= 0 && bottom <= window.innerHeight;
  if (!isSeen) document.querySelector('[data-testid="stMain"]').scrollTop = 0;
};

// What is taller than the window is read from its start.
const showStart = (box) => {
  const { top } = box.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight / 2) box.scrollIntoView();
};

// Markup that stands there already is left alone, with what a reader opened in it. A page that
// only opens, perhaps at the place that its link names, is not scrolled.
const draw = (box, state, html, { isOpening, isSought }) => {
  if (state.drawn === html) return;
  box.innerHTML = html;
  state.drawn = html;
  if (isOpening) return;
  beginAtTop(box.querySelector("h1"));
  if (isSought) showStart(box);
};

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".ts-section");
  const state = states.get(box) ?? {};
  states.set(box, state);
  // What was prefetched stays until the server says something new.
  if (state.said !== data.html) draw(box, state, data.html, data);
  state.said = data.html;
  if (!state.end) {
    const take = ({ detail }) => {
      if (data.name in detail) draw(box, state, detail[data.name], {});
    };
    document.addEventListener("prefetched", take);
    state.end = () => {
      document.removeEventListener("prefetched", take);
      state.end = undefined;
    };
  }
  return state.end;
}
