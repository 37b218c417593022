import { Injectable } from '@nestjs/common';
import { readForPreview, type InTheWay } from '../domain/read-for-preview.js';
import { ScreenerLogic } from '../domain/screener-logic.js';
import { EditScreenerDraft } from './edit-screener-draft.js';
import { Screeners } from './screeners.js';

/** Makes a draft ready to be walked through before it is published. */
@Injectable()
export class OpenPreview {
  constructor(
    private readonly drafts: EditScreenerDraft,
    private readonly screeners: Screeners,
  ) {}

  /** The draft, or what applicants see; where the draft cannot be shown, what is in the way. */
  async open(studyId: string, of: 'draft' | 'published'): Promise<{ logic: ScreenerLogic } | { inTheWay: InTheWay[] }> {
    const { draft } = await this.drafts.row(studyId);
    if (!draft || of === 'published') return { logic: await this.screeners.current(studyId) };
    const read = readForPreview(draft);
    return read.ok ? { logic: new ScreenerLogic(read.screener) } : { inTheWay: read.inTheWay };
  }
}
