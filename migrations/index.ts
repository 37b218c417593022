import { BuildTheHouse20261123041000 } from './20261123041000-build-the-house.js';
import { FurnishRecruitment20261125043000 } from './20261125043000-furnish-recruitment.js';
import { TellEarlierDecisions20261125050000 } from './20261125050000-tell-earlier-decisions.js';
import { KeepFileSlug20261125051000 } from './20261125051000-keep-file-slug.js';
import { PaceStarts20261125052000 } from './20261125052000-pace-starts.js';
import { FindLookAlikes20261125061500 } from './20261125061500-find-look-alikes.js';
import { WidenDraw20261126010500 } from './20261126010500-widen-draw.js';
import { FurnishTheWeek20261126030000 } from './20261126030000-furnish-the-week.js';
import { HoldNotices20261126040000 } from './20261126040000-hold-notices.js';
import { CarryDrafts20261126050000 } from './20261126050000-carry-drafts.js';
import { OpenByZone20261126060000 } from './20261126060000-open-by-zone.js';
import { AskWhoHasAnswered20261126070000 } from './20261126070000-ask-who-has-answered.js';
import { TellTheGroup20261126071000 } from './20261126071000-tell-the-group.js';
import { CodeSeatReasons20261126072000 } from './20261126072000-code-seat-reasons.js';
import { KeepTheKeyWhileItIsSetUp20261126080000 } from './20261126080000-keep-the-key-while-it-is-set-up.js';
import { KeyModeratorsWords20261126090000 } from './20261126090000-key-moderators-words.js';
import { OpenViews20261201020000 } from './20261201020000-open-views.js';
import { OpenSegments20261201030000 } from './20261201030000-open-segments.js';
import { OpenApplicants20261201050000 } from './20261201050000-open-applicants.js';
import { NameRateLimit20261201040000 } from './20261201040000-name-rate-limit.js';

/** Every migration, in order: listed, never globbed, so that a build cannot lose one. */
export const migrations = [
  BuildTheHouse20261123041000,
  FurnishRecruitment20261125043000,
  TellEarlierDecisions20261125050000,
  KeepFileSlug20261125051000,
  PaceStarts20261125052000,
  FindLookAlikes20261125061500,
  WidenDraw20261126010500,
  FurnishTheWeek20261126030000,
  HoldNotices20261126040000,
  CarryDrafts20261126050000,
  OpenByZone20261126060000,
  AskWhoHasAnswered20261126070000,
  TellTheGroup20261126071000,
  CodeSeatReasons20261126072000,
  KeepTheKeyWhileItIsSetUp20261126080000,
  KeyModeratorsWords20261126090000,
  OpenViews20261201020000,
  OpenSegments20261201030000,
  OpenApplicants20261201050000,
  NameRateLimit20261201040000,
];
