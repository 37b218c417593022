import { z } from 'zod';
import type { RefusalCode } from '../../../../locales/catalogue.js';
import { LANGUAGES } from '../vocabulary/languages.js';

/**
 * The study as one file (YAML). Every module owns one section and reads and writes it; this file is the whole shape, so
 * that the admin, the CLI and the tests agree on it. Local times are wall times in `study.timeZone`.
 */

/** One text in each of the study's languages, keyed by language (`nb`, `nn`, `en`). */
export const Localized = z
  .partialRecord(z.enum(LANGUAGES), z.string().trim().min(1).max(20_000))
  .refine((text) => Object.keys(text).length > 0, 'give the text in at least one language');
export type Localized = z.infer<typeof Localized>;

const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and hyphens')
  .max(60);
const Key = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'begin with a letter; letters, digits, - and _ follow')
  .max(60);
const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 09:00');
const PlainDate = z.iso.date();

export const StudySection = z.strictObject({
  slug: Slug,
  title: Localized,
  languages: z.array(z.enum(LANGUAGES)).min(1),
  timeZone: z.string().min(1).max(60),
  /** The first day of the discussion; question days count from here, day 1 is this date. */
  startsOn: PlainDate,
  days: z.number().int().min(1).max(60),
  contact: z.strictObject({
    name: z.string().min(1).max(120),
    organisation: z.string().max(160),
    email: z.email().max(254),
  }),
});
export type StudySection = z.infer<typeof StudySection>;

/** The letter shown before any screener answer is stored, and the agreement accepted before the first day. Paragraphs are parted by blank lines. */
export const LetterSection = z.strictObject({ heading: Localized, lead: Localized, body: Localized });
export const AgreementSection = z.strictObject({ version: z.string().min(1).max(40), text: Localized });

/** One source is one link: whoever posts it can be counted. */
export const SourceEntry = z.strictObject({
  code: Slug,
  name: z.string().trim().min(1).max(160),
  /** Takes no new forms for now. */
  paused: z.boolean().default(false),
});

/** Attributes that follow from a municipality, by the rules of the geography library. */
export const PLACE_RULES = ['county', 'part-of-country', 'population', 'urbanity'] as const;

/**
 * How one quota attribute follows from the screener's answers.
 * `answer`: the choice itself; `age`: years reached in the year the study starts, in bands; `group`: choices joined to groups;
 * the others: from a question with `places: municipality`.
 */
export const AttributeEntry = z.strictObject({
  key: Key,
  label: Localized,
  question: Key,
  derive: z.enum(['answer', 'age', 'group', ...PLACE_RULES]),
  values: z
    .array(
      z.strictObject({
        value: z.string().min(1).max(80),
        label: Localized,
        /** `age` only: whole years, both ends included. */
        from: z.number().int().min(0).max(130).optional(),
        to: z.number().int().min(0).max(130).optional(),
        /** `group` only: the choices of the question that belong here. */
        of: z.array(z.string().min(1).max(80)).optional(),
      }),
    )
    .min(1),
});
export type AttributeEntry = z.infer<typeof AttributeEntry>;

/**
 * When the answers to a question are deleted: once the panel is chosen and the discussion begins, when the study closes, or
 * with everything else about the person.
 */
export const KeepUntil = z.enum(['selection', 'close', 'erasure']);
export type KeepUntil = z.infer<typeof KeepUntil>;

export const ScreenerSection = z.strictObject({
  /**
   * SurveyJS JSON. Questions named in `contact` are kept apart from the answers, encrypted. Beside SurveyJS's own properties a
   * question may have `purpose` (localised: why it is asked), `keepUntil` (see KeepUntil), `personal` (left out of a blind
   * reading), `places` (`municipality` or `country`: choices from the geography library) and `suggestFrom` (on a municipality:
   * the postal code question that suggests it).
   */
  form: z.looseObject({
    pages: z
      .array(z.looseObject({ name: Key, elements: z.array(z.looseObject({ type: z.string(), name: Key })) }))
      .min(1),
  }),
  contact: z.strictObject({ name: Key, email: Key, phone: Key.optional() }),
  /** The open question whose answer is rated 1–5 for "discusses well". */
  discussionQuestion: Key,
  /**
   * SurveyJS expressions; the first that is true ends the screener kindly, without storing the answers when `keepNothing`.
   * `at-once` asks no more of somebody who cannot take part; `at-the-end` leaves a researcher able to overrule the rule,
   * because the address is known by then.
   */
  refusals: z.array(
    z.strictObject({
      when: z.string().min(1).max(500),
      reason: z.string().min(1).max(200),
      keepNothing: z.boolean().default(false),
      decides: z.enum(['at-once', 'at-the-end']).default('at-once'),
    }),
  ),
  /** SurveyJS expressions over answers that cannot both be true, such as a repeated question: shown to a person, never a refusal. */
  contradictions: z
    .array(z.strictObject({ when: z.string().min(1).max(500), reason: z.string().min(1).max(200) }))
    .max(50)
    .default([]),
  /** Forms of people who got no place are deleted so many days after the discussion's first day. */
  deleteNotSelectedAfterDays: z.number().int().min(0).max(3_650).default(30),
  attributes: z.array(AttributeEntry),
});
export type ScreenerSection = z.infer<typeof ScreenerSection>;

