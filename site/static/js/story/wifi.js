// Whether photos wait for wifi: a choice that is kept on this phone, for every story on it.

const CHOICE = "mijnbuurt-wacht";

/** Whether this browser tells how it is connected; an iPhone does not. */
export function knowsWifi() {
  return Boolean(navigator.connection && navigator.connection.type);
}

function onWifi() {
  return knowsWifi() && ["wifi", "ethernet"].includes(navigator.connection.type);
}

export function wantsToWait() {
  return localStorage.getItem(CHOICE) === "1";
}

export function keepChoice(isWanted) {
  localStorage.setItem(CHOICE, isWanted ? "1" : "0");
}

export function mustWait() {
  return wantsToWait() && !onWifi();
}
