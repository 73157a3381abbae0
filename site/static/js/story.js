// Writing a story on a phone: nothing is lost, with or without internet. Without this script the
// form works as any other.

import { improveMarks } from "./story/marks.js";
import { improvePaste } from "./story/paste.js";
import { pick } from "./story/picker.js";
import { shrink } from "./story/shrink.js";
import { allDrafts, dropDraft, dropPhoto, getDraft, newKey, photosOf, putDraft, putPhoto } from "./story/store.js";
import { Sync } from "./story/sync.js";
import { Tiles } from "./story/tiles.js";
import { keepChoice, knowsWifi, mustWait, wantsToWait } from "./story/wifi.js";

const SAVE_AFTER = 2000;
// Fields that are known beside the form itself.
const KEPT_APART = new Set(["csrfmiddlewaretoken", "owner", "key", "version", "doe", "photos"]);

class StoryForm {
  constructor(form) {
    this.form = form;
    this.kept = form.querySelector("[data-told]");
    this.words = form.querySelector("[data-words]").dataset;
    this.tiles = new Tiles(form, (what, key) => this.tilesChanged(what, key));
    this.wait = form.querySelector("[data-wait]");
    this.now = form.querySelector("[data-now]");
    this.mayGo = false;
  }

  async start() {
    const { form } = this;
    this.draft = await this.find();
    this.sync = new Sync(this.draft, this);
    improvePaste(form.elements.text);
    improveMarks(form.querySelector("[data-marks]"), form.elements.text);
    form.classList.add("is-live");
    form.querySelector("[data-save]").hidden = true;
    form.addEventListener("input", (event) => this.typed(event));
    form.addEventListener("change", (event) => this.typed(event));
    form.addEventListener("click", (event) => (this.pressed = event.target.closest("button")));
    form.addEventListener("submit", (event) => this.submit(event));
    form.elements.photos.addEventListener("change", () => this.chosen());
    addEventListener("online", () => this.sync.go());
    addEventListener("pagehide", () => this.keep());
    this.offerToWait();
    // On a slow phone photos may be chosen before this script runs.
    if (form.elements.photos.files.length) this.chosen();
    if (this.draft.dirty || this.draft.sending || (await photosOf(this.draft.key)).length) this.sync.go();
  }

  /** What this phone still has of this story, put back in the form; else what the server gave. */
  async find() {
    const { form } = this;
    const owner = form.elements.owner.value;
    const version = form.elements.version ? Number(form.elements.version.value) : null;
    let draft = await getDraft(form.dataset.story);
    if (!draft && version === null) {
      const mine = (await allDrafts()).filter((each) => each.owner === owner && !each.urls);
      draft = mine.sort((one, other) => other.changed - one.changed)[0];
    }
    if (!draft || draft.owner !== owner) {
      const urls = version === null ? null : { write: form.action, photo: form.dataset.photoAddress };
      return { key: form.dataset.story, owner, fields: [], version, urls, gone: [], dirty: false, sending: false, changed: 0 };
    }
    form.elements.key.value = draft.key;
    if (draft.dirty) this.fill(draft.fields);
    else if (version !== null) draft.version = version;
    for (const photo of await photosOf(draft.key)) {
      if (!this.tiles.tile(photo.key)) this.tiles.add(photo.key, photo.blob);
      this.photo(photo.key, photo.bad ? "bad" : "waiting", { sentence: photo.bad });
    }
    if (draft.dirty) this.fill(draft.fields);
    if (draft.dirty) this.say("restored");
    return draft;
  }

  fill(fields) {
    for (const box of this.form.querySelectorAll("[type=checkbox][name]")) box.checked = false;
    for (const [name, value] of fields) {
      const field = this.form.elements[name];
      if (!field || name === "photo") continue;
      if (field instanceof RadioNodeList || field.type === "checkbox" || field.type === "radio") {
        const one = this.form.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
        if (one) one.checked = true;
      } else field.value = value;
    }
  }

  read() {
    return Array.from(new FormData(this.form)).filter(
      ([name, value]) => !KEPT_APART.has(name) && typeof value === "string",
    );
  }

  // What happens on the phone

  typed(event) {
    if (event.target.type === "file" || event.target === this.wait) return;
    this.changed();
  }

