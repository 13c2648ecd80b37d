// The state of a page is its address. What leads to another address – forms, text while it is typed, sheets that close – works the same
// with a circuit and without one: both follow Blazor.navigateTo.
export const go = (address, replace = false) => {
  if (address === location.href) return;
  if (window.Blazor?.navigateTo) Blazor.navigateTo(address, { replaceHistoryEntry: replace });
  else location.assign(address);
};

// The address a GET form leads to; what was left empty is not said.
const addressOf = (form, submitter) => {
  const address = new URL(form.getAttribute('action'), document.baseURI); // a field may be named action
  const said = [...new FormData(form, submitter)].filter(([, value]) => value !== '');
  address.search = new URLSearchParams(said).toString();
  return address.href;
};

document.addEventListener('submit', e => {
  if (e.defaultPrevented || !e.target.matches('form[data-address]')) return;
  e.preventDefault();
  go(addressOf(e.target, e.submitter));
});

// What is chosen takes effect at once.
document.addEventListener('change', e => {
  const form = e.target.form;
  if (!form?.matches('form[data-address="auto"]') || e.target.closest('live-text')) return;
  form.requestSubmit();
});

// A search field whose list follows the typing. What the reader types is ahead of the address; only an address that was not typed
// here (a link, back) may change what stands in the field, so no keystroke is lost.
const pause = 150;
customElements.define('live-text', class extends HTMLElement {
  static observedAttributes = ['text'];
  #typed = null;
  #timer;

  connectedCallback() {
    this.addEventListener('input', this);
    this.addEventListener('compositionend', this);
  }

  disconnectedCallback() { clearTimeout(this.#timer); }

  get #field() { return this.querySelector('input'); }

  handleEvent(e) {
    if (e.isComposing) return;
    this.#typed = this.#field.value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => go(addressOf(this.#field.form), true), pause);
  }

  attributeChangedCallback(name, before, text) {
    if (!this.#field) return;
    if (this.#typed?.trim() === (text ?? '')) this.#typed = null;
    else if (this.#typed === null || document.activeElement !== this.#field) {
      this.#typed = null;
      this.#field.value = text ?? '';
    }
  }

  // A new page was laid over this one and may have taken back what was typed since it was asked for.
  keep() {
    if (this.#typed !== null && this.#field.value !== this.#typed) this.#field.value = this.#typed;
  }
});

addEventListener('DOMContentLoaded', () => {
  Blazor.addEventListener('enhancedload', () => document.querySelectorAll('live-text').forEach(text => text.keep()));
});

// A sheet beside a list takes the focus when it opens or shows something else. When it goes, or a row that was edited, the focus goes
// back to where it came from, unless it is somewhere already.
customElements.define('focus-return', class extends HTMLElement {
  static observedAttributes = ['to'];
  #sheet = null;

  #within = false;
  #watch;

  connectedCallback() {
    this.#sheet = this.closest('aside');
    this.#take();
    if (!this.#sheet) return;

    // When what held the focus in the sheet goes – a form was sent or put away – it stays in the sheet, so that Escape still finds it.
    this.#sheet.addEventListener('focusin', () => { this.#within = true; });
    this.#sheet.addEventListener('focusout', e => { if (e.relatedTarget && !this.#sheet.contains(e.relatedTarget)) this.#within = false; });
    this.#watch = new MutationObserver(() => {
      if (this.#within && this.isConnected && document.activeElement === document.body) this.#sheet.focus({ preventScroll: true });
    });
    this.#watch.observe(this.#sheet, { childList: true, subtree: true });
  }

  attributeChangedCallback(name, before) {
    if (before !== null && this.isConnected) this.#take();
  }

  disconnectedCallback() {
    this.#watch?.disconnect();
    const [row, sheet] = [this.getAttribute('to'), this.#sheet];
    queueMicrotask(() => {
      if (document.activeElement === document.body && !(sheet && document.querySelector('aside focus-return'))) document.getElementById(row)?.focus();
    });
  }

  #take() { queueMicrotask(() => this.closest('aside')?.focus({ preventScroll: true })); }
});
