import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccessModule } from './foundation/access/access.module.js';
import { AuditModule } from './foundation/audit/audit.module.js';
import { NotificationsModule } from './foundation/notifications/notifications.module.js';
import { PrivacyModule } from './foundation/privacy/privacy.module.js';
import { PanelModule } from './fieldwork/panel/panel.module.js';
import { ScreenerModule } from './fieldwork/screener/screener.module.js';
import { ApplyingModule } from './fieldwork/applying/applying.module.js';
import { ApplicantsModule } from './fieldwork/applicants/applicants.module.js';
import { StudyModule } from './fieldwork/study/study.module.js';
import { GuideModule } from './fieldwork/guide/guide.module.js';
import { DiscussionModule } from './fieldwork/discussion/discussion.module.js';
import { CodingModule } from './analysis/coding/coding.module.js';
import { SentimentModule } from './analysis/sentiment/sentiment.module.js';
import { ExportsModule } from './analysis/exports/exports.module.js';
import { ModerationModule } from './fieldwork/moderation/moderation.module.js';
import { FindingsModule } from './analysis/findings/findings.module.js';
import { RehearsalModule } from './rehearsal/rehearsal.module.js';
import { ClockModule } from './platform/clock/clock.module.js';
import { Settings } from './platform/config/settings.js';
import { SettingsModule } from './platform/config/settings.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { EventsModule } from './platform/events/events.module.js';
import { FilesModule } from './platform/files/files.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { InstallationModule } from './platform/installation/installation.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { LiveModule } from './platform/live/live.module.js';
import { LoggingModule } from './platform/logging/logging.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { RateLimitModule } from './platform/rate-limit/rate-limit.module.js';
import { VaultModule } from './platform/vault/vault.module.js';
import { FrontDoorModule } from './platform/pages/front-door.module.js';

const PLATFORM = [
  LoggingModule,
  DatabaseModule,
  InstallationModule,
  ClockModule,
  EventsModule,
  JobsModule,
  LiveModule,
  VaultModule,
  RateLimitModule,
  FilesModule,
  MailModule,
  HttpModule,
  HealthModule,
  FrontDoorModule,
];
/** The floors of `floors.json`, from the ground up. */
export const FLOORS = [
  AuditModule,
  AccessModule,
  PrivacyModule,
  NotificationsModule,
  StudyModule,
  ScreenerModule,
  ApplyingModule,
  ApplicantsModule,
  PanelModule,
  GuideModule,
  DiscussionModule,
  SentimentModule,
  CodingModule,
  ModerationModule,
  FindingsModule,
  ExportsModule,
];

/** The only list of all modules, floor by floor; a module stands after everything it imports. */
@Module({})
export class AppModule {
  static for(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [SettingsModule.of(settings), ScheduleModule.forRoot(), ...PLATFORM, ...FLOORS, RehearsalModule],
    };
  }
}
