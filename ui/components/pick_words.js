// The text of an article: a click on a sentence picks its words, and so does Enter.
// All text comes as data and is set as text, never as markup.

// Per region: the text drawn in it.
const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const text = parentElement.querySelector("#own-text");

  // Adds one sentence to a paragraph, split where words are marked.
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
        paragraph.id = item.anchor;
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

  const pick = (item) => setTriggerValue("picked", item.textContent.trim());

  const focusOn = (item) => {
    text.querySelectorAll("[tabindex='0']").forEach((other) => { other.tabIndex = -1; });
    item.tabIndex = 0;
    item.focus();
  };

  const sections = JSON.stringify(data.sections);
  if (drawn.get(text) !== sections) {
    drawn.set(text, sections);
    build();
  }
  text.onkeydown = (event) => {
    const item = event.target.closest(".own-sentence");
    if (!item) return;
    const all = [...text.querySelectorAll(".own-sentence")];
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step && !event.shiftKey) {
      event.preventDefault();
      const next = all[all.indexOf(item) + step];
      if (next) focusOn(next);
    } else if (event.key === "Enter") {
      event.preventDefault();
      pick(item);
    }
  };
  text.onclick = (event) => {
    const item = event.target.closest(".own-sentence");
    // A reader who drags over words wants to copy them.
    if (!item || !document.getSelection().isCollapsed) return;
    focusOn(item);
    pick(item);
  };
}
