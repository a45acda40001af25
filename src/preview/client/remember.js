// Keeps the page as it was served. This runs before the scripts of the page, which are modules and wait for its end; so
// that later on what the server changes can be told from what they, and the reader, have changed.
{
  const away = document.implementation.createHTMLDocument();
  const served = away.importNode(document.documentElement, true);
  const was = new WeakMap();
  const note = (live, copy) => {
    was.set(live, copy);
    live.childNodes.forEach((child, at) => note(child, copy.childNodes[at]));
  };
  /** What the preview adds is no part of a page; and what stands in `noscript` is text to a browser with scripts. */
  const strip = (page) => {
    for (const own of page.querySelectorAll('[data-vindplek]')) own.remove();
    for (const plain of page.querySelectorAll('noscript')) plain.replaceChildren();
    const body = page.querySelector('body');
    while (body.lastChild?.nodeType === Node.TEXT_NODE && !body.lastChild.data.trim()) body.lastChild.remove();
  };
  note(document.documentElement, served);
  strip(served);
  globalThis.vindplek = { was, note, strip };
}
