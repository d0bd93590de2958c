// The month's activity over HTTP: figures only, so that an administrator may read them too.
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles, StepUp } from '../access/route-access.js';
import { sendCsv } from '../http/csv.js';
import { Operation } from '../http/operation.js';
import { activityRows } from './activity-csv.js';
import { ActivityCsvQuery, ActivityDto, ActivityQuery } from './activity.dto.js';
import { ActivityService } from './activity.service.js';

@ApiTags('activity')
@Controller('api/reports')
export class ActivityController {
  constructor(private readonly activities: ActivityService) {}

  @Get('activity')
  @Roles('supervisor', 'administrator')
  @Operation('getActivity', 'Incidents, dispatches, visits and calls of a month of the centre’s calendar.', {
    answer: ActivityDto,
  })
  activity(@Query() { month }: ActivityQuery): Promise<ActivityDto> {
    return this.activities.activity(month);
  }

  @Get('activity.csv')
  @Roles('supervisor', 'administrator')
  @StepUp()
  @ApiProduces('text/csv')
  @Operation('getActivityCsv', 'The same as a file.', { status: 200 })
  async csv(
    @Query() { month, language = 'ja' }: ActivityCsvQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return sendCsv(response, `activity-${month}`, activityRows(await this.activities.activity(month), language));
  }
}
