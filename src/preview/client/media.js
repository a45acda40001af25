// Resources of a page: style sheets, scripts, pictures, and data fetched by its scripts.

const isHere = (url) => url.origin === location.origin && !url.pathname.startsWith('/__vindplek/');
const etag = async (href) => (await fetch(href, { method: 'HEAD' })).headers.get('ETag');

/** Loads the new page's style sheets before removing the old ones, so that the page is never unstyled. */
export async function styles(page) {
  const sheets = (of) => [...of.querySelectorAll('link[rel=stylesheet]')];
  const address = (link) => new URL(link.getAttribute('href'), document.baseURI).href;
  const here = new Set(sheets(document).map(address));
  await Promise.all(sheets(page).filter((link) => !here.has(address(link))).map((link) => new Promise((done) => {
    const copy = document.importNode(link, true);
    copy.onload = copy.onerror = done;
    setTimeout(done, 3000);
    document.head.append(copy);
  })));
}

/** Whether the new page has a script that this one lacks: a script that has run cannot be undone. */
export function newScripts(page) {
  const addresses = (of) => [...of.querySelectorAll('script[src]:not([data-vindplek])')].map((script) => script.getAttribute('src'));
  const here = new Set(addresses(document));
  return addresses(page).some((address) => !here.has(address));
}

// A picture keeps its URL when its file changes, so the server is asked whether it has changed, and if so the URL is
// changed to reload it.
const seen = new Map();

export async function pictures(page) {
  const images = [...page.querySelectorAll('img[src]')].map((image) => ({ image, url: new URL(image.src) }));
  const ours = images.filter(({ url }) => isHere(url) && !url.pathname.includes('/assets/'));
  await Promise.all([...new Set(ours.map(({ url }) => url.pathname))].map(async (path) => {
    const tag = await etag(path).catch(() => null);
    if (!tag) return;
    const isNew = seen.has(path) && seen.get(path) !== tag;
    seen.set(path, tag);
    if (!isNew) return;
    for (const { image, url } of ours) if (url.pathname === path) image.src = `${path}?${encodeURIComponent(tag)}`;
  }));
}

/** Data fetched by scripts of the page, such as the index of the finder. */
export const fetched = {
  tags: new Map(),

  watch() {
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => this.note(entry)))
      .observe({ type: 'resource', buffered: true });
  },

  async note({ initiatorType, name }) {
    const url = new URL(name);
    // Pages and pictures are handled separately.
    const isData = initiatorType === 'fetch' && isHere(url) && /\.\w+$/.test(url.pathname) && !seen.has(url.pathname);
    if (!isData || this.tags.has(name)) return;
    this.tags.set(name, null);
    this.tags.set(name, await etag(name).catch(() => null));
  },

  async haveChanged() {
    const changes = await Promise.all([...this.tags].map(async ([name, tag]) => tag && await etag(name) !== tag));
    return changes.some(Boolean);
  },
};
