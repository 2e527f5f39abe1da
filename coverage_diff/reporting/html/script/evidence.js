// The "why?" of a row: what every outlet prints, where, in whose voice, and the rule and score behind each status.
function evidencePanel(data, fact, title, asked, actions) {
  const [, cells] = data.facts[fact];
  // With many outlets those that tell it stand open, beside the one that was asked for; the rest is folded.
  const all = cells.map((_, index) => index);
  const open = cells.length > 6 ? all.filter((index) => index === asked || cells[index][3].length) : all;
  const folded = all.filter((index) => !open.includes(index));
  const list = (indexes) => make("ul", { class: "outlets" }, indexes.map((index) => outletEvidence(data, index, cells[index], index === asked, actions)));
  return make("div", { class: "panel" },
    make("div", { class: "head" },
      make("p", {}, make("strong", {}, "Why? "), title),
      make("div", { class: "tools" },
        make("button", { type: "button", onclick: actions.read }, "Read it in the articles"),
        make("button", { type: "button", onclick: actions.close }, "Close"))),
    list(open),
    make("p", { class: "fine" }, "Fact ", make("code", {}, actions.id)),
    folded.length ? make("details", {}, make("summary", {}, `The other ${folded.length} outlets`), list(folded)) : null);
}

function outletEvidence(data, outlet, [code, score, rule, mentions, nearest], asked, actions) {
  const item = make("li", { class: asked ? "asked" : null },
    make("p", {}, make("strong", {}, bdi(data.outlets[outlet])), " ", chip(code)));
  for (const index of mentions.slice(0, 4)) item.append(...mentionEvidence(data, index, actions));
  if (mentions.length > 4) item.append(make("p", { class: "fine" }, `and ${mentions.length - 4} more places`));
  if (nearest >= 0) {
    const [block, words, before, after] = data.sentences[nearest];
    item.append(
      make("p", { class: "fine" }, `What comes nearest, ${placeOf(block) || "outside the story"}:`),
      make("blockquote", {}, make("a", { href: `#${block}`, onclick: (event) => { event.preventDefault(); actions.show(block); } },
        before === undefined ? bdi(words) : [bdi(before), make("mark", {}, bdi(words)), bdi(after)])));
  } else if (!mentions.length && code !== "n" && !(rule >= 0 && data.rules[rule][1])) {
    item.append(make("p", { class: "fine" }, "No passage of this outlet comes near it."));
  }
  if (rule >= 0) {
    const [name, words] = data.rules[rule];
    item.append(make("p", { class: "fine" }, `Evidence for “${SIGNS[code][1]}” `, meter(score), ` ${score.toFixed(2)} · rule `, make("code", {}, name), words ? `: ${words}` : ""));
  }
  return item;
}

function meter(score) {
  const draw = (name, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };
  return draw("svg", { class: "meter", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    draw("rect", { width: 100 * score, height: 8, class: "h-s" }));
}

function mentionEvidence(data, index, actions) {
  const [, block, voice, hedged, speaker, position] = data.mentions[index];
  const place = placeOf(block);
  const about = [
    place === "headline" ? "In the headline" : place ? `${place}, ${Math.round(position / 10)} % down the story` : "Outside the story",
    data.voices[voice],
    speaker ? `speaker: ${speaker}` : "",
    hedged ? "marked as uncertain" : "",
  ];
  const link = { href: block ? `#${block}` : null, onclick: (event) => { event.preventDefault(); actions.jump(index); } };
  return [
    make("blockquote", {}, make("a", link, actions.context(index).map(([words, told]) => (told ? make("mark", {}, bdi(words)) : bdi(words))))),
    make("p", { class: "fine" }, about.filter(Boolean).join(" · ")),
  ];
}

// Where a block stands in its story, in a word or two.
function placeOf(id) {
  const block = document.getElementById(id);
  if (!block) return "";
  return block.dataset.number ? `¶ ${block.dataset.number}` : ["headline", "caption"].find((role) => block.classList.contains(role)) || "page furniture";
}
