"use strict";

// The table of records: search with marked hits, filters and sorting. Without this script the table stands as it is.
(() => {
  const table = document.getElementById("records");
  const tools = document.querySelector(".tools");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const noHit = document.getElementById("no-hit");
  const choices = [...tools.querySelectorAll("select")];
  const body = table.tBodies[0];
  const number = new Intl.NumberFormat("de");
  const collator = new Intl.Collator("de", { numeric: true });
  const fold = (text) => text.normalize("NFC").toLocaleLowerCase("de");
  const rows = [...body.rows].map((row) => ({ row, text: fold(row.textContent) }));

  function wanted({ row, text }, words) {
    return words.every((word) => text.includes(word))
      && choices.every(({ value, dataset }) => {
        const own = row.dataset[dataset.by];
        return value === "*" || (value === "" ? own === "" : own.split(" ").includes(value));
      });
  }

  function unmark() {
    for (const mark of body.querySelectorAll("mark")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  }

  function mark(row, pattern) {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const pieces = text.data.split(pattern);
      if (pieces.length === 1) continue;
      text.replaceWith(...pieces.map((piece, index) => {
        if (index % 2 === 0) return piece;
        const hit = document.createElement("mark");
        hit.textContent = piece;
        return hit;
      }));
    }
  }

  function update() {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    unmark();
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = words.length ? new RegExp(`(${escaped.join("|")})`, "giu") : null;
    let shown = 0;
    for (const entry of rows) {
      const visible = wanted(entry, words);
      entry.row.hidden = !visible;
      shown += visible;
      if (visible && pattern) mark(entry.row, pattern);
    }
    const all = shown === rows.length;
    const noun = rows.length === 1 ? "Eintrag" : all ? "Einträge" : "Einträgen";
    count.textContent = all ? `${number.format(shown)} ${noun}` : `${number.format(shown)} von ${number.format(rows.length)} ${noun}`;
    noHit.hidden = shown > 0;
  }

  function sort(head, index) {
    const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", direction);
    const sign = direction === "ascending" ? 1 : -1;
    const key = ({ row }) => row.cells[index].dataset.sort ?? row.cells[index].textContent.trim();
    const empty = (text) => text === "–";
    const keyed = rows.map((entry) => [key(entry), entry.row]);
    // Empty cells stand last in both directions.
    keyed.sort(([a], [b]) => empty(a) - empty(b) || sign * collator.compare(a, b));
    body.append(...keyed.map(([, row]) => row));
  }

  for (const [index, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, index));
    head.append(button);
    head.setAttribute("aria-sort", "none");
  }
  search.addEventListener("input", update);
  for (const choice of choices) choice.addEventListener("change", update);
  document.getElementById("reset").addEventListener("click", () => {
    search.value = "";
    for (const choice of choices) choice.value = "*";
    update();
    search.focus();
  });
  tools.hidden = false;
  update();

  // What is folded is printed, too.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
})();
