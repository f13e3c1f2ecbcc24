// The text of an article: select words, or walk from sentence to sentence, and use them.
// All text comes as data and is set as text, never as markup.
export default function ({ data, parentElement, setTriggerValue }) {
  const text = parentElement.querySelector("#own-text");
  const use = parentElement.querySelector("#own-use");
  const said = parentElement.querySelector("#own-said");

  // One piece of a paragraph: a sentence, cut where words are marked.
  const addSentence = (paragraph, full, sentence, marks) => {
    const [start, end] = sentence;
    const holder = document.createElement("span");
    holder.className = "own-sentence";
    holder.tabIndex = -1;
    const edges = new Set([start, end]);
    marks.forEach(([from, to]) => {
      if (from > start && from < end) edges.add(from);
      if (to > start && to < end) edges.add(to);
    });
    const sorted = [...edges].sort((a, b) => a - b);
    sorted.slice(0, -1).forEach((from, place) => {
      const to = sorted[place + 1];
      const mark = marks.find(([first, last]) => first <= from && to <= last);
      const piece = document.createElement(mark ? (mark[2] === "denied" ? "s" : "mark") : "span");
      piece.textContent = full.slice(from, to);
      holder.append(piece);
    });
    paragraph.append(holder);
  };

  const build = () => {
    text.replaceChildren();
    data.sections.forEach((section) => {
      if (section.title) {
        const heading = document.createElement("h4");
        heading.textContent = section.title;
        text.append(heading);
      }
      section.paragraphs.forEach((item) => {
        const paragraph = document.createElement("p");
        let place = 0;
        item.sentences.forEach((sentence) => {
          paragraph.append(document.createTextNode(item.text.slice(place, sentence[0])));
          addSentence(paragraph, item.text, sentence, item.marks);
          place = sentence[1];
        });
        paragraph.append(document.createTextNode(item.text.slice(place)));
        text.append(paragraph);
      });
    });
    const first = text.querySelector(".own-sentence");
    if (first) first.tabIndex = 0;
  };

  // The words that are selected, one string a paragraph.
  const selected = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !text.contains(selection.anchorNode)
      || !text.contains(selection.focusNode)) return [];
    const range = selection.getRangeAt(0);
    return [...text.querySelectorAll("p")].filter((item) => range.intersectsNode(item))
      .map((item) => {
        const part = document.createRange();
        part.selectNodeContents(item);
        if (item.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
        if (item.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
        return part.toString().trim();
      }).filter(Boolean);
  };

  const focused = () => {
    const item = document.activeElement;
    return item && item.classList.contains("own-sentence") && text.contains(item) ? item : null;
  };

  const pick = (parts) => {
    if (!parts.length) return;
    setTriggerValue("picked", { parts, at: Date.now() });
    said.textContent = "The words are below, at “Add or change a claim”.";
  };

  const move = (item, step) => {
    const all = [...text.querySelectorAll(".own-sentence")];
    const next = all[all.indexOf(item) + step];
    if (!next) return;
    item.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };

  const key = JSON.stringify(data.sections);
  if (text.dataset.key !== String(key.length) + key.slice(0, 50) + data.stamp) {
    text.dataset.key = String(key.length) + key.slice(0, 50) + data.stamp;
    build();
  }
  text.onkeydown = (event) => {
    const item = focused();
    if (!item) return;
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    if (event.key in steps && !event.shiftKey) {
      event.preventDefault();
      move(item, steps[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      pick([item.textContent.trim()]);
    }
  };
  // A click on the button ends a selection in some browsers, so that it is kept here.
  let kept = [];
  const onSelect = () => {
    kept = selected();
    use.disabled = kept.length === 0 && !focused();
  };
  document.addEventListener("selectionchange", onSelect);
  text.onfocusin = onSelect;
  use.onmousedown = (event) => event.preventDefault();
  use.onclick = () => {
    const item = focused();
    pick(kept.length ? kept : item ? [item.textContent.trim()] : []);
  };
  return () => document.removeEventListener("selectionchange", onSelect);
}
