/** Lengths in Unicode code points; the same in forms, contract and database. */
export const LIMITS = {
  answer: 20_000,
  reply: 5_000,
  memo: 20_000,
  name: 120,
  title: 200,
  password: { min: 12, max: 200 },
  alias: { min: 2, max: 30 },
} as const;
