import { z } from 'zod';
import { LANGUAGES } from '../vocabulary/languages.js';
import { SeatState } from '../vocabulary/states.js';
import { DrawMethod, Localized, PanelSection } from './study-file.js';

/** Seats, reserves, quotas and rules as the researcher edits them; the same shape as in the study file. */
export const PanelPlan = PanelSection.extend({ quotas: PanelSection.shape.quotas.max(200) });
export type PanelPlan = z.infer<typeof PanelPlan>;

export const Trait = z.object({ attribute: z.string(), value: z.string() });
/** Names a quota: one value of one attribute and, where it is crossed, the further traits. */
export const QuotaName = Trait.extend({ and: z.array(Trait).optional() });
export type QuotaName = z.infer<typeof QuotaName>;
const Bound = z.enum(['min', 'max']);

/** Why no panel can be drawn, in data; the reader's language puts it into words. `people`: how many are concerned. */
export const PanelProblem = z.object({
  kind: z.enum([
    'emptyPool',
    'invalidSize',
    'poolTooSmall',
    'duplicatePerson',
    'missingAttribute',
    'unnamedValue',
    'duplicateQuota',
    'contradictoryQuota',
    'tooFewAvailable',
    'minimaExceedSize',
    'maximaBelowSize',
    'noPanelFits',
    'unknownPerson',
    'pinnedAndExcluded',
    'tooManyPins',
    'pinnedApart',
    'invalidRating',
    'invalidFloor',
    'invalidSlack',
    'invalidSoft',
    'invalidFlex',
    'repeatedAttribute',
    'floorTooHigh',
  ]),
  attribute: z.string().optional(),
  value: z.string().optional(),
  and: z.array(Trait).optional(),
  min: z.number().int().optional(),
  max: z.number().int().optional(),
  available: z.number().int().optional(),
  size: z.number().int().optional(),
  sum: z.number().int().optional(),
  people: z.number().int().optional(),
  floor: z.number().int().optional(),
  highest: z.number().int().optional(),
});
export type PanelProblem = z.infer<typeof PanelProblem>;

/** One step of a change that makes a panel possible. */
export const QuotaRelaxation = QuotaName.extend({ bound: Bound, from: z.number().int(), to: z.number().int() });
export type QuotaRelaxation = z.infer<typeof QuotaRelaxation>;

/** A rule by name: what conflicts, or what keeps somebody out. People only as a count. */
export const NamedRule = z.discriminatedUnion('rule', [
  z.object({ rule: Bound, quota: QuotaName }),
  z.object({ rule: z.literal('apart'), people: z.number().int() }),
  z.object({ rule: z.literal('pin'), people: z.number().int() }),
  z.object({ rule: z.literal('floor'), total: z.number().int() }),
  z.object({ rule: z.literal('soft') }),
]);
export type NamedRule = z.infer<typeof NamedRule>;

/** Several sets of changes, each of least weight among those that do not hold an earlier one. */
export const RelaxationSet = z.object({ weight: z.number(), changes: z.array(QuotaRelaxation) });
export type RelaxationSet = z.infer<typeof RelaxationSet>;

export const QuotaCheckView = z.object({
  feasible: z.boolean(),
  problems: z.array(PanelProblem),
  conflict: z.array(NamedRule),
  alternatives: z.array(RelaxationSet),
});
export type QuotaCheckView = z.infer<typeof QuotaCheckView>;

export const DrawState = z.enum(['queued', 'running', 'done', 'infeasible', 'failed', 'cancelled']);
export type DrawState = z.infer<typeof DrawState>;

const Certificate = z.object({
  objective: z.enum(['smallestChance', 'leximin', 'greatestAndSmallest', 'meanLogChance']),
  value: z.number(),
  bound: z.number(),
});

/** How the lottery meets one quota, in people. */
export const QuotaReport = QuotaName.extend({
  min: z.number().int(),
  max: z.number().int(),
  available: z.number().int(),
  expected: z.number(),
  drawn: z.number().int(),
  tight: z.enum(['min', 'max', 'both']).nullable(),
});
export type QuotaReport = z.infer<typeof QuotaReport>;

const ReserveFigures = z.object({
  /** Mean distance from the quotas after simulated dropouts and the best use of the list. */
  meanLoss: z.number(),
  /** Share (0–1) of the simulated dropouts that leave some quota broken. */
  broken: z.number(),
});

