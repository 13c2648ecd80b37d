// What a form, the sheet or dialog around it, and the keyboard owe each other.

// Escape leaves what is open one step at a time: a list of choices, then the form, then what holds it. Where something was typed it only
// goes to the form's way out, so that one key loses nothing. Enter that chooses from a list sends nothing.
// data-guarded says that it is so: the script comes after the first picture. A form has the name of its draft.
export function guard(root, around, draft) {
  if (!root) return;
  const scope = (around && root.closest(around)) || root;
  scope.addEventListener('input', e => { const form = e.target.closest('form'); if (form) form.dataset.typed = ''; });
  scope.addEventListener('keydown', e => {
    if (e.key === 'Enter' && e.target.closest('form') && e.target.getAttribute('role') === 'combobox') return e.preventDefault();
    if (e.key !== 'Escape') return;
    if (e.target.getAttribute('aria-expanded') === 'true') return;
    const form = e.target.closest('form:has([data-cancel])') ?? scope.querySelector('form:has([data-cancel])');
    const way = form?.querySelector('[data-cancel]') ?? scope.querySelector('[data-close]');
    if (!way) return;
    e.preventDefault();
    e.stopPropagation();
    if (form && ('typed' in form.dataset || 'changed' in form.dataset) && document.activeElement !== way) way.focus();
    else way.click();
  }, true);
  if (draft) scope.dataset.draft = draft;
  scope.dataset.guarded = '';
}

// Whether one leaves what was not sent.
export function leave(question) {
  return confirm(question);
}

// After a refusal: the first field that is wrong, else the sentence that says why.
export function toFault(form) {
  const field = form?.querySelector('[aria-invalid=true]');
  if (field) field.focus();
  else form?.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });
}
