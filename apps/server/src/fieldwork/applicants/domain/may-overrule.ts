export type MayOverrule = { ok: true } | { ok: false; why: 'not-refused' | 'no-contact' | 'unfinished' };

/**
 * Whether a researcher may take somebody in against the rule. Only a refused form can be, and only where nothing is missing
 * for a seat: who it is, and every answer that the form asks for.
 */
export function mayOverrule(of: { state: string; personId: string | null; unfinished: boolean }): MayOverrule {
  if (of.state !== 'refused') return { ok: false, why: 'not-refused' };
  if (of.personId === null) return { ok: false, why: 'no-contact' };
  return of.unfinished ? { ok: false, why: 'unfinished' } : { ok: true };
}
