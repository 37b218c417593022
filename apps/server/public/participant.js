// The participants' pages work without this file and those beside it. This one sends what waits in the outbox (outbox.js)
// when there is a connection, and says of each message what became of it.
(() => {
  const me = document.body.dataset.me;
  const said = document.getElementById('page-texts')?.dataset;
  if (!me || !said) return;
  const AGAIN_MS = 15000;
  const locks = globalThis.navigator.locks;
  const newName = () =>
    globalThis.crypto?.randomUUID?.() ?? uuidOf(globalThis.crypto.getRandomValues(new Uint8Array(16)));
  /** `crypto.randomUUID` is missing on plain http. */
  function uuidOf(bytes) {
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
  const make = (tag, properties = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  };

  /**
   * 'later' with its cause: no connection, or a study that cannot answer just now. Otherwise what the answer says.
   * `files` come along from the page alone: a device keeps no pictures.
   */
  const deliver = async ({ action, fields, files }) => {
    const answer = await fetch(action, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        ...(files ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      body: files ?? new URLSearchParams(fields),
    }).catch(() => undefined);
    if (!answer) return { outcome: 'later', why: navigator.onLine ? 'away' : 'offline' };
    if (answer.status >= 500 || answer.status === 429) return { outcome: 'later', why: 'away' };
    if (answer.status === 401) return { outcome: 'signed-out' };
    // A page instead of a place to go to is a page that says what is wrong.
    const isTaken = answer.ok && answer.headers.get('content-type')?.includes('json');
    return isTaken ? { outcome: 'sent', to: (await answer.json()).to } : { outcome: 'refused' };
  };

  /** The name of this window, kept over a reload. Its lock tells other windows that it is still open. */
  const nameOf = async () => {
    const kept = sessionOf('lytt-tab') ?? newName();
    const hold = (name) =>
      new Promise((resolve) => {
        if (!locks) return resolve(true);
        void locks.request(`lytt-tab:${name}`, { ifAvailable: true }, (lock) => {
          resolve(Boolean(lock));
          // Held for as long as the window is open.
          return lock ? new Promise(() => undefined) : undefined;
        });
      });
    // A window that was duplicated brings the other's name along.
    const name = (await hold(kept)) ? kept : newName();
    if (name !== kept) await hold(name);
    sessionOf('lytt-tab', name);
    return name;
  };
  const sessionOf = (key, value) => {
    try {
      if (value === undefined) return sessionStorage.getItem(key);
      sessionStorage.setItem(key, value);
    } catch {
      return null;
    }
  };
  /** Where a device forbids storage, nothing is kept, and nothing is said to be. */
  const storage = () => {
    try {
      return localStorage;
    } catch {
      return { length: 0, key: () => null, getItem: () => null, removeItem() {}, setItem: () => nothing() };
    }
  };
  const nothing = () => {
    throw new Error('nothing is kept here');
  };
  const openTabs = async () =>
    new Set(
      ((await locks?.query())?.held ?? [])
        .map(({ name }) => name)
        .filter((name) => name.startsWith('lytt-tab:'))
        .map((name) => name.slice('lytt-tab:'.length)),
    );

  const place = document.getElementById('outbox');
  const wordsOf = (message) => message.fields.find(([field]) => field === 'body')?.[1] ?? '';
  const idOf = (message) => `out-${message.id}`;
  const say = (message, text, more = []) => {
    document.getElementById(idOf(message))?.remove();
    const note = make('div', { id: idOf(message), className: 'note' });
    note.append(make('p', { textContent: text.replace('{title}', message.title) }), ...more);
    place.append(note);
  };
  const link = (href, textContent) => make('p', {}, make('a', { href, textContent }));
  /** Which of several messages it is can be told by its words alone. */
  const quote = (message) => [make('p', { className: 'words', textContent: wordsOf(message) })];

  const start = async () => {
    const [tab, open] = [await nameOf(), await openTabs()];
    let busy;
    const alone = async (work) => {
      if (locks) return locks.request(`lytt-send:${me}`, work);
      busy = Promise.resolve(busy).then(work);
      return busy;
    };
    const { typed, outbox } = globalThis.lyttOutbox({
      storage: storage(),
      me,
      tab,
      isAlive: (name) => open.has(name),
      alone,
      deliver,
      now: () => performance.timeOrigin + performance.now(),
    });

    const tell = (message, { outcome, why, to }) => {
      if (outcome === 'sent') return say(message, said.sentNow, [link(to, said.seeIt)]);
      if (outcome === 'signed-out')
        return say(message, said.signedOut, [...quote(message), link('/sign-in', said.signIn)]);
      if (outcome === 'later') return say(message, why === 'offline' ? said.waits : said.away, quote(message));
      const away = make('button', { type: 'button', className: 'quiet', textContent: said.drop });
      away.addEventListener('click', () => {
        outbox.drop(message.id);
        document.getElementById(idOf(message))?.remove();
      });
      const words = make('textarea', { readOnly: true, rows: 4, value: wordsOf(message) });
      words.setAttribute('aria-label', said.words);
      return say(message, said.refused, [
        words,
        link(message.page, said.seeIt),
        make('div', { className: 'actions' }, away),
      ]);
    };
    const flush = async () => {
      for (const message of outbox.all())
        if (message.refused && !document.getElementById(idOf(message))) tell(message, { outcome: 'refused' });
      await outbox.flush(tell);
    };
    // A message that another window has sent meanwhile is said to wait no longer.
    addEventListener('storage', () => {
      const left = new Set(outbox.all().map(idOf));
      for (const note of place.querySelectorAll('.note[id^=out-]'))
        if (!left.has(note.id) && !note.querySelector('a[href*="sent="]')) note.remove();
    });
    globalThis.lytt = { typed, outbox, deliver, make, newName, flush, tell };

    const arrived = document.querySelector('[data-sent]')?.dataset.sent;
    if (arrived) typed.drop(arrived);
    document.dispatchEvent(new Event('lytt:ready'));
    void flush();
    addEventListener('online', () => void flush());
    setInterval(() => outbox.waiting().length > 0 && void flush(), AGAIN_MS);
  };
  globalThis.lytt = { make };
  void start();

  // A page when there is no connection. It keeps no answer and no page of the study (see sw.js).
  if ('serviceWorker' in navigator && isSecureContext)
    void navigator.serviceWorker.register('/p/sw.js').catch(() => undefined);
})();
