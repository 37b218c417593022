import { Anchor, Checkbox, Group, Select, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState, type CSSProperties, type ReactNode } from 'react';
import {
  listOf,
  missingIn,
  readAnyLanguage,
  readAt,
  readLocalised,
  textsOf,
  writeText,
  type JsonPath,
  type ScreenerText,
} from '@lytt/shared';
import { hasText } from '../../i18n/messages';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { useEditing } from './editing';
import classes from './screener-editor.module.css';
import { useNames } from './use-names';

const ALL = 'all';

/** Every text in every language of the study, side by side. */
export function TranslationsEditor({ onLook }: { onLook: (path: JsonPath) => void }): ReactNode {
  const t = useTexts('screener.rules');
  const ts = useTexts('screener.screener');
  const nameAt = useNames();
  const { definition, languages, main } = useEditing();
  const texts = textsOf(definition);
  // Which were missing when the filter was set: a row must not go away under the words that fill it.
  const [missing, setMissing] = useState<Set<string>>();
  const [part, setPart] = useState(ALL);
  const inPart = part === ALL ? texts : texts.filter((text) => `${text.path.join('.')}.`.startsWith(`${part}.`));
  const shown = missing ? inPart.filter((text) => missing.has(text.path.join('.'))) : inPart;
  const parts = [
    { value: ALL, label: t('allParts') },
    ...listOf(readAt(definition, ['form', 'pages'])).map((_, at) => ({
      value: `form.pages.${at}`,
      label: `${at + 1}. ${nameAt(['form', 'pages', at])}`,
    })),
    { value: 'attributes', label: ts('attributes') },
  ];
  const filter = (only: boolean): void =>
    setMissing(
      only
        ? new Set(languages.flatMap((one) => missingIn(texts, one, main).map((text) => text.path.join('.'))))
        : undefined,
    );
  return (
    <Stack gap="md" style={{ '--languages': languages.length } as CSSProperties}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h5">
            {ts('texts')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('textsAbout')}
          </Text>
          <Text size="sm" role="status">
            {languages
              .map((one) => `${ts(one)}: ${t('missing', { count: missingIn(texts, one, main).length })}`)
              .join(' · ')}
          </Text>
        </div>
        <Stack gap="xs">
          <Select
            label={t('whichPart')}
            data={parts}
            value={part}
            allowDeselect={false}
            onChange={(next) => setPart(next ?? ALL)}
          />
          <Checkbox
            label={t('onlyMissing')}
            checked={missing !== undefined}
            onChange={(event) => filter(event.currentTarget.checked)}
          />
        </Stack>
      </Group>
      {texts.length === 0 ? <Empty title={t('textsNone')} todo={t('textsNoneTodo')} /> : null}
      {texts.length > 0 && shown.length === 0 ? <Empty title={t('allThere')} todo={t('allThereTodo')} /> : null}
      <div>
        {shown.map((text, at) => (
          <Row key={text.path.join('.')} text={text} before={shown[at - 1]} onLook={onLook} />
        ))}
      </div>
    </Stack>
  );
}

interface RowProps {
  text: ScreenerText;
  before: ScreenerText | undefined;
  onLook: (path: JsonPath) => void;
}
function Row({ text, before, onLook }: RowProps): ReactNode {
  const t = useTexts('screener.rules');
  const ts = useTexts('screener.screener');
  const { definition, languages, main, edit } = useEditing();
  const nameAt = useNames();
  const isPage = text.owner.length === 3 && text.owner[0] === 'form';
  const part = isPage && text.part === 'title' ? 'part.heading' : `part.${text.part}`;
  const key = hasText('screener.rules', part) ? part : 'part.other';
  const isFirst = before?.owner.join('.') !== text.owner.join('.');
  const what = nameAt(text.owner);
  return (
    <div className={classes.textRow}>
      <div>
        {isFirst ? (
          <Anchor
            component="button"
            type="button"
            size="sm"
            fw={600}
            ta="left"
            lineClamp={2}
            aria-label={t('goTo', { what })}
            onClick={() => onLook(text.owner)}
          >
            {what}
          </Anchor>
        ) : null}
        <Text size="xs" c="dimmed">
          {t(key)}
        </Text>
      </div>
      {languages.map((language) => {
        const own = readLocalised(text.value, language, main);
        return (
          <div key={language} data-missing={own === '' || undefined}>
            <Text size="xs" c="dimmed" className={classes.textHead} aria-hidden>
              {ts(language)}
            </Text>
            <Textarea
              rows={1}
              lang={language}
              aria-label={t('textIn', { part: `${what}, ${t(key)}`, language: ts(language) })}
              value={own}
              placeholder={own === '' ? readAnyLanguage(text.value, language, main) : undefined}
              onChange={(event) =>
                edit(
                  writeText(definition, text.path, language, event.currentTarget.value, main),
                  `${text.path.join('.')} ${language}`,
                )
              }
            />
          </div>
        );
      })}
    </div>
  );
}
