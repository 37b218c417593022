import type { ScreenerSection } from '@lytt/shared';

/** Who an applicant is; kept in the identity schema and never among the answers. */
export interface ContactAnswers {
  name: string;
  email: string;
  phone?: string;
}

/** The answers to the contact questions, where name and address are both there. */
export function contactIn(
  { contact }: ScreenerSection,
  answers: Readonly<Record<string, unknown>>,
): ContactAnswers | undefined {
  const name = answers[contact.name];
  const email = answers[contact.email];
  const phone = contact.phone ? answers[contact.phone] : undefined;
  if (typeof name !== 'string' || typeof email !== 'string') return undefined;
  return { name, email, ...(typeof phone === 'string' ? { phone } : {}) };
}
