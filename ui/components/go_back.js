// Going back leads to the place that its reader left. The browser tries that once, when the page
// is still short. Positions are kept by address for as long as the page lives.
const LEAVING_ACTS = ["pointerdown", "keydown", "wheel", "touchstart"];
const positions = new Map();
const TRY_MS = 80;
const TRIES = 50;
// So many tries in a row must find the page as tall as before.
const STILL_TRIES = 12;

const observeReturns = () => {
  window.history.scrollRestoration = "manual";
  let timer = 0;
  const stop = () => { clearInterval(timer); timer = 0; };
  const remember = () => {
    if (!timer) positions.set(window.location.href, window.scrollY);
  };
  const comeBack = () => {
    stop();
    const place = positions.get(window.location.href);
    if (place === undefined || window.location.hash) return;
    let tries = TRIES;
    let still = STILL_TRIES;
    let height = 0;
    timer = setInterval(() => {
      const { scrollHeight } = document.documentElement;
      still = scrollHeight === height ? still - 1 : STILL_TRIES;
      height = scrollHeight;
      if (window.scrollY !== place) window.scrollTo(0, place);
      tries -= 1;
      const isThere = Math.abs(window.scrollY - place) < 1;
      if (!tries || (isThere && !still)) stop();
    }, TRY_MS);
  };
  window.addEventListener("scroll", remember, { passive: true });
  window.addEventListener("popstate", comeBack);
  LEAVING_ACTS.forEach((name) => document.addEventListener(name, stop, { passive: true }));
  return () => {
    stop();
    window.removeEventListener("scroll", remember);
    window.removeEventListener("popstate", comeBack);
    LEAVING_ACTS.forEach((name) => document.removeEventListener(name, stop));
  };
};