const TraitEntry = z.strictObject({ attribute: Key, value: z.string().min(1).max(80) });
const Seats = z.number().int().min(0).max(500);
export const QuotaEntry = z
  .strictObject({
    ...TraitEntry.shape,
    /** With these the quota is crossed: it counts those who have all the traits, such as women under 35. */
    and: z.array(TraitEntry).min(1).max(3).optional(),
    min: Seats,
    max: Seats,
    /** How far a suggested change may go. */
    minFlex: Seats.optional(),
    maxFlex: Seats.optional(),
    /** A wish within the two bounds: among all panels that keep them, those nearest to the target count. */
    soft: z.strictObject({ target: z.number().min(0).max(500), weight: z.number().positive().max(100) }).optional(),
    /** Percent of the seats: minimum and maximum follow the number of seats until somebody types over them. */
    share: z.number().min(0).max(100).optional(),
    /** Where the numbers come from. */
    note: z.string().trim().max(300).optional(),
  })
  .refine((quota) => quota.min <= quota.max, {
    path: ['min'],
    message: 'study.refusal.minimum-above-maximum' satisfies RefusalCode,
  });
export type QuotaEntry = z.infer<typeof QuotaEntry>;

/** How the fair lottery is sought; `libs/selection` says what each promises. */
export const DrawMethod = z.enum(['goldilocks', 'leximin', 'maximin', 'nash', 'legacy']);
export type DrawMethod = z.infer<typeof DrawMethod>;

export const PanelSection = z.strictObject({
  /** Seats to fill. */
  seats: z.number().int().min(1).max(500),
  /** People to invite, because some will not come; as many as seats unless told. Quotas grow in proportion. */
  invite: z.number().int().min(1).max(500).nullable().default(null),
  reserves: Seats,
  quotas: z.array(QuotaEntry),
  method: DrawMethod.default('goldilocks'),
  /** Least sum of the ratings ("discusses well", 1–5) of everybody drawn; `unrated` is what nobody's rating counts as. */
  floor: z
    .strictObject({ total: z.number().int().min(0).max(2_500), unrated: z.number().int().min(0).max(5) })
    .nullable()
    .default(null),
  /** Attributes, such as household or employer, of which no two people in the panel may have the same value. */
  apart: z.array(Key).max(10).default([]),
  /** How many are expected to drop out (0–1), and in which groups it is another share; the reserves prepare for it. */
  dropout: z
    .strictObject({
      rate: z.number().min(0).max(0.95).default(0.33),
      groups: z
        .array(z.strictObject({ ...TraitEntry.shape, rate: z.number().min(0).max(0.95) }))
        .max(50)
        .default([]),
    })
    .default({ rate: 0.33, groups: [] }),
  /** Days that somebody has to answer an invitation before the place goes to the next. */
  answerWithinDays: z.number().int().min(1).max(30).default(4),
  /** Whether an empty place is filled at once, and the last day of the discussion on which anybody new is asked (0 = before it). */
  replacing: z
    .strictObject({
      automatically: z.boolean().default(false),
      untilDay: z.number().int().min(0).max(60).default(2),
    })
    .default({ automatically: false, untilDay: 2 }),
  /** Days that somebody who comes late has to answer the questions that closed before. */
  catchUpDays: z.number().int().min(0).max(14).default(2),
});

export const Masking = z.enum(['open', 'after-own-answer', 'private']);
export type Masking = z.infer<typeof Masking>;
/** What can be chosen or put in order. Values stand in answers and exports; labels may be reworded. */
const ChoiceEntry = z.strictObject({ value: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/), label: Localized });
/** Whether words are wanted beside a choice, a number or a picture: `asked` must be given, `optional` may be, `none` has no box. */
const WordsBeside = z.enum(['asked', 'optional', 'none']).default('optional');
/** What an answer to a question is made of. Words are text in every kind, so that they can be read, probed and coded alike. */
export const AnswerForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text') }),
  z.strictObject({
    kind: z.literal('choice'),
    several: z.boolean().default(false),
    choices: z.array(ChoiceEntry).min(2).max(30),
    words: WordsBeside,
  }),
  z.strictObject({
    kind: z.literal('rating'),
    from: z.number().int().min(0).max(1).default(1),
    to: z.number().int().min(2).max(10).default(5),
    low: Localized,
    high: Localized,
    words: WordsBeside,
  }),
  z.strictObject({ kind: z.literal('ranking'), choices: z.array(ChoiceEntry).min(2).max(12), words: WordsBeside }),
  z.strictObject({ kind: z.literal('photo'), most: z.number().int().min(1).max(5).default(3), words: WordsBeside }),
]);
export type AnswerForm = z.infer<typeof AnswerForm>;

