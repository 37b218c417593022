import type { MigrationInterface, QueryRunner } from 'typeorm';

/** English phrases that the service wrote, and the codes that took their place. */
const PHRASES: [phrase: string, code: string][] = [
  ['drawn', 'drawn'],
  ['given by the demo', 'given'],
  ['asked for an empty place', 'emptyPlace'],
  ['invited', 'invited'],
  ['invited again', 'invitedAgain'],
  ['came in', 'cameIn'],
  ['declined the invitation', 'declined'],
  ['not answered in time', 'notAnswered'],
  ['first answer', 'firstAnswer'],
  ['everything answered', 'allAnswered'],
  ['left', 'left'],
  ['left and erased', 'erased'],
  ['rehearsal', 'rehearsal'],
];

/** Why a seat changed is a code where the service knows it, so that every language can say it. */
export class CodeSeatReasons20261126072000 implements MigrationInterface {
  name = 'CodeSeatReasons1764141600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table research.seat_change add column code text`);
    for (const [phrase, code] of PHRASES)
      await runner.query(`update research.seat_change set code = $2, reason = '' where reason = $1`, [phrase, code]);
    await runner.query(
      `update research.seat_change set code = 'agreement', reason = substr(reason, 11) where to_state = 'agreed' and reason like 'agreement %'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [phrase, code] of PHRASES)
      await runner.query(`update research.seat_change set reason = $1 where code = $2`, [phrase, code]);
    await runner.query(`update research.seat_change set reason = 'agreement ' || reason where code = 'agreement'`);
    await runner.query(`alter table research.seat_change drop column code`);
  }
}
