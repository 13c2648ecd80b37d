// What a form, the sheet or dialog around it, and the keyboard owe each other. It holds for the first key that a form gets: nothing of it
// waits for a circuit.
document.addEventListener('input', e => {
  const form = e.target.closest('.command form, .mud-dialog form');
  if (form) form.dataset.typed = '';
});

// Escape leaves what is open one step at a time: a list of choices, then the form, then what holds it. Where something was typed it only
// goes to the form's way out, so that one key loses nothing. Enter that chooses from a list sends nothing.
document.addEventListener('keydown', e => {
  const scope = e.target.closest?.('.mud-dialog, aside') ?? e.target.closest?.('.command');
  if (!scope) return;
  if (e.key === 'Enter' && e.target.getAttribute('role') === 'combobox' && e.target.closest('.command form, .mud-dialog form')) return e.preventDefault();
  if (e.key !== 'Escape' || e.isComposing || e.target.getAttribute('aria-expanded') === 'true' || document.querySelector(':popover-open')) return;
  const form = e.target.closest('form:has([data-cancel])') ?? scope.querySelector('form:has([data-cancel])');
  const way = form?.querySelector('[data-cancel]') ?? scope.querySelector('[data-close]');
  if (!way) return;
  e.preventDefault();
  e.stopPropagation();
  if (form && ('typed' in form.dataset || 'changed' in form.dataset) && document.activeElement !== way) way.focus();
  else way.click();
}, true);

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
