import { z } from 'zod';

/** What a message takes: a word, a number, another message, or several of these. */
export type ReasonValue = string | number | Reason | readonly ReasonValue[];

/** Why something is refused: the key of a message in `locales` and its values; whoever shows it words it. */
export interface Reason {
  code: string;
  values?: Readonly<Record<string, ReasonValue>> | undefined;
}

const Value: z.ZodType<ReasonValue> = z.lazy(() => z.union([z.string(), z.number(), Reason, z.array(Value)]));
export const Reason = z.object({ code: z.string(), values: z.record(z.string(), Value).optional() });

/** A reason as it stands in an answer: worded in English for programs, with code and values for whoever words it anew. */
export const WordedReason = Reason.partial({ code: true }).extend({ message: z.string() });
export type WordedReason = z.infer<typeof WordedReason>;
