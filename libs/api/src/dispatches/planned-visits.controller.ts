// Visits without an alarm, and the visits of a patient for charts, over HTTP.
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { RangeQuery } from '../patients/history.dto.js';
import { PlanVisitDto } from './dispatch-acts.dto.js';
import { DispatchDto } from './dispatch.dto.js';
import { PlannedVisits } from './planned-visits.js';

@ApiTags('visits')
@Controller('api')
export class PlannedVisitsController {
  constructor(private readonly visits: PlannedVisits) {}

  @Post('visits')
  @HttpCode(201)
  @Roles('centre', 'supervisor', 'station')
  @Operation('planVisit', 'Plan a visit without an alarm; a station for itself and a patient it may see.', {
    answer: DispatchDto,
    status: 201,
  })
  plan(@Who() who: Principal, @Body() body: PlanVisitDto): Promise<DispatchDto> {
    return this.visits.plan(who, body);
  }

  @Get('patients/:id/visits')
  @Roles('centre', 'supervisor', 'doctor', 'station')
  @Operation('listVisits', 'Dispatches and visits of a patient asked for or planned within a range, newest first.', {
    answer: [DispatchDto],
  })
  ofPatient(@Who() who: Principal, @Param('id') id: string, @Query() query: RangeQuery): Promise<DispatchDto[]> {
    return this.visits.ofPatient(who, id, query);
  }
}
