// The reading view: from a fact to its words in every article, and on to the next one.
function readingOf(section, data, actions) {
  const columns = section.querySelector("[data-columns]");
  const panes = [...columns.querySelectorAll(".text")];
  const pieces = new Map();
  for (const piece of columns.querySelectorAll("[data-m]")) {
    for (const mention of piece.dataset.m.split(" ")) {
      if (!pieces.has(mention)) pieces.set(mention, []);
      pieces.get(mention).push(piece);
    }
  }
  const spots = (mention) => pieces.get(String(mention)) || [];
  const level = section.querySelector("[name=level]");
  const leader = section.querySelector("[name=leader]");
  const pane = (node) => (columns.classList.contains("level") ? columns : node.closest(".text"));
  let lit = [];

  function light(nodes) {
    for (const node of lit) node.classList.remove("here");
    lit = nodes;
    for (const node of lit) node.classList.add("here");
  }

  // A mention with the words around it: [words, whether they are the mention].
  function context(mention) {
    const own = new Set(spots(mention));
    if (!own.size) return [];
    const parts = ["", "", ""];
    let at = 0;
    const sentences = [...[...own][0].closest("bdi").childNodes];
    for (const node of sentences.flatMap((part) => (part.dataset && part.dataset.s ? [...part.childNodes] : [part]))) {
      if (own.has(node)) at = 1;
      else if (at === 1) at = 2;
      parts[at] += node.textContent;
    }
    const [before, words, after] = parts;
    return [[shortened(before, -150), false], [shortened(words, 320), true], [shortened(after, 150), false]];
  }

  function toMention(mention, still) {
    const [piece] = spots(mention);
    if (piece) reveal(piece, pane(piece), still);
  }

  // Every column to its first mention; `mention` names the one that was asked for.
  function toFact(fact, mention, still) {
    const [, cells] = data.facts[fact];
    const all = cells.flatMap((cell) => cell[3]);
    light(all.flatMap(spots));
    const done = new Set();
    const wanted = mention === undefined ? all : [mention, ...all];
    for (const index of wanted) {
      const [column] = data.mentions[index];
      if (done.has(column)) continue;
      done.add(column);
      // Columns that do not scroll for themselves cannot all come into view: the first one does.
      if (!columns.classList.contains("level") || done.size === 1) toMention(index, still || done.size > 1);
    }
  }

  function flash(block) {
    if (!block) return;
    for (const node of columns.querySelectorAll(".flash")) node.classList.remove("flash");
    block.classList.add("flash");
    reveal(block, pane(block));
  }

  function setLevel() {
    if (!data.levels.length) return;
    const on = level.checked;
    const at = data.levels[Number(leader.value)];
    columns.classList.toggle("level", on);
    [...columns.children].forEach((article, column) => {
      const place = (node, row) => { node.style.gridColumn = on ? String(column + 1) : ""; node.style.gridRow = on ? String(row) : ""; };
      place(article.querySelector("header"), 1);
      const headline = article.querySelector(".headline.block");
      if (headline) place(headline, 2);
      article.querySelectorAll(".caption").forEach((node) => place(node, 3));
      article.querySelectorAll(".paragraph").forEach((node, number) => place(node, at[column][number] + 4));
    });
    if (lit.length) reveal(lit[0], pane(lit[0]));
  }

  // The sentences of a paragraph with those that answer them, and what the other passage has besides.
  function answers(link, here) {
    const [row, side] = link.dataset.answers.split(" ").map(Number);
    const words = (numbers) => numbers.map((number) => columns.querySelector(`[data-s="${number}"]`).textContent).join(" ");
    const own = new Set([...here.querySelectorAll("[data-s]")].map((node) => Number(node.dataset.s)));
    const rows = data.answers[row].map((pair) => [pair[side], pair[1 - side], pair[2]]);
    return rows
      .filter(([ours]) => !ours.length || ours.some((number) => own.has(number)))
      .map(([ours, theirs, how]) => [words(ours), words(theirs), how]);
  }

  function compare(link) {
    const here = link.closest(".paragraph");
    const there = link.dataset.partner.split(" ").map((id) => document.getElementById(id));
    for (const old of columns.querySelectorAll(".compare")) old.remove();
    flash(there[0]);
    for (const block of [here, ...there]) block.classList.add("flash");
    const passage = (blocks) => {
      const outlet = blocks[0].closest(".column").querySelector(".outlet").textContent;
      return { outlet, place: `${outlet}, ¶ ${blocks.map((block) => block.dataset.number).join(", ")}`, text: blocks.map((block) => block.querySelector("p").textContent).join(" ") };
    };
    const box = comparison(passage([here]), passage(there), answers(link, here), () => { box.remove(); link.focus(); });
    here.append(box);
    box.setAttribute("tabindex", "-1");
    box.focus({ preventScroll: true });
  }

  columns.addEventListener("click", (event) => {
    const link = event.target.closest("[data-partner]");
    if (link) {
      event.preventDefault();
      compare(link);
      return;
    }
    const piece = event.target.closest("[data-m]");
    if (!piece || String(window.getSelection())) return;
    const marks = piece.dataset.m.split(" ").map(Number);
    // A second click on the same words asks for the next fact that they carry.
    const facts = marks.map(actions.factOf);
    const at = facts.indexOf(actions.current());
    const next = (at + 1) % facts.length;
    actions.select(facts[next], marks[next]);
  });
  section.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, button")) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    actions.step(by);
  });
  section.querySelector("[data-tools]").addEventListener("change", (event) => {
    if (event.target.name === "marks") section.className = `reading ${event.target.value ? `m-${event.target.value}` : ""}`;
    else setLevel();
  });
  for (const button of section.querySelectorAll("[data-step]")) button.addEventListener("click", () => actions.step(Number(button.dataset.step)));
  if (!data.levels.length) {
    level.closest("label").hidden = true;
    leader.closest("label").hidden = true;
  }
  section.querySelector("[data-tools]").hidden = false;
  for (const node of section.querySelectorAll(".scripted")) node.hidden = false;
  return {
    toFact,
    toMention,
    context,
    flash,
    clear: () => light([]),
    enter: () => {
      section.querySelector("[data-tools]").scrollIntoView({ block: "start", behavior: behavior() });
      panes[0].focus({ preventScroll: true });
    },
  };
}
