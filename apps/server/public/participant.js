// The participants' pages work without this file. It keeps what is being typed, here and at our place, and says when news came.
(() => {
  const texts = document.getElementById('draft-texts')?.dataset;
  const EVERY_MS = 5000;
  const NEWS_MS = 45000;
  const device = (slot) => `lytt:${slot}`;
  // Storage may be forbidden or full; the server's copy is then the only one.
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  const store = {
    get: (slot) => attempt(() => localStorage.getItem(device(slot))),
    set: (slot, body) => attempt(() => localStorage.setItem(device(slot), body)),
    drop: (slot) => attempt(() => localStorage.removeItem(device(slot))),
  };
  const plain = (body) => body.replace(/\r\n?/g, '\n').trim();
  const sent = document.querySelector('[data-sent]')?.dataset.sent;
  if (sent) store.drop(sent);

  const keepTyping = (form) => {
    const box = form.querySelector('textarea[name=body]');
    const line = form.querySelector('.saved');
    const slot = form.dataset.draft;
    let saved = box.value;
    let timer;
    const save = async () => {
      timer = undefined;
      const body = box.value;
      if (body === saved) return;
      try {
        const answer = await fetch('/p/draft', {
          method: 'POST',
          keepalive: body.length < 15000,
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify({ slot, body }),
        });
        if (!answer.ok) throw new Error(String(answer.status));
        const { saved: at } = await answer.json();
        saved = body;
        if (box.value === body) store.drop(slot);
        line.textContent = at ? texts.saved.replace('{time}', at) : '';
      } catch {
        line.textContent = texts.device;
        timer ??= setTimeout(save, EVERY_MS);
      }
    };
    const typed = () => {
      store.set(slot, box.value);
      timer ??= setTimeout(save, EVERY_MS);
    };
    box.addEventListener('input', typed);
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden || !timer) return;
      clearTimeout(timer);
      void save();
    });
    form.addEventListener('submit', () => {
      clearTimeout(timer);
      store.set(slot, box.value);
    });

    const left = store.get(slot);
    if (left === null) return;
    if (plain(left) === '' || plain(left) === plain(box.value)) return store.drop(slot);
    const offer = document.createElement('div');
    offer.className = 'note';
    const words = Object.assign(document.createElement('p'), { className: 'words', textContent: left });
    const button = (text, act) => {
      const made = Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'quiet',
        textContent: text,
      });
      made.addEventListener('click', () => {
        act();
        offer.remove();
        box.focus();
      });
      return made;
    };
    const actions = Object.assign(document.createElement('div'), { className: 'actions' });
    actions.append(
      button(texts.use, () => {
        box.value = left;
        typed();
      }),
      button(texts.drop, () => store.drop(slot)),
    );
    offer.append(Object.assign(document.createElement('p'), { textContent: texts.other }), words, actions);
    form.closest('details')?.setAttribute('open', '');
    box.before(offer);
  };
  if (texts) document.querySelectorAll('form[data-draft]').forEach(keepTyping);

  const bar = document.querySelector('[data-news]');
  if (bar)
    setInterval(async () => {
      if (document.hidden || !bar.hidden) return;
      const answer = await fetch(bar.dataset.news, { headers: { accept: 'application/json' } }).catch(() => undefined);
      if (!answer?.ok || (await answer.json()).fresh === 0) return;
      bar.append(
        Object.assign(document.createElement('a'), { href: location.pathname, textContent: bar.dataset.text }),
      );
      bar.hidden = false;
    }, NEWS_MS);
})();
