// Arrow keys, Home and End go from column to column; Enter lists what is a link anyway.
export function attach(list) {
  list?.addEventListener('keydown', e => {
    const from = e.target.closest('a.column');
    if (!from) return;
    const links = [...list.querySelectorAll('a.column')];
    const at = links.indexOf(from);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[e.key];
    if (to === undefined || !links[to]) return;
    e.preventDefault();
    links[to].focus();
  });
  list?.setAttribute('data-keys', ''); // the arrows work from here on
}
