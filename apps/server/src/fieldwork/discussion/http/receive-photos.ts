import { isUuid } from '@lytt/shared';
import { Injectable } from '@nestjs/common';
import type { SentFile } from '../../../platform/files/sent-file.js';
import { KeepDraft } from '../application/keep-draft.js';
import { Photos, type PhotoRefusal } from '../application/photos.js';
import type { Picked } from '../domain/chosen.js';
import type { RefusedWords } from './boxes.js';
import { readWords } from './form.js';

interface Place {
  studyId: string;
  seatId: string;
  questionId: string;
}

/** Pictures that come with a form, and everything else in the form while that happens. */
@Injectable()
export class ReceivePhotos {
  constructor(
    private readonly photos: Photos,
    private readonly drafts: KeepDraft,
  ) {}

  /** Keeps all that can be kept; the first that cannot be is told. */
  async all(place: Place, picked: Picked, files: readonly SentFile[]): Promise<PhotoRefusal | undefined> {
    await this.photos.describe(place, picked);
    let fault: PhotoRefusal | undefined;
    for (const file of files.filter(({ field }) => field === 'photo')) {
      const taken = await this.photos.receive(place, file);
      if ('fault' in taken) fault ??= taken.fault;
    }
    return fault;
  }

  /** Adds or (`remove`) takes away without sending: what else stands in the form is kept as a draft and shown again. */
  async inForm(
    place: Place,
    fields: Record<string, unknown>,
    files: readonly SentFile[],
  ): Promise<{ refused?: RefusedWords }> {
    const typed = readWords(fields);
    const slot = `${fields['to'] === 'edit' ? 'edit' : 'answer'}:${place.questionId}`;
    const remove = fields['remove'];
    if (isUuid(remove)) await this.photos.remove(place, remove);
    const fault = await this.all(place, typed.picked, isUuid(remove) ? [] : files);
    // Pictures hold their own descriptions; a draft holds the rest.
    const picked = Object.fromEntries(Object.entries(typed.picked).filter(([name]) => !name.startsWith('alt-')));
    const kept = await this.drafts.keep(place.studyId, place.seatId, {
      slot,
      body: typed.body,
      picked,
      revision: typed.key,
      known: typed.known,
    });
    if (kept.kind === 'newer')
      return { refused: { slot, ...typed, faults: fault ? { photos: fault } : {}, newer: kept.draft } };
    return fault ? { refused: { slot, ...typed, faults: { photos: fault } } } : {};
  }
}
