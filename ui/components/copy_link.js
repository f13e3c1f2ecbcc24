// Whether this is inside a page of another site, whose window this page may not access.
const isInside = () => {
  try { return window.top.location.host !== window.location.host; } catch (error) { return true; }
};

export default function ({ data, parentElement }) {
  const address = parentElement.querySelector("input");
  const said = parentElement.querySelector("p");
  // The browser knows the address that readers see, even behind a proxy; the server adds only
  // the parts of the link that this view uses.
  const { origin, pathname } = window.location;
  address.value = origin + showPath(pathname) + (data.query ? `?${data.query}` : "");
  said.textContent = "";
  address.onfocus = () => address.select();
  const outside = parentElement.querySelector("a");
  outside.href = address.value;
  outside.parentElement.hidden = !isInside();
  // The system's own share dialog, if there is one and the page may use it.
  const share = parentElement.querySelector("[data-act=share]");
  share.hidden = !navigator.canShare?.({ url: address.value });
  // A reader who closes that dialog has changed their mind: nothing went wrong.
  share.onclick = () =>
    navigator.share({ title: document.title, url: address.value }).catch(() => {});
  parentElement.querySelector("[data-act=copy]").onclick = () =>
    copyText(address.value, said, {
      done: "Copied. The link shows exactly this view.",
      refused: "The link is selected: copy it by hand.",
      select: () => {
        address.parentElement.dataset.refused = "";
        address.select();
      },
    });
}
