// The board's snapshot and the streams that keep it current.
import { Controller, Get, Headers, Param, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';
import type { Response } from 'express';
import { type Principal } from '#access';
import { AnyRole, Roles, Who, type AuthenticatedRequest } from '../access/route-access.js';
import { EventStreamOperation, Operation } from '../http/operation.js';
import {
  BoardDto,
  CentreEventDto,
  HeartbeatDto,
  IncidentChangedDto,
  LiveEcgDto,
  LiveNumericDto,
  TimelineAppendedDto,
} from './board.dto.js';
import { BoardService } from './board.service.js';
import { ColleagueDto, Mentions } from '../incidents/mentions.js';
import { EventStreams } from './event-streams.js';
import { FoundPatientDto, PatientSearch, PatientSearchQuery } from './patient-search.js';

class EventsQuery {
  @ApiPropertyOptional({
    type: 'integer',
    format: 'int64',
    description: 'Events after this sequence; default: from now on.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  after?: number;
}

@ApiTags('board')
@Controller('api')
export class BoardController {
  constructor(
    private readonly board: BoardService,
    private readonly streams: EventStreams,
    private readonly patients: PatientSearch,
    private readonly mentions: Mentions,
  ) {}

  @Get('board')
  @Roles('centre', 'supervisor')
  @Operation('getBoard', 'Everything a seat sees, consistent with `sequence`.', { answer: BoardDto })
  snapshot(@Who() who: Principal): Promise<BoardDto> {
    return this.board.snapshot(who);
  }

  @Get('board/search')
  @Roles('centre', 'supervisor')
  @Operation('searchPatients', 'Patients by name, reading, address, telephone or key person; at most 100.', {
    answer: [FoundPatientDto],
  })
  search(@Who() who: Principal, @Query() { text }: PatientSearchQuery): Promise<FoundPatientDto[]> {
    return this.patients.find(who, text);
  }

  @Get('board/colleagues')
  @Roles('centre', 'supervisor')
  @Operation('listColleagues', 'People at the centre who can be mentioned in a note.', { answer: [ColleagueDto] })
  colleagues(@Who() who: Principal): Promise<ColleagueDto[]> {
    return this.mentions.colleagues(who);
  }

  @Get('events')
  @AnyRole()
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Sent by a browser that reconnects; wins over `after`.',
  })
  @EventStreamOperation(
    'streamEvents',
    'Server-sent events: what happened, live vitals, a heartbeat each second.',
    'Durable events have `id: <sequence>` and `event: <type>`; a reader that resumes misses none and gets none twice. ' +
      'Without id: `vitals` (LiveNumeric[]), `heartbeat` (Heartbeat), `reset` (the wanted sequence is no longer kept: load the board again). ' +
      'Each reader gets only what its role and scope allow.',
    [CentreEventDto, IncidentChangedDto, TimelineAppendedDto, LiveNumericDto, HeartbeatDto],
  )
  events(
    @Who() who: Principal,
    @Query() query: EventsQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: AuthenticatedRequest,
    @Res() response: Response,
  ): Promise<void> {
    const resumed = lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined;
    return this.streams.openEvents({
      who,
      sessionKey: request.sessionKey ?? '',
      after: resumed ?? query.after,
      response,
    });
  }

  @Get('patients/:id/live')
  @Roles('centre', 'supervisor', 'doctor', 'station')
  @EventStreamOperation(
    'streamPatient',
    'Server-sent events of one patient: `numerics` (LiveNumeric[]), `ecg` (LiveEcg), `heartbeat` each second.',
    'Nothing here is durable: a reader that reconnects starts with the newest numerics.',
    [LiveNumericDto, LiveEcgDto, HeartbeatDto],
  )
  live(
    @Who() who: Principal,
    @Param('id') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() response: Response,
  ): Promise<void> {
    return this.streams.openPatient({ who, sessionKey: request.sessionKey ?? '', patientId: id, response });
  }
}
