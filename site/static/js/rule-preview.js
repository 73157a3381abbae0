// The dates of a rule, beside the fields in which it is typed.

const FIELDS = [
  "first_date", "repeat", "weekdays", "last_date", "count", "skip_holidays", "skip_school_holidays",
  "venue", "starts",
];
const WAIT = 400;

/** Ask the server for the dates whenever a field of the rule changes. */
function showDates(button) {
  const { form } = button;
  const place = button.parentElement.querySelector("[data-rule-dates]");
  let timer = 0;
  let latest = 0;

  async function refresh() {
    const number = (latest += 1);
    const typed = new FormData(form);
    const sent = new FormData();
    for (const name of [...FIELDS, "csrfmiddlewaretoken"]) {
      typed.getAll(name).forEach((value) => sent.append(name, value));
    }
    try {
      const response = await fetch(button.formAction, {
        method: "POST", body: sent, headers: { "X-Part": "dates" },
      });
      const html = await response.text();
      if (response.ok && !response.redirected && number === latest) place.innerHTML = html;
    } catch {
      // Without a connection the last dates stay.
    }
  }

  function later(event) {
    if (!FIELDS.includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, WAIT);
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    refresh();
  });
  refresh();
}

document.querySelectorAll("[data-rule-preview]").forEach(showDates);
