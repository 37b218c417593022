import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { applicantsFiles, type ApplicationView } from '@lytt/shared';
import { addressOf } from '../../../api/call';
import { useLocalized, useTexts } from '../../../i18n/texts';
import { Words } from '../../../ui/quote';
import { useStudy } from '../../../ui/study-context';
import classes from './applicants.module.css';

/** Everything else that the applicant answered, in the order of the form, with its pictures. */
export function ApplicantAnswers({ view }: { view: ApplicationView }): ReactNode {
  const t = useTexts('applicants.applicants');
  const localized = useLocalized();
  const study = useStudy();
  if (view.answers.length === 0) return null;
  return (
    <details>
      <summary>{t('others', { count: view.answers.length })}</summary>
      <dl>
        {view.answers.map((answer) => (
          <div key={answer.question}>
            <Text component="dt" size="sm" c="dimmed" mt="xs">
              {localized(answer.title)}
            </Text>
            <dd style={{ margin: 0 }}>
              <Words size="sm">{localized(answer.answer)}</Words>
              {answer.pictures.length > 0 ? (
                <div className={classes.pictures}>
                  {answer.pictures.map((picture) => {
                    const address = addressOf(applicantsFiles.picture, {
                      studyId: study.id,
                      applicationId: view.id,
                      pictureId: picture.id,
                    });
                    return (
                      <a key={picture.id} href={address} target="_blank" rel="noreferrer">
                        <img src={address} alt={t('picture', { name: picture.name })} loading="lazy" />
                      </a>
                    );
                  })}
                </div>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
