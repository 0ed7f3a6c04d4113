import { Module } from '@nestjs/common';
import { StatementsService } from './statements.service';
import { StatementViewsService } from './statement-views.service';

@Module({ providers: [StatementsService, StatementViewsService], exports: [StatementsService, StatementViewsService] })
export class StatementsModule {}
