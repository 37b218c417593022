import type { FieldworkText } from './texts';

/** The single keys of the queue and what each does. */
export const QUEUE_KEYS: readonly (readonly [string, FieldworkText])[] = [
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
