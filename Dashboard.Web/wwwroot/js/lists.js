// Arrow keys, Home and End go through what data-keys says: the rows of a table, the columns of a pipeline, the tiles of a map, the
// cells of a table. Enter does what is a link or a button anyway.
const horizontal = { ArrowRight: 1, ArrowLeft: -1 };
const vertical = { ArrowDown: 1, ArrowUp: -1 };
const directions = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

const along = (stops, from, key, steps) =>
  key === 'Home' ? stops[0] : key === 'End' ? stops.at(-1) : key in steps ? stops[stops.indexOf(from) + steps[key]] : undefined;

function nearest(tiles, from, [dx, dy]) {
  const place = tile => [+tile.dataset.column, +tile.dataset.row];
  const [x, y] = place(from);
  let best, distance = Infinity;
  for (const tile of tiles) {
    const [tx, ty] = place(tile);
    const ahead = (tx - x) * dx + (ty - y) * dy;
    const across = Math.abs((tx - x) * dy) + Math.abs((ty - y) * dx);
    if (ahead > 0 && ahead + 3 * across < distance) { best = tile; distance = ahead + 3 * across; }
  }
  return best;
}

const kinds = {
  rows(list, from, key) {
    const stop = from.closest('tbody th a');
    return stop && along([...list.querySelectorAll('tbody th a')], stop, key, vertical);
  },
  columns(list, from, key) {
    const stop = from.closest('a.column');
    return stop && along([...list.querySelectorAll('a.column')], stop, key, { ...horizontal, ...vertical });
  },
  cells(list, from, key) {
    const row = from.closest('tbody tr');
    if (!row || !(key in vertical) || from.matches('input')) return undefined;
    const cells = r => [...r.querySelectorAll('a, button')];
    const to = along([...list.querySelectorAll('tbody tr[id]')], row, key, vertical);
    return to && (cells(to)[cells(row).indexOf(from)] ?? cells(to).at(-1));
  },
  tiles(list, from, key) { // one stop of the Tab key: the tile that has the focus
    const stop = from.closest('a.tile');
    const tiles = [...list.querySelectorAll('a.tile')];
    const to = stop && (key in directions ? nearest(tiles, stop, directions[key]) : along(tiles, stop, key, {}));
    if (to) [stop.tabIndex, to.tabIndex] = [-1, 0];
    return to;
  },
};

document.addEventListener('keydown', e => {
  if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return;
  const list = e.target.closest?.('[data-keys]');
  const to = list && kinds[list.dataset.keys]?.(list, e.target, e.key);
  if (!to) return;
  e.preventDefault();
  to.focus();
});

// In an input of a quota + and - count instead of being typed, and Enter takes the row.
document.addEventListener('keydown', e => {
  if (e.target.matches?.('input[data-count]') && ['+', '=', '-', 'ArrowUp', 'ArrowDown', 'Enter'].includes(e.key)) e.preventDefault();
});

// What changed while the reader looks: the same address with a newer state of the data. Each stays marked until the reader goes on.
customElements.define('live-marks', class extends HTMLElement {
  static observedAttributes = ['stamp', 'address'];
  #seen = new Map();
  #marked = new Set();
  #shown = {};
  #due = false;

  connectedCallback() { this.#later(); }

  attributeChangedCallback() { if (this.isConnected) this.#later(); }

  #later() { // the attributes come before what they tell of
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => { this.#due = false; this.#look(); });
  }

  #look() {
    const now = { stamp: this.getAttribute('stamp'), address: this.getAttribute('address') };
    const parts = [...this.querySelectorAll('[data-mark]')];
    const values = new Map(parts.map(part => [part.dataset.mark, part.dataset.value ?? part.textContent]));
    if (now.address !== this.#shown.address) this.#marked.clear();
    else if (now.stamp !== this.#shown.stamp) {
      for (const [key, value] of values) if (this.#seen.get(key) !== value) this.#marked.add(key);
    }
    [this.#seen, this.#shown] = [values, now];
    for (const part of parts) {
      const marked = this.#marked.has(part.dataset.mark);
      part.toggleAttribute('data-fresh', marked);
      const link = part.querySelector('a');
      if (marked) link?.setAttribute('aria-description', this.dataset.words);
      else link?.removeAttribute('aria-description');
    }
  }
});
