import { Body, Controller, Param } from '@nestjs/common';
import { codingRoutes as routes, type CodeView, type ParsedBodyOf, type StaffActor, type ViewOf } from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { CodingQueries } from '../application/coding.queries.js';
import { EditCodebook } from '../application/edit-codebook.js';

@Controller()
export class CodebookController {
  constructor(
    private readonly queries: CodingQueries,
    private readonly editCodebook: EditCodebook,
  ) {}

  @Endpoint(routes.codebook)
  async codebook(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.codebook>> {
    return { items: await this.queries.codes(studyId) };
  }

  @Endpoint(routes.createCode)
  create(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.createCode.body }) body: ParsedBodyOf<typeof routes.createCode>,
    @Staff() actor: StaffActor,
  ): Promise<CodeView> {
    return this.editCodebook.create(actor, studyId, body);
  }

  @Endpoint(routes.editCode)
  edit(
    @Param('studyId') studyId: string,
    @Param('codeId') codeId: string,
    @Body({ schema: routes.editCode.body }) body: ParsedBodyOf<typeof routes.editCode>,
    @Staff() actor: StaffActor,
  ): Promise<CodeView> {
    return this.editCodebook.edit(actor, studyId, codeId, body);
  }

  @Endpoint(routes.deleteCode)
  async delete(
    @Param('studyId') studyId: string,
    @Param('codeId') codeId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.deleteCode>> {
    await this.editCodebook.delete(actor, studyId, codeId);
    return { ok: true };
  }
}
