// What a tab keeps between pages. A browser can deny storage to a page in a frame of another site; it is then
// kept until the page is left.

function available() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

const storage = available();
const here = new Map();

/** The text under a key, or null. */
export const kept = (key) => (storage ? storage.getItem(key) : here.get(key) ?? null);

/** Keeps a text under a key; null removes it. */
export function keep(key, text) {
  if (!storage) here.set(key, text);
  else if (text === null) storage.removeItem(key);
  else storage.setItem(key, text);
}
