// Keeps the page as served. This runs before the scripts of the page, which are deferred modules, so that changes by
// the server can be told from changes by scripts and the reader later on.
{
  const away = document.implementation.createHTMLDocument();
  const served = away.importNode(document.documentElement, true);
  const was = new WeakMap();
  const note = (live, copy) => {
    was.set(live, copy);
    live.childNodes.forEach((child, at) => note(child, copy.childNodes[at]));
  };
  /** Leaves out the preview's elements, and `noscript`, whose content is text to a browser with scripts. */
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
