// Runs before the first paint: the theme the reader chose, else the system's. Works without a circuit.
(() => {
  const key = 'dashboard.theme';
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const apply = () => {
    const theme = stored() ?? (system.matches ? 'dark' : 'light');
    if (root.dataset.theme === theme) return;
    root.dataset.theme = theme;
    document.dispatchEvent(new CustomEvent('themechange', { detail: theme }));
  };
  apply();
  system.addEventListener('change', apply);
  addEventListener('storage', e => { if (e.key === key) apply(); });
  document.addEventListener('click', e => {
    if (!e.target.closest?.('[data-theme-switch]')) return;
    try { localStorage.setItem(key, root.dataset.theme === 'dark' ? 'light' : 'dark'); } catch { /* private window: this page only */
      root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    }
    apply();
  });
  document.addEventListener('click', e => { if (e.target.closest?.('[data-print]')) print(); });
})();
