import { missing } from '../../../platform/errors/domain-error.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is no id names nothing; the database would call it a fault. */
export function known(what: string, id: string): string {
  if (!UUID.test(id)) throw missing(what);
  return id;
}
