// Copies what readers share: links, and sentences with their source.

// Community Cloud shows the app in a frame under /~/+; readers see the address without that.
const showPath = (path) => path.replace(/^\/~\/\+/, "") || "/";

// Tells the reader the result; if the browser refuses, the words are selected.
const copyText = async (text, said, { done, refused, select }) => {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = done;
  } catch (error) {
    select();
    said.textContent = `Your browser did not let us copy. ${refused}`;
  }
};
