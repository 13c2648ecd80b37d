// What is taken away from a page of figures: its table for a spreadsheet, its drawing as a picture, the words that cite it. The buttons
// are made here, so that nobody without script is offered what needs one.
const button = (element, word, action) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = element.getAttribute('look') ?? 'button narrow';
  made.textContent = word;
  made.addEventListener('click', async () => {
    await action();
    const done = element.getAttribute('done');
    if (!done) return;
    made.textContent = done;
    setTimeout(() => { made.textContent = word; }, 2000);
  });
  element.append(made);
};

// The cells of a table as a grid: what spans is repeated, and the parts of a share stand in a column of their own.
export function gridOf(table, partsWord) {
  const filled = [];
  [...table.rows].forEach((row, r) => {
    filled[r] ??= [];
    let c = 0;
    for (const cell of row.cells) {
      while (filled[r][c] !== undefined) c++;
      const parts = cell.querySelector('.parts')?.textContent.trim();
      const copy = cell.cloneNode(true);
      copy.querySelectorAll('.parts, svg').forEach(e => e.remove());
      const text = copy.textContent.replace(/\s+/g, ' ').trim().replace(/^\u2212/, '-');
      for (let dr = 0; dr < cell.rowSpan; dr++) for (let dc = 0; dc < cell.colSpan; dc++) (filled[r + dr] ??= [])[c + dc] = { text, parts, head: cell.parentElement.parentElement.tagName === 'THEAD' };
      c += cell.colSpan;
    }
  });
  const width = Math.max(...filled.map(row => row.length));
  const heads = filled.filter(row => row[0]?.head);
  const body = filled.filter(row => !row[0]?.head);
  const grid = [[], ...body.map(() => [])];
  for (let c = 0; c < width; c++) {
    const name = [...new Set(heads.map(row => row[c]?.text).filter(Boolean))].join(' ');
    grid[0].push(name);
    body.forEach((row, r) => grid[r + 1].push(row[c]?.text ?? ''));
    if (!body.some(row => row[c]?.parts)) continue;
    grid[0].push(`${name} ${partsWord}`);
    body.forEach((row, r) => grid[r + 1].push(row[c]?.parts ?? ''));
  }
  return grid;
}

const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

// A fraction stays a text: a spreadsheet would make a day of 1/4.
export const htmlOf = grid => `<table>${grid.map(row => `<tr>${row.map(text => `<td${/^[\d,]+\/[\d,]+/.test(text) ? ` style="mso-number-format:'\\@'"` : ''}>${escaped(text)}</td>`).join('')}</tr>`).join('')}</table>`;

// The cells of a csv file of ours. What was kept from being calculated there is text here, too.
export function gridOfCsv(text) {
  const grid = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    grid.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).replace(/\s+/g, ' '));
    if (end === '') break;
    if (end !== ',') grid.push([]);
  }
  return grid.filter(row => row.length > 1 || row[0]);
}

// A table of the page, or one that an address gives whole where the page shows a part of it.
customElements.define('copy-table', class extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    button(this, this.getAttribute('word'), async () => {
      const grid = this.#grid();
      const as = (type, textOf) => [type, grid.then(cells => new Blob([textOf(cells)], { type }))];
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries([
        as('text/html', htmlOf),
        as('text/plain', cells => cells.map(row => row.join('\t')).join('\n')),
      ]))]);
    });
  }

  async #grid() {
    const from = this.getAttribute('from');
    if (!from) return gridOf(document.querySelector(`#${this.getAttribute('of')} table`), this.getAttribute('parts'));
    const answer = await fetch(from);
    if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
    return gridOfCsv(await answer.text());
  }
});

customElements.define('copy-text', class extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    button(this, this.getAttribute('word'), () => navigator.clipboard.writeText(this.getAttribute('text')));
  }
});

const space = 'http://www.w3.org/2000/svg';
const looks = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity', 'font-size', 'font-weight', 'text-anchor', 'display', 'visibility'];
const make = (name, attributes, text) => {
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
};

