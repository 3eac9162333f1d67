/** The two ends of the chosen mention, to be dragged. Keys and buttons do the same. */

export class Edges {
  /** ``moved`` is called with the edge and the offset under the pointer, ``dropped`` when it is let go. */
  constructor(article, moved, dropped) {
    this.article = article;
    this.handles = ["start", "end"].map((edge) => {
      const handle = document.getElementById(`edge-${edge}`);
      handle.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        handle.setPointerCapture(event.pointerId);
        this.dragged = edge;
      });
      handle.addEventListener("pointermove", (event) => this.drag(event, moved));
      handle.addEventListener("pointerup", () => {
        this.dragged = null;
        dropped(edge);
      });
      handle.addEventListener("pointercancel", () => (this.dragged = null));
      return handle;
    });
  }

  /** Tell what is under the pointer; the handles are in its way, and step aside. */
  drag(event, moved) {
    if (!this.dragged) return;
    this.handles.forEach((handle) => handle.classList.add("dragging"));
    const point = this.article.pointAt(event.clientX, event.clientY);
    this.handles.forEach((handle) => handle.classList.remove("dragging"));
    if (point !== null) moved(this.dragged, point);
  }

  /** Put the handles at both ends of a span, or away. */
  place(span) {
    const frame = this.article.root.getBoundingClientRect();
    this.handles.forEach((handle, index) => {
      const boxes = span ? [...this.article.range(span.start, span.end).getClientRects()] : [];
      const box = boxes.at(index ? -1 : 0);
      handle.hidden = !box || box.bottom < frame.top || box.top > frame.bottom;
      if (handle.hidden) return;
      const from = handle.offsetParent.getBoundingClientRect();
      const rightToLeft = getComputedStyle(this.paragraphAt(span, index)).direction === "rtl";
      const side = Boolean(index) !== rightToLeft ? box.right : box.left;
      handle.style.left = `${side - from.left}px`;
      handle.style.top = `${box.top - from.top}px`;
      handle.style.height = `${box.height}px`;
    });
  }

  /** Return the paragraph that an end of a span is in. */
  paragraphAt(span, index) {
    const range = this.article.range(span.start, span.end);
    return (index ? range.endContainer : range.startContainer).parentElement;
  }
}
