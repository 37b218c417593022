import { applicantsRoutes, type ApplicantAct, type BodyOf, type ViewOf } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { sayRefused, useDone } from '../../../ui/toasts';

/** Whom an act is done to: these, or everybody whom a filter finds. */
export type On = BodyOf<typeof applicantsRoutes.act>['on'];
type Before = ViewOf<typeof applicantsRoutes.act>['before'];

/** Status and tags, of one or of many; each act can be undone for as long as its message stands. */
export function useApplicantActs(): (on: On, act: Exclude<ApplicantAct, { kind: 'restore' }>) => void {
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const done = useDone();
  const send = useAct(applicantsRoutes.act);
  const params = { studyId: study.id };
  const restore = (before: Before): void =>
    send.mutate(
      { params, body: { on: { ids: before.map(({ id }) => id) }, act: { kind: 'restore', before } } },
      { onError: sayRefused },
    );
  return (on, act) =>
    send.mutate(
      { params, body: { on, act } },
      {
        onSuccess: ({ changed, before }) => {
          const said = act.kind === 'status' ? (`did.${act.status}` as const) : (`did.${act.kind}` as const);
          if (changed === 0) done(t('didNothing'));
          else done(t(said, { count: changed, tag: 'tag' in act ? act.tag : '' }), () => restore(before));
        },
        onError: sayRefused,
      },
    );
}
