// The participants' pages work without this file and those beside it. This one keeps what was sent until it has arrived:
// a copy on the device, sent again when there is a connection, and taken away once the study has it.
(() => {
  const me = document.body.dataset.me;
  const said = document.getElementById('page-texts')?.dataset;
  if (!me || !said) return;
  const AGAIN_MS = 15000;
  // Storage may be forbidden or full; what is on the page and at the study is then all there is.
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  // By person: two who share a device must never be offered each other's words.
  const name = (key) => `lytt:${me}:${key}`;
  const store = {
    get: (key) => attempt(() => JSON.parse(localStorage.getItem(name(key)))),
    set: (key, value) => attempt(() => localStorage.setItem(name(key), JSON.stringify(value))),
    drop: (key) => attempt(() => localStorage.removeItem(name(key))),
  };
  const make = (tag, properties = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  };

  /** 'later' for no connection and for a study that cannot answer just now; otherwise what the answer says. */
  const send = async ({ action, fields }) => {
    const answer = await fetch(action, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    }).catch(() => undefined);
    if (!answer || answer.status >= 500 || answer.status === 429) return { outcome: 'later' };
    if (answer.status === 401) return { outcome: 'signed-out' };
    // A page instead of a place to go to is a page that says what is wrong.
    const isTaken = answer.ok && answer.headers.get('content-type')?.includes('json');
    return isTaken ? { outcome: 'sent', to: (await answer.json()).to } : { outcome: 'refused' };
  };

  const outbox = {
    all: () => store.get('out') ?? [],
    keep(items) {
      if (items.length > 0) return store.set('out', items);
      return store.drop('out');
    },
    /** One for each place: what is sent anew takes the place of what waits. */
    put: (item) => outbox.keep([...outbox.all().filter(({ slot }) => slot !== item.slot), item]),
    drop: (id) => outbox.keep(outbox.all().filter((item) => item.id !== id)),
    refuse: (id) => outbox.keep(outbox.all().map((item) => (item.id === id ? { ...item, refused: true } : item))),
  };
  const wordsOf = (item) => item.fields.find(([field]) => field === 'body')?.[1] ?? '';

  const place = document.getElementById('outbox');
  const tell = (item, text, more = []) => {
    const id = `out-${item.id}`;
    document.getElementById(id)?.remove();
    place.append(
      make('div', { id, className: 'note' }, make('p', { textContent: text.replace('{title}', item.title) }), ...more),
    );
  };
  const link = (href, textContent) => make('p', {}, make('a', { href, textContent }));
  const show = (item, outcome, to) => {
    if (outcome === 'sent') return tell(item, said.sentNow, [link(to, said.seeIt)]);
    if (outcome === 'signed-out') return tell(item, said.signedOut, [link('/sign-in', said.signIn)]);
    if (outcome === 'later') return tell(item, said.waits);
    const away = make('button', { type: 'button', className: 'quiet', textContent: said.drop });
    away.addEventListener('click', () => {
      outbox.drop(item.id);
      document.getElementById(`out-${item.id}`)?.remove();
    });
    const words = make('textarea', { readOnly: true, rows: 4, value: wordsOf(item) });
    words.setAttribute('aria-label', said.words);
    return tell(item, said.refused, [words, link(item.page, said.seeIt), make('div', { className: 'actions' }, away)]);
  };

  let busy = false;
  const flush = async () => {
    if (busy) return;
    busy = true;
    for (const item of outbox.all()) {
      if (item.refused) {
        if (!document.getElementById(`out-${item.id}`)) show(item, 'refused');
        continue;
      }
      const { outcome, to } = await send(item);
      if (outcome === 'sent') {
        outbox.drop(item.id);
        store.drop(item.slot);
      }
      if (outcome === 'refused') outbox.refuse(item.id);
      if (outcome !== 'later' || !document.getElementById(`out-${item.id}`)) show(item, outcome, to);
    }
    busy = false;
  };
  globalThis.lytt = { store, outbox, send, make, flush };

  const arrived = document.querySelector('[data-sent]')?.dataset.sent;
  if (arrived) {
    store.drop(arrived);
    outbox.keep(outbox.all().filter(({ slot }) => slot !== arrived));
  }
  void flush();
  addEventListener('online', () => void flush());
  setInterval(() => outbox.all().some((item) => !item.refused) && void flush(), AGAIN_MS);

  // A page when there is no connection. It keeps no answer and no page of the study (see sw.js).
  if ('serviceWorker' in navigator && isSecureContext)
    void navigator.serviceWorker.register('/p/sw.js').catch(() => undefined);
})();
