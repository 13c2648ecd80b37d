// What stands at the edge of every printed page: title and filters, as-of date, sample data, source and address. The page knows all of it;
// css/app.css lays it into the margins and counts the pages. A browser without margin boxes keeps the line at the head of the first page.
const framed = 'CSSMarginRule' in window;
const longest = 150;
const between = ' · ';

const clean = text => (text ?? '').replace(/\s+/g, ' ').trim();
const shortened = text => text.length > longest ? text.slice(0, longest - 1) + '…' : text;
const quoted = lines => '"' + lines.filter(l => l).map(l => l.replace(/["\\]/g, '\\$&')).join('\\a ') + '"';
const filled = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, i) => values[i]);
const unique = texts => [...new Set(texts.filter(t => t))];

/** What is chosen on the page: by its filters, and by the links that show one of several things. */
function chosen(main, pair) {
  const all = [];
  for (const links of main.querySelectorAll('nav.segments:not(dialog *)')) {
    const now = links.querySelector('[aria-current=true]');
    if (now) all.push(filled(pair, clean(links.getAttribute('aria-label')), clean(now.textContent)));
  }
  for (const field of main.querySelectorAll('form[method=get] :is(select, input:not([type=hidden]))')) {
    const label = clean(field.labels?.[0]?.querySelector('span')?.textContent ?? field.labels?.[0]?.textContent ?? field.getAttribute('aria-label'));
    if (field.type === 'checkbox' || field.type === 'radio') { if (field.checked) all.push(label); }
    else if (field.value) all.push(filled(pair, label, clean(field.selectedOptions?.[0]?.textContent ?? field.value)));
  }
  return unique(all);
}

/** Where the page stands, as it reads. */
function address() {
  try { return decodeURI(location.href); } catch { return location.href; }
}

/** Sets the margins of paper, from what is on the page now. */
function frame() {
  const root = document.documentElement;
  const main = document.getElementById('main');
  if (!framed || !main) return;
  const set = (name, ...lines) => root.style.setProperty('--print-' + name, quoted(lines));
  const head = main.querySelector('.print-head');
  root.toggleAttribute('data-framed', true);
  if (!head) { set('title', document.title); return; }
  const { pair, sources } = head.dataset;
  const [product, day] = [...head.children].map(part => clean(part.textContent));
  const marks = unique([...main.querySelectorAll('button.chip[popovertarget^=source-]')].map(mark => clean(mark.textContent)));
  set('title', product + between + clean(main.querySelector('h1')?.textContent), shortened(chosen(main, pair).join(between)));
  set('day', day);
  set('sample', clean(main.querySelector('.sample-band [data-sample]')?.textContent));
  set('source', shortened(filled(sources, marks.join(between) || product)), shortened(address()));
}

addEventListener('beforeprint', frame);
