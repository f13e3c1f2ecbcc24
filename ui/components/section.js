// Sets markup of our own as it is: the server escapes every word in it (markup/elements.py).
// Per box: the markup drawn in it, the last markup from the server, the function that tells the
// server which concern was picked, and the function that cleans up.
const states = new WeakMap();

// After a choice made far down the page, scroll to the top. A heading that replaces another view
// may be visible only for a moment: the browser returns to the reader's former position as soon
// as the page is long enough again.
const beginAtTop = (heading, isNew) => {
  if (!heading) return;
  const { top, bottom } = heading.getBoundingClientRect();
  const isSeen = top >= 0 && bottom <= window.innerHeight;
  if (isNew || !isSeen) window.scrollTo(0, 0);
};

// Shows the start of a section, which may be taller than the window.
const showStart = (box) => {
  const { top } = box.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight / 2) box.scrollIntoView();
};

// Copies the honest words whole, with the caution, the studies, the source and the address of
// the cell, or that of the first page if there is no cell.
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

// Leaves unchanged markup alone, with what a reader opened in it. A page that is only opening,
// perhaps at the place that its link names, is not scrolled.
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

// Answers a plain click on a link to a concern without a page load.
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
  // What was prefetched stays until the server sends something new.
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
