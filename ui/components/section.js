// Sets markup of our own as it is: the server escapes every word in it (markup/elements.py).
// By box: the markup that was drawn in it, what the server said last, what tells it which concern
// was picked, and what ends it.
const states = new WeakMap();

// After a choice made far down the page, scroll to the top. A heading that takes the place of
// another view may be seen only for now: the browser goes back to where its reader was as soon
// as the page is long enough again.
const beginAtTop = (heading, isNew) => {
  if (!heading) return;
  const { top, bottom } = heading.getBoundingClientRect();
  const isSeen = top >= 0 && bottom <= window.innerHeight;
  if (isNew || !isSeen) document.querySelector('[data-testid="stMain"]').scrollTop = 0;
};

// What is taller than the window is read from its start.
const showStart = (box) => {
  const { top } = box.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight / 2) box.scrollIntoView();
};

// What others may quote is copied whole, with what to beware of, its studies, its source and the
// address of its cell, or of the first page where it has none.
const copyWords = ({ target }) => {
  if (!target.closest("[data-copy]")) return;
  const block = target.closest(".ts-honest");
  const words = block.querySelector("[data-copied]");
  const source = block.querySelector("[data-source]");
  const address = new URL(block.dataset.address ?? ".", document.baseURI);
  address.pathname = showPath(address.pathname);
  const said = block.querySelector("[role=status]");
  const { caution, studies } = block.dataset;
  const told = [...words.children].map((paragraph) => paragraph.textContent);
  const parts = [...told, caution, studies, source.textContent, address.href];
  copyText(parts.filter(Boolean).join(" "), said, {
    done: "Copied.",
    refused: "The words are selected: copy them by hand.",
    select: () => window.getSelection().selectAllChildren(words),
  });
};

// Markup that stands there already is left alone, with what a reader opened in it. A page that
// only opens, perhaps at the place that its link names, is not scrolled.
const draw = (box, state, html, { isOpening, isSought }) => {
  if (state.drawn === html) return;
  const isNew = state.drawn === undefined;
  box.innerHTML = html;
  state.drawn = html;
  box.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = false; });
  if (isOpening) return;
  beginAtTop(box.querySelector("h1"), isNew);
  if (isSought) showStart(box);
};

// A plain click on a link to a concern is answered without loading the page anew.
const pickConcern = (event, pick) => {
  const link = event.target.closest("[data-concern]");
  const isOther = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || !pick || isOther) return;
  event.preventDefault();
  pick("picked", link.dataset.concern);
};

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".ts-section");
  const state = states.get(box) ?? {};
  states.set(box, state);
  // What was prefetched stays until the server says something new.
  if (state.said !== data.html) draw(box, state, data.html, data);
  state.said = data.html;
  state.pick = data.picks ? setTriggerValue : undefined;
  if (!state.end) {
    box.addEventListener("click", copyWords);
    const pick = (event) => pickConcern(event, state.pick);
    box.addEventListener("click", pick);
    const take = ({ detail }) => {
      if (data.name in detail) draw(box, state, detail[data.name], {});
    };
    document.addEventListener("prefetched", take);
    state.end = endOnLeaving(box, () => {
      document.removeEventListener("prefetched", take);
      box.removeEventListener("click", copyWords);
      box.removeEventListener("click", pick);
      state.end = undefined;
    });
  }
  return state.end;
}
