// What the tab keeps of forms that were not sent, as FormDraft writes it: what a server that is gone did not hear of is added to it.
const keyOf = form => form.dataset.draft + location.pathname + location.search;
const value = field => (field.type === 'checkbox' ? (field.checked ? '1' : '0') : field.value);
const isTyped = field => !field.readOnly && field.getAttribute('role') !== 'combobox' && !/^(password|file|radio)$/.test(field.type);

// True: everything is kept and the page that the server draws anew puts it back. False: something would be lost, or only a click would show it.
export async function keep() {
  if (document.querySelector('.editing')) return false;
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return false;
  const anew = new DOMParser().parseFromString(await answer.text(), 'text/html');
  let isWhole = true;
  for (const field of document.querySelectorAll('form:not([method=get]) :is(input, textarea):not([type=hidden], day-input [type=date])')) {
    const there = field.id && anew.getElementById(field.id);
    if (there && value(there) === value(field)) continue;
    const form = field.closest('[data-draft]');
    const changed = field.closest('[data-typed], [data-changed]');
    if (form && (there || changed) && isTyped(field)) isWhole &&= add(keyOf(form), field);
    isWhole &&= there ? !!form && (isTyped(field) || field.id in read(keyOf(form))) : !changed;
  }
  return isWhole;
}

function read(key) {
  try { return JSON.parse(sessionStorage.getItem(key)) ?? {}; } catch { return {}; }
}

function add(key, field) {
  try { sessionStorage.setItem(key, JSON.stringify({ ...read(key), [field.id]: value(field) })); } catch { return false; }
  return true;
}
