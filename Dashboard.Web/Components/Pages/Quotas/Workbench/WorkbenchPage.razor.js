// Ctrl+Z (⌘Z) undoes the last change of the inputs, wherever the focus is among them; other fields keep their own undo.
export function attach(root, shortcut) {
  root?.addEventListener('keydown', e => {
    if (!(e.ctrlKey || e.metaKey) || e.shiftKey || e.altKey || e.key.toLowerCase() !== 'z') return;
    const field = e.target.closest('input, textarea, select');
    if (field && !field.closest('.inputs')) return;
    e.preventDefault();
    document.getElementById(shortcut)?.click();
  });
}

export function focus(id) {
  document.getElementById(id)?.focus();
}

export async function copy(text) {
  try { await navigator.clipboard.writeText(text); return true; } catch { return false; }
}
