// A dialog over a panel, for something that needs an answer first.
import { make } from './dom.js';

let count = 0;

/**
 * Opens a dialog in a shadow root. `done` is called when the editor agrees, and returns what is wrong, or nothing; `back`
 * when the dialog has closed, to put the focus where it was.
 */
export function openDialog(root, { title, content, agree, done, back }) {
  const id = `vraag-${count += 1}`;
  const message = make('p', { class: 'melding', role: 'alert', hidden: true });
  const close = () => dialog.close();
  const form = make('form', { method: 'dialog' }, make('h3', { id }, title), content, message,
    make('div', { class: 'knoppen' }, make('button', { type: 'button', class: 'knop', onclick: close }, 'Annuleer'),
      make('button', { type: 'submit', class: 'knop hoofd' }, agree)));
  const dialog = make('dialog', { 'aria-labelledby': id }, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const problem = done();
    message.hidden = !problem;
    message.textContent = problem ?? '';
    if (!problem) close();
  });
  // The panel below would close as well.
  dialog.addEventListener('keydown', (event) => event.key === 'Escape' && event.stopPropagation());
  dialog.addEventListener('close', () => {
    dialog.remove();
    back();
  });
  root.append(dialog);
  dialog.showModal();
}
