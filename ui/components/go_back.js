// Going back leads to the place that its reader left. The browser tries that once, while the page
// is still short. The place is kept in the browser's history, so that it outlasts a page that is
// loaded anew.
const RETURN_ACTS = ["pointerdown", "keydown", "wheel", "touchstart"];
const WRITE_MS = 100;
const TRY_MS = 80;
const TRIES = 125;
// So many tries in a row must find the page as tall as before.
const STILL_TRIES = 12;
// A component may be mounted again, but the page was loaded once.
let isLoading = true;

const observeReturns = () => {
  const { history, performance } = window;
  history.scrollRestoration = "manual";
  let trying = 0;
  let writing = 0;
  const stop = () => { clearInterval(trying); trying = 0; };
  const write = () => {
    clearTimeout(writing);
    writing = 0;
    if (!trying) history.replaceState({ ...history.state, place: window.scrollY }, "");
  };
  const remember = () => { clearTimeout(writing); writing = setTimeout(write, WRITE_MS); };
  // What a reader does may lead away at once.
  const act = () => {
    const isBehind = trying || history.state?.place !== window.scrollY;
    stop();
    if (isBehind) write();
  };
  const comeBack = () => {
    stop();
    const place = history.state?.place ?? 0;
    if (window.location.hash) return;
    let tries = TRIES;
    let still = STILL_TRIES;
    let height = 0;
    let wasThere = false;
    const isThere = () => Math.abs(window.scrollY - place) < 1;
    trying = setInterval(() => {
      const { scrollHeight } = document.documentElement;
      const isSteady = scrollHeight === height;
      still = isSteady ? still - 1 : STILL_TRIES;
      height = scrollHeight;
      // A page as tall as before was scrolled by its reader, perhaps with a screen reader.
      if (wasThere && isSteady && !isThere()) { act(); return; }
      if (place <= scrollHeight - window.innerHeight) window.scrollTo(0, place);
      wasThere = isThere();
      tries -= 1;
      if (!tries || (wasThere && still < 0)) stop();
    }, TRY_MS);
  };
  window.addEventListener("scroll", remember, { passive: true });
  window.addEventListener("popstate", comeBack);
  RETURN_ACTS.forEach((name) => document.addEventListener(name, act, { passive: true }));
  const [{ type }] = performance.getEntriesByType("navigation");
  if (isLoading && type !== "navigate") comeBack();
  isLoading = false;
  return () => {
    stop();
    clearTimeout(writing);
    window.removeEventListener("scroll", remember);
    window.removeEventListener("popstate", comeBack);
    RETURN_ACTS.forEach((name) => document.removeEventListener(name, act));
  };
};
