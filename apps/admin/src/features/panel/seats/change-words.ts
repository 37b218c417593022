import { useTexts } from '../../../i18n/texts';
import { seatTexts } from './texts';

/** What the service writes by itself beside a change; whatever else stands there a person wrote. */
const OWN = {
  'invited again': 'reason.again',
  'came in': 'reason.cameIn',
  'declined the invitation': 'reason.declined',
  'not answered in time': 'reason.late',
  left: 'reason.left',
  'left and erased': 'reason.erased',
} as const;
/** They say no more than the new state does. */
const NOTHING: readonly string[] = ['drawn', 'invited'];

/** The reason of a change in the reader's language; empty where the state says it all. */
export function useChangeWords(): (reason: string) => string {
  const t = useTexts(seatTexts);
  return (reason) => {
    if (NOTHING.includes(reason)) return '';
    const agreement = /^agreement (\S+)$/.exec(reason)?.[1];
    if (agreement) return t('reason.agreement', { version: agreement });
    return reason in OWN ? t(OWN[reason as keyof typeof OWN]) : reason;
  };
}
