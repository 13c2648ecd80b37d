// Arrow keys, Home and End go from row to row; Enter opens what is a link anyway.
export function attach(table) {
  table?.addEventListener('keydown', e => {
    const from = e.target.closest('tbody a');
    if (!from) return;
    const links = [...table.querySelectorAll('tbody th a')];
    const at = links.indexOf(from);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[e.key];
    if (to === undefined || !links[to]) return;
    e.preventDefault();
    links[to].focus();
  });
  table?.setAttribute('data-keys', ''); // the arrows work from here on
}

export function focus(code) {
  document.getElementById(`place-${code}`)?.focus();
}
