// What is being typed: a copy on the device at every key, at the study within five seconds, and sent so that it cannot get lost.
(() => {
  const begin = () => {
    const { typed: device, outbox, make, newName, tell } = globalThis.lytt;
    const said = document.getElementById('draft-texts')?.dataset;
    const EVERY_MS = 5000;
    const CONTROLS = 'input[name=choice],input[name=rating],select[name^=rank-],input[name^=alt-]';
    const plain = (body) => body.replace(/\r\n?/g, '\n').trim();
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
    /** An answer stands once; replies and messages are as many as somebody writes. */
    const isOnce = (slot) => /^(?:answer|edit):/.test(slot);
    /** What a message holds, as a form would. */
    const typedOf = ({ fields }) => ({
      body: fields.find(([name]) => name === 'body')?.[1] ?? '',
      picked: fields
        .filter(([name]) => /^(?:choice|rating|rank-|alt-)/.test(name))
        .reduce((all, [name, value]) => (value === '' ? all : { ...all, [name]: [...(all[name] ?? []), value] }), {}),
    });
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
          device.drop(slot);
        };
        const keep = () => {
          goOn();
          void save();
        };
        offer(said.newer.replace('{time}', newer.saved), newer, use, { text: said.keep, act: keep });
      };

      /** Until there is an answer, another save would race with this one. */
      let saving = false;
      const later = () => {
        timer ??= setTimeout(save, EVERY_MS);
      };
      const save = async () => {
        timer = undefined;
        const typed = typedIn(form, box);
        if (held || isSame(typed, saved)) return;
        if (saving) return later();
        const revision = newName();
        const before = known.value;
        // Told before it is known to have arrived: an answer that gets lost must not make this device a stranger.
        knows(revision);
        const body = JSON.stringify({ slot, ...typed, known: before, revision });
        saving = true;
        const answer = await fetch('/p/draft', {
          method: 'POST',
          keepalive: body.length < 30000,
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body,
        }).catch(() => undefined);
        saving = false;
        if (answer?.status === 409) return meetsNewer((await answer.json()).newer);
        if (answer?.ok) {
          const { saved: at } = await answer.json();
          saved = typed;
          if (isSame(typedIn(form, box), typed)) device.drop(slot);
          else later();
          line.textContent = at ? said.saved.replace('{time}', at) : '';
          return;
        }
        const here = device.own(slot) !== null;
        if (answer?.status === 422) line.textContent = said.tooLong;
        else {
          line.textContent = here ? said.device : said.nowhere;
          // What is too long stays so until it is changed; anything else may pass.
          later();
        }
      };
      const typed = () => {
        device.keep(slot, typedIn(form, box));
        later();
      };
      form.addEventListener('input', typed);
      form.addEventListener('lytt:moved', typed);
      document.addEventListener('visibilitychange', () => {
        if (!document.hidden || !timer) return;
        clearTimeout(timer);
        void save();
      });

      /** The place is free for the next words: under a name of their own, so that they are a message of their own. */
      const beginAnew = () => {
        form.elements.key.value = newName();
        device.drop(slot);
        if (isOnce(slot)) return;
        if (box) box.value = '';
        pick(form, {});
        saved = typedIn(form, box);
      };
      const goTo = (to) => {
        if (to.split('#')[0] !== location.pathname + location.search) return location.assign(to);
        location.hash = to.split('#')[1] ?? '';
        return location.reload();
      };
      /** The browser sends it again and shows the page that says what is wrong, with the words in it. */
      const showRefusal = (submitter) => {
        if (submitter?.name)
          form.append(make('input', { type: 'hidden', name: submitter.name, value: submitter.value }));
        form.submit();
      };
      const sendPictures = async (submitter) => {
        form.dataset.sending = 'yes';
        line.textContent = said.sending;
        const answer = await globalThis.lytt.deliver({
          action: form.getAttribute('action'),
          files: new FormData(form, submitter),
        });
        if (answer.outcome === 'sent') {
          device.drop(slot);
          return goTo(answer.to);
        }
        if (answer.outcome !== 'later') return showRefusal(submitter);
        line.textContent = said.pictures;
        // A device keeps no pictures: they wait on this page, and go when there is a connection.
        addEventListener('online', () => form.requestSubmit(submitter), { once: true });
      };

      form.addEventListener('submit', async (event) => {
        clearTimeout(timer);
        timer = undefined;
        const { submitter } = event;
        device.keep(slot, typedIn(form, box));
        // A button that leads elsewhere goes as the browser sends it.
        if (submitter?.hasAttribute('formaction') || event.defaultPrevented) return;
        event.preventDefault();
        const hasFiles = [...form.querySelectorAll('input[type=file]')].some((field) => field.files.length > 0);
        if (hasFiles) return sendPictures(submitter);
        const message = {
          id: form.elements.key.value,
          slot,
          action: form.getAttribute('action'),
          fields: [...new FormData(form, submitter)].filter(([, value]) => typeof value === 'string'),
          page: location.pathname,
          title: document.title.split(' · ')[0],
        };
        const earlier = isOnce(slot) ? outbox.waiting().filter((other) => other.slot === slot) : [];
        const isKept = outbox.put(message);
        // The message holds the words from here on: a second copy would be offered as unsent when they have arrived.
        if (isKept) device.drop(slot);
        // An answer that still waits is written on, not given twice.
        if (isKept) for (const { id } of earlier) if (id !== message.id) outbox.drop(id);
        line.textContent = said.sending;
        const { outcome, why, to } = await outbox.send(message);
        if (outcome === 'sent') {
          const isWrittenOn = !isSame(typedIn(form, box), typedOf(message));
          if (!isWrittenOn) device.drop(slot);
          else device.keep(slot, typedIn(form, box));
          return goTo(to);
        }
        if (outcome === 'later') {
          line.textContent = isKept ? '' : said.nowhere;
          if (!isKept) return;
          tell(message, { outcome, why });
          if (isSame(typedIn(form, box), typedOf(message))) beginAnew();
          else form.elements.key.value = newName();
          return;
        }
        form.elements.key.value = message.id;
        if (outcome === 'signed-out') {
          // The page that asks who it is says what becomes of the words: sent by itself where they are kept, or copied.
          if (isKept) form.append(make('input', { type: 'hidden', name: '_kept', value: 'yes' }));
          return showRefusal(submitter);
        }
        // What is wrong stands on the page that the browser shows; the words are in it.
        device.keep(slot, typedOf(message));
        outbox.drop(message.id);
        return showRefusal(submitter);
      });

      const isNews = (words) => words && !isEmpty(words) && !isSame(words, saved);
      const kept = [{ words: device.own(slot), drop: () => device.drop(slot) }, ...device.left(slot)];
      for (const { words, drop } of kept) if (words && !isNews(words)) drop();
      // One at a time: the next is offered when the page is opened again.
      const left = kept.find(({ words }) => isNews(words));
      const waits = outbox.waiting().some((message) => message.slot === slot);
      if (!left || (waits && isOnce(slot))) return;
      const use = () => {
        fill(left.words);
        left.drop();
        typed();
      };
      offer(said.other, left.words, use, { text: said.drop, act: left.drop });
    };

    const start = (root) => {
      for (const form of root.querySelectorAll('form[data-draft]')) watch(form);
    };
    globalThis.lytt.watchForms = start;
    if (said) start(document);
  };
  if (globalThis.lytt?.outbox) begin();
  else document.addEventListener('lytt:ready', begin, { once: true });
})();
