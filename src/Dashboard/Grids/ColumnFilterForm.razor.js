// The form is drawn at the end of the page: the focus goes into it, and back to where it was.
let before = null;

export function enter(form) {
  before = document.activeElement;
  (form.querySelector('input:checked') ?? form.querySelector('input'))?.focus();
}

export function leave() {
  if (before?.isConnected) before.focus();
}
