// What is copied to be handed on: links, and sentences with their source.

// Community Cloud shows the app in a frame under /~/+; readers see it without.
const showPath = (path) => path.replace(/^\/~\/\+/, "") || "/";

// Says what became of it; where a browser refuses, the words are selected.
const copyText = async (text, said, { done, refused, select }) => {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = done;
  } catch (error) {
    select();
    said.textContent = `Your browser did not let us copy. ${refused}`;
  }
};
