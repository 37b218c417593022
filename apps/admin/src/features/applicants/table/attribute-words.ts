import { screenerRoutes, type AttributeEntry } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useLocalized } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';

export interface AttributeWords {
  key: string;
  label: string;
  values: { value: string; label: string }[];
  say: (value: string | undefined) => string | undefined;
}

/** The quota attributes and what their values are called; in a blind reading without those that tell something personal. */
export function useAttributes(blind: boolean): AttributeWords[] {
  const localized = useLocalized();
  const { id: studyId } = useStudy();
  const screener = useView(screenerRoutes.view, { params: { studyId }, topics: ['study'] });
  if (!screener.data) return [];
  const personal = new Set(
    screener.data.pages.flatMap((page) => page.questions.flatMap((each) => (each.personal ? [each.name] : []))),
  );
  const words = ({ key, label, values }: AttributeEntry): AttributeWords => {
    const named = values.map((each) => ({ value: each.value, label: localized(each.label) }));
    return {
      key,
      label: localized(label),
      values: named,
      say: (value) => named.find((each) => each.value === value)?.label,
    };
  };
  return screener.data.attributes.filter(({ question }) => !blind || !personal.has(question)).map(words);
}
