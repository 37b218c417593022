// Says when others have written, and brings it in where it belongs without moving the focus or what is being read.
(() => {
  const bar = document.querySelector('[data-news]');
  if (!bar || !globalThis.lytt) return;
  const POLL_MS = 45000;
  const button = bar.querySelector('button');
  const count = bar.querySelector('[role=status]');
  let stream;

  const say = (fresh) => {
    bar.hidden = fresh === 0;
    count.textContent = fresh === 0 ? '' : fresh === 1 ? bar.dataset.one : bar.dataset.more.replace('{count}', fresh);
  };
  const ask = async () => {
    const answer = await fetch(`${bar.dataset.news}/news`, { headers: { accept: 'application/json' } }).catch(
      () => undefined,
    );
    if (answer?.ok) say((await answer.json()).fresh);
  };
  const listen = () => {
    stream?.close();
    stream = undefined;
    if (document.hidden) return;
    stream = new EventSource(`${bar.dataset.news}/live`);
    stream.onmessage = ({ data }) => say(JSON.parse(data).fresh);
  };
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => stream?.close());
  listen();
  // Behind the stream, which a proxy may cut without a word.
  setInterval(() => !document.hidden && stream?.readyState !== 1 && void ask(), POLL_MS);

  const listIn = (item, reference) => {
    if (!reference) return document.querySelector('#others-list');
    return (
      item.querySelector(':scope > .replies') ?? item.appendChild(globalThis.lytt.make('ul', { className: 'replies' }))
    );
  };
  const bring = async () => {
    const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } }).catch(() => undefined);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const post of page.querySelectorAll('li.post[id]')) {
      if (document.getElementById(post.id)) continue;
      const above = post.parentElement.closest('.post[id]');
      const here = above && document.getElementById(above.id);
      const list = above && !here ? undefined : listIn(here, above);
      if (!list) return location.reload();
      post.classList.add('arrived');
      list.append(post);
      globalThis.lytt.watchForms?.(post);
    }
    const heading = page.getElementById('others');
    if (heading) document.getElementById('others').textContent = heading.textContent;
    say(0);
  };
  button.addEventListener('click', bring);
})();
