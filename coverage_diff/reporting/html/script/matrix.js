// The matrix: filters, sorting, search, and the evidence under a row. Rows are read once; a filter only compares
// short strings and sets `hidden`, and only the first rows stand in the table until the reader asks for more.
const FIRST = 24;
const STEP = 200;

function matrixOf(section, data, actions) {
  const table = section.querySelector("[data-matrix]");
  const form = section.querySelector("[data-filters]");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, index) => ({
    row, index,
    // A fact told in the words of another one stands below it.
    host: Number(row.dataset.host ?? index),
    kind: row.dataset.kind,
    standing: row.dataset.standing,
    codes: data.facts[index][1].map(([code]) => code).join(""),
    carriers: data.facts[index][1].filter(([code]) => "ipd".includes(code)).length,
    // Where each outlet tells it first, in thousandths of its story; -1 where it does not.
    order: data.facts[index][1].map((cell) => (cell[3].length ? Math.min(...cell[3].map((mention) => data.mentions[mention][5])) : -1)),
    label: row.querySelector(".label").textContent,
    text: searchable(row.textContent),
  }));
  const count = section.querySelector("[data-count]");
  const more = section.querySelector("[data-more]");
  const empty = section.querySelector("[data-empty]");
  let limit = FIRST;
  let sorted = null;
  let shown = rows;
  let open = null;

  const orders = {
    "": (a, b) => a.host - b.host || a.index - b.index,
    label: (a, b) => a.label.localeCompare(b.label, "en", { numeric: true }) || a.index - b.index,
    kind: (a, b) => a.kind.localeCompare(b.kind) || a.index - b.index,
    carriers: (a, b) => b.carriers - a.carriers || a.index - b.index,
  };
  // Facts that the outlet does not tell follow those that it does.
  const placeIn = (outlet) => (a, b) => (a.order[outlet] < 0) - (b.order[outlet] < 0) || a.order[outlet] - b.order[outlet] || a.index - b.index;

  // A head sorts by its column; a second press brings back the order of the report.
  const heads = [...table.tHead.querySelectorAll("[data-sort]")];
  for (const head of heads) {
    // Beside the name, not around it: Chromium prints no buttons in the heads that it repeats on every page.
    const words = head.dataset.sort === "label" ? "Sort from A to Z" : `Sort by place in ${head.textContent}`;
    const button = make("button", { type: "button", "aria-label": words, title: words }, "↕");
    head.append(" ", button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      form.elements.sort.value = sorted === head.dataset.sort ? "" : head.dataset.sort;
      changed();
    });
  }

  // A fact in its sentence, as its row shows it.
  function inWords({ row }) {
    return [...row.querySelectorAll(".context, .label")].map((part) => make("span", { class: part.classList.contains("label") ? null : "context" }, bdi(part.textContent)));
  }

  function wanted() {
    const fields = new FormData(form);
    const view = fields.get(`${section.id.split("-")[0]}-view`);
    const kinds = new Set(fields.getAll("kind"));
    const outlet = fields.get("outlet");
    const status = fields.get("status");
    const words = fields.get("search").split(/\s+/).filter(Boolean).map(searchable);
    return (item) =>
      (!view || (view === "shared" ? item.standing === "all" || item.standing === "some" : item.standing === view)) &&
      kinds.has(item.kind) &&
      (!status || (outlet === "" ? item.codes.includes(status) : item.codes[outlet] === status)) &&
      (outlet === "" || status || item.order[outlet] >= 0) &&
      words.every((word) => item.text.includes(word));
  }

  // Why the table is empty, in the words that the reader typed.
  function emptyBecause() {
    const typed = form.elements.search.value.trim();
    const fields = new FormData(form);
    const chosen = fields.get(`${section.id.split("-")[0]}-view`) || fields.get("outlet") || fields.get("status") || form.querySelector("[name=kind]:not(:checked)");
    if (!typed) return "No fact fits all of these filters.";
    return chosen ? `No fact with “${typed}” fits all of these filters.` : `No fact here has the words “${typed}”.`;
  }

  function sort(key) {
    if (key === sorted) return;
    sorted = key;
    close();
    rows.sort(orders[key] || placeIn(Number(key)));
    body.append(...rows.map((item) => item.row));
    for (const head of heads) {
      const here = head.dataset.sort === key;
      head.setAttribute("aria-sort", here ? "ascending" : "none");
      head.lastElementChild.textContent = here ? "↓" : "↕";
    }
  }

  function update() {
    const started = performance.now();
    sort(form.elements.sort.value);
    const fits = wanted();
    shown = rows.filter(fits);
    const visible = new Set(shown.slice(0, limit));
    for (const item of rows) {
      const hide = !visible.has(item);
      if (item.row.hidden !== hide) item.row.hidden = hide;
    }
    if (open && open.row.hidden) close();
    more.hidden = shown.length <= limit;
    if (!more.hidden) more.firstElementChild.textContent = shown.length - limit > STEP ? `Show ${STEP} more of ${shown.length} facts` : `Show all ${shown.length} facts`;
    empty.hidden = shown.length > 0;
    if (!empty.hidden) empty.firstElementChild.textContent = emptyBecause();
    count.textContent = `${shown.length} of ${rows.length} facts`;
    section.dataset.reaction = (performance.now() - started).toFixed(1);
  }

  function filter(view) {
    form.reset();
    const choice = form.querySelector(`input[type=radio][value="${view}"]`);
    if (choice) choice.checked = true;
    changed();
  }

  function changed() {
    limit = FIRST;
    update();
  }

  function close(back) {
    if (!open) return;
    open.panel.remove();
    for (const link of open.row.querySelectorAll("[aria-expanded=true]")) link.setAttribute("aria-expanded", "false");
    if (back) open.from.focus();
    open = null;
  }

  function explain(fact, outlet, from) {
    const same = open && open.fact === fact && open.outlet === outlet;
    close();
    if (same) return;
    const item = rows.find((candidate) => candidate.index === fact);
    const panel = make("tr", { class: "evidence", "data-why": fact },
      make("td", { colspan: item.row.cells.length },
        evidencePanel(data, fact, inWords(item), outlet, {
          read: () => actions.read(fact),
          close: () => close(true),
          id: item.row.dataset.id,
          context: actions.context,
          jump: (mention) => actions.read(fact, mention),
          show: (block) => actions.show(block),
        })));
    panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); close(true); } });
    item.row.after(panel);
    open = { fact, outlet, panel, row: item.row, from: from || item.row.cells[1].firstElementChild };
    if (outlet !== null) item.row.cells[outlet + 1].firstElementChild.setAttribute("aria-expanded", "true");
    actions.hold(fact);
  }

  function show(fact) {
    const item = rows.find((candidate) => candidate.index === fact);
    if (item.row.hidden) {
      form.reset();
      sort("");
      limit = Math.max(limit, rows.indexOf(item) + 1);
      update();
    }
    explainOpen(fact);
    item.row.scrollIntoView({ block: "start", behavior: behavior() });
    item.row.cells[1].firstElementChild.focus({ preventScroll: true });
  }

  function explainOpen(fact) {
    if (!open || open.fact !== fact) explain(fact, null);
  }

  function step(fact, by) {
    const at = shown.findIndex((item) => item.index === fact);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
    return next ? next.index : null;
  }

  // On a small screen the rows become cards; `display` would take their roles away, so they are set by hand.
  if (!table.classList.contains("wide")) {
    const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
    for (const node of [table, ...table.querySelectorAll("thead, tbody, tr, td")]) node.setAttribute("role", roles[node.tagName]);
    for (const node of table.querySelectorAll("th")) node.setAttribute("role", node.scope === "col" ? "columnheader" : "rowheader");
    for (const { row } of rows) [...row.cells].slice(1).forEach((cell, outlet) => { cell.dataset.name = data.outlets[outlet]; });
    table.classList.add("stacks");
  }
  for (const item of rows) {
    [...item.row.cells].slice(1).forEach((cell, outlet) => {
      const link = cell.firstElementChild;
      link.setAttribute("role", "button");
      link.setAttribute("tabindex", "0");
      link.setAttribute("aria-expanded", "false");
      link.removeAttribute("href");
      link.dataset.outlet = outlet;
    });
  }
  body.addEventListener("click", (event) => {
    const link = event.target.closest("[data-outlet], [data-go]");
    if (!link) return;
    event.preventDefault();
    const fact = Number(link.closest("tr").dataset.row);
    if (link.dataset.go) actions.read(fact);
    else explain(fact, Number(link.dataset.outlet), link);
  });
  // Cells are buttons: Enter and space open them, arrows walk the grid.
  body.addEventListener("keydown", (event) => {
    const link = event.target.closest("[data-outlet]");
    if (!link) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      link.click();
      return;
    }
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    const row = link.closest("tr");
    const at = shown.findIndex((item) => item.row === row);
    const to = shown[at + step[0]];
    const cell = to && !to.row.hidden && to.row.cells[Number(link.dataset.outlet) + 1 + step[1]];
    const target = cell && cell.querySelector("[data-outlet]");
    if (target) target.focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed, 0));
  more.firstElementChild.addEventListener("click", () => { limit += STEP; update(); });
  section.querySelector("[data-reset]").addEventListener("click", () => filter(""));
  window.addEventListener("beforeprint", () => { limit = Infinity; update(); });
  window.addEventListener("afterprint", changed);
  form.hidden = false;
  update();
  return { filter, show, step, current: (fact) => rows.forEach((item) => item.row.classList.toggle("current", item.index === fact)), inWords: (fact) => inWords(rows.find((item) => item.index === fact)), place: (fact) => [shown.findIndex((item) => item.index === fact) + 1, shown.length] };
}
