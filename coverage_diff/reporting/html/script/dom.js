// Elements are made node by node: text of articles goes through textContent alone, never through markup.
function make(name, properties, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") node.className = value;
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}
const bdi = (words) => make("bdi", {}, words);
const SIGNS = { i: ["●", "included"], p: ["◐", "partial"], d: ["≠", "differs"], o: ["○", "omitted"], u: ["?", "unclear"], n: ["–", "not in this event"] };
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const behavior = () => (calm.matches ? "auto" : "smooth");

function chip(code) {
  const [glyph, label] = SIGNS[code];
  return make("span", { class: `chip ${code}` }, make("i", { "aria-hidden": "true" }, glyph), ` ${label}`);
}

// Words as the search compares them: "2,400" and "2400" are the same, also while a reader is still typing "2,".
const searchable = (words) => words.toLowerCase().replace(/(\d),(?=\d|$)/g, "$1");

// The first (or, for a negative length, the last) characters of a text, cut at a word.
function shortened(text, length) {
  if (text.length <= Math.abs(length)) return text;
  return length > 0 ? `${text.slice(0, length).replace(/\S*$/, "")}…` : `…${text.slice(length).replace(/^\S*/, "")}`;
}

// Scrolls inside the block's own column first, so that the other columns keep their place.
// `still` keeps the page itself where it is.
function reveal(node, pane, still) {
  const fold = node.closest("details");
  if (fold) fold.open = true;
  const inner = pane && pane.scrollHeight > pane.clientHeight + 4 ? pane : null;
  if (!inner) {
    if (!still) node.scrollIntoView({ block: "center", behavior: behavior() });
    return;
  }
  const top = node.getBoundingClientRect().top - inner.getBoundingClientRect().top + inner.scrollTop;
  inner.scrollTo({ top: top - inner.clientHeight * 0.3, behavior: behavior() });
}
