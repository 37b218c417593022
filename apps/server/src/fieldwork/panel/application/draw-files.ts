import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { libraryInput, lotteryOf } from '../domain/draw-record.js';
import { panelOfNumber } from '../domain/kept-numbers.js';
import { DrawQueries } from './draw.queries.js';
import { PeopleRules } from './people-rules.js';

/** A draw as files: everything that repeats it, and the panels among which dice decide. */
@Injectable()
export class DrawFiles {
  constructor(
    private readonly draws: DrawQueries,
    private readonly rules: PeopleRules,
  ) {}

  async record(studyId: string, drawId: string): Promise<string> {
    const draw = await this.draws.row(studyId, drawId);
    const { kept } = draw.input;
    const reasons = await this.rules.reasons(studyId, kept?.rules ?? []);
    const told = {
      lytt: 'draw',
      id: draw.id,
      state: draw.state,
      createdAt: draw.createdAt.toISOString(),
      finishedAt: draw.finishedAt?.toISOString() ?? null,
      requestedBy: draw.requestedBy,
      input: libraryInput(draw),
      plan: kept?.plan ?? null,
      rules: (kept?.rules ?? []).map((id) => ({ id, reason: reasons.get(id) ?? '' })),
      relaxations: kept?.relaxations ?? [],
      numbered: draw.numbered === null ? null : { panels: draw.numbered, number: draw.number },
      // Before the number is known a draw in public has a lottery and no panel: the seed's would be taken for one.
      result: draw.numbered === null ? draw.result : withoutPanel(draw.result),
      ...draw.extras,
    };
    return `${JSON.stringify(told, null, 1)}\n`;
  }

  async numbered(studyId: string, drawId: string): Promise<string> {
    const draw = await this.draws.row(studyId, drawId);
    if (draw.numbered === null) throw missing('numbered draw');
    const { numbers } = draw.extras;
    if (!lotteryOf(draw) || !numbers) throw conflict('panel.not-numbered', 'This draw has no numbered panels yet.');
    const digits = String(numbers.panels.length - 1).length;
    return stringify([
      ['number', 'people'],
      ...numbers.panels.map((_, number) => [
        String(number).padStart(digits, '0'),
        (panelOfNumber(numbers, draw.input.pool, number) ?? []).join(' '),
      ]),
    ]);
  }
}

function withoutPanel<T>(result: T): T {
  if (result === null || typeof result !== 'object' || !('panel' in result)) return result;
  const { panel: _, reserves: _r, ...rest } = result as T & { panel: unknown; reserves: unknown };
  return rest as T;
}
