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

// Markup that stands there already is left alone, with what a reader opened in it. A page that
// only opens, perhaps at the place that its link names, is not scrolled.
const draw = (box, state, html, isOpening) => {
  if (state.drawn === html) return;
  box.innerHTML = html;
  state.drawn = html;
  if (!isOpening) beginAtTop(box.querySelector("h1"));
};

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".ts-section");
  const state = states.get(box) ?? {};
  states.set(box, state);
  // What was prefetched stays until the server says something new.
  if (state.said !== data.html) draw(box, state, data.html, data.isOpening);
  state.said = data.html;
  if (!state.end) {
    const take = ({ detail }) => draw(box, state, detail[data.name], false);
    document.addEventListener("prefetched", take);
    state.end = () => {
      document.removeEventListener("prefetched", take);
      state.end = undefined;
    };
  }
  return state.end;
}
