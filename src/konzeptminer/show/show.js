(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const pages = byId("pages");
  const list = byId("list");
  const records = all(".record");
  const boxes = all(".box").map((element) => ({ element, cells: element.dataset.cells.split(" ") }));
  const texts = new Map(records.map((record) => [record, folded(record.textContent)]));
  const boxesOf = new Map();
  for (const box of boxes) {
    for (const cell of box.cells) boxesOf.set(cell, [...(boxesOf.get(cell) ?? []), box]);
  }

  // What is chosen stays; what the pointer is on comes before it while it is there.
  let chosen = { record: null, cell: null };
  let current = { record: null, cell: null };

  function folded(text) {
    return text.normalize("NFC").toLocaleLowerCase("de");
  }

  function recordOf(cellId) {
    return byId(cellId)?.closest(".record") ?? null;
  }

  function visible() {
    return records.filter((record) => !record.parentElement.hidden);
  }

  function boxesOfRecord(record) {
    return [...new Set(all(".cell", record).flatMap((cell) => boxesOf.get(cell.id) ?? []))];
  }

  // Scrolls a pane, and nothing around it, until the elements stand in it.
  function reveal(pane, elements) {
    if (!elements.length) return;
    const page = elements[0].closest(".page");
    const rects = elements.filter((element) => element.closest(".page") === page).map((element) => element.getBoundingClientRect());
    const frame = pane.getBoundingClientRect();
    const top = Math.min(...rects.map((rect) => rect.top));
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    const left = Math.min(...rects.map((rect) => rect.left));
    const right = Math.max(...rects.map((rect) => rect.right));
    pane.scrollBy({
      top: shift(top, bottom, frame.top, frame.top + pane.clientHeight),
      left: shift(left, right, frame.left, frame.left + pane.clientWidth),
      behavior: "instant",
    });
  }

  function shift(start, end, low, high) {
    const margin = 14;
    if (start >= low + margin && end <= high - margin) return 0;
    if (end - start > high - low - 2 * margin) return start - low - margin;
    return (start + end) / 2 - (low + high) / 2;
  }

  function highlight({ record, cell }, { scroll }) {
    current = { record, cell };
    for (const element of all(".on, .near, .cell-on")) element.classList.remove("on", "near", "cell-on");
    pages.classList.toggle("lit", Boolean(record));
    if (!record) return;
    const own = boxesOfRecord(record);
    const strong = cell ? (boxesOf.get(cell.id) ?? []) : [];
    record.classList.add("on");
    cell?.classList.add("on");
    for (const box of own) box.element.classList.add("on");
    for (const box of strong) box.element.classList.add("cell-on");
    if (scroll) reveal(pages, (strong.length ? strong : mostOwn(own)).map((box) => box.element));
  }

  // The places that a record shares with the fewest others: its measure, not the field of the whole table.
  function mostOwn(candidates) {
    const fewest = Math.min(...candidates.map((box) => box.cells.length));
    return candidates.filter((box) => box.cells.length === fewest);
  }

  function choose(record, cell, { scroll = true } = {}) {
    chosen = { record, cell };
    for (const other of records) {
      other.tabIndex = other === record ? 0 : -1;
      if (other === record) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    }
    highlight(chosen, { scroll });
  }

  function clear() {
    chosen = { record: null, cell: null };
    for (const record of records) record.removeAttribute("aria-current");
    highlight(chosen, { scroll: false });
  }

  // The list

  list.addEventListener("focusin", (event) => {
    const record = event.target.closest(".record");
    if (record) choose(record, event.target.closest(".cell"));
  });

  list.addEventListener("click", (event) => {
    const record = event.target.closest(".record");
    const marked = String(getSelection());
    if (record && !marked) choose(record, event.target.closest(".cell"));
  });

  const next = { ArrowDown: 1, ArrowUp: -1 };

  list.addEventListener("keydown", (event) => {
    const record = event.target.closest(".record");
    if (!record || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const shown = visible();
    const cells = all(".cell", record);
    const cell = cells.indexOf(event.target.closest(".cell"));
    let target = null;
    if (event.key in next) target = shown[shown.indexOf(record) + next[event.key]];
    else if (event.key === "Home") target = shown[0];
    else if (event.key === "End") target = shown.at(-1);
    else if (event.key === "ArrowRight") target = cells[cell + 1];
    else if (event.key === "ArrowLeft") target = cell > 0 ? cells[cell - 1] : record;
    else if (event.key === "Escape") clear();
    else return;
    event.preventDefault();
    if (target) goTo(target);
  });

  function goTo(element) {
    element.focus({ preventScroll: true });
    reveal(list, [element]);
  }

  // The pointer: only where it moves itself, not where something scrolls away below it.

  let place = "";

  function moved(event) {
    const now = `${event.screenX} ${event.screenY}`;
    const did = event.pointerType !== "touch" && now !== place;
    place = now;
    return did;
  }

  list.addEventListener("pointermove", (event) => {
    const record = event.target.closest(".record");
    const cell = event.target.closest(".cell");
    if (!record || !moved(event) || (record === current.record && cell === current.cell)) return;
    highlight({ record, cell }, { scroll: true });
  });

  pages.addEventListener("pointermove", (event) => {
    const element = event.target.closest(".box");
    const box = boxes.find((candidate) => candidate.element === element);
    if (!moved(event)) return;
    const cells = box ? cellsShown(box) : [];
    if (!cells.length) {
      if (current.record !== chosen.record) highlight(chosen, { scroll: false });
      return;
    }
    // Where several records share a place, the chosen one goes first.
    const cell = cells.find((candidate) => candidate.closest(".record") === chosen.record) ?? cells[0];
    if (cell === current.cell && all(".record.near").length === cells.length - 1) return;
    highlight({ record: cell.closest(".record"), cell }, { scroll: false });
    for (const other of cells) if (other !== cell) other.closest(".record").classList.add("near");
    reveal(list, [cell.closest(".record")]);
  });

  for (const pane of [list, pages]) {
    pane.addEventListener("pointerleave", () => highlight(chosen, { scroll: false }));
  }

  pages.addEventListener("click", (event) => {
    const element = event.target.closest(".box");
    const box = boxes.find((candidate) => candidate.element === element);
    const cells = box ? cellsShown(box) : [];
    if (!cells.length) return;
    const at = cells.findIndex((cell) => cell === chosen.cell);
    const cell = cells[(at + 1) % cells.length];
    cell.focus({ preventScroll: true });
    choose(cell.closest(".record"), cell, { scroll: false });
    reveal(list, [cell.closest(".record")]);
  });

  function cellsShown(box) {
    return box.cells.map(byId).filter((cell) => cell && !cell.closest("li[hidden]") && cell.closest(".record"));
  }

  // Search, filter, size

  function filter() {
    const words = folded(byId("search").value).split(/\s+/).filter(Boolean);
    const unsure = byId("unsure").checked;
    for (const record of records) {
      const fits = words.every((word) => texts.get(record).includes(word));
      record.parentElement.hidden = !fits || (unsure && record.dataset.unsure !== "1");
    }
    for (const { element, cells } of boxes) {
      const owners = cells.map(recordOf).filter(Boolean);
      element.classList.toggle("off", owners.length > 0 && owners.every((record) => record.parentElement.hidden));
    }
    const shown = visible();
    if (chosen.record && !shown.includes(chosen.record)) clear();
    if (!shown.some((record) => record.tabIndex === 0) && shown.length) {
      for (const record of records) record.tabIndex = record === shown[0] ? 0 : -1;
    }
    byId("none").hidden = shown.length > 0;
    byId("count").textContent = `${shown.length} von ${records.length} Einträgen`;
  }

  byId("search").addEventListener("input", filter);
  byId("unsure").addEventListener("change", filter);

  const sizes = [1, 1.4, 2, 2.8];
  const narrow = matchMedia("(max-width: 760px)").matches;
  // The picture of a page must grow to be legible on a phone; a text wraps.
  let size = narrow && !document.querySelector("pre") ? 2 : 0;

  function resize(step) {
    size = Math.min(Math.max(size + step, 0), sizes.length - 1);
    document.documentElement.style.setProperty("--zoom", sizes[size]);
    byId("smaller").disabled = size === 0;
    byId("larger").disabled = size === sizes.length - 1;
    highlight(current, { scroll: step !== 0 });
  }

  byId("smaller").addEventListener("click", () => resize(-1));
  byId("larger").addEventListener("click", () => resize(1));

  if (narrow) all("details.warnings").forEach((details) => { details.open = false; });
  resize(0);
  filter();
})();
