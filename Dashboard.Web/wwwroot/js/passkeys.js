// Passkeys on plain forms: a form asks our server what to ask, the browser asks its user, and the form carries the answer back.
export async function run(button) {
  const form = button.form;
  const note = form.querySelector('[data-note]');
  const words = form.dataset;
  const say = text => { note.textContent = text; };
  if (!form.reportValidity()) return;
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) { say(words.unsupported); return; }
  say('');
  button.disabled = true;
  try {
    const token = new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value });
    const answer = await fetch(words.options, { method: 'POST', body: token });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const options = await answer.json();
    const credential = 'creates' in words
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.elements.Credential.value = JSON.stringify(credential);
    form.submit();
  } catch (failure) {
    say({ NotAllowedError: words.cancelled, InvalidStateError: words.known, SecurityError: words.unsupported }[failure.name] ?? words.failed);
    button.disabled = false;
  }
}
