// The places of the drawn map on one with streets. Nothing is asked from another host, and no library
// is loaded, before somebody chooses it.

const CLOSEST = 17;
const AT_FIRST = 15;
const WIDEST = 10;

function loadStyle(address) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
}

async function loadLibrary(block) {
  await Promise.all([loadStyle(block.dataset.style), import(block.dataset.library)]);
  return window.L;
}

/** Images in a grid. The other host hears which site asks, as many want to know, but not which page. */
function imagesFrom(L, address, onError) {
  const Images = L.GridLayer.extend({
    createTile(at, done) {
      const image = document.createElement("img");
      image.alt = "";
      image.referrerPolicy = "strict-origin";
      image.onload = () => done(null, image);
      image.onerror = (problem) => {
        onError();
        done(problem, image);
      };
      image.src = L.Util.template(address, { x: at.x, y: at.y, z: at.z });
      return image;
    },
  });
  return new Images({ minZoom: WIDEST, maxZoom: CLOSEST });
}

/** The same link as on the drawing, as a pin. */
function pinOf(L, drawn) {
  const link = document.createElement("a");
  link.href = drawn.getAttribute("href");
  link.className = "mb-mark mb-streets__pin";
  link.dataset.kleur = drawn.dataset.kleur;
  link.textContent = drawn.textContent.trim();
  link.setAttribute("aria-label", drawn.getAttribute("aria-label"));
  link.title = drawn.getAttribute("aria-label");
  const icon = L.divIcon({ className: "mb-streets__spot", html: link, iconSize: [44, 44] });
  return L.marker(drawn.dataset.at.split(",").map(Number), { icon, keyboard: false, interactive: false });
}

function build(L, block, box, onError) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
  });
  const { closer, further } = block.dataset;
  L.control.zoom({ zoomInTitle: closer, zoomOutTitle: further }).addTo(map);
  imagesFrom(L, block.dataset.images, onError).addTo(map);
  const pins = [...document.querySelectorAll(".mb-map__place")].map((drawn) => pinOf(L, drawn));
  const group = L.featureGroup(pins).addTo(map);
  map.fitBounds(group.getBounds(), { padding: [36, 36], maxZoom: AT_FIRST });
  return map;
}

function improveStreets(block) {
  const part = (name) => block.querySelector(`[data-streets-${name}]`);
  const [show, hide, box, problem] = ["show", "hide", "map", "problem"].map(part);
  const drawing = document.querySelector(".mb-map");
  let map = null;

  const toldAboutProblem = () => {
    problem.textContent = problem.dataset.words;
  };
  const turn = (toStreets) => {
    drawing.classList.toggle("is-away", toStreets);
    box.hidden = part("source").hidden = hide.hidden = !toStreets;
    show.hidden = toStreets;
    problem.textContent = "";
    (toStreets ? hide : show).focus();
  };

  show.addEventListener("click", async () => {
    show.disabled = true;
    try {
      const L = window.L || (await loadLibrary(block));
      turn(true);
      map = map || build(L, block, box, toldAboutProblem);
    } catch {
      turn(false);
      toldAboutProblem();
    } finally {
      show.disabled = false;
    }
  });
  hide.addEventListener("click", () => turn(false));
  block.hidden = false;
}

document.querySelectorAll("[data-streets]").forEach(improveStreets);
