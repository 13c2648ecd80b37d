// What was typed into a form goes with the page over its reload after a restart of the server, and no further: it lies in the storage of the
// tab for that moment. Only where the page that the server draws anew has the same fields; what only a click opens cannot be carried.
const key = 'dashboard.carried';
const address = () => location.pathname + location.search;
const value = field => (field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value);
const isTyped = field => !field.readOnly && field.getAttribute('role') !== 'combobox' && !/^(password|file)$/.test(field.type);

// True: everything is kept, the page may go. False: something would be lost.
export async function keep() {
  if (document.querySelector('.editing')) return false;
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return false;
  const anew = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fields = [];
  for (const field of document.querySelectorAll('form:not([method=get]) :is(input, textarea):not([type=hidden], day-input [type=date])')) {
    const there = field.id && anew.getElementById(field.id);
    if (there && value(there) === value(field)) continue;
    if (there && isTyped(field) && field.closest('.command')) fields.push([field.id, value(field)]);
    else if (there || field.closest('[data-typed], [data-changed]')) return false;
  }
  try { sessionStorage.setItem(key, JSON.stringify({ address: address(), fields, focus: document.activeElement?.id })); } catch { return false; }
  return true;
}

// Fills in what was kept, once the forms answer.
export function restore() {
  const kept = JSON.parse(sessionStorage.getItem(key));
  sessionStorage.removeItem(key);
  if (kept?.address !== address()) return;
  const fill = () => {
    const found = kept.fields.map(([id, said]) => [document.getElementById(id), said]);
    if (!found.every(([field]) => field?.closest('[data-guarded]'))) return;
    waiting.disconnect();
    for (const [field, said] of found) {
      if (typeof said === 'boolean') {
        if (field.checked !== said) field.click(); // its form may have put it back already
        continue;
      }
      field.value = said;
      for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
    }
    document.getElementById(kept.focus)?.focus();
  };
  const waiting = new MutationObserver(fill);
  waiting.observe(document, { subtree: true, childList: true, attributeFilter: ['data-guarded'] });
  fill();
}
