// Items of a list that are moved with the pointer. The keyboard has buttons for it.
import { icon, make } from './dom.js';

/** A grip for an item; `move` takes the place where it is dropped. */
export function grip(move) {
  const handle = make('span', { class: 'greep', 'aria-hidden': 'true', title: 'Verslepen' }, icon('greep'));
  handle.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const item = handle.closest('.veld');
    const items = [...item.parentElement.children].filter((it) => it.classList.contains('veld'));
    const from = items.indexOf(item);
    const middles = items.map((it) => it.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
    let to = from;
    const follow = ({ clientY }) => {
      const above = middles.filter((middle, nth) => nth !== from && middle < clientY).length;
      to = above;
      item.style.translate = `0 ${clientY - event.clientY}px`;
      for (const [nth, it] of items.entries()) {
        const others = nth < from ? nth : nth - 1;
        it.classList.toggle('ervoor', nth !== from && to !== from && others === to);
        it.classList.toggle('erna', nth !== from && to !== from && others === items.length - 2 && to === items.length - 1);
      }
    };
    const end = (isDropped) => {
      handle.removeEventListener('pointermove', follow);
      item.classList.remove('sleept');
      item.style.translate = '';
      for (const it of items) it.classList.remove('ervoor', 'erna');
      stop.abort();
      if (isDropped && to !== from) move(to);
    };
    const stop = new AbortController();
    const { signal } = stop;
    item.classList.add('sleept');
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', follow, { signal });
    handle.addEventListener('pointerup', () => end(true), { signal });
    handle.addEventListener('pointercancel', () => end(false), { signal });
    addEventListener('keydown', (pressed) => {
      if (pressed.key !== 'Escape') return;
      pressed.preventDefault();
      pressed.stopPropagation();
      end(false);
    }, { signal, capture: true });
  });
  return handle;
}
