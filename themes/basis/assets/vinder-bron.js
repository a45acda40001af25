// Where the finder gets its courses from: the index of the site, and the site's search engine for words.

globalThis.vindplekBron = (url) => {
  let index; // the promise of the index; of null when it cannot be had
  let found = { text: "", ranks: null, failed: false }; // the last answer of the search engine

  /** Resolves to the index, or to null when it cannot be had. */
  function load() {
    index ??= globalThis.vindplekData(url, "vindplekAanbod").then(globalThis.vindplekKeuze.prepare).catch(() => null);
    return index;
  }

  /** What the search engine answers to a text: by key of course its rank, null without a text or when it cannot be had. */
  async function search(text) {
    if (text !== found.text || found.failed) {
      found = text ? await ask(text) : { text, ranks: null, failed: false };
    }
    return found;
  }

  async function ask(text) {
    try {
      const engine = await globalThis.vindplekSearch.load();
      const { hits } = engine.search(text, { kind: "aanbod" });
      return { text, ranks: new Map(hits.map((hit, at) => [hit.key, at])), failed: false };
    } catch {
      return { text, ranks: null, failed: true };
    }
  }

  return { url, load, search };
};
