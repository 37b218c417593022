import { z } from 'zod';
import { LANGUAGES } from '../vocabulary/languages.js';
import { SeatState } from '../vocabulary/states.js';
import { route } from './route.js';
import { Localized, PanelSection } from './study-file.js';

/** Seats, reserves and quotas as the researcher edits them; the same shape as in the study file. */
export const PanelPlan = PanelSection.extend({ quotas: PanelSection.shape.quotas.max(200) });
export type PanelPlan = z.infer<typeof PanelPlan>;

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
  ]),
  attribute: z.string().optional(),
  value: z.string().optional(),
  min: z.number().int().optional(),
  max: z.number().int().optional(),
  available: z.number().int().optional(),
  size: z.number().int().optional(),
  sum: z.number().int().optional(),
  people: z.number().int().optional(),
});
export type PanelProblem = z.infer<typeof PanelProblem>;

/** One step of the smallest change that makes a panel possible. */
export const QuotaRelaxation = z.object({
  attribute: z.string(),
  value: z.string(),
  bound: z.enum(['min', 'max']),
  from: z.number().int(),
  to: z.number().int(),
});
export type QuotaRelaxation = z.infer<typeof QuotaRelaxation>;

export const DrawState = z.enum(['queued', 'running', 'done', 'infeasible', 'failed', 'cancelled']);
export type DrawState = z.infer<typeof DrawState>;

/** What a finished draw can show for itself. Chances are 0–1, before the draw. */
export const DrawRecord = z.object({
  minProbability: z.number(),
  maxProbability: z.number(),
  gap: z.number(),
  complete: z.boolean(),
  neverSelectable: z.number().int(),
  /** Different panels in the lottery. */
  panels: z.number().int(),
  inputHash: z.string(),
  version: z.string(),
  ms: z.number(),
});

export const DrawSummary = z.object({
  id: z.string(),
  state: DrawState,
  method: z.string(),
  seed: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  requestedBy: z.string().nullable(),
  poolSize: z.number().int(),
  seats: z.number().int(),
  reserves: z.number().int(),
  progress: z
    .object({
      stage: z.enum(['check', 'cover', 'maximin', 'reserves']),
      panels: z.number().int(),
      bound: z.number().nullable(),
      value: z.number().nullable(),
    })
    .nullable(),
  /** Seats were made from this draw and stand. */
  confirmed: z.boolean(),
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
  record: DrawRecord.nullable(),
  people: z.array(PickedPerson),
  problems: z.array(PanelProblem),
  relaxations: z.array(QuotaRelaxation),
  fault: z.enum(['time', 'broken']).nullable(),
});
export type DrawView = z.infer<typeof DrawView>;

/** One value of one attribute, counted in people. `target`: the middle of the quota; `picked`: drawn or seated. */
export const BalanceRow = z.object({
  value: z.string(),
  label: Localized,
  min: z.number().int().nullable(),
  max: z.number().int().nullable(),
  pool: z.number().int(),
  target: z.number().nullable(),
  picked: z.number().int(),
});
export type BalanceRow = z.infer<typeof BalanceRow>;
export const BalanceOfAttribute = z.object({ attribute: z.string(), label: Localized, rows: z.array(BalanceRow) });
export type BalanceOfAttribute = z.infer<typeof BalanceOfAttribute>;

export const PanelView = z.object({
  plan: PanelPlan,
  balance: z.array(BalanceOfAttribute),
  /** Applicants whose form is complete and who were not refused. */
  poolSize: z.number().int(),
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
  alias: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
  rating: z.number().nullable(),
  chance: z.number().nullable(),
  language: z.enum(LANGUAGES),
});
export type SeatEntry = z.infer<typeof SeatEntry>;

const SeatIds = z.array(z.uuid()).min(1).max(500);

export const panelRoutes = {
  view: route({ method: 'GET', path: '/studies/:studyId/panel', allow: 'panel.read', view: PanelView }),
  edit: route({
    method: 'PUT',
    path: '/studies/:studyId/panel/plan',
    allow: 'panel.draw',
    body: PanelPlan,
    view: PanelView,
  }),
  check: route({
    method: 'POST',
    path: '/studies/:studyId/panel/check',
    allow: 'panel.draw',
    body: PanelPlan,
    view: z.object({
      feasible: z.boolean(),
      problems: z.array(PanelProblem),
      relaxations: z.array(QuotaRelaxation),
    }),
  }),
  draws: route({
    method: 'GET',
    path: '/studies/:studyId/panel/draws',
    allow: 'panel.read',
    view: z.object({ items: z.array(DrawSummary) }),
  }),
  oneDraw: route({ method: 'GET', path: '/studies/:studyId/panel/draws/:drawId', allow: 'panel.read', view: DrawView }),
  draw: route({
    method: 'POST',
    path: '/studies/:studyId/panel/draws',
    allow: 'panel.draw',
    body: z.strictObject({
      /** To repeat a draw; without it the server makes one that nobody could choose. */
      seed: z.string().trim().min(1).max(200).optional(),
    }),
    view: DrawView,
  }),
  cancelDraw: route({
    method: 'POST',
    path: '/studies/:studyId/panel/draws/:drawId/cancel',
    allow: 'panel.draw',
    body: z.strictObject({}),
    view: DrawView,
  }),
  confirmDraw: route({
    method: 'POST',
    path: '/studies/:studyId/panel/draws/:drawId/confirm',
    allow: 'panel.draw',
    body: z.strictObject({}),
    view: z.object({ seats: z.number().int(), reserves: z.number().int() }),
  }),
  seats: route({
    method: 'GET',
    path: '/studies/:studyId/panel/seats',
    allow: 'panel.read',
    view: z.object({ items: z.array(SeatEntry) }),
  }),
  invite: route({
    method: 'POST',
    path: '/studies/:studyId/panel/invitations',
    allow: 'panel.invite',
    body: z.strictObject({
      /** One seat, a reserve's too; without it every drawn seat of the panel. */
      seatId: z.uuid().optional(),
    }),
    view: z.object({ invited: z.number().int() }),
  }),
  resend: route({
    method: 'POST',
    path: '/studies/:studyId/panel/seats/:seatId/link',
    allow: 'panel.invite',
    body: z.strictObject({}),
    view: z.object({ sent: z.boolean() }),
  }),
  who: route({
    method: 'POST',
    path: '/studies/:studyId/panel/seats/who',
    allow: 'panel.invite',
    body: z.strictObject({ seatIds: SeatIds }),
    view: z.object({
      items: z.array(
        z.object({ seatId: z.string(), name: z.string(), email: z.string(), phone: z.string().nullable() }),
      ),
    }),
  }),
};
