// Suggestions below the search field. Without this script the field is a plain one.

const WAIT = 150;
const SHORTEST = 2;

/** A list below the field: arrows choose, Enter searches, Escape closes. */
function improveSearch(input) {
  const form = input.form;
  const list = document.createElement("ul");
  list.id = `${input.id}-suggesties`;
  list.className = "mb-suggest";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.label);
  const status = document.createElement("p");
  status.className = "mb-sr";
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-expanded", "false"],
    ["aria-controls", list.id],
  ]) {
    input.setAttribute(name, value);
  }

  let current = -1;
  let timer = 0;
  let running = null;
  let typed = input.value;

  function close() {
    clearTimeout(timer);
    if (running) running.abort();
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(index) {
    const options = [...list.children];
    current = (index + options.length + 1) % (options.length + 1);
    // One place past the last is the field itself, with what was typed.
    const chosen = options[current];
    options.forEach((option) => option.setAttribute("aria-selected", String(option === chosen)));
    if (!chosen) {
      current = -1;
      input.value = typed;
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.value = chosen.dataset.text;
    input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  function choose(text) {
    input.value = text;
    close();
    form.submit();
  }

  function option(suggestion, index) {
    const item = document.createElement("li");
    item.id = `${list.id}-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.text = suggestion.text;
    const text = document.createElement("span");
    text.dir = "auto";
    text.textContent = suggestion.text;
    item.append(text);
    if (suggestion.kind) {
      const kind = document.createElement("small");
      kind.textContent = suggestion.kind;
      item.append(" ", kind);
    }
    item.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the field keeps the focus
    });
    item.addEventListener("click", () => choose(suggestion.text));
    return item;
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(option));
    current = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(suggestions.length > 0));
    status.textContent = suggestions.length ? `${suggestions.length} ${input.dataset.count}` : "";
  }

  async function ask() {
    if (running) running.abort();
    running = new AbortController();
    const asked = typed;
    try {
      const address = `${input.dataset.suggest}?q=${encodeURIComponent(asked)}`;
      const response = await fetch(address, { signal: running.signal });
      if (!response.ok) return;
      const answer = await response.json();
      if (asked === typed && document.activeElement === input) show(answer.suggestions);
    } catch {
      // No connection, or a newer question: the field works without.
    }
  }

  input.addEventListener("input", () => {
    typed = input.value;
    clearTimeout(timer);
    if (typed.trim().length < SHORTEST) close();
    else timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      input.value = typed;
      close();
    } else if (event.key === "ArrowDown" && !list.hidden) {
      event.preventDefault();
      mark(current + 1);
    } else if (event.key === "ArrowUp" && !list.hidden) {
      event.preventDefault();
      mark(current === -1 ? list.children.length - 1 : current - 1);
    }
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
}

document.querySelectorAll("[data-suggest]").forEach(improveSearch);
