import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Installation } from './installation.js';
import { SettingEntity } from './persistence/setting.entity.js';
import { SettingsRepository } from './persistence/settings.repository.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([SettingEntity])],
  providers: [SettingsRepository, Installation],
  exports: [Installation],
})
export class InstallationModule {}
