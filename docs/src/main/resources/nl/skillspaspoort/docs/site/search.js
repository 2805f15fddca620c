// Search in the headings and texts of this site; nothing leaves the page.
(() => {
  const input = document.getElementById("search");
  const found = document.getElementById("found");
  const box = input.closest(".search");
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const entries = searchIndex.map((entry) => ({
    ...entry,
    name: plain(entry.part + " " + entry.page),
    all: plain(entry.part + " " + entry.page + " " + entry.text),
  }));

  const rank = (entry, words) =>
    words.reduce((sum, word) => sum + (plain(entry.part).includes(word) ? 4 : entry.name.includes(word) ? 2 : 0), 0);

  const snippet = (entry, words) => {
    const at = Math.max(0, plain(entry.text).indexOf(words[0]) - 40);
    return (at > 0 ? "…" : "") + entry.text.slice(at, at + 130) + (entry.text.length > at + 130 ? "…" : "");
  };

  const item = (entry, words) => {
    const link = document.createElement("a");
    link.href = input.dataset.base + entry.url;
    const name = document.createElement("strong");
    name.textContent = entry.part === entry.page ? entry.page : entry.page + " › " + entry.part;
    const text = document.createElement("span");
    text.textContent = snippet(entry, words);
    link.append(name, text);
    const row = document.createElement("li");
    row.append(link);
    return row;
  };

  const show = () => {
    const words = plain(input.value).split(/\s+/).filter((word) => word.length > 1);
    found.replaceChildren();
    if (words.length === 0) return;
    const hits = entries
      .filter((entry) => words.every((word) => entry.all.includes(word)))
      .sort((a, b) => rank(b, words) - rank(a, words))
      .slice(0, 8);
    if (hits.length === 0) {
      const none = document.createElement("li");
      none.textContent = input.dataset.none;
      found.append(none);
    }
    hits.forEach((hit) => found.append(item(hit, words)));
  };

  box.hidden = false;
  input.addEventListener("input", show);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      show();
    }
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target)) found.replaceChildren();
  });

  // On a small screen the menu is closed until it is asked for.
  if (window.matchMedia("(max-width: 60rem)").matches) {
    document.querySelector(".menu-box").open = false;
  }
})();
