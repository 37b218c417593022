import { isUuid } from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';

/** What is no id names nothing; the database would call it a fault. */
export function known(what: string, id: string): string {
  if (!isUuid(id)) throw missing(what);
  return id;
}
