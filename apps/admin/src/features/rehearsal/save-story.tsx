import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { downloadCsv } from '../../ui/csv-file';
import { useStudy } from '../../ui/study-context';
import type { Happening } from './story';
import { useWords } from './use-words';

export function SaveStory({ shown }: { shown: readonly Happening[] }): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const { timeZone } = useStudy();
  const words = useWords();
  const save = (): void => {
    const head = [`${t('when')} (${timeZone})`, t('own'), t('who'), t('what'), `${t('question')} / ${t('subject')}`];
    const rows = shown.map((one) => {
      const own = words.own(one);
      const ownTime = own ? `${own.time} ${one.person.timeZone}` : '';
      return [
        `${words.date(one)} ${words.time(one)}`,
        ownTime,
        words.who(one.person),
        one.mail ? `${t('kind.mail')}: ${words.what(one)}` : words.what(one),
        words.about(one),
      ];
    });
    downloadCsv('rehearsal.csv', [head, ...rows]);
  };
  return (
    <Button size="compact-sm" variant="subtle" onClick={save} disabled={shown.length === 0}>
      {t('csv')}
    </Button>
  );
}
