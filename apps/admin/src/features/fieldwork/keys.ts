import type { AdminKey } from '../../i18n/texts';

/** The single keys of the queue and what each does. */
export const QUEUE_KEYS: readonly (readonly [string, AdminKey<'moderation.fieldwork'>])[] = [
  ['J', 'key.next'],
  ['K', 'key.previous'],
  ['C', 'key.clear'],
  ['U', 'key.unclear'],
  ['S', 'key.settle'],
  ['P', 'key.probe'],
  ['A', 'key.take'],
  ['Ctrl Enter', 'key.send'],
  ['?', 'key.help'],
];
