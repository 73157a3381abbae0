// The strip that says that there is no internet, on every screen of the reporters' desk.

const strip = document.querySelector("[data-offline]");

function update() {
  strip.firstElementChild.hidden = navigator.onLine;
}

if (strip) {
  addEventListener("online", update);
  addEventListener("offline", update);
  update();
}
