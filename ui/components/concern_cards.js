// Draws cards that are links, and answers a plain click without loading the page anew.
// By box: the markup that was drawn in it.
const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".ts-section");
  if (drawn.get(box) !== data.html) {
    box.innerHTML = data.html;
    drawn.set(box, data.html);
  }
  const pick = (event) => {
    const card = event.target.closest("[data-concern]");
    const isOther = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!card || isOther) return;
    event.preventDefault();
    setTriggerValue("picked", card.dataset.concern);
  };
  box.addEventListener("click", pick);
  return () => box.removeEventListener("click", pick);
}
