// The choice of the date for which the sites are shown, and of whether drafts are shown.
import { listen } from './connection.js';
import { make, send, sheets } from './dom.js';

const own = await sheets('shared', 'travel');

class Travel extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = own;
    this.date = make('input', { type: 'date', required: true });
    this.drafts = make('input', { type: 'checkbox', onchange: () => this.#send({ drafts: this.drafts.checked }) });
    this.back = make('button', { type: 'button', class: 'knop', onclick: () => this.#send({ as_of: null }) }, 'Terug naar vandaag');
    this.message = make('p', { class: 'melding', role: 'alert', hidden: true });
    const go = (event) => {
      event.preventDefault();
      this.#send({ as_of: this.date.value });
    };
    this.shadowRoot.append(make('form', { onsubmit: go },
      make('label', {}, 'Zoals op', this.date), make('button', { class: 'knop hoofd' }, 'Toon'), this.back,
      make('label', {}, this.drafts, 'Concepten tonen'), this.message));
    listen(({ state }) => {
      if (!state) return;
      if (this.shadowRoot.activeElement !== this.date) this.date.value = state.today;
      this.drafts.checked = state.drafts;
      this.back.hidden = !state.as_of;
    });
  }

  async #send(wish) {
    const problem = await send('travel', wish);
    this.message.hidden = !problem;
    this.message.textContent = problem ?? '';
  }
}

customElements.define('vindplek-reis', Travel);
