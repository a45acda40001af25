// Brings the page up to date after a save: takes the new page and changes this one into it.
import { Idiomorph } from './idiomorph.js';

const me = document.querySelector('script[data-vindplek]');
let shown = Number(me.dataset.revision);
let wanted = shown;
let busy = false;

const events = new EventSource('/__vindplek/events');
events.addEventListener('state', (event) => {
  const state = JSON.parse(event.data);
  if (state.session !== me.dataset.session) {
    location.reload();
    return;
  }
  document.dispatchEvent(new CustomEvent('vindplek:state', { detail: state }));
  wanted = Math.max(wanted, state.revision);
  update();
});

async function update() {
  if (busy || wanted <= shown) return;
  busy = true;
  try {
    const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (response.redirected) {
      location.replace(response.url);
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const script = page.querySelector('script[data-vindplek]');
    await Promise.all([styles(page), pictures(page)]);
    morph(page);
    shown = script ? Number(script.dataset.revision) : wanted;
    document.dispatchEvent(new CustomEvent('vindplek:updated'));
  } catch {
    // The server is away; what follows its return asks again.
    setTimeout(update, 1000);
  } finally {
    busy = false;
  }
  if (wanted > shown) update();
}

// A new style sheet is there before the old one goes, so that the page is never bare.
async function styles(page) {
  const here = new Set([...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.href));
  const fresh = [...page.querySelectorAll('link[rel=stylesheet]')]
    .filter((link) => !here.has(new URL(link.getAttribute('href'), location.href).href));
  await Promise.all(fresh.map((link) => new Promise((done) => {
    const copy = document.importNode(link, true);
    copy.onload = copy.onerror = done;
    setTimeout(done, 3000);
    document.head.append(copy);
  })));
}

function morph(page) {
  const { scrollX, scrollY } = window;
  Idiomorph.morph(document.documentElement, page.documentElement, {
    morphStyle: 'outerHTML',
    ignoreActiveValue: true,
    restoreFocus: true,
    head: { style: 'merge', shouldPreserve: (element) => element.hasAttribute('data-vindplek') },
    callbacks: {
      // What the reader has opened stays.
      beforeAttributeUpdated: (name, element) =>
        !(name === 'open' && (element.localName === 'details' || element.localName === 'dialog'))
        && !element.hasAttribute('data-vindplek'),
      // What the preview itself has put there stays.
      beforeNodeRemoved: (node) => !(node.nodeType === 1 && node.hasAttribute('data-vindplek')),
    },
  });
  window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
}

// A picture keeps its address when its file changes, so the server is asked whether it has, and the
// address is written in another way.
const tags = new Map();
const changed = new Map();

async function pictures(page) {
  const address = (image) => new URL(image.getAttribute('src'), location.href);
  const images = [...page.querySelectorAll('img[src]')]
    .filter((image) => address(image).origin === location.origin && !address(image).pathname.includes('/assets/'));
  await Promise.all([...new Set(images.map((image) => address(image).href))].map(async (href) => {
    const tag = (await fetch(href, { method: 'HEAD' })).headers.get('ETag');
    if (tags.has(href) && tags.get(href) !== tag) changed.set(href, tag);
    tags.set(href, tag);
  }));
  for (const image of images) {
    const { href } = address(image);
    if (changed.has(href)) image.setAttribute('src', `${href}?${encodeURIComponent(changed.get(href))}`);
  }
}

pictures(document).catch(() => {});
