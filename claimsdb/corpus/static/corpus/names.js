/**
 * Names for a screen reader where the stock admin gives none: the search field of a list, whose label is a picture; the
 * columns of a table of forms that hold only buttons; and the fields that are typed into to choose, which stand in place
 * of their select but not in place of its label.
 */

/** Give the fields that stand for selects the names of their selects. They come a moment after the page, or later. */
function nameChoices() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const parts = select.nextElementSibling?.querySelectorAll(".select2-selection, .select2-selection__rendered") ?? [];
    const label = select.labels?.[0]?.textContent.trim().replace(/:$/, "") || select.getAttribute("aria-label");
    for (const part of parts) {
      if (!part.hasAttribute("aria-label")) part.setAttribute("aria-label", label || "Choose");
    }
  }
}

/** Name what has no name in a table of forms. */
function nameColumns() {
  for (const column of document.querySelectorAll(".tabular thead th:empty")) {
    const name = document.createElement("span");
    name.className = "visually-hidden";
    name.textContent = column.classList.contains("original") ? "Row" : "Remove";
    column.append(name);
  }
}

document.getElementById("searchbar")?.setAttribute("aria-label", "Search");
nameColumns();
nameChoices();
new MutationObserver(nameChoices).observe(document.body, { childList: true, subtree: true });
