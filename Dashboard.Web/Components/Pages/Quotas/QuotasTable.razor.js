// In an input of a quota + and - count instead of being typed; up and down go from row to row elsewhere.
export function attach(table) {
  table?.addEventListener('keydown', e => {
    if (e.target.matches('input[data-count]')) {
      if (['+', '=', '-', 'ArrowUp', 'ArrowDown', 'Enter'].includes(e.key)) e.preventDefault();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    const row = e.target.closest?.('tbody tr');
    if (!step || !row) return;
    const rows = [...table.querySelectorAll('tbody tr[id]')];
    const cells = r => [...r.querySelectorAll('a, button')];
    const to = rows[rows.indexOf(row) + step];
    if (!to) return;
    e.preventDefault();
    const at = cells(row).indexOf(e.target);
    (cells(to)[at] ?? cells(to).at(-1))?.focus();
  });
}

export function focus(code) {
  document.getElementById(`edit-${code}`)?.focus();
}
