import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ComposeMail } from './application/compose-mail.js';
import { MailTexts } from './application/mail-texts.js';
import { SendNotice } from './application/send-notice.js';
import { Notifications } from './notifications.facade.js';
import { MailTextEntity, NoticeEntity, ParticipantWishEntity } from './persistence/notice.entity.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity, MailTextEntity, ParticipantWishEntity])],
  providers: [ComposeMail, MailTexts, Notifications, SendNotice],
  exports: [MailTexts, Notifications],
})
export class NotificationsModule {}
