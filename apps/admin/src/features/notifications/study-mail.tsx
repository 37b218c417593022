import type { ReactNode } from 'react';
import { notificationsRoutes, type Language, type MailKindView } from '@lytt/shared';
import { call } from '../../api/call';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { MailDesk } from '../../ui/mail-desk';
import type { ShownMail } from '../../ui/mail-desk-preview';
import { useStudy } from '../../ui/study-context';
import { WhoseWords } from '../../ui/whose-words';

interface Props {
  item: MailKindView;
  languages: Language[];
  people: { seatId: string; alias: string }[];
  onChanged: (isChanged: boolean) => void;
}

export function StudyMail({ item, languages, people, onChanged }: Props): ReactNode {
  const t = useTexts('notifications.mails');
  const study = useStudy();
  const write = useAct(notificationsRoutes.write);
  const test = useAct(notificationsRoutes.test);
  const params = { studyId: study.id, kind: item.kind };
  const bodyOf = ({ reader, ...shown }: ShownMail) => ({ ...shown, ...(reader ? { seatId: reader } : {}) });
  const may = study.may('study.edit');
  return (
    <MailDesk
      title={
        <>
          {t(`kind.${item.kind}`)} <WhoseWords own={item.own} />
        </>
      }
      level={2}
      about={t(item.stoppable ? 'stoppable' : 'unstoppable')}
      words={{ subject: item.subject, body: item.body }}
      own={item.own}
      variables={item.variables}
      languages={languages}
      first={languages[0] ?? 'nb'}
      may={may}
      onChanged={onChanged}
      write={(text) => write.mutateAsync({ params, body: { text } })}
      {...(may
        ? {
            preview: {
              key: [notificationsRoutes.preview.path, params],
              title: t('preview'),
              see: (shown) => call(notificationsRoutes.preview, { params, body: bodyOf(shown) }),
              test: (shown) => test.mutateAsync({ params, body: bodyOf(shown) }),
              readers: people.map(({ seatId, alias }) => ({ value: seatId, label: alias })),
            },
          }
        : {})}
    />
  );
}
