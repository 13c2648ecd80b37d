// The little that must work before the first paint and without a circuit.
(() => {
  // Theme: the reader's choice, else the system's.
  const key = 'dashboard.theme';
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  let chosen = null;
  try { chosen = localStorage.getItem(key); } catch { /* storage refused: the choice lasts as long as the page */ }
  const apply = () => {
    const theme = chosen ?? (system.matches ? 'dark' : 'light');
    if (root.dataset.theme === theme) return;
    root.dataset.theme = theme;
    document.dispatchEvent(new CustomEvent('themechange', { detail: theme }));
  };
  const switchTheme = () => {
    chosen = root.dataset.theme === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem(key, chosen); } catch { /* as above */ }
    apply();
  };
  apply();
  system.addEventListener('change', apply);
  new MutationObserver(apply).observe(root, { attributeFilter: ['data-theme'] }); // a page laid over this one knows no theme
  addEventListener('storage', e => { if (e.key === key) { chosen = e.newValue; apply(); } });

  // A list of several pages is printed once all of it stands on one.
  const printWhole = () => {
    const whole = new MutationObserver(() => {
      if (!document.querySelector('.list-card.whole')) return;
      whole.disconnect();
      requestAnimationFrame(() => print());
    });
    whole.observe(document.body, { subtree: true, childList: true, attributeFilter: ['class'] });
  };

  // Buttons that need no server, and popovers that close once something in them was chosen.
  const closePopover = e => e.target.closest?.('[popover]')?.hidePopover();
  document.addEventListener('click', e => {
    const target = e.target.closest?.('[data-theme-switch], [data-print], [data-print-whole], [popover] a');
    if (!target) return;
    if ('themeSwitch' in target.dataset) switchTheme();
    else if ('print' in target.dataset) print();
    else if ('printWhole' in target.dataset) printWhole();
    else closePopover(e);
  });
  document.addEventListener('submit', closePopover);

  // Buttons of plain forms whose script is fetched only when it is wanted.
  document.addEventListener('click', async e => {
    const button = e.target.closest?.('button[data-script]');
    if (button) (await import(button.dataset.script)).run(button);
  });

  // While pinyin is composed, Enter takes a word and the arrows move among words: nobody else hears these keys, and Enter sends no form.
  addEventListener('keydown', e => {
    if (!e.isComposing && e.keyCode !== 229) return;
    e.stopImmediatePropagation();
    if (e.key === 'Enter') e.preventDefault();
  }, true);

  // A text longer than its field, or than one message to the server may be, is refused in words; it is never cut short.
  const longest = 8000;
  addEventListener('beforeinput', e => {
    const field = e.target;
    if (!field.matches?.('input, textarea')) return;
    field.setCustomValidity('');
    if (e.inputType !== 'insertFromPaste' && e.inputType !== 'insertFromDrop') return;
    const limit = field.maxLength > 0 ? field.maxLength : longest;
    const added = e.data ?? e.dataTransfer?.getData('text') ?? '';
    if (field.value.length - ((field.selectionEnd ?? 0) - (field.selectionStart ?? 0)) + added.length <= limit) return;
    e.preventDefault();
    field.setCustomValidity(root.dataset.tooLong.replace('{0}', limit));
    field.reportValidity();
    setTimeout(() => field.setCustomValidity(''), 8000);
  }, true);

  // What a plain form finds wrong is said in our words, in the language of the page and not in that of the browser.
  addEventListener('invalid', e => {
    const { validity, minLength } = e.target;
    if (validity.valueMissing) e.target.setCustomValidity(root.dataset.missing);
    else if (validity.tooShort) e.target.setCustomValidity(root.dataset.tooShort.replace('{0}', minLength));
    else if (validity.patternMismatch && !validity.customError && e.target.title) e.target.setCustomValidity(e.target.title);
  }, true);
  addEventListener('input', e => e.target.setCustomValidity?.(''), true);

  // Leaving with what was typed and not sent asks first; another language and a page drawn anew after a restart take it along. Who signs out
  // leaves nothing of it in the tab, and whoever signs in next finds nothing of another.
  let switching = false;
  let leaving = false;
  document.addEventListener('submit', e => {
    switching = e.target.matches('form.language');
    leaving = !!e.submitter?.matches('[data-sign-out]');
  });
  const forget = own => {
    try {
      for (const kept of Object.keys(sessionStorage)) if (kept.startsWith('dashboard.form.') && !(own && kept.startsWith(own))) sessionStorage.removeItem(kept);
    } catch { /* storage refused: nothing was kept */ }
  };
  if (root.dataset.account) forget(`dashboard.form.${root.dataset.account}.`);
  addEventListener('pagehide', () => { if (leaving) forget(); });
  addEventListener('beforeunload', e => { if (!switching && document.querySelector('form[data-unsent]')) e.preventDefault(); });

  // After a restart of the server an open page asks for itself anew, at once where nothing was typed; else with what was typed, where the page
  // drawn anew has those fields; else it stays, with its band.
  let typed = false;
  const inForm = e => e.target.closest?.('form:not([method=get]), .editing');
  const again = async () => {
    const unsaved = typed || document.querySelector('form:not([method=get])[data-changed]');
    if (unsaved && !await import(root.dataset.drafts).then(d => d.keep(), () => false)) return;
    switching = true;
    location.reload();
  };
  document.addEventListener('input', e => { if (inForm(e)) typed = true; });
  document.addEventListener('submit', e => { if (inForm(e)) typed = false; });
  new MutationObserver(changes => {
    if (changes.some(c => c.target.id === 'components-reconnect-modal' && c.target.matches('.components-reconnect-rejected'))) again();
  }).observe(root, { subtree: true, attributeFilter: ['class'] });

  // Ctrl+K (or ⌘K) anywhere, and / outside of inputs, press the search button.
  document.addEventListener('keydown', e => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName);
    const chord = (e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k';
    const slash = e.key === '/' && !typing && !e.ctrlKey && !e.metaKey && !e.altKey;
    if (!chord && !slash) return;
    e.preventDefault();
    document.getElementById('search-open')?.click();
  });
})();