// A drawing as it looks, without the style sheets it stands under.
function still(drawing) {
  const box = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true);
  const [from, to] = [[drawing, ...drawing.querySelectorAll('*')], [copy, ...copy.querySelectorAll('*')]];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const look of looks) to[i].style?.setProperty(look, style.getPropertyValue(look));
    for (const name of ['class', 'tabindex', 'href']) to[i].removeAttribute(name);
  });
  copy.querySelectorAll('foreignObject, title').forEach(e => e.remove());
  copy.setAttribute('width', box.width);
  copy.setAttribute('height', box.height);
  return { copy, width: box.width, height: box.height };
}

// A text in lines that fit a width, broken between its parts.
function wrapped(text, width) {
  const wide = part => [...part].reduce((sum, c) => sum + (c > '\u2e7f' ? 12.5 : 7), 0);
  const lines = [''];
  for (const part of text.split(' · ')) {
    const longer = lines.at(-1) ? `${lines.at(-1)} · ${part}` : part;
    if (lines.at(-1) && wide(longer) > width) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

// Title, drawings beside each other, legend and sources: the picture says on its own what it is.
export function pictureOf(figure, title, foot) {
  const pad = 24;
  const drawings = [...figure.querySelectorAll('svg[data-drawing], .apexcharts-canvas > svg')].map(still);
  const spec = JSON.parse(figure.querySelector('apex-chart')?.getAttribute('spec') ?? '{"series":[]}');
  const series = spec.shape === 'Heat' ? [] : spec.series; // a heat map names its columns itself
  const tokens = getComputedStyle(document.documentElement);
  const token = name => tokens.getPropertyValue(name).trim();
  const width = Math.max(480, drawings.reduce((sum, d) => sum + d.width + pad, -pad));
  const lines = wrapped(foot, width);
  const tall = Math.max(0, ...drawings.map(d => d.height));
  const height = pad + 28 + (series.length > 1 ? 24 : 0) + tall + 18 + 18 * lines.length + pad;
  const picture = make('svg', { xmlns: space, width: width + 2 * pad, height, viewBox: `0 0 ${width + 2 * pad} ${height}`, 'font-family': getComputedStyle(document.body).fontFamily });
  picture.append(make('rect', { width: '100%', height: '100%', fill: token('--surface') }), make('text', { x: pad, y: pad + 12, 'font-size': 16, 'font-weight': 700, fill: token('--ink') }, title));
  let [x, y] = [pad, pad + 28];
  if (series.length > 1) {
    for (const { name, colour } of series) {
      picture.append(make('rect', { x, y, width: 10, height: 10, fill: token(colour) }), make('text', { x: x + 16, y: y + 9, 'font-size': 12, fill: token('--ink-2') }, name));
      x += 40 + name.length * 13;
    }
    [x, y] = [pad, y + 24];
  }
  for (const drawing of drawings) {
    drawing.copy.setAttribute('x', x);
    drawing.copy.setAttribute('y', y);
    picture.append(drawing.copy);
    x += drawing.width + pad;
  }
  lines.forEach((line, i) => picture.append(make('text', { x: pad, y: height - pad - 18 * (lines.length - 1 - i), 'font-size': 12, fill: token('--ink-3') }, line)));
  return picture;
}

const save = (address, name) => {
  const link = document.createElement('a');
  [link.href, link.download] = [address, name];
  link.click();
};

customElements.define('chart-picture', class extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    button(this, 'SVG', () => save(this.#address(), `${this.getAttribute('name')}.svg`));
    button(this, 'PNG', async () => {
      const image = new Image();
      image.src = this.#address();
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      save(canvas.toDataURL('image/png'), `${this.getAttribute('name')}.png`);
    });
  }

  #address() {
    const picture = pictureOf(document.getElementById(this.getAttribute('of')), this.getAttribute('headline'), this.getAttribute('foot'));
    return 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(picture));
  }
});

customElements.define('pill-shelves', class extends HTMLElement {
  async connectedCallback() {
    const { attach } = await import(new URL(this.getAttribute('script'), document.baseURI).href);
    if (this.isConnected && !this.hasAttribute('ready')) attach(this);
  }
});
