import { useCallback } from 'react';
import { chosenAt, isJson, readAnyLanguage, readAt, wordsOf, type JsonPath } from '@lytt/shared';
import { useTexts, type AdminKey } from '../../i18n/texts';
import { useEditing } from './editing';
import { kindOf } from './question-kinds';

const LISTS: Record<string, AdminKey<'screener.screener'>> = {
  refusals: 'refusals',
  contradictions: 'contradictions',
  attributes: 'attributes',
  texts: 'texts',
};
const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** How a place of the screener is called to people: its words, else its key. */
export function useNames(): (path: JsonPath) => string {
  const t = useTexts('screener.screener');
  const tq = useTexts('screener.question');
  const { definition, language, main } = useEditing();
  return useCallback(
    (path) => {
      const place = chosenAt(definition, path);
      const element = place[0] === 'form' ? readAt(definition, place) : undefined;
      if (!isJson(element)) return t(LISTS[String(place[0])] ?? 'settings');
      const words =
        readAnyLanguage(element['title'], language, main) || plain(readAnyLanguage(element['html'], language, main));
      if (words) return words;
      if (place.length === 3) return t('pageNumber', { at: Number(place[2]) + 1 });
      const kind = kindOf(element);
      return `${tq(kind, { type: wordsOf(element['type']) })} · ${wordsOf(element['name'])}`;
    },
    [definition, language, main, t, tq],
  );
}
