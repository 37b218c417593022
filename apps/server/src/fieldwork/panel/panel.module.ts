import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecruitmentModule } from '../recruitment/recruitment.module.js';
import { ChangeSeat } from './application/change-seat.js';
import { ConfirmDraw } from './application/confirm-draw.js';
import { DrawQueries } from './application/draw.queries.js';
import { EnterByLink } from './application/enter-by-link.js';
import { InviteSeats } from './application/invite-seats.js';
import { LeaveStudy } from './application/leave-study.js';
import { PanelDecisions } from './application/panel-decisions.js';
import { PanelParts } from './application/panel-parts.js';
import { PanelPlans } from './application/panel-plan.js';
import { RunDraw } from './application/run-draw.js';
import { SeatQueries } from './application/seat.queries.js';
import { SendSignInLinks } from './application/send-sign-in-links.js';
import { StartDraw } from './application/start-draw.js';
import { TellStanding } from './application/tell-standing.js';
import { Welcome } from './application/welcome.js';
import { ChosenLanguage } from './http/chosen-language.js';
import { DoorwayPages } from './http/doorway.pages.js';
import { LeavePages } from './http/leave.pages.js';
import { PanelController } from './http/panel.controller.js';
import { SeatsController } from './http/seats.controller.js';
import { SignInPages } from './http/sign-in.pages.js';
import { WelcomePages } from './http/welcome.pages.js';
import { Panel } from './panel.facade.js';
import { DrawEntity, PanelPlanEntity, SeatChangeEntity, SeatEntity } from './persistence/panel.entities.js';

@Global()
@Module({
  imports: [RecruitmentModule, TypeOrmModule.forFeature([PanelPlanEntity, DrawEntity, SeatEntity, SeatChangeEntity])],
  controllers: [PanelController, SeatsController, DoorwayPages, SignInPages, WelcomePages, LeavePages],
  providers: [
    ChangeSeat,
    ChosenLanguage,
    ConfirmDraw,
    DrawQueries,
    EnterByLink,
    InviteSeats,
    LeaveStudy,
    Panel,
    PanelDecisions,
    PanelParts,
    PanelPlans,
    RunDraw,
    SeatQueries,
    SendSignInLinks,
    StartDraw,
    TellStanding,
    Welcome,
  ],
  exports: [Panel],
})
export class PanelModule {}
