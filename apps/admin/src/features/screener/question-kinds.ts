import { hasText } from '../../i18n/messages';
import type { AdminKey } from '../../i18n/texts';
import { wordsOf, type Json } from '@lytt/shared';

/** What the Add menu offers, as SurveyJS writes it. */
export const KINDS = {
  radiogroup: { type: 'radiogroup', isRequired: true, choices: [] },
  checkbox: { type: 'checkbox', isRequired: true, choices: [] },
  dropdown: { type: 'dropdown', isRequired: true, choices: [] },
  tagbox: { type: 'tagbox', choices: [] },
  text: { type: 'text', maxLength: 200 },
  comment: { type: 'comment', rows: 5, maxLength: 3000 },
  number: { type: 'text', inputType: 'number' },
  boolean: { type: 'boolean', isRequired: true },
  rating: { type: 'rating', rateMin: 1, rateMax: 5 },
  ranking: { type: 'ranking', choices: [] },
  multipletext: { type: 'multipletext', items: [{ name: 'field_1' }, { name: 'field_2' }] },
  file: { type: 'file', acceptedTypes: 'image/jpeg,image/png,image/webp', maxSize: 10_485_760 },
  html: { type: 'html' },
  panel: { type: 'panel', elements: [] },
} as const satisfies Record<string, Json>;
export type Kind = keyof typeof KINDS;

export const OWN_KINDS = [
  'radiogroup',
  'checkbox',
  'dropdown',
  'tagbox',
  'text',
  'comment',
  'number',
  'boolean',
  'rating',
  'ranking',
  'multipletext',
  'file',
] as const satisfies readonly Kind[];
export const LAYOUT_KINDS = ['panel', 'html'] as const satisfies readonly Kind[];

/** A new question; until a rule says otherwise its answers go with everything else about the person when the study closes. */
export const freshElement = (kind: Kind): Json =>
  kind === 'panel' || kind === 'html'
    ? { ...KINDS[kind], name: kind }
    : { ...KINDS[kind], name: kind, keepUntil: 'close' };

/** How a question is called on screen, by its type and input type. */
export function kindOf(element: Json): AdminKey<'screener.question'> {
  const type = wordsOf(element['type']);
  if (type === 'text' && element['inputType'] === 'number') return 'type.number';
  const key = `type.${type}`;
  return hasText('screener.question', key) ? key : 'type.other';
}

/** Kinds one can become another without losing what was written. */
export const ALIKE: readonly (readonly Kind[])[] = [
  ['radiogroup', 'checkbox', 'dropdown', 'tagbox', 'ranking'],
  ['text', 'comment'],
];
export const INPUT_TYPES = [
  'text',
  'email',
  'tel',
  'number',
  'date',
  'datetime-local',
  'time',
  'month',
  'week',
  'url',
  'range',
  'color',
  'password',
] as const;
