// Tiles of photos: one for each that was chosen, with its state; in order by drag or by buttons.

export class Tiles {
  constructor(form, changed) {
    this.list = form.querySelector("[data-photos]");
    this.template = form.querySelector("[data-tile]");
    this.count = form.querySelector("[data-count]");
    this.most = Number(form.dataset.most);
    this.changed = changed;
    this.list.addEventListener("click", (event) => this.click(event));
    this.list.addEventListener("pointerdown", (event) => this.grab(event));
    this.refresh();
  }

  keys() {
    return Array.from(this.list.children, (tile) => tile.dataset.photo);
  }

  tile(key) {
    return this.list.querySelector(`[data-photo="${key}"]`);
  }

  /** Whether the server has this photo; with the page come only tiles of those. */
  isHere(key) {
    const tile = this.tile(key);
    return Boolean(tile) && (tile.dataset.state || "here") === "here";
  }

  /** A tile for a photo that is still on the phone. */
  add(key, blob) {
    const html = this.template.innerHTML.replace(/__key__/g, key);
    this.list.insertAdjacentHTML("beforeend", html);
    const image = this.tile(key).querySelector("img");
    const address = URL.createObjectURL(blob);
    image.onload = () => URL.revokeObjectURL(address);
    image.onerror = () => image.removeAttribute("src");
    image.src = address;
    this.refresh();
  }

  /** Say how far a photo is: waiting, busy (part), here (address) or bad (sentence). */
  show(key, state, told) {
    const tile = this.tile(key);
    if (!tile) return;
    tile.dataset.state = state;
    const bar = tile.querySelector("progress");
    bar.hidden = state !== "busy";
    if (told.part !== undefined) bar.value = told.part;
    const words = tile.querySelector("[data-problem]");
    words.textContent = told.sentence || "";
    words.hidden = !told.sentence;
    if (told.address) tile.querySelector("img").src = told.address;
  }

  refresh() {
    const tiles = Array.from(this.list.children);
    tiles.forEach((tile, at) => {
      tile.querySelector(".mb-tile__number").textContent = at + 1;
      tile.querySelector("[data-move='-1']").disabled = at === 0;
      tile.querySelector("[data-move='1']").disabled = at === tiles.length - 1;
      for (const words of tile.querySelectorAll("[data-numbered]")) {
        words.textContent = words.dataset.numbered.replace("0", at + 1);
      }
    });
    this.count.textContent = this.count.dataset.count.replace("0", tiles.length);
  }

  click(event) {
    const button = event.target.closest("button");
    if (!button || "blur" in button.dataset) return;
    event.preventDefault();
    const tile = button.closest("[data-photo]");
    if (button.dataset.move) {
      const other = button.dataset.move === "1" ? tile.nextElementSibling : tile.previousElementSibling;
      if (other) this.list.insertBefore(...(button.dataset.move === "1" ? [other, tile] : [tile, other]));
      this.refresh();
      (button.disabled ? tile.querySelector("[data-move]:not(:disabled)") : button).focus();
      this.changed("order");
    } else if ("remove" in button.dataset) {
      const next = tile.nextElementSibling || tile.previousElementSibling;
      tile.remove();
      this.refresh();
      if (next) next.querySelector("[data-remove]").focus();
      this.changed("removed", tile.dataset.photo);
    }
  }

  grab(event) {
    const handle = event.target.closest(".mb-tile__number");
    if (!handle) return;
    event.preventDefault();
    const held = handle.closest("[data-photo]");
    held.dataset.held = "";
    const move = (moved) => {
      const under = document.elementFromPoint(moved.clientX, moved.clientY);
      const other = under && under.closest("[data-photo]");
      if (!other || other === held || other.parentElement !== this.list) return;
      const isBelow = held.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
      this.list.insertBefore(held, isBelow ? other.nextSibling : other);
      this.refresh();
    };
    const drop = () => {
      delete held.dataset.held;
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", drop);
      this.changed("order");
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", drop);
  }
}
