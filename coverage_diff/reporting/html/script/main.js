// One event: the matrix, the articles and a dock that holds the fact in hand.
const dock = make("aside", { class: "dock", "aria-label": "The fact in hand", hidden: true });
document.body.append(dock);

function start(root) {
  const data = JSON.parse(root.querySelector("[data-evidence]").textContent);
  const articles = root.querySelector("[data-reading]");
  const owner = data.facts.flatMap(([first], index) => Array((data.facts[index + 1] || [data.mentions.length])[0] - first).fill(index));
  let fact = null;

  // Takes a fact in hand: its row is marked and every column of the articles goes to it.
  const hold = (next, mention, still = true) => {
    fact = next;
    matrix.current(next);
    reading.toFact(next, mention, still);
    if (!dock.hidden) showDock(mention);
  };
  const select = (next, mention) => {
    hold(next, mention, false);
    showDock(mention);
  };
  const read = (next, mention) => {
    reading.enter();
    select(next, mention);
  };
  const step = (by) => {
    const next = matrix.step(fact, by);
    if (next !== null) select(next);
  };
  const show = (block) => {
    reading.flash(document.getElementById(block));
    reading.enter();
  };
  const clear = () => {
    fact = null;
    matrix.current(null);
    reading.clear();
    dock.hidden = true;
  };
  const matrix = matrixOf(root.querySelector(".facts"), data, { read, show, hold, context: (mention) => reading.context(mention) });
  const reading = readingOf(articles, data, { select, step, current: () => fact, factOf: (mention) => owner[mention] });

  function showDock(mention) {
    const [, cells] = data.facts[fact];
    const [place, total] = matrix.place(fact);
    const seen = new Map();
    const spots = cells.map(([code, , , mentions, nearest], outlet) => {
      const at = mentions.indexOf(mention);
      seen.set(outlet, at < 0 ? 0 : at);
      const button = make("button", { type: "button", "aria-disabled": mentions.length || nearest >= 0 ? null : "true" },
        make("i", { "aria-hidden": "true" }, SIGNS[code][0]), " ", bdi(data.outlets[outlet]), make("span", {}, spotWords(code, mentions, seen.get(outlet), nearest >= 0 ? placeOf(data.sentences[nearest][0]) : "")));
      button.addEventListener("click", () => {
        if (!mentions.length) {
          if (nearest >= 0) reading.flash(document.getElementById(data.sentences[nearest][0]));
          return;
        }
        const next = (seen.get(outlet) + 1) % mentions.length;
        seen.set(outlet, next);
        button.lastChild.textContent = spotWords(code, mentions, next);
        reading.toMention(mentions[next]);
      });
      return button;
    });
    const focused = dock.contains(document.activeElement) ? document.activeElement.dataset.role : null;
    dock.replaceChildren(
      make("div", {},
        make("p", { class: "what" }, matrix.inWords(fact)),
        make("p", { class: "fine", role: "status" }, place ? `Fact ${place} of ${total} shown` : "Not among the facts shown")),
      make("div", { class: "spots" }, cells.length > 8 ? spots.filter((_, outlet) => cells[outlet][3].length) : spots),
      make("div", { class: "steps" },
        make("button", { type: "button", "data-role": "back", "aria-label": "Previous fact", onclick: () => step(-1) }, "‹"),
        make("button", { type: "button", "data-role": "next", "aria-label": "Next fact", onclick: () => step(1) }, "›"),
        make("button", { type: "button", "data-role": "why", onclick: () => matrix.show(fact) }, "Why?"),
        make("button", { type: "button", "data-role": "read", onclick: () => read(fact) }, "In the articles"),
        make("button", { type: "button", "data-role": "close", "aria-label": "Put the fact away", onclick: clear }, "✕")));
    dock.hidden = false;
    if (focused) dock.querySelector(`[data-role=${focused}]`).focus();
  }

  root.addEventListener("click", (event) => {
    const view = event.target.closest("[data-view]");
    if (view) return matrix.filter(view.dataset.view);
    const link = event.target.closest("a[data-fact]");
    if (link) {
      event.preventDefault();
      return matrix.show(Number(link.dataset.fact));
    }
    const pick = event.target.closest(".pick");
    if (!pick) return undefined;
    if (pick.dataset.fact) return matrix.show(Number(pick.dataset.fact));
    if (pick.dataset.block) return show(pick.dataset.block);
    return undefined;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && fact !== null) clear();
  });
}

function spotWords(code, mentions, at, nearest) {
  if (!mentions.length) return ` ${SIGNS[code][1]}${nearest ? ` · nearest: ${nearest}` : ""}`;
  return mentions.length > 1 ? ` ${at + 1}/${mentions.length}` : "";
}

// A picture or table wider than the screen says so: many screens show no scroll bar.
function hintSideways(scroll) {
  const hint = make("p", { class: "sideways", "aria-hidden": "true" }, "scroll →");
  scroll.before(hint);
  new ResizeObserver(() => { hint.hidden = scroll.scrollWidth <= scroll.clientWidth + 1; }).observe(scroll);
}

for (const scroll of document.querySelectorAll(".pictures .scroll, .words .scroll")) hintSideways(scroll);
for (const root of document.querySelectorAll("[data-event]")) start(root);
