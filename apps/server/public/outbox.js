// What a person wrote on this device, until the study has it. Two shelves in the device's storage, both by person:
// *typed* words, one entry for each place and window, and *messages* that were sent and have not arrived, one entry each.
// An entry is written whole and never read to be written again, so that two windows cannot undo each other's.
globalThis.lyttOutbox = ({ storage, me, tab, isAlive, alone, deliver, now }) => {
  // Storage may be forbidden or full: what is on the page and at the study is then all there is.
  const attempt = (act, otherwise) => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  const shelf = (name) => {
    const prefix = `lytt:${me}:${name}:`;
    const read = (key) => attempt(() => JSON.parse(storage.getItem(key)), null);
    return {
      put: (key, value) =>
        attempt(() => {
          storage.setItem(prefix + key, JSON.stringify(value));
          return true;
        }, false),
      get: (key) => read(prefix + key),
      drop: (key) => attempt(() => storage.removeItem(prefix + key)),
      keys: () =>
        attempt(() => Array.from({ length: storage.length }, (_, at) => storage.key(at)), [])
          .filter((key) => key?.startsWith(prefix))
          .map((key) => key.slice(prefix.length)),
    };
  };
  const messages = shelf('out');
  const words = shelf('typed');

  const typed = {
    keep: (slot, value) => words.put(`${slot}|${tab}`, value),
    drop: (slot) => words.drop(`${slot}|${tab}`),
    own: (slot) => words.get(`${slot}|${tab}`),
    /** What windows that are closed by now left in this place. */
    left: (slot) =>
      words
        .keys()
        .filter((key) => key.startsWith(`${slot}|`) && key !== `${slot}|${tab}` && !isAlive(key.slice(slot.length + 1)))
        .map((key) => ({ words: words.get(key), drop: () => words.drop(key) })),
  };

  const outbox = {
    /** False where the device keeps nothing: the message is then on the page alone. */
    put: (message) => messages.put(message.id, { at: now(), ...message }),
    drop: (id) => messages.drop(id),
    all: () =>
      messages
        .keys()
        .map(messages.get)
        .filter(Boolean)
        .sort((one, other) => one.at - other.at),
    refuse: (id) => {
      const message = messages.get(id);
      if (message) messages.put(id, { ...message, refused: true });
    },
    waiting: () => outbox.all().filter((message) => !message.refused),

    /** Sends one message; it leaves the shelf when the study has it and in no other case. */
    async send(message) {
      const answer = await deliver(message);
      if (answer.outcome === 'sent') outbox.drop(message.id);
      if (answer.outcome === 'refused') outbox.refuse(message.id);
      return answer;
    },
    /** All that waits, oldest first, by one window at a time; ends at the first that has to wait longer. */
    flush: (tell) =>
      alone(async () => {
        for (const { id } of outbox.waiting()) {
          // Another window may have sent it in the meantime.
          const message = messages.get(id);
          if (!message || message.refused) continue;
          const answer = await outbox.send(message);
          tell(message, answer);
          if (answer.outcome === 'later' || answer.outcome === 'signed-out') return;
        }
      }),
  };

  // Until December 2026 all messages lay in one entry, and typed words in one for each place.
  const before = attempt(() => JSON.parse(storage.getItem(`lytt:${me}:out`)), null);
  if (Array.isArray(before) && before.every((message) => outbox.put(message)))
    attempt(() => storage.removeItem(`lytt:${me}:out`));
  const old = attempt(() => Array.from({ length: storage.length }, (_, at) => storage.key(at)), []).filter(
    (key) =>
      /^(?:answer|edit|reply|probe|moderator)/.test(key?.slice(`lytt:${me}:`.length) ?? '') &&
      key.startsWith(`lytt:${me}:`),
  );
  for (const key of old) {
    const value = attempt(() => JSON.parse(storage.getItem(key)), null);
    if (!value || words.put(`${key.slice(`lytt:${me}:`.length)}|before`, value)) attempt(() => storage.removeItem(key));
  }
  return { typed, outbox };
};
