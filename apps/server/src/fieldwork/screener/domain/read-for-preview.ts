import { ScreenerSection } from '@lytt/shared';
import { isRaw, rawsIn } from './raw-json.js';
import { checkScreener } from './check-screener.js';

/** Why a place of the form cannot be shown; the preview has words for each. */
export type Unshowable = 'form' | 'name' | 'type' | 'inputType' | 'choices';
export interface InTheWay {
  /** Below `screener`. */
  path: string;
  why: Unshowable;
}
export type ReadForPreview = { ok: true; screener: ScreenerSection } | { ok: false; inTheWay: InTheWay[] };

const PATH = 'screener.';
/** Faults that leave a page or question without a way to be shown or reached; others can wait until the screener is published. */
const IN_THE_WAY =
  /^form\.pages\.\d+(?:\.elements\.\d+)*(?:\.items\.\d+)?\.(type|inputType|name|choices|rateValues)(?:\.\d+)?$/;
/** Nothing in a form is named so, because a name begins with a letter. */
const NOBODY = '';

/**
 * A draft as far as it can be walked through: rules and roles that are not finished yet ask nothing and end nothing. The
 * form itself must be one.
 */
export function readForPreview(draft: Readonly<Record<string, unknown>>): ReadForPreview {
  const {
    form: written,
    contact,
    discussionQuestion,
    contradictions,
    attributes,
    deleteNotSelectedAfterDays,
  } = ScreenerSection.shape;
  const form = written.safeParse(draft['form']);
  if (!form.success)
    return {
      ok: false,
      inTheWay: form.error.issues.map(({ path }) => whyNot(['form', ...path.map(String)].join('.'))),
    };
  const screener: ScreenerSection = {
    form: form.data,
    contact: contact.safeParse(draft['contact']).data ?? { name: NOBODY, email: NOBODY },
    discussionQuestion: discussionQuestion.safeParse(draft['discussionQuestion']).data ?? NOBODY,
    refusals: rawsIn(draft['refusals']).flatMap((one) => ScreenerSection.shape.refusals.safeParse([one]).data ?? []),
    contradictions: contradictions.safeParse(draft['contradictions']).data ?? [],
    attributes: attributes.safeParse(draft['attributes']).data ?? [],
    deleteNotSelectedAfterDays: deleteNotSelectedAfterDays.safeParse(draft['deleteNotSelectedAfterDays']).data ?? 30,
  };
  const inTheWay = checkScreener({ screener })
    .map(({ path }) => path.slice(PATH.length))
    .filter((path) => IN_THE_WAY.test(path))
    .map(whyNot);
  if (inTheWay.length > 0) return { ok: false, inTheWay };
  return { ok: true, screener: { ...screener, form: withoutHoles(form.data) as ScreenerSection['form'] } };
}

/** SurveyJS looks into every entry of a list without asking whether there is one. */
function withoutHoles(value: unknown): unknown {
  if (Array.isArray(value)) return (value as unknown[]).filter((one) => one !== null).map(withoutHoles);
  if (!isRaw(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutHoles(part)]));
}

function whyNot(path: string): InTheWay {
  const part = IN_THE_WAY.exec(path)?.[1];
  const why = part === 'rateValues' ? 'choices' : part;
  return { path, why: why === 'name' || why === 'type' || why === 'inputType' || why === 'choices' ? why : 'form' };
}
