import { Accordion, Button, Group, Menu, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  derivationsOf,
  firstValues,
  freshAttributeKey,
  insertAt,
  isJson,
  labelOf,
  listOf,
  questionsOf,
  readAt,
  screenerRoutes,
  wordsOf,
  type FormPlace,
} from '@lytt/shared';
import { useView } from '../../api/hooks';
import { hasText } from '../../i18n/messages';
import { useLocalized, useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { useStudy } from '../../ui/study-context';
import { AttributeCard } from './attribute-card';
import { useEditing } from './editing';
import { MENU } from './menu';
import { useNames } from './use-names';

/** What quotas count, and how each follows from a question. */
export function AttributesEditor(): ReactNode {
  const t = useTexts('screener.rules');
  const ts = useTexts('screener.screener');
  const localized = useLocalized();
  const { id: studyId } = useStudy();
  const { definition, languages, edit } = useEditing();
  const nameAt = useNames();
  const rules = useView(screenerRoutes.rules, { params: { studyId } });
  const [open, setOpen] = useState<string | null>(null);
  const attributes = listOf(definition['attributes']);
  const contact = Object.values((readAt(definition, ['contact']) ?? {}) as Record<string, unknown>);
  const questions = questionsOf(definition).filter(
    (place) => derivationsOf(place.element).length > 0 && !contact.includes(place.name),
  );
  const add = ({ name, element }: FormPlace): void => {
    const [derive = 'answer'] = derivationsOf(element);
    const ofRule = rules.data?.items.find((rule) => rule.derive === derive)?.values ?? [];
    const attribute = {
      key: freshAttributeKey(definition, name),
      label: labelOf(element['title'] ?? name, languages),
      question: name,
      derive,
      values: firstValues(derive, element, languages, ofRule),
    };
    edit(insertAt(definition, ['attributes'], attributes.length, attribute));
    setOpen(String(attributes.length));
  };
  const addMenu =
    questions.length === 0 ? (
      <Text size="sm">{t('noAttributeQuestion')}</Text>
    ) : (
      <Menu {...MENU} position="bottom-start">
        <Menu.Target>
          <Button variant="light">{t('addAttribute')}</Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          <Menu.Label>{t('addAttributeFrom')}</Menu.Label>
          {questions.map((place) => (
            <Menu.Item key={place.path.join('.')} maw={320} onClick={() => add(place)}>
              {nameAt(place.path)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    );
  return (
    <Stack gap="md">
      <div>
        <Title order={2} size="h5">
          {ts('attributes')}
        </Title>
        <Text c="dimmed" size="sm" maw="62ch">
          {t('attributesAbout')}
        </Text>
      </div>
      {attributes.length === 0 ? (
        <Empty title={t('noAttributes')} todo={t('noAttributesTodo')} action={addMenu} />
      ) : (
        <Accordion variant="separated" radius="md" value={open} onChange={setOpen}>
          {attributes.map((attribute, at) => {
            const words = isJson(attribute) ? localized(attribute['label'] as Record<string, string>) : '';
            const derive = isJson(attribute) ? wordsOf(attribute['derive']) : '';
            const key = `derive.${derive}`;
            return (
              <Accordion.Item key={at} value={String(at)}>
                <Accordion.Control>
                  <Text fw={600}>{words || (isJson(attribute) ? wordsOf(attribute['key']) : '')}</Text>
                  <Text size="sm" c="dimmed">
                    {hasText('screener.rules', key) ? t(key) : derive}
                  </Text>
                </Accordion.Control>
                <Accordion.Panel>
                  {open === String(at) ? (
                    <AttributeCard
                      at={at}
                      rules={rules.data?.items ?? []}
                      rulesFailed={rules.error !== null && !rules.data}
                      onRemoved={() => setOpen(null)}
                    />
                  ) : null}
                </Accordion.Panel>
              </Accordion.Item>
            );
          })}
        </Accordion>
      )}
      {attributes.length > 0 ? <Group>{addMenu}</Group> : null}
    </Stack>
  );
}
