// Two passages word by word. Where most words agree, those that differ are marked (longest common subsequence); where
// the passage was written anew, those that both have, in any order.
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.,-]*[\p{L}\p{N}]|[\p{L}\p{N}]|[^\s]/gu;
const MOSTLY = 0.5;

function tokens(text) {
  return [...text.matchAll(WORD)].slice(0, 800).map((match) => ({ word: match[0].toLowerCase(), name: /^\p{Lu}{2}/u.test(match[0]), start: match.index, end: match.index + match[0].length }));
}
const isWord = ({ word }) => /[\p{L}\p{N}]/u.test(word);
const isContent = ({ word, name }) => word.length > 3 || name || /\p{N}/u.test(word);

function inOrder(left, right) {
  const width = right.length + 1;
  const table = new Uint16Array((left.length + 1) * width);
  const same = (i, j) => left[i].word === right[j].word;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = same(i, j) ? table[(i + 1) * width + j + 1] + 1 : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  const kept = [new Set(), new Set()];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (same(i, j)) { kept[0].add(left[i]); kept[1].add(right[j]); i += 1; j += 1; }
    else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return kept;
}

function inBoth(list, other) {
  const known = new Set(other.map(({ word }) => word));
  return new Set(list.filter((token) => isContent(token) && known.has(token.word)));
}

// The passage with runs of the tokens that `chosen` picks set apart; a screen reader hears what the mark means.
function withMarks(text, list, chosen, style, meaning) {
  const parts = [];
  let last = 0;
  for (let i = 0; i < list.length;) {
    const wanted = chosen(list[i]);
    let end = i + 1;
    while (end < list.length && chosen(list[end]) === wanted) end += 1;
    const words = text.slice(list[i].start, list[end - 1].end);
    parts.push(text.slice(last, list[i].start));
    parts.push(wanted && list.slice(i, end).some(isWord) ? make("span", { class: style }, make("span", { class: "hidden" }, `[${meaning}: `), words, make("span", { class: "hidden" }, "]")) : words);
    last = list[end - 1].end;
    i = end;
  }
  return make("p", {}, make("bdi", {}, parts, text.slice(last)));
}

// Two passages with the words that tell them apart (or, where one was written anew, those that both have) marked.
function contrast(here, there) {
  const sides = [tokens(here), tokens(there)];
  const kept = inOrder(...sides);
  const all = sides.flat().filter(isWord).length || 1;
  const near = (2 * [...kept[0]].filter(isWord).length) / all >= MOSTLY;
  const shared = near ? kept : [inBoth(sides[0], sides[1]), inBoth(sides[1], sides[0])];
  const shown = (text, side) => (near
    ? withMarks(text, sides[side], (token) => !kept[side].has(token), "differ", "only here")
    : withMarks(text, sides[side], (token) => shared[side].has(token), "same", "in both"));
  return { near, sides: [shown(here, 0), shown(there, 1)] };
}

// Sentence by sentence: [words here, words there, how near], "" on the side that has no such sentence.
function answerRow([here, there, how], hereName, thereName) {
  const from = (name) => make("span", { class: "from" }, bdi(name));
  if (!here || !there) {
    return make("div", { class: "answer alone" },
      make("p", { class: "how" }, "◇ no sentence of the other passage answers it"),
      make("p", {}, from(here ? hereName : thereName), bdi(here || there)));
  }
  const { sides } = contrast(here, there);
  sides[0].prepend(from(hereName));
  sides[1].prepend(from(thereName));
  return make("div", { class: "answer" }, make("p", { class: "how" }, `⇄ ${how}`), ...sides);
}

// One passage beside another, as a whole or, where `answers` are known, sentence by sentence.
function comparison(here, there, answers, onclose) {
  const box = make("div", { class: "compare", role: "group", "aria-label": `Compared with ${there.place}` });
  const close = make("button", { type: "button", onclick: onclose }, "Close the comparison");
  if (answers.length) {
    box.append(
      make("p", { class: "from" }, bdi(here.place), " and ", bdi(there.place), ", sentence by sentence"),
      ...answers.map((row) => answerRow(row, here.outlet, there.outlet)),
      make("p", { class: "fine" }, "Underlined with dashes: words that only one of two near sentences has. Underlined: words that both have, where one was written anew."), close);
    return box;
  }
  const { near, sides } = contrast(here.text, there.text);
  box.append(
    make("p", { class: "from" }, bdi(here.place)), sides[0],
    make("p", { class: "from" }, bdi(there.place)), sides[1],
    make("p", { class: "fine" }, near ? "Words that only one of the two has are underlined with dashes." : "Written anew: the words that both have are underlined."),
    close);
  return box;
}
