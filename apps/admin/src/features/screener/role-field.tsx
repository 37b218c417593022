import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { isJson, wordsOf, writeAt, type Json } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useEditing } from './editing';

const CONTACT = ['name', 'email', 'phone'] as const;

/** Which question holds the name, the address, or the answer that is rated: one each, so that giving a role takes it from another. */
export function RoleField({ element }: { element: Json }): ReactNode {
  const t = useTexts('screener.question');
  const { definition, edit } = useEditing();
  const name = wordsOf(element['name']);
  const type = wordsOf(element['type']);
  if (type !== 'text' && type !== 'comment') return null;
  const contact = isJson(definition['contact']) ? definition['contact'] : {};
  const role =
    definition['discussionQuestion'] === name ? 'discussion' : (CONTACT.find((one) => contact[one] === name) ?? 'none');
  const give = (next: string | null): void => {
    const without =
      role === 'none'
        ? definition
        : role === 'phone'
          ? writeAt(definition, ['contact', 'phone'], undefined)
          : writeAt(definition, role === 'discussion' ? ['discussionQuestion'] : ['contact', role], '');
    if (!next || next === 'none') return edit(without);
    edit(writeAt(without, next === 'discussion' ? ['discussionQuestion'] : ['contact', next], name));
  };
  return (
    <Select
      label={t('role')}
      data={(['none', 'discussion', ...CONTACT] as const)
        .filter((one) => type === 'text' || one === 'none' || one === 'discussion')
        .map((one) => ({ value: one, label: t(`role.${one}`) }))}
      value={role}
      allowDeselect={false}
      onChange={give}
    />
  );
}
