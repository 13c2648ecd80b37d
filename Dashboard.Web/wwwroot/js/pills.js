// The parts of a table are moved by dragging and by Alt with the arrows. A move is the link that the page has for it, so it is in the
// address and going back undoes it; where there is no such table, the page says why. Fetched where a table is composed.
const far = 6; // pixels, from which a press is a drag
const held = 350; // of a finger, before it drags instead of scrolling
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const pillsOf = shelf => [...shelf.querySelectorAll(':scope > [data-part]')];
const nameOf = pill => pill.querySelector('button').textContent.trim();

export function attach(root) {
  const said = root.querySelector('[role=status]');
  const shelves = [...root.querySelectorAll('[data-shelf]')];
  let wanted = null; // a move that the page does not show yet
  let drag = null;

  const say = (key, ...words) => { said.textContent = (root.getAttribute(key) ?? key).replace(/\{(\d)\}/g, (_, i) => words[i]); };
  const labelOf = shelf => shelf.previousElementSibling.textContent.trim();
  const wayOf = (pill, shelf, index) => pill.querySelector(`[data-place="${shelf.dataset.shelf} ${index}"]`);

  function move(pill, shelf, index) {
    const way = wayOf(pill, shelf, index);
    if (!way) say('nowhere', nameOf(pill), labelOf(shelf));
    else if (way.dataset.why) say(way.dataset.why);
    else {
      wanted = { part: pill.dataset.part, shelf, index: shelf === pill.closest('[data-shelf]') ? index : null };
      way.click();
    }
  }

  // The page shows it: the focus stays with what was moved, and where it stands is said.
  const shown = new MutationObserver(() => {
    if (!wanted) return;
    const { part, shelf, index } = wanted;
    const at = pillsOf(shelf).findIndex(pill => pill.dataset.part === part);
    if (at < 0 || (index !== null && at !== index)) return; // a filter has its own order
    wanted = null;
    requestAnimationFrame(() => {
      const pills = pillsOf(shelf);
      pills[at]?.querySelector('button').focus();
      if (pills[at]) say('moved', nameOf(pills[at]), labelOf(shelf), at + 1, pills.length);
    });
  });

  function key(e) {
    if (e.key === 'Escape' && drag?.on) return end();
    const pill = e.target.closest('[data-part]');
    if (!pill || !e.altKey || e.ctrlKey || e.metaKey || e.shiftKey || !(e.key in arrows)) return;
    e.preventDefault(); // Alt with an arrow is going back elsewhere
    const shelf = pill.closest('[data-shelf]');
    const [along, across] = arrows[e.key];
    const from = pillsOf(shelf).indexOf(pill);
    if (along) {
      const to = from + along;
      if (to < 0 || to >= pillsOf(shelf).length) say('edge', nameOf(pill), labelOf(shelf));
      else move(pill, shelf, to);
      return;
    }
    const ways = shelves.filter(s => s === shelf || wayOf(pill, s, pillsOf(s).length));
    const to = ways[ways.indexOf(shelf) + across];
    if (!to) say('edge', nameOf(pill), labelOf(shelf));
    else move(pill, to, pillsOf(to).length);
  }

  function down(e) {
    const pill = e.target.closest('[data-part] > button')?.parentElement;
    if (!pill || e.button !== 0) return;
    drag = { pill, x: e.clientX, y: e.clientY, pointer: e.pointerId, touch: e.pointerType === 'touch', on: false };
    if (drag.touch) drag.timer = setTimeout(begin, held);
  }

  function begin() {
    drag.on = true;
    drag.pill.setPointerCapture(drag.pointer);
    drag.pill.toggleAttribute('data-drag', true);
  }

  function drawn(e) {
    if (!drag) return;
    const [dx, dy] = [e.clientX - drag.x, e.clientY - drag.y];
    if (!drag.on) {
      if (Math.hypot(dx, dy) < far) return;
      if (drag.touch) return end(); // it scrolls
      begin();
    }
    drag.pill.style.translate = `${dx}px ${dy}px`;
    mark(null);
    const shelf = document.elementFromPoint(e.clientX, e.clientY)?.closest('[data-shelf]');
    if (!shelf || !root.contains(shelf)) return;
    const others = pillsOf(shelf).filter(p => p !== drag.pill);
    const before = others.findIndex(p => { const box = p.getBoundingClientRect(); return e.clientY < box.top || (e.clientY <= box.bottom && e.clientX < (box.left + box.right) / 2); });
    const index = before < 0 ? others.length : before;
    const isOwn = pillsOf(shelf).indexOf(drag.pill) === index;
    mark({ shelf, index, at: others[index] ?? shelf.querySelector(':scope > .add'), refused: !isOwn && !(wayOf(drag.pill, shelf, index)?.hasAttribute('href')), isOwn });
  }

  function mark(to) {
    root.querySelectorAll('[data-over], [data-before]').forEach(e => { e.removeAttribute('data-over'); e.removeAttribute('data-before'); });
    drag.to = to;
    to?.shelf.setAttribute('data-over', to.refused ? 'refused' : '');
    if (to && !to.refused) to.at?.toggleAttribute('data-before', true);
  }

  function up() {
    if (!drag?.on) return end();
    const { pill, to } = drag;
    const quiet = e => { e.preventDefault(); e.stopPropagation(); }; // the press was a drag
    root.addEventListener('click', quiet, { capture: true });
    setTimeout(() => {
      root.removeEventListener('click', quiet, { capture: true });
      if (to && !to.isOwn) move(pill, to.shelf, to.index);
    });
    end();
  }

  function end() {
    if (!drag) return;
    clearTimeout(drag.timer);
    mark(null);
    drag.pill.removeAttribute('data-drag');
    drag.pill.style.translate = '';
    drag = null;
  }

  root.addEventListener('keydown', key);
  root.addEventListener('pointerdown', down);
  root.addEventListener('pointermove', drawn);
  root.addEventListener('pointerup', up);
  root.addEventListener('pointercancel', end);
  root.addEventListener('touchmove', e => { if (drag?.on) e.preventDefault(); }, { passive: false });
  root.addEventListener('contextmenu', e => { if (drag?.on) e.preventDefault(); });
  shown.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-part'] });
  root.toggleAttribute('ready', true);
}
