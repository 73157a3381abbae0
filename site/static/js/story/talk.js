// Talking to the server: short answers, or a word on why there is none.

/** Not reached, or busy: the same may be sent again. */
export class Later extends Error {}
/** So many photos come in at once that this one has to wait a moment. */
export class Busy extends Later {}
/** The session is over: first log in, then the same may be sent again. */
export class SignedOut extends Error {}
/** A sentence for who is at the phone. */
export class Refused extends Error {
  constructor(told) {
    super(told.sentence || "");
    this.reason = told.reason || "";
  }
}

/** Post a form; `onProgress` hears which part of it is gone. */
export function post(address, fields, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.timeout = 120000;
    request.onload = () => settle(request, resolve, reject);
    request.onerror = request.ontimeout = request.onabort = () => reject(new Later());
    if (onProgress) {
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) onProgress(event.loaded / event.total);
      };
    }
    request.send(fields);
  });
}

function settle(request, resolve, reject) {
  let told = null;
  try {
    told = JSON.parse(request.responseText);
  } catch (error) {
    told = null;
  }
  if (request.status === 200 && told) resolve(told);
  else if (request.status === 429 || request.status === 503) reject(new Busy());
  else if (request.status === 401) reject(new SignedOut());
  else if (told) reject(new Refused(told));
  else if (request.status === 413) reject(new Refused({ reason: "too_large" }));
  else reject(new Later());
}
