// When the form that held the focus closes, the focus stays in the sheet, so that Escape still finds it.
export function attach(sheet) {
  if (!sheet) return;
  let within = false;
  sheet.addEventListener('focusin', () => { within = true; });
  sheet.addEventListener('focusout', e => { if (e.relatedTarget && !sheet.contains(e.relatedTarget)) within = false; });
  new MutationObserver(() => {
    if (within && document.activeElement === document.body) sheet.focus({ preventScroll: true });
  }).observe(sheet, { childList: true, subtree: true });
  sheet.focus({ preventScroll: true });
}
