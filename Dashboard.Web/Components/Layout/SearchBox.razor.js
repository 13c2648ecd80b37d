let onKey;

// Ctrl+K (or ⌘K) anywhere, and / outside of inputs, press the search button.
export function attach() {
  onKey = e => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName);
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k' || e.key === '/' && !typing && !e.ctrlKey && !e.metaKey) {
      e.preventDefault();
      document.getElementById('search-open')?.click();
    }
  };
  document.addEventListener('keydown', onKey);
}

export function detach() {
  document.removeEventListener('keydown', onKey);
}

export function open(dialog, input) {
  if (!dialog.open) dialog.showModal();
  input.value = '';
  input.focus();
}

export function close(dialog) {
  dialog.close();
}
