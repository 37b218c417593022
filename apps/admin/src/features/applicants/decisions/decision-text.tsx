import type { ReactNode } from 'react';
import { nearestLanguage, applicantsRoutes } from '@lytt/shared';
import { call } from '../../../api/call';
import { useAct } from '../../../api/hooks';
import { useLanguage, useTexts } from '../../../i18n/texts';
import { MailDesk } from '../../../ui/mail-desk';
import { useStudy } from '../../../ui/study-context';
import { wordsIn, type DecisionItem } from './decision-item';

interface Props {
  item: DecisionItem;
  onChanged: (isChanged: boolean) => void;
}

export function DecisionText({ item: { decision, text }, onChanged }: Props): ReactNode {
  const t = useTexts('applicants.decisions');
  const study = useStudy();
  const { language: mine } = useLanguage();
  const write = useAct(applicantsRoutes.writeDecision);
  const params = { studyId: study.id, decision };
  return (
    <MailDesk
      title={t('textOf', { name: t(`name.${decision}`) })}
      level={3}
      words={wordsIn(text, study.languages)}
      own={text.own}
      variables={text.variables}
      languages={study.languages}
      first={nearestLanguage(mine, study.languages)}
      may={study.may('recruitment.decide')}
      write={(words) => write.mutateAsync({ params, body: { text: words } })}
      preview={{
        key: [applicantsRoutes.previewDecision.path, params],
        title: t('preview'),
        see: (shown) => call(applicantsRoutes.previewDecision, { params, body: shown }),
      }}
      onChanged={onChanged}
    />
  );
}
