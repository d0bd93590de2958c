// Incidents over HTTP: the list, one with its timeline, and what a seat does to it.
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { INCIDENT_STATES, type IncidentState } from '#care';
import { type Principal } from '#access';
import { ByBadge, Roles, Who } from '../access/route-access.js';
import { OfferDispatchDto } from '../dispatches/dispatch-acts.dto.js';
import { DispatchDto } from '../dispatches/dispatch.dto.js';
import { DispatchService } from '../dispatches/dispatch.service.js';
import { Operation } from '../http/operation.js';
import {
  AcknowledgeIncidentDto,
  AddNoteDto,
  CloseIncidentDto,
  IncidentDetailDto,
  IncidentDto,
  LogCallDto,
} from './incident.dto.js';
import { IncidentService } from './incident.service.js';

class IncidentsQuery {
  @ApiPropertyOptional({ enum: INCIDENT_STATES, enumName: 'IncidentState' })
  @IsOptional()
  @IsIn(INCIDENT_STATES)
  state?: IncidentState;
}

@ApiTags('incidents')
@Controller('api/incidents')
export class IncidentsController {
  constructor(
    private readonly incidents: IncidentService,
    private readonly dispatches: DispatchService,
  ) {}

  @Get()
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('listIncidents', 'Incidents, open ones by urgency, closed ones newest first (at most 200).', {
    answer: [IncidentDto],
  })
  list(@Who() who: Principal, @Query() query: IncidentsQuery): Promise<IncidentDto[]> {
    return this.incidents.list(who, query.state);
  }

  @Get(':id')
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('getIncident', 'One incident with its timeline.', { answer: IncidentDetailDto })
  get(@Who() who: Principal, @Param('id') id: string): Promise<IncidentDetailDto> {
    return this.incidents.detail(who, id);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Roles('centre', 'supervisor')
  @ByBadge()
  @Operation('acknowledgeIncident', 'Accept responsibility for every alarm of the incident.', { answer: IncidentDto })
  acknowledge(
    @Who() who: Principal,
    @Param('id') id: string,
    @Body() body: AcknowledgeIncidentDto,
  ): Promise<IncidentDto> {
    return this.incidents.acknowledge(who, id, body);
  }

  @Post(':id/calls')
  @HttpCode(200)
  @Roles('centre', 'supervisor')
  @Operation('logCall', 'Record a telephone call.', { answer: IncidentDto })
  call(@Who() who: Principal, @Param('id') id: string, @Body() body: LogCallDto): Promise<IncidentDto> {
    return this.incidents.logCall(who, id, body);
  }

  @Post(':id/notes')
  @HttpCode(200)
  @Roles('centre', 'supervisor')
  @Operation('addNote', 'Write a note into the timeline.', { answer: IncidentDto })
  note(@Who() who: Principal, @Param('id') id: string, @Body() body: AddNoteDto): Promise<IncidentDto> {
    return this.incidents.addNote(who, id, body);
  }

  @Post(':id/dispatches')
  @HttpCode(201)
  @Roles('centre', 'supervisor')
  @Operation('offerDispatch', 'Ask a station to go and look; by default the one on duty.', {
    answer: DispatchDto,
    status: 201,
  })
  dispatch(@Who() who: Principal, @Param('id') id: string, @Body() body: OfferDispatchDto): Promise<DispatchDto> {
    return this.dispatches.offer(who, id, body);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Roles('centre', 'supervisor')
  @Operation(
    'closeIncident',
    'Close with an outcome. Refused while an alarm waits for an answer or a nurse is on the way.',
    {
      answer: IncidentDto,
    },
  )
  close(@Who() who: Principal, @Param('id') id: string, @Body() body: CloseIncidentDto): Promise<IncidentDto> {
    return this.incidents.close(who, id, body);
  }
}
