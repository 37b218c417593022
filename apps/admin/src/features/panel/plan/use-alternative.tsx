import { useState, type ReactNode } from 'react';
import type { RelaxationSet } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { AskReason } from '../../../ui/ask-reason';
import type { PlanEditing } from '../use-plan-editing';
import type { Names } from '../words';
import { Changes } from './verdict';

/** The dialog that takes a suggestion over, and what opens it. */
export function useAlternative(
  alternatives: readonly RelaxationSet[],
  editing: PlanEditing,
  names: Names,
): { begin: (alternative: number) => void; dialog: ReactNode } {
  const t = useTexts('panel.plan');
  // The set itself, not its number: the next check may put others in its place while the reason is written.
  const [chosen, setChosen] = useState<RelaxationSet>();
  const close = (): void => setChosen(undefined);
  return {
    begin: (alternative) => setChosen(alternatives[alternative]),
    dialog: (
      <AskReason
        opened={chosen !== undefined}
        title={t('useTitle')}
        about={
          chosen ? (
            <>
              <Changes changes={chosen.changes} names={names} />
              <p>{t('useAbout')}</p>
            </>
          ) : null
        }
        usual={[t('whyFew'), t('whyAgreed')]}
        yes={t('useYes')}
        busy={editing.saving}
        onYes={(reason) => chosen && editing.relax(chosen.changes, reason, close)}
        onNo={close}
      />
    ),
  };
}
