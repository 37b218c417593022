import { Injectable } from '@nestjs/common';
import { TAKING_PART, type DrawExplanation, type DrawView, type PanelView } from '@lytt/shared';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Applicants } from '../../applicants/applicants.facade.js';
import { Screeners } from '../../screener/screener.facade.js';
import { balanceOf, crossedBalance, type Counted } from '../domain/balance.js';
import { drawnPanel, type DrawRow } from '../domain/draw-record.js';
import { drawView, explanationOf } from '../domain/draw-view.js';
import { countsInBalance } from '../domain/seat-change.js';
import { DrawsRepository } from '../persistence/draws.repository.js';
import { SeatsRepository } from '../persistence/seats.repository.js';
import { PanelPlans } from './panel-plan.js';
import { PeopleRules } from './people-rules.js';
import { SeatQueries } from './seat.queries.js';

const MOST_SHOWN = 100;

@Injectable()
export class DrawQueries {
  constructor(
    private readonly rows: DrawsRepository,
    private readonly seatRows: SeatsRepository,
    private readonly plans: PanelPlans,
    private readonly rules: PeopleRules,
    private readonly applicants: Applicants,
    private readonly screeners: Screeners,
    private readonly seats: SeatQueries,
  ) {}

  async row(studyId: string, drawId: string): Promise<DrawRow> {
    const row = await this.rows.find(studyId, drawId);
    if (!row) throw missing('draw');
    return row;
  }

  async view(studyId: string, drawId: string): Promise<DrawView> {
    return this.asView(await this.row(studyId, drawId), studyId);
  }

  private async asView(row: DrawRow, studyId: string): Promise<DrawView> {
    return drawView(row, await this.rules.withoutNames(studyId, row.input.kept?.rules ?? []));
  }

  /** Newest first, without the weight of pool and lottery. */
  list(studyId: string): Promise<DrawRow[]> {
    return this.rows.newestFirst(studyId, MOST_SHOWN);
  }

  /** The newest draw that was not cancelled; once people have been told, the one that they were drawn by. */
  private async newest(studyId: string, fixed: boolean): Promise<DrawView | null> {
    const row = await this.rows.newest(studyId, fixed);
    return row ? this.asView(row, studyId) : null;
  }

  async panel(studyId: string): Promise<PanelView> {
    const plan = await this.plans.current(studyId);
    const rules = await this.rules.inForce(studyId);
    const pool = await this.applicants.poolForDraw(studyId);
    const gone = await this.seatRows.applicationsGone(studyId);
    const out = new Set(rules.flatMap((rule) => (rule.kind === 'exclude' ? rule.applicationIds : [])));
    const eligible = pool.filter(({ applicationId }) => !gone.has(applicationId) && !out.has(applicationId));
    const seats = await this.seats.all(studyId);
    const confirmed = seats.filter((seat) => TAKING_PART.includes(seat.state));
    const fixed = await this.seats.isDrawFixed(studyId);
    const draw = await this.newest(studyId, fixed);
    const waiting = !fixed && draw?.state === 'done' && !draw.confirmed;
    const picked = waiting
      ? draw.people.filter((person) => person.kind === 'panel')
      : seats.filter((seat) => countsInBalance(seat));
    const people: Counted = {
      pool: attributesOf(pool),
      eligible: attributesOf(eligible),
      confirmed: attributesOf(confirmed),
      picked: attributesOf(picked),
    };
    return {
      plan,
      balance: balanceOf(await this.screeners.attributes(studyId), plan.quotas, people),
      crossed: crossedBalance(plan.quotas, people),
      rules,
      poolSize: pool.length,
      eligible: eligible.length,
      confirmed: confirmed.length,
      notRated: pool.filter((person) => person.rating === null).length,
      picked: picked.length,
      pickedFrom: waiting ? 'draw' : seats.length > 0 ? 'seats' : 'nothing',
      fixed,
      draw,
    };
  }

  /** Why this person is in the panel, on the reserve list or neither. */
  async explain(studyId: string, drawId: string, applicationId: string): Promise<DrawExplanation> {
    const row = await this.row(studyId, drawId);
    const drawn = drawnPanel(row);
    if (!drawn) throw conflict('panel.draw-without-panel', 'Nobody is drawn yet, so there is nothing to explain.');
    const told = explanationOf(row, drawn, applicationId);
    if (told.reason === null) return told;
    return { ...told, reason: (await this.rules.reasons(studyId, [told.reason])).get(told.reason) ?? '' };
  }
}

const attributesOf = (people: readonly { attributes: Record<string, string> }[]): Record<string, string>[] =>
  people.map(({ attributes }) => attributes);
