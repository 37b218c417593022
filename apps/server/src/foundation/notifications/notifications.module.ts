import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Bounces } from './application/bounces.js';
import { ComposeMail } from './application/compose-mail.js';
import { DeliverDue } from './application/deliver-due.js';
import { EditMails } from './application/edit-mails.js';
import { ForgetParticipant } from './application/forget-participant.js';
import { MailRuleRows } from './application/mail-rules.js';
import { MailSamples } from './application/mail-samples.js';
import { MailTexts } from './application/mail-texts.js';
import { NoticesRepository } from './persistence/notices.repository.js';
import { MailingStudyRepository } from './persistence/mailing-study.repository.js';
import { ParticipantWishesRepository } from './persistence/participant-wishes.repository.js';
import { NoticeLog } from './application/notice-log.queries.js';
import { Participants } from './application/participants.js';
import { PersonalLinks } from './application/personal-links.js';
import { ReachParticipant } from './application/reach-participant.js';
import { SeatMails } from './application/seat-mails.queries.js';
import { SendNotice } from './application/send-notice.js';
import { SendPush } from './application/send-push.js';
import { StaleNotices } from './application/stale-notices.js';
import { StopLinks } from './application/stop-links.js';
import { MailPreferences } from './application/mail-preferences.js';
import { MailsController } from './http/mails.controller.js';
import { StopPages } from './http/stop.pages.js';
import { WishesPages } from './http/wishes.pages.js';
import { Notifications } from './notifications.facade.js';
import { MailRuleEntity, MailTextEntity, NoticeEntity, ParticipantWishEntity } from './persistence/notice.entity.js';
import { NotificationsStudyParts } from './notifications.study-parts.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity, MailTextEntity, MailRuleEntity, ParticipantWishEntity])],
  controllers: [MailsController, StopPages, WishesPages],
  providers: [
    Bounces,
    ComposeMail,
    DeliverDue,
    EditMails,
    ForgetParticipant,
    MailRuleRows,
    MailSamples,
    MailTexts,
    MailingStudyRepository,
    NoticeLog,
    NoticesRepository,
    ParticipantWishesRepository,
    Notifications,
    Participants,
    PersonalLinks,
    ReachParticipant,
    SeatMails,
    SendNotice,
    SendPush,
    StaleNotices,
    StopLinks,
    MailPreferences,
    NotificationsStudyParts,
  ],
  exports: [Bounces, MailRuleRows, MailSamples, MailTexts, Notifications, Participants, StaleNotices],
})
export class NotificationsModule {}
