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
  HandOverDispatchDto,
  ReportDispatchDto,
} from './dispatch-acts.dto.js';
import { DispatchDto } from './dispatch.dto.js';
import { DispatchService } from './dispatch.service.js';
import { NurseDto, StationLoadDto } from './nurse.dto.js';
import { Nurses } from './nurses.js';

const WHICH = ['live', 'planned', 'work', 'recent'] as const;

class DispatchesQuery {
  @ApiPropertyOptional({
    enum: WHICH,
    default: 'recent',
    description: '`live`: somebody is asked or on the way; `planned`: visits to come; `work`: both.',
  })
  @IsOptional()
  @IsIn(WHICH)
  which?: (typeof WHICH)[number];
}

@ApiTags('dispatches')
@Controller('api')
export class DispatchesController {
  constructor(
    private readonly dispatches: DispatchService,
    private readonly nurses: Nurses,
  ) {}

  @Get('dispatches')
  @Roles('centre', 'supervisor', 'station')
  @Operation(
    'listDispatches',
    'Dispatches and visits (at most 100), for a station its own: `recent` newest first, else the most urgent first.',
    {
      answer: [DispatchDto],
    },
  )
  list(@Who() who: Principal, @Query() query: DispatchesQuery): Promise<DispatchDto[]> {
    return this.dispatches.list(who, query.which ?? 'recent');
  }

  @Get('dispatches/:id')
  @Roles('centre', 'supervisor', 'station')
  @Operation('getDispatch', 'One dispatch.', { answer: DispatchDto })
  get(@Who() who: Principal, @Param('id') id: string): Promise<DispatchDto> {
    return this.dispatches.get(who, id);
  }

  @Post('dispatches/:id/accept')
  @HttpCode(200)
  @Roles('station')
  @Operation('acceptDispatch', 'Accept the offer.', { answer: DispatchDto })
  accept(@Who() who: Principal, @Param('id') id: string, @Body() body: AcceptDispatchDto): Promise<DispatchDto> {
    return this.dispatches.accept(who, id, body);
  }

  @Post('dispatches/:id/decline')
  @HttpCode(200)
  @Roles('station')
  @Operation('declineDispatch', 'Decline the offer, with a reason.', { answer: DispatchDto })
  decline(@Who() who: Principal, @Param('id') id: string, @Body() body: DeclineDispatchDto): Promise<DispatchDto> {
    return this.dispatches.decline(who, id, body);
  }

  @Post('dispatches/:id/en-route')
  @HttpCode(200)
  @Roles('station')
  @Operation('departDispatch', 'The nurse is on the way.', { answer: DispatchDto })
  depart(@Who() who: Principal, @Param('id') id: string, @Body() body: DispatchActionDto): Promise<DispatchDto> {
    return this.dispatches.depart(who, id, body);
  }

  @Post('dispatches/:id/on-scene')
  @HttpCode(200)
  @Roles('station')
  @Operation('arriveDispatch', 'The nurse is at the door.', { answer: DispatchDto })
  arrive(@Who() who: Principal, @Param('id') id: string, @Body() body: DispatchActionDto): Promise<DispatchDto> {
    return this.dispatches.arrive(who, id, body);
  }

  @Post('dispatches/:id/report')
  @HttpCode(200)
  @Roles('station')
  @Operation('reportDispatch', 'What was found, measured and done.', { answer: DispatchDto })
  report(@Who() who: Principal, @Param('id') id: string, @Body() body: ReportDispatchDto): Promise<DispatchDto> {
    return this.dispatches.report(who, id, body);
  }

  @Post('dispatches/:id/recall')
  @HttpCode(200)
  @Roles('centre', 'supervisor')
  @Operation('recallDispatch', 'Call it off.', { answer: DispatchDto })
  recall(@Who() who: Principal, @Param('id') id: string, @Body() body: DispatchActionDto): Promise<DispatchDto> {
    return this.dispatches.recall(who, id, body);
  }

  @Post('dispatches/:id/nurse')
  @HttpCode(200)
  @Roles('station')
  @Operation('handOverDispatch', 'Hand it to another nurse of the station, who is told.', { answer: DispatchDto })
  handOver(@Who() who: Principal, @Param('id') id: string, @Body() body: HandOverDispatchDto): Promise<DispatchDto> {
    return this.nurses.handOver(who, id, body);
  }

  @Get('stations/:id/nurses')
  @Roles('centre', 'supervisor', 'station')
  @Operation('listNurses', 'The people of a station, with how many dispatches each has taken on.', {
    answer: [NurseDto],
  })
  listNurses(@Who() who: Principal, @Param('id') id: string): Promise<NurseDto[]> {
    return this.nurses.list(who, id);
  }

  @Get('station-loads')
  @Roles('centre', 'supervisor')
  @Operation('listStationLoads', 'How busy every station is: whether all its nurses are out.', {
    answer: [StationLoadDto],
  })
  loads(): Promise<StationLoadDto[]> {
    return this.nurses.loads();
  }
}
