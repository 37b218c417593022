import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Access, ParticipantDoors } from './access.facade.js';
import { SignInBrake } from './application/sign-in-brake.js';
import { StaffInvitations } from './application/staff-invitations.js';
import { StaffSessions } from './application/staff-sessions.js';
import { AccessGuard } from './http/access.guard.js';
import { Cookies } from './http/cookies.js';
import { DemoDoorController } from './http/demo-door.controller.js';
import { SessionController } from './http/session.controller.js';
import { TeamController } from './http/team.controller.js';
import { ColleaguesRepository } from './persistence/colleagues.repository.js';
import { ParticipantLinksRepository } from './persistence/participant-links.repository.js';
import { StaffInvitationsRepository } from './persistence/staff-invitations.repository.js';
import { StaffSessionsRepository } from './persistence/staff-sessions.repository.js';
import { ParticipantLinkEntity, ParticipantSessionEntity } from './persistence/participant.entities.js';
import {
  StaffEntity,
  StaffInvitationEntity,
  StaffSessionEntity,
  StudyMemberEntity,
} from './persistence/staff.entities.js';

const ENTITIES = [
  StaffEntity,
  StaffSessionEntity,
  StaffInvitationEntity,
  StudyMemberEntity,
  ParticipantLinkEntity,
  ParticipantSessionEntity,
];

@Global()
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  controllers: [SessionController, TeamController, DemoDoorController],
  providers: [
    ColleaguesRepository,
    ParticipantLinksRepository,
    StaffInvitationsRepository,
    StaffSessionsRepository,
    Access,
    ParticipantDoors,
    SignInBrake,
    StaffInvitations,
    StaffSessions,
    Cookies,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Access, ParticipantDoors, Cookies],
})
export class AccessModule {}