/** What a finished draw can show for itself. Chances are 0–1, before the draw. */
export const DrawRecord = z.object({
  minProbability: z.number(),
  maxProbability: z.number(),
  gap: z.number(),
  certificate: Certificate,
  /** False: the time limit ended the search, and `gap` says how far from the best it is at most. */
  complete: z.boolean(),
  neverSelectable: z.number().int(),
  /** People without any chance, by what keeps them out. */
  neverCauses: z.array(z.object({ people: z.number().int(), causes: z.array(NamedRule) })),
  excluded: z.number().int(),
  /** Only where the rating was maximised: people who lost every chance by it. */
  shutOut: z.number().int(),
  quotas: z.array(QuotaReport),
  rating: z.object({ floor: z.number().int(), drawn: z.number(), expected: z.number() }).nullable(),
  soft: z.object({ least: z.number(), allowed: z.number(), drawn: z.number() }).nullable(),
  /** How many people have a chance in each of up to 20 equal steps from 0 to the greatest, for a picture. */
  chances: z.array(z.object({ upTo: z.number(), people: z.number().int() })),
  /** The reserve list against one that is drawn by scaled quotas, under the same simulated dropouts. */
  reserveQuality: z.object({ nested: ReserveFigures, scaled: ReserveFigures, none: ReserveFigures }).nullable(),
  /** Different panels in the lottery. */
  panels: z.number().int(),
  /** Drawn in public: by how much (0–1) anybody's chance differs at most from the lottery before it was numbered. */
  rounding: z.number().nullable(),
  inputHash: z.string(),
  version: z.string(),
  ms: z.number(),
});
export type DrawRecord = z.infer<typeof DrawRecord>;

export const DrawSummary = z.object({
  id: z.string(),
  state: DrawState,
  method: DrawMethod,
  seed: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  requestedBy: z.string().nullable(),
  poolSize: z.number().int(),
  /** Seats to fill, and people drawn for them. */
  seats: z.number().int(),
  invite: z.number().int(),
  reserves: z.number().int(),
  progress: z
    .object({
      stage: z.enum(['check', 'cover', ...DrawMethod.options, 'reserves']),
      panels: z.number().int(),
      bound: z.number().nullable(),
      value: z.number().nullable(),
      gap: z.number().nullable(),
    })
    .nullable(),
  /** Seats were made from this draw and stand. */
  confirmed: z.boolean(),
  /** Drawn in public: so many numbered panels, and the number that was drawn; null where the seed decided. */
  numbered: z.object({ panels: z.number().int(), number: z.number().int().nullable() }).nullable(),
});
export type DrawSummary = z.infer<typeof DrawSummary>;

/** Somebody whom a draw picked; never a name. */
export const PickedPerson = z.object({
  applicationId: z.string(),
  kind: z.enum(['panel', 'reserve']),
  position: z.number().int(),
  attributes: z.record(z.string(), z.string()),
  rating: z.number().nullable(),
  chance: z.number(),
});
export type PickedPerson = z.infer<typeof PickedPerson>;

