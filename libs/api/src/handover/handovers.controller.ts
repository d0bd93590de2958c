// Handovers over HTTP, for the seats.
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import {
  GiveHandoverDto,
  HandoverDraftDto,
  HandoverDto,
  HandoversQuery,
  HandoverSummaryDto,
  TakeHandoverDto,
} from './handover.dto.js';
import { HandoverService } from './handover.service.js';

@ApiTags('handovers')
@Controller('api/handovers')
export class HandoversController {
  constructor(private readonly handovers: HandoverService) {}

  @Get()
  @Roles('centre', 'supervisor')
  @Operation('listHandovers', 'Past handovers, newest first, fifty at a time.', { answer: [HandoverSummaryDto] })
  list(@Who() who: Principal, @Query() { before }: HandoversQuery): Promise<HandoverSummaryDto[]> {
    return this.handovers.list(who, before);
  }

  @Get('draft')
  @Roles('centre', 'supervisor')
  @Operation('draftHandover', 'What a handover would say now.', { answer: HandoverDraftDto })
  draft(@Who() who: Principal): Promise<HandoverDraftDto> {
    return this.handovers.draft(who);
  }

  @Get(':id')
  @Roles('centre', 'supervisor')
  @Operation('getHandover', 'One handover as it was signed.', { answer: HandoverDto })
  get(@Who() who: Principal, @Param('id') id: string): Promise<HandoverDto> {
    return this.handovers.one(who, id);
  }

  @Post()
  @HttpCode(201)
  @Roles('centre', 'supervisor')
  @Operation('giveHandover', 'Sign as the one who gives.', { answer: HandoverDto, status: 201 })
  give(@Who() who: Principal, @Body() body: GiveHandoverDto): Promise<HandoverDto> {
    return this.handovers.give(who, body);
  }

  @Post(':id/take')
  @HttpCode(200)
  @Roles('centre', 'supervisor')
  @Operation('takeHandover', 'Sign as the one who takes: another person than the giver, once.', { answer: HandoverDto })
  take(@Who() who: Principal, @Param('id') id: string, @Body() body: TakeHandoverDto): Promise<HandoverDto> {
    return this.handovers.take(who, id, body);
  }
}
