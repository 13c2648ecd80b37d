export function show(dialog) {
  if (dialog && !dialog.open) dialog.showModal();
}
