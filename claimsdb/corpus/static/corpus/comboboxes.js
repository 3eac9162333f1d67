/**
 * Names the admin's autocompletes for those who do not see them: each by the label of the select that it stands for,
 * and by what is chosen. Select2 names them by what is chosen alone, which at first is nothing.
 */
function nameComboboxes() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = select.labels?.[0];
    const box = select.nextElementSibling?.querySelector('[role="combobox"]');
    if (!label || !box) continue;
    label.id ||= `label-${select.id}`;
    const chosen = box.querySelector(".select2-selection__rendered");
    box.setAttribute("aria-labelledby", [label.id, chosen?.id].filter(Boolean).join(" "));
    chosen?.setAttribute("aria-labelledby", label.id);
  }
}

// jQuery calls what waits for the page in order: this comes behind the admin's own script, which makes the boxes.
for (const moment of ["DOMContentLoaded", "formset:added"]) {
  document.addEventListener(moment, () => window.django?.jQuery?.(nameComboboxes));
}
