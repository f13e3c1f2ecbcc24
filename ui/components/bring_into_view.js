// Bring an element into view, and keep it there while the page is still being drawn: until
// its reader does something, or scrolls, or a few seconds have passed.
const ACTS = ["pointerdown", "keydown", "wheel", "touchstart"];
const LOOK_MS = 80;

// find: returns the element, or null while it is not drawn. Returns what ends it early.
const bringIntoView = (find, options, keepMs = 4000) => {
  const main = document.querySelector("[data-testid='stMain']");
  const end = performance.now() + keepMs;
  let timer;
  let height;
  let rest;
  let before;
  const stop = () => {
    clearInterval(timer);
    ACTS.forEach((name) => document.removeEventListener(name, stop));
  };
  const look = () => {
    const { scrollTop, scrollHeight } = main;
    const isMoving = scrollTop !== before;
    before = scrollTop;
    // A page that moved although it is as tall as before was scrolled by its reader, who may
    // use a screen reader and so neither a key nor a pointer.
    const isScrolled = rest !== undefined && scrollTop !== rest && scrollHeight === height;
    if (isScrolled || performance.now() > end) {
      stop();
      return;
    }
    const element = find();
    if (!element || (height && isMoving)) return;
    const { top, bottom } = element.getBoundingClientRect();
    const isSeen = top >= 0 && bottom <= window.innerHeight;
    rest = height && isSeen ? scrollTop : undefined;
    if (rest === undefined) element.scrollIntoView(options);
    height = scrollHeight;
  };
  timer = setInterval(look, LOOK_MS);
  ACTS.forEach((name) => document.addEventListener(name, stop, { passive: true }));
  look();
  return stop;
};
