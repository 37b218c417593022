import type { screenerRoutes, ViewOf } from '@lytt/shared';

/** How derived attributes come about, as the server tells it. */
export type BandRules = ViewOf<typeof screenerRoutes.rules>['items'];
