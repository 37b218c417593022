import type { Reason } from '@lytt/shared';
import type { RefusalCode } from '../../../../../locales/catalogue.js';

export type { RefusalCode } from '../../../../../locales/catalogue.js';

/** A reason by the key of its message: `panel.refusal.plan-fixed` stands in `locales/<language>/panel.json`. */
export const because = (code: RefusalCode, values?: Reason['values']): Reason =>
  values === undefined ? { code } : { code, values };