/**
 * What people look at before they answer. A picture (or one page of a PDF, which is kept as a picture) travels inside the
 * file, re-encoded and without what a camera adds.
 */
export const Stimulus = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: Localized }),
  z.strictObject({ kind: z.literal('link'), url: z.url({ protocol: /^https?$/ }).max(2_000), label: Localized }),
  z.strictObject({
    kind: z.literal('image'),
    type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
    data: z
      .string()
      .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'Base64')
      .max(4_000_000),
    alt: Localized,
  }),
]);
export type Stimulus = z.infer<typeof Stimulus>;

/** Only people who have one of the values in each of these attributes are asked. */
export const Segment = z
  .array(z.strictObject({ attribute: Key, values: z.array(z.string().min(1).max(80)).min(1).max(50) }))
  .max(5);
export type Segment = z.infer<typeof Segment>;

export const QuestionEntry = z.strictObject({
  key: Key,
  /** The heading of the part of the guide that begins here; null goes on with the one before. */
  section: Localized.nullable().default(null),
  /** Day of the study, 1 = the first. */
  day: z.number().int().min(1).max(60),
  opens: LocalTime.default('09:00'),
  /** The day after whose `closesAt` nothing more is taken. */
  closesDay: z.number().int().min(1).max(60),
  closesAt: LocalTime.default('23:00'),
  /** Whose wall clock opens and closes it: the study's, or each participant's own. */
  clock: z.enum(['study', 'own']).default('study'),
  masking: Masking.default('after-own-answer'),
  minutes: z.number().int().min(1).max(120),
  title: Localized,
  text: Localized,
  answer: AnswerForm.default({ kind: 'text' }),
  stimuli: z.array(Stimulus).max(5).default([]),
  /** May be passed over with a reason. */
  skippable: z.boolean().default(true),
  /** A friendly hint at a fuller answer below so many words; it never blocks. */
  hintWords: z.number().int().min(1).max(500).nullable().default(null),
  onlyFor: Segment.default([]),
  /** Opens for a person only when the one before has been answered or passed over. */
  afterPrevious: z.boolean().default(false),
  /** How many others' answers each person is given to respond to; null for no peer round. */
  peers: z.number().int().min(2).max(3).nullable().default(null),
  /** Follow-up questions thought of beforehand, for the moderators' hand. */
  probes: z.array(Localized).max(10).default([]),
});
export type QuestionEntry = z.infer<typeof QuestionEntry>;

export const CodeEntry = z.strictObject({
  key: Key,
  name: z.string().trim().min(1).max(120),
  definition: z.string().max(2_000).default(''),
  colour: z.string().regex(/^#[0-9a-f]{6}$/, 'a colour such as #0f5b52'),
  parent: Key.optional(),
});
export const HypothesisEntry = z.strictObject({ key: Key, text: Localized });
export const CaseEntry = z.strictObject({ key: Key, name: z.string().trim().min(1).max(160) });

/** Mails whose words a study may write itself, in the order of a person's way; what is not written is said in Lytt's own words. */
export const WrittenMail = z.enum([
  'invited',
  'reserve',
  'not-this-time',
  'welcome',
  'question-opened',
  'probe',
  'reply',
  'peer-reply',
  'reminder',
  'reminder-late',
  'missed-day',
  'notice',
  'thanks',
]);
export type WrittenMail = z.infer<typeof WrittenMail>;
/** Subject and paragraphs (parted by blank lines) in Handlebars, in each language. */
export const MailText = z.strictObject({ subject: Localized, body: Localized });
export type MailText = z.infer<typeof MailText>;
const Hour = z.number().int().min(0).max(23);
/** When participants may be written to, by their own clock. Invitations and links that somebody asked for are never held back. */
export const MailRules = z.strictObject({
  /** No mail from this hour … */
  quietFrom: Hour.default(21),
  /** … to this one. The same hour twice: no quiet hours. */
  quietTo: Hour.default(8),
  /** So many a day to one person; what comes then is gathered for the next day. */
  atMost: z.number().int().min(1).max(20).default(3),
  /** A mail about a probe may hold its first words. Nothing that a participant wrote ever stands in a mail. */
  quoteProbe: z.boolean().default(false),
});
export type MailRules = z.infer<typeof MailRules>;
export const MailsSection = z.strictObject({
  rules: MailRules.optional(),
  ...(Object.fromEntries(WrittenMail.options.map((kind) => [kind, MailText.optional()])) as Record<
    WrittenMail,
    z.ZodOptional<typeof MailText>
  >),
});

export const StudyFile = z.strictObject({
  lytt: z.literal(1),
  study: StudySection,
  letter: LetterSection,
  agreement: AgreementSection,
  sources: z.array(SourceEntry).max(2_000),
  screener: ScreenerSection,
  panel: PanelSection,
  mails: MailsSection.default({}),
  guide: z.array(QuestionEntry).max(200),
  codebook: z.array(CodeEntry).max(2_000),
  hypotheses: z.array(HypothesisEntry).max(200),
  cases: z.array(CaseEntry).max(200),
});
export type StudyFile = z.infer<typeof StudyFile>;
