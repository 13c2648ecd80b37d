// When the form that held the focus closes, the focus stays in the sheet, so that Escape still finds it.
// Escape closes an open form before the sheet; where something was typed it only goes to the form's way out, so that nothing is lost by one key.
export function attach(sheet) {
  if (!sheet) return;
  let within = false;
  const typed = new WeakSet();
  sheet.addEventListener('focusin', () => { within = true; });
  sheet.addEventListener('focusout', e => { if (e.relatedTarget && !sheet.contains(e.relatedTarget)) within = false; });
  sheet.addEventListener('input', e => { typed.add(e.target.form ?? e.target); });
  sheet.addEventListener('keydown', e => {
    if (e.key !== 'Escape') return;
    if (e.isComposing) return e.stopPropagation();
    const form = e.target.closest('form') ?? sheet.querySelector('form');
    const cancel = form?.querySelector('[data-cancel]');
    if (!cancel) return;
    e.preventDefault();
    e.stopPropagation();
    if (typed.has(form) && document.activeElement !== cancel) cancel.focus();
    else cancel.click();
  }, true);
  new MutationObserver(() => {
    if (within && document.activeElement === document.body) sheet.focus({ preventScroll: true });
  }).observe(sheet, { childList: true, subtree: true });
}
