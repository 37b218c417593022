// An order by buttons instead of numbers, and pictures that are sent as soon as they are chosen.
(() => {
  if (!globalThis.lytt) return;
  const { make } = globalThis.lytt;

  for (const set of document.querySelectorAll('[data-ranking]')) {
    const form = set.closest('form');
    const list = set.querySelector('ol');
    const { up, down, place } = set.dataset;
    const live = make('p', { className: 'hidden' });
    live.setAttribute('role', 'status');
    const items = () => [...list.children];
    const number = () =>
      items().forEach((item, at) => {
        item.querySelector('select').value = String(at + 1);
        item.querySelector('.place').textContent = place.replace('{place}', at + 1);
        const [first, last] = item.querySelectorAll('button');
        first.disabled = at === 0;
        last.disabled = at === items().length - 1;
      });
    const arrange = () =>
      list.append(
        ...items().sort(
          (a, b) => (Number(a.querySelector('select').value) || 99) - (Number(b.querySelector('select').value) || 99),
        ),
      );
    const move = (item, by, button) => {
      const to = items()[items().indexOf(item) + by];
      if (!to) return;
      if (by < 0) to.before(item);
      else to.after(item);
      number();
      // The focus stays with what is moved, also at the end of the list.
      (button.disabled ? item.querySelector('button:not(:disabled)') : button).focus();
      live.textContent = `${item.querySelector('label').textContent}: ${item.querySelector('.place').textContent}`;
      form.dispatchEvent(new Event('lytt:moved'));
    };
    const mover = (item, sign, says, by) => {
      const label = item.querySelector('label').textContent;
      const button = make('button', { type: 'button', className: 'move', textContent: sign });
      button.setAttribute('aria-label', `${says}: ${label}`);
      button.addEventListener('click', () => move(item, by, button));
      return button;
    };
    for (const item of items()) {
      item.querySelector('select').hidden = true;
      item.prepend(make('span', { className: 'place' }));
      item.append(mover(item, '↑', up, -1), mover(item, '↓', down, 1));
    }
    set.classList.add('movable');
    set.append(live);
    arrange();
    // Not numbered before somebody moved something: an order nobody chose is no answer.
    const touched = items().some((item) => item.querySelector('select').value !== '');
    if (touched) number();
    else {
      const [first] = items();
      for (const item of items()) item.querySelector('.place').textContent = '–';
      first.querySelector('button').disabled = true;
      items().at(-1).querySelectorAll('button')[1].disabled = true;
    }
    const keep = make('button', { type: 'button', className: 'quiet', textContent: set.dataset.keep });
    keep.addEventListener('click', () => {
      number();
      keep.remove();
      form.dispatchEvent(new Event('lytt:moved'));
    });
    if (!touched) list.after(keep);
    list.addEventListener('click', () => keep.remove());
    form.addEventListener('lytt:picked', () => {
      arrange();
      number();
      keep.remove();
    });
  }

  for (const field of document.querySelectorAll('input[data-photo]')) {
    const { form } = field;
    const add = form.querySelector('[data-photo-add]');
    const line = make('p', { className: 'hint' });
    line.setAttribute('role', 'status');
    field.after(line);
    add.parentElement.hidden = true;
    const upload = async () => {
      // The whole form is on its way, with the picture in it.
      if (field.files.length === 0 || form.dataset.sending) return;
      line.textContent = field.dataset.sending;
      const answer = await fetch(field.dataset.photo, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new FormData(form),
      }).catch(() => undefined);
      // Back on the page with the picture on it; what was typed came along and stands in the box again.
      if (answer?.ok) {
        location.hash = 'photos';
        return location.reload();
      }
      if (answer && answer.status < 500) return form.requestSubmit(add);
      line.textContent = field.dataset.waits;
    };
    field.addEventListener('change', upload);
    addEventListener('online', upload);
  }
})();
