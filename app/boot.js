// Leaving, hiding what nobody looks at, posting forms, and starting the islands. Plain and small, so that leaving
// works before any WASM has come and where none ever does, and of a syntax that old phones read; no inline script,
// so that the page's policy can forbid them.
(() => {
  const { js, wasm } = document.currentScript.dataset;
  const body = document.body;
  const HIDDEN = "govuk-exit-this-page-hide-content";
  // Whoever has left is taken nowhere else by what still comes in.
  let left = false;

  const leave = leaving(document.querySelector(".govuk-exit-this-page"));
  // Stands on the pages that show or ask for answers.
  const pieces = document.querySelector("template[data-private]");
  if (pieces || document.forms[0]) nothingToComeBackTo();
  if (pieces) hidingUntouched();
  if (pieces && window.fetch && "submitter" in SubmitEvent.prototype) postingByScript();
  if (js && "WebAssembly" in window) islands();

  function piece(nth) {
    return pieces.content.children[nth].cloneNode(true);
  }

  function focus(element) {
    element.tabIndex = -1;
    element.focus();
  }

  // Behaves like govuk-frontend's Exit this page (texts, lights, times), but also drops the draft, puts the other
  // site in this page's place, so that Back passes over it, and takes the site's other tabs along. Of the keys it
  // counts what hands do in a panic, and not what they do otherwise.
  function leaving(root) {
    const button = root.querySelector("a");
    const say = (what) => root.dataset["i18n." + what];
    const make = (tag, attributes, parent) => {
      const element = document.createElement(tag);
      for (const name in attributes) element.setAttribute(name, attributes[name]);
      return parent.appendChild(element);
    };
    const lamp = "govuk-exit-this-page__indicator";
    const lights = make("div", { class: lamp, "aria-hidden": true }, button);
    for (let light = 0; light < 3; light++) make("div", { class: lamp + "-light" }, lights);
    const status = make("span", { role: "status", class: "govuk-visually-hidden" }, root);
    const others = window.BroadcastChannel && new BroadcastChannel("x");
    let pressed = 0, waiting = 0, forgetting = 0, overlay;
    // The Shift keys that are down, by where they are, and whether each can still become a press.
    let held = {};

    const show = () => {
      lights.classList.toggle(lamp + "--visible", pressed > 0);
      [...lights.children].forEach((light, at) => light.classList.toggle(lamp + "-light--on", at < pressed));
    };
    const expire = () => {
      clearTimeout(waiting);
      waiting = pressed = 0;
      status.textContent = say("timedOut");
      forgetting = setTimeout(() => (status.textContent = ""), 5000);
      show();
    };
    const cover = () => {
      left = true;
      // Pressed again because nothing came: try again.
      if (overlay) overlay.remove();
      status.textContent = "";
      body.classList.add(HIDDEN);
      overlay = make("div", { class: "govuk-exit-this-page-overlay", role: "alert" }, body);
      overlay.textContent = say("activated");
    };
    const leave = (event) => {
      if (event) event.preventDefault();
      cover();
      // Should the message below be lost, the next request for a page tells the server. Gone with the browser.
      document.cookie = (location.protocol === "https:" ? "__Host-x=1; Secure" : "x=1") + "; Path=/; SameSite=Strict";
      if (others) others.postMessage("");
      // Does not wait for an answer. Where it can't be sent, the server is passed on the way instead.
      const told = navigator.sendBeacon && navigator.sendBeacon("/leave");
      location.replace(told ? root.dataset.to : button.href);
    };
    if (others) others.onmessage = () => (cover(), location.replace(root.dataset.to));

    for (const way of document.querySelectorAll('a[href="/leave"]')) way.addEventListener("click", leave);
    // A link that looks and is read like a button answers to Space as one.
    button.addEventListener("keydown", (event) => event.key === " " && leave(event));
    const press = () => {
      pressed += 1;
      show();
      clearTimeout(forgetting);
      clearTimeout(waiting);
      if (pressed > 2) {
        waiting = pressed = 0;
        leave();
      } else {
        status.textContent = say(pressed > 1 ? "pressOneMoreTime" : "pressTwoMoreTimes");
        waiting = setTimeout(expire, 5000);
      }
    };
    const spoil = () => {
      for (const place in held) held[place] = false;
    };
    const listen = (names, hear) => names.split(" ").forEach((name) => addEventListener(name, hear, { capture: true, passive: true }));
    const combined = (event) => event.altKey || event.ctrlKey || event.metaKey || event.getModifierState("AltGraph");
    listen("keydown", (event) => {
      // Where letters are put together by a program, that program's name may stand for the key's.
      if (event.key !== "Shift" && !/^Shift/.test(event.code)) return spoil();
      const place = event.location;
      // One that is told again is held down; but some systems keep it to themselves that one of two came up.
      if (!event.repeat || !(place in held)) held[place] = true;
      if (combined(event)) spoil();
    });
    listen("keyup", (event) => {
      const counts = event.key === "Shift" && held[event.location] && !combined(event);
      if (event.key === "Shift") delete held[event.location];
      else spoil();
      if (counts) press();
      else if (waiting) expire();
    });
    listen("pointerdown pointerup mousedown wheel", spoil);
    listen("pointermove", (event) => event.buttons && spoil());
    // What comes up elsewhere, or here after something was pressed elsewhere, is no press.
    listen("blur", (event) => event.target === window && (held = {}));
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      if (overlay) overlay = overlay.remove();
      body.classList.remove(HIDDEN);
      clearTimeout(waiting);
      status.textContent = "";
      waiting = pressed = 0;
      left = false;
      held = {};
      show();
    });
    return leave;
  }

  // A browser may keep a page it has left just as it was, words and all, and show that on Back. So it is
  // kept hidden, and asked for anew: once its draft is dropped it has nothing to show. By address rather than
  // as a reload, which would post a form again.
  function nothingToComeBackTo() {
    addEventListener("pagehide", () => body.classList.add(HIDDEN));
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      body.classList.add(HIDDEN);
      location.replace(location.pathname + location.search);
    });
  }

  // After 15 minutes without a touch somebody else may look at the page: it asks before it shows anything. All that
  // was typed stays where it is. The clock is looked at, because a telephone that sleeps runs no timers.
  function hidingUntouched() {
    const main = document.getElementById("main");
    let touched = Date.now(), question, focused;
    const look = () => {
      if (question || Math.abs(Date.now() - touched) < 15 * 60000) return;
      focused = document.activeElement;
      question = main.insertBefore(piece(0), main.firstChild);
      main.classList.add("fs-hidden");
      const [show, drop] = question.querySelectorAll("button");
      show.onclick = shown;
      drop.onclick = leave;
      focus(question.querySelector("h1"));
    };
    const touch = () => {
      look();
      touched = Date.now();
    };
    const shown = () => {
      touch();
      question = question.remove();
      main.classList.remove("fs-hidden");
      focused.focus();
      if (!document.querySelector("[data-form=idle]")) return;
      const asked = new XMLHttpRequest();
      // The islands know better what to say of it.
      asked.onload = () => document.dispatchEvent(new CustomEvent("still-here", { detail: asked.status }));
      asked.open("POST", "/report/still-here");
      asked.send();
    };
    for (const way of ["keydown", "pointerdown", "pointermove", "touchstart", "wheel", "scroll"]) {
      addEventListener(way, touch, { capture: true, passive: true });
    }
    for (const way of ["visibilitychange", "focus", "pageshow"]) addEventListener(way, look, true);
    setInterval(look, 20000);
  }

  // A form that a browser posts by itself lies in its files, words and all, for as long as the page can be come back
  // to. So it is sent from here once the islands have had their say; and where it is not taken, nothing that was
  // typed has moved.
  function postingByScript() {
    let sent = 0, answer;

    if (location.hash && history.scrollRestoration === "manual") location.replace(location.hash);
    const go = (next) => {
      const here = location.href.split("#")[0];
      // To another place in the same page a browser would only scroll.
      if (next.includes("#") && new URL(next, here).href.split("#")[0] === here) {
        history.replaceState(null, "", next);
        // Else the page comes back where it was scrolled to; and browsers that are told so go to no place by themselves.
        history.scrollRestoration = "manual";
        location.reload();
      } else location.assign(next);
    };
    const refuse = (form, why) => {
      sent = 0;
      form.removeAttribute("aria-busy");
      answer = piece(1);
      if (why) {
        for (const other of why.querySelectorAll("form, template")) other.remove();
        for (const each of why.querySelectorAll("[id]")) each.removeAttribute("id");
        // The page has its heading.
        answer.innerHTML = why.innerHTML.replace(/(<\/?)h1\b/g, "$1h2");
      }
      form.before(answer);
      focus(answer);
    };
    const send = async (form, data) => {
      const number = (sent = Date.now());
      if (answer) answer.remove();
      form.setAttribute("aria-busy", true);
      const status = piece(2);
      const slow = setTimeout(() => form.append(status), 1000);
      let next, why;
      try {
        const headers = { "X-Requested-With": "script" };
        const got = await fetch(form.getAttribute("action"), { method: "POST", headers, body: data, credentials: "same-origin" });
        next = got.headers.get("X-Next-Page") || (got.redirected && got.ok && got.url);
        if (!next) why = new DOMParser().parseFromString(await got.text(), "text/html").querySelector("main");
      } catch (lost) {
        // The page says so in its own words.
      }
      clearTimeout(slow);
      status.remove();
      if (left) return;
      if (next) go(next);
      else if (sent === number) refuse(form, why);
    };
    addEventListener("submit", (event) => {
      const { target: form, submitter } = event;
      if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
      event.preventDefault();
      // Pressed twice, it is sent once; but nobody waits for ever for an answer that was lost.
      if (Math.abs(Date.now() - sent) < 20000) return;
      const data = new URLSearchParams(new FormData(form));
      if (submitter && submitter.name) data.append(submitter.name, submitter.value);
      send(form, data);
    });
  }

  // The tag's data names the files, because their names change with their content.
  function islands() {
    import(js)
      .then(async (app) => {
        await app.default({ module_or_path: wasm });
        app.hydrate();
        // Outer islands first: an inner one may be part of the children that an outer one wakes.
        for (const island of document.querySelectorAll("leptos-island")) {
          const wake = app[island.dataset.component];
          if (wake) await wake(island);
        }
        document.documentElement.dataset.awake = "";
      })
      // The page works as it was served: say why to whoever looks, and leave it so.
      .catch((why) => console.warn("islands not started:", why));
  }
})();
