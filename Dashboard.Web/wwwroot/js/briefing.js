// The slides of a briefing in the room: one fills the screen, keys and swipes go on, the notes stand in a second window. All slides are
// in the page, so nothing here asks the server for anything.
const keys = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, ' ': 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1, Home: -Infinity, End: Infinity,
};
const swipe = 40;

customElements.define('briefing-deck', class extends HTMLElement {
  #at = 0;
  #all = false;
  #auto = false;
  #loop = false;
  #timer;
  #from;
  #notes;

  connectedCallback() {
    this.addEventListener('click', this);
    this.addEventListener('pointerdown', this);
    this.addEventListener('pointerup', this);
    document.addEventListener('keydown', this);
    document.addEventListener('fullscreenchange', this);
    this.dataset.ready = '';
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    document.removeEventListener('keydown', this);
    document.removeEventListener('fullscreenchange', this);
    this.#notes?.close();
  }

  get slides() { return [...this.querySelectorAll('.slide')]; }

  get presenting() { return this.hasAttribute('data-presenting'); }

  get speaking() { return !!this.#notes && !this.#notes.closed; }

  handleEvent(e) {
    if (e.type === 'keydown') this.#key(e);
    else if (e.type === 'fullscreenchange') { if (!document.fullscreenElement && this.presenting && !this.speaking) this.#leave(); } // a browser leaves the full screen for a second window: the show goes on
    else if (e.type === 'pointerdown') this.#from = [e.clientX, e.clientY];
    else if (e.type === 'pointerup') this.#swipe(e);
    else this.#click(e);
  }

  async present(at = this.#at) {
    this.toggleAttribute('data-presenting', true);
    this.#show(at);
    try { await this.requestFullscreen?.(); } catch { /* a browser that does not: the slide fills the window */ }
  }

  #leave() {
    this.#all = this.#auto = false;
    this.toggleAttribute('data-presenting', false);
    this.#show(this.#at);
    if (document.fullscreenElement) document.exitFullscreen();
    this.slides[this.#at]?.scrollIntoView({ block: 'nearest' });
  }

  #show(at) {
    const slides = this.slides;
    const last = slides.length - 1;
    this.#at = at > last && this.#loop ? 0 : at < 0 && this.#loop && at !== -Infinity ? last : Math.max(0, Math.min(last, at));
    slides.forEach((slide, i) => slide.toggleAttribute('data-current', i === this.#at));
    this.toggleAttribute('data-all', this.presenting && this.#all);
    for (const [name, on] of [['auto', this.#auto], ['loop', this.#loop]]) this.querySelector(`[data-deck=${name}]`)?.setAttribute('aria-pressed', on);
    if (this.presenting) slides[this.#at]?.focus({ preventScroll: !this.#all });
    clearTimeout(this.#timer);
    if (this.presenting && this.#auto && !this.#all && (this.#loop || this.#at < last)) this.#timer = setTimeout(() => this.#show(this.#at + 1), 1000 * this.dataset.every);
    this.#write();
  }

  #key(e) {
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey || e.target.closest?.('input, textarea, select')) return;
    const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    if (!this.presenting) {
      if (key === 'f5' || (key === 'p' && e.target === document.body)) { e.preventDefault(); this.present(); }
      return;
    }

    if (key === 'Escape') this.#all ? this.#overview() : this.#leave();
    else if (key === 'Enter' && this.#all) this.#overview();
    else if (key in keys) this.#show(Number.isFinite(keys[key]) ? this.#at + keys[key] : keys[key]);
    else if (key === 'o') this.#overview();
    else if (key === 'n') this.#open();
    else if (key === 'a') this.#toggle('auto');
    else if (key === 'l') this.#toggle('loop');
    else return;
    e.preventDefault();
  }

  #overview() {
    this.#all = !this.#all;
    if (this.presenting) this.#show(this.#at); else this.present();
  }

  #toggle(what) {
    if (what === 'auto') this.#auto = !this.#auto; else this.#loop = !this.#loop;
    this.#show(this.#at);
  }

  #click(e) {
    const what = e.target.closest('[data-deck]')?.dataset.deck;
    if (what === 'present') this.present();
    else if (what === 'overview') this.#overview();
    else if (what === 'notes') this.#open();
    else if (what) this.#toggle(what);
    else if (this.presenting && this.#all) {
      const at = this.slides.indexOf(e.target.closest('.slide'));
      if (at >= 0) { this.#all = false; this.#show(at); }
    }
  }

  #swipe(e) {
    if (!this.presenting || this.#all || !this.#from) return;
    const [dx, dy] = [e.clientX - this.#from[0], e.clientY - this.#from[1]];
    this.#from = null;
    if (Math.abs(dx) > swipe && Math.abs(dx) > Math.abs(dy)) this.#show(this.#at + (dx < 0 ? 1 : -1));
    else if (e.pointerType === 'mouse' && e.button === 0 && Math.abs(dx) < 5 && Math.abs(dy) < 5) this.#show(this.#at + 1);
  }

  #open() {
    if (!this.speaking) {
      this.#notes = window.open('', 'briefing-notes', 'width=720,height=560');
      this.#notes?.document.addEventListener('keydown', e => this.#key(e));
    }

    this.#write();
  }

  #write() {
    if (!this.speaking) return;
    const page = this.#notes.document;
    page.documentElement.style.colorScheme = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'; // a white window blinds in a dark room
    const add = (name, text, size) => {
      const part = page.createElement(name);
      part.textContent = text;
      part.style.cssText = `font: ${size}/1.6 sans-serif; margin: 0 0 1rem`;
      page.body.append(part);
    };
    const slides = this.slides;
    const titles = slides.map(s => s.querySelector('h2').textContent);
    page.documentElement.lang = document.documentElement.lang;
    page.title = this.dataset.notes;
    page.body.replaceChildren();
    page.body.style.margin = '2rem';
    add('p', `${this.#at + 1} / ${slides.length}`, '1rem');
    add('h1', titles[this.#at], 'bold 1.5rem');
    const notes = slides[this.#at].nextElementSibling;
    if (notes?.matches('.speaker')) notes.querySelectorAll('p').forEach(note => add('p', note.textContent, '1.35rem'));
    if (titles[this.#at + 1]) add('p', this.dataset.next.replace('{0}', titles[this.#at + 1]), '1rem');
  }
});

// The files of a briefing: while one is made it is said, with how much of it has come, and can be given up. A second one meanwhile, a new
// tab, and all without script are plain downloads.
customElements.define('briefing-files', class extends HTMLElement {
  #work;

  connectedCallback() { this.addEventListener('click', this); } // who goes on to another page still gets the file

  handleEvent(e) {
    const link = e.target.closest('a[download]');
    if (e.target.closest('[data-making] button')) this.#work?.abort();
    else if (link && !this.#work && !e.ctrlKey && !e.metaKey && !e.shiftKey) {
      e.preventDefault();
      this.#make(link);
    }
  }

  async #make(link) {
    const work = this.#work = new AbortController();
    this.#say(link, { making: true });
    try {
      const answer = await fetch(link.href, { signal: work.signal });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const [size, file] = [Number(answer.headers.get('Content-Length')), []];
      let come = 0;
      for (const reader = answer.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) break;
        file.push(value);
        come += value.length;
        if (size) this.querySelector('progress').value = come / size;
      }
      const name = /filename="?([^";]+)/.exec(answer.headers.get('Content-Disposition'))?.[1] ?? '';
      await (await import(this.dataset.downloads)).save(name, answer.headers.get('Content-Type'), new Blob(file));
      this.#say(link, {});
    } catch {
      this.#say(link, { failed: !work.signal.aborted });
    }
    this.#work = null;
  }

  #say(link, { making = false, failed = false }) {
    if (this.querySelector('[data-making]').contains(document.activeElement)) link.focus(); // what held the focus goes
    this.querySelector('progress').removeAttribute('value');
    this.querySelector('[data-making]').hidden = !making;
    this.querySelector('[data-failed]').hidden = !failed;
  }
});