export const DrawView = DrawSummary.extend({
  quotas: PanelSection.shape.quotas,
  /** Changes of the quotas that were taken over before this draw, and the rules about people that it followed. */
  relaxations: z.array(
    z.object({
      changes: z.array(QuotaRelaxation),
      reason: z.string(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  rules: z.array(z.object({ kind: z.enum(['pin', 'exclude', 'apart']), people: z.number().int(), reason: z.string() })),
  /** Attributes of which no two people of the panel share a value. */
  apart: z.array(z.string()),
  record: DrawRecord.nullable(),
  /** Empty until the number of a draw in public is entered. */
  people: z.array(PickedPerson),
  problems: z.array(PanelProblem),
  conflict: z.array(NamedRule),
  alternatives: z.array(RelaxationSet),
  fault: z.enum(['time', 'broken']).nullable(),
});
export type DrawView = z.infer<typeof DrawView>;

/** Why somebody is in the panel, on the reserve list or neither. */
export const DrawExplanation = z.object({
  applicationId: z.string(),
  outcome: z.enum(['drawn', 'reserve', 'notDrawn', 'excluded', 'neverSelectable', 'notInPool']),
  chance: z.number(),
  averageChance: z.number(),
  reservePlace: z.number().int().nullable(),
  /** Why a researcher left them out. */
  reason: z.string().nullable(),
  causes: z.array(NamedRule),
  groups: z.array(QuotaReport),
  heldBy: z.array(z.object({ quota: QuotaName, bound: Bound })),
});
export type DrawExplanation = z.infer<typeof DrawExplanation>;

/** One step of the slider: what a floor on the panel's rating costs. */
export const FloorPoint = z.object({
  floor: z.number().int(),
  lowestChance: z.number(),
  gap: z.number(),
  noChance: z.number().int(),
  expectedTotal: z.number(),
});
export type FloorPoint = z.infer<typeof FloorPoint>;
export const FloorCurve = z.object({
  id: z.string(),
  state: DrawState,
  /** Steps found so far; the run goes on until `done`. */
  points: z.array(FloorPoint),
  createdAt: z.iso.datetime(),
});
export type FloorCurve = z.infer<typeof FloorCurve>;

/** A rule about people whom the researcher knows something about. `apart`: at most one of them. */
export const PeopleRule = z.object({
  id: z.string(),
  kind: z.enum(['pin', 'exclude', 'apart']),
  applicationIds: z.array(z.string()),
  reason: z.string(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
});
export type PeopleRule = z.infer<typeof PeopleRule>;

/**
 * One value of one attribute, counted in people. `pool`: complete forms; `eligible`: of them, who may be drawn now;
 * `confirmed`: seats of people who have agreed; `picked`: drawn or seated; `target`: the wish, else the middle of the quota.
 */
export const BalanceRow = z.object({
  value: z.string(),
  label: Localized,
  min: z.number().int().nullable(),
  max: z.number().int().nullable(),
  pool: z.number().int(),
  eligible: z.number().int(),
  confirmed: z.number().int(),
  target: z.number().nullable(),
  picked: z.number().int(),
});
export type BalanceRow = z.infer<typeof BalanceRow>;
export const BalanceOfAttribute = z.object({ attribute: z.string(), label: Localized, rows: z.array(BalanceRow) });
export type BalanceOfAttribute = z.infer<typeof BalanceOfAttribute>;

/** The same counts for each crossed quota of the plan. */
export const CrossedBalance = QuotaName.extend({
  pool: z.number().int(),
  eligible: z.number().int(),
  confirmed: z.number().int(),
  picked: z.number().int(),
});

export const PanelView = z.object({
  plan: PanelPlan,
  balance: z.array(BalanceOfAttribute),
  crossed: z.array(CrossedBalance),
  rules: z.array(PeopleRule),
  /** Applicants whose form is complete and who were not refused. */
  poolSize: z.number().int(),
  eligible: z.number().int(),
  confirmed: z.number().int(),
  notRated: z.number().int(),
  picked: z.number().int(),
  /** Where `picked` comes from: seats that stand, a draw that waits for its confirmation, or nothing yet. */
  pickedFrom: z.enum(['seats', 'draw', 'nothing']),
  /** Somebody was invited already; the draw stands. */
  fixed: z.boolean(),
  /** The newest draw that was not cancelled. */
  draw: DrawView.nullable(),
});
export type PanelView = z.infer<typeof PanelView>;

export const SeatEntry = z.object({
  seatId: z.string(),
  applicationId: z.string(),
  kind: z.enum(['panel', 'reserve']),
  position: z.number().int(),
  state: SeatState,
  /** When the seat came into its state. */
  since: z.iso.datetime().nullable(),
  /** Until when an invitation may be answered. */
  answerBy: z.iso.datetime().nullable(),
  /** Whose place this seat took, and whether its holder came after the first question had opened. */
  replaces: z.string().nullable(),
  late: z.boolean(),
  /** What a mail server answered about the address, such as `550` or `5.1.1`; null while it takes mail. */
  addressFault: z.object({ code: z.string(), at: z.iso.datetime() }).nullable(),
  alias: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
  rating: z.number().nullable(),
  chance: z.number().nullable(),
  language: z.enum(LANGUAGES),
});
export type SeatEntry = z.infer<typeof SeatEntry>;

const Unmet = QuotaName.extend({ bound: Bound, wanted: z.number().int(), seats: z.number().int() });
/** Who is to be asked next for an empty place, found anew against everybody who can still be asked. */
export const NextInvitation = z.object({
  /** Seats to fill, and places that are somebody's or may still become it. */
  seats: z.number().int(),
  held: z.number().int(),
  empty: z.number().int(),
  /** Null when no place is empty or nobody is left to ask. */
  person: PickedPerson.extend({ seatId: z.string().nullable() }).omit({ position: true, chance: true }).nullable(),
  reason: z.enum(['noSeatEmpty', 'nobodyAvailable', 'restoresBalance', 'nearestToBalance']),
  /** What is out of balance now, what this person mends, and what nobody can. */
  before: z.array(Unmet),
  helps: z.array(Unmet),
  staysBroken: z.array(Unmet),
  /** People who could be asked: reserves, and applicants without a place. */
  available: z.object({ reserves: z.number().int(), applicants: z.number().int() }),
  /** Whether places are filled by themselves, until when, and whether that day has passed. */
  automatically: z.boolean(),
  until: z.iso.datetime().nullable(),
  over: z.boolean(),
});
export type NextInvitation = z.infer<typeof NextInvitation>;
