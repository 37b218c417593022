import type { ReactNode } from 'react';
import { isJson, readAt, type JsonPath } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { AddMenu } from './add-menu';
import { AttributesEditor } from './attributes-editor';
import { ContradictionsEditor } from './contradictions-editor';
import { useEditing } from './editing';
import { ElementEditor } from './element-editor';
import { PageEditor } from './page-editor';
import { RefusalsEditor } from './refusals-editor';
import { SettingsEditor } from './settings-editor';
import { TranslationsEditor } from './translations-editor';

/** The editor of whatever is chosen in the structure. */
export function Chosen({ onLook }: { onLook: (path: JsonPath) => void }): ReactNode {
  const t = useTexts('screener.screener');
  const { definition, chosen } = useEditing();
  const [list] = chosen;
  if (list === 'refusals') return <RefusalsEditor />;
  if (list === 'contradictions') return <ContradictionsEditor />;
  if (list === 'attributes') return <AttributesEditor />;
  if (list === 'texts') return <TranslationsEditor onLook={onLook} />;
  if (list !== 'form') return <SettingsEditor />;
  const element = readAt(definition, chosen);
  if (!isJson(element) || chosen.length < 3)
    return chosen.length < 3 ? (
      <SettingsEditor />
    ) : (
      <Empty title={t('gone')} todo={t('goneTodo')} action={<AddMenu onAdded={() => undefined} />} />
    );
  return chosen.length === 3 ? (
    <PageEditor key={chosen.join('.')} path={chosen} page={element} onLook={onLook} />
  ) : (
    <ElementEditor key={chosen.join('.')} path={chosen} element={element} onLook={onLook} />
  );
}
