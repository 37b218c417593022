import { Injectable } from '@nestjs/common';
import { Panel } from '../../../fieldwork/panel/panel.facade.js';

/** Who came when the discussion had begun: their words answer to fewer of the others', and every export says so. */
@Injectable()
export class LateJoiners {
  constructor(private readonly panel: Panel) {}

  async marker(studyId: string): Promise<(quote: { seatId: string }) => boolean> {
    const late = new Set((await this.panel.all(studyId)).flatMap((seat) => (seat.late ? [seat.seatId] : [])));
    return ({ seatId }) => late.has(seatId);
  }
}
