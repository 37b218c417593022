/** A piece of SurveyJS JSON as it came: nothing about it is known yet. */
export type Raw = Record<string, unknown>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const rawsIn = (value: unknown): Raw[] => (Array.isArray(value) ? (value as unknown[]).filter(isRaw) : []);
export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
/** SurveyJS JSON may write a number as text. */
export const boundOf = (value: unknown): number | string | undefined => numberOf(value) ?? textOf(value);
