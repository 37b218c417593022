import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StudyParts } from '../study/study.facade.js';
import { DecisionSenders } from '../applicants/applicants.facade.js';
import { Participants } from '../../foundation/notifications/notifications.facade.js';
import { PersonalDataKeepers, PeopleRegister } from '../../foundation/privacy/privacy.facade.js';
import { LeaveStudy } from './application/leave-study.js';
import { PanelDecisions } from './application/panel-decisions.js';
import { PanelSection } from './application/panel-section.js';
import { TellParticipants } from './application/tell-participants.js';

/** What the panel registers with the modules below. */
@Injectable()
export class PanelStudyParts implements OnModuleInit {
  constructor(
    private readonly study: StudyParts,
    private readonly decisions: DecisionSenders,
    private readonly participants: Participants,
    private readonly keepers: PersonalDataKeepers,
    private readonly people: PeopleRegister,
    private readonly leaving: LeaveStudy,
    private readonly panelDecisions: PanelDecisions,
    private readonly section: PanelSection,
    private readonly seated: TellParticipants,
  ) {}

  onModuleInit(): void {
    this.study.addSection(this.section);
    this.study.addOverview(this.section);
    this.study.addWatcher(this.section);
    for (const sender of this.panelDecisions.all()) this.decisions.add(sender);
    this.participants.register(this.seated);
    this.keepers.register(this.leaving);
    this.people.known((ids) => this.leaving.known(ids));
  }
}
