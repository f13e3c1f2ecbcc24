// Streamlit also ends a call that it replaced with another, in either order, while the element
// stays. So only an element that has left the page is cleaned up.
const endOnLeaving = (element, end) => () => { if (!element.isConnected) end(); };
