// Arrow keys, Home and End go from row to row; Enter opens what is a link anyway.
export function attach(table) {
  table?.addEventListener('keydown', e => {
    const from = e.target.closest('tbody th a');
    if (!from) return;
    const links = [...table.querySelectorAll('tbody th a')];
    const at = links.indexOf(from);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[e.key];
    if (to === undefined || !links[to]) return;
    e.preventDefault();
    links[to].focus();
  });
}

export function focus(id) {
  document.getElementById(`application-${id}`)?.focus();
}
