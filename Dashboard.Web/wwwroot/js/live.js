// An open page without a circuit asks now and then which state the data has, and refreshes itself in place: scroll and focus stay.
// While the reader types or has something open it only offers to.
const busy = () => document.querySelector(':popover-open, dialog[open], briefing-deck[data-presenting]') !== null
  || (document.activeElement?.matches('input, select, textarea') && document.activeElement.value !== (document.activeElement.getAttribute('value') ?? ''));

const refresh = () => {
  const { hash } = location;
  Blazor.navigateTo(location.href.slice(0, location.href.length - hash.length), { replaceHistoryEntry: true });
  if (hash) history.replaceState(history.state, '', hash); // and no jump to it
};

customElements.define('data-watch', class extends HTMLElement {
  static observedAttributes = ['stamp', 'data-state'];
  #timer;
  #state = 'live';

  connectedCallback() {
    this.#is('live');
    this.#timer = setInterval(() => this.#ask(), 1000 * this.getAttribute('every'));
    document.addEventListener('visibilitychange', this);
    this.addEventListener('click', this);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this);
  }

  attributeChangedCallback(name, before, now) {
    if (!this.isConnected) return;
    if (name === 'stamp') this.#is('live');
    else if (now === null) this.dataset.state = this.#state; // a page laid over this one knows no state
  }

  handleEvent(e) {
    if (e.type === 'visibilitychange') this.#ask();
    else if (e.target.closest('button')) refresh();
  }

  #is(state) { this.dataset.state = this.#state = state; }

  async #ask() {
    if (document.hidden) return;
    let stamp;
    try {
      const answer = await fetch(this.getAttribute('href'), { cache: 'no-store' });
      stamp = answer.ok ? await answer.text() : null;
    } catch {
      stamp = null;
    }
    if (!this.isConnected) return;
    const newer = stamp !== null && stamp !== this.getAttribute('stamp');
    this.#is(stamp === null ? 'lost' : newer ? 'newer' : 'live');
    if (newer && !busy()) refresh();
  }
});
