// The search box: what is found while it is typed comes from the server as a piece of the page, and is chosen by arrows and Enter.
// What was opened lately is remembered by its identifiers only.
const recentKey = 'dashboard.search.recent';
const recentCount = 5;
const pause = 120;
let timer, asking, active = 0;

const box = () => document.getElementById('search');
const field = () => document.getElementById('search-text');
const result = () => document.getElementById('search-result');
const options = () => [...result().querySelectorAll('[role=option]')];

function recent() {
  try { return JSON.parse(localStorage.getItem(recentKey) ?? '[]').filter(id => typeof id === 'string'); } catch { return []; }
}

function remember(id) {
  try { localStorage.setItem(recentKey, JSON.stringify([id, ...recent().filter(known => known !== id)].slice(0, recentCount))); } catch { /* full, or refused: a habit is not worth an error */ }
}

function mark(index) {
  const all = options();
  active = all.length ? (index + all.length) % all.length : 0;
  all.forEach((option, i) => option.setAttribute('aria-selected', i === active));
  all[active]?.scrollIntoView({ block: 'nearest' });
  field().setAttribute('aria-expanded', all.length > 0);
  if (all.length) field().setAttribute('aria-activedescendant', all[active].id);
  else field().removeAttribute('aria-activedescendant');
}

async function ask() {
  asking?.abort();
  const mine = asking = new AbortController();
  const address = new URL(box().dataset.hits, document.baseURI);
  const text = field().value.trim();
  if (text) address.searchParams.set('q', text);
  else address.searchParams.set('recent', recent().join(','));
  let answer;
  try {
    const response = await fetch(address, { signal: mine.signal, headers: { accept: 'text/html' } });
    answer = response.ok ? await response.text() : null;
  } catch {
    answer = null;
  }
  if (mine.signal.aborted || mine !== asking) return;
  result().innerHTML = answer ?? '';
  result().dataset.of = text;
  box().querySelector('.failed').hidden = answer !== null;
  mark(0);
}

const typed = e => {
  if (e.target.id !== 'search-text' || e.isComposing) return;
  clearTimeout(timer);
  timer = setTimeout(ask, pause);
};
document.addEventListener('input', typed);
document.addEventListener('compositionend', typed);

document.addEventListener('toggle', e => {
  if (e.target.id !== 'search') return;
  clearTimeout(timer);
  if (e.newState === 'open') { field().focus(); ask(); return; }
  asking?.abort();
  field().value = '';
  result().replaceChildren();
}, true);

document.addEventListener('keydown', e => {
  if (e.target.id !== 'search-text' || e.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
  const chosen = options()[active];
  if (step) mark(active + step);
  else if (e.key === 'Enter' && chosen && isAnswered()) chosen.click();
  else return;
  e.preventDefault();
});

// What is shown is not yet what was typed: then Enter asks for the page of results.
const isAnswered = () => result().dataset.of === field().value.trim();

document.addEventListener('click', e => {
  const hit = e.target.closest?.('#search [data-hit]');
  if (hit) remember(hit.dataset.hit);
});
