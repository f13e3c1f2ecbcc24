// Streamlit also ends a call that it replaced by another, whichever of both was made first, and
// the element stays: what stands on the page goes on.
const endOnLeaving = (element, end) => () => { if (!element.isConnected) end(); };
