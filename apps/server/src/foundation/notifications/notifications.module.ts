import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SendNotice } from './application/send-notice.js';
import { Notifications } from './notifications.facade.js';
import { MailTextEntity, NoticeEntity } from './persistence/notice.entity.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity, MailTextEntity])],
  providers: [Notifications, SendNotice],
  exports: [Notifications],
})
export class NotificationsModule {}
