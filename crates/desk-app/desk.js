// What scripts add to the desk: passkeys, the lock that keeps what is being typed, the line that says what came, and
// keys. All else works without. Nothing is stored on the device. No inline script, so that the page's policy can forbid
// them.
(() => {
  const body = document.body;
  const find = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  };
  // What one tab knows the others hear. A channel does not hear itself.
  const channel = window.BroadcastChannel && new BroadcastChannel("desk");
  const heard = [];
  const tell = (what) => channel && channel.postMessage(what);
  if (channel) channel.onmessage = ({ data }) => heard.forEach((hear) => hear(data));

  // Locks this page, with what is typed in it. Where the desk does not lock itself, there is nothing to keep.
  let lockHere = () => location.replace("/locked");

  all("[data-passkey]").forEach(passkey);
  const live = find("#live[data-live]");
  if (body.dataset.idle) locking(Number(body.dataset.idle) * 1000);
  if (live && window.EventSource && navigator.locks) living();
  keys();

  // A passkey: what the server asks goes to the device, and what the device says goes back.
  function passkey(root) {
    const { passkey: what, action, name } = root.dataset;
    const [start, cancel, said] = ["[data-start]", "[data-cancel]", "[data-said]"].map((part) => find(part, root));
    const say = (text) => (said.textContent = text);
    let asking;
    const json = async (step, content) => {
      const headers = { "Content-Type": "application/json" };
      const signal = asking.signal;
      const got = await fetch(action + step, { method: "POST", headers, body: JSON.stringify(content), signal });
      if (!got.ok) throw Object.assign(new Error(), { name: got.status === 429 ? "Often" : "Refused" });
      return got.json();
    };
    const ask = async () => {
      asking = new AbortController();
      start.hidden = true;
      cancel.hidden = false;
      cancel.focus();
      say("Your device is asking you.");
      try {
        const given = await json("/options", name ? { name } : {});
        const options = given.publicKey || given;
        const signal = asking.signal;
        const credential =
          what === "enrol"
            ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal })
            : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), signal });
        say("Checking.");
        const { to } = await json("/finish", credential.toJSON());
        tell({ unlocked: true });
        return location.replace(to);
      } catch (why) {
        say(refusal(why.name));
      }
      cancel.hidden = true;
      start.hidden = false;
      start.focus();
    };
    start.addEventListener("click", ask);
    cancel.addEventListener("click", () => asking.abort());
    if (!window.PublicKeyCredential || !PublicKeyCredential.parseRequestOptionsFromJSON) {
      start.hidden = true;
      say("This browser can’t use passkeys, or is too old for it. Use another one.");
    }
  }

  function refusal(name) {
    switch (name) {
      case "AbortError":
        return "Cancelled. Nothing was sent.";
      case "NotAllowedError":
        return "Your device did not use a passkey: it was cancelled, or took too long. Try again.";
      case "InvalidStateError":
        return "This device already has a passkey for the desk. Use another device.";
      case "SecurityError":
        return "Passkeys do not work at this address. Use the address that you were given, with its name.";
      case "Often":
        return "Tried too often. Wait a minute, then try again.";
      case "Refused":
        return "That did not work. Try again.";
      default:
        return "The desk can’t be reached. Try again.";
    }
  }

  // What is typed in this page and not sent, as pairs: the place of each form, and its fields.
  function typed() {
    const pairs = new URLSearchParams();
    const changed = (field) =>
      field.type === "checkbox" || field.type === "radio"
        ? field.checked !== field.defaultChecked
        : field.options
          ? [...field.options].some((option, at) => option.selected !== (option.defaultSelected || (!at && !find("[selected]", field))))
          : field.type !== "hidden" && field.value !== field.defaultValue;
    for (const form of all('main form[method="post"]')) {
      if (![...form.elements].some((field) => field.name && changed(field))) continue;
      pairs.append("place", form.getAttribute("action"));
      for (const [name, value] of new FormData(form)) pairs.append(name, value);
    }
    return pairs;
  }

  // After a time without a key, a pointer or a touch in any of the desk's tabs, and at the button. The clock is looked
  // at, because a machine that sleeps runs no timers.
  function locking(idle) {
    const line = find("#idle");
    let touched = Date.now();
    let toldOthers = 0;
    let toldServer = Date.now();
    let locked = false;
    let warned = false;

    const lock = async (first) => {
      if (locked) return;
      locked = true;
      if (first) tell({ lock: true });
      const content = typed();
      try {
        // A browser sends only a little after a page has gone.
        const keepalive = String(content).length < 60000;
        const got = await fetch("/lock", { method: "POST", body: content, keepalive, redirect: "manual" });
        if (got.status >= 500) throw got;
        location.replace("/locked");
      } catch (lost) {
        cover();
      }
    };
    lockHere = () => lock(false);
    // The words can't be kept elsewhere: they stay here, unseen.
    const cover = () => {
      const parts = [...body.children];
      parts.forEach((part) => (part.hidden = true));
      const main = make("div", "", { class: "gate" });
      const card = make("div", "", { class: "card" });
      const again = make("button", "Try again", { class: "btn main big", type: "button" });
      card.append(make("h1", "Locked"), make("p", "The desk can’t be reached. What you typed is kept in this page until it can."), again);
      main.append(card);
      body.append(main);
      again.focus();
      again.onclick = () => {
        main.remove();
        locked = false;
        lock(true);
      };
    };
    const warn = (left) => {
      if (!left) {
        if (warned) line.replaceChildren();
        warned = false;
      } else if (!warned) {
        warned = true;
        const stay = make("button", "Stay signed in", { type: "button", class: "btn" });
        const note = make("div", "", { class: "note-line warn" });
        note.append(make("b", "The desk locks in a minute. What you type is kept."), stay);
        line.replaceChildren(note);
      }
    };
    const look = () => {
      const still = Date.now() - touched;
      if (still >= idle) lock(true);
      else warn(still >= idle - 60000 && idle > 60000);
    };
    const touch = () => {
      // Whoever comes back after it should have locked finds it locked.
      look();
      if (locked) return;
      touched = Date.now();
      warn(false);
      // Whoever writes for long asks for no page meanwhile: the server is told that they are there.
      if (touched - toldServer > 60000) {
        toldServer = touched;
        fetch("/still-here", { method: "POST" }).catch(() => {});
      }
      if (touched - toldOthers < 5000) return;
      toldOthers = touched;
      tell({ touched });
    };
    heard.push((said) => {
      if (said.lock) lock(false);
      if (said.touched > touched) {
        touched = said.touched;
        warn(false);
      }
    });
    for (const way of ["keydown", "pointerdown", "pointermove", "touchstart", "wheel"]) {
      addEventListener(way, touch, { capture: true, passive: true });
    }
    for (const way of ["visibilitychange", "focus", "pageshow"]) addEventListener(way, look, true);
    setInterval(look, 1000);
    addEventListener("submit", (event) => {
      if (event.target.getAttribute("action") !== "/lock") return;
      event.preventDefault();
      lock(true);
    });
    // A page that Back brings out of the browser's memory is asked for anew.
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  }

  // One stream a browser: whichever tab holds the lock has it open and tells the others. It says numbers only. Nothing
  // moves in the page: one line says what came.
  function living() {
    const { live: address, asOf = "", case: reference, version } = live.dataset;
    const cases = new Set(reference ? [reference] : []);
    let leading, stream, since = asOf, before = {}, now = {}, opening;

    const show = (text, link, href, kind = "news") => {
      if (live.textContent.startsWith(text)) return;
      const note = make("div", "", { class: "note-line " + kind });
      note.append(make("b", text), make("a", link, { href }));
      live.replaceChildren(note);
    };
    const counted = () => {
      const sum = Object.values(now).reduce((sum, count) => sum + count, 0);
      if (!sum) return;
      const urgent = now[1] || 0;
      const which = !urgent ? "" : sum === 1 ? ", in band 1" : `, ${urgent === 1 ? "one" : urgent} of them in band 1`;
      show(`${sum === 1 ? "1 new report" : sum + " new reports"}${which}. Nothing below has moved.`, "Show them", location.href);
    };
    const hear = (said) => {
      if (said.to === "/locked") lockHere();
      else if (said.to) location.replace(said.to);
      if (said.wants && leading && !cases.has(said.wants)) {
        cases.add(said.wants);
        clearTimeout(opening);
        opening = setTimeout(open, 300);
      }
      if (said.opened !== undefined) {
        if (reference) tell({ wants: reference });
        // A stream that counts from before this page would count too much.
        else if (said.opened < asOf) lead(true);
      }
      if (said.lost) show("Live update stopped.", "Load the page again", location.href, "warn");
      if (reference && said.version > Number(version) && (said.case ? said.case === reference : said.own)) {
        show(`Somebody changed this case: you see version ${version}, the newest is ${said.version}.`, "Show it", location.pathname);
      }
      if (!reference && said.new && said.since >= asOf) {
        // Another tab counts from a later moment: what was counted until then stays counted.
        if (said.since !== since) [since, before] = [said.since, said.since === asOf ? {} : now];
        now = { ...before };
        for (const band in said.new) now[band] = (before[band] || 0) + said.new[band];
        counted();
      }
    };
    const say = (what) => {
      tell(what);
      hear({ ...what, own: true });
    };
    const open = () => {
      if (stream) stream.close();
      const query = new URLSearchParams();
      if (asOf) query.set("since", asOf);
      for (const one of cases) query.append("case", one);
      stream = new EventSource(`${address}?${query}`);
      stream.onopen = () => tell({ opened: asOf });
      stream.onmessage = ({ data }) => say({ since: asOf, ...JSON.parse(data) });
      stream.addEventListener("locked", () => say({ to: "/locked" }));
      stream.addEventListener("revoked", () => say({ to: "/sign-in" }));
      stream.onerror = () => {
        if (stream.readyState !== EventSource.CLOSED) return;
        say({ lost: true });
        leading();
      };
    };
    const lead = (steal) => {
      const held = () =>
        new Promise((end) => {
          leading = end;
          open();
        });
      const done = () => {
        if (stream) stream.close();
        leading = stream = undefined;
      };
      navigator.locks.request("desk-stream", steal ? { steal: true } : {}, held).then(
        () => {
          done();
          setTimeout(lead, 20000);
        },
        // Another tab has taken it.
        () => {
          done();
          lead();
        },
      );
    };
    heard.push(hear);
    addEventListener("pagehide", () => stream && stream.close());
    lead(Boolean(asOf) && !document.hidden);
    if (reference) tell({ wants: reference });
  }

  // Single letters, only while the list or the heading of a case has focus, and until they are turned off.
  function keys() {
    const list = find("[data-list]");
    const heading = find("[data-casehead]");
    const help = find("[data-keys]");
    const links = list ? all(".queue a.ref", list) : [];
    const note = find("#note-text");
    let on = true;

    const mark = (link) => {
      for (const other of links) {
        other.tabIndex = other === link && on ? 0 : on ? -1 : 0;
        other.closest("tr").classList.toggle("here", on && other === link && document.activeElement === link);
      }
    };
    const move = (by) => {
      const at = links.indexOf(document.activeElement);
      const next = links[Math.min(Math.max(at + by, 0), links.length - 1)];
      if (next) next.focus();
    };
    const press = (event) => {
      if (!on || event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
      const take = find('[data-key="t"]');
      const acts = {
        j: list && (() => move(1)),
        k: list && (() => move(-1)),
        t: list && take && (() => take.click()),
        n: heading && note && (() => note.focus()),
        "?": help && (() => help.focus()),
      };
      if (!acts[event.key]) return;
      event.preventDefault();
      acts[event.key]();
    };
    if (list && links.length) {
      list.addEventListener("keydown", press);
      list.addEventListener("focusin", ({ target }) => links.includes(target) && mark(target));
      list.addEventListener("focusout", () => links.forEach((link) => link.closest("tr").classList.remove("here")));
      mark(links[0]);
    }
    if (heading && note) {
      heading.tabIndex = -1;
      heading.addEventListener("keydown", press);
    }
    if (!help) return;
    const says = { j: "down", k: "up", Enter: "open", t: "take next", "?": "these keys" };
    for (const key in says) {
      const one = make("span", " " + says[key]);
      one.prepend(make("kbd", key));
      help.append(one);
    }
    const toggle = make("button", "Turn keys off", { type: "button", class: "btn plain" });
    toggle.onclick = () => {
      on = !on;
      toggle.textContent = on ? "Turn keys off" : "Turn keys on";
      all("kbd").forEach((key) => (key.hidden = !on));
      mark(links[0]);
    };
    help.append(make("span", "Keys work only while the list has focus."), toggle);
    help.tabIndex = -1;
    help.hidden = false;
    all("kbd").forEach((key) => (key.hidden = false));
  }
})();
