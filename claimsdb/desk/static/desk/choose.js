/** A page of buttons that keys press: each button names its key in data-key. */

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (event.target.closest("input:not([type=hidden]), select, textarea, .select2")) return;
  const button = document.querySelector(`#choose button[data-key="${CSS.escape(event.key)}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});
