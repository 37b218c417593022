import { Module } from '@nestjs/common';
import { FrontDoorController } from './front-door.controller.js';

@Module({ controllers: [FrontDoorController] })
export class FrontDoorModule {}
