import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, two passes, one lane: the OWASP password storage sheet's second setting. */
const SETTING = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Checked when there is no such account, so that the answer takes the same time. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$3MnnFBvIMyMzDb2YyA5e0rEJ7VUUAV9WQXnDzKk9lZc';

export const hashPassword = (password: string): Promise<string> => hash(password, SETTING);
export const passwordFits = async (stored: string | undefined, password: string): Promise<boolean> => {
  const fits = await verify(stored ?? NOBODY, password).catch(() => false);
  return stored !== undefined && fits;
};
