export function open(dialog, input) {
  if (dialog && !dialog.open) dialog.showModal();
  input?.focus();
}

export function close(dialog) {
  dialog?.close();
}
