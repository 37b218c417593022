import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ComposeMail } from './application/compose-mail.js';
import { DeliverDue } from './application/deliver-due.js';
import { ForgetParticipant } from './application/forget-participant.js';
import { MailRuleRows } from './application/mail-rules.js';
import { MailTexts } from './application/mail-texts.js';
import { PersonalLinks } from './application/personal-links.js';
import { ReachParticipant } from './application/reach-participant.js';
import { SendNotice } from './application/send-notice.js';
import { SendPush } from './application/send-push.js';
import { StopLinks } from './application/stop-links.js';
import { WishRows } from './application/wishes.js';
import { Notifications } from './notifications.facade.js';
import { MailRuleEntity, MailTextEntity, NoticeEntity, ParticipantWishEntity } from './persistence/notice.entity.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity, MailTextEntity, MailRuleEntity, ParticipantWishEntity])],
  providers: [
    ComposeMail,
    DeliverDue,
    ForgetParticipant,
    MailRuleRows,
    MailTexts,
    Notifications,
    PersonalLinks,
    ReachParticipant,
    SendNotice,
    SendPush,
    StopLinks,
    WishRows,
  ],
  exports: [MailRuleRows, MailTexts, Notifications],
})
export class NotificationsModule {}
