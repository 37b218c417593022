import { z } from 'zod';
import { Done } from './access.contract.js';
import { Doing, FileBytes, TablePreview } from './table-file.js';
import { route } from './route.js';

/**
 * How far people who came by one link have got, in people. visits ≥ 0 counts openings; started = unfinished + refused +
 * completed; finished = refused + completed; qualified = completed; selected ≤ qualified.
 */
export const FunnelCounts = z.object({
  visits: z.number().int(),
  started: z.number().int(),
  /** Came to an end: sent, or ended by a rule. */
  finished: z.number().int(),
  /** Sent, and within the rules (or taken in against them). */
  qualified: z.number().int(),
  /** Ended by a rule; those of whom nothing was kept are counted too. */
  refused: z.number().int(),
  /** Qualified forms that at least one researcher has rated. */
  rated: z.number().int(),
  /** Hold a place on the panel now. */
  selected: z.number().int(),
});
export type FunnelCounts = z.infer<typeof FunnelCounts>;

export const SourceFunnel = FunnelCounts.extend({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  /** The address to post. */
  link: z.string(),
  paused: z.boolean(),
  /** Nobody has opened the link yet: it was probably never posted. */
  silent: z.boolean(),
});
export type SourceFunnel = z.infer<typeof SourceFunnel>;

const at = '/studies/:studyId/recruitment/sources';
const Code = z
  .string()
  .trim()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and hyphens')
  .max(60);
const Name = z.string().trim().min(1).max(160);

export const sourcesRoutes = {
  list: route({
    method: 'GET',
    path: at,
    allow: 'recruitment.read',
    view: z.object({ items: z.array(SourceFunnel), total: FunnelCounts }),
  }),
  /**
   * The same counts on each day of the study's own calendar on which anything happened, oldest first. A form counts as started
   * on the day it was begun, as qualified (and selected, if it holds a place now) on the day it was sent, and as refused on
   * the day it was begun, because a form that a rule ends has no other time. Over all days they sum up to `list`.
   */
  days: route({
    method: 'GET',
    path: `${at}/days`,
    allow: 'recruitment.read',
    query: z.strictObject({ source: z.string().max(60).optional() }),
    view: z.object({
      items: z.array(
        FunnelCounts.omit({ rated: true }).extend({
          day: z.iso.date(),
          source: z.object({ code: z.string(), name: z.string() }),
        }),
      ),
    }),
  }),
  /** Without a code one is made from the name. */
  add: route({
    method: 'POST',
    path: at,
    allow: 'recruitment.edit',
    body: z.strictObject({ name: Name, code: Code.optional() }),
    view: z.object({ id: z.string(), code: z.string() }),
  }),
  /** A paused link shows a kind page and takes no new forms; those begun can be finished. The code stays: it is posted. */
  edit: route({
    method: 'PATCH',
    path: `${at}/:sourceId`,
    allow: 'recruitment.edit',
    body: z.strictObject({ name: Name.optional(), paused: z.boolean().optional() }),
    view: Done,
  }),
  /** Only a source that nobody has opened. */
  remove: route({ method: 'DELETE', path: `${at}/:sourceId`, allow: 'recruitment.edit', view: Done }),
  importTable: route({
    method: 'POST',
    path: `${at}/import`,
    allow: 'recruitment.edit',
    query: Doing,
    body: FileBytes,
    view: TablePreview,
  }),
};

/** Downloads, which are no JSON. */
export const sourceFiles = {
  /** SVG of the link's QR code, for print. */
  qr: { path: `${at}/:sourceId/qr.svg`, allow: 'recruitment.read' },
  /** A page for print: every link with its QR code and name, one sheet a source or many on a sheet. */
  posters: { path: `${at}/posters`, allow: 'recruitment.read' },
} as const;
