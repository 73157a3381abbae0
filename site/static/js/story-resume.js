// On the list of stories: what is still on this phone goes on its way, and is named until it did.

import { allDrafts, photosOf, takeProblems } from "./story/store.js";
import { Sync } from "./story/sync.js";
import { mustWait } from "./story/wifi.js";

const strip = document.querySelector("[data-resume]");

class Row {
  constructor(draft, item) {
    this.draft = draft;
    this.item = item;
    this.words = strip.dataset;
  }

  mustWait() {
    return mustWait();
  }

  photo() {}

  told(state, { draft }) {
    if (state === "sent") location.reload();
    else if (state === "words") this.item.querySelector("a").href = draft.urls.write;
    else if (state === "kept") this.item.remove();
    if (!strip.querySelector("li")) strip.hidden = true;
  }
}

async function start() {
  const mine = (await allDrafts()).filter((draft) => draft.owner === strip.dataset.resume);
  for (const draft of mine) {
    const waiting = await photosOf(draft.key);
    if (!draft.dirty && !draft.sending && !waiting.length) continue;
    const item = strip.querySelector("template").content.firstElementChild.cloneNode(true);
    const link = item.querySelector("a");
    const title = draft.fields.find(([name]) => name === "title");
    if (title && title[1]) link.textContent = title[1];
    if (draft.urls) link.href = draft.urls.write;
    strip.querySelector("ul").append(item);
    strip.hidden = false;
    const sync = new Sync(draft, new Row(draft, item));
    addEventListener("online", () => sync.go());
    sync.go();
  }
}

/** What was wrong with photos of a story that is on its way: said once. */
function nameBadPhotos(place) {
  for (const sentence of takeProblems()) {
    const line = document.createElement("p");
    line.textContent = sentence;
    place.append(line);
    place.hidden = false;
  }
}

if (strip && window.indexedDB) start().catch((error) => console.error(error));
const bad = document.querySelector("[data-bad-photos]");
if (bad) nameBadPhotos(bad);
