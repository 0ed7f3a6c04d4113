import { Module } from '@nestjs/common';
import { FiguresChore, FiguresListener } from './figures.chore';
import { FiguresService } from './figures.service';
import { PulseChore, ServiceStatusService } from './status.service';

const PROVIDED = [FiguresService, FiguresChore, FiguresListener, ServiceStatusService, PulseChore];

/** What is published of a community and of the service. Needs a `DataSource` and a `Clock` from the app. */
@Module({ providers: PROVIDED, exports: PROVIDED })
export class TransparencyModule {}
