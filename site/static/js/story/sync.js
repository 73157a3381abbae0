// Brings what is on the phone to the server: words, then photos one by one, then "send".
// Every step may be done again: keys make that nothing arrives twice.

import { dropDraft, dropPhoto, keepProblems, photosOf, putDraft, putPhoto } from "./store.js";
import { Busy, Later, Refused, SignedOut, post } from "./talk.js";

const NEW = "/reporter/nieuw/";

export class Sync {
  /** `screen` shows how it goes: told(state, values), photo(key, state, values). It also says
   * whether photos mustWait(), and has words for one that is too large. */
  constructor(draft, screen) {
    this.draft = draft;
    this.screen = screen;
    this.busy = false;
    this.again = false;
    this.tries = 0;
  }

  /** Do what is left, now; called while it is busy, it goes round once more. */
  async go() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    clearTimeout(this.timer);
    try {
      do {
        this.again = false;
        await this.round();
      } while (this.again);
      this.tries = 0;
    } catch (problem) {
      this.fail(problem);
    } finally {
      this.busy = false;
    }
  }

  async round() {
    const draft = this.draft;
    if (draft.dirty || !draft.urls) await this.sendWords("bewaar");
    const held = await this.sendPhotos();
    if (this.draft.dirty) await this.sendWords("bewaar");
    if (draft.sending && !held) return this.finish();
    if (!draft.dirty && !held && !(await photosOf(draft.key)).length) await dropDraft(draft.key);
    return this.screen.told(held ? "held" : "kept", { draft });
  }

  async sendWords(doing) {
    const draft = this.draft;
    const sent = draft.changed;
    const told = await post(draft.urls ? draft.urls.write : NEW, this.form(doing));
    draft.urls = told.urls;
    draft.version = told.version;
    if (draft.changed === sent) draft.dirty = false;
    await putDraft(draft);
    this.screen.told("words", { draft, told });
    return told;
  }

  form(doing) {
    const draft = this.draft;
    const form = new FormData();
    for (const [name, value] of draft.fields) form.append(name, value);
    for (const key of draft.gone) form.append("gone", key);
    form.append("key", draft.key);
    form.append("owner", draft.owner);
    if (draft.version !== null) form.append("version", draft.version);
    form.append("doe", doing);
    return form;
  }

  /** True when photos wait for wifi. */
  async sendPhotos() {
    const waiting = (await photosOf(this.draft.key)).sort((one, other) => one.order - other.order);
    const able = waiting.filter((photo) => !photo.bad);
    if (able.length && this.screen.mustWait()) return true;
    for (const photo of able) {
      if (this.screen.mustWait()) return true;
      await this.sendPhoto(photo);
    }
    return false;
  }

  async sendPhoto(photo) {
    const form = new FormData();
    form.append("key", photo.key);
    form.append("owner", this.draft.owner);
    form.append("photo", photo.blob, photo.name);
    this.screen.photo(photo.key, "busy", { part: 0 });
    try {
      const told = await post(this.draft.urls.photo, form, (part) =>
        this.screen.photo(photo.key, "busy", { part }),
      );
      await dropPhoto(photo.key);
      this.draft.dirty = true;
      this.draft.changed += 1;
      this.screen.photo(photo.key, "here", told);
    } catch (problem) {
      if (!(problem instanceof Refused) || problem.reason === "waiting") {
        this.screen.photo(photo.key, "waiting", {});
        throw problem;
      }
      const sentence = problem.message || this.screen.words.toolarge;
      await putPhoto({ ...photo, bad: sentence });
      this.screen.photo(photo.key, "bad", { sentence });
    }
  }

  async finish() {
    const told = await this.sendWords("verstuur");
    if (told.sent) {
      keepProblems((await photosOf(this.draft.key)).map((photo) => photo.bad).filter(Boolean));
      await dropDraft(this.draft.key);
      this.screen.told("sent", { draft: this.draft, told });
      return;
    }
    this.draft.sending = false;
    await putDraft(this.draft);
    this.screen.told("wrong", { draft: this.draft, told });
  }

  fail(problem) {
    if (problem instanceof SignedOut) this.screen.told("signedout", { draft: this.draft });
    else if (problem instanceof Refused) {
      this.draft.sending = false;
      putDraft(this.draft);
      this.screen.told("refused", { draft: this.draft, problem });
    } else {
      if (!(problem instanceof Later)) console.error(problem);
      const isBusy = problem instanceof Busy;
      if (!isBusy) this.tries += 1;
      this.screen.told(isBusy ? "busy" : "later", { draft: this.draft });
      const wait = isBusy ? 1000 + 2000 * Math.random() : Math.min(60000, 2000 * 2 ** this.tries);
      this.timer = setTimeout(() => this.go(), wait);
    }
  }
}
