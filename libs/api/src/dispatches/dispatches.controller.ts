// Dispatches over HTTP: a station sees and steps its own, the centre sees all and may recall.
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import {
  AcceptDispatchDto,
  DeclineDispatchDto,
  DispatchActionDto,
  DispatchDto,
  ReportDispatchDto,
} from './dispatch.dto.js';
import { DispatchService } from './dispatch.service.js';

const WHICH = ['live', 'recent'] as const;

class DispatchesQuery {
  @ApiPropertyOptional({ enum: WHICH, default: 'recent', description: '`live`: somebody is asked or on the way.' })
  @IsOptional()
  @IsIn(WHICH)
  which?: (typeof WHICH)[number];
}

@ApiTags('dispatches')
@Controller('api/dispatches')
export class DispatchesController {
  constructor(private readonly dispatches: DispatchService) {}

  @Get()
  @Roles('centre', 'supervisor', 'station')
  @Operation('listDispatches', 'Dispatches, newest first (at most 100); for a station its own.', {
    answer: [DispatchDto],
  })
  list(@Who() who: Principal, @Query() query: DispatchesQuery): Promise<DispatchDto[]> {
    return this.dispatches.list(who, query.which ?? 'recent');
  }

  @Get(':id')
  @Roles('centre', 'supervisor', 'station')
  @Operation('getDispatch', 'One dispatch.', { answer: DispatchDto })
  get(@Who() who: Principal, @Param('id') id: string): Promise<DispatchDto> {
    return this.dispatches.get(who, id);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Roles('station')
  @Operation('acceptDispatch', 'Accept the offer.', { answer: DispatchDto })
  accept(@Who() who: Principal, @Param('id') id: string, @Body() body: AcceptDispatchDto): Promise<DispatchDto> {
    return this.dispatches.accept(who, id, body);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Roles('station')
  @Operation('declineDispatch', 'Decline the offer, with a reason.', { answer: DispatchDto })
  decline(@Who() who: Principal, @Param('id') id: string, @Body() body: DeclineDispatchDto): Promise<DispatchDto> {
    return this.dispatches.decline(who, id, body);
  }

  @Post(':id/en-route')
  @HttpCode(200)
  @Roles('station')
  @Operation('departDispatch', 'The nurse is on the way.', { answer: DispatchDto })
  depart(@Who() who: Principal, @Param('id') id: string, @Body() body: DispatchActionDto): Promise<DispatchDto> {
    return this.dispatches.depart(who, id, body);
  }

  @Post(':id/on-scene')
  @HttpCode(200)
  @Roles('station')
  @Operation('arriveDispatch', 'The nurse is at the door.', { answer: DispatchDto })
  arrive(@Who() who: Principal, @Param('id') id: string, @Body() body: DispatchActionDto): Promise<DispatchDto> {
    return this.dispatches.arrive(who, id, body);
  }

  @Post(':id/report')
  @HttpCode(200)
  @Roles('station')
  @Operation('reportDispatch', 'What was found, measured and done.', { answer: DispatchDto })
  report(@Who() who: Principal, @Param('id') id: string, @Body() body: ReportDispatchDto): Promise<DispatchDto> {
    return this.dispatches.report(who, id, body);
  }

  @Post(':id/recall')
  @HttpCode(200)
  @Roles('centre', 'supervisor')
  @Operation('recallDispatch', 'Call it off.', { answer: DispatchDto })
  recall(@Who() who: Principal, @Param('id') id: string, @Body() body: DispatchActionDto): Promise<DispatchDto> {
    return this.dispatches.recall(who, id, body);
  }
}
