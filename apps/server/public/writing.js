// What is being typed: a copy on the device at every key, at the study within five seconds, and sent so that it cannot get lost.
(() => {
  if (!globalThis.lytt) return;
  const { store, outbox, send, make } = globalThis.lytt;
  const said = document.getElementById('draft-texts')?.dataset;
  const EVERY_MS = 5000;
  const CONTROLS = 'input[name=choice],input[name=rating],select[name^=rank-],input[name^=alt-]';
  const plain = (body) => body.replace(/\r\n?/g, '\n').trim();
  /** A name for what this device saves; `crypto.randomUUID` is missing on plain http. */
  const newName = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`;

  const pickedIn = (form) => {
    const picked = {};
    for (const control of form.querySelectorAll(CONTROLS))
      if (control.type === 'radio' || control.type === 'checkbox' ? control.checked : control.value !== '')
        (picked[control.name] ??= []).push(control.value);
    return picked;
  };
  const pick = (form, picked) => {
    for (const control of form.querySelectorAll(CONTROLS)) {
      const values = picked[control.name] ?? [];
      if (control.type === 'radio' || control.type === 'checkbox') control.checked = values.includes(control.value);
      else control.value = values[0] ?? '';
    }
    form.dispatchEvent(new Event('lytt:picked'));
  };
  const typedIn = (form, box) => ({ body: box?.value ?? '', picked: pickedIn(form) });
  const isSame = (a, b) => plain(a.body) === plain(b.body) && JSON.stringify(a.picked) === JSON.stringify(b.picked);
  const isEmpty = ({ body, picked }) => plain(body) === '' && Object.keys(picked).length === 0;

  const watch = (form) => {
    const box = form.querySelector('textarea[name=body]');
    const line = form.querySelector('.saved');
    const known = form.elements.known;
    const slot = form.dataset.draft;
    let saved = typedIn(form, box);
    let timer;
    let held = false;
    const knows = (revision) => {
      known.value = [...known.value.split(',').filter(Boolean), revision].slice(-30).join(',');
    };
    const fill = (typed) => {
      if (box) box.value = typed.body;
      pick(form, typed.picked);
    };

    /** Words from elsewhere, shown beside and taken or left by the one who wrote both. */
    const offer = (intro, typed, use, leave) => {
      form.querySelector('.offer')?.remove();
      const note = make('div', { className: 'note offer' }, make('p', { textContent: intro }));
      note.setAttribute('role', 'alert');
      note.append(make('p', { className: 'words', textContent: typed.body }));
      const button = (textContent, act) => {
        const made = make('button', { type: 'button', className: 'quiet', textContent });
        made.addEventListener('click', () => {
          note.remove();
          act();
          box?.focus();
        });
        return made;
      };
      note.append(make('div', { className: 'actions' }, button(said.use, use), button(leave.text, leave.act)));
      form.closest('details')?.setAttribute('open', '');
      (box ?? line).before(note);
    };

    const meetsNewer = (newer) => {
      held = true;
      line.textContent = '';
      const goOn = () => {
        held = false;
        knows(newer.revision);
      };
      const use = () => {
        goOn();
        fill(newer);
        saved = typedIn(form, box);
        store.drop(slot);
      };
      const keep = () => {
        goOn();
        void save();
      };
      offer(said.newer.replace('{time}', newer.saved), newer, use, { text: said.keep, act: keep });
    };

    const save = async () => {
      timer = undefined;
      const typed = typedIn(form, box);
      if (held || isSame(typed, saved)) return;
      const revision = newName();
      const before = known.value;
      // Told before it is known to have arrived: an answer that gets lost must not make this device a stranger.
      knows(revision);
      const body = JSON.stringify({ slot, ...typed, known: before, revision });
      const answer = await fetch('/p/draft', {
        method: 'POST',
        keepalive: body.length < 30000,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
      }).catch(() => undefined);
      if (answer?.status === 409) return meetsNewer((await answer.json()).newer);
      if (answer?.ok) {
        const { saved: at } = await answer.json();
        saved = typed;
        if (isSame(typedIn(form, box), typed)) store.drop(slot);
        line.textContent = at ? said.saved.replace('{time}', at) : '';
        return;
      }
      line.textContent = said.device;
      timer ??= setTimeout(save, EVERY_MS);
    };
    const typed = () => {
      store.set(slot, typedIn(form, box));
      timer ??= setTimeout(save, EVERY_MS);
    };
    form.addEventListener('input', typed);
    form.addEventListener('lytt:moved', typed);
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden || !timer) return;
      clearTimeout(timer);
      void save();
    });

    form.addEventListener('submit', async (event) => {
      clearTimeout(timer);
      store.set(slot, typedIn(form, box));
      // Pictures go as the browser sends them, and so does a button that leads elsewhere.
      const files = [...form.querySelectorAll('input[type=file]')].some((field) => field.files.length > 0);
      if (files || event.submitter?.hasAttribute('formaction') || event.defaultPrevented) return;
      event.preventDefault();
      const fields = [...new FormData(form, event.submitter)].filter(([, value]) => typeof value === 'string');
      const item = {
        id: form.elements.key.value,
        slot,
        action: form.getAttribute('action'),
        fields,
        page: location.pathname,
        title: document.title.split(' · ')[0],
      };
      outbox.put(item);
      line.textContent = said.sending;
      const { outcome, to } = await send(item);
      if (outcome === 'sent') {
        outbox.drop(item.id);
        store.drop(slot);
        if (to.split('#')[0] === location.pathname + location.search) {
          location.hash = to.split('#')[1] ?? '';
          return location.reload();
        }
        return location.assign(to);
      }
      if (outcome === 'later') {
        line.textContent = said.waits;
        return globalThis.lytt.flush();
      }
      // Signed out, or refused for a reason that stands on the page: the browser shows it, with the text in it.
      // After signing in again it goes by itself, under the same key.
      if (outcome === 'refused') outbox.drop(item.id);
      if (event.submitter?.name)
        form.append(make('input', { type: 'hidden', name: event.submitter.name, value: event.submitter.value }));
      form.submit();
    });

    const left = store.get(slot);
    if (!left) return;
    const waits = outbox.all().some((item) => item.slot === slot);
    if (waits || isEmpty(left) || isSame(left, saved)) return waits || store.drop(slot);
    const use = () => {
      fill(left);
      typed();
    };
    offer(said.other, left, use, { text: said.drop, act: () => store.drop(slot) });
  };

  const start = (root) => {
    for (const form of root.querySelectorAll('form[data-draft]')) watch(form);
  };
  globalThis.lytt.watchForms = start;
  if (said) start(document);
})();
