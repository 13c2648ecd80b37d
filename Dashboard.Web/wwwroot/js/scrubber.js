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

// A day that stands on the line: as an attribute of the line, as a parameter of the address, as an element that is moved.
class Handle {
  wanted = null; // a day that the page does not show yet
  #timer;

  constructor(line, { attribute, parameter, variable, element, label }) {
    Object.assign(this, { line, attribute, parameter, variable });
    this.find = () => line.querySelector(element);
    this.label = () => line.querySelector(label)?.firstChild;
  }

  get at() { return this.wanted ?? daysOf(this.line.getAttribute(this.attribute)); }

  move(days, wait = pause) {
    const to = Math.min(this.line.today, Math.max(this.line.from, days));
    if (to === this.at) return;
    this.wanted = to;
    this.show(to);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const address = new URL(location.href);
      if (to === this.line.today && this.parameter === 'asOf') address.searchParams.delete('asOf');
      else address.searchParams.set(this.parameter, isoOf(to));
      Blazor.navigateTo(address.href, { replaceHistoryEntry: true });
    }, wait);
  }

  // The page says where it stands; what is wanted since stays ahead of it.
  follow() {
    const at = this.line.getAttribute(this.attribute);
    if (at === null || this.wanted === daysOf(at)) this.wanted = null;
    if (this.wanted !== null) this.show(this.wanted);
  }

  show(days) {
    const place = `${Math.round(1000 * (days - this.line.from) / (this.line.to - this.line.from)) / 10}%`;
    if (this.line.style.getPropertyValue(this.variable) !== place) this.line.style.setProperty(this.variable, place);
    const text = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' }).format(days * day);
    this.find()?.setAttribute('aria-valuetext', text);
    const label = this.label();
    if (label) label.data = text;
  }

  stop() { clearTimeout(this.#timer); }
}

customElements.define('time-scrubber', class extends HTMLElement {
  static observedAttributes = ['at', 'first', 'style'];
  #day = new Handle(this, { attribute: 'at', parameter: 'asOf', variable: '--at', element: '.track', label: '.thumb .day' });
  #first = new Handle(this, { attribute: 'first', parameter: 'compare', variable: '--first', element: '.first', label: '.first .day' });
  #playing = null;

  connectedCallback() {
    for (const type of ['pointerdown', 'keydown', 'click']) this.addEventListener(type, this);
    this.toggleAttribute('ready', true);
  }

  disconnectedCallback() {
    this.#day.stop();
    this.#first.stop();
    this.#play(false);
  }

  // A page was laid over this one.
  attributeChangedCallback() {
    this.#day.follow();
    this.#first.follow();
    if (this.#playing) queueMicrotask(() => this.#press(this.#playing !== null));
  }

  handleEvent(e) {
    const step = e.target.closest('[data-step]')?.dataset.step;
    if (e.type === 'click' && step === 'play') this.#play(this.#playing === null);
    else if (e.type === 'click' && step) this.#step(Number(step));
    else if (e.type === 'click' && e.target.closest('a')) this.#play(false);
    else if (e.type === 'keydown') this.#key(e);
    else if (e.type === 'pointerdown' && this.#handleOf(e)) this.#drag(e, this.#handleOf(e));
  }

  #handleOf(e) { return e.target.closest('.first') ? this.#first : e.target.closest('.track') ? this.#day : null; }

  get from() { return daysOf(this.getAttribute('from')); }

  get to() { return daysOf(this.getAttribute('to')); }

  get today() { return daysOf(this.getAttribute('today')); }

  get #stops() { return this.getAttribute('stops').split(' ').map(daysOf); }

  #key(e) {
    const handle = this.#handleOf(e);
    if (!handle || e.ctrlKey || e.altKey || e.metaKey) return;
    const arrow = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[e.key];
    const page = { PageUp: 1, PageDown: -1 }[e.key];
    if (arrow) handle.move(e.shiftKey ? monthsFrom(handle.at, arrow) : handle.at + arrow);
    else if (page) this.#step(page, handle);
    else if (e.key === 'Home') handle.move(this.from);
    else if (e.key === 'End') handle.move(this.today);
    else if (e.key !== ' ') return;
    e.preventDefault();
    this.#play(e.key === ' ' && this.#playing === null);
  }

  #step(by, handle = this.#day) {
    this.#play(false);
    const stop = by > 0 ? this.#stops.find(s => s > handle.at) : this.#stops.findLast(s => s < handle.at);
    if (stop !== undefined) handle.move(stop);
  }

  #drag(e, handle) {
    if (e.button !== 0 || e.target.closest('a')) return;
    const [track, held] = [this.querySelector('.track'), handle.find()];
    const to = at => {
      const { left, width } = track.getBoundingClientRect();
      const pixels = width / (this.to - this.from);
      const x = at.clientX - left;
      handle.move(this.#stops.find(s => Math.abs((s - this.from) * pixels - x) < near) ?? this.from + Math.round(x / pixels));
    };
    const stop = () => {
      held.removeEventListener('pointermove', to);
      held.removeEventListener('pointerup', stop);
      held.removeEventListener('pointercancel', stop);
    };
    this.#play(false);
    held.setPointerCapture(e.pointerId);
    held.addEventListener('pointermove', to);
    held.addEventListener('pointerup', stop);
    held.addEventListener('pointercancel', stop);
    if (handle === this.#day) to(e); // a press on the line puts the day there
  }

  #press(on) { this.querySelector('[data-step="play"]')?.setAttribute('aria-pressed', on); }

  // From where it stands to today, or from the beginning when it stands there. A stop is left when the page shows it.
  #play(on) {
    clearInterval(this.#playing);
    this.#playing = null;
    this.#press(on);
    if (!on) return;
    const next = () => this.#stops.find(stop => stop > this.#day.at);
    const follow = () => {
      const stop = next();
      if (stop === undefined) this.#play(false);
      else this.#day.move(stop, 0);
    };
    this.#playing = setInterval(() => { if (this.#day.wanted === null) follow(); }, beat);
    if (next() === undefined) this.#day.move(this.from, 0);
    else follow();
  }
});
