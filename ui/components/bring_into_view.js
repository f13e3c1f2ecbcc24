// Bring an element into view, and keep it there while the page is still being drawn: until
// its reader does something, or scrolls, or a few seconds have passed.
const ACTS = ["pointerdown", "keydown", "wheel", "touchstart"];
const LOOK_MS = 80;

// find: returns the element, or null while it is not drawn. coveredBy: how many pixels of the
// foot of the window hide what is there. Returns what ends it early.
const bringIntoView = (find, { coveredBy = () => 0, ...options }, keepMs = 4000) => {
  const main = document.querySelector("[data-testid='stMain']");
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
    // A page as tall as before that left its rest, or moved away from the element, was
    // scrolled by its reader, who may use a screen reader and so neither a key nor a pointer.
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
