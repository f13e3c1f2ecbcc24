// Shows a concern as soon as the dropdown names it: see prefetch.py.
// Per element: the bytes received, their content, and the function that ends the observation.
const states = new WeakMap();

const isSame = (one, other) => one?.length === other.length
  && one.every((byte, position) => byte === other[position]);

const unpack = (bytes) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
};

// The sections of the page listen for this event (section.js).
const show = ({ found }) => {
  if (!found) return;
  const dropdown = document.querySelector(`[role="combobox"][aria-label="${found.field}"]`);
  const concern = found.concerns[dropdown?.value];
  if (!concern) return;
  const named = Object.entries(found.sections).map(([name, drawn]) => [name, drawn[concern]]);
  document.dispatchEvent(new CustomEvent("prefetched", { detail: Object.fromEntries(named) }));
};

export default function ({ data, parentElement }) {
  const state = states.get(parentElement) ?? {};
  states.set(parentElement, state);
  if (!isSame(state.bytes, data)) {
    state.bytes = data;
    state.found = undefined;
    unpack(data).then((found) => {
      if (state.bytes !== data) return;
      state.found = found;
      // The dropdown may name another concern by now.
      show(state);
    });
  }
  if (!state.end) {
    const observer = new MutationObserver(() => show(state));
    // Observe the whole page, because the dropdown may be drawn later, or again.
    observer.observe(document.body, { attributeFilter: ["value"], subtree: true });
    state.end = endOnLeaving(parentElement, () => {
      observer.disconnect();
      states.delete(parentElement);
      state.bytes = undefined;
    });
  }
  return state.end;
}
