import type { AnswerForm, Localized } from '@lytt/shared';
import type { ChosenFault, Picked } from '../domain/chosen.js';

interface Control {
  id: string;
  name: string;
  value: string;
  label: Localized;
  checked: boolean;
}
interface Place {
  place: number;
  chosen: boolean;
}
/** What stands above the box in a form that asks for more than words, as it was last filled in. */
export type Parts = { id: string; fault: ChosenFault | undefined } & (
  | { kind: 'choice'; type: 'radio' | 'checkbox'; controls: Control[] }
  | { kind: 'rating'; low: Localized; high: Localized; steps: { id: string; value: number; checked: boolean }[] }
  | { kind: 'ranking'; items: { id: string; name: string; label: Localized; places: Place[] }[] }
);

export function presentParts(
  form: AnswerForm,
  slot: string,
  picked: Picked,
  fault: ChosenFault | undefined,
): Parts | undefined {
  const id = `${slot}-chosen`;
  switch (form.kind) {
    case 'choice':
      return {
        id,
        fault,
        kind: 'choice',
        type: form.several ? 'checkbox' : 'radio',
        controls: form.choices.map(({ value, label }) => ({
          id: `${id}-${value}`,
          name: 'choice',
          value,
          label,
          checked: picked['choice']?.includes(value) ?? false,
        })),
      };
    case 'rating':
      return {
        id,
        fault,
        kind: 'rating',
        low: form.low,
        high: form.high,
        steps: Array.from({ length: form.to - form.from + 1 }, (_, at) => form.from + at).map((value) => ({
          id: `${id}-${value}`,
          value,
          checked: picked['rating']?.[0] === String(value),
        })),
      };
    case 'ranking':
      return { id, fault, kind: 'ranking', items: rankItems(form.choices, id, picked) };
    default:
      return undefined;
  }
}

type RankItems = Extract<Parts, { kind: 'ranking' }>['items'];

const rankItems = (choices: { value: string; label: Localized }[], id: string, picked: Picked): RankItems =>
  choices.map(({ value, label }) => ({
    id: `${id}-${value}`,
    name: `rank-${value}`,
    label,
    places: choices.map((_, at) => ({ place: at + 1, chosen: picked[`rank-${value}`]?.[0] === String(at + 1) })),
  }));
