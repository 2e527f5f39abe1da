"use strict";
(function () {
  const slides = Array.from(document.querySelectorAll(".slide"));
  const show = document.getElementById("show");
  let at = 0;
  function reveal(on) {
    document.body.classList.toggle("shown", on);
    show.setAttribute("aria-pressed", String(on));
  }
  function go(to) {
    at = Math.max(0, Math.min(slides.length - 1, to));
    slides.forEach((slide, i) => { slide.hidden = i !== at; });
    document.getElementById("count").textContent = (at + 1) + " / " + slides.length;
    reveal(false);
    window.scrollTo(0, 0);
  }
  document.getElementById("back").addEventListener("click", () => go(at - 1));
  document.getElementById("next").addEventListener("click", () => go(at + 1));
  show.addEventListener("click", () => reveal(!document.body.classList.contains("shown")));
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) { return; }
    const steps = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
    if (event.key in steps) { event.preventDefault(); go(at + steps[event.key]); }
    if (event.key === "Home") { event.preventDefault(); go(0); }
    if (event.key === "End") { event.preventDefault(); go(slides.length - 1); }
    if (event.key === " " && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      reveal(!document.body.classList.contains("shown"));
    }
  });
  go(0);
}());
