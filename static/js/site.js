/* Pages are complete without this. It moves focus to what must be put right, counts letters and words,
   says that something is being sent, and folds the filters on a phone. */
(function () {
  "use strict";
  var summary = document.getElementById("error-summary");
  if (summary) { summary.focus(); }

  Array.prototype.forEach.call(document.querySelectorAll("[data-limit]"), function (box) {
    var words = document.getElementById(box.id + "-count");
    if (!words) { return; }
    var first = words.textContent, limit = Number(box.getAttribute("data-limit"));
    words.setAttribute("aria-live", "polite");
    box.addEventListener("input", function () {
      var left = limit - box.value.length;
      words.textContent = first + " (" + left.toLocaleString(document.documentElement.lang) + ")";
    });
  });

  Array.prototype.forEach.call(document.querySelectorAll("[data-words]"), function (box) {
    var said = document.getElementById(box.id + "-words");
    if (!said) { return; }
    said.setAttribute("aria-live", "polite");
    box.addEventListener("input", function () {
      var used = (box.value.match(/\S+/g) || []).length;
      said.textContent = said.getAttribute("data-used").replace("{used}", used.toLocaleString(document.documentElement.lang));
    });
  });

  Array.prototype.forEach.call(document.querySelectorAll("form"), function (form) {
    form.addEventListener("submit", function (event) {
      var button = event.submitter, words = button && button.querySelector(".button__words");
      if (words && button.getAttribute("data-busy")) { words.textContent = button.getAttribute("data-busy"); }
    });
  });

  if (window.matchMedia && window.matchMedia("(max-width: 59.99em)").matches) {
    Array.prototype.forEach.call(document.querySelectorAll("details.filters"), function (filters) { filters.open = false; });
  }
})();
