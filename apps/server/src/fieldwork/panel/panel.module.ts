import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicantsModule } from '../applicants/applicants.module.js';
import { ChangeSeat } from './application/change-seat.js';
import { ChangeSeatByStaff } from './application/change-seat-by-staff.js';
import { ConfirmDraw } from './application/confirm-draw.js';
import { DrawFiles } from './application/draw-files.js';
import { DrawNumber } from './application/draw-number.js';
import { DrawQueries } from './application/draw.queries.js';
import { EnterByLink } from './application/enter-by-link.js';
import { ExpireInvitations } from './application/expire-invitations.js';
import { FillEmptySeats } from './application/fill-empty-seats.js';
import { FloorCurves } from './application/floor-curves.js';
import { InviteSeats } from './application/invite-seats.js';
import { LeaveStudy } from './application/leave-study.js';
import { MakeSeat } from './application/make-seat.js';
import { NextInvitations } from './application/next-invitation.js';
import { PanelDecisions } from './application/panel-decisions.js';
import { PanelSection } from './application/panel-section.js';
import { PanelPlans } from './application/panel-plan.js';
import { PeopleRules } from './application/people-rules.js';
import { QuotaFiles } from './application/quota-files.js';
import { RelaxPlan } from './application/relax-plan.js';
import { ReplayDraw } from './application/replay-draw.js';
import { RunDraw } from './application/run-draw.js';
import { RunningSearches } from './application/running-searches.js';
import { SeatQueries } from './application/seat.queries.js';
import { SendSignInLinks } from './application/send-sign-in-links.js';
import { SolveInThread } from './application/solve-in-thread.js';
import { StartDraw } from './application/start-draw.js';
import { StillAskable } from './application/still-askable.js';
import { TellParticipants } from './application/tell-participants.js';
import { SetStanding } from './application/set-standing.js';
import { Welcome } from './application/welcome.js';
import { ChosenLanguage } from './http/chosen-language.js';
import { DoorwayPages } from './http/doorway.pages.js';
import { DrawsController } from './http/draws.controller.js';
import { LeavePages } from './http/leave.pages.js';
import { PanelController } from './http/panel.controller.js';
import { PanelFilesController } from './http/panel-files.controller.js';
import { SeatsController } from './http/seats.controller.js';
import { SignInPages } from './http/sign-in.pages.js';
import { WelcomePages } from './http/welcome.pages.js';
import { Panel } from './panel.facade.js';
import { DrawsRepository } from './persistence/draws.repository.js';
import { FloorCurvesRepository } from './persistence/floor-curves.repository.js';
import { InvitationsRepository } from './persistence/invitations.repository.js';
import { PanelFiguresRepository } from './persistence/panel-figures.repository.js';
import { PanelPlansRepository } from './persistence/panel-plans.repository.js';
import { PeopleRulesRepository } from './persistence/people-rules.repository.js';
import { SeatChangesRepository } from './persistence/seat-changes.repository.js';
import { SeatsRepository } from './persistence/seats.repository.js';
import {
  DrawEntity,
  FloorCurveEntity,
  PanelPlanEntity,
  PeopleRuleEntity,
  PlanRelaxationEntity,
  SeatChangeEntity,
  SeatEntity,
} from './persistence/panel.entities.js';
import { PanelStudyParts } from './panel.study-parts.js';

@Global()
@Module({
  imports: [
    ApplicantsModule,
    TypeOrmModule.forFeature([
      PanelPlanEntity,
      PeopleRuleEntity,
      PlanRelaxationEntity,
      DrawEntity,
      FloorCurveEntity,
      SeatEntity,
      SeatChangeEntity,
    ]),
  ],
  controllers: [
    PanelController,
    DrawsController,
    SeatsController,
    PanelFilesController,
    DoorwayPages,
    SignInPages,
    WelcomePages,
    LeavePages,
  ],
  providers: [
    ChangeSeat,
    ChangeSeatByStaff,
    ChosenLanguage,
    ConfirmDraw,
    DrawFiles,
    DrawNumber,
    DrawQueries,
    EnterByLink,
    ExpireInvitations,
    FillEmptySeats,
    FloorCurves,
    InviteSeats,
    LeaveStudy,
    MakeSeat,
    NextInvitations,
    Panel,
    PanelDecisions,
    PanelSection,
    PanelPlans,
    PeopleRules,
    QuotaFiles,
    RelaxPlan,
    ReplayDraw,
    RunDraw,
    RunningSearches,
    SeatQueries,
    SendSignInLinks,
    SolveInThread,
    StartDraw,
    StillAskable,
    TellParticipants,
    SetStanding,
    Welcome,
    DrawsRepository,
    FloorCurvesRepository,
    InvitationsRepository,
    PanelFiguresRepository,
    PanelPlansRepository,
    PeopleRulesRepository,
    SeatChangesRepository,
    SeatsRepository,
    PanelStudyParts,
  ],
  exports: [Panel],
})
export class PanelModule {}
