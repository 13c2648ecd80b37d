// A day is typed as 2026-11-28, whatever the browser's own order is. What says a day in another way that has one reading – 20261128,
// 2026/11/28, 2026.11.28, 2026年11月28日, full-width – is written so; what does not is said to be none.
const written = /^\s*(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{2})(\d{2}))\s*$/;

export const dayOf = text => {
  const found = written.exec(text.replace(/[０-９]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[．／－]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
  if (!found) return null;
  const [year, month, day] = [found[1], found[2] ?? found[4], found[3] ?? found[5]].map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
};

const partsOf = target => {
  const day = target.closest?.('day-input');
  return day && { day, text: day.querySelector('input[type=text]'), calendar: day.querySelector('input[type=date]') };
};

// Before anybody else hears of it: a circuit listens at the document, on the way down.
addEventListener('change', e => {
  const parts = partsOf(e.target);
  if (!parts) return;
  const { day, text, calendar } = parts;
  if (e.target === text) {
    const read = dayOf(text.value);
    if (read) text.value = read;
    if (day.dataset.wrong) text.setCustomValidity(read || text.value.trim() === '' ? '' : day.dataset.wrong.replace('{0}', text.value));
  } else if (e.target === calendar) {
    e.stopImmediatePropagation();
    if (!calendar.value) return;
    text.value = calendar.value;
    text.dispatchEvent(new Event('input', { bubbles: true }));
    text.dispatchEvent(new Event('change', { bubbles: true }));
    text.focus();
  }
}, true);

document.addEventListener('click', e => {
  if (!e.target.closest?.('.day-open')) return;
  const { text, calendar } = partsOf(e.target);
  calendar.value = dayOf(text.value) ?? '';
  try { calendar.showPicker(); } catch { text.focus(); /* a browser without one: the day is typed */ }
});