  changed() {
    this.leaveFor = "";
    this.draft.dirty = true;
    this.draft.changed += 1;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.keep(), 300);
    if (!this.later) this.later = setTimeout(() => this.save(), SAVE_AFTER);
  }

  async keep() {
    clearTimeout(this.soon);
    this.draft.fields = this.read();
    if (this.draft.dirty) await putDraft(this.draft);
  }

  async save() {
    clearTimeout(this.later);
    this.later = null;
    await this.keep();
    await this.sync.go();
  }

  async chosen() {
    const field = this.form.elements.photos;
    const room = this.tiles.most - this.tiles.keys().length;
    const files = await pick(this.form.querySelector("[data-picker]"), field.files, room);
    let order = Date.now();
    for (const file of files) {
      const key = newKey();
      const blob = await shrink(file);
      await putPhoto({ key, story: this.draft.key, blob, name: file.name, order: order++, bad: "" });
      this.tiles.add(key, blob);
      this.photo(key, "waiting", {});
    }
    field.value = "";
    if (files.length) {
      this.changed();
      await this.save();
    }
  }

  tilesChanged(what, key) {
    if (what === "removed") this.removed(key);
    else this.changed();
  }

  async removed(key) {
    const waiting = (await photosOf(this.draft.key)).some((photo) => photo.key === key);
    await dropPhoto(key);
    if (!waiting) this.draft.gone.push(key);
    this.changed();
  }

  async submit(event) {
    const button = event.submitter || this.pressed;
    const doing = button ? button.value : "bewaar";
    event.preventDefault();
    if (doing === "verstuur") this.draft.sending = true;
    this.draft.dirty = true;
    this.draft.changed += 1;
    this.leaveFor = doing.replace(/:.*/, "");
    this.about = doing.replace(/.*:/, "");
    await this.save();
  }

  // What the sync tells

  mustWait() {
    return !this.mayGo && mustWait();
  }

  photo(key, state, told) {
    this.tiles.show(key, state, told);
  }

  told(state, { draft, told, problem }) {
    if (told && told.tip !== undefined) this.tip(told.tip);
    if (state === "words") return this.arrived(draft);
    if (state === "sent") return location.assign(draft.urls.show);
    if (state === "wrong") return this.wrong(told);
    if (state === "signedout") return this.say("signedout", `/inloggen/?next=${encodeURIComponent(location.pathname)}`);
    if (state === "refused") return this.refused(draft, problem);
    const next = (state === "kept" || state === "held") && this.next(draft.urls);
    if (next) return location.assign(next);
    this.now.hidden = state !== "held";
    if (state === "kept") this.mayGo = false;
    if (state === "held" && !knowsWifi()) return this.say("heldyourself");
    if (state === "later") return this.say(draft.sending ? "sendinglater" : "later");
    return this.say(state);
  }

  /** Where the button that was pressed leads, once the words are kept and its photo is here. Other
   * photos may still wait. */
  next(urls) {
    const { leaveFor, about } = this;
    if (leaveFor === "onherkenbaar" && !this.tiles.isHere(about)) return "";
    this.leaveFor = "";
    if (leaveFor === "voorbeeld") return urls.preview;
    return leaveFor === "onherkenbaar" ? `${urls.photo}${about}/onherkenbaar/` : "";
  }

  arrived(draft) {
    if (location.pathname !== new URL(draft.urls.write, location).pathname) {
      history.replaceState(null, "", draft.urls.write);
    }
  }

  /** The form of the server shows what is missing, beside each field. */
  wrong() {
    dropDraft(this.draft.key).then(() => HTMLFormElement.prototype.submit.call(this.withAction()));
  }

  withAction() {
    const { form, draft } = this;
    form.action = draft.urls.write;
    form.elements.photos.disabled = true;
    const said = form.elements.version || form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "version" }));
    said.value = draft.version;
    form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "doe", value: "verstuur" }));
    return form;
  }

  refused(draft, problem) {
    this.kept.textContent = problem.message;
    this.kept.dataset.state = "refused";
    if (problem.reason === "stale") this.wrong();
  }

  tip(text) {
    const tip = this.form.querySelector("[data-tip]");
    tip.hidden = !text;
    tip.querySelector("[data-tip-text]").textContent = text;
  }

  say(state, address) {
    const time = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
    this.kept.dataset.state = state;
    this.kept.textContent = (this.words[state] || "").replace("{time}", time);
    if (address) {
      const link = Object.assign(document.createElement("a"), { href: address, textContent: this.words.login });
      this.kept.append(" ", link);
    }
  }

  offerToWait() {
    const row = this.wait.closest("[data-wait-row]");
    row.hidden = false;
    for (const words of row.querySelectorAll("[data-knows-wifi]")) words.hidden = !knowsWifi();
    for (const words of row.querySelectorAll("[data-knows-no-wifi]")) words.hidden = knowsWifi();
    this.wait.checked = wantsToWait();
    this.wait.addEventListener("change", () => {
      keepChoice(this.wait.checked);
      this.mayGo = false;
      this.sync.go();
    });
    this.now.addEventListener("click", () => {
      this.mayGo = true;
      this.now.hidden = true;
      this.sync.go();
    });
    const connection = navigator.connection;
    if (connection && connection.addEventListener) connection.addEventListener("change", () => this.sync.go());
  }
}

const form = document.querySelector("form[data-story]");
if (form && window.indexedDB) new StoryForm(form).start().catch((error) => console.error(error));
