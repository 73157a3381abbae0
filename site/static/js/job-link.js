// Photos by the link of a job: made smaller, sent one by one, each with its progress.

import { newKey } from "./story/store.js";
import { shrink } from "./story/shrink.js";
import { Refused, post } from "./story/talk.js";

const form = document.querySelector("[data-job]");

if (form) {
  const list = form.querySelector("[data-sent]");
  const count = document.querySelector("[data-count]");
  let arrived = Number(count.dataset.start);
  form.querySelector("[data-send]").hidden = true;
  form.elements.photos.addEventListener("change", async (event) => {
    const files = Array.from(event.target.files);
    event.target.value = "";
    for (const file of files) await send(file, newKey(), row(file.name));
  });

  const row = (name) => {
    const item = document.createElement("li");
    const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
    bar.setAttribute("aria-label", name);
    item.append(name, " ", bar);
    list.append(item);
    return item;
  };

  const send = async (file, key, item) => {
    const fields = new FormData();
    fields.append("key", key);
    fields.append("photo", await shrink(file), file.name);
    try {
      await post(location.pathname, fields, (part) => (item.querySelector("progress").value = part));
      arrived += 1;
      count.textContent = count.dataset.count.replace("0", arrived);
      item.remove();
    } catch (problem) {
      item.textContent = problem instanceof Refused ? problem.message || `${file.name}: ${list.dataset.toolarge}` : `${file.name} `;
      if (!(problem instanceof Refused)) item.append(retry(file, key, item));
    }
  };

  const retry = (file, key, item) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "mb-button", textContent: list.dataset.again });
    button.addEventListener("click", () => {
      item.remove();
      send(file, key, row(file.name));
    });
    return button;
  };
}
