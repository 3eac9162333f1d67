/** What the page asks of the server: JSON both ways, and every fault in words. */

/** An answer that is none: what is wrong, by field, and all else that the server said of it. */
export class Refused extends Error {
  constructor(status, answer) {
    super(Object.entries(answer.errors).map(([field, messages]) => (field ? `${field}: ` : "") + messages.join(" ")).join(" "));
    this.status = status;
    this.errors = answer.errors;
    this.answer = answer;
  }
}

const GONE = "The server cannot be reached. Nothing here is lost: try again.";
const SIGNED_OUT = "You are signed out. Sign in in another window, then try again: nothing here is lost.";

export class Server {
  constructor(urls) {
    this.urls = urls;
    this.token = document.querySelector("#token input").value;
  }

  /** Return the answer to a question that changes nothing. */
  get(name, asked = {}, signal = undefined) {
    const url = `${this.urls[name]}?${new URLSearchParams(asked)}`;
    return this.answer(url, { headers: { Accept: "application/json" }, signal });
  }

  /** Return the answer to a change. */
  post(name, asked) {
    const headers = { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": this.token };
    return this.answer(this.urls[name], { method: "POST", headers, body: JSON.stringify(asked) });
  }

  /** Return what the server answers. Throws Refused. */
  async answer(url, request) {
    let response;
    try {
      response = await fetch(url, request);
    } catch (fault) {
      if (fault.name === "AbortError") throw fault;
      throw new Refused(0, { errors: { "": [GONE] } });
    }
    if (response.redirected) throw new Refused(401, { errors: { "": [SIGNED_OUT] } });
    let answer;
    try {
      answer = await response.json();
    } catch {
      const what = response.status === 403 ? SIGNED_OUT : `The server answered with a fault (${response.status}).`;
      throw new Refused(response.status, { errors: { "": [what] } });
    }
    if (!response.ok) throw new Refused(response.status, answer);
    return answer;
  }
}
