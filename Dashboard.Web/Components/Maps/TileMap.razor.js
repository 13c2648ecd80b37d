// Arrow keys go to the nearest tile in that direction; Home and End to the first and last. One tile is in the Tab order.
const directions = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function nearest(tiles, from, [dx, dy]) {
  const place = tile => [+tile.dataset.column, +tile.dataset.row];
  const [x, y] = place(from);
  let best, distance = Infinity;
  for (const tile of tiles) {
    const [tx, ty] = place(tile);
    const along = (tx - x) * dx + (ty - y) * dy;
    const across = Math.abs((tx - x) * dy) + Math.abs((ty - y) * dx);
    if (along > 0 && along + 3 * across < distance) { best = tile; distance = along + 3 * across; }
  }
  return best;
}

export function attach(map) {
  map?.addEventListener('keydown', e => {
    const tiles = [...map.querySelectorAll('a.tile')];
    const from = e.target.closest('a.tile');
    if (!from) return;
    const to = e.key === 'Home' ? tiles[0] : e.key === 'End' ? tiles.at(-1) : e.key in directions ? nearest(tiles, from, directions[e.key]) : null;
    if (!to) return;
    e.preventDefault();
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
  map?.setAttribute('data-keys', ''); // the arrows work from here on
}
