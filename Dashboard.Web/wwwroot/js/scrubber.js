// The line of the programme's days. Whatever moves it moves the as-of date in the address; the page that comes back puts it where it is.

const day = 86400000;
const pause = 120; // of a drag, before the page is asked for
const beat = 1200; // between two stops that are played
const near = 6; // pixels from a stop, from which a drag falls on it
const daysOf = iso => Math.round(Date.parse(iso) / day);
const isoOf = days => new Date(days * day).toISOString().slice(0, 10);
const monthsFrom = (days, by) => {
  const date = new Date(days * day);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by + 1, 0)).getUTCDate();
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by, Math.min(date.getUTCDate(), last)) / day);
};

customElements.define('time-scrubber', class extends HTMLElement {
  static observedAttributes = ['at', 'style'];
  #wanted = null; // a day that the page does not show yet
  #timer;
  #playing = null;

  connectedCallback() {
    for (const type of ['pointerdown', 'keydown', 'click']) this.addEventListener(type, this);
    this.toggleAttribute('ready', true);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#play(false);
  }

  // A page laid over this one says where it stands; what is wanted since stays ahead of it.
  attributeChangedCallback() {
    if (this.#wanted === daysOf(this.getAttribute('at'))) this.#wanted = null;
    if (this.#wanted !== null) this.#show(this.#wanted);
    if (this.#playing) queueMicrotask(() => this.#press(this.#playing !== null));
  }

  handleEvent(e) {
    const step = e.target.closest('[data-step]')?.dataset.step;
    if (e.type === 'click' && step === 'play') this.#play(this.#playing === null);
    else if (e.type === 'click' && step) this.#step(Number(step));
    else if (e.type === 'click' && e.target.closest('a')) this.#play(false);
    else if (e.type === 'keydown') this.#key(e);
    else if (e.type === 'pointerdown' && e.target.closest('.track')) this.#drag(e);
  }

  get #track() { return this.querySelector('.track'); }

  get #from() { return daysOf(this.getAttribute('from')); }

  get #to() { return daysOf(this.getAttribute('to')); }

  get #today() { return daysOf(this.getAttribute('today')); }

  get #stops() { return this.getAttribute('stops').split(' ').map(daysOf); }

  get #at() { return this.#wanted ?? daysOf(this.getAttribute('at')); }

  #key(e) {
    if (!e.target.closest('.track') || e.ctrlKey || e.altKey || e.metaKey) return;
    const arrow = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[e.key];
    const page = { PageUp: 1, PageDown: -1 }[e.key];
    if (arrow) this.#move(e.shiftKey ? monthsFrom(this.#at, arrow) : this.#at + arrow);
    else if (page) this.#step(page);
    else if (e.key === 'Home') this.#move(this.#from);
    else if (e.key === 'End') this.#move(this.#today);
    else if (e.key !== ' ') return;
    e.preventDefault();
    this.#play(e.key === ' ' && this.#playing === null);
  }

  #step(by) {
    this.#play(false);
    const stop = by > 0 ? this.#stops.find(s => s > this.#at) : this.#stops.findLast(s => s < this.#at);
    if (stop !== undefined) this.#move(stop);
  }

  #drag(e) {
    if (e.button !== 0 || e.target.closest('a')) return;
    const track = this.#track;
    const to = at => {
      const { left, width } = track.getBoundingClientRect();
      const pixels = width / (this.#to - this.#from);
      const x = at.clientX - left;
      this.#move(this.#stops.find(s => Math.abs((s - this.#from) * pixels - x) < near) ?? this.#from + Math.round(x / pixels));
    };
    const stop = () => {
      track.removeEventListener('pointermove', to);
      track.removeEventListener('pointerup', stop);
      track.removeEventListener('pointercancel', stop);
    };
    this.#play(false);
    track.setPointerCapture(e.pointerId);
    track.addEventListener('pointermove', to);
    track.addEventListener('pointerup', stop);
    track.addEventListener('pointercancel', stop);
    to(e);
  }

  #move(days, wait = pause) {
    const to = Math.min(this.#today, Math.max(this.#from, days));
    if (to === this.#at) return;
    this.#wanted = to;
    this.#show(to);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const address = new URL(location.href);
      if (to === this.#today) address.searchParams.delete('asOf');
      else address.searchParams.set('asOf', isoOf(to));
      Blazor.navigateTo(address.href, { replaceHistoryEntry: true });
    }, wait);
  }

  #show(days) {
    const place = `${Math.round(1000 * (days - this.#from) / (this.#to - this.#from)) / 10}%`;
    if (this.style.getPropertyValue('--at') !== place) this.style.setProperty('--at', place);
    const text = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' }).format(days * day);
    this.#track?.setAttribute('aria-valuetext', text);
    const label = this.querySelector('.thumb span')?.firstChild;
    if (label) label.data = text;
  }

  #press(on) { this.querySelector('[data-step="play"]')?.setAttribute('aria-pressed', on); }

  // From where it stands to today, or from the beginning when it stands there. A stop is left when the page shows it.
  #play(on) {
    clearInterval(this.#playing);
    this.#playing = null;
    this.#press(on);
    if (!on) return;
    const next = () => this.#stops.find(stop => stop > this.#at);
    const follow = () => {
      const stop = next();
      if (stop === undefined) this.#play(false);
      else this.#move(stop, 0);
    };
    this.#playing = setInterval(() => { if (this.#wanted === null) follow(); }, beat);
    if (next() === undefined) this.#move(this.#from, 0);
    else follow();
  }
});
