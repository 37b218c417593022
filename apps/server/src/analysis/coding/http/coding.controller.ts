import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  codingRoutes as routes,
  type ParsedBodyOf,
  type ParsedQueryOf,
  type SegmentView,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { DocumentsQueries } from '../application/documents.queries.js';
import { EditSegment, type Undo } from '../application/edit-segment.js';
import { MarkWords } from '../application/mark-words.js';

@Controller()
export class CodingController {
  constructor(
    private readonly queries: DocumentsQueries,
    private readonly markWords: MarkWords,
    private readonly editSegment: EditSegment,
  ) {}

  @Endpoint(routes.documents)
  documents(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.documents.query }) query: ParsedQueryOf<typeof routes.documents>,
  ): Promise<ViewOf<typeof routes.documents>> {
    return this.queries.documents(studyId, query);
  }

  @Endpoint(routes.mark)
  mark(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.mark.body }) body: ParsedBodyOf<typeof routes.mark>,
    @Staff() actor: StaffActor,
  ): Promise<SegmentView> {
    const { codeIds, starred, ...place } = body;
    return this.markWords.execute(actor, studyId, place, { codeIds, starred });
  }

  @Endpoint(routes.star)
  star(
    @Param('studyId') studyId: string,
    @Param('segmentId') segmentId: string,
    @Body({ schema: routes.star.body }) { starred }: ParsedBodyOf<typeof routes.star>,
  ): Promise<Undo> {
    return this.editSegment.star(studyId, segmentId, starred);
  }

  @Endpoint(routes.uncode)
  uncode(
    @Param('studyId') studyId: string,
    @Param('segmentId') segmentId: string,
    @Param('codeId') codeId: string,
  ): Promise<Undo> {
    return this.editSegment.uncode(studyId, segmentId, codeId);
  }

  @Endpoint(routes.deleteSegment)
  deleteSegment(
    @Param('studyId') studyId: string,
    @Param('segmentId') segmentId: string,
    @Staff() actor: StaffActor,
  ): Promise<Undo> {
    return this.editSegment.delete(actor, studyId, segmentId);
  }
}
