// Says aloud what changed: the text of everything marked data-say, once the page is still.
// The region stays the same element, as screen readers need it; what a page shows when
// it opens is read in its place and not said twice.
const STILL = 400;

export default function ({ parentElement, setTriggerValue }) {
  const said = parentElement.querySelector("[role='status']");
  if (said.watched) return undefined;
  said.watched = true;
  const main = document.querySelector("[data-testid='stMain']") || document.body;
  // Kept on the element: what was there before outlives a new mounting of this part.
  let timer = 0;
  const tell = () => {
    const now = [...main.querySelectorAll("[data-say]")].map((item) => item.innerText.trim()).join(" ");
    if (said.before !== undefined && now !== said.before) said.textContent = now;
    said.before = now;
  };
  const watch = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(tell, STILL);
  });
  watch.observe(main, { childList: true, characterData: true, subtree: true });
  timer = setTimeout(tell, STILL);
  // A page whose server was restarted meets one that knows nothing of it: it asks for its
  // view at once, so that the next choice of its reader is understood.
  const app = document.querySelector("[data-testid='stApp']");
  let lost = false;
  const connection = new MutationObserver(() => {
    const here = app.dataset.testConnectionState === "CONNECTED";
    if (here && lost) setTriggerValue("back", true);
    lost = !here;
  });
  connection.observe(app, { attributeFilter: ["data-test-connection-state"] });
  return () => {
    watch.disconnect();
    connection.disconnect();
    clearTimeout(timer);
    said.watched = false;
  };
}
