import { z } from 'zod';
import { SeatReason, SeatState } from '../vocabulary/states.js';
import { Done } from './access.contract.js';
import {
  DrawExplanation,
  DrawSummary,
  DrawView,
  FloorCurve,
  NextInvitation,
  PanelPlan,
  PanelView,
  PeopleRule,
  QuotaCheckView,
  QuotaRelaxation,
  SeatEntry,
  Trait,
} from './panel-views.js';
import { Doing, FileBytes, RowFault } from './table-file.js';
import { route } from './route.js';
import { DrawMethod, PanelSection } from './study-file.js';

const SeatIds = z.array(z.uuid()).min(1).max(500);
const Reason = z.string().trim().min(1).max(300);
const at = '/studies/:studyId/panel';
const oneDraw = `${at}/draws/:drawId`;
const Nothing = z.strictObject({});

export const panelRoutes = {
  view: route({ method: 'GET', path: at, allow: 'panel.read', view: PanelView }),
  edit: route({ method: 'PUT', path: `${at}/plan`, allow: 'panel.draw', body: PanelPlan, view: PanelView }),
  /** Against today's applicants, after every edit. */
  check: route({ method: 'POST', path: `${at}/check`, allow: 'panel.draw', body: PanelPlan, view: QuotaCheckView }),
  /** A suggested change is taken over with its reason, which the audit and the record keep. */
  relax: route({
    method: 'POST',
    path: `${at}/plan/relax`,
    allow: 'panel.draw',
    body: z.strictObject({
      changes: z
        .array(z.strictObject({ ...QuotaRelaxation.shape }))
        .min(1)
        .max(50),
      reason: Reason,
    }),
    view: PanelView,
  }),
  /** Percentages to seats: bounds for each value, and whole seats that add up. */
  shares: route({
    method: 'POST',
    path: `${at}/shares`,
    allow: 'panel.draw',
    body: z.strictObject({
      size: z.number().int().min(1).max(500),
      shares: z
        .array(
          z.strictObject({
            attribute: z.string().max(80),
            value: z.string().max(80),
            percent: z.number().min(0).max(100),
          }),
        )
        .min(1)
        .max(200),
      rule: z.enum(['largestRemainder', 'sainteLague']).default('largestRemainder'),
    }),
    view: z.object({
      items: z.array(
        Trait.extend({
          percent: z.number(),
          min: z.number().int(),
          max: z.number().int(),
          seats: z.number().int(),
        }),
      ),
    }),
  }),
  /** `categories.csv` of the Sortition Foundation's convention: replaces all quotas, or with any fault none. */
  importQuotas: route({
    method: 'POST',
    path: `${at}/quotas/import`,
    allow: 'panel.draw',
    query: Doing,
    body: FileBytes,
    view: z.object({
      quotas: PanelSection.shape.quotas,
      faults: z.array(RowFault),
      imported: z.boolean(),
    }),
  }),
  addRule: route({
    method: 'POST',
    path: `${at}/rules`,
    allow: 'panel.draw',
    body: z.strictObject({
      kind: PeopleRule.shape.kind,
      applicationIds: z.array(z.uuid()).min(1).max(50),
      reason: Reason,
    }),
    view: PeopleRule,
  }),
  removeRule: route({ method: 'DELETE', path: `${at}/rules/:ruleId`, allow: 'panel.draw', view: Done }),
  draws: route({
    method: 'GET',
    path: `${at}/draws`,
    allow: 'panel.read',
    view: z.object({ items: z.array(DrawSummary) }),
  }),
  oneDraw: route({ method: 'GET', path: oneDraw, allow: 'panel.read', view: DrawView }),
  draw: route({
    method: 'POST',
    path: `${at}/draws`,
    allow: 'panel.draw',
    body: z.strictObject({
      /** To repeat a draw; without it the server makes one that nobody could choose. */
      seed: z.string().trim().min(1).max(200).optional(),
      /** Another method than the plan's, to compare. */
      method: DrawMethod.optional(),
      /** Drawn in public with dice: so many numbered panels of equal weight instead of a seed. */
      numbered: z.union([z.literal(100), z.literal(1000)]).optional(),
      /** The best-rated panel only, whoever loses every chance by it. */
      maximiseRating: z.boolean().default(false),
    }),
    view: DrawView,
  }),
  cancelDraw: route({ method: 'POST', path: `${oneDraw}/cancel`, allow: 'panel.draw', body: Nothing, view: DrawView }),
  /** The number that the dice showed, 0 to panels − 1. */
  drawNumber: route({
    method: 'POST',
    path: `${oneDraw}/number`,
    allow: 'panel.draw',
    body: z.strictObject({ number: z.number().int().min(0).max(999) }),
    view: DrawView,
  }),
  confirmDraw: route({
    method: 'POST',
    path: `${oneDraw}/confirm`,
    allow: 'panel.draw',
    body: Nothing,
    view: z.object({ seats: z.number().int(), reserves: z.number().int() }),
  }),
  /** Draws again from what was kept, in a worker, and compares. */
  replayDraw: route({
    method: 'POST',
    path: `${oneDraw}/replay`,
    allow: 'panel.draw',
    body: Nothing,
    view: z.object({ same: z.boolean(), inputHash: z.string(), version: z.string(), ms: z.number() }),
  }),
  explain: route({
    method: 'GET',
    path: `${oneDraw}/people/:applicationId`,
    allow: 'panel.read',
    view: DrawExplanation,
  }),
  /** Begins to work out what each floor costs; `floorCurve` has the newest, null when there was none. */
  startFloorCurve: route({
    method: 'POST',
    path: `${at}/floor-curve`,
    allow: 'panel.draw',
    body: z.strictObject({ unrated: z.number().int().min(0).max(5) }),
    view: FloorCurve,
  }),
  floorCurve: route({
    method: 'GET',
    path: `${at}/floor-curve`,
    allow: 'panel.read',
    view: z.object({ curve: FloorCurve.nullable() }),
  }),
  /** Stops working it out; what was found stands. */
  cancelFloorCurve: route({
    method: 'POST',
    path: `${at}/floor-curve/cancel`,
    allow: 'panel.draw',
    body: Nothing,
    view: z.object({ curve: FloorCurve.nullable() }),
  }),
  seats: route({
    method: 'GET',
    path: `${at}/seats`,
    allow: 'panel.read',
    view: z.object({ items: z.array(SeatEntry) }),
  }),
  /** Every change of a seat, dated, with its reason. */
  seatChanges: route({
    method: 'GET',
    path: `${at}/seats/:seatId/changes`,
    allow: 'panel.read',
    view: z.object({
      items: z.array(
        z.object({
          from: SeatState.nullable(),
          to: SeatState,
          /** Null where a person gave the reason; `reason` is then their words, else what the code needs beside it. */
          code: SeatReason.nullable(),
          reason: z.string(),
          at: z.iso.datetime(),
        }),
      ),
    }),
  }),
  /** A researcher's own change, such as a person who said by telephone that they cannot come, or one who is taken back. */
  changeSeat: route({
    method: 'POST',
    path: `${at}/seats/:seatId/state`,
    allow: 'panel.invite',
    body: z.strictObject({ to: z.enum(['declined', 'dropped', 'active', 'expired']), reason: Reason }),
    view: SeatEntry,
  }),
  invite: route({
    method: 'POST',
    path: `${at}/invitations`,
    allow: 'panel.invite',
    body: z.strictObject({
      /** One seat, a reserve's too; without it every drawn seat of the panel. */
      seatId: z.uuid().optional(),
    }),
    view: z.object({ invited: z.number().int() }),
  }),
  next: route({ method: 'GET', path: `${at}/next`, allow: 'panel.read', view: NextInvitation }),
  /** Invites the person that `next` names; with another name than it has now nobody is invited. */
  inviteNext: route({
    method: 'POST',
    path: `${at}/next`,
    allow: 'panel.invite',
    body: z.strictObject({ applicationId: z.uuid() }),
    view: NextInvitation,
  }),
  resend: route({
    method: 'POST',
    path: `${at}/seats/:seatId/link`,
    allow: 'panel.invite',
    body: Nothing,
    view: z.object({ sent: z.boolean() }),
  }),
  who: route({
    method: 'POST',
    path: `${at}/seats/who`,
    allow: 'panel.invite',
    body: z.strictObject({ seatIds: SeatIds }),
    view: z.object({
      items: z.array(
        z.object({ seatId: z.string(), name: z.string(), email: z.string(), phone: z.string().nullable() }),
      ),
    }),
  }),
};

/** Downloads, which are no JSON. */
export const panelFiles = {
  /** `categories.csv` and `respondents.csv` as the sortition programs read them; ids and attributes, never a name. */
  quotas: { path: `${at}/categories.csv`, allow: 'panel.read' },
  pool: { path: `${at}/respondents.csv`, allow: 'panel.draw' },
  /** Input, seed, method, version, quotas and result of a draw: what `lytt select --replay` needs. */
  record: { path: `${oneDraw}/record.json`, allow: 'panel.read' },
  /** The numbered panels, one line each, to lie beside the dice. */
  numbered: { path: `${oneDraw}/numbered.csv`, allow: 'panel.read' },
} as const;
