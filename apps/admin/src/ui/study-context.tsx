import { createContext, useContext } from 'react';
import type { StudyPermission, StudyView } from '@lytt/shared';

export const StudyContext = createContext<StudyView | undefined>(undefined);

/** The study of the page, with what this person may do in it. */
export function useStudy(): StudyView & { may: (permission: StudyPermission) => boolean } {
  const study = useContext(StudyContext);
  if (!study) throw new Error('a study page outside the study shell');
  return { ...study, may: (permission) => study.can[permission] === true };
}
