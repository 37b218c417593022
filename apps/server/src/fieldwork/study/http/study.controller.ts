import { Body, Controller, Param } from '@nestjs/common';
import {
  houseMay,
  roleMay,
  studyRoutes as routes,
  whatRoleMay,
  type OverviewItem,
  type ParsedBodyOf,
  type Role,
  type StaffActor,
  type StudyPermission,
  type StudyView,
  type ViewOf,
} from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { Access } from '../../../foundation/access/access.facade.js';
import { emptyStudy } from '../domain/empty-study.js';
import { CloneStudy } from '../application/clone-study.js';
import { EditStudy } from '../application/edit-study.js';
import { StudyFiles } from '../application/study-file.js';
import { Studies, StudyParts } from '../study.facade.js';

/** A number of answers counts private ones too: it is for those who may read what it counts. */
const READS: Partial<Record<OverviewItem['place'], StudyPermission>> = {
  fieldwork: 'moderation.read',
  coding: 'coding.read',
};
const mayCount = ({ role }: StaffActor, place: OverviewItem['place']): boolean => {
  const permission = READS[place];
  return permission === undefined || (role !== undefined && roleMay(role, permission));
};

@Controller()
export class StudyController {
  constructor(
    private readonly access: Access,
    private readonly files: StudyFiles,
    private readonly studies: Studies,
    private readonly parts: StudyParts,
    private readonly editStudy: EditStudy,
    private readonly cloneStudy: CloneStudy,
  ) {}

  @Endpoint(routes.list)
  async list(@Staff() actor: StaffActor): Promise<ViewOf<typeof routes.list>> {
    const items = await this.studies.visibleTo(actor.staffId, actor.isOwner);
    return { items, canCreate: houseMay(actor.isOwner, 'house.create-study') };
  }

  @Endpoint(routes.create)
  async create(
    @Body({ schema: routes.create.body }) body: ParsedBodyOf<typeof routes.create>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.create>> {
    const contact = { name: actor.name, email: (await this.access.addressOf(actor.staffId)) ?? '' };
    return { id: await this.files.create(actor, emptyStudy({ ...body, contact })) };
  }

  @Endpoint(routes.importFile)
  async importFile(
    @Body({ schema: routes.importFile.body }) body: ParsedBodyOf<typeof routes.importFile>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.importFile>> {
    return { id: await this.files.importText(actor, body.file, body.startsOn ? { startsOn: body.startsOn } : {}) };
  }

  @Endpoint(routes.example)
  async example(
    @Body({ schema: routes.example.body }) body: ParsedBodyOf<typeof routes.example>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.example>> {
    return {
      id: await this.files.importText(
        actor,
        await this.files.exampleText(),
        body.startsOn ? { startsOn: body.startsOn } : {},
      ),
    };
  }

  @Endpoint(routes.one)
  async one(@Param('studyId') studyId: string, @Staff() actor: StaffActor): Promise<StudyView> {
    const study = await this.studies.facts(studyId);
    const role: Role = actor.role ?? 'observer';
    return { ...study, role, now: study.now.toISOString(), can: whatRoleMay(role) };
  }

  @Endpoint(routes.edit)
  async edit(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.edit.body }) body: ParsedBodyOf<typeof routes.edit>,
    @Staff() actor: StaffActor,
  ): Promise<StudyView> {
    await this.editStudy.edit(actor, studyId, body);
    return this.one(studyId, actor);
  }

  @Endpoint(routes.changePhase)
  async changePhase(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.changePhase.body }) body: ParsedBodyOf<typeof routes.changePhase>,
    @Staff() actor: StaffActor,
  ): Promise<StudyView> {
    await this.editStudy.changePhase(actor, studyId, body.to);
    return this.one(studyId, actor);
  }

  @Endpoint(routes.exportFile)
  exportFile(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.exportFile>> {
    return this.files.exportText(studyId);
  }

  @Endpoint(routes.clone)
  async clone(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.clone.body }) body: ParsedBodyOf<typeof routes.clone>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.clone>> {
    return { id: await this.cloneStudy.clone(actor, studyId, body) };
  }

  @Endpoint(routes.overview)
  async overview(
    @Param('studyId') studyId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.overview>> {
    const items = await Promise.all(this.parts.overviews.map((source) => source.overview(studyId)));
    return { items: items.flat().filter(({ place }) => mayCount(actor, place)) };
  }
}
