// Bring an element into view, and keep it there while the page is still being drawn, until the
// reader does something or scrolls, or a few seconds have passed.
const ACTS = ["pointerdown", "keydown", "wheel", "touchstart"];
const LOOK_MS = 80;

// find: returns the element, or null while it is not drawn. coveredBy: returns how many pixels
// at the bottom of the window are covered. Returns a function that stops it early.
const bringIntoView = (find, { coveredBy = () => 0, ...options }, keepMs = 4000) => {
  const main = document.scrollingElement;
  const end = performance.now() + keepMs;
  let timer;
  let height;
  let rest;
  let before;
  let far;
  let tall;
  const stop = () => {
    clearInterval(timer);
    ACTS.forEach((name) => document.removeEventListener(name, stop));
  };
  const look = () => {
    const { scrollTop, scrollHeight } = main;
    const isMoving = scrollTop !== before;
    before = scrollTop;
    const element = find();
    const { top, bottom } = element?.getBoundingClientRect() ?? {};
    // If the page is as tall as before, but left its resting place or moved away from the
    // element, the reader scrolled it. With a screen reader, that takes no key or pointer.
    const isAway = isMoving && Math.abs(top) > far && scrollHeight === tall;
    const isLeft = rest !== undefined && scrollTop !== rest && scrollHeight === height;
    if (isLeft || isAway || performance.now() > end) {
      stop();
      return;
    }
    far = element && Math.abs(top);
    tall = scrollHeight;
    if (!element || (height && isMoving)) return;
    const isSeen = top >= 0 && Math.floor(bottom) <= window.innerHeight - coveredBy();
    rest = height && isSeen ? scrollTop : undefined;
    if (rest === undefined) element.scrollIntoView(options);
    height = scrollHeight;
  };
  timer = setInterval(look, LOOK_MS);
  ACTS.forEach((name) => document.addEventListener(name, stop, { passive: true }));
  look();
  return stop;
};
