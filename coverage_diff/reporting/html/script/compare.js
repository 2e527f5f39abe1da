// Word by word: the longest common subsequence of two passages.
const words = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*[\p{L}\p{N}]|[\p{L}\p{N}]|[^\s]/gu) || [];
const isWord = (word) => /[\p{L}\p{N}]/u.test(word);

function commonWords(left, right) {
  const a = left.map((word) => word.toLowerCase());
  const b = right.map((word) => word.toLowerCase());
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = a[i] === b[j] ? table[(i + 1) * width + j + 1] + 1 : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  const kept = [new Set(), new Set()];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) { kept[0].add(i); kept[1].add(j); i += 1; j += 1; }
    else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return kept;
}

function marked(list, kept, title) {
  const parts = [];
  for (let i = 0; i < list.length;) {
    const same = kept.has(i);
    let end = i;
    while (end < list.length && kept.has(end) === same) end += 1;
    const run = list.slice(i, end);
    const text = run.join(" ").replace(/ ([,.;:!?”’)])/g, "$1").replace(/([“‘(]) /g, "$1");
    parts.push(same || !run.some(isWord) ? text : make("span", { class: "differ" }, make("span", { class: "hidden" }, `[${title}: `), text, make("span", { class: "hidden" }, "]")), " ");
    i = end;
  }
  return make("p", {}, make("bdi", {}, parts));
}

function comparison(here, hereName, there, thereName, onclose) {
  const left = words(here).slice(0, 800);
  const right = words(there).slice(0, 800);
  const kept = commonWords(left, right);
  const share = [...kept[0]].filter((index) => isWord(left[index])).length;
  return make("div", { class: "compare", role: "group", "aria-label": `Compared with ${thereName}` },
    make("p", { class: "from" }, bdi(hereName)), marked(left, kept[0], "only here"),
    make("p", { class: "from" }, bdi(thereName)), marked(right, kept[1], "only here"),
    make("p", { class: "fine" }, `${share} words in common, in the same order; words that only one has are underlined with dashes.`),
    make("button", { type: "button", onclick: onclose }, "Close the comparison"));
}
